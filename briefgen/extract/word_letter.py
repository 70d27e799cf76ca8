"""Reads a Word letter as words with places: body, tables, headers, frames and text boxes, each in a stream of its own.

Word documents have no places, so they are made up: what follows in the file stands below, a tab or table cell to the
right, and streams stand side by side, so far apart that nothing of one is beside or under another.
"""

import posixpath
from collections.abc import Iterator
from typing import Final

from briefgen.extract import rules
from briefgen.extract.formats import refusal
from briefgen.extract.layout import Page, Segment, Sheets
from briefgen.extract.word_lines import APART, CELL, CLOSE, STREAM, Line, Pen
from briefgen.extract.word_package import Element, Package
from briefgen.language import _

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DROPPED: Final = frozenset(
    {"del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sectPr", "tblPr", "tcPr", "trPr"}
)


def read_word(data: bytes, *, name: str) -> Sheets:
    """The words of a Word document; raises UnreadableError. Tracked deletions and hidden text are not read."""
    package = Package(data, name=name)
    main = _main_part(package)
    reader = _Reader(_bold_styles(package, main))
    folder = posixpath.dirname(main)
    others = _related(package, main)
    for kind in ("header", "footer"):
        for part in (each for type_, each in others if type_ == kind):
            reader.read(package.tree(part), kind)
    body = package.tree(main).child("body")
    if body is None:
        message = _("{name} is a Word document without text.").format(name=name)
        raise refusal(rules.IS_UNDAMAGED, name, message, hint=_("Get the file again from where it came."))
    reader.read(body, "body")
    notes = [part for type_, part in others if type_ in ("footnotes", "endnotes")]
    texts = tuple(text for part in notes for text in _notes(package.tree(part)))
    pictures = any(each.startswith(posixpath.join(folder, "media/")) for each in package.names())
    page = Page(1, 400.0, max(reader.lowest, 800.0), reader.segments)
    return Sheets("docx", [page], texts, 1, pictures)


def _main_part(package: Package) -> str:
    """The part that the package names as its document."""
    if package.has("_rels/.rels"):
        for each in package.tree("_rels/.rels").children:
            if each.get("Type").endswith("/officeDocument"):
                part = posixpath.normpath(each.get("Target").lstrip("/"))
                if package.has(part):
                    return part
    if package.has("word/document.xml"):
        return "word/document.xml"
    message = _("{name} is a package of Office files without a Word document.").format(name=package.name)
    raise refusal(rules.IS_A_LETTER, package.name, message, hint=_("Save it as PDF or as DOCX and add that."))


def _related(package: Package, main: str) -> list[tuple[str, str]]:
    """The kinds and names of the parts that belong to the document, those within the package only."""
    folder, file = posixpath.split(main)
    part = posixpath.join(folder, "_rels", f"{file}.rels")
    if not package.has(part):
        return []
    found = []
    for each in package.tree(part).children:
        target = each.get("Target")
        path = posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
        if each.get("TargetMode") != "External" and package.has(path):
            found.append((each.get("Type").rpartition("/")[2], path))
    return found[:60]


def _bold_styles(package: Package, main: str) -> frozenset[str]:
    """The ids of styles that are bold themselves."""
    part = next((path for type_, path in _related(package, main) if type_ == "styles"), "")
    if not part:
        return frozenset()
    styles = (each for each in package.tree(part).children if each.name == "style")
    return frozenset(each.get("styleId") for each in styles if _is_on(each.child("rPr"), "b"))


def _is_on(properties: Element | None, name: str) -> bool:
    found = properties.child(name) if properties else None
    return found is not None and found.get("val") not in ("0", "false", "off")


def _notes(root: Element) -> Iterator[str]:
    for note in root.children:
        if note.get("type") not in ("separator", "continuationSeparator", "continuationNotice"):
            text = " ".join("".join(_plain(note)).split())
            if text:
                yield text


def _plain(element: Element) -> Iterator[str]:
    if element.name in _DROPPED:
        return
    if element.name == "t":
        yield element.text
    elif element.name in ("tab", "br", "p"):
        yield " "
    for child in element.children:
        yield from _plain(child)


class _Reader:
    """Walks the parts and writes their words as segments."""

    def __init__(self, bold_styles: frozenset[str]) -> None:
        self.segments: Final[list[Segment]] = []
        self.lowest = 0.0
        self._bold: Final = bold_styles
        self._streams = 0
        self._frame: tuple[str, Pen] | None = None

    def read(self, root: Element, stream: str) -> None:
        pen = self._pen(stream, APART if stream == "body" else CLOSE)
        self._blocks(root, pen)

    def _pen(self, stream: str, step: float) -> Pen:
        """A pen for a new stream; the body stands at the left edge of everything."""
        self._streams += 1
        left = 0.0 if stream == "body" else self._streams * STREAM
        return Pen(stream, left, left, 0.0, step)

    # --- blocks ------------------------------------------------------------------------------------------------------

    def _blocks(self, parent: Element, pen: Pen) -> None:
        for child in parent.children:
            if child.name == "p":
                self._paragraph(child, pen)
            elif child.name == "tbl":
                self._table(child, pen)
            elif child.name not in _DROPPED and child.name != f"{_MC}Fallback":
                self._blocks(child, pen)

    def _table(self, table: Element, pen: Pen) -> None:
        for row in _within(table, "tr"):
            top = lowest = pen.y + pen.step
            left = pen.left
            for cell in _within(row, "tc"):
                inner = Pen(pen.stream, left, left, top - CLOSE, CLOSE)
                self._blocks(cell, inner)
                lowest = max(lowest, inner.y)
                left += CELL * _span(cell)
            pen.y = lowest
        pen.y += CLOSE

    def _paragraph(self, paragraph: Element, pen: Pen) -> None:
        properties = paragraph.child("pPr")
        frame = properties.child("framePr") if properties else None
        if frame is not None and frame.get("dropCap") in ("", "none"):
            pen = self._frame_pen(frame, pen)
        elif pen.stream == "body":
            self._frame = None
        style = properties.child("pStyle") if properties else None
        bold = style is not None and style.get("val") in self._bold
        pen.y += pen.step
        pen.x = pen.left
        before = len(self.segments)
        line = Line(pen, bold=bold)
        boxes: list[Element] = []
        self._runs(paragraph, line, boxes)
        line.lay_out(self.segments)
        if len(self.segments) > before:
            self.lowest = max(self.lowest, pen.y)
        for box in boxes:
            self._blocks(box, self._pen("box", CLOSE))

    def _frame_pen(self, frame: Element, pen: Pen) -> Pen:
        """The pen of the frame: paragraphs that follow each other with the same frame stand in one."""
        key = "|".join(f"{name}={value}" for name, value in sorted(frame.attributes.items()) if name != "hRule")
        if self._frame is None or self._frame[0] != key:
            self._frame = (key, self._pen("frame" if pen.stream == "body" else pen.stream, CLOSE))
        return self._frame[1]

    # --- runs --------------------------------------------------------------------------------------------------------

    def _runs(self, element: Element, line: Line, boxes: list[Element]) -> None:
        for child in element.children:
            if child.name == "r":
                self._run(child, line, boxes)
            elif child.name == "txbxContent":
                boxes.append(child)
            elif child.name == f"{_MC}AlternateContent":
                self._runs(_alternative(child), line, boxes)
            elif child.name not in _DROPPED:
                self._runs(child, line, boxes)

    def _run(self, run: Element, line: Line, boxes: list[Element]) -> None:
        properties = run.child("rPr")
        if _is_on(properties, "vanish"):
            return
        bold = self._bold_of(properties)
        for child in run.children:
            if child.name == "t":
                line.add(child.text, bold=bold)
            elif child.name in ("tab", "ptab"):
                line.add("\t", bold=None)
            elif child.name in ("br", "cr") and child.get("type") != "column":
                line.end_line()
            elif child.name == "noBreakHyphen":
                line.add("-", bold=bold)
            elif child.name == f"{_MC}AlternateContent":
                self._runs(_alternative(child), line, boxes)
            elif child.name not in _DROPPED and child.name not in ("footnoteReference", "endnoteReference", "sym"):
                self._runs(child, line, boxes)

    def _bold_of(self, properties: Element | None) -> bool | None:
        """Whether a run says that it is bold, or not; None where it says nothing."""
        if properties is None:
            return None
        style = properties.child("rStyle")
        if properties.child("b") is None:
            return True if style is not None and style.get("val") in self._bold else None
        return _is_on(properties, "b")


def _within(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, also within content controls."""
    for child in parent.children:
        if child.name == name:
            yield child
        elif child.name in ("sdt", "sdtContent", "ins", "customXml", "moveTo"):
            yield from _within(child, name)


def _span(cell: Element) -> int:
    properties = cell.child("tcPr")
    span = properties.child("gridSpan") if properties else None
    value = span.get("val") if span else ""
    return min(max(int(value), 1), 60) if value.isascii() and value.isdigit() and len(value) < 4 else 1


def _alternative(content: Element) -> Element:
    """The newer of two ways to say the same, where it has words; else the older one."""
    choices = [each for each in content.children if each.name in (f"{_MC}Choice", f"{_MC}Fallback")]
    return next(
        (each for each in choices if any(inner.name == "txbxContent" or inner.text for inner in _all(each))), content
    )


def _all(element: Element) -> Iterator[Element]:
    for child in element.children:
        yield child
        yield from _all(child)
