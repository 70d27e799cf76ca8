"""Copies an archive as of one moment, also while others issue letters into it, and puts such a copy back.

A backup is an archive itself, without an index: all that the head names at the moment of copying, and nothing later.
Letters never change and the log only grows, so no lock is taken.
"""

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefgen.archive import layout
from briefgen.archive.entries import BROUGHT, RESTORED, Entry
from briefgen.archive.errors import ArchiveRefusedError, CannotWriteError
from briefgen.archive.files import Files
from briefgen.archive.findings import Finding
from briefgen.archive.heads import NAME as HEADS
from briefgen.archive.keeping import Archive, open_archive
from briefgen.archive.log import SEGMENT, heads_over, segment_name
from briefgen.archive.tree import TreeHead
from briefgen.archive.verify import verify
from briefgen.errors import ExitStatus
from briefgen.language import _, ngettext

_BLOCK: Final = 1 << 20


class NotWholeError(ArchiveRefusedError):
    """A copy, or an archive to copy, that is not as it was written; `findings` say what."""

    exit_status = ExitStatus.ARCHIVE_CHANGED

    def __init__(self, folder: Path, findings: tuple[Finding, ...]) -> None:
        count = ngettext("{count} thing is not", "{count} things are not", len(findings)).format(count=len(findings))
        super().__init__(
            _("{folder} is not whole: {count} as written. First: {first}").format(
                folder=folder, count=count, first=findings[0]
            )
        )
        self.findings: Final = findings


@dataclass(frozen=True, slots=True)
class Copied:
    """The head of the copy and how many letters it holds."""

    head: TreeHead
    letters: int


def backup(archive: Archive, to: Path, *, files: Files | None = None) -> Copied:
    """Copies into an empty or absent folder and verifies the copy.

    Raises NotEmptyError, CannotWriteError, LogDamagedError, NotWholeError (the archive itself was changed).
    """
    return _copy(archive, to, files or Files())


def restore(source: Path, to: Path, *, at: datetime.datetime, files: Files | None = None) -> Copied:
    """Makes an archive out of a backup, which is verified first; the log says that it was restored.

    Numbers that were handed out after the backup are unknown to it: `briefgen.archive.facts.skip` leaves them out.
    """
    verified = verify(source)
    if not verified.unchanged:
        raise NotWholeError(source, verified.findings)
    copied = _copy(open_archive(source), to, files or Files())
    restored = open_archive(to, files=files)
    with restored.writing(at=at):
        restored.append(RESTORED, {"head": str(copied.head)}, at=at)
    restored.close()
    return Copied(restored.head(), copied.letters)


def _copy(archive: Archive, to: Path, files: Files) -> Copied:
    head = archive.log.head()
    entries = list(archive.log.entries(head=head))
    layout.make_folders(to, files)
    try:
        _write_log(to / layout.LOG, entries, files)
        letters = [entry for entry in entries if entry.what in BROUGHT]
        for entry in letters:
            _copy_letter(archive.root, to, entry, files)
        files.sync_folder(to / layout.OBJECTS)
        # As they are: a later briefgen may explain an archive in other words.
        fixed = {name: (archive.root / name).read_bytes() for name in layout.fixed_files(archive.about)}
        layout.write_fixed(to, fixed, files)
    except OSError as error:
        raise CannotWriteError(str(error.filename or to), layout.reason_of(error)) from error
    verified = verify(to)
    if not verified.unchanged:
        raise NotWholeError(to, verified.findings)
    return Copied(verified.head, len(letters))


def _write_log(folder: Path, entries: list[Entry], files: Files) -> None:
    for first in range(0, len(entries), SEGMENT):
        lines = [entry.line + b"\n" for entry in entries[first : first + SEGMENT]]
        files.create(folder / segment_name(first), lines)
    files.create(folder / HEADS, heads_over([entry.line for entry in entries]).slots)
    files.sync_folder(folder)


def _copy_letter(root: Path, to: Path, entry: Entry, files: Files) -> None:
    for sha256 in entry.fields["keeps"]:
        _copy_file(root / layout.OBJECTS / sha256, to / layout.OBJECTS / sha256, files)
    path = entry.fields["path"]
    ministry, year, _name = path.split("/")
    for folder in (to / ministry, to / ministry / year):
        if not folder.exists():
            files.make_folder(folder)
            files.sync_folder(folder.parent)
    _copy_folder(root / path, to / path, files)
    files.sync_folder(to / ministry / year)


def _copy_folder(source: Path, to: Path, files: Files) -> None:
    files.make_folder(to)
    for each in sorted(source.iterdir()):
        if each.is_dir():
            _copy_folder(each, to / each.name, files)
        else:
            _copy_file(each, to / each.name, files)
    files.sync_folder(to)
    files.protect(to, 0o555)


def _copy_file(source: Path, to: Path, files: Files) -> None:
    with source.open("rb") as opened:
        files.create(to, iter(lambda: opened.read(_BLOCK), b""))
    files.protect(to, 0o444)
