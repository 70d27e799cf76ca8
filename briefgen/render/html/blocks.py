"""The words and structure of a letter as HTML elements."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from briefgen.letter.model import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Labelled,
    Line,
    ListBlock,
    ListItem,
    Paragraph,
    Row,
    Run,
    Table,
)
from briefgen.render.looks import has_words, joined, says_something

_ESCAPES: Final = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"}
_ALIGNS: Final = {Align.LEFT: "", Align.CENTRE: ' class="centre"', Align.RIGHT: ' class="right"'}


def escape(text: str) -> str:
    """The text for between tags or in a quoted attribute."""
    return text.translate(_ESCAPES)


class Blocks:
    """Writes blocks; remembers how often each note was referred to, so that every mark has its own id."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self.numbers: Final = numbers
        self.marks: Final[dict[int, int]] = {}
        self.widths: Final[dict[str, float]] = {}  # class of a table column → its share of the width

    def inline(self, runs: Line) -> str:
        return "".join([self._run(run) for run in joined(runs)])

    def _run(self, run: Run) -> str:
        text = escape(run.text)
        if text:
            if run.italic:
                text = f"<em>{text}</em>"
            if run.bold:
                text = f"<strong>{text}</strong>"
            if run.link:
                text = f'<a href="{escape(run.link)}">{text}</a>'
        return text + self.mark(self.numbers[run.note]) if run.note in self.numbers else text

    def mark(self, number: int) -> str:
        """The raised number of a note, which leads to it; the first mark of a note is where the note leads back to."""
        times = self.marks[number] = self.marks.get(number, 0) + 1
        own_id = f"bij-noot-{number}" + (f"-{times}" if times > 1 else "")
        return f'<sup><a href="#noot-{number}" id="{own_id}" role="doc-noteref">{number}</a></sup>'

    def lines(self, lines: Iterable[Line]) -> str:
        return "<br>\n".join(self.inline(line) for line in lines if says_something(line))

    def labelled(self, labelled: Labelled, *, name: str) -> str:
        """A label with its values as a list of one term, or a paragraph where either is missing."""
        label, values = self.inline(labelled.label).strip(), [self.inline(each) for each in labelled.values]
        if says_something(labelled.label) and any(map(says_something, labelled.values)):
            described = "".join(f"<dd>{value}</dd>" for value in values)
            return f'<dl class="{name}"><div><dt>{label}</dt>{described}</div></dl>\n'
        text = "<br>\n".join(each for each in (label, *values) if each)
        return f'<p class="{name}">{text}</p>\n' if text else ""

    def blocks(self, blocks: Iterable[Block]) -> str:
        return "".join(self.block(block) for block in blocks if has_words(block))

    def block(self, block: Block) -> str:
        if isinstance(block, Paragraph):
            return f"<p>{self.inline(block.runs)}</p>\n"
        if isinstance(block, Heading):
            return self._heading(block)
        if isinstance(block, ListBlock):
            return self._list(block)
        return self.table(block)

    def _heading(self, heading: Heading) -> str:
        number = f'<span class="number">{escape(heading.number)}</span> ' if heading.number else ""
        return f"<h{heading.level}>{number}{self.inline(heading.runs)}</h{heading.level}>\n"

    def _list(self, block: ListBlock) -> str:
        items = "".join(f"<li>{self._inside(item)}</li>\n" for item in block.items)
        if not block.ordered:
            return f"<ul>\n{items}</ul>\n"
        start = f' start="{block.start}"' if block.start != 1 else ""
        return f"<ol{start}>\n{items}</ol>\n"

    def _inside(self, holder: ListItem | Cell) -> str:
        """What is in an item or cell; a paragraph that stands first in it, alone or before a list, needs no element."""
        blocks = [block for block in holder.blocks if has_words(block)]
        if blocks and isinstance(blocks[0], Paragraph) and all(isinstance(each, ListBlock) for each in blocks[1:]):
            return self.inline(blocks[0].runs) + ("\n" if blocks[1:] else "") + self.blocks(blocks[1:])
        return self.blocks(blocks)

    def table(self, table: Table) -> str:
        caption = self.caption(table)
        columns = self.columns(table.columns)
        head = "".join(self._rows(table.header, table.columns, tag="th", scope=' scope="col"'))
        body = "".join(self._rows(table.rows, table.columns, tag="td", scope=""))
        return (
            f"<table>\n{caption}{columns}"
            + (f"<thead>\n{head}</thead>\n" if head else "")
            + (f"<tbody>\n{body}</tbody>\n" if body else "")
            + "</table>\n"
        )

    def caption(self, table: Table) -> str:
        return f"<caption>{self.inline(table.caption)}</caption>\n" if says_something(table.caption) else ""

    def columns(self, columns: Iterable[Column]) -> str:
        """The widths of a table's columns, by classes for which the page has a style."""
        return "<colgroup>" + "".join(f'<col class="{self._width(column)}">' for column in columns) + "</colgroup>\n"

    def _width(self, column: Column) -> str:
        name = f"w{round(column.width * 1000)}"
        self.widths[name] = round(column.width * 1000) / 10
        return name

    def _rows(self, rows: Iterable[Row], columns: tuple[Column, ...], *, tag: str, scope: str) -> Iterator[str]:
        for row in rows:
            cells = zip(row.cells, columns, strict=True)
            yield (
                "<tr>"
                + "".join(
                    f"<{tag}{scope}{_ALIGNS[column.align]}>{self._inside(cell)}</{tag}>" for cell, column in cells
                )
                + "</tr>\n"
            )
