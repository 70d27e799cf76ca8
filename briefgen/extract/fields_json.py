"""What was read of a letter as plain JSON values and back: from the reading process, and for the archive."""

import datetime
from collections.abc import Callable
from typing import Any, Final

from briefgen.errors import Problem, Severity, Where
from briefgen.extract.fields import FIELDS, Extracted, Field, SignedBy, Spot, Sure

_NAMES: Final = (*FIELDS, "ministry_name")


def to_plain(read: Extracted) -> dict[str, Any]:
    """Dictionaries, lists, strings and numbers only; fields that were not found are left out."""
    fields = {name: _field(field) for name in _NAMES if (field := read.field(name)) is not None}
    return {
        "name": read.name,
        "format": read.format,
        "pages": read.pages,
        "text": read.text,
        "fields": fields,
        "problems": [problem_to_plain(each) for each in read.problems],
    }


def from_plain(plain: dict[str, Any]) -> Extracted:
    """The letter again; raises ValueError, KeyError or TypeError where these are not such values."""
    fields = {str(name): _read_field(str(name), each) for name, each in plain["fields"].items() if name in _NAMES}
    problems = tuple(problem_from_plain(each) for each in plain["problems"])
    name, kind, text = str(plain["name"]), str(plain["format"]), str(plain["text"])
    return Extracted(name, kind, int(plain["pages"]), text, **fields, problems=problems)


def problem_to_plain(problem: Problem) -> dict[str, str]:
    where = problem.where
    return {
        "code": problem.code,
        "message": problem.message,
        "severity": problem.severity.value,
        "hint": problem.hint,
        "source": where.source,
        "field": where.field,
    }


def problem_from_plain(plain: dict[str, Any]) -> Problem:
    where = Where(str(plain["source"]), field=str(plain["field"]))
    return Problem(
        str(plain["code"]), str(plain["message"]), where, Severity(plain["severity"]), str(plain.get("hint", ""))
    )


def _field(field: Field[Any]) -> dict[str, Any]:
    where = {"page": field.where.page, "line": field.where.line}
    return {"value": _value(field.value), "sure": field.sure.value, "where": where}


def _value(value: Any) -> Any:  # noqa: ANN401 - the values of fields differ
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, SignedBy):
        return {"office": value.office, "name": value.name}
    return [_value(each) for each in value] if isinstance(value, tuple) else value


def _read_field(name: str, plain: dict[str, Any]) -> Field[Any]:
    where = Spot(int(plain["where"]["page"]), str(plain["where"]["line"]))
    return Field(_READERS.get(name, str)(plain["value"]), Sure(plain["sure"]), where)


def _signatories(value: list[dict[str, Any]]) -> tuple[SignedBy, ...]:
    return tuple(SignedBy(str(each["office"]), str(each["name"])) for each in value)


def _texts(value: list[Any]) -> tuple[str, ...]:
    return tuple(str(each) for each in value)


_READERS: Final[dict[str, Callable[[Any], Any]]] = {
    "date": datetime.date.fromisoformat,
    "signatories": _signatories,
    "addressee": _texts,
    "dossiers": _texts,
}
