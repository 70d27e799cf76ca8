"""The register as CSV, JSON and iCalendar: whole, harmless, and the same bytes each time."""

import csv
import datetime
import io
import json
from dataclasses import replace

import pytest
from agreements.calendars import Component, read_calendar
from agreements.promising import agreement, commitment, letter, tells
from hostile_text import HOSTILE_LINES
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.archive.promises.data import promise_as_data
from briefgen.archive.promises.icalendar import register_as_icalendar
from briefgen.archive.promises.register import register
from briefgen.archive.promises.spreadsheet import COLUMNS, harmless, register_as_csv
from briefgen.archive.promises.values import Promise, PromisingLetter
from briefgen.dutch.calendar import Calendar
from briefgen.language import speaking

ON = datetime.date(2021, 6, 1)


def texts() -> st.SearchStrategy[str]:
    return st.one_of(st.sampled_from(HOSTILE_LINES), st.text(max_size=100))


def promises(*letters: PromisingLetter) -> tuple[Promise, ...]:
    return register(letters, calendar=Calendar()).promises


SEVERAL = promises(
    letter(
        1,
        agreement("dag", due="1 maart 2021", owner="VNG"),
        agreement("periode", due="eerste helft van 2023"),
        agreement("gebeurtenis", due="na de evaluatie"),
        agreement("ooit"),
        commitment("plan", number="TZ202011-123", due="april 2021"),
    ),
    letter(2, agreement("weg", due="mei 2021"), state="withdrawn", changed_at="2021-01-05T10:00:00+01:00"),
    letter(
        3,
        told=[tells("jenv/1#plan", how="Het plan is gestuurd; zie bijlage, deel 1."), tells("jenv/1#dag", "partly")],
        date=datetime.date(2021, 2, 3),
    ),
)


def rows(found: tuple[Promise, ...]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(register_as_csv(found, on=ON).decode(), newline="")))


# CSV


def test_csv_has_a_line_for_each_promise_with_all_columns() -> None:
    data = register_as_csv(SEVERAL, on=ON)
    assert data.count(b"\r\n") == len(SEVERAL) + 1
    found = {row["promise"]: row for row in rows(SEVERAL)}
    assert list(found) == [str(each.name) for each in SEVERAL]
    assert found["jenv/1#dag"] == {
        **dict.fromkeys(COLUMNS, ""),
        "promise": "jenv/1#dag",
        "status": "partly",
        "overdue": "yes",
        "due": "1 maart 2021",
        "earliest": "2021-03-01",
        "latest": "2021-03-01",
        "owner": "VNG",
        "what": "dat dag wordt bezien",
        "about": "het vervolg",
        "type": "agreement",
        "agreed_on": "2020-11-17",
        "ministry": "jenv",
        "reference": "1",
        "date": "2020-11-17",
        "subject": "Brief 1",
    }
    plan = found["jenv/1#plan"]
    assert (plan["settled_by"], plan["settled_on"], plan["how"]) == (
        "jenv/3",
        "2021-02-03",
        "Het plan is gestuurd; zie bijlage, deel 1.",
    )


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+31 70", "-2", "@SUM(A1)", "\t=1", " =1", "\r\n=1", "＝1+1", "﹢1", "|calc", "%0A", "\u00a0=1", "\x00=1"],
)
def test_no_cell_is_a_formula(cell: str) -> None:
    assert harmless(cell)[0] == "'"
    hostile = replace(agreement("een"), what=cell, owner=cell, about=cell)
    (row,) = rows(promises(letter(1, hostile, subject=cell)))
    assert all(row[name][0] == "'" for name in ("what", "owner", "about", "subject"))


@settings(max_examples=60, deadline=None)
@given(what=texts(), owner=texts())
def test_csv_gives_back_any_words_in_the_right_columns(what: str, owner: str) -> None:
    (row,) = rows(promises(letter(1, replace(agreement("een"), what=what, owner=owner))))
    assert row["promise"] == "jenv/1#een"
    assert row["what"] == harmless(" ".join(what.split()))
    assert row["owner"] == harmless(" ".join(owner.split()))


# JSON


def test_json_tells_all_and_is_never_translated() -> None:
    data = {each["promise"]: each for each in (promise_as_data(each, on=ON) for each in SEVERAL)}
    with speaking("nl"):
        assert data == {each["promise"]: each for each in (promise_as_data(each, on=ON) for each in SEVERAL)}
    assert data["jenv/1#periode"]["due"] == {
        "text": "eerste helft van 2023",
        "earliest": "2023-01-01",
        "latest": "2023-06-30",
    }
    assert data["jenv/1#gebeurtenis"]["due"] == {"text": "na de evaluatie", "earliest": None, "latest": None}
    assert data["jenv/1#ooit"]["due"] is None
    assert data["jenv/2#weg"]["status"] == "withdrawn"
    assert [each["status"] for each in data["jenv/1#plan"]["told"]] == ["open", "fulfilled"]
    assert data["jenv/1#plan"]["settled_by"]["letter"] == {"ministry": "jenv", "reference": "3", "date": "2021-02-03"}
    json.dumps(data)


# iCalendar


def tasks(found: tuple[Promise, ...]) -> dict[str, Component]:
    return {
        each.text("UID"): each for each in read_calendar(register_as_icalendar(found)).inside if each.name == "VTODO"
    }


def dates(task: Component) -> tuple[str | None, str | None]:
    return task.properties.get("DTSTART"), task.properties.get("DUE")


def test_a_calendar_has_a_task_for_each_promise_with_a_last_day() -> None:
    found = tasks(SEVERAL)
    assert {uid: (*dates(task), task.properties["STATUS"]) for uid, task in found.items()} == {
        "jenv/1#dag": (None, "20210301", "IN-PROCESS"),
        "jenv/1#plan": ("20210401", "20210430", "COMPLETED"),
        "jenv/2#weg": ("20210501", "20210531", "CANCELLED"),
        "jenv/1#periode": ("20230101", "20230630", "NEEDS-ACTION"),
    }
    assert found["jenv/1#plan"].properties["COMPLETED"] == "20210203T000000Z"
    assert found["jenv/1#dag"].text("SUMMARY") == "het vervolg: dat dag wordt bezien"
    assert "Het plan is gestuurd; zie bijlage, deel 1." in found["jenv/1#plan"].text("DESCRIPTION").splitlines()


def test_a_task_is_stamped_with_the_day_of_what_was_said_last() -> None:
    stamps = {uid: task.properties["DTSTAMP"] for uid, task in tasks(SEVERAL).items()}
    assert stamps["jenv/1#periode"] == "20201117T000000Z"
    assert stamps["jenv/1#plan"] == "20210203T000000Z"
    assert stamps["jenv/2#weg"] == "20210105T090000Z"


def test_a_task_keeps_its_name_when_its_letter_is_replaced() -> None:
    made = agreement("een", due="maart 2021")
    found = promises(letter(1, made, state="replaced", replaced_by="2"), letter(2, made))
    assert list(tasks(found)) == ["jenv/1#een"]


def test_a_calendar_of_nothing_is_a_calendar() -> None:
    assert tasks(()) == {}


@settings(max_examples=60, deadline=None)
@given(what=texts(), owner=texts(), subject=texts(), how=texts())
def test_any_words_come_back_out_of_a_calendar(what: str, owner: str, subject: str, how: str) -> None:
    made = replace(agreement("een", due="maart 2021"), what=what, owner=owner)
    found = promises(letter(1, made, subject=subject), letter(2, told=[tells("jenv/1#een", how=how)]))
    (task,) = tasks(found).values()

    def shown(text: str) -> str:
        return "".join(each for each in " ".join(text.split()) if each.isprintable())

    assert shown(what) in task.text("SUMMARY")
    assert shown(how) in task.text("DESCRIPTION")


@settings(max_examples=60, deadline=None)
@given(words=st.text(alphabet="aé€😀,;\\ \n", max_size=300))
def test_long_lines_are_folded_between_characters(words: str) -> None:
    made = replace(agreement("een", due="maart 2021"), what=words)
    (task,) = tasks(promises(letter(1, made))).values()
    assert task.text("SUMMARY").endswith(" ".join(words.split()))


def test_the_same_promises_give_the_same_bytes() -> None:
    assert register_as_csv(SEVERAL, on=ON) == register_as_csv(SEVERAL, on=ON)
    assert register_as_icalendar(SEVERAL) == register_as_icalendar(SEVERAL)
