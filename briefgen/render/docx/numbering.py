"""Word's own numbering for bullets, numbered lists and numbered headings; its numbers are never text."""

import re
from typing import Final

from briefgen.render.docx.measures import twips
from briefgen.render.docx.xml import HEADER, W, attribute
from briefgen.render.style import Style

BULLETS: Final = 1  # numId of all bulleted lists
NUMBERS: Final = 2  # numId that the style List Number starts from
HEADINGS: Final = 3  # numId of headings that count on from each other
LEVELS: Final = 9
_FIRST_FREE: Final = 4
_LARGEST: Final = 32767  # Word starts no list higher
_ABSTRACT_BULLETS, _ABSTRACT_NUMBERS, _ABSTRACT_HEADINGS, _ABSTRACT_FREE = 0, 1, 2, 3


class Numbering:
    """The numbering of one letter: hands out a number instance where a list or heading starts anew."""

    def __init__(self) -> None:
        self._abstract: list[str] = []
        self._instances: list[str] = []
        self._counters: list[int] = []
        self._heading_instance = HEADINGS

    def bulleted_list(self) -> int:
        """The numId of a new bulleted list: lists of their own, though all look alike."""
        return self._instance(_ABSTRACT_BULLETS, "")

    def numbered_list(self, *, level: int, start: int) -> int:
        """The numId of a new numbered list at a depth (from 0)."""
        return self._instance(_ABSTRACT_NUMBERS, _start(level, start))

    def heading(self, number: str) -> tuple[int, int]:
        """The numId and the level with which Word counts to exactly this number."""
        parts = _parts(number)
        if not parts:
            return self._literal(number), 0
        level = len(parts) - 1
        if self._next(level) != parts:
            starts = "".join(_start(depth, part) for depth, part in enumerate(parts))
            self._heading_instance = self._instance(_ABSTRACT_HEADINGS, starts)
        self._counters = parts
        return self._heading_instance, level

    def _next(self, level: int) -> list[int]:
        """What Word would count to now."""
        known = self._counters
        if level < len(known):
            return [*known[:level], known[level] + 1]
        return [*known, 1] if level == len(known) else []

    def _literal(self, number: str) -> int:
        """A numbering that is one text: for numbers such as `A` or `2a`, which Word would not count to."""
        identity = _ABSTRACT_FREE + len(self._abstract)
        text = attribute(number.replace("%", "\uff05"))  # a percent sign would be read as a counter
        self._abstract.append(_abstract(identity, _level(0, "none", text, "", suffix="space")))
        return self._instance(identity, "")

    def _instance(self, abstract: int, overrides: str) -> int:
        identity = _FIRST_FREE + len(self._instances)
        self._instances.append(_number(identity, abstract, overrides))
        return identity

    @property
    def has_own_looks(self) -> bool:
        """Whether its part starts in a way of its own."""
        return bool(self._abstract)

    def start(self, style: Style) -> bytes:
        """`word/numbering.xml` up to what this letter adds; the same for all letters without looks of their own."""
        return _start_of_part(style, "".join(self._abstract))

    def end(self) -> bytes:
        return f"{''.join(self._instances)}</w:numbering>".encode()


_COUNTED: Final = re.compile(r"(?:0|[1-9]\d{0,4})(?:\.(?:0|[1-9]\d{0,4})){0,8}", re.ASCII)


def _parts(number: str) -> list[int]:
    """`1.2` as numbers; empty where Word cannot count to it."""
    if not _COUNTED.fullmatch(number):
        return []
    parts = [int(part) for part in number.split(".")]
    return parts if max(parts) <= _LARGEST else []


def _start(level: int, start: int) -> str:
    value = min(max(start, 0), _LARGEST)
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


def _number(identity: int, abstract: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'


def _abstract(identity: int, levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{identity}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'


def _level(level: int, look: str, text: str, indent: str, *, suffix: str = "", paragraph_style: str = "") -> str:
    linked = f'<w:pStyle w:val="{paragraph_style}"/>' if paragraph_style else ""
    after = f'<w:suff w:val="{suffix}"/>' if suffix else ""
    layout = f"<w:pPr>{indent}</w:pPr>" if indent else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{look}"/>{linked}{after}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>{layout}</w:lvl>'
    )


def _fixed_abstract(indent: float) -> str:
    step = twips(indent)
    indents = [f'<w:ind w:left="{step * (level + 1)}" w:hanging="{step}"/>' for level in range(LEVELS)]
    bullets = "".join(_level(n, "bullet", "•–"[n % 2], each) for n, each in enumerate(indents))
    numbers = "".join(_level(n, "decimal", f"%{n + 1}.", each) for n, each in enumerate(indents))
    headings = "".join(
        _level(n, "decimal", ".".join(f"%{depth + 1}" for depth in range(n + 1)), "", suffix="space")
        for n in range(LEVELS)
    )
    return (
        _abstract(_ABSTRACT_BULLETS, bullets)
        + _abstract(_ABSTRACT_NUMBERS, numbers)
        + _abstract(_ABSTRACT_HEADINGS, headings)
    )


def _start_of_part(style: Style, abstract: str) -> bytes:
    fixed = (
        _number(BULLETS, _ABSTRACT_BULLETS),
        _number(NUMBERS, _ABSTRACT_NUMBERS),
        _number(HEADINGS, _ABSTRACT_HEADINGS),
    )
    return f"{HEADER}<w:numbering {W}>{_fixed_abstract(style.list.indent)}{abstract}{''.join(fixed)}".encode()
