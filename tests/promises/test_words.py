"""Every format gives back the words of every letter, and shows the same structure."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from letter_strategies import letters
from sample_letters import SAMPLES
from structure_of_html import structure_of_html
from structure_of_md import blocks_of_md, structure_of_md
from structures import Structure, structure
from styles import STYLE

from briefgen.letter.json_format import letter_from_json
from briefgen.letter.model import Closing, Letter
from briefgen.render import FORMATS, renderer

QUICK = tuple(name for name in FORMATS if name not in ("docx", "pdf"))


def _html(letter: Letter) -> Structure:
    return structure_of_html(renderer("html").render(letter, STYLE))


def _md(letter: Letter) -> Structure:
    without_body = replace(letter, body=())
    around = blocks_of_md(renderer("md").render(without_body, STYLE))
    before = blocks_of_md(renderer("md").render(replace(without_body, closing=Closing()), STYLE))
    return structure_of_md(renderer("md").render(letter, STYLE), before=before, after=around - before)


def _json(letter: Letter) -> Structure:
    return structure(letter_from_json(renderer("json").render(letter, STYLE).decode()))


READERS: dict[str, Callable[[Letter], Structure]] = {"html": _html, "md": _md, "json": _json}


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("name", FORMATS)
def test_a_format_gives_back_the_words_of_a_sample(name: str, sample: str) -> None:
    letter = SAMPLES[sample]()
    assert renderer(name).read_words(renderer(name).render(letter, STYLE)) == letter.words()


@settings(max_examples=60, deadline=None)
@given(letter=letters())
def test_the_formats_of_text_give_back_the_words_and_structure_of_any_letter(letter: Letter) -> None:
    for name in QUICK:
        assert renderer(name).read_words(renderer(name).render(letter, STYLE)) == letter.words(), name
    for name, read in READERS.items():
        assert read(letter) == structure(letter), name


@pytest.mark.parametrize("name", ["docx", "pdf"])
@settings(max_examples=15, deadline=None)
@given(letter=letters())
def test_a_paper_format_gives_back_the_words_of_any_letter(name: str, letter: Letter) -> None:
    assert renderer(name).read_words(renderer(name).render(letter, STYLE)) == letter.words()


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("name", READERS)
def test_a_format_shows_the_structure_of_a_sample(name: str, sample: str) -> None:
    assert READERS[name](SAMPLES[sample]()) == structure(SAMPLES[sample]())
