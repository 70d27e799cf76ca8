"""What a careful secretariat checks in a record by itself: one function per rule, one module per subject."""

from typing import Final, Literal

from briefgen.dutch.calendar import Calendar
from briefgen.errors import Problem
from briefgen.record.checks import (
    agreements,
    dates,
    footnotes,
    fulfilments,
    identities,
    meetings,
    moments,
    papers,
    questions,
)
from briefgen.record.checks.contents import Contents
from briefgen.record.reading import Reading

Purpose = Literal["draft", "issue"]
NO_CALENDAR: Final = Calendar()

_CHECKS: Final = (
    *dates.CHECKS,
    *moments.CHECKS,
    *meetings.CHECKS,
    *agreements.CHECKS,
    *fulfilments.CHECKS,
    *identities.CHECKS,
    *footnotes.CHECKS,
    *questions.CHECKS,
    *papers.CHECKS,
)
_AT_ISSUE: Final = (*dates.AT_ISSUE, *papers.AT_ISSUE)


def check(reading: Reading, *, purpose: Purpose = "draft", calendar: Calendar = NO_CALENDAR) -> tuple[Problem, ...]:
    """Every finding that needs only the record; none where the file is no record.

    `purpose="issue"` adds what issuing asks, for which files named in the record are looked at. What is added is never
    a warning, so that an acknowledgement means the same for a draft.
    """
    if reading.record is None:
        return ()
    contents = Contents(reading, reading.record, calendar)
    checks = (*_CHECKS, *_AT_ISSUE) if purpose == "issue" else _CHECKS
    return tuple(problem for each in checks for problem in each(contents))
