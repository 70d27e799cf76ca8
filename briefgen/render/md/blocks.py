"""The body of a letter as CommonMark with GitHub's tables; what those cannot hold is a table in HTML."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from briefgen.letter.model import Align, Block, Cell, Column, Heading, ListBlock, ListItem, Paragraph, Row, Table
from briefgen.render.html.blocks import Blocks as HtmlBlocks
from briefgen.render.looks import has_words, says_something
from briefgen.render.md.inline import guarded, inline

NUMBER_END: Final = "\u2002"  # an en space parts the number of a heading from its words; in words it is an entity
EMPTY_ITEM: Final = "<!-- -->"  # a bullet alone could be read as a rule or an underline
LAST_NUMBER: Final = 999_999_999  # the highest that CommonMark reads
_RULES: Final = {Align.LEFT: "---", Align.CENTRE: ":---:", Align.RIGHT: "---:"}


class TablesInHtml(HtmlBlocks):
    """HTML inside Markdown has no links to notes, only their numbers, and no classes for widths."""

    def mark(self, number: int) -> str:
        return f"<sup>{number}</sup>"

    def caption(self, table: Table) -> str:  # noqa: ARG002 - it stands above the table, in Markdown
        return ""

    def columns(self, columns: Iterable[Column]) -> str:  # noqa: ARG002 - no widths
        return ""


class Blocks:
    """Writes blocks; lines come without the indent of the list items around them."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self.numbers: Final = numbers
        self.html: Final = TablesInHtml(numbers)

    def blocks(self, blocks: Iterable[Block]) -> list[str]:
        """Each block as lines of Markdown; a blank line has to stand between them."""
        written: list[str] = []
        marker = 0  # lists that follow each other alternate between two markers, or they would be one list
        before: Block | None = None
        for block in filter(has_words, blocks):
            follows = isinstance(block, ListBlock) and isinstance(before, ListBlock) and block.ordered == before.ordered
            marker = (marker + 1) % 2 if follows else 0
            written.append(self._list(block, marker) if isinstance(block, ListBlock) else self._block(block))
            before = block
        return written

    def _block(self, block: Paragraph | Heading | Table) -> str:
        if isinstance(block, Paragraph):
            return guarded(inline(block.runs, self.numbers))
        if isinstance(block, Heading):
            return self._heading(block)
        caption = [guarded(inline(block.caption, self.numbers))] if says_something(block.caption) else []
        return "\n\n".join([*caption, self._table(block)])

    def _heading(self, heading: Heading) -> str:
        text = inline(heading.runs, self.numbers).replace(NUMBER_END, "&ensp;")
        hashes = len(text) - len(text.rstrip("#"))
        if hashes and text[:-hashes].endswith((" ", "\t", "")):
            text = f"{text[:-1]}\\#"
        number = heading.number + NUMBER_END if heading.number else ""
        return f"{'#' * heading.level} {number}{text}"

    def _list(self, block: ListBlock, marker: int) -> str:
        lines: list[str] = []
        written = [self._item(item) for item in block.items]
        apart = "\n\n" if any(loose for _text, loose in written) else "\n"
        for at, (text, _loose) in enumerate(written):
            number = f"{min(block.start + at, LAST_NUMBER)}{'.)'[marker]}" if block.ordered else "-*"[marker]
            indent = " " * (len(number) + 1)
            lines.append(f"{number} {_indented(text, indent)}")
        return apart.join(lines)

    def _item(self, item: ListItem) -> tuple[str, bool]:
        """The text of an item, and whether it has to stand between blank lines."""
        blocks = [block for block in item.blocks if has_words(block)]
        written = self.blocks(blocks)
        if len(blocks) > 1 and not _is_tight(blocks):
            return "\n\n".join(written), True
        return "\n".join(written) or EMPTY_ITEM, False

    def _table(self, table: Table) -> str:
        rows = (*table.header, *table.rows)
        if len(table.header) > 1 or not all(_is_simple(cell) for row in rows for cell in row.cells):
            return self.html.table(table).rstrip()
        header = table.header[0] if table.header else Row(tuple(Cell(()) for _column in table.columns))
        rule = f"| {' | '.join(_RULES[column.align] for column in table.columns)} |"
        return "\n".join([self._row(header), rule, *(self._row(row) for row in table.rows)])

    def _row(self, row: Row) -> str:
        return f"| {' | '.join(self._cell(cell) for cell in row.cells)} |"

    def _cell(self, cell: Cell) -> str:
        lines = (inline(block.runs, self.numbers) for block in cell.blocks if isinstance(block, Paragraph))
        return "<br>".join(line for line in lines if line).replace("|", "\\|")


def _is_tight(blocks: Sequence[Block]) -> bool:
    """Whether a paragraph with lists below it reads the same without blank lines: only lists from 1 may follow so."""
    return isinstance(blocks[0], Paragraph) and all(
        isinstance(block, ListBlock) and (not block.ordered or block.start == 1) for block in blocks[1:]
    )


def _is_simple(cell: Cell) -> bool:
    return all(isinstance(block, Paragraph) for block in cell.blocks)


def _indented(text: str, indent: str) -> str:
    return "\n".join(indent + line if at and line else line for at, line in enumerate(text.split("\n")))
