"""What stands around the words: the sender on page one, the state and the foot on every page."""

from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image as Picture
from PIL import UnidentifiedImageError
from reportlab.lib.units import mm
from reportlab.platypus import Image
from reportlab.platypus import Table as Grid

from caseworker_app.documents.paragraphs import paragraph
from caseworker_app.documents.sheet import Sheet, write, write_centred, write_line, write_right
from caseworker_app.documents.speech import Line, Speech
from caseworker_app.documents.style import (
    BOLD,
    FOOT,
    MUTED,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    REGULAR,
    ROOM,
    SIDE,
    WARN,
    WARN_GROUND,
    WATERMARK,
)
from caseworker_app.documents.tags import Element
from caseworker_app.documents.words import shortened, width_of
from caseworker_app.domain.document import Letterhead
from caseworker_app.errors import UserError
from caseworker_app.texts import N_

LOGO_WIDTH, LOGO_HEIGHT = 55 * mm, 16 * mm
LOGO_PIXELS = (1100, 320)
LEFT_WIDTH = ROOM * 0.58
BAND_HEIGHT = 17.0
BAND_TOP = PAGE_HEIGHT - 8 * mm
SLOPE = 52
SLOPE_WIDTH = 235 * mm
TALLEST_MARK = 78.0
STATE_SIZE = 9.5
MOST_LETTERS = 160
MOST_LINES = 6
FOOT_LETTERS = 80

UNREADABLE_LOGO = N_("Logoet kan ikke læses. Vælg et billede i formatet PNG eller JPEG i indstillingerne.")


def letterhead(head: Letterhead, speech: Speech, root: Element) -> Any:
    """The sender at the left and what the paper is filed under at the right."""
    return Grid(
        [[_sender(head, speech, root), _reference(head, speech, root)]],
        colWidths=[LEFT_WIDTH, ROOM - LEFT_WIDTH],
        style=[
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ],
    )


def _sender(head: Letterhead, speech: Speech, root: Element) -> list[Any]:
    lines = [text for text in head.address if text][:MOST_LINES]
    if head.phone:
        lines.append(speech.texts.say(N_("Telefon {phone}"), phone=head.phone))
    logo = [_logo(head.logo)] if head.logo else []
    office = _short(head.office, "Office", root, LEFT_WIDTH)
    return [*logo, office, *(_short(text, "Sender", root, LEFT_WIDTH) for text in lines)]


def _reference(head: Letterhead, speech: Speech, root: Element) -> list[Any]:
    say = speech.texts.say
    lines = [head.day]
    if head.number:
        document = say(N_("Dok. {number} · version {version}"), number=head.number, version=head.version)
        lines = [say(N_("Sag {number}"), number=head.case_number), document, head.day]
    if head.caseworker:
        lines.append(say(N_("Sagsbehandler {name}"), name=head.caseworker))
    return [_short(text, "Reference", root, ROOM - LEFT_WIDTH) for text in lines]


def _short(text: str, role: str, root: Element, width: float) -> Any:
    """The letterhead must fit on one page whatever was typed into the settings."""
    return paragraph(Line(shortened(text, MOST_LETTERS)), role, root.add("P"), width)


def _logo(content: bytes) -> Any:
    """The logo is not marked: the name of the office beside it says the same."""
    picture, width, height = _screen_logo(content)
    scale = min(LOGO_WIDTH / width, LOGO_HEIGHT / height)
    logo = Image(BytesIO(picture), width=width * scale, height=height * scale, hAlign="LEFT", mask="auto")
    logo.spaceAfter = 6
    return logo


@lru_cache(maxsize=2)
def _screen_logo(content: bytes) -> tuple[bytes, int, int]:
    """The logo in screen colours and no larger than print needs; archives refuse colours for presses."""
    try:
        read = Picture.open(BytesIO(content))
        transparent = "A" in read.getbands() or "transparency" in read.info
        picture = read.convert("RGBA" if transparent else "RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, Picture.DecompressionBombError) as problem:
        raise UserError(UNREADABLE_LOGO) from problem
    picture.thumbnail(LOGO_PIXELS)
    target = BytesIO()
    picture.save(target, "PNG")
    return target.getvalue(), *picture.size


def draw_state(sheet: Sheet, head: Letterhead, speech: Speech, element: Element) -> None:
    """A paper that is not in force says so across the page and in a line at the top; it is read once."""
    if not head.state:
        return
    state = speech.piece(head.state)
    with sheet.artifact("Watermark"):
        _draw_watermark(sheet, state.text)
    sheet.setFillColor(WARN_GROUND)
    sheet.roundRect(SIDE, BAND_TOP - BAND_HEIGHT, ROOM, BAND_HEIGHT, 3, stroke=0, fill=1)
    size = min(STATE_SIZE, (ROOM - 12) / max(width_of(state.both, BOLD, 1), 1))
    place, look = (PAGE_WIDTH / 2, BAND_TOP - 12), {"font": BOLD, "size": size, "colour": WARN}
    if sheet.getPageNumber() == 1:
        write_line(sheet, *place, state, element, **look)
    else:
        with sheet.artifact("Header"):
            write_centred(sheet, *place, state.both, **look)


def _draw_watermark(sheet: Any, text: str) -> None:
    size = min(TALLEST_MARK, SLOPE_WIDTH / max(width_of(text, BOLD, 1), 1))
    sheet.saveState()
    sheet.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
    sheet.rotate(SLOPE)
    write_centred(sheet, 0, -size / 3, text, font=BOLD, size=size, colour=WATERMARK)
    sheet.restoreState()


def draw_foot(sheet: Sheet, head: Letterhead, speech: Speech, page: int, pages: int) -> None:
    """Which document it is, to the letter, and which of its pages."""
    say = speech.texts.say
    left = say(N_("{number} v{version}"), number=head.number, version=head.version) if head.number else head.day
    if head.fingerprint:
        left = say(N_("{document} · {fingerprint}"), document=left, fingerprint=head.fingerprint)
    right = say(N_("Side {page} af {pages}"), page=page, pages=pages)
    write(sheet, SIDE, FOOT, shortened(left, FOOT_LETTERS), size=8, colour=MUTED)
    write_right(sheet, PAGE_WIDTH - SIDE, FOOT, right, size=8, colour=MUTED)
