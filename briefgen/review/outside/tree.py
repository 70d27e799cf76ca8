"""A page of HTML as a tree, within limits: whatever is not closed is closed, as browsers do."""

import re
from html import unescape
from typing import Final

from briefgen.errors import UnreadableError
from briefgen.language import _
from briefgen.values import dataclass, field

_DEEPEST: Final = 400
_MOST: Final = 500_000  # elements
_LONGEST: Final = 10_000_000  # characters
_NAME: Final = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
_ATTRIBUTE: Final = re.compile(r"""[\s/]*([^\s/>=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"'][^\s>]*))?""")
_CLOSING: Final = {tag: re.compile(rf"</{tag}", re.IGNORECASE) for tag in ("script", "style")}
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
    if len(text) > _LONGEST:
        raise too_much(source)
    parser = _Parser(source)
    parser.feed(text)
    return parser.root


class _Parser:
    """Takes the text apart tag by tag, each character once: the standard library's parser is slow on hostile pages."""

    def __init__(self, source: str) -> None:
        self.root: Final = Element("html")
        self._open: Final = [self.root]
        self._source: Final = source
        self._count = 0
        self._silent = 0

    def feed(self, text: str) -> None:
        at = 0
        while at < len(text):
            tag = text.find("<", at)
            if tag < 0:
                tag = len(text)
            if at < tag:
                self._add_text(text[at:tag])
            at = self._tag(text, tag) if tag < len(text) else tag

    def _tag(self, text: str, at: int) -> int:
        """Reads what begins at `<` and returns where it ends."""
        if text.startswith("<!--", at):
            return _after(text, "-->", at + 4)
        if text.startswith(("<!", "<?"), at):
            return _after(text, ">", at + 2)
        name = _NAME.match(text, at)
        if name is None:
            self._add_text("<")
            return at + 1
        if name[1]:
            self._end(name[2].lower())
            return _after(text, ">", name.end())
        attributes, end = _attributes(text, name.end())
        self._start(name[2].lower(), attributes)
        if name[2].lower() in ("script", "style"):
            closing = _CLOSING[name[2].lower()].search(text, end)
            return closing.start() if closing else len(text)
        return end

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in ("html", "body"):
            return
        if self._silent or tag in _RAW:
            self._silent += tag not in _VOID
            return
        self._close_before(tag)
        self._count += 1
        if len(self._open) > _DEEPEST or self._count > _MOST:
            raise too_much(self._source)
        made = Element(tag, attributes)
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

    def _end(self, tag: str) -> None:
        if self._silent:
            self._silent -= tag not in _VOID
            return
        for place in range(len(self._open) - 1, 0, -1):
            if self._open[place].tag == tag:
                del self._open[place:]
                return

    def _add_text(self, text: str) -> None:
        if not self._silent:
            self._open[-1].children.append(unescape(text))


def _after(text: str, end: str, at: int) -> int:
    place = text.find(end, at)
    return len(text) if place < 0 else place + len(end)


def _attributes(text: str, at: int) -> tuple[dict[str, str], int]:
    """The attributes of a tag, and where it ends; a page that ends within a tag ends before it."""
    found: dict[str, str] = {}
    while match := _ATTRIBUTE.match(text, at):
        at = match.end()
        value = match[2] or ""
        if value[:1] in ("'", '"'):
            value = value[1:-1]
        found.setdefault(match[1].lower(), unescape(value))
    return found, _after(text, ">", at)


def too_much(source: str) -> UnreadableError:
    return UnreadableError(_("{source} is nested deeper, or has more in it, than any letter.").format(source=source))
