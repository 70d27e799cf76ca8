"""Acknowledged warnings, in the record of the first letter moved to a Saturday."""

import pytest
from excerpts import spliced

from briefgen.record.acknowledge import acknowledged
from briefgen.record.checks import check
from briefgen.record.reading import reading_of


def codes(acknowledgements: str, *, record: str = "date: 2020-11-21") -> list[str]:
    reading = reading_of(spliced(f"{record}\n{acknowledgements}"), source="record.yaml")
    assert reading.record is not None
    return [each.code for each in acknowledged(check(reading), reading)]


@pytest.mark.parametrize(
    ("entry", "left"),
    [
        ("{code: D108, at: date, reason: Zo is het.}", []),
        ("{code: D108, reason: Zo is het.}", []),
        ("{code: D108, at: subject, reason: Zo is het.}", ["D108", "A101"]),
        ("{code: D107, reason: Zo is het.}", ["D108", "A101"]),
    ],
)
def test_a_warning_is_acknowledged_at_its_field(entry: str, left: list[str]) -> None:
    assert codes(f"acknowledgements:\n  - {entry}") == left


TOPICS = """
date: 2020-11-17
meetings:
  - id: overleg
    name: het overleg
    date: 2020-11-04
    participants: [{id: wodc, organisation: het WODC}]
    topics:
      - {id: kosten, title: de kosten}
      - {id: tijd, title: de tijd}
"""


@pytest.mark.parametrize(
    ("at", "left"),
    [
        ("meetings.0.topics.1", ["M102"]),
        ("meetings.overleg.topics.tijd", ["M102"]),
        ("meetings.overleg.topics.tijd.title", ["M102"]),
        ("meetings.overleg", []),
        ("meetings.overleg.topics.geld", ["M102", "M102", "A101"]),
        ("meetings.9", ["M102", "M102", "A101"]),
        ("nergens.hier", ["M102", "M102", "A101"]),
    ],
)
def test_an_acknowledgement_holds_for_a_place_by_id_or_position(at: str, left: list[str]) -> None:
    entry = f"acknowledgements:\n  - {{code: M102, at: {at}, reason: Het was een kennismaking.}}"
    assert codes(entry, record=TOPICS) == left


def test_an_error_cannot_be_acknowledged() -> None:
    assert codes("acknowledgements:\n  - {code: D101, reason: Ja.}", record="date: 2020-11-03") == ["D101", "A102"]


def test_a_hint_needs_no_acknowledgement() -> None:
    record = TOPICS.replace("title: de kosten}", "title: de kosten, outcome: informed}").replace(
        "2020-11-04", "2020-11-01"
    )
    record = record.replace("title: de tijd}", "title: de tijd, outcome: informed}").replace(
        "date: 2020-11-17", "date: 2020-11-17\nsubject: Overleg"
    )
    assert codes("acknowledgements:\n  - {code: D109, reason: Ja.}", record=record) == ["D109", "A103"]


def test_beside_an_error_no_acknowledgement_is_called_idle() -> None:
    entry = "acknowledgements:\n  - {code: X101, reason: Ja.}"
    assert codes(entry, record="date: 2020-11-03") == ["D101"]


def test_findings_stay_as_they_are_without_acknowledgements() -> None:
    reading = reading_of(spliced("date: 2020-11-21"), source="record.yaml")
    assert acknowledged(check(reading), reading) == check(reading)
