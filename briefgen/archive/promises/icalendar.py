"""The register as iCalendar (RFC 5545): a task for each promise, of all-day dates, that calendars can follow."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Final

from briefgen import __version__
from briefgen.archive.promises.data import one_line
from briefgen.archive.promises.values import Promise
from briefgen.language import _

_LINE: Final = 75  # octets, without the line end
_STATUS: Final = {
    "open": "NEEDS-ACTION",
    "partly": "IN-PROCESS",
    "fulfilled": "COMPLETED",
    "lapsed": "CANCELLED",
    "withdrawn": "CANCELLED",
}
# A calendar without any component is none; where there is no task, this harmless one stands in it.
_NOTHING: Final = (
    "BEGIN:VTIMEZONE",
    "TZID:UTC",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def register_as_icalendar(promises: Iterable[Promise]) -> bytes:
    """A VTODO for each promise that has a last day; those that wait for an event have none, and are left out.

    A task is known by the first name of its promise, so that a calendar finds it again after its letter was replaced.
    The same promises give the same bytes: a task is stamped with the day of the letter that last said something of it.
    """
    tasks = [line for each in promises for line in _task(each)]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//briefgen//briefgen {__version__}//EN",
        "CALSCALE:GREGORIAN",
        *(tasks or _NOTHING),
        "END:VCALENDAR",
    ]
    return b"".join(folded(line) for line in lines)


def _task(promise: Promise) -> Iterator[str]:
    due = promise.due
    if due is None or due.latest is None:
        return
    yield "BEGIN:VTODO"
    yield f"UID:{escaped(str(promise.names[0]))}"
    yield f"DTSTAMP:{_stamp(promise)}"
    if due.earliest is not None and due.earliest < due.latest:  # DUE has to be later than DTSTART
        yield f"DTSTART;VALUE=DATE:{_day(due.earliest)}"
    yield f"DUE;VALUE=DATE:{_day(due.latest)}"
    yield f"SUMMARY:{escaped(_summary(promise))}"
    yield f"DESCRIPTION:{escaped(_description(promise))}"
    yield f"CATEGORIES:{escaped(promise.made.sort)}"
    yield f"STATUS:{_STATUS[promise.status]}"
    if promise.status == "fulfilled" and promise.settled_by:
        yield f"COMPLETED:{_day(promise.settled_by.letter.date)}T000000Z"
    yield "END:VTODO"


def _stamp(promise: Promise) -> str:
    if promise.is_withdrawn and promise.letter.changed_at:
        moment = datetime.datetime.fromisoformat(promise.letter.changed_at).astimezone(datetime.UTC)
        return f"{moment:%Y%m%dT%H%M%SZ}"
    last = promise.told[-1].letter if promise.told else promise.letter
    return f"{_day(last.date)}T000000Z"


def _day(day: datetime.date) -> str:
    return day.isoformat().replace("-", "")


def _summary(promise: Promise) -> str:
    made = promise.made
    return ": ".join(filter(None, (one_line(made.about), one_line(made.what))))


def _description(promise: Promise) -> str:
    made, letter, settled = promise.made, promise.letter, promise.settled_by
    owner = _("all together") if made.owner == "collective" else made.owner
    parts = [
        _("Owner: {owner}").format(owner=one_line(owner)) if owner else "",
        _("When: {due}").format(due=promise.due.text) if promise.due else "",
        _("Letter: {reference} of {date}, {subject}").format(
            reference=letter.reference, date=letter.date.isoformat(), subject=one_line(letter.subject)
        ),
        _("Number: {number}").format(number=one_line(made.number)) if made.number else "",
        _("Settled by: {reference} of {date}").format(
            reference=settled.letter.reference, date=settled.letter.date.isoformat()
        )
        if settled
        else "",
        one_line(settled.how) if settled else "",
    ]
    return "\n".join(filter(None, parts))


def escaped(text: str) -> str:
    """Text as a property's value; characters that no calendar may hold are left out."""
    kept = "".join(each for each in text if each.isprintable() or each == "\n")
    return kept.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> bytes:
    """The line in lines of at most 75 octets, cut between characters, with its CR LF."""
    lines, current = [], b""
    for character in line:
        octets = character.encode("utf-8", "replace")
        if len(current) + len(octets) > _LINE:
            lines.append(current)
            current = b" "
        current += octets
    return b"\r\n".join([*lines, current]) + b"\r\n"
