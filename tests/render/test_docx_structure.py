"""The Word document has the headings, lists, tables, notes, emphasis and links of the letter."""

from typing import Any

import pytest
from hypothesis import given, settings
from letter_strategies import letters
from sample_letters import SAMPLES
from structure_of_docx import structure_of_docx
from structures import structure
from styles import STYLE

from briefgen.letter.model import Letter
from briefgen.render.docx import RENDERER
from briefgen.render.docx.runs import safe_target


def _with_targets(part: Any) -> Any:
    """The structure with each link as a Word document has to spell it."""
    if not isinstance(part, tuple):
        return part
    if len(part) == 4 and isinstance(part[3], str):
        return (*part[:3], safe_target(part[3]))
    return tuple(map(_with_targets, part))


@pytest.mark.parametrize("sample", SAMPLES)
def test_word_shows_the_structure_of_a_sample(sample: str) -> None:
    letter = SAMPLES[sample]()
    assert structure_of_docx(RENDERER.render(letter, STYLE)) == _with_targets(structure(letter))


@settings(max_examples=60, deadline=None)
@given(letter=letters())
def test_word_shows_the_structure_of_any_letter(letter: Letter) -> None:
    assert structure_of_docx(RENDERER.render(letter, STYLE)) == _with_targets(structure(letter))
