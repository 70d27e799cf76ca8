"""The index: an SQLite database over log and letters that answers quickly, and that may be thrown away at any time.

It is written after the log's entry is durable, without syncs of its own (WAL, synchronous=NORMAL): a power cut can
leave it behind the log, never ahead of it and never damaged, and whoever uses it next first lets it catch up. What the
log says counts; where the two contradict each other the index is refused.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from itertools import zip_longest
from pathlib import Path
from typing import Final

from briefgen.archive.documents import Findable, Sources
from briefgen.archive.entries import BROUGHT, COMPLETED, Entry
from briefgen.archive.errors import CannotWriteError, IndexDamagedError, LogDamagedError
from briefgen.archive.fold import SCHEMA, TABLES, fold
from briefgen.archive.heads import Head
from briefgen.archive.log import Log
from briefgen.archive.tree import leaf_hash
from briefgen.language import _
from briefgen.search.sqlite import schema
from briefgen.values import replace

_TABLES: Final = 3  # version of the tables
NAME: Final = "letters.sqlite"
_FULL, _READ_ONLY, _CANNOT_OPEN, _BUSY = 13, 8, 14, 5


def version_wanted() -> str:
    """Of tables and analyser together: an index of another one is made again."""
    return f"{_TABLES}/{schema.version_wanted()}"


# What reading a damaged database raises: text that is no UTF-8 comes through as it is.
DAMAGE: Final = (sqlite3.DatabaseError, UnicodeDecodeError)


class OtherLogError(sqlite3.DatabaseError):
    """What the index had last is not what the log has there: as good as damaged."""


class Index:
    """The database at `path`; `sources` gives the letters that its entries issued."""

    def __init__(self, path: Path, sources: Sources) -> None:
        self.path = path
        self._sources = sources
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] = (0, 0)

    @property
    def connection(self) -> sqlite3.Connection:
        """The open database; opened again when the file was replaced by another."""
        identity = self._file_identity()
        if self._connection is None or identity != self._identity:
            self.close()
            self._connection = connect(self.path)
            self._identity = self._file_identity()
        return self._connection

    def _file_identity(self) -> tuple[int, int]:
        try:
            status = self.path.stat()
        except FileNotFoundError:
            return (0, 0)
        return (status.st_dev, status.st_ino)

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def add(self, entries: Sequence[Entry], log: Log, found_by: Sequence[Findable | None] = ()) -> None:
        """Applies the entries that were just appended, and what the index missed before them, in one transaction.

        `found_by` has the letter of each entry where it was analysed before.

        Raises IndexDamagedError, CannotWriteError.
        """
        with self.explained(), writing(self.connection):
            # A reader that saw the new head may have been here first.
            if read_state(self.connection).get("size") == str(entries[0].number):
                for entry, analysed in zip_longest(entries, found_by):
                    apply(self.connection, entry, self._sources, analysed)
                set_state(self.connection, log.current.size, log.current.last)
            else:
                catch_up(self.connection, log, log.current, self._sources)

    def catch_up(self, log: Log, *, head: Head | None = None) -> None:
        """Applies what the log has and the index has not; makes the tables if there are none.

        Raises IndexDamagedError, LogDamagedError (the index knows more than the log), CannotWriteError.
        """
        head = head or log.head()
        with self.explained():
            if self._is_current(head):
                return
            with writing(self.connection):
                catch_up(self.connection, log, head, self._sources)

    def _is_current(self, head: Head) -> bool:
        state = read_state(self.connection)
        return state.get("version") == version_wanted() and (state.get("size"), state.get("last")) == (
            str(head.size),
            head.last,
        )

    def rebuild(self, log: Log) -> None:
        """Makes everything again from log and letters, in one transaction, so that readers see the old or the new."""
        try:
            self._rebuild_in_place(log)
        except DAMAGE:
            # The file is no database any more: nothing in it can be kept.
            self.close()
            for suffix in ("", "-wal", "-shm"):
                with suppress(FileNotFoundError):
                    self.path.with_name(self.path.name + suffix).unlink()
            with self.explained():
                self._rebuild_in_place(log)

    def _rebuild_in_place(self, log: Log) -> None:
        with writing(self.connection):
            drop_tables(self.connection)
            catch_up(self.connection, log, log.head(), self._sources)

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Raises IndexDamagedError or CannotWriteError for what the database raises in the `with` block."""
        try:
            yield
        except DAMAGE as error:
            raise explained(error, self.path) from error


def explained(error: sqlite3.DatabaseError | UnicodeDecodeError, path: Path) -> CannotWriteError | IndexDamagedError:
    """The refusal that this error of the database stands for."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    reasons = {_FULL: _("the disk is full"), _READ_ONLY: _("it is read-only"), _CANNOT_OPEN: _("no permission")}
    reasons[_BUSY] = _("another program holds it")
    if code in reasons:
        return CannotWriteError(str(path), reasons[code])
    return IndexDamagedError(str(path))


def connect(path: Path | str, *, uri: bool = False) -> sqlite3.Connection:
    """Opens (or makes) the database with the settings that the archive relies on."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=10.0, uri=uri, check_same_thread=False)
    if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        connection.execute("PRAGMA page_size=8192")  # of a new one: what is kept of letters fills such pages better
        connection.execute("PRAGMA journal_mode=WAL")  # once: switching does not wait for others
    connection.execute("PRAGMA synchronous=NORMAL")
    return connection


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction that takes the write lock at its start."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def read_state(connection: sqlite3.Connection) -> dict[str, str]:
    """How far the index is; empty where there are no tables yet."""
    try:
        return dict(connection.execute("SELECT name, value FROM state"))
    except sqlite3.OperationalError:
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'state'").fetchone():
            raise
        return {}


def drop_tables(connection: sqlite3.Connection) -> None:
    schema.drop_tables(connection)
    for name in ("state", *TABLES):
        connection.execute(f"DROP TABLE IF EXISTS {name}")


def make_tables(connection: sqlite3.Connection) -> None:
    for statement in SCHEMA:
        connection.execute(statement)
    schema.make_tables(connection)
    connection.executemany(
        "INSERT INTO state VALUES (?, ?)", [("version", version_wanted()), ("size", "0"), ("last", "")]
    )


def catch_up(connection: sqlite3.Connection, log: Log, head: Head, sources: Sources) -> None:
    """Inside a transaction: applies the entries that are missing."""
    state = read_state(connection)
    if state.get("version") != version_wanted():
        drop_tables(connection)
        make_tables(connection)
        state = read_state(connection)
    size = int(state["size"])
    if size > head.size:
        newest = log.head()  # another process may have gone on since `head` was read
        if size > newest.size:
            raise LogDamagedError(
                str(log.folder), _("the index knows {count} entries more.").format(count=size - newest.size)
            )
        return
    apply_entries(connection, log, (size, state["last"]), head, sources)


def apply_entries(
    connection: sqlite3.Connection, log: Log, known: tuple[int, str], head: Head, sources: Sources
) -> None:
    """Applies entries `size` and on, after a look whether entry `size - 1` is the one that the index had.

    `known` is how many entries it has, and the hash of the last.
    """
    size, last = known
    for entry in log.entries(max(size - 1, 0), head=head):
        if entry.number < size:
            if leaf_hash(entry.line).hex() != last:
                raise OtherLogError
            continue
        apply(connection, entry, sources)
        last = leaf_hash(entry.line).hex()
    set_state(connection, head.size, last)


def set_state(connection: sqlite3.Connection, size: int, last: str) -> None:
    """Notes how far the index is."""
    connection.execute("REPLACE INTO state VALUES ('size', ?), ('last', ?)", (str(size), last))


def apply(connection: sqlite3.Connection, entry: Entry, sources: Sources, found_by: Findable | None = None) -> None:
    """Applies one entry; a letter that it issued can be found from the same transaction on."""
    fold(connection, entry)
    make_findable(connection, entry, sources, found_by)


def make_findable(
    connection: sqlite3.Connection, entry: Entry, sources: Sources, found_by: Findable | None = None
) -> None:
    """Adds what search needs of the letter that the entry brought or completed; `found_by` where it is analysed."""
    if entry.what in BROUGHT:
        key, document = str(entry.number), found_by.document if found_by else sources.document(entry)
    elif entry.what == COMPLETED:
        key = letter_of(connection, entry)
        if not key:
            return
        document = found_by.document if found_by else sources.completed(connection, key, entry.fields["fields"])
    else:
        return
    engine, document = sources.engine(connection), replace(document, key=key)
    if entry.what == COMPLETED:
        engine.remove(key)
    if found_by is None:
        engine.add(document)
    else:
        engine.put(document, found_by.analysed, found_by.kept)


def letter_of(connection: sqlite3.Connection, entry: Entry) -> str:
    """The key of the letter that an entry completes, which was applied to the tables; empty where there is none."""
    row = connection.execute("SELECT letter FROM facts WHERE entry = ?", (entry.number,)).fetchone()
    return str(row[0]) if row else ""


def copy_index(path: Path, to: sqlite3.Connection) -> None:
    """Copies the index as of one moment, also from where nothing may be written; raises sqlite3.DatabaseError."""
    try:
        _copy(path, to, "mode=ro")
    except sqlite3.DatabaseError:
        # Where nothing may be written, SQLite cannot read beside a writer; nobody writes there.
        _copy(path, to, "mode=ro&immutable=1")


def _copy(path: Path, to: sqlite3.Connection, how: str) -> None:
    uri = f"{path.resolve().as_uri()}?{how}"
    with closing(sqlite3.connect(uri, uri=True, timeout=10.0)) as source:
        source.backup(to)
