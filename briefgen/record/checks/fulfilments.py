"""Checks of what a letter says about promises of earlier letters: which promise is meant, and is it said once."""

from collections.abc import Iterator
from typing import Final

from briefgen.errors import Problem, Severity
from briefgen.language import N_, _
from briefgen.record.checks.contents import Contents
from briefgen.record.model import Record
from briefgen.record.promise_names import PromiseName, read_name
from briefgen.rules import Rule

_GOOD: Final = "fulfils:\n  - promise: jenv/3081234#planning"
NO_PROMISE: Final = Rule(
    "M117",
    Severity.ERROR,
    N_("A name that no promise of an earlier letter can have"),
    N_(
        "A promise is known by ministry, reference and id of its letter; only then does the register know what is done."
    ),
    "fulfils:\n  - promise: 3081234",
    _GOOD,
)
TWICE: Final = Rule(
    "M118",
    Severity.ERROR,
    N_("One promise is told of twice"),
    N_("A letter says once how a promise stands; two statements could contradict each other."),
    _GOOD + "\n  - promise: jenv/3081234#planning\n    status: lapsed",
    _GOOD + "\n  - promise: jenv/3081234#kosten\n    status: lapsed",
)
MADE_LATER: Final = Rule(
    "D113",
    Severity.ERROR,
    N_("The letter in which a promise was made is later than this one"),
    N_("Only a promise that was made before can be fulfilled; mostly a year is wrong."),
    "date: 2020-11-17\n" + _GOOD + "\n    made_on: 2021-09-15",
    "date: 2020-11-17\n" + _GOOD + "\n    made_on: 2020-09-15",
)
RULES: Final[tuple[Rule, ...]] = (NO_PROMISE, TWICE, MADE_LATER)


def names_in(record: Record) -> Iterator[tuple[str, PromiseName]]:
    """The promises of earlier letters that a record names, each with the field in which it stands."""
    return ((field, name) for field, text in _typed(record) if (name := read_name(text)))


def _typed(record: Record) -> Iterator[tuple[str, str]]:
    for n, fulfilment in enumerate(record.fulfils):
        yield f"fulfils.{n}.promise", fulfilment.promise
    for n, commitment in enumerate(record.commitments):
        if commitment.promise:
            yield f"commitments.{n}.promise", commitment.promise


def no_promise(contents: Contents) -> Iterator[Problem]:
    open_fields = {each.where.field for each in contents.reading.problems}
    for field, text in _typed(contents.record):
        name = read_name(text)
        if name is None and field in open_fields:  # it is still to be filled in
            continue
        if name is None:
            message = _("'{name}' is not the name of a promise.").format(name=text[:100])
            yield contents.problem(NO_PROMISE, field, message, hint=_hint(text, contents.record.ministry))
        elif _is_of(contents, name):
            message = _("'{name}' is a promise of this letter itself.").format(name=name)
            hint = _("Name the earlier letter in which it was made.")
            yield contents.problem(NO_PROMISE, field, message, hint=hint)


def _hint(text: str, ministry: str) -> str:
    meant = read_name(f"{ministry}/{text.strip()}")
    if meant:
        return _("Write it as {name}.").format(name=meant)
    return _("Write ministry/reference#id, as 'briefgen agreements' lists it.")


def _is_of(contents: Contents, name: PromiseName) -> bool:
    return (name.ministry, name.reference) == (contents.record.ministry, contents.record.reference)


def twice(contents: Contents) -> Iterator[Problem]:
    seen: dict[PromiseName, str] = {}
    for field, name in names_in(contents.record):
        first = seen.setdefault(name, field)
        if first != field:
            line = contents.reading.where(first).line
            message = _("This letter tells of {name} on line {line} already.").format(name=name, line=line)
            yield contents.problem(TWICE, field, message, hint=_("Say once how it stands."))


def made_later(contents: Contents) -> Iterator[Problem]:
    date = contents.record.date
    for n, fulfilment in enumerate(contents.record.fulfils):
        if date and fulfilment.made_on and fulfilment.made_on > date:
            yield contents.problem(
                MADE_LATER,
                f"fulfils.{n}.made_on",
                _("The letter of {made_on} is later than this one, of {date}.").format(
                    made_on=fulfilment.made_on.isoformat(), date=date.isoformat()
                ),
                hint=_("Correct the year, or the date of this letter."),
            )


CHECKS: Final = (no_promise, twice, made_later)
