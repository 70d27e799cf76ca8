"""The paragraphs and tables of a part, as values that lead back to their elements."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from briefgen.extract.docx.leaves import ATOM, Leaf, Reading, leaves_of
from briefgen.extract.docx.names import PLACES, PPR, SDT, SDT_CONTENT, TBL, TC, TR, WRAPPER_SETTINGS, WRAPPERS, P, W
from briefgen.extract.docx.package import Package
from briefgen.extract.docx.styles import Shape, Styles, value

_SPACES: Final = re.compile("[ \u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_SECTION: Final = f"{W}sectPr"


def even_spaces(text: str) -> str:
    """The text with every stretch of spaces, no-break ones too, as one space, and none at its ends."""
    if text.isascii() and "  " not in text:
        return text.strip(" ")
    return _SPACES.sub(" ", text).strip(" ")


class Paragraph:
    """A paragraph. Its text and key are read when first asked for; leaves may be changed until then."""

    __slots__ = ("_key", "_text", "element", "frame", "leaves", "shape")

    def __init__(self, element: etree._Element, leaves: list[Leaf], shape: Shape, frame: str) -> None:
        self.element: Final = element
        self.leaves: Final = leaves
        self.shape: Final = shape
        self.frame: Final = frame  # where it floats; empty in the running text
        self._text: str | None = None
        self._key: object = None

    @property
    def text(self) -> str:
        if self._text is None:
            start = 0
            for leaf in self.leaves:
                leaf.start = start
                start += len(leaf.text)
            self._text = "".join([leaf.text for leaf in self.leaves])
        return self._text

    def forget(self) -> None:
        """Reads text and key anew when they are next asked for: a leaf was changed."""
        self._text = self._key = None

    @property
    def plain(self) -> str:
        """The text with even spaces, as it is compared."""
        return even_spaces(self.text)

    @property
    def key(self) -> object:
        """Equal for paragraphs of the same words, links and other things, whatever they look like."""
        if self._key is None:
            self._key = (self.plain, self.atoms, self.links)
        return self._key

    @property
    def is_filled(self) -> bool:
        """Whether there is anything to compare, be it only a place where something floats."""
        return bool(self.plain) or any(leaf.graphic is not None for leaf in self.leaves)

    @property
    def atoms(self) -> tuple[object, ...]:
        return tuple([leaf.key for leaf in self.leaves if leaf.text == ATOM and leaf.key is not None])

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        found: list[tuple[str, str]] = []
        for leaf in self.leaves:
            if leaf.link and leaf.text:
                if found and found[-1][0] == leaf.link:
                    found[-1] = (leaf.link, found[-1][1] + leaf.text)
                else:
                    found.append((leaf.link, leaf.text))
        return tuple([(link, even_spaces(text)) for link, text in found])


class Cell:
    __slots__ = ("blocks", "element")

    def __init__(self, element: etree._Element, blocks: list["Block"]) -> None:
        self.element: Final = element
        self.blocks: Final = blocks

    @property
    def key(self) -> object:
        return tuple([block.key for block in self.blocks])


class Row:
    """A row; two rows can be compared cell by cell where their `grid` is the same."""

    __slots__ = ("_key", "cells", "element", "grid")

    def __init__(self, element: etree._Element, cells: list[Cell]) -> None:
        self.element: Final = element
        self.cells: Final = cells
        self.grid: Final = tuple([_span(cell.element) for cell in cells])
        self._key: object = None

    @property
    def key(self) -> object:
        if self._key is None:
            self._key = (self.grid, tuple([cell.key for cell in self.cells]))
        return self._key

    @property
    def plain(self) -> str:
        return " ".join(block.plain for cell in self.cells for block in cell.blocks)


class Table:
    __slots__ = ("_key", "element", "frame", "rows")

    def __init__(self, element: etree._Element, rows: list[Row]) -> None:
        self.element: Final = element
        self.rows: Final = rows
        self.frame: Final = ""
        self._key: object = None

    @property
    def key(self) -> object:
        if self._key is None:
            self._key = ("table", tuple([row.key for row in self.rows]))
        return self._key

    @property
    def plain(self) -> str:
        return " ".join(row.plain for row in self.rows)


class Opaque:
    """A block that is only kept: a document inside the document, or what this program does not know."""

    __slots__ = ("element", "frame", "key")
    plain: Final = ""

    def __init__(self, element: etree._Element) -> None:
        self.element: Final = element
        self.frame: Final = ""
        self.key: Final[object] = ("opaque", str(element.tag))


Block = Paragraph | Table | Opaque


class PartReader:
    """Reads the blocks of one part, and gathers the leaves that are notes or graphics on the way."""

    def __init__(self, package: Package, styles: Styles, part: str) -> None:
        self.part: Final = part
        self.reading: Final = Reading(package.relations(part), package.parts)
        self.notes: Final[list[Leaf]] = []
        self.graphics: Final[list[Leaf]] = []
        self._package, self._styles = package, styles

    def inside(self) -> "PartReader":
        """A reader of the same part that gathers for itself."""
        return PartReader(self._package, self._styles, self.part)

    def blocks(self, container: etree._Element) -> list[Block]:
        found: list[Block] = []
        for element in _block_elements(container):
            if element.tag == P:
                found.append(self.paragraph(element))
            elif element.tag == TBL:
                found.append(self._table(element))
            else:
                found.append(Opaque(element))
        return found

    def paragraph(self, element: etree._Element) -> Paragraph:
        properties = element[0] if len(element) and element[0].tag == PPR else element.find(PPR)
        leaves = leaves_of(element, self.reading)
        known = {} if properties is None else {str(child.tag): child for child in properties}
        paragraph = Paragraph(element, leaves, self._styles.shape(known), _frame(known.get(f"{W}framePr")))
        for leaf in leaves:
            if leaf.graphic is not None:
                self.graphics.append(leaf)
                leaf.graphic.forget = paragraph.forget
            elif leaf.key is not None and isinstance(leaf.key, tuple) and leaf.key[0] == "note":
                self.notes.append(leaf)
        return paragraph

    def _table(self, element: etree._Element) -> Table:
        rows = []
        for row in _inside(element, TR):
            rows.append(Row(row, [Cell(cell, self.blocks(cell)) for cell in _inside(row, TC)]))
        return Table(element, rows)


def _block_elements(container: etree._Element) -> Iterator[etree._Element]:
    for child in container:
        tag = child.tag
        if tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from _block_elements(content)
        elif tag in WRAPPERS:
            yield from _block_elements(child)
        elif tag not in PLACES and tag not in WRAPPER_SETTINGS and tag != _SECTION and not str(tag).endswith("Pr"):
            yield child


def _inside(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or cells of a row, also those in content controls."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from _inside(content, tag)
        elif child.tag in WRAPPERS:
            yield from _inside(child, tag)


def _span(cell: etree._Element) -> tuple[str, str]:
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        return "1", ""
    merge = properties.find(f"{W}vMerge")
    merged = "" if merge is None else value(merge) or "continue"
    return value(properties.find(f"{W}gridSpan")) or "1", merged


def _frame(frame: etree._Element | None) -> str:
    if frame is None or frame.get(f"{W}dropCap", "none") != "none":
        return ""
    return " ".join(frame.get(f"{W}{name}", "") for name in ("w", "x", "y", "xAlign", "yAlign", "hAnchor", "vAnchor"))
