"""From the text as typed to the value of a field that is not text; every refusal says what would be right."""

import datetime

from pydantic_core import PydanticCustomError

from briefgen.dutch.dates import read_date

_TRUE = frozenset({"ja", "yes", "true"})
_FALSE = frozenset({"nee", "no", "false"})


def to_date(value: object) -> object:
    """`2020-11-17` or `17 november 2020`; anything else is refused in words."""
    if isinstance(value, datetime.date) or not isinstance(value, str):
        return value
    day = read_date(value)
    if day is None:
        raise PydanticCustomError("not_a_date", "{text}", {"text": value})
    return day


def to_bool(value: object) -> object:
    """`yes`, `no`, `ja`, `nee`, `true` or `false`, in any case."""
    if not isinstance(value, str):
        return value
    word = value.strip().lower()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise PydanticCustomError("not_yes_or_no", "{text}", {"text": value})


def to_count(value: object) -> object:
    """A whole number from 1 to 9999, in figures."""
    if not isinstance(value, str):
        return value
    if value.isascii() and value.isdigit() and len(value) <= 4 and int(value) >= 1:
        return int(value)
    raise PydanticCustomError("not_a_count", "{text}", {"text": value})


def to_schema(value: object) -> object:
    """The format of the record: only the one that this version reads."""
    if value in ("1", 1):
        return 1
    raise PydanticCustomError("not_this_schema", "{text}", {"text": str(value)})


def to_due(value: object) -> object:
    """A date or period as typed; its wording is kept, whether it can be read is a check."""
    return value
