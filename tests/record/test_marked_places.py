"""Places that were still to be filled in are found wherever they stand in a record."""

import pytest

from briefgen.record.reading import reading_of

RECORD = """\
schema: 1
id: a
kind: meeting-report
ministry: jenv
date: {date}
subject: {subject}
"""


def places(subject: str, *, date: str = "2020-11-17") -> list[str]:
    problems = reading_of(RECORD.format(subject=subject, date=date), source="record.yaml").problems
    assert {problem.code for problem in problems} <= {"F101"}
    return [problem.source_line[problem.where.column - 1 : problem.where.end_column - 1] for problem in problems]


@pytest.mark.parametrize(
    ("subject", "found"),
    [
        ("<onderwerp van de brief>", ["<onderwerp van de brief>"]),
        ("Overleg met <naam> op [..] november", ["<naam>", "[..]"]),
        ('"Overleg met <naam>"', ["<naam>"]),
        ("Overleg op XX november", ["XX"]),
        ("Overleg op XXX november", ["XXX"]),
        ("Bijlage PM", ["PM"]),
        ("Overleg […] en [XX] en [ ... ]", ["[…]", "[XX]", "[ ... ]"]),
        ("<één> en <twee dingen>", ["<één>", "<twee dingen>"]),
    ],
)
def test_a_place_to_fill_in_is_found_where_it_stands(subject: str, found: list[str]) -> None:
    assert places(subject) == found


@pytest.mark.parametrize(
    "subject",
    [
        "R&D <2021> overleg",
        "a < b en c > d",
        "<b>geen plaats</b>",
        "<https://example.org>",
        "<iemand@example.org>",
        "Begroting 36 600 XX",
        "Begroting 36600-XX",
        "hoofdstuk XX",
        "de XXe eeuw",
        "het pm-beleid van de RPM",
        "[link](https://example.org) en [^noot]",
        "->",
        "<!-- commentaar -->",
    ],
)
def test_what_only_looks_like_one_is_none(subject: str) -> None:
    assert places(f"'{subject}'") == []


def test_a_marked_date_is_to_be_filled_in_and_not_called_a_wrong_date() -> None:
    assert places("Overleg", date="<datum van de brief>") == ["<datum van de brief>"]


def test_a_place_in_a_long_text_is_found_at_the_text() -> None:
    text = RECORD.format(subject="x", date="2020-11-17") + "conclusion: |\n  Eerste regel.\n\n  Tot slot <naam>.\n"
    (problem,) = reading_of(text, source="record.yaml").problems
    assert (problem.code, problem.where.field) == ("F101", "conclusion")
