"""The recovery key: a random secret that is printed, kept in a safe and read back by a person."""

import hashlib
import secrets

from caseworker_app.errors import UserError

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U."""
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "–": None, "\t": None, "\n": None})
_GROUPS = 9
_SECRET = 3
"""Letters of secret in each group; the fourth checks the group, so that a typo can be found."""
_LENGTH = (_GROUPS + 1) * (_SECRET + 1)


def new_secret() -> str:
    """135 random bits as 27 letters."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_GROUPS * _SECRET))


def shown(secret: str) -> str:
    """As it is printed: nine groups of four that check themselves, and one that checks them all."""
    parts = [secret[at : at + _SECRET] for at in range(0, len(secret), _SECRET)]
    groups = [part + _check(part, place) for place, part in enumerate(parts)]
    return "-".join((*groups, _check_all(secret)))


def read(text: str) -> str:
    """The secret from what a person typed, or which group to look at again."""
    letters = text.upper().translate(_MISREAD)
    if len(letters) != _LENGTH:
        raise UserError(
            "Gendannelsesnøglen har {expected} tegn, men her står {count}. Tjek, om en gruppe mangler.",
            field="recovery_key", expected=_LENGTH, count=len(letters),
        )  # fmt: skip
    groups = [letters[at : at + 4] for at in range(0, _LENGTH, 4)]
    for place, group in enumerate(groups[:-1]):
        if not _is_right(group, place):
            raise _typo(place, group)
    secret = "".join(group[:_SECRET] for group in groups[:-1])
    if groups[-1] != _check_all(secret):
        raise _typo(_GROUPS, groups[-1])
    return secret


def _is_right(group: str, place: int) -> bool:
    return all(letter in _LETTERS for letter in group) and group[-1] == _check(group[:_SECRET], place)


def _typo(place: int, group: str) -> UserError:
    return UserError(
        "Der er en tastefejl i gruppe {number} ({group}). Sammenlign den med papiret.",
        field="recovery_key", number=place + 1, group=group,
    )  # fmt: skip


def _check(part: str, place: int) -> str:
    """Odd weights find every single wrong letter, the place finds groups that changed seats."""
    a, b, c = (_LETTERS.index(letter) for letter in part)
    return _LETTERS[(a + 3 * b + 5 * c + 7 * place) % 32]


def _check_all(secret: str) -> str:
    number = int.from_bytes(hashlib.sha256(secret.encode()).digest()[:4])
    return "".join(_LETTERS[number >> shift & 31] for shift in (15, 10, 5, 0))
