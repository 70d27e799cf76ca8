"""Beginners' mistakes: each file gives the finding it must give, on its line, and where a fix is promised, it works."""

import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from briefgen.errors import Fix, Problem, Severity
from briefgen.record.reading import reading_of
from briefgen.yamlfile import apply_fixes
from briefgen.yamlfile.syntax_rules import SYNTAX

HERE = Path(__file__).parent
EXPECTED = tomllib.loads((HERE / "expectations.toml").read_text(encoding="utf-8"))
NAMES = sorted(EXPECTED)
FIXED = [name for name in NAMES if EXPECTED[name]["fix"] == "works"]


class Place(NamedTuple):
    code: str
    line: int


def text_of(name: str) -> str:
    return (HERE / "mistakes" / f"{name}.yaml").read_bytes().decode("utf-8")


def problems_in(text: str) -> tuple[Problem, ...]:
    return reading_of(text, source="record.yaml").problems


def places(text: str) -> list[Place]:
    return [Place(found.code, found.where.line) for found in problems_in(text)]


def expected(name: str) -> Place:
    return Place(EXPECTED[name]["code"], EXPECTED[name]["line"])


def the_finding(name: str) -> Problem:
    return next(f for f in problems_in(text_of(name)) if Place(f.code, f.where.line) == expected(name))


def test_every_file_has_an_expectation_and_every_expectation_a_file() -> None:
    assert sorted(path.stem for path in (HERE / "mistakes").glob("*.yaml")) == NAMES
    assert len(NAMES) >= 60
    assert sum(EXPECTED[name].get("before", False) for name in NAMES) >= len(NAMES) / 5


@pytest.mark.parametrize("name", NAMES)
def test_the_mistake_is_found_on_its_line(name: str) -> None:
    assert expected(name) in places(text_of(name))


@pytest.mark.parametrize("name", NAMES)
def test_the_mistake_is_found_whatever_ends_the_lines(name: str) -> None:
    text = text_of(name)
    assert places("\ufeff" + text.replace("\n", "\r\n")) == places(text)


@pytest.mark.parametrize("name", FIXED)
def test_the_fix_takes_the_finding_away_and_brings_none_on_other_lines(name: str) -> None:
    text, found = text_of(name), the_finding(name)
    fixed = apply_fixes(text, found.fixes)
    assert expected(name) not in places(fixed)
    added = len(fixed.split("\n")) - len(text.split("\n"))
    last = max(fix.end_line for fix in found.fixes)
    moved = {Place(place.code, place.line + (added if place.line > last else 0)) for place in places(text)}
    touched = range(min(fix.line for fix in found.fixes), last + added + 1)
    assert [place for place in places(fixed) if place not in moved and place.line not in touched] == []


@pytest.mark.parametrize("name", FIXED)
def test_the_fix_changes_only_the_lines_it_names(name: str) -> None:
    text, fixes = text_of(name), the_finding(name).fixes
    before, after = text.split("\n"), apply_fixes(text, fixes).split("\n")
    first, last = min(fix.line for fix in fixes), max(fix.end_line for fix in fixes)
    assert after[: first - 1] == before[: first - 1]
    assert after[len(after) - (len(before) - last) :] == before[last:]


@pytest.mark.parametrize("name", FIXED)
def test_with_all_fixes_made_again_and_again_no_error_is_left(name: str) -> None:
    text = text_of(name)
    for _round in range(8):
        fixes: list[Fix] = [fix for found in problems_in(text) for fix in found.fixes]
        text = apply_fixes(text, fixes)
    assert [found for found in problems_in(text) if found.severity is Severity.ERROR] == []


@pytest.mark.parametrize("name", [name for name in NAMES if EXPECTED[name]["fix"] == "none"])
def test_no_fix_is_offered_where_it_is_not_clear_what_was_meant(name: str) -> None:
    assert the_finding(name).fixes == ()


def test_nine_in_ten_mistakes_get_a_message_of_their_own() -> None:
    own = [name for name in NAMES if the_finding(name).code != SYNTAX.code]
    assert len(own) >= 0.9 * len(NAMES)


def test_six_in_ten_mistakes_get_a_fix_that_works() -> None:
    assert len(FIXED) >= 0.6 * len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_finding_says_what_to_do_and_shows_the_line(name: str) -> None:
    found = the_finding(name)
    assert found.message.endswith(".")
    assert found.hint
    lines = text_of(name).split("\n")
    assert found.source_line in ("", lines[found.where.line - 1])
