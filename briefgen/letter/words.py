"""Words that remember which record fields they came from, and how they travel through a template unharmed.

While a template runs, a field's words stand in its output as one private character (a token) that points into the
ledger of the composition. What a member of staff typed is therefore never read as markup, whatever characters it has,
and every word of the letter can be led back to its field. Another private character (a place) says which line of which
template the words after it stand on.
"""

import datetime
import re
from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Final, NamedTuple

from jinja2 import Undefined
from markupsafe import Markup

TOKEN: Final = 0xF0000  # plane 15: fields
PLACE: Final = 0x100000  # plane 16: lines of templates
_MOST_TOKENS: Final = 0xFFFD
_LINES: Final = 2048  # of one template that are told apart; lines after them share the last
LONGEST_TEXT: Final = 4_000_000  # characters that a template puts together, or members of a list
MOST_STEPS: Final = 300_000  # of loops and calls in one letter; the longest record asks for a tenth
MOST_TEMPLATES: Final = 30  # that are told apart; the words of others have no place
NOTHING: Final = "\U0010fffd"  # stands where a tag printed nothing: a line of nothing else is no blank line
PLACES: Final = "\U00100000-\U0010fffc"
_PARTS: Final = re.compile("([\U000f0000-\U0010ffff])")
_NO_WORDS: Final = f" \t{NOTHING}"
# It begins with a line end, by which it is searched for much faster than by the start of a line.
_NOTHING_LINE: Final = re.compile(rf"\n[ \t]*{NOTHING}[{_NO_WORDS}]*(?=\n)")
_GAP: Final = re.compile(r"[ \t\n]+")
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

    __slots__ = ("_pieces", "fields", "rich")
    _pieces: tuple[Piece, ...] | None
    fields: tuple[str, ...]
    rich: bool

    def __new__(cls, pieces: Iterable[Piece], *, rich: bool = False) -> "Words":
        kept = tuple(pieces)
        if len(kept) == 1:
            text, fields = kept[0].text, kept[0].fields
        else:
            text = "".join([piece.text for piece in kept])
            fields = tuple([field for piece in kept for field in piece.fields])
        words = str.__new__(cls, text)
        words._pieces = kept
        words.fields = fields
        words.rich = rich
        return words

    @classmethod
    def of(cls, text: str, fields: tuple[str, ...] = (), *, rich: bool = False) -> "Words":
        """Words of one piece, which is made when it is asked for; nearly all words are such."""
        words = str.__new__(cls, text)
        words._pieces = None
        words.fields = fields
        words.rich = rich
        return words

    @property
    def pieces(self) -> tuple[Piece, ...]:
        if self._pieces is None:
            self._pieces = (tuple.__new__(Piece, (str(self), self.fields, None)),)  # a call less than `Piece(…)`
        return self._pieces

    def __html__(self) -> Markup:
        return Markup(_ledger.get().token(self))  # noqa: S704 - a single private character


def field_words(text: str, field: str, *, rich: bool = False) -> Words:
    """The words of one field; in plain text a line break or tab is a space, as on paper."""
    words = str.__new__(Words, text if rich or text.isprintable() else _LAYOUT.sub(" ", text))
    words._pieces = None  # as in `Words.of`: a call less for each field of each record
    words.fields = (field,)
    words.rich = rich
    return words


def derived(text: str, sources: Iterable[Words]) -> Words:
    """New words made out of others (a plural, a date in words): they come from the same fields."""
    fields = [field for source in sources for field in source.fields]
    return Words.of(text, tuple(fields) if len(fields) < 2 else tuple(dict.fromkeys(fields)))


_NONE: Final = Words(())


class TooManyWordsError(Exception):
    """A template places more fields, or does more, than a letter can hold."""


@dataclass(frozen=True)
class Wording:
    """What the words of a date depend on: the day of the letter and the ministry's choices."""

    on: datetime.date | None = None
    recent: str = "jongstleden"
    coming: str = "aanstaande"


class Ledger:
    """What the tokens of one composition stand for; `templates` are the names behind the places.

    `places` are those already known, which compositions by the same templates share.
    """

    def __init__(
        self, templates: list[str], *, wording: Wording = Wording(), places: dict[str, Place] | None = None
    ) -> None:
        self._words: list[Words] = []
        self._templates = templates
        self._places = {} if places is None else places
        self._steps = 0
        self.wording = wording

    def step(self, count: int = 1) -> None:
        """Counts what the templates do; raises TooManyWordsError where that is more than any letter needs."""
        self._steps += count
        if self._steps > MOST_STEPS:
            raise TooManyWordsError

    def token(self, words: Words) -> str:
        """The private character that stands for these words from now on."""
        number = len(self._words)
        if number >= _MOST_TOKENS:
            raise TooManyWordsError
        self._words.append(words)
        return chr(TOKEN + number)

    def words(self, token: str) -> Words:
        """The words that a token stands for; a stray private character of a template stands for none."""
        index = ord(token) - TOKEN
        return self._words[index] if index < len(self._words) else Words(())

    def place(self, mark: str) -> Place | None:
        """The template and line that a mark stands for."""
        return self._places.get(mark) or self._found(mark)

    def _found(self, mark: str) -> Place | None:
        template = (ord(mark) - PLACE) // _LINES
        if template >= min(len(self._templates), MOST_TEMPLATES):
            return None
        place = self._places[mark] = Place(self._templates[template], ord(mark) % _LINES)
        return place

    def one_line(self, text: str) -> list[Piece]:
        """The pieces of a template's output, each with its place; a rich field is one piece, unread.

        The template's own line breaks and spaces are single spaces, none at the ends.
        """
        kept: list[Piece] = []
        place: Place | None = None
        gap = False
        for part in parts(text):
            if part < "\U000f0000":
                gap = _keep_own(part, place, kept, gap=gap)
            elif part >= "\U00100000":
                place = self.place(part)
            else:
                for said, fields, its_place in self.words(part).pieces:
                    if not fields:
                        gap = _keep_own(said, its_place or place, kept, gap=gap)
                    elif said:
                        kept.append(Piece(f" {said}" if gap and kept else said, fields, its_place or place))
                        gap = False
        return kept


def place_mark(template: int, line: int) -> str:
    """The private character for a line of the template with this number."""
    return chr(PLACE + template * _LINES + min(line, _LINES - 1))


def parts(text: str) -> list[str]:
    """A template's output cut into private characters and the text between them."""
    return [part for part in _PARTS.split(text) if part and part != NOTHING]


_ledger: ContextVar[Ledger] = ContextVar("ledger")


def open_ledger(templates: list[str], wording: Wording, places: dict[str, Place] | None = None) -> Ledger:
    """A new ledger, in force for this context from here on."""
    ledger = Ledger(templates, wording=wording, places=places)
    _ledger.set(ledger)
    return ledger


current_ledger: Final = _ledger.get  # the one in force; a call less than a function, for what is asked most


def without_empty_lines(text: str) -> str:
    """The output without the lines on which tags printed nothing, so that only a blank line ends a paragraph."""
    if NOTHING not in text:
        return text
    text = _NOTHING_LINE.sub("", f"\n{text}")[1:]
    last = text[text.rfind("\n") + 1 :]
    return text[: -len(last)] if NOTHING in last and not last.strip(_NO_WORDS) else text


def as_words(value: object) -> Words:
    """Any value that a template can hold, as words; text of templates keeps its place."""
    if isinstance(value, Words):
        return value
    if isinstance(value, Markup):
        return Words(_ledger.get().one_line(str(value)))
    if value is None or (isinstance(value, Undefined) and not value):  # `a if b` where b does not hold
        return _NONE
    if hasattr(value, "words"):
        return as_words(value.words())
    return Words.of(str(value))


def _keep_own(text: str, place: Place | None, kept: list[Piece], *, gap: bool) -> bool:
    """Keeps a template's own text; `gap` says, as what is returned, whether there was space at the end so far."""
    before, core, after = _spaced(text)
    if not core:
        return gap or before
    kept.append(Piece(f" {core}" if (gap or before) and kept else core, (), place))
    return after


@lru_cache(maxsize=4096)
def _spaced(text: str) -> tuple[bool, str, bool]:
    """A template's own text as one line, and whether there was space before and after it."""
    spaced = _GAP.sub(" ", unescape(text))
    return spaced[:1] == " ", spaced.strip(" "), spaced[-1:] == " "
