"""An archive as one thing: its folder, log, store and index, opened for reading or held for writing.

How a letter is issued, and why an interruption leaves a whole letter or none:

1. *Take the number.* Under the lock, the log gets `reserved` with the record's id. From here on the number is taken
   for ever. The process holds a lock on `.tmp/<entry>.lock` for as long as it lives.
2. *Write aside.* Without the archive's lock, all files go to `.tmp/<entry>/`, each file and folder synced.
3. *Issue.* Under the lock: objects that are new are moved to `objects/`, the folder is renamed into place and its
   parent synced, and the log gets `issued` with the hash of the manifest. The moment at which that entry's head is
   durable is the moment at which the letter is issued: before it there is no letter, after it everything that the
   entry names is on disk, because it was synced earlier.
4. *Index.* Then the index follows; if it cannot, it follows later (`Index.catch_up`).

Whoever writes next finds a number that is being issued while nobody holds its lock: the process died, or the power
went. What was written aside or put in place is removed, the log gets `interrupted`, and the number stays reserved for
the same record, so issuing it again uses the same number. A record that was issued is never issued twice: its id is
the key.
"""

import datetime
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from briefgen.archive import layout
from briefgen.archive.documents import Findable, Sources
from briefgen.archive.entries import CREATED, Entry
from briefgen.archive.errors import CannotWriteError, IndexDamagedError
from briefgen.archive.files import Files
from briefgen.archive.index import DAMAGE, Index, catch_up, connect, copy_index
from briefgen.archive.index import NAME as INDEX_NAME
from briefgen.archive.layout import About
from briefgen.archive.lock import PATIENCE, fair_lock
from briefgen.archive.log import Log
from briefgen.archive.store import FolderStore
from briefgen.archive.tree import TreeHead


class Archive:
    """An archive that was opened; nothing of it is locked. Its truth is written with the operations in `files`."""

    def __init__(self, root: Path, about: About, files: Files) -> None:
        self.root: Final = root
        self.about: Final = about
        self.files: Final = files
        self.log: Final = Log(root / layout.LOG, files)
        self.store: Final = FolderStore(root, files)
        self.sources: Final = Sources(self.store.read)
        self.index: Final = Index(root / layout.INDEX / INDEX_NAME, self.sources)
        self._writable = False  # not looked at yet

    def head(self) -> TreeHead:
        """What to keep elsewhere: the number of entries and the hash over them."""
        return self.log.head().tree

    @contextmanager
    def writing(self, *, at: datetime.datetime, patience: float = PATIENCE) -> Iterator[None]:
        """Holds the archive: nobody else writes, log and index are up to date.

        Raises CannotWriteError, LockedError, LogDamagedError, IndexDamagedError, with nothing written.
        """
        if not self._writable:
            layout.check_writable(self.root)
            self._writable = True
        try:
            with fair_lock(self.root / layout.LOCK, patience=patience):
                self.log.refresh(at=at)
                self.index.catch_up(self.log, head=self.log.current)
                with self.index.explained():
                    yield
        except OSError as error:
            raise CannotWriteError(str(error.filename or self.root), layout.reason_of(error)) from error

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The index as of now, also where nothing may be written: then a copy in memory that has caught up."""
        try:
            self.index.catch_up(self.log)
        except CannotWriteError:
            with closing(self._copy_in_memory()) as connection:
                yield connection
        else:
            with self.index.explained():
                yield self.index.connection

    def _copy_in_memory(self) -> sqlite3.Connection:
        """The index as far as there is one, and what it lacks made in memory."""
        connection = connect(":memory:")
        try:
            copy_index(self.index.path, connection)
            catch_up(connection, self.log, self.log.head(), self.sources)
        except DAMAGE:
            connection.close()
            connection = connect(":memory:")
            catch_up(connection, self.log, self.log.head(), self.sources)
        return connection

    def append(
        self, what: str, fields: Mapping[str, Any], *, at: datetime.datetime, found_by: Findable | None = None
    ) -> tuple[Entry, bool]:
        """Adds an entry to log and index; False when the index could not follow (a full disk), and will later.

        `found_by` is the letter that the entry is about, where it was analysed before.
        """
        entry = self.log.append(what, fields, at=at)
        return entry, self._indexed([entry], [found_by])

    def append_many(
        self,
        wanted: Sequence[tuple[str, Mapping[str, Any]]],
        *,
        at: datetime.datetime,
        found_by: Sequence[Findable | None] = (),
    ) -> tuple[tuple[Entry, ...], bool]:
        """The same for several entries, at most `log.room`, all or none of them."""
        entries = self.log.append_many(wanted, at=at)
        return entries, self._indexed(entries, found_by)

    def _indexed(self, entries: Sequence[Entry], found_by: Sequence[Findable | None]) -> bool:
        try:
            self.index.add(entries, self.log, found_by)
        except (CannotWriteError, IndexDamagedError):
            return False
        return True

    def rebuild(self, *, at: datetime.datetime) -> None:
        """Makes the index again from log and letters."""
        layout.check_writable(self.root)
        with fair_lock(self.root / layout.LOCK):
            self.log.refresh(at=at)
            self.index.rebuild(self.log)

    def close(self) -> None:
        self.index.close()


def create_archive(
    root: Path, *, identity: str, program: str, at: datetime.datetime, files: Files | None = None
) -> Archive:
    """Makes an archive in an empty or absent folder; raises NotEmptyError, CannotWriteError.

    `identity` tells this archive from all others (a UUID from the door).
    """
    files = files or Files()
    about = About(identity, program)
    layout.make_folders(root, files)
    try:
        log = Log(root / layout.LOG, files)
        log.create()
        log.append(CREATED, {"identity": identity, "files": layout.fixed_hashes(about)}, at=at)
        layout.write_fixed(root, layout.fixed_files(about), files)
    except OSError as error:
        raise CannotWriteError(str(root), layout.reason_of(error)) from error
    archive = Archive(root, about, files)
    archive.index.catch_up(archive.log)
    return archive


def open_archive(root: Path, *, files: Files | None = None) -> Archive:
    """Opens an archive, for reading and writing alike, without changing a byte.

    Raises NotAnArchiveError, NewerFormatError, LineEndingsError, LogDamagedError.
    """
    archive = Archive(root, layout.read_about(root), files or Files())
    archive.log.head()
    return archive
