"""What lies in a letter's folder, read back and compared with its seal, and what the letter was made with."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from briefgen.archive.errors import ArchiveRefusedError
from briefgen.archive.keeping import Archive
from briefgen.archive.layout import OBJECTS
from briefgen.archive.letters import ArchivedLetter
from briefgen.archive.tree import TreeHead, consistency_proof, inclusion_proof, leaf_hash
from briefgen.errors import ExitStatus
from briefgen.issue.manifest import NAME as MANIFEST
from briefgen.issue.manifest import Manifest, manifest_from_bytes
from briefgen.language import _


class ChangedLetterError(ArchiveRefusedError):
    """A file that is not the one that was sealed."""

    exit_status = ExitStatus.ARCHIVE_CHANGED

    def __init__(self, reference: str, path: str) -> None:
        super().__init__(
            _("{path} of {reference} is not the file that was sealed.").format(path=path, reference=reference),
            hint=_("Run `briefgen archive verify` to see what was changed, and restore a backup."),
        )


@dataclass(frozen=True, slots=True)
class Proof:
    """That an entry stands in the log: its line, its number, and the hashes that lead from it to the head."""

    line: bytes
    number: int
    head: TreeHead
    hashes: tuple[str, ...]


def manifest_of(archive: Archive, letter: ArchivedLetter) -> Manifest:
    """The letter's manifest; raises ChangedLetterError where it is not the one that the log names."""
    data = _read(archive, letter, letter.path, MANIFEST, sha256=letter.seal)
    try:
        return manifest_from_bytes(data)
    except ValueError as error:
        raise ChangedLetterError(letter.called, MANIFEST) from error


def file_of(archive: Archive, letter: ArchivedLetter, name: str) -> bytes:
    """A sealed file by its name in the manifest; raises ChangedLetterError, also for a name that is not in it."""
    digest = manifest_of(archive, letter).files.get(name)
    if digest is None:
        raise ChangedLetterError(letter.called, name)
    return _read(archive, letter, letter.path, name, sha256=digest.sha256)


def made_with(archive: Archive, letter: ArchivedLetter) -> Mapping[str, bytes]:
    """Templates, profile, calendar and fonts that the letter was made with, by name; raises ChangedLetterError."""
    names = manifest_of(archive, letter).made_with
    return {name: _read(archive, letter, OBJECTS, sha256, sha256=sha256) for name, sha256 in names.items()}


def _read(archive: Archive, letter: ArchivedLetter, path: str, name: str, *, sha256: str) -> bytes:
    try:
        data = archive.store.read(path, name)
    except OSError as error:
        raise ChangedLetterError(letter.called, name) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ChangedLetterError(letter.called, name)
    return data


class NoSuchHeadError(ArchiveRefusedError):
    """A head with more entries than the log has."""

    def __init__(self, size: int) -> None:
        super().__init__(_("The log has no {size} entries.").format(size=size))
        self.size: Final = size


def proof_of(archive: Archive, letter: ArchivedLetter) -> Proof:
    """That the letter's `issued` entry stands in the log as of now. Reads the whole log."""
    head = archive.log.head()
    entries = list(archive.log.entries(head=head))
    hashes = inclusion_proof([leaf_hash(entry.line) for entry in entries], letter.entry)
    return Proof(entries[letter.entry].line, letter.entry, head.tree, tuple(each.hex() for each in hashes))


def consistency_with(archive: Archive, earlier: TreeHead) -> tuple[str, ...]:
    """The hashes that show an earlier head to be a prefix of the log as of now; raises NoSuchHeadError.

    Whether they do show it is for `briefgen.archive.tree.proves_consistency` to say.
    """
    leaves = [leaf_hash(entry.line) for entry in archive.log.entries()]
    if earlier.size > len(leaves):
        raise NoSuchHeadError(earlier.size)
    return tuple(each.hex() for each in consistency_proof(leaves, earlier.size))
