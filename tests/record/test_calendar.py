"""The calendar of the House, from the packaged file or the user's own."""

import datetime
from pathlib import Path

import pytest

from briefgen.dutch.calendar import RECESS_NAMES
from briefgen.folders import TemplateFolders
from briefgen.record.calendar import read_calendar


def test_the_packaged_calendar_is_in_order_and_without_overlap() -> None:
    calendar, problems = read_calendar(TemplateFolders.standard())
    assert problems == ()
    assert {each.name for each in calendar.recesses} <= set(RECESS_NAMES)
    for one, next_ in zip(calendar.recesses, calendar.recesses[1:], strict=False):
        assert one.first < one.last < next_.first


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2023-07-07", "zomerreces"),
        ("2023-09-04", "zomerreces"),
        ("2023-09-05", ""),
        ("2024-01-15", "kerstreces"),
        ("2020-11-17", ""),
    ],
)
def test_a_day_falls_in_a_recess_or_not(day: str, name: str) -> None:
    recess = read_calendar(TemplateFolders.standard())[0].recess_on(datetime.date.fromisoformat(day))
    assert (recess.name if recess else "") == name


def own(folder: Path, text: str) -> TemplateFolders:
    (folder / "calendar").mkdir()
    (folder / "calendar" / "nl.yaml").write_text(text, encoding="utf-8")
    return TemplateFolders.standard(folder)


def test_the_users_calendar_goes_before_the_packaged_one(tmp_path: Path) -> None:
    text = "recesses:\n  - {name: zomerreces, first: 2030-07-05, last: 2 september 2030}\n"
    calendar, problems = read_calendar(own(tmp_path, text))
    assert problems == ()
    assert [(each.first.year, each.last.day) for each in calendar.recesses] == [(2030, 2)]


def test_a_mistake_in_the_calendar_is_a_finding_at_its_line(tmp_path: Path) -> None:
    text = "recesses:\n  - name: zomerreces\n    first: 2030-07-05\n    last: 2030-09-31\n"
    calendar, problems = read_calendar(own(tmp_path, text))
    assert calendar.recesses == ()
    assert [each.where.line for each in problems] == [4]


def test_without_a_calendar_nothing_is_known(tmp_path: Path) -> None:
    assert read_calendar(TemplateFolders([tmp_path]))[0].recesses == ()
