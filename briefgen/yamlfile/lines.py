"""The lines of a file as people write them: spaces, dash, field, value. Used where the parser does not get through."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import Final

from briefgen.values import dataclass, replace
from briefgen.yamlfile.suspicion import BLOCK_HEADER

_NO_KEY: Final = frozenset("[]{}#&*!|>%@`,")
_FAR: Final = 100  # lines that a text in quotes or brackets may go on


class Kind(Enum):
    """BLANK or COMMENT; ENTRY: a field or a list's item; TEXT: neither; CONTINUED: neither, and indented further than
    the value above; INSIDE: in a text begun above, in quotes or brackets or after `|`."""

    BLANK = auto()
    COMMENT = auto()
    ENTRY = auto()
    TEXT = auto()
    CONTINUED = auto()
    INSIDE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line; the places are characters from 0, -1 for what is not there. `value` is without a comment after it."""

    number: int
    text: str
    kind: Kind
    indent: int = 0
    dash: int = -1
    key: str = ""
    key_at: int = -1
    colon: int = -1
    value: str = ""
    value_at: int = -1
    block: int = -1  # within a text that `|` or `>` began: how far that is indented
    until: int = 0  # of a text in quotes or brackets over several lines: the number of its last

    @property
    def value_end(self) -> int:
        return self.value_at + len(self.value)


def scan(texts: list[str]) -> list[Line]:
    """Each line with its parts. What is in a text over several lines (in quotes, after `|`) is INSIDE."""
    lines: list[Line] = []
    inside = 0  # up to and including this line number
    above: Line | None = None  # the last field or item
    block: tuple[int, int] | None = None  # indent of what holds a block text, and of its first line
    for number, text in enumerate(texts, start=1):
        if number <= inside:
            lines.append(Line(number, text, Kind.INSIDE))
            continue
        if block:
            indent = indent_of(text)
            if not text.strip() or indent > block[0]:
                block = block if block[1] >= 0 or not text.strip() else (block[0], indent)
                lines.append(Line(number, text, Kind.INSIDE, indent, block=block[1]))
                continue
            block = None
        line = parts(number, text)
        if line.kind is Kind.ENTRY:
            block = (holder(line), -1) if is_block_header(line.value) else None
            inside, above = _goes_on(texts, line), line
            line = replace(line, until=inside) if inside else line
        elif line.kind is Kind.TEXT and above and above.value and line.indent > holder(above):
            line = replace(line, kind=Kind.CONTINUED)
        lines.append(line)
    return lines


def after(lines: list[Line], line: Line) -> Iterator[Line]:
    """The lines below this one."""
    return (lines[number] for number in range(line.number, len(lines)))


def indent_of(text: str) -> int:
    return len(text) - len(text.lstrip())


def parts(number: int, text: str) -> Line:
    """The parts of a line that is not inside a text begun above."""
    bare = text.strip()
    indent = indent_of(text)
    if not bare:
        return Line(number, text, Kind.BLANK)
    if bare.startswith("#"):
        return Line(number, text, Kind.COMMENT, indent)
    start = _past_dashes(text, indent)
    dash = indent if start > indent else -1
    colon = _colon(text, start)
    if colon < 0:
        kind = Kind.TEXT if dash < 0 else Kind.ENTRY
        return Line(number, text, kind, indent, dash, "", -1, -1, *_value(text[start:], start))
    key = text[start:colon].rstrip()
    return Line(number, text, Kind.ENTRY, indent, dash, key, start, colon, *_value(text[colon + 1 :], colon + 1))


def _past_dashes(text: str, start: int) -> int:
    """Where the first word stands after the dashes that make it an item, or after the last of them."""
    while text[start : start + 1] == "-" and not text[start + 1 : start + 2].strip():
        start += 1
        while start < len(text) and text[start].isspace():
            start += 1
    return start


def _colon(text: str, start: int) -> int:
    """The colon that ends the field's name, -1 where the line has no field."""
    if text[start : start + 1] in ("'", '"'):
        end = quote_end(text, start + 1, text[start])
        match = re.match(r"\s*:(?=\s|$)", text[end:]) if end > 0 else None
        return end + match.end() - 1 if match else -1
    if text[start : start + 1] in _NO_KEY:
        return -1
    match = re.search(r":(?=\s|$)", text[start:])
    if match is None or re.search(r"\s#", text[start : start + match.start()]):
        return -1
    return start + match.start()


def _value(rest: str, at: int) -> tuple[str, int]:
    """The value in the rest of a line without space and comment around it, and where it begins."""
    value = rest.strip()
    at += len(rest) - len(rest.lstrip())
    if value[:1] in ("'", '"'):
        end = quote_end(value, 1, value[0])
        comment = re.match(r"\s+#", value[end:]) if end > 0 else None
        return (value[:end] if comment else value), at
    comment = re.search(r"(?:^|\s)#", value)
    return (value[: comment.start()].rstrip() if comment else value), at


def quote_end(text: str, start: int, mark: str) -> int:
    """Just past the quotation mark that closes the text, -1 where none does."""
    position = start
    while position < len(text):
        character = text[position]
        if mark == '"' and character == "\\":
            position += 2
            continue
        if character == mark:
            if mark == "'" and text[position + 1 : position + 2] == "'":
                position += 2
                continue
            return position + 1
        position += 1
    return -1


def is_block_header(value: str) -> bool:
    """Whether the value is `|` or `>`, perhaps with its signs, so that the text follows on the lines below."""
    return re.fullmatch(BLOCK_HEADER, value) is not None


def holder(line: Line) -> int:
    """How far the field is indented, or the dash of an item without one; what belongs to it stands further."""
    return line.key_at if line.key_at >= 0 else line.dash


def _goes_on(texts: list[str], line: Line) -> int:
    """The number of the last line of the text in quotes or brackets that begins on this one; 0 where it ends here."""
    if line.value[:1] in ("'", '"'):
        return _quoted_until(texts, line)
    if line.value[:1] in ("[", "{"):
        return _bracketed_until(texts, line)
    return 0


def _quoted_until(texts: list[str], line: Line) -> int:
    mark = line.value[0]
    if quote_end(line.value, 1, mark) > 0:
        return 0
    for number in range(line.number + 1, min(line.number + _FAR, len(texts)) + 1):
        text = texts[number - 1]
        if text.strip() and indent_of(text) <= max(holder(line), line.dash) and parts(number, text).kind is Kind.ENTRY:
            return 0
        end = quote_end(text, 0, mark)
        if end > 0:
            return number if re.match(r"\s*(?:#|$)", text[end:]) else 0
    return 0


def _bracketed_until(texts: list[str], line: Line) -> int:
    depth = 0
    for number in range(line.number, min(line.number + _FAR, len(texts)) + 1):
        text = texts[number - 1] if number > line.number else line.value
        if number > line.number and text.strip() and indent_of(text) <= holder(line) and text.strip()[0] not in "]}":
            return 0
        depth += sum(text.count(sign) for sign in "[{") - sum(text.count(sign) for sign in "]}")
        if depth <= 0:
            return number if number > line.number else 0
    return 0
