"""Chooses the number of a letter: typed in or the next of a series, handed out once and never again."""

import datetime
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.archive import letters as rows
from briefgen.archive.entries import RELEASED
from briefgen.archive.errors import (
    AlreadyIssuedError,
    ArchiveRefusedError,
    BeingIssuedError,
    ReferenceInUseError,
)
from briefgen.archive.keeping import Archive
from briefgen.archive.layout import checked_ministry
from briefgen.archive.letters import Number
from briefgen.issue.numbers import Series, checked_reference
from briefgen.language import _


@dataclass(frozen=True, slots=True)
class Wanted:
    """A number that is asked for: typed in (`reference`), or the next of a series in a year.

    `record` is the id of the record; it may be empty only for a reservation.
    """

    ministry: str
    record: str
    year: int
    reference: str = ""
    series: str = ""


class NoNumberError(ArchiveRefusedError):
    """Neither a number nor a series to take one from."""

    def __init__(self) -> None:
        super().__init__(
            _("The letter has no reference number, and its ministry has no series of its own. Nothing was written."),
            hint=_("Give the number of your document system with --reference."),
        )


def check_wanted(wanted: Wanted) -> None:
    """Raises a refusal for a ministry, number or series that cannot be."""
    checked_ministry(wanted.ministry)
    if wanted.reference:
        checked_reference(wanted.reference)
    if wanted.series:
        checked_reference(Series(wanted.series).write(year=wanted.year, number=1))


@dataclass(frozen=True, slots=True)
class Choice:
    """What a `reserved` entry says of the number, and the other number that waited for the record, if there was one."""

    fields: Mapping[str, object]
    given_back: Number | None

    @property
    def reference(self) -> str:
        return str(self.fields["reference"])


def preview(archive: Archive, wanted: Wanted) -> str:
    """The number that would be taken now; raises what taking it would raise. Nothing is written."""
    check_wanted(wanted)
    with archive.reading() as connection:
        return _choose(connection, wanted).reference


def choose_number(archive: Archive, wanted: Wanted, *, at: datetime.datetime) -> Choice:
    """Chooses the number for a caller that holds the archive, and gives another back that waited for the record."""
    choice = _choose(archive.index.connection, wanted)
    other = choice.given_back
    if other:
        fields = {"ministry": other.ministry, "reference": other.reference, "record": other.record}
        archive.append(RELEASED, {**fields, "reason": "another number was given for the record"}, at=at)
    return choice


def _choose(connection: sqlite3.Connection, wanted: Wanted) -> Choice:
    issued = rows.find_record(connection, wanted.ministry, wanted.record) if wanted.record else None
    if issued:
        raise AlreadyIssuedError(wanted.record, ministry=wanted.ministry, reference=issued.reference, when=issued.date)
    for number in rows.being_issued(connection):
        if wanted.record and (number.ministry, number.record) == (wanted.ministry, wanted.record):
            raise BeingIssuedError(wanted.record, number.reference)
    waiting = rows.reserved_for(connection, wanted.ministry, wanted.record)
    fields: dict[str, object] = {"ministry": wanted.ministry, "record": wanted.record}
    if wanted.reference:
        _check_free(connection, wanted)
        fields["reference"] = wanted.reference
    elif waiting:
        _check_not_added(connection, wanted.ministry, waiting.reference)
        fields["reference"] = waiting.reference
    else:
        fields.update(_next_number(connection, wanted))
    return Choice(fields, waiting if waiting and waiting.reference != fields["reference"] else None)


def _check_not_added(connection: sqlite3.Connection, ministry: str, reference: str) -> None:
    added = rows.find_added(connection, ministry, reference)
    if added:
        raise ReferenceInUseError(reference, taken=added.reference, state="added", when=added.date)


def _check_free(connection: sqlite3.Connection, wanted: Wanted) -> None:
    spellings = _spellings(wanted)
    for each in spellings:
        _check_not_added(connection, wanted.ministry, each)
    found = (rows.find_number(connection, wanted.ministry, each) for each in spellings)
    number = next(filter(None, found), None)
    if number is None:
        return
    if number.state == "reserved" and number.reference == wanted.reference and number.record in ("", wanted.record):
        return
    letter = rows.find_letter(connection, wanted.ministry, number.reference) if number.state == "issued" else None
    raise ReferenceInUseError(
        wanted.reference, taken=number.reference, state=number.state, when=letter.date if letter else ""
    )


def _spellings(wanted: Wanted) -> tuple[str, ...]:
    """The number as it was typed in, then with more or fewer zeros before it where it is of the ministry's series."""
    series = Series(wanted.series) if wanted.series else None
    found = series.number_of(wanted.reference) if series else None
    if series is None or found is None:
        return (wanted.reference,)
    return (wanted.reference, *series.paddings(year=found[0], number=found[1]))


def _next_number(connection: sqlite3.Connection, wanted: Wanted) -> dict[str, object]:
    if not wanted.series:
        raise NoNumberError
    series = Series(wanted.series)
    year = wanted.year if series.yearly else 0
    number = rows.last_in_series(connection, wanted.ministry, wanted.series, year) + 1
    while rows.is_taken(connection, wanted.ministry, series.paddings(year=year, number=number)):
        number += 1  # typed in before, or of a letter from before briefgen
    reference = checked_reference(series.write(year=year, number=number))
    return {"reference": reference, "series": wanted.series, "year": year, "number": number}
