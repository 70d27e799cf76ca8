"""Blocks and runs of a letter as typst code, in which every word is a string literal."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from briefgen.letter.model import (
    Align,
    Block,
    Cell,
    Footnote,
    Heading,
    Letter,
    Line,
    ListBlock,
    ListItem,
    Paragraph,
    Row,
    Table,
    block_lines,
    block_runs,
)
from briefgen.render.looks import has_words, joined, note_numbers, says_something
from briefgen.render.pdf.text import (
    NUMBER_LARGER,
    break_places,
    broken,
    has_long_word,
    literal,
    needs_care,
    printed,
    printed_runs,
)
from briefgen.render.style import POINT, Style

ROOM: Final = "room"  # typst's name for the box that keeps room for the closing
ROOM_MARK: Final = "\0room"  # the note of the run that stands for it, unlike any note's id
LONGEST_URL: Final = 2000
LONGEST_HEADING: Final = 300  # characters, also of a caption
_ALIGN: Final = {Align.LEFT: "start", Align.CENTRE: "center", Align.RIGHT: "end"}
_LONG_CELL: Final = 700  # characters: a row of longer cells may be cut by the end of a page
_LONG_HEADER: Final = 300  # characters: longer header rows are not repeated, they would leave no room
_NARROWEST: Final = 1.5  # em: a column that a small share would leave without width
_NARROWEST_LIST: Final = 8.0  # mm: a list that would leave its words less is set as paragraphs


class Writer:
    """Writes one letter: which notes have been set already goes along."""

    def __init__(self, letter: Letter, style: Style) -> None:
        self.style: Final = style
        self._numbers: Final = note_numbers(letter)
        self._notes: Final = {note.id: note for note in letter.notes}
        self._set: Final = set[str]()
        self.level = 0  # of the heading before: none may skip a level

    def inline(self, line: Line, width: float, size: float, *, bold: bool = False) -> str:
        """The runs of a line as one expression, for a column `width` millimetres wide."""
        ems = max(width / POINT / size, _NARROWEST)
        if len(line) == 1:
            run = line[0]
            if not (run.bold or run.italic or run.link or run.note):
                text = printed(run.text)
                if not (has_long_word(text, ems) or needs_care(text)):
                    return literal(text)
        runs = joined(line)
        texts = printed_runs(runs)
        if has_long_word("".join(texts), ems):
            breaks = break_places(texts, [bold or run.bold for run in runs], ems)
        else:
            breaks = [[] for _ in texts]
        pieces = []
        for run, text, offsets in zip(runs, texts, breaks, strict=True):
            if text:
                pieces.append(_looking(broken(text, offsets), bold=run.bold, italic=run.italic, link=run.link))
            if run.note:
                pieces.append(self._mark(run.note))
        return f"{{{';'.join(pieces)}}}" if pieces else "[]"

    def _mark(self, identity: str) -> str:
        """The mark of a note; the first one carries the note."""
        number = self._numbers.get(identity)
        if number is None:
            return ROOM if identity == ROOM_MARK else "none"
        if identity in self._set:
            return f"footnote(<n{number}>)"
        self._set.add(identity)
        return f'[#footnote(numbering:_=>"{number}",{{{self._note(self._notes[identity])}}})<n{number}>]'

    def _note(self, note: Footnote) -> str:
        look = self.style.footnote
        lines = [self.inline(block.runs, self.style.body.width - 2, look.size) for block in note.blocks]
        return f'" ";{";parbreak();".join(lines)}' if lines else ""  # Word too sets a space after the number

    def unset_notes(self) -> list[str]:
        """Marks of the notes that no run refers to, so that their words are not lost."""
        return [f"par({self._mark(identity)})" for identity in self._notes if identity not in self._set]

    def body(self, blocks: Iterable[Block], *, before: float = 0) -> list[str]:
        """The running text as statements, with the larger of two gaps between two blocks."""
        style, statements, after = self.style, list[str](), before
        for block in blocks:
            if not has_words(block):
                continue
            heading = isinstance(block, Heading)
            gap = max(after, style.heading.gap_before if heading else 0)
            if gap:
                statements.append(f"v({gap:g}pt,weak:true)")
            statements.append(self.block(block, style.body.width, style.body.size))
            after = style.heading.gap_after if heading else style.paragraph_gap
        return statements

    def block(self, block: Block, width: float, size: float, *, bold: bool = False) -> str:
        """One block as a statement, in a column `width` millimetres wide."""
        if isinstance(block, Paragraph):
            return f"par({self.inline(block.runs, width, size, bold=bold)})"
        if isinstance(block, Heading):
            return self._heading(block, width)
        if isinstance(block, ListBlock):
            return self._list(block, width, size)
        return self._table(block, width)

    def _heading(self, heading: Heading, width: float) -> str:
        look = self.style.body
        words = self.inline(heading.runs, width, look.size, bold=self.style.heading.look == "bold")
        if heading.number and _has_title(heading.runs):
            number = f"text(size:{look.size + NUMBER_LARGER:g}pt,{literal(heading.number + ' ')})"
            words = f"{{{number};{words}}}"
        if not may_be_heading(heading.runs):
            return f"heading-like({words})"
        self.level = min(heading.level, self.level + 1)
        return f"heading(level:{self.level},{words})"

    def _list(self, block: ListBlock, width: float, size: float) -> str:
        if width - self.style.list.indent < _NARROWEST_LIST:
            return ";".join(f"par({self.inline(line, width, size)})" for line in block_lines(block)) or "none"
        width -= self.style.list.indent
        items = "".join(f"{self._flow(item.blocks, width, size)}," for item in block.items)
        return f"enum(start:{block.start},{items})" if block.ordered else f"list({items})"

    def _flow(self, blocks: tuple[Block, ...], width: float, size: float, *, bold: bool = False) -> str:
        """The blocks of an item or a cell as one expression."""
        shown = [block for block in blocks if has_words(block)]
        if len(shown) == 1 and isinstance(shown[0], Paragraph):
            return self.inline(shown[0].runs, width, size, bold=bold)
        return f"{{{';'.join(self.block(block, width, size, bold=bold) for block in shown)}}}" if shown else "[]"

    def _table(self, table: Table, width: float) -> str:
        if not table.columns or not (table.header or table.rows):
            return f"caption-like({self.inline(table.caption, width, self.style.table.size, bold=True)})"
        # the caption stands first: its notes come before those of the cells
        caption = self.inline(table.caption, width, self.style.table.size, bold=True)
        shares = [max(column.width, 0.01) for column in table.columns]
        widths = [share / sum(shares) * width - 2 * self.style.table.padding for share in shares]
        header = self._header(table.header, widths)
        rows = "".join(self._row(row, widths) for row in table.rows)
        columns = ",".join(f"{share:g}fr" for share in shares)
        aligns = ",".join(_ALIGN[column.align] for column in table.columns)
        made = f"table(columns:({columns},),align:({aligns},),{header}{rows})"
        if not says_something(table.caption):
            return made
        if not may_be_heading(table.caption):
            return f"caption-like({caption});{made}"
        return f"figure(kind:table,caption:{caption},{made})"

    def _header(self, rows: tuple[Row, ...], widths: list[float]) -> str:
        """Header rows, repeated on every page; long ones are not, nor are those with notes, whose marks are links."""
        length = _length(rows)
        if length > _LONG_CELL:  # a header that breaks over pages cannot be tagged as one
            return "".join(self._row(row, widths, bold=True) for row in rows)
        cells = "".join(self._row(_without_links(row), widths, bold=True) for row in rows)
        repeat = "repeat:false," if length > _LONG_HEADER or _has_notes(rows) else ""
        return f"table.header({repeat}{cells})," if cells else ""

    def _row(self, row: Row, widths: list[float], *, bold: bool = False) -> str:
        breakable = _length((row,)) > _LONG_CELL
        cells = [
            self._cell(cell, width, bold=bold, breakable=breakable)
            for cell, width in zip(row.cells, widths, strict=True)
        ]
        return "".join(f"{cell}," for cell in cells)

    def _cell(self, cell: Cell, width: float, *, bold: bool, breakable: bool) -> str:
        content = self._flow(cell.blocks, width, self.style.table.size, bold=bold)
        if bold:
            content = f"th({content})"
        return f"table.cell(breakable:true,{content})" if breakable else content


def _has_notes(rows: tuple[Row, ...]) -> bool:
    return any(run.note for row in rows for cell in row.cells for block in cell.blocks for run in block_runs(block))


def _without_links(row: Row) -> Row:
    """The row without links: a repeated row is a page mark for a screen reader, and those may not have any."""
    return Row(tuple(Cell(tuple(map(_unlinked, cell.blocks))) for cell in row.cells))


def _unlinked(block: Block) -> Block:
    if isinstance(block, Paragraph | Heading):
        return replace(block, runs=tuple(replace(run, link="") for run in block.runs))
    if isinstance(block, ListBlock):
        items = tuple(ListItem(tuple(map(_unlinked, item.blocks))) for item in block.items)
        return replace(block, items=items)
    return replace(
        block,
        header=tuple(map(_without_links, block.header)),
        rows=tuple(map(_without_links, block.rows)),
        caption=tuple(replace(run, link="") for run in block.caption),
    )


def may_be_heading(*lines: Line) -> bool:
    """Whether the lines can be tagged as a heading or caption, which have words and do not break over pages."""
    return _has_title(*lines) and sum(len(run.text) for line in lines for run in line) <= LONGEST_HEADING


def _has_title(*lines: Line) -> bool:
    return any(
        character.isprintable() and not character.isspace() for line in lines for run in line for character in run.text
    )


def _length(rows: tuple[Row, ...]) -> int:
    runs = (run for row in rows for cell in row.cells for block in cell.blocks for run in block_runs(block))
    return sum(len(run.text) for run in runs)


def _looking(code: str, *, bold: bool, italic: bool, link: str) -> str:
    """Typst code with a look around it; several statements become one block."""
    if not (bold or italic or link):
        return code
    content = f"{{{code}}}"
    if italic:
        content = f"emph({content})"
    if bold:
        content = f"strong({content})"
    if link and len(link) <= LONGEST_URL:
        content = f"link({literal(link)},{content})"
    return content
