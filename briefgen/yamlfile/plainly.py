"""Reads files of the plainest form, which nearly all records have, in a third of the time that a parser takes.

A line is a field with a small name, an item after one dash, or both; a value is what stands behind it on the same line
and begins with a letter or figure. Anything else in the file (quotes, brackets, texts over several lines, a field that
is there twice, an indent that does not fit) and the file is left to the parser, which reads these files alike.
"""

import re
from typing import Any, Final

from briefgen.yamlfile.suspicion import odd_start

_LONGEST: Final = 5_000  # lines
_DEEPEST: Final = 20  # levels of lists and fields inside each other
_NAME: Final = r"[a-z][a-z0-9_]{0,60}"
_VALUE: Final = r"[A-Za-z0-9(€\u00c0-\u024f][^:#\n]*(?:(?::(?![ \n])|(?<! )#)[^:#\n]*)*(?<! )"
_LINE: Final = re.compile(
    rf"^(?:( *)(- |)(?:({_NAME}):(?: (?=[^ \n])|$)|(?<=- ))({_VALUE}|)| *#.*|)$",  # the last two: nothing to read
    re.MULTILINE,
)
_Line = tuple[str, str, str, str]  # indent, dash, name, value


class _NotPlainError(Exception):
    pass


def read_plainly(text: str) -> dict[str, Any] | None:
    """The fields of the file, as the parser would give them; None where it is not of the plainest form."""
    if text[-1:] != "\n" or not text.replace("\n", "").isprintable():
        return None
    lines = _LINE.findall(text, 0, len(text) - 1)
    if len(lines) != text.count("\n") or len(lines) > _LONGEST:
        return None
    if ":\\" in text or (not text.isascii() and odd_start(text)):
        return None
    try:
        return _Reader([line for line in lines if line[1] or line[2]]).whole()
    except _NotPlainError:
        return None


class _Reader:
    """Puts lines together by their indents, which are compared as they are: spaces."""

    def __init__(self, lines: list[_Line]) -> None:
        self._lines = lines
        self._last = len(lines)
        self._at = 0
        self._depth = 0

    def whole(self) -> dict[str, Any]:
        if not self._lines or self._lines[0][0] or self._lines[0][1]:
            raise _NotPlainError
        fields = self._fields("")
        if self._at < self._last:
            raise _NotPlainError
        return fields

    def _fields(self, indent: str) -> dict[str, Any]:
        """The fields at this indent; the first may stand behind the dash of an item."""
        data: dict[str, Any] = {}
        lines, at, last = self._lines, self._at, self._last
        while True:
            _indent, _dash, name, value = lines[at]
            at += 1
            if name in data or not name:
                raise _NotPlainError
            if value:
                data[name] = value
            else:
                self._at = at
                data[name] = self._below(indent)
                at = self._at
            if at == last or lines[at][0] < indent:
                self._at = at
                return data
            if lines[at][0] != indent or lines[at][1]:
                raise _NotPlainError

    def _below(self, indent: str) -> dict[str, Any] | list[Any] | None:
        """The value of a field that has none on its line: what stands further to the right, if anything does."""
        if self._at == self._last or self._lines[self._at][0] < indent:
            return None
        inner, dash, _name, _value = self._lines[self._at]
        if inner == indent:
            if dash:  # items that stand no further than their field
                raise _NotPlainError
            return None
        if self._depth == _DEEPEST:
            raise _NotPlainError
        self._depth += 1
        found = self._items(inner) if dash else self._fields(inner)
        self._depth -= 1
        return found

    def _items(self, indent: str) -> list[Any]:
        items: list[Any] = []
        lines = self._lines
        while self._at < self._last and lines[self._at][0] >= indent:
            here, dash, name, value = lines[self._at]
            if here != indent or not dash or not (name or value):
                raise _NotPlainError
            if name:
                items.append(self._fields(f"{indent}  "))
            else:
                items.append(value)
                self._at += 1
        return items
