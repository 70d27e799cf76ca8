"""How many pages a letter will have, by Verdana's widths: what its page numbers say until a program counts itself."""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.dutch.typography import keep_together
from briefgen.letter.model import Block, Cell, Heading, Letter, Line, ListBlock, Paragraph, Table, block_lines
from briefgen.render.style import POINT, Style
from briefgen.render.widths import width_of

_PIECE: Final = re.compile(r" +|[^ -]+-*|-+")  # a line may end at a space and after a hyphen
_KEPT: Final = 20_000  # pieces of text whose widths are remembered
_CERTAIN: Final = 40_000  # bytes: no document of this size fits on one page
_PAGE: Final = 6_200  # bytes of a page of such a document, about
_Piece = tuple[float, float, float]  # points: gap before, height, gap after


class Pager:
    """Counts the pages of letters in one house style."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._widths: dict[str, float] = {}
        body = style.body
        self._first: Final = (body.last - style.subject.bottom) / POINT
        self._page: Final = (body.last - body.continuation) / POINT + body.leading

    def count(self, letter: Letter, *, size: int) -> int:
        """The expected number of pages of a letter whose `document.xml` has `size` bytes."""
        if size > _CERTAIN:
            return max(2, round(size / _PAGE))
        height = self._height(letter) - self._first
        return 1 if height <= 0.01 else 1 + -int(-height // self._page)

    def _height(self, letter: Letter) -> float:
        """Points from below the first line of the subject to the end of the letter, notes included."""
        style, note = self._style, self._style.footnote
        subject = letter.head.subject
        width = (style.subject.width - style.subject.tab) / POINT / style.subject.size
        total = (sum(self.lines(line, width) for line in subject.values) - 1) * style.subject.leading
        after = (style.body.first - style.subject.bottom) / POINT - style.body.leading
        for gap, height, next_gap in self._pieces(letter):
            if height:
                total += max(after, gap) + height
                after = next_gap
        width = style.body.width / POINT / note.size
        lines = sum(self.lines(paragraph.runs, width) for each in letter.notes for paragraph in each.blocks)
        return total + (lines + 1.25) * note.leading if lines else total

    def lines(self, line: Line, width: float) -> int:
        """How many lines a column of `width` em gives the words; none for a line without words."""
        text = keep_together("".join([run.text for run in line]))
        if not text or text.isspace():
            return 0
        count, filled = 1, 0.0
        for piece in _PIECE.findall(text):
            wide = self._widths.get(piece) or self._measured(piece)
            if filled + wide > width and piece[0] != " " and filled:
                count, filled = count + 1, 0.0
            if wide > width:  # a word that is broken wherever the line ends
                count += int(wide // width)
                wide %= width
            filled += wide
        return count

    def _measured(self, piece: str) -> float:
        if len(self._widths) >= _KEPT:
            self._widths.clear()
        width = self._widths[piece] = sum(map(width_of, piece))
        return width

    def _pieces(self, letter: Letter) -> Iterator[_Piece]:
        style, closing = self._style, letter.closing
        leading, gap, sign = style.body.leading, style.paragraph_gap, style.signature
        ems = style.body.width / POINT / style.body.size
        yield style.salutation_gap, self.lines(letter.salutation, ems) * leading, gap
        for block in letter.body:
            yield from self._block(block)
        yield gap, self.lines(closing.formula, ems) * leading, 0
        for each in closing.signatories:
            yield sign.gap_before, self.lines(each.office, ems) * leading, 0
            yield sign.gap_name, self.lines(each.name, ems) * leading, 0
        for listed in (closing.enclosures, closing.copies):
            if listed:
                yield 2 * gap, sum(self.lines(line, ems) for line in (listed.label, *listed.values)) * leading, 0

    def _block(self, block: Block) -> Iterator[_Piece]:
        style = self._style
        body, heading, gap = style.body, style.heading, style.paragraph_gap
        ems = body.width / POINT / body.size
        if isinstance(block, Paragraph):
            yield 0, self.lines(block.runs, ems) * body.leading, gap
        elif isinstance(block, Heading):
            yield heading.gap_before, self.lines(block.runs, ems) * body.leading, heading.gap_after
        elif isinstance(block, ListBlock):
            ems -= style.list.indent / POINT / body.size
            yield 0, sum(self.lines(line, ems) for line in block_lines(block)) * body.leading, gap
        else:
            yield 0, self._table(block), gap

    def _table(self, table: Table) -> float:
        look = self._style.table
        padding = 2 * look.padding / POINT
        ems = [(column.width * self._style.body.width / POINT - padding) / look.size for column in table.columns]
        height = 1.25 * self.lines(table.caption, self._style.body.width / POINT / look.size) * look.leading
        for row in (*table.header, *table.rows):
            cells = zip(row.cells, ems, strict=False)
            lines = [self._cell(cell, wide) for cell, wide in cells]
            height += max([1, *lines]) * look.leading + padding + look.rule
        return height

    def _cell(self, cell: Cell, ems: float) -> int:
        return sum(self.lines(line, ems) for block in cell.blocks for line in block_lines(block))
