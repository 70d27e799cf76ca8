"""Issues a letter, all or nothing: checked, numbered, rendered, sealed; then its number goes into the record."""

import datetime
from pathlib import Path
from typing import Final, Literal

from briefgen import __version__
from briefgen.archive.errors import BeingIssuedError, FactRefusedError, NoSuchLetterError
from briefgen.archive.issuing import Issued, Sealing, take
from briefgen.archive.keeping import Archive
from briefgen.archive.layout import letter_path
from briefgen.archive.letters import ArchivedLetter, letter_of_record, numbers
from briefgen.archive.letters import letter as archived_letter
from briefgen.archive.lock import is_held
from briefgen.archive.recovery import Interrupted, lock_path
from briefgen.archive.store import ENCLOSURES, Contents
from briefgen.archive.taking import NoNumberError, Wanted, preview
from briefgen.errors import BriefgenError, Problem
from briefgen.folders import TemplateFolders
from briefgen.issue.manifest import NAME as MANIFEST
from briefgen.issue.numbers import checked_reference
from briefgen.language import _
from briefgen.record.model import Record
from briefgen.record.reading import Reading, read_record
from briefgen.values import dataclass
from briefgen.workflow.examine import examine
from briefgen.workflow.made_letter import MadeLetter, make_letter, refuse_findings
from briefgen.workflow.materials import materials
from briefgen.workflow.numbered_record import check_can_be_written, numbered, write_numbered
from briefgen.workflow.repeated import repeated

PROGRAM: Final = f"briefgen {__version__}"
State = Literal["issued", "already issued", "not issued"]


class OtherReferenceError(BriefgenError):
    """A record whose number is not the one that was asked for."""

    def __init__(self, record: str, asked: str) -> None:
        super().__init__(
            _("The record says {record}, --reference {asked}. Nothing was written.").format(record=record, asked=asked),
            hint=_("Leave --reference out, or correct the record."),
        )


@dataclass(frozen=True, slots=True)
class Request:
    """Which record is issued. An empty reference: the record's own, or the next of the ministry's series; no date: the
    record's own, or today."""

    record: Path
    reference: str = ""
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What became of it: `not issued` is the outcome of a trial, whose `seal` and `head` are empty.

    `path` is relative to the archive. `not_written` says why number and date did not come into the record; `indexed` is
    False where the index could not follow at once; `interrupted` are earlier issues of which no letter came.
    """

    state: State
    ministry: str
    record: str
    reference: str
    date: datetime.date
    subject: str
    path: str
    files: tuple[str, ...]
    seal: str = ""
    head: str = ""
    record_changed: bool = False
    not_written: str = ""
    indexed: bool = True
    interrupted: tuple[Interrupted, ...] = ()
    hints: tuple[Problem, ...] = ()


def issue(
    archive: Archive, request: Request, *, folders: TemplateFolders, at: datetime.datetime, trial: bool = False
) -> Report:
    """Issues the letter, or with `trial` does what can be done without writing anything.

    A record that was issued before, and has not changed, is only reported. Raises FindingsError for errors and for
    warnings that nobody acknowledged, and whatever the archive refuses; with nothing issued then.
    """
    reading, record = record_of(request.record, folders=folders, on=at.date())
    before = letter_of_record(archive, record.ministry, record.id)
    if before is not None:
        return _repeated(archive, before, reading, record, request, trial=trial)
    wanted = wanted_for(record, request, folders=folders, on=at.date())
    date = request.date or record.date or at.date()

    def made_under(reference: str) -> MadeLetter:
        with_number = numbered(reading, record, reference=reference, date=date)
        return make_letter(request.record, record, with_number, archive=archive, folders=folders, on=date)

    made = made_under(_foreseen(archive, wanted))
    replaces = _replaced(archive, record)
    if made.numbered.text != reading.document.text:
        check_can_be_written(request.record)
    if trial:
        return _tried(made)
    with take(archive, wanted, at=at) as taken:
        if taken.reference != made.reference:  # somebody else took the number that was foreseen
            made = made_under(taken.reference)
        contents = Contents(made.files, made.enclosures, made.made_with)
        issued = taken.issue(contents, _sealing(made, replaces), at=at)
    not_written = write_numbered(request.record, made.numbered, read=reading.document.text)
    changed = made.numbered.text != reading.document.text and not not_written
    return _report(made, issued, interrupted=taken.interrupted, not_written=not_written, changed=changed)


def record_of(path: Path, *, folders: TemplateFolders, on: datetime.date) -> tuple[Reading, Record]:
    """The record in this file; raises UnreadableError, and FindingsError where it is none."""
    reading = read_record(path)
    if reading.record is None:
        refuse_findings(path, examine(path, folders=folders, on=on, purpose="issue").problems, has_errors=True)
        raise AssertionError(path)
    return reading, reading.record


def wanted_for(record: Record, request: Request, *, folders: TemplateFolders, on: datetime.date) -> Wanted:
    """The number that is asked for; raises OtherReferenceError, ReferenceRefusedError."""
    typed = request.reference or record.reference or ""
    if record.reference and typed != record.reference:
        raise OtherReferenceError(record.reference, typed)
    series = ""
    if folders.has(f"ministries/{record.ministry}/profile.yaml"):  # where there is none, a finding says so
        profile, _problems = materials(folders).profile(record.ministry, folders)
        series = profile.references.series if profile else ""
    year = (request.date or record.date or on).year
    reference = checked_reference(typed) if typed else ""
    return Wanted(record.ministry, record.id, year, reference=reference, series=series)


def _foreseen(archive: Archive, wanted: Wanted) -> str:
    """The number that the letter will have if nobody else takes it first."""
    try:
        return preview(archive, wanted)
    except NoNumberError:
        return ""  # a finding with its place in the record says so
    except BeingIssuedError:
        # By a process that lives, or by one that died: then the number waits for the record.
        for number in numbers(archive, state="issuing"):
            same = (number.ministry, number.record) == (wanted.ministry, wanted.record)
            if same and not is_held(lock_path(archive, number.entry)):
                return wanted.reference or number.reference
        raise


def _replaced(archive: Archive, record: Record) -> str:
    """The reference of the letter that this one replaces, as the archive has it."""
    if not record.replaces:
        return ""
    try:
        old = archived_letter(archive, record.replaces, ministry=record.ministry)
    except NoSuchLetterError as error:
        raise FactRefusedError(record.replaces, _("the letter to be replaced is not in the archive.")) from error
    if not old.reference:
        raise FactRefusedError(old.called, _("it has no reference by which it could be named. Complete it first."))
    if old.replaced_by:
        raise FactRefusedError(old.reference, _("it was replaced already, by {by}.").format(by=old.replaced_by))
    return old.reference


def _sealing(made: MadeLetter, replaces: str) -> Sealing:
    record = made.record
    subject = " ".join(record.subject.split())
    return Sealing(made.date, record.kind, subject, PROGRAM, replaces=replaces, details=made.details)


def _names(made: MadeLetter) -> tuple[str, ...]:
    return (*sorted((*made.files, MANIFEST)), *(f"{ENCLOSURES}/{each.name}" for each in made.enclosures))


def _tried(made: MadeLetter) -> Report:
    record = made.record
    Contents(made.files, made.enclosures, made.made_with).check()
    path = letter_path(record.ministry, made.date.year, made.reference)
    return Report(
        "not issued",
        record.ministry,
        record.id,
        made.reference,
        made.date,
        record.subject,
        path,
        _names(made),
        hints=made.hints,
    )


def _report(
    made: MadeLetter, issued: Issued, *, interrupted: tuple[Interrupted, ...], not_written: str, changed: bool
) -> Report:
    return Report(
        "issued",
        issued.ministry,
        made.record.id,
        issued.reference,
        made.date,
        made.record.subject,
        issued.path,
        _names(made),
        seal=issued.seal,
        head=str(issued.head),
        record_changed=changed,
        not_written=not_written,
        indexed=issued.indexed,
        interrupted=interrupted,
        hints=made.hints,
    )


def _repeated(
    archive: Archive, letter: ArchivedLetter, reading: Reading, record: Record, request: Request, *, trial: bool
) -> Report:
    found = repeated(
        archive, letter, reading, record, path=request.record, reference=request.reference, date=request.date
    )
    differs = found.numbered.text != reading.document.text and not trial
    not_written = write_numbered(request.record, found.numbered, read=reading.document.text) if differs else ""
    return Report(
        "already issued",
        letter.ministry,
        record.id,
        letter.reference,
        found.manifest.issued_on,
        letter.subject,
        letter.path,
        (*sorted(found.manifest.files), MANIFEST),
        seal=letter.seal,
        head=str(archive.head()),
        record_changed=differs and not not_written,
        not_written=not_written,
    )
