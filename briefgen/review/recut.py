"""Cuts a text of which only the words are known into the paragraphs of the text that it is compared with."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.letter.model import Paragraph, Run
from briefgen.review.ordering import common
from briefgen.review.outside.document import Outside
from briefgen.review.paragraphs import PAGE_MARKS, HasParts, Unit, all_units, units_of
from briefgen.review.tokens import Tokens, tokens


def recut(document: HasParts, *, like: HasParts) -> Outside:
    """The words of the document in paragraphs as `like` has them; lines that are in it alone stay paragraphs."""
    lines = _texts(_running(document))
    pattern = _texts(_running(like))
    text, joined = tokens("\n".join(lines)), tokens("\n".join(pattern))
    ends = _ends(pattern, joined)
    own_ends = set(_ends(lines, text))
    pieces = _pieces(text, common(text.keys, joined.keys), ends, own_ends)
    blocks = tuple(Paragraph((Run(" ".join(text.slice(first, last).split())),)) for first, last in pieces)
    return Outside(blocks, is_set_out=False)


def plain(document: HasParts) -> Outside:
    """The document as paragraphs only, each cell one of its own."""
    return Outside(tuple(Paragraph((Run(text),)) for text in _texts(_running(document))), is_set_out=False)


def _running(document: HasParts) -> tuple[Unit, ...]:
    return all_units(units for name, units in units_of(document).items() if name != PAGE_MARKS)


def _texts(units: Sequence[Unit]) -> list[str]:
    found = (cell.key for unit in units for cell in unit.each)
    return [text for text in found if text]


def _ends(lines: Sequence[str], whole: Tokens) -> list[int]:
    """The number of tokens up to the end of each line."""
    ends: list[int] = []
    at = 0
    place = 0
    for line in lines:
        at += len(line)
        while place < len(whole) and whole.starts[place] < at:
            place += 1
        ends.append(place)
        at += 1
    return ends


def _pieces(
    text: Tokens, pairs: Sequence[tuple[int, int]], ends: Sequence[int], own_ends: set[int]
) -> Iterator[tuple[int, int]]:
    """Where to cut: behind the last word of each paragraph, and around lines of which no word is in the other text."""
    cuts = {0, len(text)}
    place = 0
    for end in ends:
        while place < len(pairs) and pairs[place][1] < end:
            place += 1
        last = pairs[place - 1][0] + 1 if place else 0
        following = pairs[place][0] if place < len(pairs) else len(text)
        between = sorted(cut for cut in own_ends if last <= cut <= following)
        cuts |= {between[0], between[-1]} if between else {last}
    ordered = sorted(cuts)
    return ((a, b) for a, b in pairwise(ordered) if a < b)
