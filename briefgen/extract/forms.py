"""The forms of values: dates in any notation, reference numbers."""

import datetime
import re
from typing import Final

from briefgen.dutch.dates import MONTH_NUMBERS, read_date
from briefgen.extract.senders import plain

DATE: Final = re.compile(
    rf"(?<![\w/-])(\d{{1,2}}\s+(?:{'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})\.?\s+\d{{4}}"
    r"|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}-\d{1,2}-\d{1,2})(?![\w/-])",
    re.IGNORECASE,
)
_TELEPHONE: Final = re.compile(r"\+?\(?0\d[\d() -]{8,14}")
_POSTCODE: Final = re.compile(r"[1-9]\d{3} ?[A-Z]{2}( |$)")
_YEARS: Final = range(1945, 2101)


def find_dates(text: str) -> list[datetime.date]:
    """The days that are written in full in the text, in any notation, from left to right."""
    found = (read_date(match[0]) for match in DATE.finditer(text))
    return [day for day in found if day is not None and day.year in _YEARS]


def is_reference(text: str) -> bool:
    """Whether a text can be a reference number: it has a figure, is short, and is no date, telephone or address."""
    if not 3 <= len(text) <= 60 or not any(character.isdigit() for character in text) or "@" in text:
        return False
    if text.endswith((".", ":", ",")) or len(text.split()) > 6:
        return False
    if DATE.search(text) or _TELEPHONE.fullmatch(text) or _POSTCODE.match(text) or "www." in text:
        return False
    if any(re.search(r"[a-zà-ÿ]{4}", word) and not re.search(r"\d{2}|\d[^\d-]", word) for word in text.split()):
        return False
    return plain(text.split(maxsplit=1)[0]) not in ("postbus", "pagina", "blad")
