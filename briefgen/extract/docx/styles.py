"""Styles and numberings of a Word document: which paragraphs are headings and which are items of a list."""

from collections.abc import Mapping
from typing import Final

from lxml import etree

from briefgen.extract.docx.names import ID, PPR, TYPE, VAL, W
from briefgen.extract.docx.package import Package
from briefgen.values import dataclass

_DEEPEST: Final = 20  # styles that are based on each other
_STYLE, _NUM_PR, _OUTLINE = f"{W}pStyle", f"{W}numPr", f"{W}outlineLvl"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a paragraph is, apart from its words and its look: a heading's level from 1, an item's level and sign.

    Both are 0 and empty for an ordinary paragraph.
    """

    heading: int = 0
    level: int = 0
    sign: str = ""  # of an item: `bullet`, `decimal`, …

    @property
    def is_plain(self) -> bool:
        return not self.heading and not self.sign


class Styles:
    """The styles and numberings of one package."""

    def __init__(self, package: Package) -> None:
        self.part: Final = package.related("styles")
        self.elements: Final[dict[str, etree._Element]] = {}
        self._defaults: dict[str, str] = {}
        if self.part:
            self._read_styles(package.root(self.part))
        self._shapes: dict[str, tuple[int, etree._Element | None]] = {}
        self._signs: dict[tuple[str, int], str] = {}
        self.numbering_part: Final = package.related("numbering")
        self._numbers: dict[str, etree._Element] = {}
        self._abstract: dict[str, etree._Element] = {}
        if self.numbering_part:
            root = package.root(self.numbering_part)
            self._numbers = {each.get(f"{W}numId", ""): each for each in root.iterchildren(f"{W}num")}
            self._abstract = {each.get(f"{W}abstractNumId", ""): each for each in root.iterchildren(f"{W}abstractNum")}

    def _read_styles(self, root: etree._Element) -> None:
        for style in root.iterchildren(f"{W}style"):
            identity, kind = style.get(f"{W}styleId", ""), style.get(TYPE, "")
            self.elements.setdefault(identity, style)
            if style.get(f"{W}default") in ("1", "true", "on"):
                self._defaults.setdefault(kind, identity)

    def default(self, kind: str) -> str:
        return self._defaults.get(kind, "")

    def name(self, identity: str) -> str:
        """The name of a style, folded: programs write one name in different cases."""
        style = self.elements.get(identity)
        return "" if style is None else style_name(style)

    def shape(self, properties: Mapping[str, etree._Element]) -> Shape:
        """What the paragraph with these properties, by their tags, is."""
        identity = value(properties.get(_STYLE)) or self.default("paragraph")
        numbered, outline = properties.get(_NUM_PR), properties.get(_OUTLINE)
        heading, inherited = self._style_shape(identity)
        if numbered is None and outline is None and inherited is None:
            return Shape(heading) if heading else _PLAIN
        if outline is not None:
            heading = _level(value(outline))
        level, number = 0, ""
        for each in (inherited, numbered):
            if each is not None:
                level = _number(value(each.find(f"{W}ilvl")), level)
                number = value(each.find(f"{W}numId")) or number
        sign = self.sign(number, level) if number not in ("", "0") else ""
        return Shape(heading, level if sign else 0, sign) if heading or sign else _PLAIN

    def _style_shape(self, identity: str) -> tuple[int, etree._Element | None]:
        found = self._shapes.get(identity)
        if found is None:
            found = self._shapes[identity] = self._inherited(identity)
        return found

    def _inherited(self, identity: str) -> tuple[int, etree._Element | None]:
        heading: int | None = None
        numbered: etree._Element | None = None
        for _step in range(_DEEPEST):
            style = self.elements.get(identity)
            if style is None:
                break
            properties = style.find(PPR)
            if properties is not None:
                outline = properties.find(_OUTLINE)
                if heading is None and outline is not None:
                    heading = _level(value(outline))
                numbered = properties.find(_NUM_PR) if numbered is None else numbered
            identity = value(style.find(f"{W}basedOn"))
        return heading or 0, numbered

    def sign(self, number: str, level: int) -> str:
        """How the items of a numbering are marked on a level; empty where they are not, or it does not exist."""
        key = (number, level)
        if key not in self._signs:
            self._signs[key] = self._read_sign(number, level)
        return self._signs[key]

    def _read_sign(self, number: str, level: int) -> str:
        numbering = self._numbers.get(number)
        if numbering is None:
            return ""
        candidates = [each.find(f"{W}lvl") for each in numbering.iterchildren(f"{W}lvlOverride")
                      if each.get(f"{W}ilvl") == str(level)]  # fmt: skip
        abstract = self._abstract.get(value(numbering.find(f"{W}abstractNumId")))
        if abstract is not None:
            candidates += [each for each in abstract.iterchildren(f"{W}lvl") if each.get(f"{W}ilvl") == str(level)]
        for each in candidates:
            if each is not None:
                sign = value(each.find(f"{W}numFmt")) or "decimal"
                return "" if sign == "none" else sign
        return "decimal" if abstract is not None and abstract.find(f"{W}numStyleLink") is not None else ""

    def numbering(self, number: str) -> tuple[etree._Element, etree._Element] | None:
        """The numbering of this number and what it looks like."""
        numbering = self._numbers.get(number)
        abstract = None if numbering is None else self._abstract.get(value(numbering.find(f"{W}abstractNumId")))
        return None if numbering is None or abstract is None else (numbering, abstract)


_PLAIN: Final = Shape()


def value(element: etree._Element | None) -> str:
    """The `w:val` of an element."""
    return "" if element is None else element.get(VAL, "")


def style_name(style: etree._Element) -> str:
    """The name of a style as it is compared: without case and spaces."""
    return value(style.find(f"{W}name")).replace(" ", "").casefold()


def identity_of(element: etree._Element) -> str:
    return element.get(ID, "")


def _level(text: str) -> int:
    """The level of a heading from an outline level; 9 is running text."""
    number = _number(text, 9)
    return number + 1 if 0 <= number < 9 else 0


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 4 else otherwise
