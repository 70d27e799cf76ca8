"""Warnings that were seen and accepted, with a reason, in the record itself."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.errors import Problem, Severity
from briefgen.language import N_, _
from briefgen.record.model import Acknowledgement, Record
from briefgen.record.reading import Reading
from briefgen.rules import Rule

_REASON: Final = "    reason: De Kamer heeft om deze dag gevraagd."
APPLIES_TO_NOTHING: Final = Rule(
    "A101",
    Severity.WARNING,
    N_("An acknowledgement that applies to nothing"),
    N_("A warning that is gone must not be accepted beforehand, should it come back; so take the acknowledgement out."),
    f"date: 2020-11-20\nacknowledgements:\n  - code: D108\n    at: date\n{_REASON}",
    f"date: 2020-11-21\nacknowledgements:\n  - code: D108\n    at: date\n{_REASON}",
)
ERROR_ACKNOWLEDGED: Final = Rule(
    "A102",
    Severity.WARNING,
    N_("An error cannot be acknowledged"),
    N_("Warnings can be right after all; an error would make the letter wrong, so it has to be mended."),
    "date: 2020-11-03\nacknowledgements:\n  - code: D101\n    reason: Zo was het.",
    "date: 2020-11-17",
)
HINT_ACKNOWLEDGED: Final = Rule(
    "A103",
    Severity.HINT,
    N_("A hint needs no acknowledgement"),
    N_("Hints may be left as they are; acknowledgements are kept for warnings, so that each of them counts."),
    "meetings:\n  - name: het overleg\n    date: 2020-11-01\n"
    "acknowledgements:\n  - code: D109\n    reason: Het was een zondag.",
    "meetings:\n  - name: het overleg\n    date: 2020-11-01",
)
RULES: Final[tuple[Rule, ...]] = (APPLIES_TO_NOTHING, ERROR_ACKNOWLEDGED, HINT_ACKNOWLEDGED)


def acknowledged(
    problems: Sequence[Problem], reading: Reading, *, not_looked_for: frozenset[str] = frozenset()
) -> tuple[Problem, ...]:
    """The findings without the acknowledged warnings, and with what is wrong with the acknowledgements themselves.

    `problems` are all findings on the record and its letter. An acknowledgement holds for one code at the field `at`
    and what lies below it (steps are positions or ids: `meetings.0.topics.vervolg`), or everywhere without `at`.
    Whether one applies to nothing is judged only where there is no error: an error may keep a check from running; and
    never for the codes in `not_looked_for`.
    """
    record = reading.record
    if record is None or not record.acknowledgements:
        return tuple(problems)
    accepted: set[int] = set()
    found: list[Problem] = []
    for n, entry in enumerate(record.acknowledgements):
        matching = [each for each in problems if each.code == entry.code and _is_at(each.where.field, entry, record)]
        accepted.update(id(each) for each in matching if each.severity is Severity.WARNING)
        if matching or entry.code not in not_looked_for:
            found += _about(entry, f"acknowledgements.{n}", matching, reading)
    if any(each.severity is Severity.ERROR for each in problems):
        found = [each for each in found if each.code != APPLIES_TO_NOTHING.code]
    return (*(each for each in problems if id(each) not in accepted), *found)


def _about(entry: Acknowledgement, field: str, matching: list[Problem], reading: Reading) -> Iterator[Problem]:
    if not matching:
        place = _(" at '{field}'").format(field=entry.at) if entry.at else ""
        yield reading.problem(
            APPLIES_TO_NOTHING,
            f"{field}.code",
            _("There is no finding {code}{place} to acknowledge.").format(code=entry.code, place=place),
            hint=_("Take this acknowledgement out, or correct its 'code' or 'at'."),
        )
    elif any(each.severity is Severity.ERROR for each in matching):
        yield reading.problem(
            ERROR_ACKNOWLEDGED,
            f"{field}.code",
            _("{code} is an error and cannot be acknowledged.").format(code=entry.code),
            hint=_("Mend it on line {line}.").format(line=matching[0].where.line),
        )
    elif all(each.severity is Severity.HINT for each in matching):
        yield reading.problem(
            HINT_ACKNOWLEDGED,
            f"{field}.code",
            _("{code} is a hint and needs no acknowledgement.").format(code=entry.code),
            hint=_("Take this acknowledgement out."),
        )


def _is_at(field: str, entry: Acknowledgement, record: Record) -> bool:
    if not entry.at:
        return True
    at = _by_position(entry.at, record)
    return field == at or field.startswith(f"{at}.")


def _by_position(at: str, record: Record) -> str:
    """The field with positions for ids: `meetings.overleg.topics.kosten` is `meetings.0.topics.1`."""
    here: object = record
    steps: list[str] = []
    for step in at.split("."):
        if isinstance(here, tuple):
            place = int(step) if step.isdecimal() else _place_of(step, here)
            here = here[place] if 0 <= place < len(here) else None
            steps.append(str(place) if place >= 0 else step)
        else:
            here = getattr(here, step, None) if step.isidentifier() else None
            steps.append(step)
    return ".".join(steps)


def _place_of(id_: str, things: tuple[object, ...]) -> int:
    return next((n for n, each in enumerate(things) if getattr(each, "id", None) == id_), -1)
