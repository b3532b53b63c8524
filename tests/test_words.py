"""Every message of the source has its English, and every text people see is a message."""

import ast
import re
from collections.abc import Iterator

import pytest

from caseworker_app.schemes.meeting import AGENDA
from tests.catalogue import NO_SCREEN, ROOT, Message, literals, messages, name_of, sources, translated

DANISH = re.compile(r"[æøåÆØÅ]")
PLACE = re.compile(r"{(\w+)}")
READABLE = re.compile(r"[A-ZÆØÅ][a-zæøå]|[a-zæøå]+[.,:;]? [a-zæøå]|[a-zæøå]{2}[.?…]$")
"""A capital with a small letter after it, two words, or the end of a sentence."""
NOT_SHOWN = frozenset({
    "skånehensyn", "læge", "lægen", "tillidsrepræsentant", "tillidsrepræsentanten",  # read in a line of a task
    "alle læger", "alle relevante", "alt relevant", "nødvendige oplysninger", "relevante oplysninger",
    "øvelse uden rigtige borgere", "på",
}) | frozenset(AGENDA)  # fmt: skip
"""Danish words of the code that are compared with or typed, not said; the agenda is the office's own text."""
SHORT = (" kl.", " kr.", " stk.")
PATTERN = "(?:"
NAMES = frozenset({"Fasthold", " – Fasthold", "Dansk", "English", "Inter", "Noto Sans", "Noto Sans Arabic"})
"""Names that are the same in every language: the program, the languages, fonts."""
FOR_MACHINES = re.compile(r"Q[A-Z]|Qt $|Fusion$|currentColor$|px;|(Ctrl|Alt|Shift)\+")
"""Classes and styles of Qt, colours and sizes of pictures and sheets, shortcuts."""
FOR_DEVELOPERS = frozenset({
    "the first page is not the welcome", "outside our code", "window: ok",
    "only a line of text can have suggestions",
})  # fmt: skip
UNREAD_FILES = frozenset({"ui/look/sheet.py", "ui/demo.py", "ui/demo_papers.py"})
"""The style sheet; and the command without a screen, whose only words are names of files."""


@pytest.fixture(scope="module")
def source() -> dict[Message, str]:
    return messages()


@pytest.fixture(scope="module")
def english() -> dict[Message, str | tuple[str, ...]]:
    return translated("en")


def test_every_message_has_its_english(source, english):
    missing = [f"{place}: {message}" for message, place in source.items() if not all(_forms(english.get(message)))]
    assert not missing, "\n".join(missing)


def test_the_catalogue_holds_nothing_that_is_no_longer_said(source, english):
    assert not [message for message in english if message not in source]


def test_places_are_the_same_in_both_languages(source, english):
    for message in source:
        for danish, other in zip(_forms(message), _forms(english[message]), strict=True):
            assert sorted(PLACE.findall(other)) == sorted(PLACE.findall(danish)), message


def test_both_languages_end_a_sentence_alike(source, english):
    for message in source:
        for danish, other in zip(_forms(message), _forms(english[message]), strict=True):
            if " " in PLACE.sub("", danish).strip():
                assert _ends(danish) == _ends(other), message


def _ends(words: str) -> bool:
    """As a sentence does; a short word may have its point too."""
    return words.endswith((".", "?")) and not words.endswith(SHORT)


def test_nothing_is_shouted(source):
    assert not [message for message in source if any("!" in form for form in _forms(message))]


def _forms(message: object) -> tuple[str, ...]:
    if isinstance(message, str):
        return (message,)
    return message if isinstance(message, tuple) else ("",)


def test_every_danish_sentence_of_the_code_is_a_message(source):
    known = {form for message in source for form in _forms(message)}
    stray = [f"{place}: {text}" for place, text in _literals() if _is_danish(text) and text not in known]
    assert not stray, "\n".join(stray)


def test_every_text_of_the_screen_is_a_message(source):
    known = {form for message in source for form in _forms(message)} | NAMES | FOR_DEVELOPERS
    stray = [f"{place}: {text}" for place, text in _literals("ui/") if _is_readable(text) and text not in known]
    assert not stray, "\n".join(stray)


def test_a_message_with_two_forms_is_counted():
    """`say` takes one message; words that depend on a number are said by `count`."""
    wrong = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in sources()
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and name_of(call) == "say" and len(call.args) > 1 and literals(call.args[0])
    ]
    assert not wrong, "\n".join(wrong)


def _is_danish(words: str) -> bool:
    """A comment in a rule file of the office is Danish as the rules in it are; a pattern only recognises."""
    sentence = DANISH.search(words) and re.search("[a-z]", words) and not words.startswith("# ")
    return bool(sentence) and PATTERN not in words and words not in NOT_SHOWN


def _is_readable(words: str) -> bool:
    return bool(READABLE.search(words)) and not FOR_MACHINES.match(words)


def _literals(folder: str = "") -> Iterator[tuple[str, str]]:
    """Each literal of the code with its place, but those nobody is shown."""
    for path in sources():
        file = path.relative_to(ROOT).as_posix()
        if not file.startswith(folder) or file.startswith(NO_SCREEN) or file in UNREAD_FILES:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        unseen = set(_not_for_people(tree))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in unseen:
                yield f"{file}:{node.lineno}", node.value


def _not_for_people(tree: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, types, names of a module's parts, and the sample answers of the schemes: typed words, not ours."""
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant()):
                yield node.value
            case ast.Assign(targets=[ast.Name("__all__")]):
                yield from ast.walk(node.value)
            case ast.AnnAssign() | ast.arg():
                yield from ast.walk(node.annotation) if node.annotation else ()
            case ast.FunctionDef():
                yield from ast.walk(node if node.name == "sample" else node.returns or ast.Pass())
