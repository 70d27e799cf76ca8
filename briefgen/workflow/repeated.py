"""A record that is issued again: unchanged, it is only said so; changed, it is refused."""

import datetime
import hashlib
from pathlib import Path

from briefgen.archive.contents import ChangedLetterError, manifest_of
from briefgen.archive.errors import ArchiveRefusedError, PackageRefusedError
from briefgen.archive.keeping import Archive
from briefgen.archive.letters import ArchivedLetter
from briefgen.archive.store import ENCLOSURES
from briefgen.dutch.dates import long_date
from briefgen.issue.manifest import Manifest
from briefgen.issue.numbers import reference_key
from briefgen.language import _
from briefgen.record.checks.papers import checksum_of
from briefgen.record.model import Record
from briefgen.record.reading import Reading
from briefgen.values import dataclass
from briefgen.workflow.numbered_record import Numbered, numbered
from briefgen.workflow.sealing import RECORD, enclosures_of


class SentLetterError(ArchiveRefusedError):
    """A record that was issued, and is not the same any more."""

    def __init__(self, reference: str, date: datetime.date, record: str) -> None:
        super().__init__(
            _("{reference} is already in the archive ({date}). Nothing was written.").format(
                reference=reference, date=long_date(date)
            ),
            hint=_(
                "It was issued from the record '{record}', which has changed since. To correct a sent letter, issue a "
                "new one that replaces it: a record with an id of its own, and 'replaces: {reference}'."
            ).format(record=record, reference=reference),
        )


@dataclass(frozen=True, slots=True)
class Repeated:
    """The letter that the record became, its manifest, and the record as it was sealed."""

    letter: ArchivedLetter
    manifest: Manifest
    numbered: Numbered


def repeated(
    archive: Archive,
    letter: ArchivedLetter,
    reading: Reading,
    record: Record,
    *,
    path: Path,
    reference: str,
    date: datetime.date | None,
) -> Repeated:
    """The letter that was issued from this record; raises SentLetterError where the record, its documents, or the
    number or date that are asked for are others now, ChangedLetterError where the archive is not as it was."""
    manifest = manifest_of(archive, letter)
    asked = reference or record.reference or ""
    as_sealed = numbered(reading, record, reference=letter.reference, date=record.date or manifest.date)
    same = (
        (not asked or reference_key(asked) == reference_key(letter.reference))
        and date in (None, manifest.date)
        and hashlib.sha256(as_sealed.text.encode()).hexdigest() == _digest(manifest, letter)
        and _same_documents(record, path.parent, manifest)
    )
    if not same:
        raise SentLetterError(letter.reference, manifest.issued_on, record.id)
    return Repeated(letter, manifest, as_sealed)


def _digest(manifest: Manifest, letter: ArchivedLetter) -> str:
    if RECORD not in manifest.files:
        raise ChangedLetterError(letter.reference, RECORD)
    return manifest.files[RECORD].sha256


def _same_documents(record: Record, folder: Path, manifest: Manifest) -> bool:
    """Whether the documents that are still there are those that were sealed; one that was moved away is no change."""
    try:
        named = enclosures_of(record, folder)
    except PackageRefusedError:
        return True
    return all(checksum_of(each.path) == manifest.files[f"{ENCLOSURES}/{each.name}"].sha256 for each in named)
