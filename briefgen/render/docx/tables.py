"""Tables as WordprocessingML: real header rows that repeat, rows that stay whole."""

from typing import Final, Protocol

from briefgen.letter.model import Align, Block, Cell, Paragraph, Row, Table, block_runs
from briefgen.render.docx.measures import twips
from briefgen.render.docx.runs import Writing, line_xml
from briefgen.render.style import Style
from briefgen.values import dataclass

GAP: Final = '<w:p><w:pPr><w:pStyle w:val="TableGap"/></w:pPr></w:p>'
_JUSTIFY: Final = {Align.LEFT: "", Align.CENTRE: '<w:jc w:val="center"/>', Align.RIGHT: '<w:jc w:val="right"/>'}
_NARROWEST: Final = 200  # twips: a column that deep nesting or a small share would leave without width
_LONG_ROW: Final = 700  # characters: a longer row may be cut by the end of a page
_LONG_HEADER: Final = 300  # characters: longer header rows are not repeated, they would leave no room


@dataclass(frozen=True, slots=True)
class Room:
    """Where blocks stand: their width and indent in twips, and how a cell around them makes them look."""

    width: int
    indent: int = 0
    style: str = ""  # of every plain paragraph in a cell; empty in the running text
    justify: str = ""


class Blocks(Protocol):
    """What writes the blocks of a cell that are more than one paragraph."""

    def block(self, block: Block, room: Room, pieces: list[str]) -> None: ...


@dataclass(frozen=True, slots=True)
class _Columns:
    """The cells of header rows or of other rows: for each column the XML that opens a cell, and its room."""

    opened: tuple[str, ...]
    paragraphs: tuple[str, ...]
    rooms: tuple[Room, ...]


class TableWriter:
    """Writes the tables of one letter."""

    def __init__(self, style: Style, writing: Writing, blocks: Blocks) -> None:
        self._writing = writing
        self._blocks = blocks
        self._padding = twips(style.table.padding)

    def table(self, table: Table, room: Room, pieces: list[str]) -> None:
        """A table and a line after it: two tables would grow together, and a cell must end in a paragraph."""
        caption = line_xml(table.caption, self._writing, bold=True)
        if caption:
            indent = f'<w:ind w:left="{room.indent}"/>' if room.indent else ""
            pieces.append(f'<w:p><w:pPr><w:pStyle w:val="Caption"/>{indent}</w:pPr>{caption}</w:p>')
        if not table.columns or not (table.header or table.rows):
            return
        width = max(room.width, _NARROWEST)
        widths = [max(round(column.width * width), _NARROWEST) for column in table.columns]
        pieces.append(_start(widths, indent=room.indent, header=bool(table.header)))
        repeated = "<w:tblHeader/>" if sum(map(_length, table.header)) <= _LONG_HEADER else ""
        header, rows = self._columns(table, widths, "TableHeading"), self._columns(table, widths, "TableText")
        for row in table.header:
            self._row(row, header, pieces, kind=repeated)
        for row in table.rows:
            self._row(row, rows, pieces, kind="")
        pieces += ("</w:tbl>", GAP)

    def _columns(self, table: Table, widths: list[int], style: str) -> _Columns:
        justify = [_JUSTIFY[column.align] for column in table.columns]
        return _Columns(
            tuple(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in widths),
            tuple(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{each}</w:pPr>' for each in justify),
            tuple(
                Room(max(width - 2 * self._padding, _NARROWEST), 0, style, each)
                for width, each in zip(widths, justify, strict=True)
            ),
        )

    def _row(self, row: Row, columns: _Columns, pieces: list[str], *, kind: str) -> None:
        start = len(pieces)
        length = 0
        pieces.append("")
        for cell, opened, paragraph, room in zip(
            row.cells, columns.opened, columns.paragraphs, columns.rooms, strict=True
        ):
            blocks = cell.blocks
            if len(blocks) == 1 and type(blocks[0]) is Paragraph:
                runs = line_xml(blocks[0].runs, self._writing, bold=room.style == "TableHeading")
                length += len(runs)
                pieces += (opened, paragraph, runs, "</w:p></w:tc>")
            else:
                pieces.append(opened)
                self._cell(cell, room, paragraph, pieces)
                pieces.append("</w:tc>")
        whole = "" if length > _LONG_ROW and _length(row) > _LONG_ROW else "<w:cantSplit/>"
        pieces[start] = f"<w:tr><w:trPr>{whole}{kind}</w:trPr>" if whole or kind else "<w:tr>"
        pieces.append("</w:tr>")

    def _cell(self, cell: Cell, room: Room, paragraph: str, pieces: list[str]) -> None:
        before = len(pieces)
        for block in cell.blocks:
            self._blocks.block(block, room, pieces)
        if len(pieces) == before:  # Word refuses a cell without a paragraph
            pieces.append(f"{paragraph}</w:p>")


def _length(row: Row) -> int:
    return sum(len(run.text) for cell in row.cells for block in cell.blocks for run in block_runs(block))


def _start(widths: list[int], *, indent: int, header: bool) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = f'<w:tblLook w:val="{"0620" if header else "0600"}" w:firstRow="{int(header)}" w:lastRow="0"'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="LetterTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{indent}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{look} w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )
