"""What the words of a letter are in, in one form for letters and files: headings, lists, tables, notes, emphasis.

A line is a tuple of pieces `(text without white space, bold, italic, link)` and `("note", number)`. A block is
`("paragraph", line)`, `("heading", level, line)`, `("list", first number or None, items)` or
`("table", header rows, rows)` after a paragraph with its caption; items and cells are tuples of blocks. What holds no
word and no mark of a note is left out, but for items and cells.
"""

from collections.abc import Iterable
from typing import Any

from briefgen.letter.model import Block, Heading, Letter, Line, ListBlock, Paragraph, Row
from briefgen.render.looks import safe_link

Structure = tuple[Any, ...]


class LineOf:
    """Gathers the pieces of one line, neighbours of one look joined."""

    def __init__(self) -> None:
        self.pieces: list[tuple[Any, ...]] = []

    def add(self, text: str, *, bold: bool = False, italic: bool = False, link: str = "") -> None:
        text, look = "".join(text.split()), (bold, italic, link)
        if not text:
            return
        if self.pieces and self.pieces[-1][1:] == look:
            text = self.pieces.pop()[0] + text
        self.pieces.append((text, *look))

    def mark(self, number: int) -> None:
        self.pieces.append(("note", number))

    def line(self) -> Structure:
        return tuple(self.pieces)


def table(header: Iterable[Structure], rows: Iterable[Structure]) -> Structure:
    """A table, without header rows that hold nothing."""
    return ("table", tuple(row for row in header if any(row)), tuple(rows))


def structure(letter: Letter) -> Structure:
    """The structure of the body and of the notes, as every format has to show it."""
    numbers = {note.id: number for number, note in enumerate(letter.notes, start=1)}
    notes = tuple(_blocks(note.blocks, numbers) for note in letter.notes)
    return _blocks(letter.body, numbers), notes


def _line(runs: Line, numbers: dict[str, int]) -> Structure:
    line = LineOf()
    for run in runs:
        line.add(run.text, bold=run.bold, italic=run.italic, link=safe_link(run.link))
        if run.note:
            line.mark(numbers[run.note])
    return line.line()


def _blocks(blocks: Iterable[Block], numbers: dict[str, int]) -> Structure:
    return tuple(made for block in blocks for made in _block(block, numbers))


def _block(block: Block, numbers: dict[str, int]) -> list[Structure]:
    if isinstance(block, Paragraph):
        line = _line(block.runs, numbers)
        return [("paragraph", line)] if line else []
    if isinstance(block, Heading):
        line = _line(block.runs, numbers)
        return [("heading", block.level, line)] if line else []
    if isinstance(block, ListBlock):
        items = tuple(_blocks(item.blocks, numbers) for item in block.items)
        return [("list", block.start if block.ordered else None, items)] if any(items) else []
    caption = _line(block.caption, numbers)
    header, rows = _rows(block.header, numbers), _rows(block.rows, numbers)
    if not caption and not any(any(row) for row in (*header, *rows)):
        return []
    return [*([("paragraph", caption)] if caption else []), table(header, rows)]


def _rows(rows: Iterable[Row], numbers: dict[str, int]) -> Structure:
    return tuple(tuple(_blocks(cell.blocks, numbers) for cell in row.cells) for row in rows)
