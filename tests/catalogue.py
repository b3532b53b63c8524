"""The messages of the program as they stand in the source, found by the constructors that mark them."""

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("caseworker_app", "ui")
MARKED_BY = {
    "N_": (1,), "say": (1,), "count": (1, 2), "words": (1,), "Words": (1,), "act": (1,), "Act": (1,),
    "blocks": (2,), "warns": (2,), "unsettled": (2,),
    "Field": (2,), "Choice": (2,), "Section": (1,), "Form": (2,), "SignerRole": (2,),
    "Fact": (1,), "Heading": (1,), "Column": (1,), "Table": (1,), "Signer": (1,), "PageAction": (1,),
}  # fmt: skip
NO_SCREEN = ("caseworker_app/practice/", "caseworker_app/selftest.py")
"""Invented words and words for developers."""

Message = str | tuple[str, str]


def error_classes() -> frozenset[str]:
    """Names of all classes that end in UserError: their first argument is told to people."""
    parents = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    }
    known = {"UserError"}
    while more := {name for name, bases in parents.items() if bases & known} - known:
        known |= more
    return frozenset(known)


def sources() -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))


def messages() -> dict[Message, str]:
    """Each message of the source with the first place it stands in."""
    keywords = dict(MARKED_BY) | dict.fromkeys(error_classes(), (1,))
    found: dict[Message, str] = {}
    for package in PACKAGES:
        for file, line, message, _, _ in extract_from_dir(ROOT / package, keywords=keywords):
            if message and not f"{package}/{file}".startswith(NO_SCREEN):
                found.setdefault(message, f"{package}/{file}:{line}")
    return found


def translated(language: str) -> dict[Message, str | tuple[str, ...]]:
    """The catalogue of a language, without its header."""
    path = ROOT / "resources" / "translations" / language / "LC_MESSAGES" / "fasthold.po"
    with path.open("rb") as stream:
        return {entry.id: entry.string for entry in read_po(stream, locale=language) if entry.id}


def renew(language: str) -> int:
    """Bring a catalogue up to the source: new messages without words, old ones dropped. How many are to do."""
    path = ROOT / "resources" / "translations" / language / "LC_MESSAGES" / "fasthold.po"
    known = translated(language) if path.exists() else {}
    header = "# Fasthold in another language. Danish is the source; the words are looked up when they are shown."
    catalogue = Catalog(locale=language, header_comment=header, project="Fasthold", charset="utf-8", fuzzy=False)
    for message, place in messages().items():
        file, _, _ = place.rpartition(":")
        catalogue.add(message, known.get(message), locations=[(file, None)])
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        write_po(stream, catalogue, sort_by_file=True, width=100, omit_header=False, include_lineno=False)
    return sum(not any(known.get(message) or ()) for message in messages())


if __name__ == "__main__":
    print("to translate:", renew("en"))
