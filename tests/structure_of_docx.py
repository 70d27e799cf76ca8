"""Reads the structure of the body and notes from a Word document, by its styles and numberings."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from docx_parts import RELATIONS, Element, R, W, paragraph_style, xml
from structures import LineOf, Structure, table

AROUND = {"Date", "Heading1", "Salutation", "Closing", "SignatureOffice", "Signature", "EnclosureLabel", "Enclosure"}
BOLD, ITALIC = {"Strong", "StrongKept"}, {"Emphasis"}
BOTH = {"IntenseEmphasis", "IntenseEmphasisKept"}
STEP = "283"  # twips: where Word puts the first level of a list by its style


@dataclass
class _List:
    number: str
    start: int | None
    left: str
    items: list[list[Any]] = field(default_factory=list)


def structure_of_docx(data: bytes) -> Structure:
    reader = _Reader(data)
    body = xml(data, "word/document.xml").find(f"{W}body")
    assert body is not None
    shown = [each for each in body if not _is_around(each)]
    reader.links = _links(data, "word/_rels/document.xml.rels")
    blocks = reader.blocks(shown)
    notes = [note for note in xml(data, "word/footnotes.xml") if note.get(f"{W}type") is None]
    if notes and any(True for note in notes for _ in note.iter(f"{W}hyperlink")):
        reader.links = _links(data, "word/_rels/footnotes.xml.rels")
    return blocks, tuple(reader.blocks(note) for note in notes)


def _is_around(element: Element) -> bool:
    """Head, closing and what is nothing but a place."""
    if element.tag == f"{W}sectPr" or paragraph_style(element) in AROUND:
        return True
    return element.find(f"{W}pPr/{W}framePr") is not None


def _links(data: bytes, name: str) -> dict[str, str]:
    return {each.get("Id", ""): each.get("Target", "") for each in xml(data, name).iter(f"{RELATIONS}Relationship")}


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.links: dict[str, str] = {}
        self._starts = _starts(xml(data, "word/numbering.xml"))

    def blocks(self, elements: Iterable[Element]) -> Structure:
        found: list[Any] = []
        lists: list[_List] = []
        for element, following in pairwise([*elements, None]):
            assert element is not None  # only the last has none after it
            if element.tag == f"{W}tbl":
                _to_left(lists, _left(element, "tblPr/tblInd", "w") or "0")
                _into(found, lists).append(self._table(element))
            elif element.tag == f"{W}p" and paragraph_style(element) != "TableGap":
                self._paragraph(element, found, lists)
                if paragraph_style(element) == "Caption" and (following is None or following.tag != f"{W}tbl"):
                    _into(found, lists).append(table((), ()))  # Word has no table without rows
        return _without_empty(found)

    def _paragraph(self, element: Element, found: list[Any], lists: list[_List]) -> None:
        style, line = paragraph_style(element), self._line(element)
        left = _left(element, "pPr/ind", "left")
        number, level = element.find(f"{W}pPr/{W}numPr/{W}numId"), element.find(f"{W}pPr/{W}numPr/{W}ilvl")
        if style.startswith("Heading"):
            _to_left(lists, left or "0")
            _into(found, lists).append(("heading", int(style[-1]), line))
            return
        if number is not None and level is not None:
            self._item(number.get(f"{W}val", ""), int(level.get(f"{W}val", "")), left, found, lists)
        else:
            _to_left(lists, left or (STEP if style == "ListContinue" else "0"))
        if line:
            _into(found, lists).append(("paragraph", line))

    def _item(self, number: str, level: int, left: str, found: list[Any], lists: list[_List]) -> None:
        if number in [each.number for each in lists]:
            while lists[-1].number != number:
                lists.pop()
        else:
            del lists[level:]
            made = _List(number, self._starts[number], left or str(round(5 * 1440 / 25.4) * (level + 1)))
            _into(found, lists).append(made)
            lists.append(made)
        lists[-1].items.append([])

    def _table(self, element: Element) -> Structure:
        header, rows = [], []
        for row in element.findall(f"{W}tr"):
            cells = tuple(self.blocks(cell) for cell in row.findall(f"{W}tc"))
            is_header = any(paragraph_style(each) == "TableHeading" for each in row.iter(f"{W}p"))
            (header if is_header else rows).append(cells)
        return table(header, rows)

    def _line(self, paragraph: Element) -> Structure:
        line = LineOf()
        for element in paragraph:
            if element.tag == f"{W}hyperlink":
                for run in element:
                    self._run(run, line, self.links[element.get(f"{R}id", "")])
            elif element.tag == f"{W}r":
                self._run(element, line, "")
        return line.line()

    def _run(self, run: Element, line: LineOf, link: str) -> None:
        look = run.find(f"{W}rPr/{W}rStyle")
        style = "" if look is None else look.get(f"{W}val", "")
        bold = style in BOLD | BOTH or run.find(f"{W}rPr/{W}b") is not None
        italic = style in ITALIC | BOTH or run.find(f"{W}rPr/{W}i") is not None
        for part in run:
            text = {f"{W}softHyphen": "\u00ad", f"{W}noBreakHyphen": "\u2011", f"{W}t": part.text or ""}.get(
                part.tag, ""
            )
            if part.tag == f"{W}footnoteReference":
                line.mark(int(part.get(f"{W}id", "")))
            elif style == "FootnoteReference" and text:
                line.mark(int(text))
            else:
                line.add(text, bold=bold, italic=italic, link=link)


def _starts(numbering: Element) -> dict[str, int | None]:
    """Of each numbering the number it starts from; none for bullets, which are the first look."""
    found: dict[str, int | None] = {}
    for number in numbering.iter(f"{W}num"):
        start = number.find(f"{W}lvlOverride/{W}startOverride")
        found[number.get(f"{W}numId", "")] = None if start is None else int(start.get(f"{W}val", ""))
    return found


def _left(element: Element, path: str, name: str) -> str:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if found is None else found.get(f"{W}{name}", "")


def _to_left(lists: list[_List], left: str) -> None:
    """Closes the lists that a block with this indent does not stand in."""
    while lists and lists[-1].left != left:
        lists.pop()


def _into(found: list[Any], lists: list[_List]) -> list[Any]:
    return lists[-1].items[-1] if lists else found


def _without_empty(blocks: list[Any]) -> Structure:
    made = []
    for block in blocks:
        if isinstance(block, _List):
            items = tuple(_without_empty(item) for item in block.items)
            if any(items):
                made.append(("list", block.start, items))
        elif block[0] == "table" or block[-1]:
            made.append(block)
    return tuple(made)
