"""When something will happen, as letters put it: `eerste helft van 2023`, `voor het zomerreces`, `volgende week`."""

import datetime
from typing import Final

from briefgen.dutch.calendar import Calendar
from briefgen.dutch.dates import MONTH_NUMBERS, days_in_month, read_date
from briefgen.dutch.parliament import opening_day
from briefgen.values import dataclass

NO_CALENDAR: Final = Calendar()
_SOON: Final = datetime.timedelta(days=91)  # how long `na het zomerreces` may be taken to last
_LONGEST: Final = 120  # characters; a longer text tells a story, not a moment

_BEFORE: Final = frozenset({"voor", "vóór", "voorafgaand"})
_NEXT: Final = frozenset(
    stem + ending for stem in ("volgend", "komend", "aankomend", "aanstaand", "eerstkomend") for ending in ("", "e")
)
_THIS: Final = frozenset({"dit", "deze", "lopend", "lopende", "huidig", "huidige"})
_FILLERS: Final = frozenset({
    "uiterlijk", "naar", "verwachting", "voorzien", "gepland", "rond", "omstreeks", "op", "in", "per", "tijdens", "met",
    "gedurende", "vanaf", "bij", "de", "het", "loop", "van", "tot", "tegen", "aan", "t/m", "en",
})  # fmt: skip
_ORDINALS: Final = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": 4, "1e": 1, "2e": 2, "3e": 3, "4e": 4}
_QUARTERS: Final = {f"{letter}{number}": number for letter in "qk" for number in range(1, 5)}
_PARTS: Final = {"begin": 0, "medio": 1, "midden": 1, "half": 1, "halverwege": 1, "eind": 2, "einde": 2}
_DAYS_OF_PARTS: Final = ((1, 10), (10, 20), (20, 31))
_MONTHS_OF_PARTS: Final = ((1, 3), (5, 8), (10, 12))
_MONTHS_OF: Final = {
    "voorjaar": (3, 6),
    "lente": (3, 6),
    "zomer": (6, 9),
    "najaar": (9, 12),
    "herfst": (9, 12),
    "meicirculaire": (5, 5),
    "septembercirculaire": (9, 9),
    "decembercirculaire": (12, 12),
    "voorjaarsnota": (4, 6),
    "najaarsnota": (11, 12),
    "verantwoordingsdag": (5, 5),
    "jaarwisseling": (12, 12),
}
_SEASON_BEGINS: Final = {
    "lente": (3, 21),
    "voorjaar": (3, 21),
    "zomer": (6, 21),
    "herfst": (9, 21),
    "najaar": (9, 21),
}  # the latest day on which people let it begin; `in de zomer` may be earlier
_USUAL_RECESS: Final = {
    "voorjaarsreces": ((2, 15), (2, 28)),
    "meireces": ((4, 22), (5, 10)),
    "zomerreces": ((7, 5), (9, 1)),
    "herfstreces": ((10, 15), (10, 25)),
    "kerstreces": ((12, 20), (12, 31)),
}
_OPENING: Final = frozenset({"prinsjesdag", "miljoenennota"})
_COUNTS: Final = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "acht": 8, "tien": 10}
_UNIT_DAYS: Final = {"dag": 1, "dagen": 1, "week": 7, "weken": 7, "maand": 31, "maanden": 31, "jaar": 366}


@dataclass(frozen=True, slots=True)
class Period:
    """From the earliest to the latest day that is meant; both the same for a day."""

    earliest: datetime.date
    latest: datetime.date

    @property
    def is_day(self) -> bool:
        return self.earliest == self.latest


@dataclass(frozen=True, slots=True)
class _Now:
    """What the words are relative to."""

    on: datetime.date | None
    calendar: Calendar

    @property
    def day(self) -> datetime.date:
        """The letter's date; ValueError where it has none and the words need it."""
        if self.on is None:
            raise ValueError
        return self.on

    def year_until(self, month: int, day: int) -> int:
        """The first year in which that day is not past."""
        return self.day.year + ((self.day.month, self.day.day) > (month, day))


def read_period(text: str, *, on: datetime.date | None, calendar: Calendar = NO_CALENDAR) -> Period | None:
    """The days that are meant in a letter of `on`, or None.

    Words without a year (`in februari`, `volgende week`, `voor het zomerreces`) need `on`; a recess that the calendar
    does not know is taken at its usual time of the year. What names no time (`na de evaluatie`, `zo snel mogelijk`)
    gives None.
    """
    if len(text) > _LONGEST:
        return None
    words = text.lower().replace("\u00a0", " ").rstrip(". ").split()
    try:
        return _read(words, _Now(on, calendar))
    except (ValueError, OverflowError):  # no such day, no date to start from, past the calendar's end
        return None


def _read(words: list[str], now: _Now) -> Period | None:
    if day := read_date(" ".join(words)):
        return Period(day, day)
    if words[:1] in (["binnen"], ["over"]):
        return _within(words[1:], now)
    before, after = not _BEFORE.isdisjoint(words), words[:1] == ["na"]
    kept = [word for word in words[after:] if word not in _FILLERS and word not in _BEFORE and word != "afloop"]
    period = _named(kept, now)
    if period is None or period.is_day:
        return period
    if after:
        return Period(period.latest + datetime.timedelta(days=1), period.latest + _SOON)
    if before and _PARTS.get(kept[0]) != 2:  # `voor eind 2023` lets the end of 2023 in
        return _until(_begin(kept, period, now) - datetime.timedelta(days=1), now)
    return period


def _begin(words: list[str], period: Period, now: _Now) -> datetime.date:
    """When the period has begun for everyone: the summer of the House begins with its recess."""
    season = next((word for word in words if word in _SEASON_BEGINS), None)
    if season is None:
        return period.earliest
    begin = datetime.date(period.earliest.year, *_SEASON_BEGINS[season])
    return max(begin, _recess("zomerreces", begin.year, now).earliest) if season == "zomer" else begin


def _until(latest: datetime.date, now: _Now) -> Period:
    first = datetime.date(latest.year, 1, 1)
    return Period(min(max(now.on, first), latest) if now.on else first, latest)


def _named(words: list[str], now: _Now) -> Period | None:
    """The period that the words name, without `voor` and `na`."""
    if not words:
        return None
    if day := read_date(" ".join(words)):
        return Period(day, day)
    year = None
    if len(words[-1]) == 4 and words[-1].isdecimal():
        year, words = int(words[-1]), words[:-1]
    if not words:
        return _months(year or 0, 1, 12)
    return _of_unit(words, now) or _of_year(words, year, now) or _of_day(words, now)


def _of_unit(words: list[str], now: _Now) -> Period | None:
    """`deze week`, `volgend kwartaal`, `eind dit jaar`, `eind van het jaar`."""
    unit, rest = words[-1], words[:-1]
    if unit not in ("week", "maand", "kwartaal", "jaar") or (rest and rest[0] in _ORDINALS):
        return None
    part = _PARTS.get(rest[0]) if rest else None
    which = rest[1:] if part is not None else rest
    if len(which) > 1 or (which and which[0] not in _NEXT and which[0] not in _THIS) or not rest:
        return None
    steps = 1 if which and which[0] in _NEXT else 0
    if unit == "week":
        monday = now.day - datetime.timedelta(days=now.day.weekday() - 7 * steps)
        return Period(monday, monday + datetime.timedelta(days=6))
    size = {"maand": 1, "kwartaal": 3, "jaar": 12}[unit]
    first = (now.day.month - 1) // size * size + size * steps
    year, month = now.day.year + first // 12, first % 12 + 1
    if part is not None and unit != "kwartaal":
        return _part_of_year(year, part) if unit == "jaar" else _part_of_month(year, month, part)
    return _months(year, month, month + size - 1)


def _of_year(words: list[str], year: int | None, now: _Now) -> Period | None:
    """A half, quarter, month, season, recess or event, with its year or the next to come."""
    words = [word for word in words if word not in _NEXT and word not in _THIS]
    if not words:
        return None
    part, name = _PARTS.get(words[0]), words[-1]
    if len(words) == 1 and part is not None and year:
        return _part_of_year(year, part)
    if name in MONTH_NUMBERS and (len(words) == 1 or (len(words) == 2 and part is not None)):
        month = MONTH_NUMBERS[name]
        year = year or now.year_until(month, 31)
        return _months(year, month, month) if part is None else _part_of_month(year, month, part)
    if months := _half_or_quarter(words):
        return _months(year or now.year_until(months[1], 31), *months)
    if len(words) == 1 or (len(words) == 2 and part is not None):
        return _recurring(name, year, now)
    return _calendar_week(words, year, now)


def _half_or_quarter(words: list[str]) -> tuple[int, int] | None:
    nth = _ORDINALS.get(words[0], 0)
    if len(words) == 2 and nth and words[1] in ("helft", "halfjaar", "kwartaal", "maanden"):
        if words[1] == "kwartaal":
            return 3 * nth - 2, 3 * nth
        return (1, 6) if nth == 1 else (7, 12)
    quarter = _QUARTERS.get(words[0]) if len(words) == 1 else None
    return (3 * quarter - 2, 3 * quarter) if quarter else None


def _recurring(name: str, year: int | None, now: _Now) -> Period | None:
    """What comes back every year."""
    if name in _USUAL_RECESS:
        return _recess(name, year, now)
    if name in _OPENING:
        day = opening_day(year or now.day.year)
        if year is None and day < now.day:
            day = opening_day(day.year + 1)
        return Period(day, day)
    if months := _MONTHS_OF.get(name):
        return _months(year or now.year_until(months[1], 31), *months)
    return None


def _recess(name: str, year: int | None, now: _Now) -> Period:
    first, last = _USUAL_RECESS[name]
    year = year or now.year_until(*last)
    known = now.calendar.recess(name, year)
    if known:
        return Period(known.first, known.last)
    return Period(datetime.date(year, *first), datetime.date(year, *last))


def _calendar_week(words: list[str], year: int | None, now: _Now) -> Period | None:
    if len(words) != 2 or words[0] != "week" or not words[1].isdecimal():
        return None
    monday = datetime.date.fromisocalendar(year or now.day.year, int(words[1]), 1)
    return Period(monday, monday + datetime.timedelta(days=6))


def _of_day(words: list[str], now: _Now) -> Period | None:
    """`4 maart`, `4 maart aanstaande`, `4 maart jl.`: the day that is nearest in that direction."""
    if len(words) not in (2, 3) or not words[0].isdecimal() or words[1] not in MONTH_NUMBERS:
        return None
    way = words[2] if len(words) == 3 else ""
    if way and not way.startswith(("jongstleden", "jl", "j.l", "aanstaande", "a.s")):
        return None
    month, number, on = MONTH_NUMBERS[words[1]], int(words[0]), now.day
    still_to_come, past = (month, number) > (on.month, on.day), (month, number) < (on.month, on.day)
    day = datetime.date(on.year - still_to_come if way.startswith("j") else on.year + past, month, number)
    return Period(day, day)


def _within(words: list[str], now: _Now) -> Period | None:
    """`binnen drie weken`, `over 2 maanden`."""
    if len(words) != 2 or words[1] not in _UNIT_DAYS:
        return None
    count = _COUNTS.get(words[0]) or int(words[0])
    return Period(now.day, now.day + datetime.timedelta(days=count * _UNIT_DAYS[words[1]]))


def _months(year: int, first: int, last: int) -> Period:
    return Period(datetime.date(year, first, 1), datetime.date(year, last, days_in_month(year, last)))


def _part_of_year(year: int, part: int) -> Period:
    return _months(year, *_MONTHS_OF_PARTS[part])


def _part_of_month(year: int, month: int, part: int) -> Period:
    first, last = _DAYS_OF_PARTS[part]
    return Period(datetime.date(year, month, first), datetime.date(year, month, min(last, days_in_month(year, month))))
