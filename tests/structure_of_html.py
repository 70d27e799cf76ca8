"""Reads the structure of the body and notes from HTML."""

from html.parser import HTMLParser
from typing import Any

from structures import LineOf, Structure, table

INLINE = {"em", "strong", "a", "sup", "br", "span", "time"}
VOID = {"br", "col", "img", "meta"}


class Element:
    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.inner: list[Element | str] = []

    def elements(self, *tags: str) -> list["Element"]:
        return [each for each in self.inner if isinstance(each, Element) and (not tags or each.tag in tags)]

    def find(self, attribute: str, value: str) -> "Element | None":
        for each in self.elements():
            if each.attributes.get(attribute) == value:
                return each
            if found := each.find(attribute, value):
                return found
        return None


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inner.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].inner.append(data)


def tree(text: str) -> Element:
    """The elements of well-formed HTML."""
    parser = _Tree()
    parser.feed(text)
    parser.close()
    assert len(parser.open) == 1
    return parser.open[0]


def structure_of_html(data: bytes) -> Structure:
    page = tree(data.decode())
    body, notes = page.find("class", "body"), page.find("role", "doc-endnotes")
    assert body is not None
    body.inner = [each for each in body.inner if not _is_salutation(each)]
    items = notes.elements("ol")[0].elements("li") if notes else []
    return blocks_of(body), tuple(blocks_of(item) for item in items)


def _is_salutation(each: Element | str) -> bool:
    return isinstance(each, Element) and each.attributes.get("class") == "salutation"


def blocks_of(element: Element) -> Structure:
    """The blocks inside an element; text beside them is a paragraph."""
    found: list[Structure] = []
    line = LineOf()
    for each in [*element.inner, Element("end", {})]:
        if isinstance(each, str) or each.tag in INLINE:
            _add(line, each, {})
            continue
        if line.pieces:
            found.append(("paragraph", line.line()))
            line = LineOf()
        found.extend(_block(each))
    return tuple(found)


def _block(element: Element) -> list[Structure]:
    if element.tag in ("ul", "ol"):
        start = int(element.attributes.get("start", "1")) if element.tag == "ol" else None
        return [("list", start, tuple(blocks_of(item) for item in element.elements("li")))]
    if element.tag == "table":
        return _table(element)
    line = LineOf()
    for each in element.inner:
        _add(line, each, {})
    if element.tag in ("h2", "h3", "h4"):
        return [("heading", int(element.tag[1]), line.line())]
    return [("paragraph", line.line())] if line.pieces else []


def _table(element: Element) -> list[Structure]:
    caption = [("paragraph", blocks_of(each)[0][1]) for each in element.elements("caption")]
    parts = {
        name: [row for part in element.elements(name) for row in part.elements("tr")] for name in ("thead", "tbody")
    }
    rows = {name: [tuple(blocks_of(cell) for cell in row.elements()) for row in part] for name, part in parts.items()}
    assert all(cell.tag == "th" for row in parts["thead"] for cell in row.elements())
    return [*caption, table(rows["thead"], rows["tbody"])]


def _add(line: LineOf, part: Element | str, look: dict[str, Any]) -> None:
    if isinstance(part, str):
        line.add(part, **look)
    elif part.tag == "sup":
        line.mark(int("".join(each if isinstance(each, str) else str(each.inner[0]) for each in part.inner)))
    elif part.attributes.get("role") != "doc-backlink" and part.attributes.get("class") != "number":
        more: dict[str, dict[str, Any]] = {"em": {"italic": True}, "strong": {"bold": True}}
        if part.tag == "a":
            more["a"] = {"link": part.attributes["href"]}
        for each in part.inner:
            _add(line, each, look | more.get(part.tag, {}))
