"""The piece of a letter that shows why it was found, with the words that were asked for marked."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from briefgen.dutch.stopwords import STOP_WORDS
from briefgen.search.analyser import found_by
from briefgen.search.documents import Piece
from briefgen.search.marks import SIGN, marks_in
from briefgen.search.query import All, Beginning, Close, Either, Query, Row, Without, Word
from briefgen.search.words import WORD, fold, is_abbreviation
from briefgen.values import dataclass, field

_WIDTH: Final = 240  # characters
_BEFORE: Final = 60  # of these before the first word that was asked for
_LOOKED_AT: Final = 40_000  # characters of a letter; of a longer one the rest is not shown
_FEW: Final = 8  # to be looked for one by one; for more it is quicker to go through the text
Place = tuple[int, int]  # of the first character and after the last one


@dataclass(frozen=True, slots=True)
class Wanted:
    """Tokens to be marked, and beginnings of words.

    What is between two spaces is looked at once for all excerpts: most of it comes again in the next letter. `seen` has
    it all, `marked` where in it words are to be marked.
    """

    tokens: frozenset[str]
    beginnings: tuple[str, ...] = ()
    seen: set[str] = field(default_factory=set, compare=False)
    marked: dict[str, tuple[Place, ...]] = field(default_factory=dict, compare=False)


def wanted(query: Query) -> Wanted:
    """What an excerpt for this query marks; of what is excluded nothing."""
    leaves = list(_leaves(query))
    tokens = frozenset(token for leaf in leaves for token in _tokens(leaf))
    tokens = tokens - STOP_WORDS or tokens
    return Wanted(tokens, tuple(leaf.text for leaf in leaves if isinstance(leaf, Beginning)))


def _leaves(query: Query) -> Iterator[Query]:
    if isinstance(query, Either | All):
        for each in query.queries:
            yield from _leaves(each)
    elif isinstance(query, Without):
        yield from _leaves(query.query)
    else:
        yield query


def _tokens(leaf: Query) -> tuple[str, ...]:
    if isinstance(leaf, Row):
        return leaf.tokens if leaf.column != "facts" else ()
    if isinstance(leaf, Close):
        return tuple(token for row in leaf.rows for token in row.tokens)
    return leaf.tokens if isinstance(leaf, Word) else ()


def excerpt(text: str, what: Wanted, *, subject: str = "") -> tuple[Piece, ...]:
    """The densest piece of the text; where nothing of it was asked for what stands below the subject, or at the top."""
    looked_at = text[:_LOOKED_AT]
    places = sorted(set(_places(looked_at, what)))
    start = _best_start(places) - _BEFORE if places else _below(subject, looked_at)
    start, end = _at_words(looked_at, max(0, start), start + _WIDTH)
    inside = [place for place in places if start <= place[0] and place[1] <= end]
    return tuple(_pieces(looked_at, start, end, inside, is_whole=end >= len(text)))


def _below(subject: str, text: str) -> int:
    at = text.find(subject) if subject else -1
    return min(at + len(subject) + 1, len(text)) if at >= 0 else 0


def _places(text: str, what: Wanted) -> Iterator[Place]:
    between_spaces = set(text.split())
    _look_at(between_spaces.difference(what.seen), what)
    here = between_spaces.intersection(what.marked)
    for at, each in _few(text, here) if len(here) <= _FEW else _many(text, here):
        yield from ((at + start, at + end) for start, end in what.marked[each])
    if any(token.startswith(SIGN) for token in what.tokens):
        for mark in marks_in(text):
            if not what.tokens.isdisjoint(mark.tokens):
                yield mark.start, mark.end


def _look_at(new: set[str], what: Wanted) -> None:
    """No word has a space in it, so that each piece between spaces can be looked at by itself."""
    what.seen.update(new)
    typed = set(WORD.findall(" ".join(new)))
    words = {each for each in typed if not what.tokens.isdisjoint(_found_by(each))}
    if what.beginnings:
        words.update(each for each in typed if fold(each).startswith(what.beginnings))
    if not words:
        return
    for each in new:
        places = tuple(found.span() for found in WORD.finditer(each) if found[0] in words)
        if places:
            what.marked[each] = places


def _few(text: str, between_spaces: set[str]) -> Iterator[tuple[int, str]]:
    """Where these stand with spaces or nothing around them: each is looked for."""
    for each in between_spaces:
        at = text.find(each)
        while at >= 0:
            end = at + len(each)
            if (not at or text[at - 1].isspace()) and (end == len(text) or text[end].isspace()):
                yield at, each
            at = text.find(each, at + 1)


def _many(text: str, between_spaces: set[str]) -> Iterator[tuple[int, str]]:
    """The same in one go through the text."""
    end = 0
    for each in text.split():
        start = text.index(each, end)
        end = start + len(each)
        if each in between_spaces:
            yield start, each


@lru_cache(maxsize=100_000)
def _found_by(typed: str) -> frozenset[str]:
    """Every token by which a word is found, its abbreviation among them."""
    folded = fold(typed)
    return found_by(folded) | {f"{SIGN}{folded}"} if is_abbreviation(typed) else found_by(folded)


def _best_start(places: list[Place]) -> int:
    """Where the piece begins that has the most places in it."""
    best, most, last = 0, 0, 0
    for first, (start, _end) in enumerate(places):
        last = max(last, first)
        while last < len(places) and places[last][1] <= start + _WIDTH - _BEFORE:
            last += 1
        if last - first > most:
            best, most = start, last - first
    return best


def _at_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The same piece without halves of words."""
    end = max(end, min(_WIDTH, len(text)))
    if start and not text[start - 1].isspace():
        space = text.find(" ", start - 1, start + 30)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", max(start, end - 30), end + 1)
        end = space if space > start else end
    return start, min(end, len(text))


def _pieces(text: str, start: int, end: int, inside: list[Place], *, is_whole: bool) -> Iterator[Piece]:
    if start:
        yield Piece("…")
    at = start
    for first, last in inside:
        if first < at:
            continue
        if first > at:
            yield Piece(_in_line(text[at:first]))
        yield Piece(_in_line(text[first:last]), found=True)
        at = last
    if at < end:
        yield Piece(_in_line(text[at:end]))
    if not is_whole:
        yield Piece("…")


def _in_line(text: str) -> str:
    return text.replace("\n", " ")
