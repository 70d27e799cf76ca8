"""Takes a number and issues a letter under it, all or nothing; the steps are told in `briefgen.archive.keeping`."""

import datetime
import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from briefgen.archive import letters as rows
from briefgen.archive.documents import Findable, document_of, findable
from briefgen.archive.entries import ISSUED, RESERVED
from briefgen.archive.errors import ArchiveRefusedError, CannotWriteError, FactRefusedError
from briefgen.archive.keeping import Archive
from briefgen.archive.layout import letter_path, reason_of
from briefgen.archive.letters import Number
from briefgen.archive.lock import hold
from briefgen.archive.recovery import Interrupted, abandon, lock_path, recover_held, stop_holding
from briefgen.archive.store import Contents
from briefgen.archive.taking import Wanted, check_wanted, choose_number
from briefgen.archive.tree import TreeHead
from briefgen.issue.manifest import NAME as MANIFEST
from briefgen.issue.manifest import Manifest
from briefgen.language import _


@dataclass(frozen=True, slots=True)
class Sealing:
    """What the manifest says of a letter besides its number and files.

    `replaces` is the reference of a letter of the same ministry; `details` are further facts that are sealed with it
    (the titles of enclosures, the ministry's name on that day)."""

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


class TakenAwayError(ArchiveRefusedError):
    """A number that is no longer held by this process: the files in which it notes so were removed."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            _("{reference} is no longer held by this process. No letter was issued.").format(reference=reference),
            hint=_("Somebody cleared the archive's folder .tmp. Issue the record again."),
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
        """Seals and issues the letter. PackageRefusedError, CannotWriteError, FactRefusedError: no letter then."""
        contents.check()
        with ThreadPoolExecutor(1) as meanwhile:  # the disk is waited for, longer than analysing takes
            found_by = meanwhile.submit(_findable, self.number, contents, sealing)
            manifest = self._seal(contents, sealing)
        with self.archive.writing(at=at):
            self.issued = self._commit(manifest, contents, found_by.result(), at=at)
        return self.issued

    def _seal(self, contents: Contents, sealing: Sealing) -> Manifest:
        token, archive = str(self.number.entry), self.archive
        try:
            archive.store.discard(token)  # of an earlier try
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
        return manifest

    def _commit(self, manifest: Manifest, contents: Contents, found_by: Findable, *, at: datetime.datetime) -> Issued:
        archive, connection = self.archive, self.archive.index.connection
        if rows.find_number(connection, manifest.ministry, manifest.reference) != self.number:
            raise TakenAwayError(manifest.reference)
        if manifest.replaces:
            _check_replaceable(archive, manifest.ministry, manifest.replaces)
        known = {each for (each,) in connection.execute("SELECT sha256 FROM objects")}
        keeps = {manifest.made_with[name]: data for name, data in contents.made_with.items()}
        keeps = {sha256: data for sha256, data in sorted(keeps.items()) if sha256 not in known}
        token = str(self.number.entry)
        archive.store.keep_objects(token, keeps)
        path, seal = letter_path(manifest.ministry, manifest.issued_on.year, manifest.reference), manifest.seal
        archive.store.place(token, path)
        fields = {
            "ministry": manifest.ministry,
            "reference": manifest.reference,
            "record": manifest.record,
            "date": manifest.issued_on.isoformat(),
            "kind": manifest.kind,
            "subject": manifest.subject,
            "path": path,
            "seal": seal,
            "keeps": list(keeps),
            "analysed": found_by.digest,
        }
        if manifest.replaces:
            fields["replaces"] = manifest.replaces
        entry, indexed = archive.append(ISSUED, fields, at=at, found_by=found_by)
        head = archive.log.current.tree
        # From here on the letter is issued, whatever happens to the index.
        return Issued(manifest.ministry, manifest.reference, path, entry.number, seal, head, indexed=indexed)


def _findable(number: Number, contents: Contents, sealing: Sealing) -> Findable:
    """The letter as search will see it, without its number in the log: analysed while nobody waits for the archive."""
    files = {**contents.files, MANIFEST: json.dumps({"details": dict(sealing.details)}).encode()}
    fields = {"ministry": number.ministry, "reference": number.reference, "kind": sealing.kind}
    fields |= {"subject": sealing.subject, "date": sealing.date.isoformat(), "path": ""}
    return findable(document_of(0, fields, lambda _path, name: files[name]))


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
    check_wanted(wanted)
    with archive.writing(at=at):
        interrupted = recover_held(archive, at=at)
        number, held = _take_for_issue(archive, wanted, at=at)
    taken = Taken(archive, number, interrupted)
    try:
        yield taken
    finally:
        try:
            if taken.issued is None:
                _give_up(archive, number, at=at)
        finally:
            stop_holding(archive, number.entry, held)


def _take_for_issue(archive: Archive, wanted: Wanted, *, at: datetime.datetime) -> tuple[Number, int]:
    if not wanted.record:
        raise ValueError(wanted)
    choice = choose_number(archive, wanted, at=at)
    token = archive.log.current.size
    held = hold(lock_path(archive, token))
    try:
        archive.append(RESERVED, {**choice.fields, "for": "issue"}, at=at)
    except BaseException:
        stop_holding(archive, token, held)
        raise
    return Number(wanted.ministry, choice.reference, wanted.record, "issuing", token), held


def _give_up(archive: Archive, number: Number, *, at: datetime.datetime) -> None:
    """Undoes what was begun; where even that fails (a full disk), the next writer does it."""
    try:
        with archive.writing(at=at):
            abandon(archive, number, reason="given up", at=at)
    except (ArchiveRefusedError, OSError):
        return  # the refusal that led here is already on its way to the user
