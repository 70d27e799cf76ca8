"""Words that remember which record fields they came from, and how they travel through a template unharmed.

While a template runs, a field's words stand in its output as one private character (a token) that points into the
ledger of the composition. What a member of staff typed is therefore never read as markup, whatever characters it has,
and every word of the letter can be led back to its field. Another private character (a place) says which line of which
template the words after it stand on.
"""

import re
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from html import unescape
from typing import Final, NamedTuple

from markupsafe import Markup

_TOKEN: Final = 0xF0000  # plane 15: fields
_PLACE: Final = 0x100000  # plane 16: lines of templates
_MOST: Final = 0xFFFD
NOTHING: Final = "\U0010fffd"  # stands where a tag printed nothing: a line of nothing else is no blank line
PRIVATE: Final = "\U000f0000-\U0010ffff"
PLACES: Final = "\U00100000-\U0010ffff"
_PARTS: Final = re.compile(f"([{PRIVATE}])")
_GAP: Final = re.compile(r"[ \t\n]+")
_NOTHING_LINE: Final = re.compile(rf"^[ \t]*{NOTHING}[ \t{NOTHING}]*(?:\n|\Z)", re.MULTILINE)
_LAYOUT: Final = re.compile(r"[\t\n\r\v\f\x1c-\x1f\x85\u2028\u2029]")


class Place(NamedTuple):
    """A line of a template, counted from 1."""

    template: str
    line: int


class Piece(NamedTuple):
    """Text with the record fields that it came from (none: the template's own words) and the line that placed it."""

    text: str
    fields: tuple[str, ...] = ()
    place: Place | None = None


class Words(str):
    """Plain text in pieces; `rich` text holds the small markup and may be several blocks.

    It compares and behaves as the text it is, so that templates can ask `{% if owner == "collective" %}`.
    """

    __slots__ = ("pieces", "rich")
    pieces: tuple[Piece, ...]
    rich: bool

    def __new__(cls, pieces: Iterable[Piece], *, rich: bool = False) -> "Words":
        kept = tuple(pieces)
        words = str.__new__(cls, "".join(piece.text for piece in kept))
        words.pieces = kept
        words.rich = rich
        return words

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(field for piece in self.pieces for field in piece.fields)

    def __html__(self) -> Markup:
        return _ledger.get().token(self)


def field_words(text: str, field: str, *, rich: bool = False) -> Words:
    """The words of one field; in plain text a line break or tab is a space, as on paper."""
    return Words((Piece(text if rich else _LAYOUT.sub(" ", text), (field,)),), rich=rich)


def derived(text: str, sources: Iterable[Words]) -> Words:
    """New words made out of others (a plural, a date in words): they come from the same fields."""
    return Words((Piece(text, tuple(dict.fromkeys(field for source in sources for field in source.fields))),))


class TooManyWordsError(Exception):
    """A template placed more fields than a letter can hold."""


class Ledger:
    """What the tokens of one composition stand for."""

    def __init__(self, places: list[Place]) -> None:
        self._words: list[Words] = []
        self._places = places

    def token(self, words: Words) -> Markup:
        if len(self._words) >= _MOST:
            raise TooManyWordsError
        self._words.append(words)
        return Markup(chr(_TOKEN + len(self._words) - 1))  # noqa: S704 - a single private character

    def words(self, token: str) -> Words:
        """The words that a token stands for; a stray private character of a template stands for none."""
        index = ord(token) - _TOKEN
        return self._words[index] if index < len(self._words) else Words(())

    def pieces(self, text: str) -> Iterator[Piece]:
        """The pieces of a template's output, each with its place; a rich field is one piece, unread."""
        place: Place | None = None
        for part in parts(text):
            if is_place(part):
                place = self.place(part)
            elif is_token(part):
                for piece in self.words(part).pieces:
                    yield piece if piece.place or not place else piece._replace(place=place)
            else:
                yield Piece(part, (), place)

    def place(self, mark: str) -> Place | None:
        index = ord(mark) - _PLACE
        return self._places[index] if index < len(self._places) else None


def parts(text: str) -> Iterator[str]:
    """A template's output cut into private characters and the text between them."""
    return filter(None, _PARTS.split(text.replace(NOTHING, "")))


def is_token(part: str) -> bool:
    return len(part) == 1 and _TOKEN <= ord(part) < _PLACE


def is_place(part: str) -> bool:
    return len(part) == 1 and ord(part) >= _PLACE


_ledger: ContextVar[Ledger] = ContextVar("ledger")


def open_ledger(places: list[Place]) -> Ledger:
    """A new ledger, in force for this context from here on."""
    ledger = Ledger(places)
    _ledger.set(ledger)
    return ledger


def place_mark(places: list[Place], place: Place) -> str:
    """The private character for a line of a template; lines past the last that fits share that one's."""
    if not places or (places[-1] != place and len(places) < _MOST):
        places.append(place)
    return chr(_PLACE + len(places) - 1)


def _one_line(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with the template's own line breaks and spaces as single spaces, none at the ends."""
    kept: list[Piece] = []
    for piece in pieces:
        text = piece.text
        if not piece.fields:
            text = _GAP.sub(" ", unescape(text))
            if text[:1] == " " and (not kept or (not kept[-1].fields and kept[-1].text.endswith(" "))):
                text = text[1:]
        if text:
            kept.append(piece._replace(text=text))
    while kept and not kept[-1].fields:
        trimmed = kept[-1].text.rstrip(" ")
        if trimmed:
            kept[-1] = kept[-1]._replace(text=trimmed)
            break
        kept.pop()
    return iter(kept)


def without_empty_lines(text: str) -> str:
    """The output without the lines on which tags printed nothing, so that only a blank line ends a paragraph."""
    return _NOTHING_LINE.sub("", text)


def as_words(value: object) -> Words:
    """Any value that a template can hold, as words; text of templates keeps its place."""
    if isinstance(value, Words):
        return value
    if isinstance(value, Markup):
        return Words(_one_line(_ledger.get().pieces(str(value))))
    if value is None:
        return Words(())
    if hasattr(value, "words"):
        return as_words(value.words())
    return Words((Piece(str(value)),))
