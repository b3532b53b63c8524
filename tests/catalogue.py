"""The messages of the program as they stand in the source, found by the calls that mark them."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("caseworker_app", "ui")
MARKED_BY = {
    "N_": (1,), "say": (1,), "count": (1, 2), "words": (1,), "Words": (1,), "act": (1,), "Act": (1,),
    "blocks": (2,), "warns": (2,), "unsettled": (2,),
    "Field": (2,), "Choice": (2,), "Section": (1,), "Form": (2,), "SignerRole": (2,), "_digits": (3,),
    "Fact": (1,), "Heading": (1,), "Column": (1,), "Table": (1,), "Signer": (1,), "PageAction": (1,),
}  # fmt: skip
NO_SCREEN = ("caseworker_app/practice/", "caseworker_app/selftest.py")
"""Invented words and words for developers."""

HEADER = r"""# Fasthold in another language. Danish is the source; the words are looked up when they are shown.
msgid ""
msgstr ""
"Language: {language}\n"
"Plural-Forms: {plurals}\n"
"Content-Type: text/plain; charset=utf-8\n"

"""

Message = str | tuple[str, str]


def error_classes() -> frozenset[str]:
    """Names of all classes that end in UserError: their first argument is told to people.

    Two classes may share a name; one of them is enough.
    """
    parents: dict[str, set[str]] = {}
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                parents.setdefault(node.name, set()).update(
                    base.id for base in node.bases if isinstance(base, ast.Name)
                )
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
    for path in sources():
        file = path.relative_to(ROOT).as_posix()
        calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
        for call in calls if not file.startswith(NO_SCREEN) else ():
            for message in _marked(call, keywords.get(name_of(call), ())):
                found.setdefault(message, f"{file}:{call.lineno}")
    for file, rule in _rules():
        found.setdefault(rule, file)
    return found


def _rules() -> Iterator[tuple[str, str]]:
    """What rules say, measures are called, and sources without an address are; paragraphs keep their Danish names."""
    for path in sorted((ROOT / "resources" / "rules").glob("*.toml")):
        content, file = tomllib.loads(path.read_text(encoding="utf-8")), path.relative_to(ROOT).as_posix()
        for provision in content.get("provision", ()):
            yield file, provision["says"]
            if "title" in provision:
                yield file, provision["title"]
        for source in content.get("source", ()):
            if "address" not in source:
                yield file, source["title"]


def name_of(call: ast.Call) -> str:
    """What is called, without what it belongs to."""
    match call.func:
        case ast.Name(name) | ast.Attribute(attr=name):
            return name
    return ""


def literals(node: ast.AST) -> tuple[str, ...]:
    """The words an argument may be: one literal, or the two of a choice between literals."""
    match node:
        case ast.Constant(str(words)) if words:
            return (words,)
        case ast.IfExp(body=one, orelse=other):
            return literals(one) + literals(other)
    return ()


def _marked(call: ast.Call, places: tuple[int, ...]) -> tuple[Message, ...]:
    """One message, or singular and plural together."""
    words = tuple(literals(call.args[place - 1]) for place in places if place <= len(call.args))
    if len(places) == 2:
        return tuple((one, many) for one in words[0] for many in words[1]) if len(words) == 2 else ()
    return words[0] if words else ()


def translated(language: str) -> dict[Message, str | tuple[str, ...]]:
    """The catalogue of a language, without its header."""
    path = ROOT / "resources" / "translations" / language / "LC_MESSAGES" / "fasthold.po"
    with path.open("rb") as stream:
        return {entry.id: entry.string for entry in read_po(stream, locale=language) if entry.id}


def renew(language: str) -> int:
    """Bring a catalogue up to the source: new messages without words, old ones dropped. How many are to do."""
    path = ROOT / "resources" / "translations" / language / "LC_MESSAGES" / "fasthold.po"
    known = translated(language) if path.exists() else {}
    catalogue = Catalog(locale=language, fuzzy=False)
    for message, place in messages().items():
        file = place.split(":")[0]
        catalogue.add(message, known.get(message), locations=[(file, None)])
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        stream.write(HEADER.format(language=language, plurals=catalogue.plural_forms).encode())
        write_po(stream, catalogue, sort_by_file=True, width=100, omit_header=True, include_lineno=False)
    return sum(not any(known.get(message) or ()) for message in messages())


if __name__ == "__main__":
    print("to translate:", renew("en"))
