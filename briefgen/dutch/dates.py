"""Dates as Dutch letters write them, and read back."""

import datetime
import re
from functools import lru_cache
from typing import Final

MONTHS: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
WEEKDAYS: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_SHORT: Final = {"jan": 1, "feb": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "okt": 10}
MONTH_NUMBERS: Final = {
    **{name: number for number, name in enumerate(MONTHS, start=1)},
    **_SHORT,
    "nov": 11,
    "dec": 12,
}
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FIGURES: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_WORDS: Final = re.compile(r"(\d{1,2})\s+([a-z]+)\.?\s+(\d{4})")
_PREFIX: Final = re.compile(r"^(?:d\.d\.|dd\.?|op)\s+|^(?:maan|dins|woens|donder|vrij|zater|zon)dag\s+", re.IGNORECASE)


def long_date(day: datetime.date) -> str:
    """`4 november 2020`: no leading zero, the month in lower case."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_month(day: datetime.date) -> str:
    """`4 november`."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def month_year(day: datetime.date) -> str:
    """`november 2020`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def weekday(day: datetime.date) -> str:
    return WEEKDAYS[day.weekday()]


def relative_date(
    day: datetime.date, *, on: datetime.date | None, past: str = "jongstleden", coming: str = "aanstaande"
) -> str:
    """`24 september jongstleden` in a letter of `on` within a year after that day; else with the year.

    `aanstaande` likewise for a day within the year to come. On the day itself, and in a letter without a date, the year
    is written: there is nothing to be relative to.
    """
    if on is None or day == on:
        return long_date(day)
    if day < on < _year_later(day):
        return f"{day_month(day)} {past}"
    if on < day < _year_later(on):
        return f"{day_month(day)} {coming}"
    return long_date(day)


def _year_later(day: datetime.date) -> datetime.date:
    if day.year == datetime.MAXYEAR:
        return datetime.date.max
    if (day.month, day.day) == (2, 29):
        return datetime.date(day.year + 1, 2, 28)
    return day.replace(year=day.year + 1)


def read_date(text: str) -> datetime.date | None:
    """The day that is meant, or None.

    Reads `2020-11-17`, `17 november 2020`, `17 nov. 2020`, `17-11-2020` and `d.d. 4 mei 2021`.
    """
    parts = _date_parts(text)
    if parts is None:
        return None
    try:
        return datetime.date(*parts)
    except ValueError:
        return None


def _date_parts(text: str) -> tuple[int, int, int] | None:
    """Year, month and day as written, whether or not such a day exists."""
    text = text.strip()
    before = _PREFIX.match(text)
    text = " ".join(text[before.end() if before else 0 :].lower().split())
    if match := _ISO.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _FIGURES.fullmatch(text):
        return int(match[3]), int(match[2]), int(match[1])
    if match := _WORDS.fullmatch(text):
        month = MONTH_NUMBERS.get(match[2])
        return (int(match[3]), month, int(match[1])) if month else None
    return None


def date_fault(text: str) -> str:
    """Which part keeps a text of date form from being a day: `year`, `month` or `day`; empty without such a form."""
    parts = _date_parts(text)
    if parts is None:
        return ""
    year, month, day = parts
    if not 1 <= year <= 9999:
        return "year"
    if not 1 <= month <= 12:
        return "month"
    return "day" if not 1 <= day <= days_in_month(year, month) else ""


def days_in_month(year: int, month: int) -> int:
    """How many days the month has."""
    following = datetime.date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else None
    return (following - datetime.timedelta(days=1)).day if following else 31


def easter(year: int) -> datetime.date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm of Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    l_ = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l_) // 451
    month, day = divmod(h + l_ - 7 * m + 114, 31)
    return datetime.date(year, month, day + 1)


@lru_cache(maxsize=1024)
def public_holiday(day: datetime.date) -> str:
    """The Dutch public holiday on this day (Algemene termijnenwet, article 3), or empty."""
    from_easter = (day - easter(day.year)).days
    movable = {
        -2: "Goede Vrijdag",
        0: "Pasen",
        1: "tweede paasdag",
        39: "Hemelvaartsdag",
        49: "Pinksteren",
        50: "tweede pinksterdag",
    }
    fixed = {
        (1, 1): "nieuwjaarsdag",
        (5, 5): "Bevrijdingsdag",
        (12, 25): "eerste kerstdag",
        (12, 26): "tweede kerstdag",
    }
    return (
        movable.get(from_easter)
        or fixed.get((day.month, day.day))
        or ("Koningsdag" if day == kings_day(day.year) else "")
    )


def kings_day(year: int) -> datetime.date:
    """27 April since 2014, 30 April before; on a Sunday a day earlier (since 1980; a day later before)."""
    day = datetime.date(year, 4, 27 if year >= 2014 else 30)
    if day.weekday() != 6:
        return day
    return day + datetime.timedelta(days=-1 if year >= 1980 else 1)
