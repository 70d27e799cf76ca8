"""Takes a number and issues a letter under it, all or nothing; the steps are told in `briefgen.archive.keeping`."""

import datetime
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from briefgen.archive import letters as rows
from briefgen.archive.entries import INTERRUPTED, ISSUED, RELEASED, RESERVED
from briefgen.archive.errors import (
    AlreadyIssuedError,
    ArchiveRefusedError,
    BeingIssuedError,
    CannotWriteError,
    FactRefusedError,
    ReferenceInUseError,
)
from briefgen.archive.keeping import Archive
from briefgen.archive.layout import TEMPORARY, checked_ministry, folder_name, letter_path, reason_of
from briefgen.archive.letters import Number
from briefgen.archive.lock import hold, is_held
from briefgen.archive.store import Contents
from briefgen.archive.tree import TreeHead
from briefgen.issue.manifest import Manifest
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


@dataclass(frozen=True, slots=True)
class Sealing:
    """What the manifest says of a letter besides its number and files. `replaces` is the reference of a letter of the
    same ministry; `details` are further facts (a title per enclosure, ministry's name on that day, …) sealed with it."""

    date: datetime.date
    kind: str
    subject: str
    program: str
    replaces: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Issued:
    """A letter that is in the archive. `indexed` is False where the index could not follow at once (a full disk)."""

    ministry: str
    reference: str
    path: str
    entry: int
    seal: str
    head: TreeHead
    indexed: bool


@dataclass(frozen=True, slots=True)
class Interrupted:
    """An earlier issue that did not come to an end: no letter was issued, the number waits for its record."""

    ministry: str
    reference: str
    record: str


class NoNumberError(ArchiveRefusedError):
    """Neither a number nor a series to take one from."""

    def __init__(self) -> None:
        super().__init__(
            _("The letter has no reference number, and its ministry has no series of its own. Nothing was written."),
            hint=_("Give the number of your document system with --reference."),
        )


class Taken:
    """A number that this process holds; `issue` makes the letter, leaving the `with` block without it gives up."""

    def __init__(self, archive: Archive, number: Number, interrupted: tuple[Interrupted, ...]) -> None:
        self.archive: Final = archive
        self.number: Final = number
        self.interrupted: Final = interrupted
        self.issued: Issued | None = None

    @property
    def reference(self) -> str:
        return self.number.reference

    def issue(self, contents: Contents, sealing: Sealing, *, at: datetime.datetime) -> Issued:
        """Seals and issues the letter; raises PackageRefusedError, CannotWriteError, FactRefusedError with no letter."""
        contents.check()
        token, archive = str(self.number.entry), self.archive
        try:
            digests, made_with = archive.store.put_aside(token, contents)
            manifest = Manifest(
                ministry=self.number.ministry,
                reference=self.reference,
                record=self.number.record,
                date=sealing.date,
                kind=sealing.kind,
                subject=sealing.subject,
                files=digests,
                made_with=made_with,
                program=sealing.program,
                replaces=sealing.replaces,
                details=sealing.details,
            )
            archive.store.seal(token, manifest)
        except OSError as error:
            raise CannotWriteError(str(error.filename or archive.root), reason_of(error)) from error
        with archive.writing(at=at):
            self.issued = self._commit(manifest, contents, at=at)
        return self.issued

    def _commit(self, manifest: Manifest, contents: Contents, *, at: datetime.datetime) -> Issued:
        archive, connection = self.archive, self.archive.index.connection
        if manifest.replaces:
            _check_replaceable(archive, manifest.ministry, manifest.replaces)
        known = {each for (each,) in connection.execute("SELECT sha256 FROM objects")}
        keeps = {manifest.made_with[name]: data for name, data in contents.made_with.items()}
        keeps = {sha256: data for sha256, data in sorted(keeps.items()) if sha256 not in known}
        token = str(self.number.entry)
        archive.store.keep_objects(token, keeps)
        path = letter_path(manifest.ministry, manifest.date.year, manifest.reference)
        archive.store.place(token, path)
        fields = {
            "ministry": manifest.ministry,
            "reference": manifest.reference,
            "record": manifest.record,
            "date": manifest.date.isoformat(),
            "kind": manifest.kind,
            "subject": manifest.subject,
            "path": path,
            "seal": manifest.seal,
            "keeps": list(keeps),
        }
        entry = archive.log.append(ISSUED, fields | ({"replaces": manifest.replaces} if manifest.replaces else {}), at=at)
        head = archive.log.current.tree
        # From here on the letter is issued, whatever happens to the index.
        return Issued(
            manifest.ministry, manifest.reference, path, entry.number, manifest.seal, head, indexed=archive.follow()
        )


def _check_replaceable(archive: Archive, ministry: str, reference: str) -> None:
    old = rows.find_letter(archive.index.connection, ministry, reference)
    if old is None:
        raise FactRefusedError(reference, _("the letter to be replaced is not in the archive."))
    if old.replaced_by:
        raise FactRefusedError(reference, _("it was replaced already, by {by}.").format(by=old.replaced_by))


@contextmanager
def take(archive: Archive, wanted: Wanted, *, at: datetime.datetime) -> Iterator[Taken]:
    """Takes a number for a letter that is issued in the `with` block.

    A number that waits for the record is used again. Raises AlreadyIssuedError for a record that was issued,
    ReferenceInUseError, BeingIssuedError, NoNumberError, ReferenceRefusedError, all with nothing written.
    """
    _check(wanted)
    with archive.writing(at=at):
        interrupted = _recover(archive, at=at)
        number, held = _take_for_issue(archive, wanted, at=at)
    taken = Taken(archive, number, interrupted)
    try:
        yield taken
    finally:
        try:
            if taken.issued is None:
                _give_up(archive, number, at=at)
        finally:
            _let_go(archive, number.entry, held)


def _check(wanted: Wanted) -> None:
    checked_ministry(wanted.ministry)
    if wanted.reference:
        checked_reference(wanted.reference)
    if wanted.series:
        checked_reference(Series(wanted.series).write(year=wanted.year, number=1))


def _take_for_issue(archive: Archive, wanted: Wanted, *, at: datetime.datetime) -> tuple[Number, int]:
    if not wanted.record:
        raise ValueError(wanted)
    fields = choose_number(archive, wanted, at=at)
    token = archive.log.current.size
    held = hold(_lock_path(archive, token))
    try:
        archive.log.append(RESERVED, {**fields, "for": "issue"}, at=at)
        archive.index.catch_up(archive.log, head=archive.log.current)
    except BaseException:
        _let_go(archive, token, held)
        raise
    return Number(wanted.ministry, str(fields["reference"]), wanted.record, "issuing", token), held


def choose_number(archive: Archive, wanted: Wanted, *, at: datetime.datetime) -> dict[str, object]:
    """What a `reserved` entry says of the number that is taken; releases another one that waited for the record."""
    connection = archive.index.connection
    issued = rows.find_record(connection, wanted.ministry, wanted.record) if wanted.record else None
    if issued:
        raise AlreadyIssuedError(
            wanted.record, ministry=wanted.ministry, reference=issued.reference, when=issued.date
        )
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
        archive.log.append(RELEASED, {**given_back, "reason": "another number was given for the record"}, at=at)
        archive.index.catch_up(archive.log, head=archive.log.current)
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


# Giving up, and what a crash left


def _give_up(archive: Archive, number: Number, *, at: datetime.datetime) -> None:
    """Undoes what was begun; where even that fails (a full disk), the next writer does it."""
    try:
        with archive.writing(at=at):
            _abandon(archive, number, reason="given up", at=at)
    except (ArchiveRefusedError, OSError):
        return  # the refusal that led here is already on its way to the user


def recover(archive: Archive, *, at: datetime.datetime) -> tuple[Interrupted, ...]:
    """Clears away what a crash left of letters that were being issued, and says which; every issue does this first."""
    with archive.writing(at=at):
        return _recover(archive, at=at)


def _recover(archive: Archive, *, at: datetime.datetime) -> tuple[Interrupted, ...]:
    found = []
    connection = archive.index.connection
    for number in rows.being_issued(connection):
        if not is_held(_lock_path(archive, number.entry)):
            _abandon(archive, number, reason="crashed", at=at)
            found.append(Interrupted(number.ministry, number.reference, number.record))
    live = {str(number.entry) for number in rows.being_issued(connection)}
    leftovers = [token for token in archive.store.unfinished() if token not in live]
    for token in leftovers:
        archive.store.discard(token)
        _remove_lock(archive, token)
    if found:
        _sweep_objects(archive)
    return tuple(found)


def _abandon(archive: Archive, number: Number, *, reason: str, at: datetime.datetime) -> None:
    token = str(number.entry)
    for path in archive.store.places(number.ministry, folder_name(number.reference)):
        archive.store.take_back(token, path)
    archive.store.remove_empty_folders(number.ministry)
    archive.store.discard(token)
    fields = {"ministry": number.ministry, "reference": number.reference, "record": number.record, "reason": reason}
    archive.log.append(INTERRUPTED, fields, at=at)
    archive.index.catch_up(archive.log, head=archive.log.current)


def _sweep_objects(archive: Archive) -> None:
    known = {each for (each,) in archive.index.connection.execute("SELECT sha256 FROM objects")}
    for sha256 in archive.store.object_names():
        if sha256 not in known:
            archive.store.remove_object(sha256)


def _lock_path(archive: Archive, token: int | str) -> Path:
    return archive.root / TEMPORARY / f"{token}.lock"


def _remove_lock(archive: Archive, token: int | str) -> None:
    _lock_path(archive, token).unlink(missing_ok=True)


def _let_go(archive: Archive, token: int, held: int) -> None:
    _remove_lock(archive, token)
    os.close(held)
