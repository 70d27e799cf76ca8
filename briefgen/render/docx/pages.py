"""How many pages a letter will have, by Verdana's widths: what its page numbers say until a program counts itself."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import Final

from briefgen.dutch.typography import keep_together
from briefgen.letter.model import Block, Cell, Heading, Letter, Line, ListBlock, Paragraph, Table, block_lines
from briefgen.render.style import POINT, Style
from briefgen.render.widths import width_of

_UNITS: Final = 200  # of an em: what the width of a character is counted in, so that it fits a byte
_WIDEST: Final = 255  # of these units: no character counts as wider
_CERTAIN: Final = 40_000  # bytes: no document of this size fits on one page
_PAGE: Final = 6_200  # bytes of a `document.xml` to a page, about
_Piece = tuple[float, float, float]  # points: gap before, height, gap after


class Pager:
    """Counts the pages of letters in one house style."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._first: Final = (style.body.last - style.subject.bottom) / POINT

    def count(self, letter: Letter, *, size: int) -> int:
        """The expected number of pages of a letter whose `document.xml` has `size` bytes."""
        if size < _CERTAIN and self._fits_one_page(letter):
            return 1
        return max(2, round(size / _PAGE))

    def _fits_one_page(self, letter: Letter) -> bool:
        """Measures from below the first line of the subject until the page is full."""
        style, subject = self._style, letter.head.subject
        width = (style.subject.width - style.subject.tab) / POINT / style.subject.size
        left = self._first - self._notes(letter)
        left -= (sum(count_lines(line, width) for line in subject.values) - 1) * style.subject.leading
        after = (style.body.first - style.subject.bottom) / POINT - style.body.leading
        for gap, height, next_gap in self._pieces(letter):
            if height:
                left -= max(after, gap) + height
                after = next_gap
            if left < -0.01:
                return False
        return True

    def _notes(self, letter: Letter) -> float:
        """Points at the foot of the page that the notes take."""
        look = self._style.footnote
        width = self._style.body.width / POINT / look.size
        lines = sum(count_lines(paragraph.runs, width) for each in letter.notes for paragraph in each.blocks)
        return (lines + 1.25) * look.leading if lines else 0

    def _pieces(self, letter: Letter) -> Iterator[_Piece]:
        style, closing = self._style, letter.closing
        leading, gap, sign = style.body.leading, style.paragraph_gap, style.signature
        ems = style.body.width / POINT / style.body.size
        yield style.salutation_gap, count_lines(letter.salutation, ems) * leading, gap
        for block in letter.body:
            yield from self._block(block)
        yield gap, count_lines(closing.formula, ems) * leading, 0
        for each in closing.signatories:
            yield sign.gap_before, count_lines(each.office, ems) * leading, 0
            yield sign.gap_name, count_lines(each.name, ems) * leading, 0
        for listed in (closing.enclosures, closing.copies):
            if listed:
                yield 2 * gap, sum(count_lines(line, ems) for line in (listed.label, *listed.values)) * leading, 0

    def _block(self, block: Block) -> Iterator[_Piece]:
        style = self._style
        body, heading, gap = style.body, style.heading, style.paragraph_gap
        ems = body.width / POINT / body.size
        if isinstance(block, Paragraph):
            yield 0, count_lines(block.runs, ems) * body.leading, gap
        elif isinstance(block, Heading):
            yield heading.gap_before, count_lines(block.runs, ems) * body.leading, heading.gap_after
        elif isinstance(block, ListBlock):
            ems -= style.list.indent / POINT / body.size
            yield 0, sum(count_lines(line, ems) for line in block_lines(block)) * body.leading, gap
        else:
            yield 0, self._table(block), gap

    def _table(self, table: Table) -> float:
        look = self._style.table
        padding = 2 * look.padding / POINT
        ems = [(column.width * self._style.body.width / POINT - padding) / look.size for column in table.columns]
        height = 1.25 * count_lines(table.caption, self._style.body.width / POINT / look.size) * look.leading
        for row in (*table.header, *table.rows):
            cells = zip(row.cells, ems, strict=False)
            lines = [self._cell(cell, wide) for cell, wide in cells]
            height += max([1, *lines]) * look.leading + padding + look.rule
        return height

    def _cell(self, cell: Cell, ems: float) -> int:
        return sum(count_lines(line, ems) for block in cell.blocks for line in block_lines(block))


def count_lines(line: Line, width: float) -> int:
    """How many lines a column of `width` em gives the words; none for a line without words."""
    text = keep_together("".join([run.text for run in line]))
    if not text or text.isspace():
        return 0
    room = width * _UNITS
    if len(text) * _WIDEST <= room:
        return 1
    encoded = text.encode() if text.isascii() else text.encode("cp1252", "replace")
    ends = list(accumulate(encoded.translate(_table())))
    count, start, before = 1, 0, 0
    while ends[-1] - before > room:
        fits = bisect_right(ends, before + room, start)  # the first character that does not
        space, hyphen = text.rfind(" ", start, fits + 1), text.rfind("-", start, fits)
        start = max(space, hyphen) + 1 if max(space, hyphen) >= start else max(fits, start + 1)
        if start >= len(ends):
            break
        before = ends[start - 1]
        count += 1
    return count


@cache
def _table() -> bytes:
    """The width of each character of the Windows code page, the largest for what is wider still."""
    characters = bytes(range(256)).decode("cp1252", "replace")
    return bytes(min(round(width_of(character) * _UNITS), _WIDEST) for character in characters)
