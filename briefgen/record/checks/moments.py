"""Checks of the moments in a record (`due`): can they be read, and do they lie ahead of the meeting and the letter."""

from collections.abc import Iterator
from typing import Final

from briefgen.errors import Problem, Severity
from briefgen.language import N_, _
from briefgen.record.checks.contents import Contents
from briefgen.rules import Rule

_EXAMPLE: Final = (
    "date: 2020-11-17\nmeetings:\n  - name: het overleg\n    date: 2020-11-04\n    topics:\n"
    "      - title: het vervolg\n        agreements:\n          - that: het wordt verkend\n"
    "            owner: collective\n            due: {due}"
)
DUE_BEFORE_MEETING: Final = Rule(
    "D103",
    Severity.ERROR,
    N_("Something is due before the meeting where it was agreed"),
    N_("A next step follows the meeting; an earlier day is mostly a wrong year."),
    _EXAMPLE.format(due="februari 2020"),
    _EXAMPLE.format(due="februari 2021"),
)
DUE_DAY_PAST: Final = Rule(
    "D104",
    Severity.WARNING,
    N_("Something is due on a day that is past when the letter is sent"),
    N_("The House will ask whether it was done; the letter should say so."),
    _EXAMPLE.format(due="10 november 2020"),
    _EXAMPLE.format(due="10 december 2020"),
)
DUE_PERIOD_PAST: Final = Rule(
    "D105",
    Severity.WARNING,
    N_("Something is due in a period that is wholly past when the letter is sent"),
    N_("The House will ask whether it was done; the letter should say so."),
    _EXAMPLE.format(due="begin november 2020"),
    _EXAMPLE.format(due="eind november 2020"),
)
DUE_UNREADABLE: Final = Rule(
    "D106",
    Severity.HINT,
    N_("No day can be read from a moment"),
    N_("A moment that can be read is watched: the letter is checked against it, and nobody has to remember it."),
    _EXAMPLE.format(due="op korte termijn"),
    _EXAMPLE.format(due="voor het zomerreces"),
)
RULES: Final[tuple[Rule, ...]] = (DUE_BEFORE_MEETING, DUE_DAY_PAST, DUE_PERIOD_PAST, DUE_UNREADABLE)


def due_before_meeting(contents: Contents) -> Iterator[Problem]:
    for field, text, period, meeting in contents.moments:
        if period and meeting and period.latest < meeting.date:
            yield contents.problem(
                DUE_BEFORE_MEETING,
                field,
                _("'{text}' lies before the meeting of {meeting}.").format(text=text, meeting=meeting.date.isoformat()),
                hint=_("Correct the year, or the date of the meeting."),
            )


def due_day_past(contents: Contents) -> Iterator[Problem]:
    for field, text in _past(contents, is_day=True):
        yield contents.problem(
            DUE_DAY_PAST,
            field,
            _("'{text}' is past on the letter's date.").format(text=text),
            hint=_("Say what came of it, or give the new day."),
        )


def due_period_past(contents: Contents) -> Iterator[Problem]:
    for field, text in _past(contents, is_day=False):
        yield contents.problem(
            DUE_PERIOD_PAST,
            field,
            _("'{text}' is wholly past on the letter's date.").format(text=text),
            hint=_("Say what came of it, or give the new moment."),
        )


def _past(contents: Contents, *, is_day: bool) -> Iterator[tuple[str, str]]:
    """The moments that are over when the letter is sent, but not before their meeting."""
    date = contents.record.date
    for field, text, period, meeting in contents.moments:
        if date is None or period is None or period.latest >= date or period.is_day != is_day:
            continue
        if meeting is None or period.latest >= meeting.date:
            yield field, text


def due_unreadable(contents: Contents) -> Iterator[Problem]:
    for field, text, period, meeting in contents.moments:
        if period is None and (contents.record.date or meeting):
            yield contents.problem(
                DUE_UNREADABLE,
                field,
                _("No day can be read from '{text}'.").format(text=text),
                hint=_(
                    "If there is a day or period, write it: 1 maart 2021, eerste helft van 2021, voor het zomerreces."
                ),
            )


CHECKS: Final = (due_before_meeting, due_day_past, due_period_past, due_unreadable)
