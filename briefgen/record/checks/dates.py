"""Checks of the dates of a record against each other; never against today."""

import datetime
from collections.abc import Iterator
from typing import Final

from briefgen.dutch.dates import long_date, public_holiday, read_date, weekday
from briefgen.errors import Problem, Severity
from briefgen.language import N_, _
from briefgen.record.checks.contents import Contents
from briefgen.rules import Rule

LETTER_BEFORE_MEETING: Final = Rule(
    "D101",
    Severity.ERROR,
    N_("The letter is older than the meeting it reports"),
    N_("A letter cannot tell what was said on a day that had not come; one of the two dates is a typing mistake."),
    "date: 2020-11-03\nmeetings:\n  - name: het overleg\n    date: 2020-11-04",
    "date: 2020-11-17\nmeetings:\n  - name: het overleg\n    date: 2020-11-04",
)
ORIGIN_AFTER_LETTER: Final = Rule(
    "D102",
    Severity.WARNING,
    N_("What the letter goes back to lies after the letter"),
    N_("What gave rise to the letter has taken place; a later day is mostly a wrong year."),
    "date: 2020-11-17\nbasis:\n  type: debate\n  name: Algemeen Overleg\n  date: 2021-09-24",
    "date: 2020-11-17\nbasis:\n  type: debate\n  name: Algemeen Overleg\n  date: 2020-09-24",
)
SUBJECT_OTHER_DATE: Final = Rule(
    "D107",
    Severity.WARNING,
    N_("The subject names a day on which there was no meeting"),
    N_("The House files the letter under its subject; a date in it is easily left over from an earlier letter."),
    "subject: Overleg d.d. 5 november 2020\nmeetings:\n  - name: het overleg\n    date: 2020-11-04",
    "subject: Overleg d.d. 4 november 2020\nmeetings:\n  - name: het overleg\n    date: 2020-11-04",
)
LETTER_ON_DAY_OFF: Final = Rule(
    "D108",
    Severity.WARNING,
    N_("The letter is dated on a weekend or public holiday"),
    N_("Letters to the House are sent on working days."),
    "date: 2020-11-21",
    "date: 2020-11-20",
)
MEETING_ON_DAY_OFF: Final = Rule(
    "D109",
    Severity.HINT,
    N_("A meeting took place on a weekend or public holiday"),
    N_("It may be right, but a typing mistake in a date often lands on such a day."),
    "meetings:\n  - name: het overleg\n    date: 2020-11-01",
    "meetings:\n  - name: het overleg\n    date: 2020-11-04",
)
LETTER_IN_RECESS: Final = Rule(
    "D110",
    Severity.HINT,
    N_("The letter is dated in a recess of the House"),
    N_("The House reads it after the recess; what is urgent may need another way."),
    "date: 2020-12-22",
    "date: 2020-12-15",
)
LONG_AGO: Final = Rule(
    "D111",
    Severity.HINT,
    N_("A meeting lies more than a year before the letter"),
    N_("In January many dates still get last year's figure, and the letter then tells of the wrong year."),
    "date: 2020-11-17\nmeetings:\n  - name: het overleg\n    date: 2019-11-04",
    "date: 2020-11-17\nmeetings:\n  - name: het overleg\n    date: 2020-11-04",
)
NO_DATE: Final = Rule(
    "D112",
    Severity.ERROR,
    N_("The letter has no date"),
    N_("A letter is issued on a day: names, offices and every 'jongstleden' hold on that day."),
    "date:",
    "date: 2020-11-17",
)
RULES: Final[tuple[Rule, ...]] = (
    LETTER_BEFORE_MEETING,
    ORIGIN_AFTER_LETTER,
    SUBJECT_OTHER_DATE,
    LETTER_ON_DAY_OFF,
    MEETING_ON_DAY_OFF,
    LETTER_IN_RECESS,
    LONG_AGO,
    NO_DATE,
)


def letter_before_meeting(contents: Contents) -> Iterator[Problem]:
    date = contents.record.date
    for field, meeting in contents.meetings:
        if date and date < meeting.date:
            message = _("The letter is of {date}, before the meeting of {meeting} that it reports.")
            yield contents.problem(
                LETTER_BEFORE_MEETING,
                f"{field}.date",
                message.format(date=date.isoformat(), meeting=meeting.date.isoformat()),
                hint=_("Correct the date of the letter or of the meeting."),
            )


def origin_after_letter(contents: Contents) -> Iterator[Problem]:
    record = contents.record
    if record.date is None:
        return
    origins = [("basis.date", record.basis.date)] if record.basis else []
    origins += [(f"commitments.{n}.made_on", each.made_on) for n, each in enumerate(record.commitments)]
    for field, day in origins:
        if day and day > record.date:
            yield contents.problem(
                ORIGIN_AFTER_LETTER,
                field,
                _("This lies on {day}, after the letter of {date}.").format(
                    day=day.isoformat(), date=record.date.isoformat()
                ),
                hint=_("Correct the year, or acknowledge it where the letter looks ahead."),
            )


def subject_other_date(contents: Contents) -> Iterator[Problem]:
    record = contents.record
    if not record.meetings or not any(letter.isdigit() for letter in record.subject):
        return
    known = {meeting.date for meeting in record.meetings}
    if record.basis and record.basis.date:
        known.add(record.basis.date)
    for day in _days_in(record.subject):
        if day not in known:
            dates = ", ".join(meeting.date.isoformat() for meeting in record.meetings)
            yield contents.problem(
                SUBJECT_OTHER_DATE,
                "subject",
                _("The subject names {day}, but the meetings are of {dates}.").format(day=long_date(day), dates=dates),
                hint=_("Write the day of the meeting in the subject, or correct the meeting's date."),
            )


def _days_in(text: str) -> Iterator[datetime.date]:
    """The dates that stand in a text, as three words or as one."""
    words = text.replace("\u00a0", " ").replace(",", " ").split()
    for n, word in enumerate(words):
        if word[0].isdigit():
            day = read_date(word) or read_date(" ".join(words[n : n + 3]))
            if day:
                yield day


def _day_off(day: datetime.date) -> str:
    """Why nobody works on this day; empty on a working day."""
    return public_holiday(day) or (weekday(day) if day.weekday() > 4 else "")


def letter_on_day_off(contents: Contents) -> Iterator[Problem]:
    date = contents.record.date
    if date and (why := _day_off(date)):
        yield contents.problem(
            LETTER_ON_DAY_OFF,
            "date",
            _("{date} is no working day: {why}.").format(date=date.isoformat(), why=why),
            hint=_("Date the letter on the working day on which it is sent."),
        )


def meeting_on_day_off(contents: Contents) -> Iterator[Problem]:
    for field, meeting in contents.meetings:
        if why := _day_off(meeting.date):
            yield contents.problem(
                MEETING_ON_DAY_OFF,
                f"{field}.date",
                _("{date} is no working day: {why}.").format(date=meeting.date.isoformat(), why=why),
                hint=_("Correct the date if it is a typing mistake."),
            )


def letter_in_recess(contents: Contents) -> Iterator[Problem]:
    date = contents.record.date
    if date and (recess := contents.calendar.recess_on(date)):
        message = _("{date} lies in a recess of the House: {name}, {first} to {last}.")
        yield contents.problem(
            LETTER_IN_RECESS,
            "date",
            message.format(
                date=date.isoformat(), name=recess.name, first=recess.first.isoformat(), last=recess.last.isoformat()
            ),
        )


def long_ago(contents: Contents) -> Iterator[Problem]:
    date = contents.record.date
    for field, meeting in contents.meetings:
        if date and (date - meeting.date).days > 366:
            yield contents.problem(
                LONG_AGO,
                f"{field}.date",
                _("The meeting of {meeting} lies more than a year before the letter of {date}.").format(
                    meeting=meeting.date.isoformat(), date=date.isoformat()
                ),
                hint=_("Look whether the year is right."),
            )


def no_date(contents: Contents) -> Iterator[Problem]:
    if contents.record.date is None:
        yield contents.problem(
            NO_DATE, "date", _("The letter has no date."), hint=_("Write 'date:' with the day on which it is sent.")
        )


CHECKS: Final = (
    letter_before_meeting,
    origin_after_letter,
    subject_other_date,
    letter_on_day_off,
    meeting_on_day_off,
    letter_in_recess,
    long_ago,
)
AT_ISSUE: Final = (no_date,)
