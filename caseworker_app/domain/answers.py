"""Answers of a form: typed values, also the ones that could not be read, to text and back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Unread:
    """Text that was typed but is not yet a value of its kind. It is kept as typed, never dropped."""

    text: str


class Answers(Mapping[str, object]):
    """Answers by field key. The typed getters give None for what is missing or cannot be read yet."""

    def __init__(self, values: Mapping[str, object] | None = None) -> None:
        self._values = dict(values or {})

    def __getitem__(self, key: str) -> object:
        return self._values[key]

    def __iter__(self) -> Any:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Answers({sorted(self._values)})"

    def text(self, key: str) -> str:
        """The text without blanks around it; empty when missing."""
        value = self._values.get(key)
        return value.strip() if isinstance(value, str) else ""

    def date(self, key: str) -> date | None:
        value = self._values.get(key)
        return value if isinstance(value, date) else None

    def time(self, key: str) -> time | None:
        value = self._values.get(key)
        return value if isinstance(value, time) else None

    def hours(self, key: str) -> Decimal | None:
        value = self._values.get(key)
        return value if isinstance(value, Decimal) else None

    def yes(self, key: str) -> bool:
        return self._values.get(key) is True

    def chosen(self, key: str) -> tuple[str, ...]:
        """The chosen keys of a field with several choices."""
        value = self._values.get(key)
        return value if isinstance(value, tuple) and all(isinstance(v, str) for v in value) else ()

    def rows(self, key: str) -> "tuple[Answers, ...]":
        """The rows of a table field."""
        value = self._values.get(key)
        if not isinstance(value, tuple):
            return ()
        return tuple(row for row in value if isinstance(row, Answers))

    def answered(self, key: str) -> bool:
        value = self._values.get(key)
        if isinstance(value, str):
            return bool(value.strip())
        return value not in (None, ()) and not isinstance(value, Unread)

    def with_answer(self, key: str, value: object) -> "Answers":
        """A copy with one answer set; None takes the answer away."""
        values = {k: v for k, v in self._values.items() if k != key}
        if value is not None:
            values[key] = value
        return Answers(values)

    def renamed(self, names: Mapping[str, str]) -> "Answers":
        """A copy in which old keys have their new names; a new name that is answered wins."""
        values = {names.get(key, key): value for key, value in self._values.items() if names.get(key, key) == key}
        for key, value in self._values.items():
            values.setdefault(names.get(key, key), value)
        return Answers(values)


def to_text(answers: Answers) -> str:
    """Self-describing JSON, readable without the scheme and for ever."""
    return json.dumps(_plain(answers), ensure_ascii=False, sort_keys=True)


def from_text(text: str) -> Answers:
    """The answers that `to_text` wrote; ValueError for anything else."""
    value = _DECODER.decode(text)
    if not isinstance(value, Answers):
        raise ValueError("not answers")
    return value


class Kept(Answers):
    """Answers as `to_text` wrote them, read when the first is asked for: of most agreements only their state is."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _values(self) -> dict[str, object]:  # type: ignore[override]
        return dict(from_text(self._text))


def _plain(value: object) -> object:
    match value:
        case Answers():
            return {key: _plain(value[key]) for key in value}
        case tuple():
            return [_plain(item) for item in value]
        case str():
            return _whole_letters(value)
        case bool() | int():
            return value
        case _:
            return _named(value)


def _named(value: object) -> dict[str, str]:
    """A value with the name of its kind, so that it is read as what it was."""
    match value:
        case Unread():
            return {"$unread": _whole_letters(value.text)}
        case date() if not isinstance(value, datetime):
            return {"$date": value.isoformat()}
        case time():
            return {"$time": value.isoformat("minutes")}
        case Decimal():
            return {"$decimal": str(value)}
        case _:
            raise TypeError(f"an answer may not be a {type(value).__name__}")


def _whole_letters(text: str) -> str:
    """Halves of letters, as some clipboards bring them, cannot be written to a file."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError("not a number") from None


_READERS = {"$unread": Unread, "$date": date.fromisoformat, "$time": time.fromisoformat, "$decimal": _decimal}


def _typed(plain: dict[str, Any]) -> object:
    """A value that names its kind, or answers; what is inside was made first."""
    if len(plain) == 1:
        [(key, value)] = plain.items()
        if key in _READERS and isinstance(value, str):
            return _READERS[key](value)
    return Answers({key: _frozen(value) if isinstance(value, list) else value for key, value in plain.items()})


_DECODER = json.JSONDecoder(object_hook=_typed)


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
