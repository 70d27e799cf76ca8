"""Verifies the index: each row as log and letters give it, each word where it stands in the letters."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import zip_longest
from pathlib import Path
from typing import Final

from briefgen.archive.documents import Sources
from briefgen.archive.entries import BROUGHT, COMPLETED, Entry
from briefgen.archive.findings import CHANGED, Seen
from briefgen.archive.fold import TABLES, fold
from briefgen.archive.index import (
    DAMAGE,
    NAME,
    copy_index,
    letter_of,
    make_findable,
    make_tables,
    read_state,
    version_wanted,
)
from briefgen.archive.layout import INDEX
from briefgen.language import _
from briefgen.search.sqlite.kept import KeptDamagedError, TextOf, unpacked
from briefgen.search.sqlite.proving import agrees
from briefgen.search.version import ANALYSER

_PATH = f"{INDEX}/{NAME}"
_CALLED = "iif(letters.reference = '', substr(letters.sha256, 1, 12), letters.reference)"
_ROWS_OF_LETTERS: Final = (
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


def copy_of_index(root: Path, to: Path) -> bool:
    """Copies the index as of one moment; False where there is none. The log is read later: it may be further then.

    A copy, because checking words takes a write lock, which must not keep others from issuing.
    """
    path = root / _PATH
    if not path.exists():
        return False
    try:
        with closing(sqlite3.connect(to)) as copy:
            copy.execute("PRAGMA synchronous=OFF")
            copy_index(path, copy)
    except sqlite3.DatabaseError:
        to.write_bytes(b"no database")
    return True


def verify_index(copy: Path, entries: Sequence[Entry], leaves: Sequence[bytes], sources: Sources, seen: Seen) -> str:
    """Adds findings to `seen`; gives back a remark where the index is behind."""
    try:
        with closing(sqlite3.connect(copy, isolation_level=None)) as index:
            return _verify(index, entries, leaves, sources, seen)
    except DAMAGE:
        seen.add(CHANGED, _PATH, _("It is no whole database; `briefgen archive rebuild` makes it again."))
        return ""


def _verify(
    index: sqlite3.Connection, entries: Sequence[Entry], leaves: Sequence[bytes], sources: Sources, seen: Seen
) -> str:
    state = read_state(index)
    size = int(state["size"]) if state.get("size", "").isdigit() else 0
    if state.get("version") != version_wanted():
        return _("The index is of another version; it is made again when it is needed.")
    if size > len(leaves) or (size and leaves[size - 1].hex() != state.get("last")):
        seen.add(CHANGED, _PATH, _("It is not the index of this log."))
        return ""
    known = [entry for entry in entries if entry.number < size]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        make_tables(fresh)
        fresh.execute("BEGIN")
        for entry in known:
            fold(fresh, entry)
        _compare(index, fresh, seen)
        if not _search_agrees(index, fresh, known, sources):
            for entry in known:
                make_findable(fresh, entry, sources)
            fresh.execute("COMMIT")
            _compare_words(index, fresh, sources, seen)
    return "" if size == len(leaves) else _("The index is behind the log; it catches up when it is needed.")


def _search_agrees(
    index: sqlite3.Connection, fresh: sqlite3.Connection, entries: Sequence[Entry], sources: Sources
) -> bool:
    """Whether what search keeps is what the log says of it, which spares analysing every letter again.

    False also where the log does not say, or another version of the analyser said it.
    """
    digests = []
    for entry in entries:
        if entry.what in BROUGHT or entry.what == COMPLETED:
            version, _colon, digest = entry.fields.get("analysed", "").partition(":")
            if version != str(ANALYSER):
                return False
            digests.append((letter_of(fresh, entry) if entry.what == COMPLETED else str(entry.number), digest))
    return agrees(index, digests, sources.text_of(index))


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


def _compare_words(index: sqlite3.Connection, fresh: sqlite3.Connection, sources: Sources, seen: Seen) -> None:
    """What search keeps: its tables row by row, and the full text by the places of each letter's words."""
    wrong: set[int] = set()
    both = (_kept_rows(connection, sources.text_of(connection)) for connection in (index, fresh))
    for found, expected in zip_longest(*both):
        if found != expected:
            wrong.add((expected or found)[0])
    for rows in _SEARCH_ROWS:
        for found, expected in zip_longest(index.execute(rows), fresh.execute(rows)):
            if found != expected:
                wrong.add((expected or found)[0] if rows in _ROWS_OF_LETTERS else -1)
    try:
        index.execute("INSERT INTO search_text (search_text, rank) VALUES ('integrity-check', 0)")
    except sqlite3.DatabaseError:
        wrong.add(-1)
    found_words, expected_words = _words(index), _words(fresh)
    numbers = found_words.keys() | expected_words.keys()
    wrong |= {number for number in numbers if found_words.get(number) != expected_words.get(number)}
    letters = _references(fresh)
    named = {letters[number] for number in wrong if number in letters}
    for reference in sorted(named) or ([""] if wrong else []):
        seen.add(CHANGED, _PATH, _("Its words are not those of the letter."), letter=reference)


def _kept_rows(connection: sqlite3.Connection, text_of: TextOf) -> Iterator[tuple[int, str, str, bytes]]:
    """Unpacked, since not every version of zlib packs alike."""
    rows = connection.execute("SELECT id, key, reference, kept, text FROM search_letters ORDER BY id")
    for number, key, reference, kept, text in rows:
        try:
            plain = unpacked(kept, text_of(key)) if text is None else b""
        except KeptDamagedError:
            plain = b""
        yield number, key, reference, plain


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
