"""Whatever stands in a letter, its checks give findings that point somewhere, and soon."""

import json

import pytest
from excerpts import SEED, spliced
from hostile_text import HOSTILE_LINES
from hypothesis import given, settings
from letter_strategies import letters

from briefgen.errors import Problem
from briefgen.folders import TemplateFolders
from briefgen.letter.checks import check_letter
from briefgen.letter.compose import compose
from briefgen.letter.kinds import read_kind
from briefgen.letter.model import Letter
from briefgen.ministry.profile import read_profile
from briefgen.record.checks import check
from briefgen.record.reading import Reading, reading_of

FOLDERS = TemplateFolders.standard()
PROFILE, _ = read_profile("jenv", folders=FOLDERS)
KIND, _ = read_kind("meeting-report", folders=FOLDERS)
FIRST = reading_of(SEED.read_text(encoding="utf-8"), source="record.yaml")


def findings(letter: Letter, reading: Reading) -> tuple[Problem, ...]:
    assert PROFILE is not None
    assert KIND is not None
    return check_letter(letter, reading, PROFILE, kind=KIND, folders=FOLDERS, purpose="issue")


@settings(max_examples=25, deadline=None)
@given(letter=letters())
def test_any_letter_can_be_checked(letter: Letter) -> None:
    for problem in findings(letter, FIRST):
        assert problem.message
        assert problem.where.source


LONG = ("a" * 15_000, "A" * 15_000, "AB" * 7_000, ". " * 7_000, "." * 15_000, "[" * 15_000, "<a" * 7_000, "0" * 15_000,
        "a  " * 5_000, "19 637 " * 2_000, "de Kamer " * 1_500, "@" * 15_000, "XX " * 5_000, "“" * 15_000)  # fmt: skip


@pytest.mark.parametrize("text", [*HOSTILE_LINES, *LONG], ids=lambda text: ascii(text[:12]))
def test_any_text_in_a_record_can_be_checked(text: str) -> None:
    reading = reading_of(
        spliced(f"conclusion: {json.dumps(text, ensure_ascii=False)}\nsubject: {json.dumps(text[:9000] or 'x')}"),
        source="record.yaml",
    )
    assert reading.record is not None
    assert PROFILE is not None
    assert KIND is not None
    assert reading.record.date is not None
    letter = compose(reading, PROFILE, kind=KIND, folders=FOLDERS, on=reading.record.date).letter
    assert letter is not None
    for problem in (*check(reading, purpose="issue"), *findings(letter, reading)):
        assert problem.where.line > 0
