"""Chooses the number of a letter: typed in or the next of a series, handed out once and never again."""

import datetime
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


def choose_number(archive: Archive, wanted: Wanted, *, at: datetime.datetime) -> dict[str, object]:
    """What a `reserved` entry says of the number that is taken; releases another one that waited for the record."""
    connection = archive.index.connection
    issued = rows.find_record(connection, wanted.ministry, wanted.record) if wanted.record else None
    if issued:
        raise AlreadyIssuedError(wanted.record, ministry=wanted.ministry, reference=issued.reference, when=issued.date)
    for number in rows.being_issued(connection):
        if wanted.record and (number.ministry, number.record) == (wanted.ministry, wanted.record):
            raise BeingIssuedError(wanted.record, number.reference)
    waiting = rows.reserved_for(connection, wanted.ministry, wanted.record)
    fields: dict[str, object] = {"ministry": wanted.ministry, "record": wanted.record}
    if wanted.reference:
        _check_free(archive, wanted)
        fields["reference"] = wanted.reference
    elif waiting:
        return {**fields, "reference": waiting.reference}
    else:
        fields.update(_next_number(archive, wanted))
    if waiting and waiting.reference != fields["reference"]:
        given_back = {"ministry": waiting.ministry, "reference": waiting.reference, "record": waiting.record}
        archive.append(RELEASED, {**given_back, "reason": "another number was given for the record"}, at=at)
    return fields


def _check_free(archive: Archive, wanted: Wanted) -> None:
    connection = archive.index.connection
    number = rows.find_number(connection, wanted.ministry, wanted.reference)
    if number is None:
        return
    if number.state == "reserved" and number.reference == wanted.reference and number.record in ("", wanted.record):
        return
    letter = rows.find_letter(connection, wanted.ministry, wanted.reference)
    raise ReferenceInUseError(
        wanted.reference, taken=number.reference, state=number.state, when=letter.date if letter else ""
    )


def _next_number(archive: Archive, wanted: Wanted) -> dict[str, object]:
    if not wanted.series:
        raise NoNumberError
    series, connection = Series(wanted.series), archive.index.connection
    year = wanted.year if series.yearly else 0
    number = rows.last_in_series(connection, wanted.ministry, wanted.series, year) + 1
    while rows.find_number(connection, wanted.ministry, series.write(year=year, number=number)):
        number += 1  # typed in before
    reference = checked_reference(series.write(year=year, number=number))
    return {"reference": reference, "series": wanted.series, "year": year, "number": number}
