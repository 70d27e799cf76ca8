"""Words that were written down after the analyser was tuned are brought together as well as the goals ask."""

from collections.abc import Iterator

import pytest
from unseen_words import COMPOUNDS, NOUNS, SIMPLE, VERBS

from briefgen.dutch.compounds import parts
from briefgen.search.analyser import found_by, token_of, tokens_of
from briefgen.search.words import fold


def pairs(rows: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, str]]:
    """A word and each of its forms, asked for and found, and the other way round."""
    for word, *forms in rows:
        for form in forms:
            yield word, form
            yield form, word


@pytest.mark.parametrize(("rows", "goal"), [(NOUNS, 0.97), (VERBS, 0.90)], ids=["nouns", "verbs"])
def test_a_form_finds_the_others(rows: tuple[tuple[str, ...], ...], goal: float) -> None:
    tried = [not found_by(fold(there)).isdisjoint(tokens_of(fold(asked))) for asked, there in pairs(rows)]
    assert sum(tried) / len(tried) >= goal


def test_compounds_are_split_into_their_parts() -> None:
    whole = [row for row in COMPOUNDS if {token_of(part) for part in row[1:]} <= set(parts(row[0]))]
    assert len(whole) / len(COMPOUNDS) >= 0.9


def test_few_simple_words_are_split() -> None:
    assert sum(bool(parts(word)) for word in SIMPLE) / len(SIMPLE) <= 0.1
