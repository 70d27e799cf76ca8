"""The letter as JSON, readable for ever: described by a published schema, read with distrust."""

import dataclasses
import datetime
import json
from collections.abc import Hashable
from enum import StrEnum
from functools import cache
from typing import Any, Final, cast

from briefgen.errors import UnreadableError
from briefgen.language import _
from briefgen.letter.model import FORMAT, Letter

LARGEST: Final = 20_000_000  # characters; a letter of a hundred pages has one


def letter_to_json(letter: Letter) -> str:
    """The letter as JSON: `format` first, one line for each part of the letter, block of the body and note.

    A field with its default value is left out; the defaults are in the schema, and never change within a format.
    """
    parts = {"format": letter.format, **{name: plain(getattr(letter, name)) for name in _names(Letter)}}
    lines = (f"{json.dumps(name)}: {_spread(value)}" for name, value in parts.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _spread(value: Any) -> str:  # noqa: ANN401 - plain values of JSON
    """A list of objects over several lines, anything else on one."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(json.dumps(each, ensure_ascii=False) for each in value) + "\n]"
    return json.dumps(value, ensure_ascii=False)


def letter_from_json(text: str) -> Letter:
    """The letter that `letter_to_json` wrote; UnreadableError for any other text, and for formats newer than ours."""
    from briefgen.letter.json_reading import read_letter

    plain = _parsed(text)
    number = plain.get("format") if isinstance(plain, dict) else None
    if type(number) is not int or number < 1:
        raise UnreadableError(_("This is not a letter in JSON: it does not say its 'format'."))
    if number > FORMAT:
        raise UnreadableError(
            _("This letter has format {number}; this briefgen reads formats up to {known}.").format(
                number=str(number)[:20], known=FORMAT
            ),
            hint=_("A newer version of briefgen wrote it, and can read it."),
        )
    return read_letter(plain)


def letter_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `letter_to_json` writes."""
    from briefgen.letter.json_schema import schema

    return schema()


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(cast("type[Letter]", kind)))


@cache
def _fields(kind: Hashable) -> tuple[tuple[str, Any], ...]:
    """The fields of a class of the model with the values at which they are left out; its `type` is always there."""
    fields = [(field.name, field.default) for field in dataclasses.fields(cast("type[Letter]", kind))]
    always = [("type", dataclasses.MISSING)] if fields[-1][0] == "type" else []
    return (*always, *(field for field in fields if field[0] != "type"))


def plain(value: Any) -> Any:  # noqa: ANN401 - any value of the model
    """The value as `json` takes it."""
    kind: Any = type(value)
    if kind is str or kind is bool or kind is int or kind is float or value is None:
        return value
    if kind is tuple:
        return [plain(each) for each in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime.date):
        return value.isoformat()
    made: dict[str, Any] = {}
    for name, default in _fields(kind):
        field = getattr(value, name)
        if field is not default and field != default:
            made[name] = plain(field)
    return made


def _parsed(text: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    if len(text) > LARGEST:
        raise UnreadableError(
            _("This file is too large for a letter: more than {number} million characters.").format(
                number=LARGEST // 1_000_000
            )
        )
    try:
        return json.loads(text, object_pairs_hook=_without_repeats, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise UnreadableError(
            _("This is not JSON: it goes wrong at line {line}, column {column}.").format(
                line=error.lineno, column=error.colno
            )
        ) from None
    except RecursionError:
        raise UnreadableError(_("This is not a letter: it is nested too deep.")) from None
    except ValueError:  # a number of thousands of digits
        raise UnreadableError(_("This is not a letter: it has a number that no letter has.")) from None


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _value in pairs]
        repeated = next(key for key in keys if keys.count(key) > 1)
        raise UnreadableError(_("This is not a letter: '{name}' is there twice.").format(name=repeated[:50]))
    return found


def _no_constant(name: str) -> None:
    raise UnreadableError(_("This is not a letter: {name} is not a number.").format(name=name))
