"""What only a record refuses, in words: days that do not exist, and a record made for another version."""

import datetime
import re
from collections.abc import Mapping
from typing import Final

from briefgen.dutch.dates import MONTHS, WEEKDAYS, date_fault, days_in_month, read_date
from briefgen.errors import Problem, Severity
from briefgen.language import N_, _
from briefgen.rules import Rule
from briefgen.yamlfile.field_rules import NOT_A_DATE
from briefgen.yamlfile.refusals import Explain, Refusal, not_a_date
from briefgen.yamlfile.suggestions import nearest

OTHER_SCHEMA: Final = Rule(
    "R120",
    Severity.ERROR,
    N_("Made for another version"),
    N_("The first line says for which form of record the file was written, so that old records stay readable."),
    "schema: 2",
    "schema: 1",
)

RULES: Final = (OTHER_SCHEMA,)


def no_such_day(refusal: Refusal) -> Problem:
    """A text that is not a day: which part of it is wrong, and what was probably meant."""
    fault = date_fault(refusal.typed)
    if not fault:
        return _no_date(refusal)
    if fault == "day":
        year, month = _year_and_month(refusal.typed)
        message = _("`{text}` does not exist: {month} {year} has {count} days.").format(
            text=refusal.typed, month=MONTHS[month - 1], year=year, count=days_in_month(year, month)
        )
    elif fault == "month":
        message = _("`{text}` does not exist: the month is a number from 1 to 12.").format(text=refusal.typed)
    else:
        message = _("`{text}` does not exist: there is no such year.").format(text=refusal.typed)
    return refusal.problem(NOT_A_DATE, message, hint=_("Write the day as 2020-11-17 or 17 november 2020."))


def _year_and_month(text: str) -> tuple[int, int]:
    """Of a text that has the form of a date."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    word = re.search(r"[a-z]{3,}\.?(?=\s+\d{4})", text.lower())
    if word is None:
        return (numbers[0], numbers[1]) if numbers[0] > 999 else (numbers[2], numbers[1])
    found = (number for number in range(1, 13) if read_date(f"1 {word[0]} 2000") == datetime.date(2000, number, 1))
    return numbers[-1], next(found, 1)


def _no_date(refusal: Refusal) -> Problem:
    words = refusal.typed.lower().split()
    if len(words) == 2 and words[0].isdecimal() and words[1] in MONTHS:
        message = _("`{text}` is not a whole date: the year is missing.").format(text=refusal.typed)
        return refusal.problem(NOT_A_DATE, message, hint=_("Write the day as 2020-11-17 or 17 november 2020."))
    meant = next((found for word in words if word.isalpha() and (found := _month(word))), None)
    if meant is None:
        return not_a_date(refusal)
    message = _("`{text}` is not a date.").format(text=refusal.typed)
    return refusal.problem(NOT_A_DATE, message, hint=_("Did you mean `{name}`?").format(name=meant))


def _month(word: str) -> str | None:
    meant = None if word in MONTHS or word in WEEKDAYS else nearest(word, MONTHS)
    return meant.name if meant else None


def other_schema(refusal: Refusal) -> Problem:
    """A record of a form that this version does not know."""
    if refusal.typed.isdecimal() and int(refusal.typed[:9]) > 1:
        message = _("This record was made for a newer briefgen: form {text}, and this one reads form 1.")
        return refusal.problem(OTHER_SCHEMA, message.format(text=refusal.typed), hint=_("Install the newest briefgen."))
    message = _("`{text}` is not the number of a form of record.").format(text=refusal.typed)
    return refusal.problem(OTHER_SCHEMA, message, hint=_("Write `schema: 1`."), fixes=refusal.replaced_by("1"))


SPECIAL: Final[Mapping[str, Explain]] = {"not_a_date": no_such_day, "not_this_schema": other_schema}
