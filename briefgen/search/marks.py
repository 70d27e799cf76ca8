"""Dates, papers of the House and other numbers in a text, each as one token however it is written."""

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from briefgen.dutch.citations import find_citations
from briefgen.dutch.dates import MONTH_NUMBERS
from briefgen.values import dataclass

SIGN: Final = "§"  # begins every token that stands for more than a word: nothing typed has it
_SPACE: Final = "[ \u00a0\u202f]"
_MONTH: Final = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_DATE: Final = (
    rf"(?:d\.d\.{_SPACE}?)?(?:"
    r"(?P<iso>(?<![\w/-])\d{4}-\d{1,2}-\d{1,2}(?![\w-]))"
    r"|(?P<figures>(?<![\w./-])\d{1,2}(?P<sep>[-/.])\d{1,2}(?P=sep)\d{4}(?![\w-]))"
    rf"|(?<![\w.,])(?P<day>\d{{1,2}}){_SPACE}+(?P<month>{_MONTH})\b\.?"
    rf"(?:{_SPACE}+(?P<year>\d{{4}})\b|{_SPACE}+(?P<past>jongstleden|jl)\b\.?)?"
    rf"|(?<!\w)(?P<only_month>{_MONTH})\b\.?{_SPACE}+(?P<of_year>[12]\d{{3}})\b)"
)
_PAPER: Final = (
    rf"(?:(?:Kamerstuk(?:ken)?|EK|TK){_SPACE}(?:II?,?{_SPACE})?(?:\d{{4}}[-/–]\d{{2,4}},?{_SPACE})?)?"
    rf"(?<![\w€.,/])(?<!€{_SPACE})(?<!\d{_SPACE})(?<![\w]-)(?P<kst>kst-)?"
    rf"(?P<dossier>\d{{2}}{_SPACE}?\d{{3}})(?![\d%])(?!{_SPACE}(?:euro|miljoen|miljard)\b)"
    rf"(?P<suffix>[-{_SPACE[1:-1]}](?:[IVX]{{1,5}}[A-H]?|[A-H])(?![\w])|[-]\d\d(?!\d)|{_SPACE}\(R{_SPACE}?\d{{3,4}}\))?"
    rf"(?:,?{_SPACE}?nrs?\.?{_SPACE}?(?P<number>\d{{1,4}})(?!\d)|-(?P<short>\d{{1,4}}|[A-Z]{{1,3}})(?![\w-])"
    rf"|,{_SPACE}(?P<letter>[A-Z]{{1,2}})(?![\w]))?"
)


_DIGITS: Final = re.compile(r"\d+")
_REACH: Final = 45  # characters that a mark may have before its first digit, between two and after its last
_GAZETTE: Final = (
    rf"(?<!\w)(?P<gazette>Staatsblad|Staatscourant|Stb|Stcrt)\.?{_SPACE}*(?P<volume>\d{{4}}),?{_SPACE}*"
    rf"(?:nr\.?{_SPACE}*)?(?P<in_volume>\d{{1,6}})(?!\w)"
)
_MAY_CITE: Final = re.compile(r"Handelingen|ECLI|BWBR|jci")  # what `find_citations` reads and this module not


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of text from `start` up to `end`: the tokens it is kept under, and those by which it is asked for."""

    start: int
    end: int
    tokens: tuple[str, ...]
    asked: tuple[str, ...]


def marks_in(text: str, *, on: datetime.date | None = None) -> tuple[Mark, ...]:
    """All marks of a letter's text from left to right; `on` is its date, to which `jongstleden` refers."""
    return tuple(_marks(text, on, _pattern(ignore_case=False)))


def marks_asked(query: str) -> tuple[Mark, ...]:
    """All marks of what somebody typed, who does not care about capitals."""
    return tuple(_marks(query, None, _pattern(ignore_case=True)))


@cache
def _pattern(*, ignore_case: bool) -> re.Pattern[str]:
    either = f"(?P<date>(?i:{_DATE}))|{_GAZETTE}|(?P<paper>{_PAPER})"
    return re.compile(either, re.IGNORECASE if ignore_case else re.NOFLAG)


def _marks(text: str, on: datetime.date | None, pattern: re.Pattern[str]) -> Iterator[Mark]:
    for start, end in _around_digits(text):
        for found in pattern.finditer(text, start, end):
            made = _mark(found, on)
            if made:
                yield made
    for other in find_citations(text) if _MAY_CITE.search(text) else ():
        identifier = other.citation.identifier if other.citation and other.citation.type != "paper" else ""
        if identifier:
            token = SIGN + "".join(filter(str.isalnum, identifier.lower()))
            yield Mark(other.start, other.end, (token,), (token,))


def _mark(found: re.Match[str], on: datetime.date | None) -> Mark | None:
    if found["date"]:
        return _date_mark(found, on)
    return _gazette_mark(found) if found["gazette"] else _paper_mark(found)


def _around_digits(text: str) -> Iterator[tuple[int, int]]:
    """The pieces of the text in which something may be: nothing of this is without a digit, and few places have one."""
    start = end = -1
    for digits in _DIGITS.finditer(text):
        if digits.start() > end:
            if start >= 0:
                yield start, end
            start = max(end, 0, text.rfind(" ", 0, max(0, digits.start() - _REACH)) + 1)
        end = digits.end() + _REACH
    if start >= 0:
        yield start, min(end, len(text))


def day_token(day: datetime.date) -> str:
    return f"{SIGN}{day:%Y%m%d}"


def month_token(year: int, month: int) -> str:
    return f"{SIGN}m{year:04}{month:02}"


def day_tokens(day: datetime.date) -> tuple[str, ...]:
    """A day, its month, and its day and month in whichever year."""
    return (day_token(day), month_token(day.year, day.month), _anniversary(day.month, day.day))


def _anniversary(month: int, day: int) -> str:
    return f"{SIGN}x{month:02}{day:02}"


def _date_mark(found: re.Match[str], on: datetime.date | None) -> Mark | None:
    span = found.span()
    if found["only_month"]:
        token = month_token(int(found["of_year"]), MONTH_NUMBERS[found["only_month"].lower()])
        return Mark(*span, (token,), (token,))
    if found["day"] and not found["year"]:
        return _yearless_mark(found, on)
    day = _day_of(found)
    return Mark(*span, day_tokens(day), (day_token(day),)) if day else None


def _yearless_mark(found: re.Match[str], on: datetime.date | None) -> Mark | None:
    month, number = MONTH_NUMBERS[found["month"].lower()], int(found["day"])
    if not 1 <= number <= 31:
        return None
    token = _anniversary(month, number)
    past = _latest_before(on, month, number) if on and found["past"] else None
    return Mark(*found.span(), day_tokens(past) if past else (token,), (token,))


def _latest_before(on: datetime.date, month: int, day: int) -> datetime.date | None:
    for year in (on.year, on.year - 1):
        made = _day(year, month, day)
        if made and made <= on:
            return made
    return None


def _day_of(found: re.Match[str]) -> datetime.date | None:
    if found["iso"]:
        year, month, day = found["iso"].split("-")
    elif found["figures"]:
        day, month, year = found["figures"].split(found["sep"])
    else:
        return _day(int(found["year"]), MONTH_NUMBERS[found["month"].lower()], int(found["day"]))
    return _day(int(year), int(month), int(day))


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _gazette_mark(found: re.Match[str]) -> Mark:
    name = "stb" if found["gazette"].lower().startswith(("stb", "staatsb")) else "stcrt"
    token = f"{SIGN}{name}{found['volume']}{found['in_volume'].lstrip('0')}"
    return Mark(*found.span(), (token,), (token,))


def _paper_mark(found: re.Match[str]) -> Mark:
    dossier = SIGN + "kst" + "".join(filter(str.isdigit, found["dossier"]))
    suffix = "".join(filter(str.isalnum, found["suffix"] or "")).lower()
    number = (found["number"] or found["short"] or found["letter"] or "").lower()
    with_suffix = dossier + suffix
    asked: tuple[str, ...]
    if number:
        asked = (f"{with_suffix}n{number}",)
    elif suffix.isdigit():
        # `31839-46` is a dossier with a suffix or a paper with a number.
        asked = (with_suffix, f"{dossier}n{suffix.lstrip('0')}")
    else:
        asked = (with_suffix,)
    return Mark(*found.span(), tuple(dict.fromkeys((dossier, with_suffix, *asked))), asked)


def dossier_token(dossier: str) -> str:
    """The token by which a letter that belongs to the dossier is kept."""
    return f"{SIGN}dossier" + "".join(filter(str.isalnum, dossier.lower()))
