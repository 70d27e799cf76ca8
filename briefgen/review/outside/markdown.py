"""Reads the paragraphs, headings, lists, tables and notes of Markdown, as briefgen or people write it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from briefgen.letter.model import Block, Cell, Column, Heading, ListBlock, ListItem, Paragraph, Row, Run, Table
from briefgen.render.md.words import reader, sections, without_number
from briefgen.review.outside.document import DEEPEST, Outside
from briefgen.review.outside.html import read_html
from briefgen.review.outside.tree import too_much
from briefgen.values import dataclass, replace

if TYPE_CHECKING:
    from markdown_it.token import Token

_LONGEST: Final = 1_000_000  # characters
_LONGEST_PART: Final = 60_000  # without a blank line: the library's time grows with the square of a paragraph's length


def read_markdown(text: str, *, source: str) -> Outside:
    """What the text says, as words and structure; HTML in it is read as such."""
    if len(text) > _LONGEST or any(len(part) > _LONGEST_PART for part in text.split("\n\n")):
        raise too_much(source)
    body, *notes = sections(text)
    try:
        blocks = tuple(_Blocks(reader().parse(body), source).until(""))
        of_notes = [block for note in notes for block in _Blocks(reader().parse(note), source).until("")]
    except RecursionError:
        raise too_much(source) from None
    return Outside(blocks, tuple(block for block in of_notes if isinstance(block, Paragraph)))


@dataclass(slots=True)
class _Blocks:
    """Walks through the tokens of a text."""

    tokens: "Sequence[Token]"
    source: str
    at: int = 0
    depth: int = 0

    def until(self, end: str) -> Iterator[Block]:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == end:
                return
            if token.type == "heading_open":
                for runs in _lines(without_number(self.tokens[self.at].content)):
                    yield Heading(runs, max(2, min(int(token.tag[1]), 4)))
                self.at += 2
            elif token.type == "inline":
                yield from (Paragraph(runs) for runs in _lines(token.content))
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                yield self._list(token)
            elif token.type == "table_open":
                yield self._table()
            elif token.type in ("html_block", "code_block", "fence"):
                yield from self._raw(token)

    def _list(self, opening: "Token") -> ListBlock:
        self.depth += 1
        if self.depth > DEEPEST:
            raise too_much(self.source)
        items: list[ListItem] = []
        end = opening.type.replace("_open", "_close")
        while self.tokens[self.at].type != end:
            self.at += 1
            items.append(ListItem(tuple(self.until("list_item_close"))))
        self.at += 1
        self.depth -= 1
        return ListBlock(tuple(items), opening.type.startswith("ordered"), int(opening.attrGet("start") or 1))

    def _table(self) -> Table:
        header: list[Row] = []
        rows: list[Row] = []
        into = header
        while self.tokens[self.at].type != "table_close":
            kind = self.tokens[self.at].type
            if kind == "tbody_open":
                into = rows
            elif kind == "tr_open":
                into.append(self._row())
            self.at += 1
        self.at += 1
        count = max(len(row.cells) for row in header)
        return Table((Column(1 / count),) * count, tuple(header), tuple(rows))

    def _row(self) -> Row:
        cells: list[Cell] = []
        while self.tokens[self.at].type != "tr_close":
            if self.tokens[self.at].type == "inline":
                cells.append(Cell(tuple(Paragraph(runs) for runs in _lines(self.tokens[self.at].content))))
            self.at += 1
        return Row(tuple(cells))

    def _raw(self, token: "Token") -> Iterator[Block]:
        if token.type == "html_block":
            yield from read_html(token.content, source=self.source, raised_are_notes=True).blocks
        elif token.content.strip():
            yield Paragraph((Run(" ".join(token.content.split())),))


def _lines(source: str) -> Iterator[tuple[Run, ...]]:
    """The lines of the source of a paragraph, with their looks."""
    line: list[Run] = []
    look = Run("")
    for token in reader().parseInline(source)[0].children or ():
        if token.type == "hardbreak" or token.content == "<br>":
            yield tuple(line)
            line = []
        elif token.type == "softbreak":
            line.append(replace(look, text=" "))
        elif token.type in ("text", "code_inline"):
            line.append(replace(look, text=token.content))
        elif token.type == "note_mark":
            line.append(Run("", note=f"note-{token.meta['number']}"))
        else:
            look = _look(token, look)
    yield tuple(line)


def _look(token: "Token", look: Run) -> Run:
    if token.type in ("strong_open", "strong_close"):
        return replace(look, bold=token.nesting > 0)
    if token.type in ("em_open", "em_close"):
        return replace(look, italic=token.nesting > 0)
    if token.type in ("link_open", "link_close"):
        return replace(look, link=str(token.attrGet("href") or "")[:2000] if token.nesting > 0 else "")
    return look
