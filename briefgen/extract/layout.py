"""What a letter looks like before it is understood: words with places, as both PDF and Word readers give them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from briefgen.values import dataclass

GAP: Final = 1.0  # ems between two words of a row that part two segments
ALIGNED: Final = 4.0  # points: left edges that differ by less are one edge


@dataclass(slots=True)
class Word:
    """A word: its left and right edge and baseline in points from the top left of its page, and its size (an em)."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False


@dataclass(slots=True)
class Segment:
    """Words of one row that no wide gap parts; `order` counts up in the order of the file."""

    words: list[Word]
    page: int
    order: int
    stream: str = ""  # which part of a Word document: "body", "header", "frame"…; empty in a PDF

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def y(self) -> float:
        return self.words[0].y

    @property
    def size(self) -> float:
        return self.words[0].size

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)


@dataclass(slots=True)
class Page:
    """One page, or the whole of a Word document, whose streams stand side by side, far apart."""

    number: int
    width: float
    height: float
    segments: list[Segment]


@dataclass(slots=True)
class Sheets:
    """A document: its pages, the footnotes that stand apart from them, and what was left out for its size."""

    format: str  # "pdf" | "docx"
    pages: list[Page]
    notes: tuple[str, ...] = ()
    pages_in_all: int = 0
    has_pictures: bool = False
    unreadable_letters: bool = False  # a font without a table of characters

    @property
    def words(self) -> int:
        return sum(len(segment.words) for page in self.pages for segment in page.segments)


def segments_of(words: Sequence[Word], *, page: int) -> list[Segment]:
    """The words of a page as segments: a new one at every new row and wide gap, and at edges that others share."""
    parted = _parted(words)
    edges = shared_edges([segment[0].x0 for segment in parted])
    if edges:
        parted = [part for segment in parted for part in _parted_at(segment, edges)]
    return [Segment(each, page, order) for order, each in enumerate(parted)]


def _parted(words: Iterable[Word]) -> list[list[Word]]:
    found: list[list[Word]] = []
    x, y, size = 0.0, -1e9, 0.0
    for word in words:
        em = word.size if word.size > size else size
        if -0.45 * em <= word.y - y <= 0.45 * em and -2 * em <= word.x0 - x <= GAP * em:
            found[-1].append(word)
        else:
            found.append([word])
        x, y, size = word.x1, word.y, word.size
    return found


def _parted_at(segment: list[Word], edges: Sequence[float]) -> Iterator[list[Word]]:
    """The words of a segment, parted where a word stands at an edge after more than the usual space."""
    start = 0
    for index in range(1, len(segment)):
        word, before = segment[index], segment[index - 1]
        if word.x0 - before.x1 > 0.55 * word.size and any(abs(word.x0 - edge) < 1.0 for edge in edges):
            yield segment[start:index]
            start = index
    yield segment[start:]


def shared_edges(lefts: Sequence[float], *, least: int = 4) -> list[float]:
    """Left edges that at least so many segments share, from left to right."""
    edges: list[float] = []
    ordered = sorted(lefts)
    start = 0
    for index in range(1, len(ordered) + 1):
        if index == len(ordered) or ordered[index] - ordered[index - 1] > 1.0:
            if index - start >= least:
                edges.append(ordered[(start + index) // 2])
            start = index
    return edges


def below(segment: Segment, others: Iterable[Segment], *, reach: float = 2.2) -> Segment | None:
    """The next segment under this one with the same left edge, at most `reach` ems down; None without one."""
    best: Segment | None = None
    for other in others:
        down = other.y - segment.y
        if other.page != segment.page or not 0.5 * segment.size < down <= reach * max(segment.size, other.size):
            continue
        if abs(other.x0 - segment.x0) <= ALIGNED and (best is None or other.y < best.y):
            best = other
    return best


def right_of(segment: Segment, others: Iterable[Segment], *, reach: float = 400) -> list[Segment]:
    """The segments on the same row to the right of this one, from left to right."""
    found = [
        other
        for other in others
        if other.page == segment.page
        and abs(other.y - segment.y) <= 0.3 * max(segment.size, other.size)
        and 0 <= other.x0 - segment.x1 < reach
    ]
    return sorted(found, key=lambda other: other.x0)


def goes_upwards(segments: Sequence[Segment]) -> int:
    """How often the order of the file goes up the page along one left edge, which reading never does."""
    pairs = ((a, b) for a, b in pairwise(segments) if abs(a.x0 - b.x0) <= ALIGNED and not a.stream)
    return sum(after.y < before.y - 0.5 * before.size for before, after in pairs)


def in_reading_order(segments: Sequence[Segment]) -> Sequence[Segment]:
    """The order of the file, which is that of reading but where it goes up the page: then from top to bottom."""
    if goes_upwards(segments) <= 2:  # notes and marks of the page may come before its text
        return segments
    return sorted(segments, key=lambda each: (round(each.y / 2), each.x0))


def joined_in_column(text: str, more: str) -> str:
    """Two lines of a narrow column, in which a word that is too wide is broken without a hyphen (`Bestrijdi`, `ng`)."""
    first, last = text.rpartition(" ")[2].lower(), more.partition(" ")[0].lower()
    if not (more[:1].islower() and first.isalpha() and last.isalpha()):
        return joined(text, more)
    from briefgen.dutch.compounds import split
    from briefgen.dutch.lexicon import is_word

    whole = is_word(first + last) or any(split(first + last))
    return text + more if whole and not is_word(first) and not any(split(first)) else joined(text, more)


def joined(text: str, more: str) -> str:
    """Two lines of one text: a word that was broken at its hyphen is whole again, `asiel- en` stays two."""
    if not text:
        return more
    if text.endswith("-") and text[-2:-1].isalnum() and not more.startswith(("en ", "of ", "als ", "tot ", "noch ")):
        return text + more
    return f"{text} {more}"
