"""Reserves numbers for letters that are issued later, for a record or for none yet."""

import datetime

from briefgen.archive.facts import reserve
from briefgen.archive.keeping import Archive
from briefgen.archive.taking import Wanted
from briefgen.folders import TemplateFolders
from briefgen.issue.numbers import checked_reference
from briefgen.values import dataclass
from briefgen.workflow.issuing import Request, record_of, wanted_for
from briefgen.workflow.materials import materials
from briefgen.workflow.numbered_record import check_can_be_written, numbered, write_numbered


@dataclass(frozen=True, slots=True)
class Reserved:
    """A number that waits; `not_written` says why it did not come into the record."""

    ministry: str
    reference: str
    record: str
    head: str
    record_changed: bool = False
    not_written: str = ""


def reserve_for(archive: Archive, request: Request, *, folders: TemplateFolders, at: datetime.datetime) -> Reserved:
    """Reserves a number for the record and writes it there; a record that has one waiting keeps it.

    Raises FindingsError for a file that is no record, NotWritableError, and what `briefgen.archive.facts.reserve` does.
    """
    reading, record = record_of(request.record, folders=folders, on=at.date())
    check_can_be_written(request.record)
    wanted = wanted_for(record, request, folders=folders, on=at.date())
    number = reserve(archive, wanted, at=at)
    with_number = numbered(reading, record, reference=number.reference, date=None)
    not_written = write_numbered(request.record, with_number, read=reading.document.text)
    changed = with_number.text != reading.document.text and not not_written
    return Reserved(number.ministry, number.reference, record.id, str(archive.head()), changed, not_written=not_written)


def reserve_bare(
    archive: Archive,
    ministry: str,
    reference: str,
    *,
    folders: TemplateFolders,
    at: datetime.datetime,
    date: datetime.date | None = None,
) -> Reserved:
    """Reserves a number of this ministry, for whichever record is issued under it."""
    wanted = Wanted(
        ministry,
        "",
        (date or at.date()).year,
        reference=checked_reference(reference) if reference else "",
        series=series_of(ministry, folders=folders),
    )
    number = reserve(archive, wanted, at=at)
    return Reserved(ministry, number.reference, "", str(archive.head()))


def series_of(ministry: str, *, folders: TemplateFolders) -> str:
    """The ministry's own series, empty where it has none; raises UnknownMinistryError."""
    profile, _problems = materials(folders).profile(ministry, folders)
    return profile.references.series if profile else ""
