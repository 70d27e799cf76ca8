"""What the checks of a record find; every record is an excerpt over the record of the first letter."""

import datetime

from excerpts import spliced

from briefgen.dutch.calendar import Calendar, Recess
from briefgen.errors import Problem
from briefgen.record.checks import check
from briefgen.record.reading import reading_of

WINTER = Calendar.of([Recess("kerstreces", datetime.date(2020, 12, 18), datetime.date(2021, 1, 11))])


def found(excerpt: str, *, purpose: str = "draft") -> list[Problem]:
    reading = reading_of(spliced(excerpt), source="record.yaml")
    assert reading.problems == ()
    return list(check(reading, purpose="issue" if purpose == "issue" else "draft", calendar=WINTER))


def places(excerpt: str, code: str) -> list[str]:
    return [each.where.field for each in found(excerpt) if each.code == code]
