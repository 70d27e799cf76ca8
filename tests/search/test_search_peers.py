"""The engines that search is measured beside do answer what they are asked: else their times would say nothing."""

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parents[1] / "bench")]

from search_letters import Asked, letters, letters_to_add, questions  # noqa: E402 - after the path to it
from search_outside import postgresql_here, tantivy_here  # noqa: E402
from search_peers import Briefgen, Contender, Fts5  # noqa: E402

LETTERS = 200
ASKED = [*chain.from_iterable(questions().values()), Asked("xyzzy")]


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Contender]]:
    """briefgen, FTS5 and those of the others that are here."""
    folder = tmp_path_factory.mktemp("engines")
    with postgresql_here() as servers:
        made: list[Contender] = [Briefgen(folder), Fts5(folder), *tantivy_here(folder), *servers]
        for document, analysed in letters(LETTERS, made_of=100):
            for engine in made:
                engine.put(document, analysed)
        for engine in made:
            engine.finish()
        yield made


def found(engine: Contender, asked: Asked) -> int:
    return sum(engine.counts(asked)["kind"].values())


def test_each_count_is_of_all_letters_found(engines: list[Contender]) -> None:
    for engine in engines:
        for asked in ASKED:
            sums = {sum(each.values()) for each in engine.counts(asked).values()}
            assert len(sums) == 1, (engine.name, asked)
            assert len(engine.best(asked)) == min(found(engine, asked), 20), (engine.name, asked)


def test_fts5_finds_the_letters_that_have_the_words(engines: list[Contender]) -> None:
    """Only words in lower case without accents are asked for, so that a search for text is a second opinion."""
    texts = [f"{each.subject} {each.text} {each.reference}".lower() for each, _ in letters(LETTERS, made_of=100)]
    words = ["".join(sign if sign.isalnum() else " " for sign in text).split() for text in texts]
    for asked in questions()["two words"] + questions()["word"]:
        wanted = [each for each in words if set(asked.text.split()) <= set(each)]
        assert found(engines[1], asked) == len(wanted), asked


def test_the_others_find_no_fewer(engines: list[Contender]) -> None:
    for asked in ASKED:
        for engine in engines:
            assert found(engine, asked) >= found(engines[1], asked), (engine.name, asked)


def test_the_newest_are_the_newest(engines: list[Contender]) -> None:
    for engine in engines:
        for asked in ASKED:
            newest = engine.newest(asked)
            assert newest == sorted(newest, reverse=True), (engine.name, asked)
            assert newest[:1] >= sorted(engine.best(asked))[-1:], (engine.name, asked)


def test_each_letter_found_has_an_excerpt(engines: list[Contender]) -> None:
    """tantivy's is empty where only the subject has the word."""
    for engine in engines:
        for asked in ASKED:
            best = engine.best(asked)
            excerpts = engine.excerpts(asked, best)
            assert len(excerpts) == len(best), (engine.name, asked)
            assert any(excerpts) == bool(best), (engine.name, asked)


def test_a_letter_that_was_added_is_found_at_once(engines: list[Contender]) -> None:
    (letter,) = letters_to_add(1, after=LETTERS)
    asked = Asked(max(letter.text.split()[5:], key=len).strip(".,()").lower())
    for engine in engines:
        before = found(engine, asked)
        engine.add(letter)
        assert found(engine, asked) == before + 1, engine.name
        assert engine.newest(asked)[0] == LETTERS + 1, engine.name
