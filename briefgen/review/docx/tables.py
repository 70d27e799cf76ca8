"""Tables compared row by row and cell by cell."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from lxml import etree
from rapidfuzz.distance import LCSseq

from briefgen.extract.docx.blocks import Block, Paragraph, Row, Table
from briefgen.extract.docx.names import TR, W
from briefgen.review.docx.align import exact_pairs
from briefgen.review.docx.changes import ChangeKind, Log
from briefgen.review.docx.imports import Imports
from briefgen.review.docx.marks import Marks
from briefgen.review.docx.output import w
from briefgen.review.docx.place import Cursor

if TYPE_CHECKING:
    from briefgen.review.docx.blocks import BlockWriter

_ALIKE: Final = 0.3
_MOST: Final = 10_000


class TableWriter:
    """Marks the rows and cells of tables."""

    def __init__(self, blocks: "BlockWriter", marks: Marks, imports: Imports, log: Log) -> None:
        self._blocks, self._marks, self._imports, self._log = blocks, marks, imports, log

    def pair(self, old: Table, new: Table) -> None:
        """Marks a table that stays."""
        if not new.rows or not old.rows:
            return
        first = new.rows[0].element
        around = first.getparent()
        cursor = Cursor(new.element if around is None else around, [first])
        pairs = _row_pairs(old.rows, new.rows)
        i = j = 0
        for left, right in [*pairs, (len(old.rows), len(new.rows))]:
            for row in old.rows[i:left]:
                self._gone_row(row, cursor)
            for row in new.rows[j:right]:
                self._come_row(row)
                cursor.reach(row.element)
            if right < len(new.rows):
                self._pair_row(old.rows[left], new.rows[right])
                cursor.reach(new.rows[right].element)
            i, j = left + 1, right + 1
        _widen(new.element)

    def _pair_row(self, old: Row, new: Row) -> None:
        for left, right in zip(old.cells, new.cells, strict=True):
            self._blocks.story(left.blocks, right.blocks, right.element)

    def _come_row(self, row: Row) -> None:
        self._log.add(ChangeKind.ROW_ADDED, new=row.plain, after=row.plain)
        self._mark_row(row)

    def _mark_row(self, row: Row) -> None:
        self._blocks.changed = True
        self._marks.row(row.element, "ins")
        for cell in row.cells:
            self._all_come(cell.blocks)

    def _all_come(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self._blocks.all_come(block)
                self._marks.paragraph(block.element, "ins")
            elif isinstance(block, Table):
                for row in block.rows:
                    self._mark_row(row)

    def come(self, new: Table) -> None:
        """Marks a table that is new."""
        self._log.add(ChangeKind.TABLE_ADDED, new=new.plain, after=new.plain)
        for row in new.rows:
            self._mark_row(row)

    def gone(self, old: Table) -> etree._Element:
        """A table of the old document as a deleted one of the new document."""
        self._log.add(ChangeKind.TABLE_REMOVED, old=old.plain, before=old.plain)
        return self._table(old)

    def _table(self, old: Table) -> etree._Element:
        self._blocks.changed = True
        element = w("tbl")
        for child in old.element:
            if child.tag in (f"{W}tblPr", f"{W}tblGrid"):
                element.append(self._imports.thing(child, "", ""))
        for row in old.rows:
            element.append(self._row(row))
        return element

    def _row(self, row: Row) -> etree._Element:
        element = w("tr")
        for child in row.element:
            if child.tag in (f"{W}tblPrEx", f"{W}trPr"):
                element.append(self._imports.thing(child, "", ""))
        for cell in row.cells:
            own = w("tc")
            properties = cell.element.find(f"{W}tcPr")
            if properties is not None:
                own.append(self._imports.thing(properties, "", ""))
            for block in cell.blocks:
                own.append(self._block(block))
            element.append(own)
        self._marks.row(element, "del")
        return element

    def _block(self, block: Block) -> etree._Element:
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Paragraph):
            element = self._blocks.all_gone(block)
            self._marks.paragraph(element, "del")
            return element
        return w("p")

    def _gone_row(self, row: Row, cursor: Cursor) -> None:
        self._log.add(ChangeKind.ROW_REMOVED, old=row.plain, before=row.plain)
        self._blocks.changed = True
        cursor.put(self._row(row))


def _row_pairs(old: Sequence[Row], new: Sequence[Row]) -> list[tuple[int, int]]:
    """Rows that stay: the same, or in one place, of one grid and alike."""
    exact = exact_pairs(old, new)
    found: list[tuple[int, int]] = []
    last = (-1, -1)
    for i, j in [*exact, (len(old), len(new))]:
        found += _alike(old, new, range(last[0] + 1, i), range(last[1] + 1, j))
        last = (i, j)
        if i < len(old):
            found.append(last)
    return found


def _alike(old: Sequence[Row], new: Sequence[Row], olds: range, news: range) -> list[tuple[int, int]]:
    if not olds or not news:
        return []
    if len(olds) == len(news) or len(olds) * len(news) > _MOST:
        same = [(i, j) for i, j in zip(olds, news, strict=False) if old[i].grid == new[j].grid]
        if len(olds) == 1 or len(olds) * len(news) > _MOST:
            return same
    words_old, words_new = [old[i].plain.split() for i in olds], [new[j].plain.split() for j in news]
    best = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    score = [[0.0] * len(news) for _ in olds]
    for a in range(len(olds) - 1, -1, -1):
        for b in range(len(news) - 1, -1, -1):
            score[a][b] = _score(old[olds[a]], new[news[b]], words_old[a], words_new[b])
            taken = score[a][b] + best[a + 1][b + 1] if score[a][b] else 0.0
            best[a][b] = max(best[a + 1][b], best[a][b + 1], taken)
    found = []
    a = b = 0
    while a < len(olds) and b < len(news):
        if score[a][b] and best[a][b] == score[a][b] + best[a + 1][b + 1]:
            found.append((olds[a], news[b]))
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            a += 1
        else:
            b += 1
    return found


def _score(old: Row, new: Row, left: list[str], right: list[str]) -> float:
    if old.grid != new.grid:
        return 0.0
    share = LCSseq.normalized_similarity(left, right) if left or right else 1.0
    same = sum(a.key == b.key for a, b in zip(old.cells, new.cells, strict=True)) / max(len(old.cells), 1)
    likeness = max(share, same)
    return likeness if likeness >= _ALIKE else 0.0


def _widen(table: etree._Element) -> None:
    """Gives a table with rows of other widths a grid that holds them all."""
    grid = table.find(f"{W}tblGrid")
    if grid is None:
        return
    widest = 0
    for row in table.iterchildren(TR):
        spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iterchildren(f"{W}tc")]
        widest = max(widest, sum(1 if span is None else _number(span.get(f"{W}val", "1")) for span in spans))
    for _each in range(len(grid), min(widest, 63)):
        grid.append(w("gridCol", w="1000"))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 3 else 1
