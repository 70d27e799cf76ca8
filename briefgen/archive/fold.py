"""What each entry of the log means for numbers, letters and what is known of them: rows of the index."""

import sqlite3
from collections.abc import Callable, Mapping
from typing import Any, Final

from briefgen.archive.added import COLUMNS, lacking
from briefgen.archive.entries import (
    ADDED,
    ANNOTATED,
    COMPLETED,
    CREATED,
    INTERRUPTED,
    ISSUED,
    RELEASED,
    REPLACED,
    RESERVED,
    SKIPPED,
    WITHDRAWN,
    Entry,
    canonical,
)
from briefgen.issue.numbers import reference_key

SCHEMA: Final = (
    "CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # state: issuing, reserved, released, issued
    "CREATE TABLE numbers (ministry TEXT NOT NULL, key TEXT NOT NULL, reference TEXT NOT NULL, record TEXT NOT NULL,"
    " state TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (ministry, key)) WITHOUT ROWID",
    "CREATE INDEX numbers_issuing ON numbers (entry) WHERE state = 'issuing'",
    "CREATE INDEX numbers_reserved ON numbers (ministry, record) WHERE state = 'reserved'",
    "CREATE TABLE counters (ministry TEXT NOT NULL, series TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL,"
    " PRIMARY KEY (ministry, series, year)) WITHOUT ROWID",
    # id is the number of the entry that issued or added it; state: valid, replaced, withdrawn. Of an added letter also
    # the hash and the name of its file, what it lacks, and whether its reference is certain, so that no other gets it.
    "CREATE TABLE letters (id INTEGER PRIMARY KEY, ministry TEXT NOT NULL, key TEXT NOT NULL, reference TEXT NOT NULL,"
    " record TEXT NOT NULL, date TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, path TEXT NOT NULL,"
    " seal TEXT NOT NULL, state TEXT NOT NULL, replaces TEXT NOT NULL, replaced_by TEXT NOT NULL,"
    " sha256 TEXT NOT NULL, name TEXT NOT NULL, lacks TEXT NOT NULL, taken INTEGER NOT NULL)",
    "CREATE INDEX letters_key ON letters (key, ministry)",
    "CREATE UNIQUE INDEX letters_issued ON letters (key, ministry) WHERE sha256 = ''",
    "CREATE UNIQUE INDEX letters_record ON letters (record, ministry) WHERE record <> ''",
    "CREATE UNIQUE INDEX letters_sha256 ON letters (sha256) WHERE sha256 <> ''",
    "CREATE INDEX letters_lacks ON letters (id) WHERE lacks <> ''",
    "CREATE INDEX letters_date ON letters (date)",
    "CREATE TABLE facts (entry INTEGER PRIMARY KEY, letter INTEGER NOT NULL, what TEXT NOT NULL, at TEXT NOT NULL,"
    " fields TEXT NOT NULL)",
    "CREATE INDEX facts_letter ON facts (letter)",
    "CREATE TABLE objects (sha256 TEXT PRIMARY KEY, entry INTEGER NOT NULL) WITHOUT ROWID",
)
# Each table with the columns that order its rows.
TABLES: Final = {"numbers": "1, 2", "counters": "1, 2, 3", "letters": "1", "facts": "1", "objects": "1"}

Connection = sqlite3.Connection


def fold(connection: Connection, entry: Entry) -> None:
    """Applies one entry to the tables; what search needs of a letter is added by the index."""
    if entry.what in _STATES:
        _number_state(connection, entry.fields, _STATES[entry.what])
    elif entry.what in _FOLDS:
        _FOLDS[entry.what](connection, entry, entry.fields)
    elif entry.what == SKIPPED:
        _count(connection, entry.fields, entry.fields["up_to"])
    elif entry.what == CREATED:
        connection.execute("INSERT INTO state VALUES ('identity', ?)", (entry.fields["identity"],))


def _reserved(connection: Connection, entry: Entry, fields: Mapping[str, Any]) -> None:
    state = "issuing" if fields["for"] == "issue" else "reserved"
    row = (fields["ministry"], reference_key(fields["reference"]), fields["reference"], fields["record"], state)
    connection.execute("REPLACE INTO numbers VALUES (?, ?, ?, ?, ?, ?)", (*row, entry.number))
    if "number" in fields:
        _count(connection, fields, fields["number"])


def _count(connection: Connection, fields: Mapping[str, Any], last: int) -> None:
    connection.execute(
        "INSERT INTO counters VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET last = max(last, excluded.last)",
        (fields["ministry"], fields["series"], fields["year"], last),
    )


def _number_state(connection: Connection, fields: Mapping[str, Any], state: str) -> None:
    connection.execute(
        "UPDATE numbers SET state = ? WHERE ministry = ? AND key = ?",
        (state, fields["ministry"], reference_key(fields["reference"])),
    )


def _issued(connection: Connection, entry: Entry, fields: Mapping[str, Any]) -> None:
    _number_state(connection, fields, "issued")
    key = reference_key(fields["reference"])
    names = ("record", "date", "kind", "subject", "path", "seal")
    row = (entry.number, fields["ministry"], key, fields["reference"], *(fields[name] for name in names))
    replaces = fields.get("replaces", "")
    connection.execute(
        "INSERT INTO letters VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'valid', ?, '', '', '', '', 0)",
        (*row, replaces),
    )
    connection.executemany("INSERT INTO objects VALUES (?, ?)", [(each, entry.number) for each in fields["keeps"]])
    if replaces:
        old = _letter(connection, fields["ministry"], replaces)
        _replace(connection, old, by=fields["reference"])


def _added(connection: Connection, entry: Entry, fields: Mapping[str, Any]) -> None:
    key = reference_key(fields["reference"])
    names = ("record", "date", "kind", "subject", "path", "seal")
    row = (entry.number, fields["ministry"], key, fields["reference"], *(fields[name] for name in names))
    taken = bool(key) and fields["sure"].get("reference") == "certain"
    connection.execute(
        "INSERT INTO letters VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'valid', '', '', ?, ?, ?, ?)",
        (*row, fields["sha256"], fields["name"], " ".join(lacking(fields["sure"])), taken),
    )


def _completed(connection: Connection, entry: Entry, fields: Mapping[str, Any]) -> None:
    given = fields["fields"]
    values = {name: str(given[name]) for name in COLUMNS if name in given}
    if "reference" in values:
        values |= {"key": reference_key(values["reference"]), "taken": "1"}
    row = connection.execute("SELECT id, lacks FROM letters WHERE sha256 = ? AND sha256 <> ''", (fields["sha256"],))
    for number, lacks in row.fetchall():
        values["lacks"] = " ".join(each for each in lacks.split() if each.rstrip("?") not in given)
        places = ", ".join(f"{name} = ?" for name in values)
        connection.execute(f"UPDATE letters SET {places} WHERE id = ?", (*values.values(), number))  # noqa: S608 - ours
    _fact(connection, entry, fields)


def _replaced(connection: Connection, entry: Entry, fields: Mapping[str, Any]) -> None:
    old = _letter(connection, fields["ministry"], fields["reference"], fields.get("sha256", ""))
    new = _letter(connection, fields["ministry"], fields["by"], fields.get("by_sha256", ""))
    _replace(connection, old, by=fields["by"])
    connection.execute("UPDATE letters SET replaces = ? WHERE id = ?", (fields["reference"], new))
    _fact(connection, entry, fields)


def _replace(connection: Connection, letter: int | None, *, by: str) -> None:
    connection.execute("UPDATE letters SET state = 'replaced', replaced_by = ? WHERE id = ?", (by, letter))


def _withdrawn(connection: Connection, entry: Entry, fields: Mapping[str, Any]) -> None:
    letter = _letter(connection, fields["ministry"], fields["reference"], fields.get("sha256", ""))
    connection.execute("UPDATE letters SET state = 'withdrawn' WHERE id = ?", (letter,))
    _fact(connection, entry, fields)


def _fact(connection: Connection, entry: Entry, fields: Mapping[str, Any]) -> None:
    letter = _letter(connection, fields.get("ministry", ""), fields.get("reference", ""), fields.get("sha256", ""))
    rest = {name: value for name, value in fields.items() if name not in ("ministry", "reference")}
    if letter is not None:
        row = (entry.number, letter, entry.what, entry.at, canonical(rest).decode())
        connection.execute("INSERT INTO facts VALUES (?, ?, ?, ?, ?)", row)


def _letter(connection: Connection, ministry: str, reference: str, sha256: str = "") -> int | None:
    """The letter that an entry means: an added one by its hash, else by its reference, an issued one first."""
    if sha256:
        found = connection.execute("SELECT id FROM letters WHERE sha256 = ? AND sha256 <> ''", (sha256,)).fetchone()
    else:
        found = connection.execute(
            "SELECT id FROM letters WHERE ministry = ? AND key = ? ORDER BY sha256 <> '', id LIMIT 1",
            (ministry, reference_key(reference)),
        ).fetchone()
    return int(found[0]) if found else None


_STATES: Final = {INTERRUPTED: "reserved", RELEASED: "released"}
_FOLDS: Final[Mapping[str, Callable[[Connection, Entry, Mapping[str, Any]], None]]] = {
    RESERVED: _reserved,
    ISSUED: _issued,
    ADDED: _added,
    COMPLETED: _completed,
    REPLACED: _replaced,
    WITHDRAWN: _withdrawn,
    ANNOTATED: _fact,
}
