"""Every message of the source has its English, and every Danish sentence of the code is a message."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.catalogue import NO_SCREEN, ROOT, messages, sources, translated

DANISH = re.compile(r"[æøåÆØÅ]")
PLACE = re.compile(r"{(\w+)}")
NOT_SHOWN = frozenset({
    "alle relevante", "alt relevant", "nødvendige oplysninger", "relevante oplysninger",
})  # fmt: skip
"""Danish words of the code that are compared with, not shown."""


@pytest.fixture(scope="module")
def source() -> dict[object, str]:
    return dict(messages())


@pytest.fixture(scope="module")
def english() -> dict[object, object]:
    return dict(translated("en"))


def test_every_message_has_its_english(source, english):
    missing = [f"{place}: {message}" for message, place in source.items() if not all(_forms(english.get(message)))]
    assert not missing, "\n".join(missing)


def test_the_catalogue_holds_nothing_that_is_no_longer_said(source, english):
    assert not [message for message in english if message not in source]


def test_places_are_the_same_in_both_languages(source, english):
    for message in source:
        danish = {place for form in _forms(message) for place in PLACE.findall(form)}
        for form in _forms(english[message]):
            assert set(PLACE.findall(form)) <= danish, message


def _forms(message: object) -> tuple[str, ...]:
    if isinstance(message, str):
        return (message,)
    return message if isinstance(message, tuple) else ("",)


def test_every_danish_sentence_of_the_code_is_a_message(source):
    known = {form for message in source for form in _forms(message)}
    stray = [f"{path.relative_to(ROOT)}:{line}: {text}" for path, line, text in _danish_literals() if text not in known]
    assert not stray, "\n".join(stray)


def _danish_literals() -> Iterator[tuple[Path, int, str]]:
    for path in sources():
        if path.relative_to(ROOT).as_posix().startswith(NO_SCREEN):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        unseen = set(_not_for_people(tree))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and node not in unseen and _is_danish(node.value):
                yield path, node.lineno, str(node.value)


def _is_danish(value: object) -> bool:
    return isinstance(value, str) and len(value) > 2 and bool(DANISH.search(value)) and value not in NOT_SHOWN


def _not_for_people(tree: ast.AST) -> Iterator[ast.Constant]:
    """Docstrings, and the sample answers and first drafts of the schemes: typed words, not ours."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        if isinstance(node, ast.FunctionDef) and node.name == "sample":
            yield from (child for child in ast.walk(node) if isinstance(child, ast.Constant))
