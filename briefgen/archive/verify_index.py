"""Verifies the index: each row as log and letters give it, each word where it stands in the letters."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from itertools import zip_longest
from pathlib import Path
from typing import Final

from briefgen.archive.entries import Entry
from briefgen.archive.findings import CHANGED, Seen
from briefgen.archive.fold import TABLES
from briefgen.archive.index import NAME, DocumentOf, apply, make_tables, read_state, version_wanted
from briefgen.archive.layout import INDEX
from briefgen.language import _

_PATH = f"{INDEX}/{NAME}"
_CALLED = "iif(letters.reference = '', substr(letters.sha256, 1, 12), letters.reference)"
_ROWS_OF_LETTERS: Final = (
    "SELECT id, key, reference, document FROM search_letters ORDER BY 1",
    "SELECT id, facts, dossiers FROM search_facets ORDER BY 1",
    "SELECT id, sz FROM search_text_docsize ORDER BY 1",
)
_SEARCH_ROWS: Final = (
    *_ROWS_OF_LETTERS,
    "SELECT name, value FROM search_state WHERE name <> 'generation' ORDER BY 1",
    "SELECT id, value FROM search_facet_values ORDER BY 1",
    "SELECT word, token, letters FROM search_words ORDER BY 1",
    "SELECT short, words, letters FROM search_abbreviations ORDER BY 1, 2",
    "SELECT token, short, words FROM search_abbreviated ORDER BY 1, 2, 3",
    "SELECT k, v FROM search_text_config ORDER BY 1",
    # how many words there are in all, by which letters are weighed
    "SELECT block FROM search_text_data WHERE id = 1",
)


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


def verify_index(
    copy: Path, entries: Sequence[Entry], leaves: Sequence[bytes], document_of: DocumentOf, seen: Seen
) -> str:
    """Adds findings to `seen`; gives back a remark where the index is behind."""
    try:
        with closing(sqlite3.connect(copy, isolation_level=None)) as index:
            return _verify(index, entries, leaves, document_of, seen)
    except sqlite3.DatabaseError:
        seen.add(CHANGED, _PATH, _("It is no whole database; `briefgen archive rebuild` makes it again."))
        return ""


def _verify(
    index: sqlite3.Connection, entries: Sequence[Entry], leaves: Sequence[bytes], document_of: DocumentOf, seen: Seen
) -> str:
    state = read_state(index)
    size = int(state["size"]) if state.get("size", "").isdigit() else 0
    if state.get("version") != version_wanted():
        return _("The index is of another version; it is made again when it is needed.")
    if size > len(leaves) or (size and leaves[size - 1].hex() != state.get("last")):
        seen.add(CHANGED, _PATH, _("It is not the index of this log."))
        return ""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        make_tables(fresh)
        fresh.execute("BEGIN")
        for entry in entries:
            if entry.number < size:
                apply(fresh, entry, document_of)
        fresh.execute("COMMIT")
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
    letters = dict(fresh.execute(f"SELECT id, {_CALLED} FROM letters"))  # noqa: S608 - our text
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
    """What search keeps: its tables row by row, and the full text by the places of each letter's words."""
    wrong: set[int] = set()
    for rows in _SEARCH_ROWS:
        for found, expected in zip_longest(index.execute(rows), fresh.execute(rows)):
            if found != expected:
                wrong.add((expected or found)[0] if rows in _ROWS_OF_LETTERS else -1)
    try:
        index.execute("INSERT INTO search_text (search_text) VALUES ('integrity-check')")
    except sqlite3.DatabaseError:
        wrong.add(-1)
    found_words, expected_words = _words(index), _words(fresh)
    numbers = found_words.keys() | expected_words.keys()
    wrong |= {number for number in numbers if found_words.get(number) != expected_words.get(number)}
    letters = _references(fresh)
    named = {letters[number] for number in wrong if number in letters}
    for reference in sorted(named) or ([""] if wrong else []):
        seen.add(CHANGED, _PATH, _("Its words are not those of the letter."), letter=reference)


def _references(fresh: sqlite3.Connection) -> dict[int, str]:
    """The letter's reference by its number in the tables of search."""
    joined = "search_letters AS found JOIN letters ON letters.id = found.key"
    rows = f"SELECT found.id, {_CALLED} FROM {joined}"  # noqa: S608 - our own texts
    return dict(fresh.execute(rows))


def _words(connection: sqlite3.Connection) -> dict[int, int]:
    """A number per letter that stands for all its words and their places."""
    sums: dict[int, int] = {}
    try:
        connection.execute("CREATE VIRTUAL TABLE temp.every_word USING fts5vocab(main, search_text, instance)")
        for row in connection.execute("SELECT doc, term, col, offset FROM every_word"):
            sums[row[0]] = sums.get(row[0], 0) + hash(row[1:])
    except sqlite3.DatabaseError:
        return sums
    return sums
