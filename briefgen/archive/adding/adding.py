"""Adds letters from before briefgen in batches: a whole batch waits for the disk at once, and has one head of the log.

What is durable when, for a batch of letters:

1. *Write aside.* The run holds `.tmp/<token>.lock` for as long as it lives. Without the archive's lock, each letter's
   files go to `.tmp/<token>/<sha256>/`, not synced yet. Nobody is told of them.
2. *Sync.* Nothing lies where the letters will come, which is looked at under the archive's lock. A note in
   `.tmp/<token>/` names the batch's letters; then it, all files and all folders are synced, side by side. From here on
   whatever the log may name is on disk.
3. *Put in place.* Under the archive's lock, letters that somebody else added meanwhile are left out, the others are
   renamed to `added/…`, and the folders they come to lie in are synced.
4. *Log.* One append writes an `added` entry for each letter, and one head over them all. The moment at which that head
   is durable is the moment at which the letters of the batch are in the archive, all of them: before it there is none,
   after it everything that the entries name is on disk, by 2 and 3. Only then is anybody told of them.
5. *Index.* Then the index follows, in one transaction; if it cannot, it follows later.

Whoever writes next finds a token whose lock nobody holds: the run died, or the power went. Of the letters that its
notes name those without an entry are removed where they lie, then all that was written aside
(`briefgen.archive.adding.sweeping`). A note is durable before the first rename of its batch, so every letter in place
has an entry or a note. No number was taken, so nothing else is left; adding the same files again adds them.
"""

import datetime
import itertools
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from briefgen.archive import layout
from briefgen.archive.added import ADDED, added_path
from briefgen.archive.adding.making import NewLetter, Sealed, sealed
from briefgen.archive.adding.sweeping import ASIDE, NOTE, sweep
from briefgen.archive.documents import Findable, document_of, findable, with_completed
from briefgen.archive.entries import ADDED as ADDED_ENTRY
from briefgen.archive.entries import COMPLETED
from briefgen.archive.errors import ArchiveRefusedError, CannotWriteError
from briefgen.archive.keeping import Archive
from briefgen.archive.layout import TEMPORARY
from briefgen.archive.lock import hold
from briefgen.archive.recovery import lock_path, recover_held, stop_holding
from briefgen.errors import BriefgenError
from briefgen.language import _
from briefgen.values import dataclass

LETTERS: Final = 48  # of a batch
BYTES: Final = 64_000_000
Now = Callable[[], datetime.datetime]


@dataclass(frozen=True, slots=True)
class AddedLetter:
    """A letter that is in the archive by now; `entry` is 0 where somebody else had added it meanwhile."""

    sha256: str
    path: str
    entry: int


class Adding:
    """A run that adds letters: `put` them, and `commit` when a batch `is_full` and at the end."""

    def __init__(self, archive: Archive, token: str, *, now: Now, program: str) -> None:
        self.archive: Final = archive
        self._token: Final = token
        self._now: Final = now
        self._program: Final = program
        self._aside: Final = archive.root / TEMPORARY / token
        self._waiting: dict[str, Sealed] = {}
        self._given: dict[str, dict[str, Any]] = {}
        self._found_by: dict[str, Findable] = {}
        self._size = 0
        self._number = 0

    @property
    def is_full(self) -> bool:
        """Whether to commit now: what waits is worth its syncs, and should not take more memory."""
        return len(self._waiting) >= LETTERS or self._size >= BYTES

    def put(self, letter: NewLetter, given: Mapping[str, Any]) -> None:
        """Writes a letter aside, which is not in the archive and not put already; `given` are plain values of fields
        that somebody filled in. Raises CannotWriteError."""
        made = sealed(letter, program=self._program)
        found_by = findable(document_of(0, made.fields, lambda _path, name: made.files[name]))
        made.fields["analysed"] = found_by.digest
        folder, files = self._aside / letter.sha256, self.archive.files
        with explained(self.archive.root):
            files.make_folder(folder)
            for name, data in made.files.items():
                files.write(folder / name, data)
        self._size += len(letter.data)
        self._waiting[letter.sha256] = Sealed(dict.fromkeys(made.files, b""), made.fields)
        self._found_by[letter.sha256] = found_by
        if given:
            self._given[letter.sha256] = dict(given)

    def commit(self) -> tuple[AddedLetter, ...]:
        """Adds what was put, all of it or, where CannotWriteError is raised, nothing."""
        if not self._waiting:
            return ()
        waiting, self._waiting, self._size = self._waiting, {}, 0
        with explained(self.archive.root):
            with self.archive.writing(at=self._now()):
                known = {sha256 for sha256 in waiting if is_added(self.archive, sha256)}
                check_free(self.archive, [sha256 for sha256 in waiting if sha256 not in known])
            note = self._sync({sha256: made for sha256, made in waiting.items() if sha256 not in known})
            with self.archive.writing(at=self._now()):
                added = self._add(waiting)
            note.unlink()  # nothing depends on it any more, nor on its being gone
        return added

    def _sync(self, waiting: dict[str, Sealed]) -> Path:
        files, folders = self.archive.files, [self._aside / sha256 for sha256 in waiting]
        self._number += 1
        note = self._aside / f"{NOTE}{self._number}"
        files.write(note, "".join(f"{sha256}\n" for sha256 in waiting).encode())
        contents = [
            folder / name for folder, made in zip(folders, waiting.values(), strict=True) for name in made.files
        ]
        files.sync_all([note, *contents])
        files.sync_all([*folders, self._aside])
        return note

    def _add(self, waiting: dict[str, Sealed]) -> tuple[AddedLetter, ...]:
        known = {sha256 for sha256 in waiting if is_added(self.archive, sha256)}
        new = {sha256: made for sha256, made in waiting.items() if sha256 not in known}
        left = [(ADDED_ENTRY, made.fields, self._found_by[sha256]) for sha256, made in new.items()]
        left += [self._completed(sha256) for sha256 in new if sha256 in self._given]
        self._given.clear()
        self._found_by.clear()
        done: dict[str, int] = {}
        while left:
            some, left = left[: self.archive.log.room], left[self.archive.log.room :]  # its file may be nearly full
            self._place([fields["sha256"] for what, fields, _found_by in some if what == ADDED_ENTRY])
            entries, _indexed = self.archive.append_many(
                [each[:2] for each in some], at=self._now(), found_by=[each[2] for each in some]
            )
            done.update({entry.fields["sha256"]: entry.number for entry in entries if entry.what == ADDED_ENTRY})
        return tuple(AddedLetter(sha256, added_path(sha256), done.get(sha256, 0)) for sha256 in waiting)

    def _completed(self, sha256: str) -> tuple[str, dict[str, Any], Findable]:
        given = self._given[sha256]
        found_by = findable(with_completed(self._found_by[sha256].document, given))
        return COMPLETED, {"sha256": sha256, "fields": given, "analysed": found_by.digest}, found_by

    def _place(self, hashes: list[str]) -> None:
        files, root = self.archive.files, self.archive.root
        places = {sha256: root / added_path(sha256) for sha256 in hashes}
        make_folders(self.archive, sorted({place.parent for place in places.values()}))
        for sha256, place in places.items():
            files.rename(self._aside / sha256, place)
        files.sync_all(sorted({place.parent for place in places.values()}))
        for place in places.values():
            files.protect(place, 0o555)


def check_free(archive: Archive, hashes: list[str]) -> None:
    """Before any note names these letters: what lies in their places then is not ours to remove."""
    for sha256 in hashes:
        place = archive.root / added_path(sha256)
        if place.exists() or place.is_symlink():
            raise InTheWayError(str(place))


def make_folders(archive: Archive, folders: list[Path]) -> None:
    """Makes these folders in `added/`, those that are not there, durably."""
    files, top = archive.files, archive.root / ADDED
    for folder in (top, *folders):
        if folder.is_symlink():
            raise InTheWayError(str(folder))
    new = [folder for folder in folders if not folder.exists()]
    if not top.exists():
        files.make_folder(top)
        files.sync_folder(archive.root)
    for folder in new:
        files.make_folder(folder)
    if new:
        files.sync_folder(top)


class InTheWayError(ArchiveRefusedError):
    """Something that the log knows nothing of lies where a letter would come."""

    def __init__(self, path: str) -> None:
        super().__init__(
            _("{path} is there already, and no letter of the log. The letter was not added.").format(path=path),
            hint=_("Run `briefgen archive verify` to see what was changed, and restore a backup."),
        )


def known_hashes(archive: Archive) -> set[str]:
    """Of the files of all letters that were added."""
    with archive.reading() as connection:
        return {sha256 for (sha256,) in connection.execute("SELECT sha256 FROM letters WHERE sha256 <> ''")}


def is_added(archive: Archive, sha256: str) -> bool:
    """Whether the index, as it is now, has the letter with this hash."""
    row = archive.index.connection.execute("SELECT 1 FROM letters WHERE sha256 = ? AND sha256 <> ''", (sha256,))
    return row.fetchone() is not None


@contextmanager
def adding(archive: Archive, *, now: Now, program: str) -> Iterator[Adding]:
    """A run that adds letters to an archive; what was put and not committed when the `with` block ends is gone.

    Raises CannotWriteError, LockedError, LogDamagedError, IndexDamagedError.
    """
    with explained(archive.root):
        with archive.writing(at=now()):
            recover_held(archive, at=now())
            token = _new_token(archive)
            held = hold(lock_path(archive, token))
        try:
            archive.files.make_folder(archive.root / TEMPORARY / token)
            archive.files.sync_folder(archive.root / TEMPORARY)
            yield Adding(archive, token, now=now, program=program)
        finally:
            try:
                _end(archive, token, now=now)
            finally:
                stop_holding(archive, token, held)


def _new_token(archive: Archive) -> str:
    numbers = itertools.count(1)
    return next(token for number in numbers if not lock_path(archive, token := f"{ASIDE}{number}").exists())


def _end(archive: Archive, token: str, *, now: Now) -> None:
    """Clears away; where even that fails (a full disk), the next writer does it."""
    try:
        with archive.writing(at=now()):
            sweep(archive, token)
    except (BriefgenError, OSError):
        return


@contextmanager
def explained(root: Path) -> Iterator[None]:
    """An error of the system as a refusal."""
    try:
        yield
    except OSError as error:
        raise CannotWriteError(str(error.filename or root), layout.reason_of(error)) from error
