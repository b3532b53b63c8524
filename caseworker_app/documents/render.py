"""Blocks to PDF: each kind of block has one function here that says what is drawn for it.

Every text gets the style of its role, so the name of a paragraph's style tells what it is on the page.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial, singledispatch
from io import BytesIO
from itertools import chain, groupby, zip_longest
from math import ceil
from threading import Lock
from typing import Any

from reportlab.platypus import BaseDocTemplate, CondPageBreak, Frame, KeepTogether, PageTemplate, Spacer
from reportlab.platypus import Table as Grid

from caseworker_app.documents.archive import finished
from caseworker_app.documents.curve import CurveDrawing
from caseworker_app.documents.letterhead import draw_foot, draw_state, letterhead
from caseworker_app.documents.paragraphs import LONGEST_NAME, heading, paragraph, paragraphs, pieces
from caseworker_app.documents.sheet import PROGRAM, Sheet, locale
from caseworker_app.documents.speech import Line, Speech
from caseworker_app.documents.style import (
    BOTTOM,
    LABEL_SIZE,
    LINE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    REGULAR,
    ROOM,
    SIDE,
    TEXT,
    TOP,
    VALUE_SIZE,
    face,
)
from caseworker_app.documents.tags import COLUMN, DISC, TERMS, Element, Structure
from caseworker_app.documents.words import shortened, width_of
from caseworker_app.domain.document import (
    Block,
    Bullets,
    Column,
    Curve,
    Facts,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Piece,
    Signatures,
    Signer,
    Table,
)
from caseworker_app.texts import N_, Texts

PAGE_ROOM = PAGE_HEIGHT - TOP - BOTTOM
ROOM_UNDER_HEADING = 80.0
LABEL_WIDTH = ROOM * 0.245
CELL_GAP = 5.0
PLACE_TO_SIGN = 44.0
SIGNERS_IN_A_ROW = 3
LAST_WORDS = 600
SIGNER_GAP = 14.0

# reportlab keeps the text it is parsing in one place for the whole process.
_ONE_AT_A_TIME = Lock()


def render(paper: Paper, texts: Texts, parallel: Texts | None = None, *, invariant: bool = False) -> bytes:
    """The paper as PDF. `invariant` gives equal bytes for equal papers, for tests."""
    target, structure = BytesIO(), Structure()
    with _ONE_AT_A_TIME:
        _draw(paper, Speech(texts, parallel), structure, target, invariant=invariant)
    return finished(target.getvalue(), structure)


def _draw(paper: Paper, speech: Speech, structure: Structure, target: BytesIO, *, invariant: bool) -> None:
    title = shortened(speech.texts.say(paper.title), LONGEST_NAME)
    root = structure.root
    template = BaseDocTemplate(
        target,
        pageTemplates=[_page(paper, speech, root.add("P"))],
        title=title,
        author=shortened(paper.letterhead.office, LONGEST_NAME),
        subject=title,
        creator=PROGRAM,
        producer=PROGRAM,
        lang=locale(speech.texts.language),
        displayDocTitle=1,
        initialFontName=face(REGULAR).name,
        invariant=int(invariant),
    )
    foot = partial(_foot, paper, speech)
    sheet = partial(Sheet, draw_foot=foot, structure=structure)
    template.build(list(_story(paper, speech, root)), canvasmaker=sheet)


def _page(paper: Paper, speech: Speech, state: Element) -> Any:
    frame = Frame(SIDE, BOTTOM, ROOM, PAGE_ROOM, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)

    def draw_ground(sheet: Sheet, _template: Any) -> None:
        draw_state(sheet, paper.letterhead, speech, state)

    return PageTemplate(frames=[frame], pagesize=(PAGE_WIDTH, PAGE_HEIGHT), onPage=draw_ground)


def _foot(paper: Paper, speech: Speech, sheet: Sheet, page: int, pages: int) -> None:
    draw_foot(sheet, paper.letterhead, speech, page, pages)


def _story(paper: Paper, speech: Speech, root: Element) -> Iterator[Any]:
    yield letterhead(paper.letterhead, speech, root)
    yield heading(speech.fixed(paper.title), "Title", root.add("H1"), key="title", depth=0)
    yield from paragraphs(speech.fixed(paper.letterhead.copy_for), "Muted", root.add("P"))
    if speech.parallel:
        binding = Line(speech.parallel.say(N_("Den danske tekst gælder.")))
        yield paragraph(binding, "Muted", root.add("P", lang=locale(speech.parallel.language)))
    yield Spacer(0, 6)
    yield from _flow(paper, speech, root)


def _flow(paper: Paper, speech: Speech, root: Element) -> Iterator[Any]:
    """Each block's drawing in order; nothing is left alone that belongs to what comes after it."""
    depth = 0
    waiting: list[Any] = []
    body = _body(paper)
    for number, block in enumerate(body):
        if isinstance(block, Heading):
            depth = max(0, min(block.level - 1, depth + 1))
            line = speech.fixed(block.text)
            element = root.add(f"H{depth + 1}")
            waiting.append(heading(line, _heading_role(block), element, key=f"heading-{number}", depth=depth))
        elif isinstance(block, Paragraph) and _last_words(block, body[number + 1 :], speech):
            waiting.extend(drawn(block, speech, root))
        else:
            yield from _under(waiting, block, drawn(block, speech, root))
            waiting = []
    yield from waiting


def _body(paper: Paper) -> Sequence[Block]:
    """The blocks under the title: a first heading that repeats it is left out, as are breaks nothing follows."""
    blocks = list(paper.blocks)
    while blocks and isinstance(blocks[-1], PageBreak):
        blocks.pop()
    if blocks and isinstance(blocks[0], Heading) and (blocks[0].level, blocks[0].text) == (1, paper.title):
        blocks.pop(0)
    return blocks


def _last_words(block: Paragraph, following: Sequence[Block], speech: Speech) -> bool:
    """Short words just before the signatures: nobody shall sign a page that says nothing."""
    signed = bool(following) and isinstance(following[0], Signatures) and bool(following[0].signers)
    return signed and len(speech.piece(block.text).text) <= LAST_WORDS


def _heading_role(block: Heading) -> str:
    return f"H{min(max(block.level, 1), 3)}"


def _under(waiting: list[Any], block: Block, flowables: list[Any]) -> Iterator[Any]:
    if isinstance(block, Curve | Signatures) and flowables:
        yield KeepTogether([*waiting, *flowables])
        return
    if waiting and not isinstance(block, PageBreak):
        yield CondPageBreak(ROOM_UNDER_HEADING + 24 * len(waiting))
    yield from waiting
    yield from flowables


@singledispatch
def drawn(block: Block, speech: Speech, root: Element) -> list[Any]:
    """What is drawn for a block; its elements become the next of the root."""
    raise TypeError(block)


@drawn.register
def _(block: Paragraph, speech: Speech, root: Element) -> list[Any]:
    return paragraphs(speech.piece(block.text), "Muted" if block.muted else "Body", root.add("P"))


@drawn.register
def _(block: PageBreak, _speech: Speech, _root: Element) -> list[Any]:
    return [CondPageBreak(PAGE_ROOM - 1)]


@drawn.register
def _(block: Bullets, speech: Speech, root: Element) -> list[Any]:
    points = root.add("L", attributes=DISC)
    items = (_bullet(speech.piece(item), points.add("LI")) for item in block.items)
    return [*chain.from_iterable(items), Spacer(0, 4)]


def _bullet(line: Line, item: Element) -> list[Any]:
    label = item.add("Lbl")
    return paragraphs(line, "Bullet", item.add("LBody"), bullet="•", label=label)


@drawn.register
def _(block: Facts, speech: Speech, root: Element) -> list[Any]:
    """Short facts stand two in a line: an agreement should be pages to read, not to leaf through."""
    lines = [(speech.fixed(fact.label), speech.piece(fact.value)) for fact in block.facts]
    terms = root.add("L", attributes=TERMS)
    grids = [_fact_grid(list(run), terms) for _, run in groupby(_in_pairs(lines), key=len)]
    for grid in grids[:-1]:
        grid.spaceAfter = 0
    return grids


FactLine = tuple[Line, Line]


def _in_pairs(lines: list[FactLine]) -> Iterator[tuple[FactLine, ...]]:
    """Neighbours that are both short go together; the order of the facts stays."""
    waiting: tuple[FactLine, ...] = ()
    for line in lines:
        if not _is_short(line):
            yield from ((fact,) for fact in waiting)
            yield (line,)
            waiting = ()
        elif waiting:
            yield (*waiting, line)
            waiting = ()
        else:
            waiting = (line,)
    yield from ((fact,) for fact in waiting)


def _is_short(line: FactLine) -> bool:
    label, value = line
    room = ROOM / 2 - LABEL_WIDTH - 2 * CELL_GAP
    fits = width_of(label.text, REGULAR, LABEL_SIZE) <= LABEL_WIDTH - CELL_GAP
    return fits and not label.other and "\n" not in value.text and width_of(value.text, REGULAR, VALUE_SIZE) <= room


def _fact_grid(run: list[tuple[FactLine, ...]], terms: Element) -> Any:
    value_width = ROOM / len(run[0]) - LABEL_WIDTH
    rows = [_rows([cell for fact in facts for cell in _fact(fact, terms.add("LI"), value_width)]) for facts in run]
    widths = [LABEL_WIDTH, value_width] * len(run[0])
    return _grid(list(chain.from_iterable(rows)), widths, _ends(rows), header=0)[0]


Row = list[Any]


def _fact(fact: FactLine, item: Element, width: float) -> list[list[Any]]:
    label, value = fact
    return [
        pieces(label, "Label", item.add("Lbl"), LABEL_WIDTH - CELL_GAP),
        pieces(value, "Value", item.add("LBody"), width - 2 * CELL_GAP),
    ]


@drawn.register
def _(block: Table, speech: Speech, root: Element) -> list[Any]:
    if not block.columns:
        return []
    whole = sum(column.share for column in block.columns)
    widths = [ROOM * column.share / whole for column in block.columns]
    places = list(zip(block.columns, widths, strict=True))
    table = root.add("Table")
    top = table.add("TR")
    head = [_column_heading(column, width, speech, top.add("TH", attributes=COLUMN)) for column, width in places]
    rows = [_table_row(row, places, speech, table.add("TR")) for row in block.rows]
    return _grid([head, *chain.from_iterable(rows)], widths, _ends([[head], *rows]), header=1)


def _column_heading(column: Column, width: float, speech: Speech, element: Element) -> Any:
    role = "NumberHeading" if column.numbers else "ColumnHeading"
    return paragraph(speech.fixed(column.title), role, element, width - 2 * CELL_GAP)


def _table_row(
    row: Iterable[Piece], places: Iterable[tuple[Column, float]], speech: Speech, element: Element
) -> list[Row]:
    cells = [
        pieces(speech.piece(cell), "Number" if column.numbers else "Cell", element.add("TD"), width - 2 * CELL_GAP)
        for cell, (column, width) in zip(row, places, strict=True)
    ]
    return _rows(cells)


def _rows(cells: list[list[Any]]) -> list[Row]:
    """One row, or several that follow closely when a cell is taller than a row may be."""
    return [list(row) for row in zip_longest(*cells, fillvalue="")]


def _ends(rows: Iterable[list[Row]]) -> list[int]:
    """The number of the last line of each row; the rule is drawn under it."""
    ends, last = [], -1
    for row in rows:
        last += len(row)
        ends.append(last)
    return ends


def _grid(rows: list[Row], widths: list[float], ends: list[int], *, header: int) -> list[Any]:
    if not rows:
        return []
    grid = Grid(rows, colWidths=widths, repeatRows=header, style=_grid_style(ends), hAlign="LEFT")
    grid.spaceAfter = 10
    return [grid]


def _grid_style(ends: list[int]) -> list[tuple[Any, ...]]:
    everything = (0, 0), (-1, -1)
    style: list[tuple[Any, ...]] = [
        ("FONTNAME", *everything, REGULAR),
        ("VALIGN", *everything, "TOP"),
        ("LEFTPADDING", *everything, CELL_GAP),
        ("RIGHTPADDING", *everything, CELL_GAP),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("TOPPADDING", *everything, 0),
        ("BOTTOMPADDING", *everything, 0),
    ]
    for first, last in zip([0, *(end + 1 for end in ends)], ends, strict=False):
        style.append(("TOPPADDING", (0, first), (-1, first), 4))
        style.append(("BOTTOMPADDING", (0, last), (-1, last), 5))
        style.append(("LINEBELOW", (0, last), (-1, last), 0.6, LINE))
    return style


_NORMAL = N_("Stiplet linje: normal tid, {hours} timer om ugen")
_COMPARED = N_("Bred søjle: aftalt. Smal, mørk søjle: arbejdet. Stiplet linje: {hours} timer om ugen")


@drawn.register
def _(block: Curve, speech: Speech, root: Element) -> list[Any]:
    figure = root.add("Figure")
    alternative = paragraphs(speech.piece(block.alternative), "Small", root.add("P"))
    if not block.bars:
        return alternative
    is_compared = any(bar.worked is not None for bar in block.bars)
    caption = speech.fixed(_COMPARED if is_compared else _NORMAL, hours=block.normal)
    return [CurveDrawing(block.bars, block.normal, caption, speech.texts, figure), *alternative]


@drawn.register
def _(block: Signatures, speech: Speech, root: Element) -> list[Any]:
    rows = ceil(len(block.signers) / SIGNERS_IN_A_ROW)
    if not rows:
        return []
    across = max(2, ceil(len(block.signers) / rows))
    width = (ROOM + SIGNER_GAP) / across
    places = root.add("Div")
    cells = [_signer(signer, width - SIGNER_GAP, speech, places.add("Div")) for signer in block.signers]
    lines = [cells[start : start + across] for start in range(0, len(cells), across)]
    return [_signing_row(line, width) for line in lines]


def _signer(signer: Signer, width: float, speech: Speech, place: Element) -> list[Any]:
    """What stands under the line; only a name too long for a row goes on below."""
    role = paragraph(speech.fixed(signer.role), "Role", place.add("P"), width)
    name, *more = pieces(Line(signer.name), "Signer", place.add("P"), width) if signer.name else [""]
    sign_here = paragraph(speech.fixed(N_("dato og underskrift")), "Label", place.add("P"), width)
    first = [role, name, sign_here]
    return [[part for part in first if part], *more]


def _signing_row(cells: list[list[Any]], width: float) -> Any:
    """An empty row to sign in, a line under it, what stands under the line; narrow cells between them."""
    spaced = list(chain.from_iterable((cell, [""]) for cell in cells))[:-1]
    widths = [width - SIGNER_GAP if place % 2 == 0 else SIGNER_GAP for place in range(len(spaced))]
    style = [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        *(("LINEBELOW", (place, 0), (place, 0), 0.9, TEXT) for place in range(0, len(spaced), 2)),
    ]
    rows = [[""] * len(spaced), *_rows(spaced)]
    heights = [PLACE_TO_SIGN, *([None] * (len(rows) - 1))]
    return Grid(rows, colWidths=widths, rowHeights=heights, style=style, hAlign="LEFT", spaceBefore=6)
