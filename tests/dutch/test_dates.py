"""Dates, holidays and the parliamentary year against known vectors."""

import datetime

import pytest

from briefgen.dutch.dates import (
    date_fault,
    days_in_month,
    easter,
    kings_day,
    long_date,
    public_holiday,
    read_date,
    relative_date,
    weekday,
)
from briefgen.dutch.parliament import opening_day, parliamentary_year

DAY = datetime.date.fromisoformat


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(1961, "1961-04-02"), (2000, "2000-04-23"), (2008, "2008-03-23"), (2019, "2019-04-21"), (2020, "2020-04-12"),
     (2021, "2021-04-04"), (2024, "2024-03-31"), (2025, "2025-04-20"), (2026, "2026-04-05"), (2038, "2038-04-25")],
)  # fmt: skip
def test_easter_falls_where_the_almanac_has_it(year: int, sunday: str) -> None:
    assert easter(year) == DAY(sunday)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2020-01-01", "nieuwjaarsdag"),
        ("2020-04-10", "Goede Vrijdag"),
        ("2020-04-13", "tweede paasdag"),
        ("2020-04-27", "Koningsdag"),
        ("2020-05-05", "Bevrijdingsdag"),
        ("2020-05-21", "Hemelvaartsdag"),
        ("2020-06-01", "tweede pinksterdag"),
        ("2020-12-26", "tweede kerstdag"),
        ("2025-04-26", "Koningsdag"),
        ("2025-04-27", ""),
        ("2020-11-17", ""),
        ("2020-12-31", ""),
    ],
)
def test_public_holidays_are_known(day: str, name: str) -> None:
    assert public_holiday(DAY(day)) == name


@pytest.mark.parametrize(
    ("year", "day"),
    [(2013, "2013-04-30"), (2006, "2006-04-29"), (1978, "1978-05-01"), (2014, "2014-04-26"), (2024, "2024-04-27")],
)  # fmt: skip
def test_the_kings_day_is_never_on_a_sunday(year: int, day: str) -> None:
    assert kings_day(year) == DAY(day)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        ("2011-09-02", "2010-2011"),
        ("2014-03-11", "2013-2014"),
        ("2017-05-29", "2016-2017"),
        ("2018-05-28", "2017-2018"),
        ("2019-03-05", "2018-2019"),
        ("2019-07-11", "2018-2019"),
        ("2020-02-20", "2019-2020"),
        ("2020-09-14", "2019-2020"),
        ("2020-09-15", "2020-2021"),
        ("2020-11-17", "2020-2021"),
        ("2022-09-06", "2021-2022"),
        ("2023-04-17", "2022-2023"),
        ("2024-06-12", "2023-2024"),
        ("2024-09-23", "2024-2025"),
        ("2025-02-04", "2024-2025"),
    ],
)
def test_the_parliamentary_year_starts_on_the_third_tuesday_of_september(day: str, year: str) -> None:
    assert str(parliamentary_year(DAY(day))) == year


def test_the_short_parliamentary_year_crosses_the_century() -> None:
    assert parliamentary_year(DAY("1999-12-01")).short == "1999/00"


@pytest.mark.parametrize("year", range(2000, 2040))
def test_the_opening_is_a_tuesday_from_15_to_21_september(year: int) -> None:
    day = opening_day(year)
    assert (weekday(day), day.month, 15 <= day.day <= 21) == ("dinsdag", 9, True)


@pytest.mark.parametrize(
    ("day", "on", "text"),
    [
        ("2020-09-24", "2020-11-17", "24 september jongstleden"),
        ("2020-11-04", "2020-11-17", "4 november jongstleden"),
        ("2020-11-17", "2020-11-17", "17 november 2020"),
        ("2019-11-18", "2020-11-17", "18 november jongstleden"),
        ("2019-11-17", "2020-11-17", "17 november 2019"),
        ("2020-11-04", "2022-11-17", "4 november 2020"),
        ("2020-12-01", "2020-11-17", "1 december aanstaande"),
        ("2021-11-17", "2020-11-17", "17 november 2021"),
        ("2020-02-29", "2021-02-27", "29 februari jongstleden"),
        ("2020-02-29", "2021-02-28", "29 februari 2020"),
    ],
)
def test_a_date_is_told_from_the_letters_day(day: str, on: str, text: str) -> None:
    assert relative_date(DAY(day), on=DAY(on)) == text


def test_the_end_of_the_calendar_is_no_accident() -> None:
    assert relative_date(DAY("9999-02-28"), on=DAY("9999-12-30")) == "28 februari jongstleden"
    assert relative_date(DAY("9999-12-30"), on=DAY("9999-01-01")) == "30 december aanstaande"
    assert days_in_month(9999, 12) == 31


@pytest.mark.parametrize(("year", "days"), [(2020, 29), (2021, 28), (1900, 28), (2000, 29)])
def test_february_has_its_days(year: int, days: int) -> None:
    assert days_in_month(year, 2) == days


@pytest.mark.parametrize(
    "text",
    ["2020-11-04", "4 november 2020", "04 november 2020", "4 nov. 2020", "4-11-2020", "d.d. 4 november 2020",
     "woensdag 4 november 2020", "4 November 2020"],
)  # fmt: skip
def test_a_date_is_read_however_it_is_written(text: str) -> None:
    assert read_date(text) == DAY("2020-11-04")


@pytest.mark.parametrize("month", range(1, 13))
def test_what_is_written_is_read_back(month: int) -> None:
    day = datetime.date(2020, month, 28)
    assert read_date(long_date(day)) == day


@pytest.mark.parametrize(
    ("text", "fault"),
    [("2020-02-30", "day"), ("2020-13-01", "month"), ("0000-01-01", "year"), ("31 juni 2020", "day"), ("gisteren", "")],
)
def test_the_part_that_makes_no_day_is_named(text: str, fault: str) -> None:
    assert date_fault(text) == fault
    assert read_date(text) is None
