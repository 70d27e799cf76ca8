"""Cuts a query into words, phrases, fields, brackets and operators, each with its place."""

import re
from collections.abc import Iterator
from typing import Final, Literal

from briefgen.search.marks import Mark, marks_asked
from briefgen.values import dataclass

Type = Literal["word", "phrase", "field", "mark", "open", "close", "and", "or", "not", "near"]
OPERATORS: Final[dict[str, Type]] = {
    "AND": "and", "EN": "and", "OR": "or", "OF": "or", "NOT": "not", "NIET": "not", "NEAR": "near", "NABIJ": "near",
}  # fmt: skip
_OPENING: Final = '"“”„«»'
_QUOTES: Final = re.compile(f"[{_OPENING}]")
_SPACE: Final = re.compile(r"\s+")
_CHUNK: Final = re.compile(rf"[^\s(){_OPENING}]+")
_NEAR: Final = re.compile(r"(?:NEAR|NABIJ)/(\d{1,3})")
_FIELD: Final = re.compile(r"([^\W\d_][\w-]*):")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the query from `start` up to `end`; `name` is a field's, `distance` NEAR's, `closed` a phrase's."""

    type: Type
    start: int
    end: int
    text: str
    name: str = ""
    distance: int = 0
    closed: bool = True
    mark: Mark | None = None


def tokens_of_query(query: str) -> Iterator[Token]:
    """From left to right; no characters of any kind are an error here."""
    marks = {mark.start: mark for mark in marks_asked(query)}
    at = 0
    while at < len(query):
        space = _SPACE.match(query, at)
        if space:
            at = space.end()
            continue
        token = _next(query, at, marks)
        yield token
        at = token.end


def _next(query: str, at: int, marks: dict[int, Mark]) -> Token:
    sign = query[at]
    if sign in "()":
        return Token("open" if sign == "(" else "close", at, at + 1, sign)
    if sign in _OPENING:
        return _phrase(query, at)
    mark = marks.get(at)
    if mark and mark.end > at and _stands_alone(query, mark.end):
        return Token("mark", at, mark.end, query[at : mark.end], mark=mark)
    return _chunk(query, at)


def _stands_alone(query: str, end: int) -> bool:
    return end == len(query) or query[end].isspace() or query[end] in "().,;" + _OPENING


def _phrase(query: str, at: int) -> Token:
    closing = _QUOTES.search(query, at + 1)
    end = closing.end() if closing else len(query)
    inside = query[at + 1 : closing.start() if closing else end]
    return Token("phrase", at, end, inside, closed=closing is not None)


def _chunk(query: str, at: int) -> Token:
    found = _CHUNK.match(query, at)
    end = found.end() if found else at + 1
    text = query[at:end]
    if text in OPERATORS:
        return Token(OPERATORS[text], at, end, text)
    near = _NEAR.fullmatch(text)
    if near:
        return Token("near", at, end, text, distance=int(near[1]))
    named = _FIELD.match(text)
    if not named:
        return Token("word", at, end, text)
    return _field(query, at, named[1], text[named.end() :], end)


def _field(query: str, at: int, name: str, value: str, end: int) -> Token:
    if value or end >= len(query) or query[end] not in _OPENING:
        return Token("field", at, end, value, name=name)
    quoted = _phrase(query, end)
    return Token("field", at, quoted.end, quoted.text, name=name, closed=quoted.closed)
