"""Letters and numbers as the archive answers them: lists, one letter with what came after it, the next number."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from briefgen.archive.errors import NoSuchLetterError, SeveralLettersError
from briefgen.archive.keeping import Archive
from briefgen.issue.numbers import reference_key
from briefgen.language import N_

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class ArchivedLetter:
    """An issued letter and how it stands: `state` is valid, replaced or withdrawn; `entry` is the number of the log's
    entry that issued it; `path` is relative to the archive."""

    entry: int
    ministry: str
    reference: str
    record: str
    date: str
    kind: str
    subject: str
    path: str
    seal: str
    state: str
    replaces: str
    replaced_by: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What came after issue: `what` is replaced, withdrawn or annotated, `fields` what the log says of it."""

    entry: int
    what: str
    at: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was taken: `state` is issuing, reserved, released or issued; `entry` took it last."""

    ministry: str
    reference: str
    record: str
    state: str
    entry: int


STATES: Final = (N_("valid"), N_("replaced"), N_("withdrawn"))
_COLUMNS: Final = (
    "SELECT letters.id, letters.ministry, letters.reference, letters.record, letters.date, letters.kind,"
    " letters.subject, letters.path, letters.seal, letters.state, letters.replaces, letters.replaced_by"
)
LETTER: Final = _COLUMNS + " FROM letters"
_NUMBER: Final = "SELECT ministry, reference, record, state, entry FROM numbers"


def letters(archive: Archive, *, ministry: str | None = None) -> tuple[ArchivedLetter, ...]:
    """All issued letters, the newest date first."""
    where, values = ("WHERE ministry = ?", (ministry,)) if ministry else ("", ())
    with archive.reading() as connection:
        rows = connection.execute(f"{LETTER} {where} ORDER BY date DESC, id DESC", values)
        return tuple(ArchivedLetter(*row) for row in rows)


def letter(archive: Archive, reference: str, *, ministry: str | None = None) -> ArchivedLetter:
    """The letter with this reference in any spelling; raises NoSuchLetterError, SeveralLettersError."""
    key = reference_key(reference)
    with archive.reading() as connection:
        rows = connection.execute(f"{LETTER} WHERE key = ?", (key,)).fetchall()
        found = [each for each in (ArchivedLetter(*row) for row in rows) if ministry in (None, each.ministry)]
        if not found:
            raise NoSuchLetterError(reference, near=_near(connection, key))
    if len(found) > 1:
        raise SeveralLettersError(reference, tuple(each.ministry for each in found))
    return found[0]


def _near(connection: sqlite3.Connection, key: str) -> tuple[str, ...]:
    """References that end in the same digits, or hold what was asked for."""
    tail = key.rsplit("/", 1)[-1].replace("%", "").replace("_", "")
    if len(tail) < 3:
        return ()
    rows = connection.execute("SELECT reference FROM letters WHERE key LIKE ? ORDER BY id DESC LIMIT 3", (f"%{tail}%",))
    return tuple(reference for (reference,) in rows)


def facts(archive: Archive, letter: ArchivedLetter) -> tuple[Fact, ...]:
    """What the log says of the letter after its issue, in order."""
    with archive.reading() as connection:
        rows = connection.execute(
            "SELECT entry, what, at, fields FROM facts WHERE letter = ? ORDER BY entry", (letter.entry,)
        )
        return tuple(Fact(entry, what, at, json.loads(fields)) for entry, what, at, fields in rows)


def letter_of_record(archive: Archive, ministry: str, record: str) -> ArchivedLetter | None:
    """What this record was issued as."""
    with archive.reading() as connection:
        return find_record(connection, ministry, record)


def numbers(archive: Archive, *, state: str | None = None) -> tuple[Number, ...]:
    """All numbers that were taken, or those in one state, in the order in which they were taken last."""
    where, values = ("WHERE state = ?", (state,)) if state else ("", ())
    with archive.reading() as connection:
        return tuple(Number(*row) for row in connection.execute(f"{_NUMBER} {where} ORDER BY entry", values))


# For callers that hold the archive: no catching up.


def find_record(connection: sqlite3.Connection, ministry: str, record: str) -> ArchivedLetter | None:
    row = connection.execute(f"{LETTER} WHERE record = ? AND ministry = ?", (record, ministry)).fetchone()
    return ArchivedLetter(*row) if row else None


def find_letter(connection: sqlite3.Connection, ministry: str, reference: str) -> ArchivedLetter | None:
    row = connection.execute(
        f"{LETTER} WHERE key = ? AND ministry = ?", (reference_key(reference), ministry)
    ).fetchone()
    return ArchivedLetter(*row) if row else None


def find_number(connection: sqlite3.Connection, ministry: str, reference: str) -> Number | None:
    row = connection.execute(
        f"{_NUMBER} WHERE ministry = ? AND key = ?", (ministry, reference_key(reference))
    ).fetchone()
    return Number(*row) if row else None


def reserved_for(connection: sqlite3.Connection, ministry: str, record: str) -> Number | None:
    """The number that waits for this record."""
    row = connection.execute(
        f"{_NUMBER} WHERE ministry = ? AND record = ? AND state = 'reserved'", (ministry, record)
    ).fetchone()
    return Number(*row) if row and record else None


def being_issued(connection: sqlite3.Connection) -> tuple[Number, ...]:
    return tuple(Number(*row) for row in connection.execute(f"{_NUMBER} WHERE state = 'issuing' ORDER BY entry"))


def last_in_series(connection: sqlite3.Connection, ministry: str, series: str, year: int) -> int:
    row = connection.execute(
        "SELECT last FROM counters WHERE ministry = ? AND series = ? AND year = ?", (ministry, series, year)
    ).fetchone()
    return int(row[0]) if row else 0
