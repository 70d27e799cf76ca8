"""Verifies the index: each row as log and letters give it, each word where it stands in the letters."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from itertools import zip_longest
from pathlib import Path

from briefgen.archive.entries import Entry
from briefgen.archive.findings import CHANGED, Seen
from briefgen.archive.fold import TABLES, fold
from briefgen.archive.index import NAME, VERSION, TextOf, make_tables, read_state
from briefgen.archive.layout import INDEX
from briefgen.language import _

_PATH = f"{INDEX}/{NAME}"


def copy_index(root: Path, to: Path) -> bool:
    """Copies the index as of one moment; False where there is none. The log is read later: it may be further then.

    A copy, because checking words takes a write lock, which must not keep others from issuing.
    """
    path = root / _PATH
    if not path.exists():
        return False
    try:
        _copy(path, to, "mode=ro")
    except sqlite3.DatabaseError:
        try:
            # Where nothing may be written, SQLite cannot read beside a writer; nobody writes there.
            _copy(path, to, "mode=ro&immutable=1")
        except sqlite3.DatabaseError:
            to.write_bytes(b"no database")
    return True


def _copy(path: Path, to: Path, how: str) -> None:
    uri = f"{path.resolve().as_uri()}?{how}"
    with closing(sqlite3.connect(to)) as copy, closing(sqlite3.connect(uri, uri=True, timeout=10.0)) as source:
        copy.execute("PRAGMA synchronous=OFF")
        source.backup(copy)


def verify_index(copy: Path, entries: Sequence[Entry], leaves: Sequence[bytes], text_of: TextOf, seen: Seen) -> str:
    """Adds findings to `seen`; gives back a remark where the index is behind."""
    try:
        with closing(sqlite3.connect(copy, isolation_level=None)) as index:
            index.create_function("letter_text", 1, text_of)
            return _verify(index, entries, leaves, text_of, seen)
    except sqlite3.DatabaseError:
        seen.add(CHANGED, _PATH, _("It is no whole database; `briefgen archive rebuild` makes it again."))
        return ""


def _verify(
    index: sqlite3.Connection, entries: Sequence[Entry], leaves: Sequence[bytes], text_of: TextOf, seen: Seen
) -> str:
    state = read_state(index)
    size = int(state["size"]) if state.get("size", "").isdigit() else 0
    if state.get("version") != VERSION:
        return _("The index is of another version; it is made again when it is needed.")
    if size > len(leaves) or (size and leaves[size - 1].hex() != state.get("last")):
        seen.add(CHANGED, _PATH, _("It is not the index of this log."))
        return ""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        fresh.create_function("letter_text", 1, text_of)
        make_tables(fresh)
        fresh.execute("BEGIN")
        for entry in entries:
            if entry.number < size:
                fold(fresh, entry)
        _compare(index, fresh, seen)
        _compare_words(index, fresh, seen)
    return "" if size == len(leaves) else _("The index is behind the log; it catches up when it is needed.")


def _compare(index: sqlite3.Connection, fresh: sqlite3.Connection, seen: Seen) -> None:
    """The tables' definitions and rows, and that each way to find a row leads to the same row."""
    schema = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name"
    if index.execute(schema).fetchall() != fresh.execute(schema).fetchall():
        seen.add(CHANGED, _PATH, _("Its tables are not defined as they were."))
    for row in index.execute("PRAGMA integrity_check(10)"):
        if row != ("ok",):
            seen.add(CHANGED, _PATH, _("It contradicts itself."))
            break
    letters = dict(fresh.execute("SELECT id, reference FROM letters"))
    for table, order in TABLES.items():
        rows = f"SELECT * FROM {table} ORDER BY {order}"  # noqa: S608 - a name from our own list
        for found, expected in zip_longest(index.execute(rows), fresh.execute(rows)):
            if found != expected:
                which = (expected or found)[0]
                letter = letters.get(which, "") if table == "letters" else ""
                message = _("A row of {table} is not as log and letters give it.").format(table=table)
                seen.add(CHANGED, _PATH, message, letter=letter)
                break


def _compare_words(index: sqlite3.Connection, fresh: sqlite3.Connection, seen: Seen) -> None:
    try:
        index.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        fresh.execute("INSERT INTO words (rowid, subject, body) SELECT * FROM texts")
        letters = dict(fresh.execute("SELECT id, reference FROM letters"))
        found, expected = _words(index), _words(fresh)
        wrong = sorted(number for number in found | expected if found.get(number) != expected.get(number))
        for number in wrong or [-1]:
            message = _("Its words are not those of the letter.")
            seen.add(CHANGED, _PATH, message, letter=letters.get(number, ""))


def _words(connection: sqlite3.Connection) -> dict[int, int]:
    """A number per letter that stands for all its words and their places."""
    sums: dict[int, int] = {}
    try:
        connection.execute("CREATE VIRTUAL TABLE temp.every_word USING fts5vocab(main, words, instance)")
        for row in connection.execute("SELECT doc, term, col, offset FROM every_word"):
            sums[row[0]] = sums.get(row[0], 0) + hash(row[1:])
    except sqlite3.DatabaseError:
        return sums
    return sums
