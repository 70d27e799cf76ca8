"""What a record's fields refuse is told so that a policy officer knows what to write instead."""

import re
from pathlib import Path

import pytest

from briefgen.errors import Problem
from briefgen.language import speaking
from briefgen.record.model import Record
from briefgen.record.reading import Reading, reading_of, way
from briefgen.record.reading_words import NAMES, WORDS
from briefgen.yamlfile import apply_fixes
from briefgen.yamlfile.shapes import allowed_at, places_of

SEED = (Path(__file__).parents[2] / "letters/records/2020-11-17-bestuurlijk-overleg-lvv.yaml").read_text("utf-8")


def reading(old: str, new: str) -> Reading:
    assert old in SEED
    return reading_of(SEED.replace(old, new, 1), source="record.yaml")


def the_problem(old: str, new: str) -> Problem:
    (found,) = reading(old, new).problems
    return found


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("30 februari 2020", "`30 februari 2020` does not exist: februari 2020 has 29 days."),
        ("29 februari 2021", "`29 februari 2021` does not exist: februari 2021 has 28 days."),
        ("31-11-2020", "`31-11-2020` does not exist: november 2020 has 30 days."),
        ("2020-11-31", "`2020-11-31` does not exist: november 2020 has 30 days."),
        ("31 sept. 2020", "`31 sept. 2020` does not exist: september 2020 has 30 days."),
        ("2020-13-04", "`2020-13-04` does not exist: the month is a number from 1 to 12."),
        ("0000-11-04", "`0000-11-04` does not exist: there is no such year."),
        ("4 november", "`4 november` is not a whole date: the year is missing."),
        ("4 novembr 2020", "`4 novembr 2020` is not a date."),
        ("volgende week", "`volgende week` is not a date."),
    ],
)
def test_a_day_that_does_not_exist_is_told_by_its_part(typed: str, message: str) -> None:
    found = the_problem("    date: 2020-11-04", f"    date: {typed}")
    assert (found.code, found.where.field, found.where.column, found.message) == (
        "R107",
        "meetings.0.date",
        11,
        message,
    )
    assert "2020-11-17" in found.hint or "november" in found.hint


def test_a_month_that_is_misspelt_is_suggested() -> None:
    assert "`november`" in the_problem("    date: 2020-11-04", "    date: 4 novembr 2020").hint


def test_a_record_of_a_newer_form_is_told_so() -> None:
    found = the_problem("schema: 1", "schema: 2")
    assert (found.code, found.where.line, found.where.column) == ("R120", 1, 9)
    assert "newer briefgen" in found.message


def test_a_form_that_is_no_number_can_be_fixed() -> None:
    found = the_problem("schema: 1", "schema: 1.0")
    assert apply_fixes(SEED.replace("schema: 1", "schema: 1.0"), found.fixes) == SEED


@pytest.mark.parametrize("typed", ["ja", "nee", "yes", "no", "true", "False", "JA"])
def test_yes_and_no_may_be_dutch(typed: str) -> None:
    record = reading("schema: 1", f"schema: 1\npublish: {typed}").record
    assert record is not None
    assert record.publish == (typed.lower() in ("ja", "yes", "true"))


def test_a_field_at_the_wrong_level_is_told_where_it_belongs() -> None:
    found = the_problem("kind: meeting-report", "kind: meeting-report\ntopics: []")
    assert (found.code, found.where.line) == ("R114", 4)
    assert "`meetings`" in found.hint


def test_an_unknown_value_gives_all_that_are_known() -> None:
    found = the_problem("type: debate", "type: werkbezoek")
    assert "debate, committee, motion, commitment, law, own-initiative" in found.hint


def test_an_id_in_words_becomes_a_short_name() -> None:
    old, new = "id: casuistiek", "id: Complexe casuïstiek (LVV's)"
    assert apply_fixes(SEED.replace(old, new), the_problem(old, new).fixes) == SEED.replace(
        old, "id: complexe-casuistiek-lvvs"
    )


@pytest.mark.parametrize("typed", ["- staatssecretaris", "- office staatssecretaris"])
def test_an_entry_that_lacks_its_field_or_colon_gets_it(typed: str) -> None:
    old = "- office: staatssecretaris"
    assert apply_fixes(SEED.replace(old, typed), the_problem(old, typed).fixes) == SEED


def test_a_finding_has_its_line() -> None:
    assert the_problem("owner: collective", "owner:\n              - a").source_line == "            owner:"


def test_the_record_is_there_where_a_mistake_could_be_mended_without_loss() -> None:
    found = reading("subject: Bestuurlijk overleg", "subject: LVV: bestuurlijk overleg")
    assert found.record is not None
    assert found.record.subject == "LVV: bestuurlijk overleg LVV d.d. 4 november 2020"
    assert [problem.code for problem in found.problems] == ["Y102"]


def test_a_problem_of_another_rule_gets_its_place_from_the_reading() -> None:
    from briefgen.yamlfile.field_rules import NOT_ACCEPTED

    found = reading_of(SEED, source="r.yaml").problem(NOT_ACCEPTED, "meetings.0.topics.1.title", "Zo niet.")
    assert (found.where.field, found.where.column) == ("meetings.0.topics.1.title", 16)
    assert found.source_line.strip() == "title: het ontwikkelen van een landelijk dekkend netwerk"
    assert str(found.where).startswith("r.yaml:")


def test_a_field_is_named_by_its_way() -> None:
    assert way("meetings.0.topics.12.title") == ("meetings", 0, "topics", 12, "title")
    assert way("") == ()


def test_every_other_word_for_a_field_is_one_for_a_field_that_exists() -> None:
    assert [word for word, name in NAMES.items() if not places_of(name, Record)] == []


def test_every_other_word_for_a_value_is_one_for_a_value_that_exists() -> None:
    paths = [("meetings", 0, "topics", 0, "outcome"), ("basis", "type"), ("commitments", 0, "status"), ("house",)]
    paths += [("meetings", 0, "participants", 0, "side"), ("meetings", 0, "participants", 0, "pronoun")]
    known = {word for path in paths for word in allowed_at(Record, path)}
    assert set(WORDS.values()) <= known


def test_a_field_may_be_named_in_dutch_and_is_then_renamed() -> None:
    text = re.sub("subject:", "onderwerp:", re.sub("participants:", "deelnemers:", SEED))
    fixes = [fix for problem in reading_of(text, source="").problems for fix in problem.fixes]
    assert apply_fixes(text, fixes) == SEED


def test_findings_speak_dutch_to_who_reads_dutch() -> None:
    with speaking("nl"):
        assert reading_of("schema: 1\n", source="").problems
