"""Answers what somebody typed: one page of letters, counts, and what was probably meant."""

from collections.abc import Iterator
from typing import Final

from briefgen.search.documents import Facets, Hit, Match, Results, Sort
from briefgen.search.excerpts import Wanted, excerpt, wanted
from briefgen.search.index import Index
from briefgen.search.query import Word
from briefgen.search.rules import Span
from briefgen.search.spelling_mistakes import strokes
from briefgen.search.understanding import Asked, understand
from briefgen.search.words import fold

LARGEST_PAGE: Final = 1000
_MOST_STROKES: Final = 2  # from the ministry or kind that was typed to the one that was meant
_TRIED: Final = 4  # words in the place of one with a typing mistake


def search(index: Index, text: str, *, sort: Sort = "best", page: int = 1, size: int = 20) -> Results:
    """The letters that answer any text whatever; pages count from 1. `did_you_mean` is offered where nothing is found.

    Raises OtherAnalyserError; nothing that is typed raises.
    """
    asked = understand(text)
    query = index.expand(asked.query)
    facets = index.facets(query)
    page, size = max(page, 1), max(0, min(size, LARGEST_PAGE))
    is_there = (page - 1) * size < facets.letters
    matches = index.find(query, sort=sort, offset=(page - 1) * size, limit=size) if is_there else ()
    meant = "" if facets.letters else did_you_mean(index, text, asked)
    return Results(_hits(index, matches, wanted(query)), facets.letters, facets, meant, asked.problems)


def like(index: Index, key: str, *, size: int = 20) -> Results:
    """Letters about the same things as the letter with this key, the most alike first; none for a key not there."""
    matches = index.similar(key, limit=max(0, min(size, LARGEST_PAGE)))
    return Results(_hits(index, matches, Wanted(frozenset())), len(matches), Facets(len(matches)))


def _hits(index: Index, matches: tuple[Match, ...], what: Wanted) -> tuple[Hit, ...]:
    hits = []
    for match in matches:
        document = index.document(match.key)
        if document is not None:
            hits.append(Hit(document, match.score, excerpt(document.text, what, subject=document.subject)))
    return tuple(hits)


def did_you_mean(index: Index, text: str, asked: Asked) -> str:
    """The text with each word and value that no letter has replaced by the nearest; empty where that finds nothing."""
    replaced = [*_replacements(index, asked), *_nearest_values(index, asked)]
    corrected = text
    for span, word in sorted(replaced, key=lambda each: -each[0].start):
        corrected = corrected[: span.start] + word + corrected[span.end :]
    if not replaced or not index.facets(understand(corrected).query).letters:
        return ""
    return corrected


def _replacements(index: Index, asked: Asked) -> Iterator[tuple[Span, str]]:
    for span, word in asked.words:
        if index.facets(word).letters:
            continue
        nearest = index.nearest_words(fold(word.typed), limit=_TRIED)
        if nearest:
            yield span, _as_typed(nearest[0], word)


def _nearest_values(index: Index, asked: Asked) -> Iterator[tuple[Span, str]]:
    for span, field, value in asked.values:
        known = index.values(field)
        folded = value.lower()
        if folded not in known:
            near = sorted((strokes(folded, each, most=_MOST_STROKES), each) for each in known)
            longer = [each for each in known if len(folded) > 1 and folded in each]
            if near and near[0][0] <= min(_MOST_STROKES, len(folded) // 4):
                yield span, near[0][1]
            elif longer:
                yield span, longer[0]


def _as_typed(nearest: str, word: Word) -> str:
    return nearest.capitalize() if word.typed[:1].isupper() else nearest
