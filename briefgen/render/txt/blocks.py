"""The body of a letter as plain text: headings, lists with hanging indent, tables in a grid."""

from collections.abc import Iterable, Mapping
from typing import Final

from briefgen.letter.model import Align, Block, Cell, Heading, Line, ListBlock, ListItem, Paragraph, Row, Table
from briefgen.render.looks import has_words
from briefgen.render.txt.lines import plain, wrapped

NARROWEST: Final = 8  # characters of a line in the narrowest column


class Blocks:
    """Writes blocks as lines, without the indent of the list items around them."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self.numbers: Final = numbers

    def line(self, runs: Line, *, width: int) -> list[str]:
        """The wrapped lines of a line; none where it says nothing."""
        text = plain(runs, self.numbers)
        return wrapped(text, width=width) if text else []

    def blocks(self, blocks: Iterable[Block], *, width: int) -> list[list[str]]:
        return [self._block(block, width=width) for block in blocks if has_words(block)]

    def _block(self, block: Block, *, width: int) -> list[str]:
        if isinstance(block, Paragraph):
            return self.line(block.runs, width=width)
        if isinstance(block, Heading):
            lines = self.line(block.runs, width=width)
            return hanging(f"{block.number}  ", lines) if block.number else lines
        if isinstance(block, ListBlock):
            return self._list(block, width=width)
        return self._table(block, width=width)

    def _list(self, block: ListBlock, *, width: int) -> list[str]:
        items = [
            self._item(item, f"{block.start + at}.  " if block.ordered else "-  ", width=width)
            for at, item in enumerate(block.items)
        ]
        return apart([item for item in items if item], by=0 if all(map(_is_tight, block.items)) else 1)

    def _item(self, item: ListItem, marker: str, *, width: int) -> list[str]:
        blocks = self.blocks(item.blocks, width=max(width - len(marker), NARROWEST))
        return hanging(marker, apart(blocks, by=0 if _is_tight(item) else 1)) if blocks else []

    def _table(self, table: Table, *, width: int) -> list[str]:
        caption = self.line(table.caption, width=width)
        rows = (*table.header, *table.rows)
        if not any(has_words(block) for row in rows for cell in row.cells for block in cell.blocks):
            return caption
        room = width - 3 * len(table.columns) - 1
        shares = [max(int(column.width * room), NARROWEST) for column in table.columns]
        written = [
            [self._cell(cell, width=share) for cell, share in zip(row.cells, shares, strict=True)] for row in rows
        ]
        return [*caption, *([""] if caption else []), *_grid(table, rows, written)]

    def _cell(self, cell: Cell, *, width: int) -> list[str]:
        return apart(self.blocks(cell.blocks, width=width), by=0 if _is_simple(cell) else 1)


def _grid(table: Table, rows: tuple[Row, ...], written: list[list[list[str]]]) -> list[str]:
    widths = [max(len(line) for row in written for line in (*row[at], "")) or 1 for at in range(len(table.columns))]
    rules = {mark: "+" + "+".join(mark * (width + 2) for width in widths) + "+" for mark in "-="}
    lines = [rules["-"]]
    for number, (row, cells) in enumerate(zip(rows, written, strict=True), start=1):
        for at in range(max(len(cell) for cell in cells)):
            texts = (
                _aligned(cell[at] if at < len(cell) else "", width, column.align if _is_simple(source) else Align.LEFT)
                for cell, width, column, source in zip(cells, widths, table.columns, row.cells, strict=True)
            )
            lines.append("| " + " | ".join(texts) + " |")
        lines.append(rules["=" if number == len(table.header) else "-"])
    return lines


def _aligned(text: str, width: int, align: Align) -> str:
    if align is Align.RIGHT:
        return text.rjust(width)
    return text.center(width) if align is Align.CENTRE else text.ljust(width)


def _is_simple(cell: Cell) -> bool:
    return all(isinstance(block, Paragraph) for block in cell.blocks)


def _is_tight(item: ListItem) -> bool:
    """Whether the item is one paragraph, or one with lists below it, so that no blank line is needed."""
    return all(isinstance(block, ListBlock if at else Paragraph | ListBlock) for at, block in enumerate(item.blocks))


def hanging(marker: str, lines: list[str]) -> list[str]:
    """The lines after a marker, further lines below the text of the first."""
    indent = " " * len(marker)
    return [(indent if at else marker) + line if line else "" for at, line in enumerate(lines)]


def apart(blocks: list[list[str]], *, by: int) -> list[str]:
    """The lines of all blocks, so many blank lines between them."""
    lines: list[str] = []
    for at, block in enumerate(blocks):
        lines += [""] * by if at else []
        lines += block
    return lines
