"""Nothing that staff typed may silently stay out: which filled-in printed fields did not come into the letter."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from pydantic import BaseModel

from briefgen.errors import Problem, Severity
from briefgen.language import N_, _
from briefgen.record.fields import is_printed
from briefgen.record.model import Participant
from briefgen.record.reading import Reading
from briefgen.rules import Rule

UNUSED: Final = Rule(
    "T106",
    Severity.WARNING,
    N_("A filled-in field that does not appear in the letter"),
    N_("The kind's template has no sentence for this field, so what was typed would silently be missing."),
    wrong="conclusion: Ik vertrouw erop u hiermee te hebben geïnformeerd.\nkind: covering-letter\n",
    right="kind: covering-letter\n",
)
RULES: Final = (UNUSED,)
_NO_SINGLE_OWNER: Final = "collective"  # which the letter says by naming nobody
_ELSEWHERE: Final = frozenset({"footnotes"})  # a note that nothing names is a finding of its own


def unused_fields(reading: Reading, used: set[str], *, template: str) -> tuple[Problem, ...]:
    """A finding for each filled-in printed field whose words are not among `used`."""
    if reading.record is None:
        return ()
    filled: list[str] = []
    _filled(reading.record, "", filled)
    return tuple(_finding(reading, field, template) for field in filled if field not in used)


def _finding(reading: Reading, field: str, template: str) -> Problem:
    message = _("'{field}' is filled in, but the letter does not say it.").format(field=field)
    hint = _("Leave it out, or let the template ({template}) use it.").format(template=template)
    return reading.problem(UNUSED, field, message, hint=hint)


@cache
def _printed_names(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(
        name
        for name, field in model.model_fields.items()
        if name not in _ELSEWHERE and (is_printed(field) or _holds_entries(field.annotation))
    )


def _holds_entries(annotation: Any) -> bool:  # noqa: ANN401 - a type as written, of any form
    inner = getattr(annotation, "__args__", ())
    return (isinstance(annotation, type) and issubclass(annotation, BaseModel)) or any(map(_holds_entries, inner))


@cache  # pydantic takes long to say it
def _is_model(kind: type) -> bool:
    return issubclass(kind, BaseModel)


def _filled(entry: BaseModel, path: str, found: list[str]) -> None:
    """Adds the printed fields that were typed, as in `meetings.0.title`."""
    typed = entry.__pydantic_fields_set__
    values = entry.__dict__
    kept_back = type(entry) is Participant and not entry.publish
    start = f"{path}." if path else ""
    for name in _printed_names(type(entry)):
        if name not in typed or (kept_back and name == "name"):
            continue
        value = values[name]
        if type(value) is str:  # as nearly all are
            if value and value != _NO_SINGLE_OWNER:
                found.append(f"{start}{name}")
        else:
            _leaves(value, f"{start}{name}", found)


def _leaves(value: Any, path: str, found: list[str]) -> None:  # noqa: ANN401 - whatever a model holds
    kind: type = type(value)
    if kind is str:
        if value and value != _NO_SINGLE_OWNER:
            found.append(path)
    elif kind is tuple:
        for index, each in enumerate(value):
            _leaves(each, f"{path}.{index}", found)
    elif _is_model(kind):
        _filled(value, path, found)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            _leaves(each, f"{path}.{key}", found)
    elif value is not None:
        found.append(path)
