"""Moments as letters put them, in a letter of Tuesday 17 November 2020."""

import datetime

import pytest

from briefgen.dutch.calendar import Calendar, Recess
from briefgen.dutch.periods import read_period

ON = datetime.date(2020, 11, 17)
SUMMER = Calendar.of([Recess("zomerreces", datetime.date(2021, 7, 9), datetime.date(2021, 9, 6))])


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1 maart 2021", "2021-03-01", "2021-03-01"),
        ("2021-03-01", "2021-03-01", "2021-03-01"),
        ("uiterlijk 1 maart 2021", "2021-03-01", "2021-03-01"),
        ("voor 1 maart 2021", "2021-03-01", "2021-03-01"),
        ("1 maart", "2021-03-01", "2021-03-01"),
        ("1 maart a.s.", "2021-03-01", "2021-03-01"),
        ("4 november jongstleden", "2020-11-04", "2020-11-04"),
        ("24 december jl.", "2019-12-24", "2019-12-24"),
        ("februari 2021", "2021-02-01", "2021-02-28"),
        ("in februari", "2021-02-01", "2021-02-28"),
        ("november", "2020-11-01", "2020-11-30"),
        ("begin maart 2021", "2021-03-01", "2021-03-10"),
        ("eind februari 2021", "2021-02-20", "2021-02-28"),
        ("begin 2023", "2023-01-01", "2023-03-31"),
        ("medio 2023", "2023-05-01", "2023-08-31"),
        ("eind 2023", "2023-10-01", "2023-12-31"),
        ("voor eind 2023", "2023-10-01", "2023-12-31"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("in de loop van 2023", "2023-01-01", "2023-12-31"),
        ("eerste helft van 2023", "2023-01-01", "2023-06-30"),
        ("in de tweede helft van 2023", "2023-07-01", "2023-12-31"),
        ("derde kwartaal 2021", "2021-07-01", "2021-09-30"),
        ("het eerste kwartaal van 2021", "2021-01-01", "2021-03-31"),
        ("Q2 2021", "2021-04-01", "2021-06-30"),
        ("eerste kwartaal", "2021-01-01", "2021-03-31"),
        ("voorjaar 2021", "2021-03-01", "2021-06-30"),
        ("komend voorjaar", "2021-03-01", "2021-06-30"),
        ("voor de zomer", "2021-01-01", "2021-07-08"),
        ("voor de zomer van 2023", "2023-01-01", "2023-07-04"),
        ("in de zomer", "2021-06-01", "2021-09-30"),
        ("voor de lente", "2021-01-01", "2021-03-20"),
        ("voor het najaar van 2021", "2021-01-01", "2021-09-20"),
        ("deze week", "2020-11-16", "2020-11-22"),
        ("volgende week", "2020-11-23", "2020-11-29"),
        ("volgende maand", "2020-12-01", "2020-12-31"),
        ("volgend jaar", "2021-01-01", "2021-12-31"),
        ("dit kwartaal", "2020-10-01", "2020-12-31"),
        ("volgend kwartaal", "2021-01-01", "2021-03-31"),
        ("eind dit jaar", "2020-10-01", "2020-12-31"),
        ("voor het einde van het jaar", "2020-10-01", "2020-12-31"),
        ("binnen drie weken", "2020-11-17", "2020-12-08"),
        ("week 12 van 2021", "2021-03-22", "2021-03-28"),
        ("bij de meicirculaire", "2021-05-01", "2021-05-31"),
        ("met Prinsjesdag", "2021-09-21", "2021-09-21"),
        ("na het zomerreces", "2021-09-07", "2021-12-06"),
        ("in het zomerreces", "2021-07-09", "2021-09-06"),
        ("voor het zomerreces", "2021-01-01", "2021-07-08"),
        ("voor het zomerreces van 2023", "2023-01-01", "2023-07-04"),
        ("voor het kerstreces", "2020-11-17", "2020-12-19"),
    ],
)
def test_a_period_has_an_earliest_and_a_latest_day(text: str, earliest: str, latest: str) -> None:
    period = read_period(text, on=ON, calendar=SUMMER)
    assert period is not None
    assert (period.earliest.isoformat(), period.latest.isoformat()) == (earliest, latest)


@pytest.mark.parametrize(
    ("on", "is_past"),
    [
        ("2021-05-31", False),
        ("2021-06-01", False),
        ("2021-06-15", False),
        ("2021-06-21", False),
        ("2021-07-04", False),
        ("2021-07-08", False),
        ("2021-07-09", True),
        ("2021-09-30", True),
        ("2021-10-01", False),  # the next summer
    ],
)
@pytest.mark.parametrize("text", ["voor de zomer", "vóór de komende zomer", "uiterlijk voor de zomer"])
def test_before_the_summer_is_past_when_the_recess_begins(text: str, on: str, is_past: bool) -> None:
    day = datetime.date.fromisoformat(on)
    period = read_period(text, on=day, calendar=SUMMER)
    assert period is not None
    assert (period.latest < day) == is_past


@pytest.mark.parametrize(("recess", "latest"), [("2021-06-02", "2021-06-20"), ("2021-07-16", "2021-07-15")])
def test_before_the_summer_lasts_until_both_the_recess_and_the_season_begin(recess: str, latest: str) -> None:
    calendar = Calendar.of([Recess("zomerreces", datetime.date.fromisoformat(recess), datetime.date(2021, 8, 30))])
    period = read_period("voor de zomer", on=datetime.date(2021, 5, 1), calendar=calendar)
    assert period is not None
    assert period.latest.isoformat() == latest


@pytest.mark.parametrize(
    "text",
    ["", "na de evaluatie", "zo snel mogelijk", "op korte termijn", "30 februari 2021", "week 60 van 2021", "de raad",
     "voor", "binnen afzienbare tijd", "0000", "binnen 9999999999 jaar", "x" * 5000],
)  # fmt: skip
def test_what_names_no_time_is_not_read(text: str) -> None:
    assert read_period(text, on=ON) is None


@pytest.mark.parametrize("text", ["volgende week", "in februari", "voor het zomerreces", "4 maart"])
def test_words_without_a_year_need_the_letters_date(text: str) -> None:
    assert read_period(text, on=None) is None


def test_a_period_with_its_year_needs_no_letter_date() -> None:
    assert read_period("februari 2021", on=None) is not None
