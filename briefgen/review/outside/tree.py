"""A page of HTML as a tree, within limits: whatever is not closed is closed, as browsers do."""

from html.parser import HTMLParser
from typing import Final

from briefgen.errors import UnreadableError
from briefgen.language import _
from briefgen.values import dataclass, field

_DEEPEST: Final = 400
_MOST: Final = 500_000  # elements
_VOID: Final = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
})  # fmt: skip
_RAW: Final = frozenset(("script", "style", "template", "noscript", "head", "svg", "math", "iframe", "object"))
_CLOSES_PARAGRAPH: Final = frozenset({
    "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
    "dt", "dd", "li",
})  # fmt: skip
# An element of the first kind ends an open one of the second, unless one of the third is in between.
_ENDS: Final = {
    "li": (("li",), ("ul", "ol")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "tr": (("tr", "td", "th"), ("table",)),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "tbody": (("thead", "tbody", "tr", "td", "th"), ("table",)),
}


@dataclass(slots=True)
class Element:
    """An element with its children: elements and texts."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Element | str]" = field(default_factory=list)

    def has_class(self, name: str) -> bool:
        return name in self.attributes.get("class", "").split()


def tree(text: str, *, source: str) -> Element:
    """The root of the page. Raises UnreadableError for one nested deeper, or with more in it, than any letter."""
    parser = _Parser(source)
    parser.feed(text)
    parser.close()
    return parser.root


class _Parser(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root: Final = Element("html")
        self._open: Final = [self.root]
        self._source: Final = source
        self._count = 0
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("html", "body"):
            return
        if self._silent or tag in _RAW:
            self._silent += tag not in _VOID
            return
        self._close_before(tag)
        self._count += 1
        if len(self._open) > _DEEPEST or self._count > _MOST:
            raise UnreadableError(
                _("{source} is nested deeper, or has more in it, than any letter.").format(source=self._source)
            )
        made = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(made)
        if tag not in _VOID:
            self._open.append(made)

    def _close_before(self, tag: str) -> None:
        if tag in _CLOSES_PARAGRAPH and self._open[-1].tag == "p":
            self._open.pop()
        if tag not in _ENDS:
            return
        closed, barriers = _ENDS[tag]
        outermost = 0
        for place in range(len(self._open) - 1, 0, -1):
            if self._open[place].tag in barriers:
                break
            if self._open[place].tag in closed:
                outermost = place
        if outermost:
            del self._open[outermost:]

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._silent -= tag not in _VOID
            return
        for place in range(len(self._open) - 1, 0, -1):
            if self._open[place].tag == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._open[-1].children.append(data)
