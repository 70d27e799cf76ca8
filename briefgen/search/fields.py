"""The fields of a query: `ministry:jenv`, `from:2020-01`, `dossier:19637`, in English and in Dutch."""

import datetime
from typing import Final

from briefgen.dutch.dates import MONTH_NUMBERS, days_in_month, read_date
from briefgen.language import _
from briefgen.rules import Rule
from briefgen.search.analyser import fact_token, name_tokens
from briefgen.search.marks import dossier_token
from briefgen.search.query import Days, Query, Reference, Row
from briefgen.search.rules import NO_DAY, NO_WORD
from briefgen.search.words import only_letters_and_digits
from briefgen.values import dataclass

# What may be typed, and which field it is.
FIELDS: Final = {
    **{name: name for name in ("ministry", "kind", "from", "to", "date", "reference", "dossier", "signatory")},
    **{"addressee": "addressee", "subject": "subject", "year": "date"},
    "ministerie": "ministry", "soort": "kind", "briefsoort": "kind", "van": "from", "vanaf": "from", "sinds": "from",
    "tot": "to", "t/m": "to", "tm": "to", "datum": "date", "jaar": "date", "kenmerk": "reference",
    "ondertekenaar": "signatory", "geadresseerde": "addressee", "aan": "addressee", "onderwerp": "subject",
    "betreft": "subject", "since": "from", "until": "to",
}  # fmt: skip
FIRST: Final = datetime.date(1, 1, 2)  # the day before it stands for none
LAST: Final = datetime.date.max


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a field with a value asks for; where that is nothing, the rule and the words that say so."""

    query: Query | None
    rule: Rule | None = None
    message: str = ""
    hint: str = ""


def meaning_of(field: str, value: str) -> Meaning:
    """Of a field's own name (a value of `FIELDS`)."""
    if field in ("from", "to", "date"):
        return _days(field, value.strip())
    if not only_letters_and_digits(value):
        return Meaning(None, NO_WORD, _("There is no word in {text}.").format(text=f"“{value}”"))
    if field == "reference":
        return Meaning(Reference(only_letters_and_digits(value)))
    if field == "dossier":
        return Meaning(Row((dossier_token(_bare(value)),), "facts"))
    if field in ("signatory", "addressee"):
        return Meaning(Row(name_tokens(field, value), "facts"))
    return Meaning(Row((fact_token(field, value),), "facts"))


def _bare(dossier: str) -> str:
    return dossier.lower().removeprefix("kst-").removeprefix("kst").partition("nr")[0]


def _days(field: str, value: str) -> Meaning:
    period = period_of(value)
    if period is None:
        hint = _("Write a year, a month or a day: 2020, 2020-01 or 2020-01-31.")
        return Meaning(None, NO_DAY, _("{value} is no date.").format(value=f"“{value}”"), hint)
    first, last = period
    if field == "from":
        return Meaning(Days(first, LAST))
    return Meaning(Days(FIRST, last) if field == "to" else Days(first, last))


def period_of(value: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and last day of a year, month or day, in figures or in words."""
    day = read_date(value)
    if day:
        return (max(day, FIRST), max(day, FIRST))
    parts = value.lower().replace("/", "-").replace(" ", "-").split("-")
    if len(parts) == 2 and parts[0] in MONTH_NUMBERS:
        parts = [parts[1], str(MONTH_NUMBERS[parts[0]])]
    elif len(parts) == 2 and len(parts[1]) == 4:
        parts.reverse()
    if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts) or len(parts[0]) != 4:
        return None
    year = int(parts[0])
    if not year or len(parts) > 2:
        return None
    if len(parts) == 1:
        return (max(datetime.date(year, 1, 1), FIRST), datetime.date(year, 12, 31))
    month = int(parts[1])
    if not 1 <= month <= 12:
        return None
    return (max(datetime.date(year, month, 1), FIRST), datetime.date(year, month, days_in_month(year, month)))


def near_name(name: str) -> str:
    """The field that was probably meant: one mistake away, or the rest of its name left out; empty for none."""
    from briefgen.search.spelling_mistakes import is_one_mistake

    if len(name) <= 2:
        return ""
    near = (known for known in FIELDS if is_one_mistake(name, known))
    longer = (known for known in FIELDS if len(name) > 3 and known.startswith(name))
    return next(near, next(longer, ""))
