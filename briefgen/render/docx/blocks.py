"""The blocks of the body as WordprocessingML: paragraphs, headings, lists and tables."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from briefgen.letter.model import Align, Block, Cell, Heading, Line, ListBlock, Paragraph, Row, Table
from briefgen.render.docx.measures import twips
from briefgen.render.docx.numbering import BULLETS, LEVELS
from briefgen.render.docx.runs import Writing, line_xml
from briefgen.render.style import Style

_BODY: Final = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>'
_TABLE_GAP: Final = '<w:p><w:pPr><w:pStyle w:val="TableGap"/></w:pPr></w:p>'
_JUSTIFY: Final = {Align.LEFT: "", Align.CENTRE: '<w:jc w:val="center"/>', Align.RIGHT: '<w:jc w:val="right"/>'}
_NARROWEST: Final = 200  # twips: a column that deep nesting or a small share would leave without width


@dataclass(frozen=True, slots=True)
class Room:
    """Where blocks stand: the width they have and their indent, both in twips, and how their text looks."""

    width: int
    indent: int = 0
    style: str = ""  # of every plain paragraph in a cell; empty in the running text
    justify: str = ""


@dataclass(frozen=True, slots=True)
class _ListLine:
    """One paragraph of a list, or another block in it."""

    style: str
    number: str = ""
    indent: str = ""
    runs: Line = ()
    other: Block | None = None
    depth: int = 0


def blocks_xml(blocks: tuple[Block, ...], style: Style, writing: Writing) -> list[str]:
    """The body of a letter."""
    pieces: list[str] = []
    room = Room(twips(style.body.width))
    for block in blocks:
        if type(block) is Paragraph:
            pieces += (_BODY, line_xml(block.runs, writing), "</w:p>")
        else:
            pieces += BlockWriter(style, writing).block(block, room)
    return pieces


class BlockWriter:
    """Writes the blocks of one letter that are more than a plain paragraph."""

    def __init__(self, style: Style, writing: Writing) -> None:
        self._writing = writing
        self._step = twips(style.list.indent)
        self._padding = twips(style.table.padding)

    def block(self, block: Block, room: Room) -> Iterator[str]:
        if isinstance(block, Paragraph):
            yield self._paragraph(block.runs, room.style or "BodyText", _indented(room.indent) + room.justify)
        elif isinstance(block, Heading):
            yield self._heading(block, room)
        elif isinstance(block, ListBlock):
            yield from self._list(block, room)
        else:
            yield from self._table(block, room)

    def _paragraph(self, line: Line, style: str, layout: str) -> str:
        runs = line_xml(line, self._writing, bold=style == "TableHeading")
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{layout}</w:pPr>{runs}</w:p>'

    def _heading(self, heading: Heading, room: Room) -> str:
        numbered = ""
        if heading.number:
            numbered = _numbered(*self._writing.numbering.heading(heading.number))
        style = f"Heading{min(max(heading.level, 2), 4)}"
        return self._paragraph(heading.runs, style, numbered + _indented(room.indent))

    def _list(self, block: ListBlock, room: Room) -> Iterator[str]:
        """Inside a list there are no gaps: where two styles meet that is said, for one style it is in the style."""
        lines = list(self._list_lines(block, room, depth=0))
        for line, following in zip(lines, [*lines[1:], None], strict=True):
            if line.other is not None:
                indent = room.indent + self._step * (line.depth + 1)
                yield from self.block(line.other, replace(room, indent=indent, width=room.width - indent))
                continue
            meets = following is not None and following.style != line.style and not room.style
            gap = '<w:spacing w:after="0"/>' if meets else ""
            yield self._paragraph(line.runs, line.style, line.number + gap + line.indent)

    def _list_lines(self, block: ListBlock, room: Room, *, depth: int) -> Iterator[_ListLine]:
        level = min(depth, LEVELS - 1)
        numbering = self._writing.numbering
        identity = numbering.numbered_list(level=level, start=block.start) if block.ordered else BULLETS
        style = room.style or ("ListNumber" if block.ordered else "ListBullet")
        first = _ListLine(style, _numbered(identity, level))
        if room.indent:
            left = room.indent + self._step * (level + 1)
            first = replace(first, indent=f'<w:ind w:left="{left}" w:hanging="{self._step}"/>')
        further = _ListLine(room.style or "ListContinue", "", _indented(room.indent + self._step * (level + 1)))
        for item in block.items:
            blocks = item.blocks
            if blocks and isinstance(blocks[0], Paragraph):
                yield replace(first, runs=blocks[0].runs)
                blocks = blocks[1:]
            else:
                yield first
            for inner in blocks:
                if isinstance(inner, ListBlock):
                    yield from self._list_lines(inner, room, depth=depth + 1)
                elif isinstance(inner, Paragraph):
                    yield replace(further, runs=inner.runs)
                else:
                    yield _ListLine("", other=inner, depth=level)

    def _table(self, table: Table, room: Room) -> Iterator[str]:
        """A table is followed by a line of its own: two tables would grow together, a cell must end in a paragraph."""
        if table.caption:
            caption = line_xml(table.caption, self._writing, bold=True)
            yield f'<w:p><w:pPr><w:pStyle w:val="Caption"/>{_indented(room.indent)}</w:pPr>{caption}</w:p>'
        if not table.columns or not (table.header or table.rows):
            return
        width = max(room.width, _NARROWEST)
        widths = [max(round(column.width * width), _NARROWEST) for column in table.columns]
        rooms = [
            Room(max(each - 2 * self._padding, _NARROWEST), justify=_JUSTIFY[column.align])
            for each, column in zip(widths, table.columns, strict=True)
        ]
        yield _table_start(widths, indent=room.indent, header=bool(table.header))
        for row in table.header:
            yield from self._row(row, [replace(each, style="TableHeading") for each in rooms], widths, "<w:tblHeader/>")
        for row in table.rows:
            yield from self._row(row, [replace(each, style="TableText") for each in rooms], widths, "")
        yield f"</w:tbl>{_TABLE_GAP}"

    def _row(self, row: Row, rooms: list[Room], widths: list[int], kind: str) -> Iterator[str]:
        yield f"<w:tr><w:trPr><w:cantSplit/>{kind}</w:trPr>"
        for cell, room, width in zip(row.cells, rooms, widths, strict=True):
            yield f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            yield from self._cell(cell, room)
            yield "</w:tc>"
        yield "</w:tr>"

    def _cell(self, cell: Cell, room: Room) -> Iterator[str]:
        empty = True
        for block in cell.blocks:
            for piece in self.block(block, room):
                empty = False
                yield piece
        if empty:  # Word refuses a cell without a paragraph
            yield f'<w:p><w:pPr><w:pStyle w:val="{room.style}"/></w:pPr></w:p>'


def _indented(twips_in: int) -> str:
    return f'<w:ind w:left="{twips_in}"/>' if twips_in else ""


def _numbered(identity: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{identity}"/></w:numPr>'


def _table_start(widths: list[int], *, indent: int, header: bool) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = f'<w:tblLook w:val="{"0620" if header else "0600"}" w:firstRow="{int(header)}" w:lastRow="0" w:firstColumn="0"'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="LetterTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{indent}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'{look} w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )
