"""Excerpts mark each word that was asked for, wherever it stands and whatever stands around it."""

import random
from typing import Final

from briefgen.search.analyser import found_by
from briefgen.search.excerpts import _few, _many, excerpt, wanted
from briefgen.search.understanding import understand
from briefgen.search.words import WORD, fold

_WORDS: Final = ("gemeente", "Gemeenten", "gemeentehuis", "gemeente's", "coördinator", "rijk", "aan", "aa", "19", "ʼt")
_BETWEEN: Final = (" ", " ", "\n", "\u00a0", "\x1f", ", ", "-", "’", "‘", "/", "_", "\u00ad", "\u200b", "\u0301", "")
_LENGTH: Final = 170  # characters; an excerpt has room for them all


def hostile_texts(count: int) -> list[str]:
    rng = random.Random(7)  # noqa: S311 - made-up letters
    return [
        "".join(rng.choice(_WORDS) + rng.choice(_BETWEEN) for _each in range(30))[:_LENGTH] for _text in range(count)
    ]


def found(text: str, query: str) -> list[str]:
    """Word by word, each looked at where it stands."""
    tokens = wanted(understand(query).query).tokens
    return [each.replace("\n", " ") for each in WORD.findall(text) if not tokens.isdisjoint(found_by(fold(each)))]


def test_each_word_is_marked_that_was_asked_for_and_no_other() -> None:
    for query in ("gemeente", "coordinator rijk", "aa"):
        for text in hostile_texts(200):
            shown = excerpt(text, wanted(understand(query).query))
            assert [piece.text for piece in shown if piece.found] == found(text, query), text


def test_what_was_seen_in_one_letter_changes_nothing_in_the_next() -> None:
    query = understand("gemeente rijk").query
    for_all = wanted(query)
    for text in hostile_texts(200):
        assert excerpt(text, for_all) == excerpt(text, wanted(query))


def test_one_by_one_and_in_one_go_the_same_places_are_found() -> None:
    for text in hostile_texts(200):
        pieces = set(text.split()[::2])
        assert sorted(_few(text, pieces)) == sorted(_many(text, pieces))


def test_such_texts_have_words_to_be_marked_and_others() -> None:
    counts = [(len(found(text, "gemeente")), len(WORD.findall(text))) for text in hostile_texts(200)]
    assert 0.1 < sum(marked for marked, _all in counts) / sum(words for _marked, words in counts) < 0.9
