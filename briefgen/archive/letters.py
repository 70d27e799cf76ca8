"""Letters and numbers as the archive answers them: lists, one letter with what came after it, the next number."""

import json
import re
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from briefgen.archive.added import SHORT
from briefgen.archive.errors import NoSuchLetterError, SeveralLettersError
from briefgen.archive.keeping import Archive
from briefgen.issue.numbers import reference_key
from briefgen.language import N_

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class ArchivedLetter:
    """A letter of the archive and how it stands: `state` is valid, replaced or withdrawn; `entry` is the number of the
    log's entry that brought it; `path` is relative to the archive.

    Of a letter that was added from before briefgen, `sha256` and `name` are those of its file, what is not known is
    empty, and `lacks` says what waits to be completed.
    """

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
    sha256: str = ""
    name: str = ""
    lacks: str = ""

    @property
    def is_added(self) -> bool:
        return bool(self.sha256)

    @property
    def called(self) -> str:
        """What people call it: its reference, or digits of its hash where no reference is known."""
        return self.reference or self.sha256[:SHORT]

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields every letter has that nobody has read or filled in."""
        return tuple(each for each in self.lacks.split() if not each.endswith("?"))

    @property
    def guessed(self) -> tuple[str, ...]:
        """Those of which only a guess was read."""
        return tuple(each[:-1] for each in self.lacks.split() if each.endswith("?"))


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
    " letters.subject, letters.path, letters.seal, letters.state, letters.replaces, letters.replaced_by,"
    " letters.sha256, letters.name, letters.lacks"
)
LETTER: Final = _COLUMNS + " FROM letters"
_HASH: Final = re.compile(r"[0-9a-f]{6,64}")
_NUMBER: Final = "SELECT ministry, reference, record, state, entry FROM numbers"
_OF_ADDED: Final = "SELECT ministry, reference, '', 'added', id FROM letters WHERE taken"
_NUMBERS: Final = f"SELECT * FROM ({_NUMBER} UNION ALL {_OF_ADDED})"  # noqa: S608 - our own texts


def letters(archive: Archive, *, ministry: str | None = None) -> tuple[ArchivedLetter, ...]:
    """All issued letters, the newest date first."""
    where, values = ("WHERE ministry = ?", (ministry,)) if ministry else ("", ())
    with archive.reading() as connection:
        rows = connection.execute(f"{LETTER} {where} ORDER BY date DESC, id DESC", values)
        return tuple(ArchivedLetter(*row) for row in rows)


def letter(archive: Archive, reference: str, *, ministry: str | None = None) -> ArchivedLetter:
    """The letter with this reference in any spelling, an issued one first, or else with a hash that begins so.

    Raises NoSuchLetterError, SeveralLettersError.
    """
    found = letters_called(archive, reference, ministry=ministry)
    issued = tuple(each for each in found if not each.is_added)
    if len(issued) > 1:
        raise SeveralLettersError(reference, tuple(each.ministry for each in issued))
    if len(found) > 1 and not issued:
        ministries, digits = zip(*((each.ministry, each.sha256[:SHORT]) for each in found), strict=True)
        raise SeveralLettersError(reference, ministries, digits)
    return (issued or found)[0]


def letters_called(archive: Archive, reference: str, *, ministry: str | None = None) -> tuple[ArchivedLetter, ...]:
    """All letters with this reference in any spelling, or else the added ones whose hash begins so.

    Raises NoSuchLetterError where there are none.
    """
    key, digits = reference_key(reference), reference.strip().lower()
    with archive.reading() as connection:
        rows = connection.execute(f"{LETTER} WHERE key = ? AND key <> '' ORDER BY id", (key,)).fetchall()
        found = [each for each in (ArchivedLetter(*row) for row in rows) if ministry in (None, each.ministry)]
        if not found and _HASH.fullmatch(digits):
            found = list(find_by_hash(connection, digits))
        if not found:
            raise NoSuchLetterError(reference, near=_near(connection, key))
    return tuple(found)


def _near(connection: sqlite3.Connection, key: str) -> tuple[str, ...]:
    """References that end in the same digits, or hold what was asked for."""
    tail = key.rsplit("/", 1)[-1].replace("%", "").replace("_", "")
    if len(tail) < 3:
        return ()
    rows = connection.execute("SELECT reference FROM letters WHERE key LIKE ? ORDER BY id DESC LIMIT 3", (f"%{tail}%",))
    return tuple(reference for (reference,) in rows)


def letter_of_hash(archive: Archive, sha256: str) -> ArchivedLetter | None:
    """The added letter whose file has this hash."""
    with archive.reading() as connection:
        return next(iter(find_by_hash(connection, sha256)), None)


def same_reference(archive: Archive, letter: ArchivedLetter) -> tuple[ArchivedLetter, ...]:
    """Other letters that have its reference."""
    with archive.reading() as connection:
        return with_same_reference(connection, letter)


def facts(archive: Archive, letter: ArchivedLetter) -> tuple[Fact, ...]:
    """What the log says of the letter after its issue, in order."""
    with archive.reading() as connection:
        return find_facts(connection, letter)


def incomplete(archive: Archive, *, ministry: str | None = None) -> tuple[ArchivedLetter, ...]:
    """Added letters that wait to be completed, in the order in which they were added."""
    with archive.reading() as connection:
        rows = connection.execute(f"{LETTER} WHERE lacks <> '' ORDER BY id")
        return tuple(each for each in (ArchivedLetter(*row) for row in rows) if ministry in (None, each.ministry))


def letter_of_record(archive: Archive, ministry: str, record: str) -> ArchivedLetter | None:
    """What this record was issued as."""
    with archive.reading() as connection:
        return find_record(connection, ministry, record)


def numbers(archive: Archive, *, state: str | None = None) -> tuple[Number, ...]:
    """All numbers that were taken, or those in one state, in the order in which they were taken last; `added` are
    those of letters from before briefgen."""
    where, values = ("WHERE state = ?", (state,)) if state else ("", ())
    with archive.reading() as connection:
        rows = connection.execute(f"{_NUMBERS} {where} ORDER BY entry", values)
        return tuple(Number(*row) for row in rows)


# For callers that hold the archive: no catching up.


def find_record(connection: sqlite3.Connection, ministry: str, record: str) -> ArchivedLetter | None:
    row = connection.execute(
        f"{LETTER} WHERE record = ? AND ministry = ? AND record <> ''", (record, ministry)
    ).fetchone()
    return ArchivedLetter(*row) if row else None


def find_facts(connection: sqlite3.Connection, letter: ArchivedLetter) -> tuple[Fact, ...]:
    rows = connection.execute(
        "SELECT entry, what, at, fields FROM facts WHERE letter = ? ORDER BY entry", (letter.entry,)
    )
    return tuple(Fact(entry, what, at, json.loads(fields)) for entry, what, at, fields in rows)


def find_letter(connection: sqlite3.Connection, ministry: str, reference: str) -> ArchivedLetter | None:
    """The letter with this reference, an issued one first; raises SeveralLettersError for several that were added."""
    rows = connection.execute(
        f"{LETTER} WHERE key = ? AND ministry = ? ORDER BY sha256 <> '' LIMIT 2", (reference_key(reference), ministry)
    )
    found = [ArchivedLetter(*row) for row in rows]
    if len(found) > 1 and found[0].is_added:
        raise SeveralLettersError(reference, (ministry,), tuple(each.sha256[:SHORT] for each in found))
    return found[0] if found else None


def find_by_hash(connection: sqlite3.Connection, digits: str) -> tuple[ArchivedLetter, ...]:
    """The added letters whose hash begins with these digits."""
    values = (digits, digits + "g")
    rows = connection.execute(f"{LETTER} WHERE sha256 >= ? AND sha256 < ? AND sha256 <> '' ORDER BY id", values)
    return tuple(ArchivedLetter(*row) for row in rows)


def with_same_reference(connection: sqlite3.Connection, letter: ArchivedLetter) -> tuple[ArchivedLetter, ...]:
    """Other letters with its reference, of its ministry or where one of the two is not known."""
    rows = connection.execute(
        f"{LETTER} WHERE key = ? AND key <> '' AND id <> ? AND (ministry IN (?, '') OR ? = '') ORDER BY id",
        (reference_key(letter.reference), letter.entry, letter.ministry, letter.ministry),
    )
    return tuple(ArchivedLetter(*row) for row in rows)


def find_added(connection: sqlite3.Connection, ministry: str, reference: str) -> ArchivedLetter | None:
    """An added letter that certainly has this reference, so that no other letter of the ministry gets it; one whose
    ministry is not known may be of any."""
    row = connection.execute(
        f"{LETTER} WHERE key = ? AND ministry IN (?, '') AND taken", (reference_key(reference), ministry)
    ).fetchone()
    return ArchivedLetter(*row) if row else None


def is_taken(connection: sqlite3.Connection, ministry: str, references: Collection[str]) -> bool:
    """Whether a number or an added letter of the ministry has one of these references."""
    keys = tuple(map(reference_key, references))
    places = ", ".join("?" * len(keys))
    row = connection.execute(
        f"SELECT EXISTS (SELECT 1 FROM numbers WHERE ministry = ? AND key IN ({places}))"  # noqa: S608 - question marks
        f" OR EXISTS (SELECT 1 FROM letters WHERE key IN ({places}) AND ministry IN (?, '') AND taken)",
        (ministry, *keys, *keys, ministry),
    ).fetchone()
    return bool(row[0])


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
