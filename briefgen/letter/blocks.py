"""From the tokens of the Markdown reader to the blocks of a letter."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from briefgen.letter.model import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Line,
    ListBlock,
    ListItem,
    Paragraph,
    Row,
    Table,
    block_lines,
)

if TYPE_CHECKING:
    from markdown_it.token import Token

_CAPTION: Final = "Tabel "  # a paragraph that begins like this, right before a table, is its caption
_CHARACTERS: Final = 72  # that fit beside each other in the column of text, in the type of tables
_WIDEST: Final = 120  # characters that a column may ask for
_NARROWEST: Final = 6
_MARGIN: Final = 3  # what the padding of a cell takes, in characters


class BlockBuilder:
    """Builds blocks; `inline` reads the words of an inline token, which may be several blocks in a paragraph."""

    def __init__(self, inline: "Callable[[Token], list[Block]]") -> None:
        self._inline = inline

    def blocks(self, tokens: "Sequence[Token]") -> list[Block]:
        found: list[Block] = []
        start = 0
        while start < len(tokens):
            end = _end(tokens, start)
            self._add(found, tokens[start], tokens[start + 1 : end])
            start = end + 1
        return found

    def _add(self, found: list[Block], opening: "Token", inner: "Sequence[Token]") -> None:
        if opening.type == "paragraph_open":
            found.extend(self._inline(inner[0]))
        elif opening.type == "heading_open":
            level = min(max(int(opening.tag[1]), 2), 4)
            found.append(Heading(self._line(inner[0]), level=level))
        elif opening.type in ("bullet_list_open", "ordered_list_open"):
            found.append(self._list(opening, inner))
        elif opening.type == "table_open":
            found.append(self._table(inner, caption=_take_caption(found)))
        elif opening.type == "inline":
            found.extend(self._inline(opening))

    def _line(self, token: "Token") -> Line:
        return tuple(run for block in self._inline(token) for line in block_lines(block) for run in line)

    def _list(self, opening: "Token", inner: "Sequence[Token]") -> ListBlock:
        items: list[ListItem] = []
        start = 0
        while start < len(inner):
            end = _end(inner, start)
            items.append(ListItem(tuple(self.blocks(inner[start + 1 : end]))))
            start = end + 1
        ordered = opening.type == "ordered_list_open"
        return ListBlock(tuple(items), ordered=ordered, start=int(opening.attrs.get("start", 1)) if ordered else 1)

    def _table(self, inner: "Sequence[Token]", *, caption: Line) -> Table:
        header: list[Row] = []
        rows: list[Row] = []
        aligns: list[Align] = []
        cells: list[Cell] = []
        for position, token in enumerate(inner):
            if token.type in ("th_open", "td_open"):
                cells.append(Cell(tuple(self._inline(inner[position + 1]))))
                if token.type == "th_open":
                    aligns.append(_align(token))
            elif token.type == "tr_close":
                (rows if header else header).append(Row(tuple(cells)))
                cells = []
        return Table(_columns(aligns, [*header, *rows]), tuple(header), tuple(rows), caption)


def _end(tokens: "Sequence[Token]", start: int) -> int:
    """The position of the token that closes the one at `start`."""
    depth = 0
    for position in range(start, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens)


def _take_caption(found: list[Block]) -> Line:
    last = found[-1] if found else None
    if isinstance(last, Paragraph) and "".join(run.text for run in last.runs).startswith(_CAPTION):
        found.pop()
        return last.runs
    return ()


def _align(token: "Token") -> Align:
    style = str(token.attrs.get("style", ""))
    return Align.RIGHT if style.endswith("right") else Align.CENTRE if style.endswith("center") else Align.LEFT


def _columns(aligns: list[Align], rows: list[Row]) -> tuple[Column, ...]:
    """Widths by what the cells hold: each column's longest word fits, the rest goes to those with most to say."""
    texts = [[_text(row.cells[index]) for row in rows] for index in range(len(aligns))]
    needs = [max(_NARROWEST, _MARGIN + max(map(_longest_word, column))) for column in texts]
    wishes = [max(0, min(max(map(len, column)), _WIDEST) - need) for column, need in zip(texts, needs, strict=True)]
    spare = max(0, _CHARACTERS - sum(needs))
    given = [need + spare * wish / (sum(wishes) or 1) for need, wish in zip(needs, wishes, strict=True)]
    return tuple(Column(width / sum(given), align) for width, align in zip(given, aligns, strict=True))


def _text(cell: Cell) -> str:
    return " ".join("".join(run.text for run in line) for block in cell.blocks for line in block_lines(block))


def _longest_word(text: str) -> int:
    return min(max(map(len, text.split()), default=0), _WIDEST)
