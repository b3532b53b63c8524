"""Plain text in the encodings Danish programs write."""

from caseworker_app.reading.unreadable import MOST_LETTERS, Unreadable
from caseworker_app.services.ports import Unread

_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def read(content: bytes) -> str:
    """UTF-8, UTF-16 with its mark, or else what Windows writes."""
    encoding = next((name for bom, name in _BOMS.items() if content.startswith(bom)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    if "\0" in text:
        raise Unreadable(Unread.DAMAGED)
    if len(text) > MOST_LETTERS:
        raise Unreadable(Unread.TOO_LARGE)
    return text
