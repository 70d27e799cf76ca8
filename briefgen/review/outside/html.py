"""Reads the paragraphs, headings, lists, tables and notes of a page of HTML."""

from collections.abc import Iterable, Iterator
from typing import Final

from briefgen.language import _
from briefgen.letter.model import Block, Cell, Column, Heading, Line, ListBlock, ListItem, Paragraph, Row, Run, Table
from briefgen.review.outside.document import DEEPEST, Outside
from briefgen.review.outside.tree import Element, tree
from briefgen.values import replace

_INLINE: Final = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "label", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
})  # fmt: skip
_HEADINGS: Final = {f"h{level}": max(2, min(level, 4)) for level in range(1, 7)}


def read_html(text: str, *, source: str, raised_are_notes: bool = False) -> Outside:
    """What the page says. Numbers of notes, links back from them, and page marks as briefgen sets them are no words.

    With `raised_are_notes`, raised numbers are marks of notes whatever else says so, as in a table within Markdown.
    """
    reader = _Reader(raised_are_notes)
    blocks = tuple(reader.blocks(tree(text, source=source).children, 0))
    not_read = (_("pictures"),) if reader.pictures else ()
    return Outside(blocks, tuple(reader.notes), not_read=not_read)


class _Reader:
    def __init__(self, raised_are_notes: bool) -> None:
        self._raised_are_notes = raised_are_notes
        self.notes: list[Paragraph] = []
        self.pictures = False

    def blocks(self, children: Iterable[Element | str], depth: int) -> Iterator[Block]:
        """Elements in a row: what is inline between two blocks is a paragraph."""
        line: list[Element | str] = []
        for child in children:
            if isinstance(child, str) or child.tag in _INLINE or child.tag in ("br", "img"):
                line.append(child)
                continue
            yield from self._paragraphs(line)
            line = []
            yield from self._block(child, depth)
        yield from self._paragraphs(line)

    def _block(self, element: Element, depth: int) -> Iterator[Block]:
        tag = element.tag
        if element.attributes.get("role") == "doc-endnotes":
            self.notes += [each for each in self.blocks(element.children, depth) for each in _lines_of(each)]
        elif (tag == "p" and element.has_class("mark")) or depth > DEEPEST:
            return
        elif tag in _HEADINGS:
            for paragraph in self._paragraphs(element.children):
                yield Heading(paragraph.runs, _HEADINGS[tag])
        elif tag in ("ul", "ol"):
            yield self._list(element, depth)
        elif tag == "table":
            yield from self._table(element, depth)
        else:
            yield from self.blocks(element.children, depth + 1)

    def _list(self, element: Element, depth: int) -> ListBlock:
        items = [child for child in element.children if isinstance(child, Element)]
        made = tuple(ListItem(tuple(self.blocks(item.children, depth + 1))) for item in items)
        start = element.attributes.get("start", "1")
        return ListBlock(made, element.tag == "ol", int(start) if start.isdecimal() and len(start) < 6 else 1)

    def _table(self, element: Element, depth: int) -> Iterator[Block]:
        header: list[Row] = []
        rows: list[Row] = []
        caption: Line = ()
        for row, is_head in _rows(element):
            cells = tuple(
                Cell(tuple(self.blocks(cell.children, depth + 1)))
                for cell in row.children
                if isinstance(cell, Element) and cell.tag in ("td", "th")
            )
            (header if is_head else rows).append(Row(cells))
        for child in element.children:
            if isinstance(child, Element) and child.tag == "caption":
                caption = tuple(run for paragraph in self._paragraphs(child.children) for run in paragraph.runs)
        if header or rows or caption:
            width = max((len(row.cells) for row in (*header, *rows)), default=1) or 1
            yield Table((Column(1 / width),) * width, tuple(header), tuple(rows), caption)

    def _paragraphs(self, children: Iterable[Element | str]) -> Iterator[Paragraph]:
        """The lines of inline content, which `<br>` ends."""
        line: list[Run] = []
        for run in self._runs(children, Run("")):
            if run.text == "\n":
                yield from _paragraph(line)
                line = []
            else:
                line.append(run)
        yield from _paragraph(line)

    def _runs(self, children: Iterable[Element | str], look: Run) -> Iterator[Run]:
        for child in children:
            if isinstance(child, str):
                if text := " ".join(("x" + child.replace("\u00a0", " ") + "x").split())[1:-1]:
                    yield replace(look, text=text)
            elif child.tag == "br":
                yield Run("\n")
            elif child.tag == "img":
                self.pictures = True
            elif self._raised_are_notes and child.tag == "sup":
                yield Run("", note="note")
            elif child.attributes.get("role") == "doc-noteref":
                yield Run("", note=child.attributes.get("href", "#").lstrip("#") or "note")
            elif child.attributes.get("role") != "doc-backlink" and not child.has_class("number"):
                yield from self._runs(child.children, _look(child, look))


def _look(element: Element, look: Run) -> Run:
    if element.tag in ("b", "strong"):
        return replace(look, bold=True)
    if element.tag in ("i", "em"):
        return replace(look, italic=True)
    if element.tag == "a" and "href" in element.attributes:
        return replace(look, link=element.attributes["href"][:2000])
    return look


def _paragraph(line: list[Run]) -> Iterator[Paragraph]:
    if any(run.text.strip() or run.note for run in line):
        yield Paragraph(tuple(line))


def _lines_of(block: Block) -> Iterator[Paragraph]:
    from briefgen.letter.model import block_lines

    for line in block_lines(block):
        yield Paragraph(line)


def _rows(table: Element) -> Iterator[tuple[Element, bool]]:
    for child in table.children:
        if isinstance(child, Element):
            if child.tag == "tr":
                cells = [each for each in child.children if isinstance(each, Element)]
                yield child, bool(cells) and all(each.tag == "th" for each in cells)
            elif child.tag in ("thead", "tbody", "tfoot"):
                for row in child.children:
                    if isinstance(row, Element) and row.tag == "tr":
                        yield row, child.tag == "thead"
