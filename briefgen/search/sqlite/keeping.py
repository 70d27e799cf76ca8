"""Letters into the tables and out of them again."""

import datetime
import sqlite3
from collections.abc import Collection, Iterable
from typing import Final

from briefgen.search.abbreviations import Abbreviation
from briefgen.search.analyser import Analysed, analyse, token_of
from briefgen.search.documents import Document
from briefgen.search.sqlite.kept import Kept, packed, text_packed, to_bytes
from briefgen.search.sqlite.matching import A_DAY, first_id
from briefgen.search.sqlite.schema import COLUMNS
from briefgen.search.words import only_letters_and_digits

_PLACES: Final = ", ?" * len(COLUMNS)
_INSERT: Final = f"INSERT INTO search_text (rowid, {', '.join(COLUMNS)}) VALUES (?{_PLACES})"  # noqa: S608 - our names
_DELETE: Final = (
    f"INSERT INTO search_text (search_text, rowid, {', '.join(COLUMNS)})"  # noqa: S608 - our names
    f" VALUES ('delete', ?{_PLACES})"
)
_FIRST_AND_LAST: Final = "SELECT (SELECT min(id) FROM search_facets WHERE id >= ?), (SELECT max(id) FROM search_facets)"
FACTS: Final = "facts"
DOSSIERS: Final = "dossiers"
_BETWEEN: Final = "\x1f"
_AT_ONCE: Final = 500  # values of one statement


def is_known(connection: sqlite3.Connection, key: str) -> bool:
    return connection.execute("SELECT 1 FROM search_letters WHERE key = ?", (key,)).fetchone() is not None


def put(
    connection: sqlite3.Connection, document: Document, analysed: Analysed, kept: Kept, *, with_text: bool = True
) -> None:
    """A letter whose key is new, what the analyser made of it, and `kept_of` both."""
    number = _free_id(connection, document.date)
    text = text_packed(document.text) if with_text else None
    data = packed(to_bytes(kept), document.text)
    row = (number, document.key, only_letters_and_digits(document.reference), data, text)
    connection.execute("INSERT INTO search_letters VALUES (?, ?, ?, ?, ?)", row)
    connection.execute("INSERT INTO search_facets VALUES (?, ?, ?)", (number, *_facets_of(connection, document)))
    connection.execute(_INSERT, (number, *kept.columns))
    _count_words(connection, analysed, by=1)
    for abbreviation in analysed.abbreviations:
        _add_abbreviation(connection, abbreviation)


def remove(connection: sqlite3.Connection, document: Document) -> None:
    """A letter with its text: its words are made again, since FTS5 wants to be told the tokens that it is to forget."""
    (number,) = connection.execute("SELECT id FROM search_letters WHERE key = ?", (document.key,)).fetchone()
    analysed = analyse(document)
    connection.execute(_DELETE, (number, *(getattr(analysed, name) for name in COLUMNS)))
    for table in ("search_letters", "search_facets"):
        connection.execute(f"DELETE FROM {table} WHERE id = ?", (number,))  # noqa: S608 - our own names
    _count_words(connection, analysed, by=-1)
    connection.execute("DELETE FROM search_words WHERE letters <= 0")
    for abbreviation in analysed.abbreviations:
        _remove_abbreviation(connection, abbreviation)


def _free_id(connection: sqlite3.Connection, day: datetime.date | None) -> int:
    first = first_id(day)
    within = connection.execute(
        "SELECT max(id) FROM search_facets WHERE id BETWEEN ? AND ?", (first, first + A_DAY - 1)
    ).fetchone()[0]
    number = first + 1 if within is None else within + 1
    if number < first + A_DAY:
        return int(number)
    # More than 4,095 letters of one day: the next id that is free, whichever day's it is.
    statement = (
        "SELECT min(id) + 1 FROM search_facets AS one WHERE id >= ?"
        " AND NOT EXISTS (SELECT 1 FROM search_facets AS two WHERE two.id = one.id + 1)"
    )
    return int(connection.execute(statement, (number - 1,)).fetchone()[0])


def without_text(connection: sqlite3.Connection, key: str) -> Document | None:
    """What the tables say of the letter without what was packed with its text."""
    row = connection.execute("SELECT reference FROM search_letters WHERE key = ?", (key,)).fetchone()
    return Document(key, row[0], None, "", "", "", "") if row else None


def key_of(connection: sqlite3.Connection, number: int) -> str:
    return str(connection.execute("SELECT key FROM search_letters WHERE id = ?", (number,)).fetchone()[0])


def years(connection: sqlite3.Connection) -> tuple[int, int]:
    """The first and the last year of which there may be letters."""
    low, high = connection.execute(_FIRST_AND_LAST, (A_DAY,)).fetchone()
    if low is None:
        return (1, 1)
    epoch = datetime.date(1800, 1, 1)
    first = 1 if low < 2 * A_DAY else (epoch + datetime.timedelta(days=low // A_DAY)).year
    return (first, min((epoch + datetime.timedelta(days=high // A_DAY)).year, 9999))


def _facets_of(connection: sqlite3.Connection, document: Document) -> tuple[int, int]:
    """The numbers of this combination of ministry, year and kind, and of these dossiers."""
    facts, dossiers = facet_values_of(document)
    return _facet_number(connection, facts), _facet_number(connection, dossiers)


def facet_values_of(document: Document) -> tuple[str, str]:
    """What these numbers stand for."""
    year = f"{document.date.year:04}" if document.date else ""
    facts = _facet_value(FACTS, (document.ministry, year, document.kind))
    return facts, _facet_value(DOSSIERS, sorted(set(document.dossiers)))


def _facet_value(what: str, names: Iterable[str]) -> str:
    clean = (name.encode("utf-8", "replace").decode().replace(_BETWEEN, " ") for name in names)
    return _BETWEEN.join((what, *clean))


def _facet_number(connection: sqlite3.Connection, value: str) -> int:
    row = connection.execute("SELECT id FROM search_facet_values WHERE value = ?", (value,)).fetchone()
    if row:
        return int(row[0])
    return connection.execute("INSERT INTO search_facet_values (value) VALUES (?)", (value,)).lastrowid or 0


def facet_values(connection: sqlite3.Connection, numbers: Collection[str]) -> dict[str, list[str]]:
    """What these numbers stand for: `FACTS` with ministry, year and kind, or `DOSSIERS` with any number of them."""
    some = tuple(numbers)
    values: dict[str, list[str]] = {}
    for at in range(0, len(some), _AT_ONCE):
        places = ", ".join("?" * len(some[at : at + _AT_ONCE]))
        statement = f"SELECT id, value FROM search_facet_values WHERE id IN ({places})"  # noqa: S608 - only places
        rows = connection.execute(statement, some[at : at + _AT_ONCE])
        values.update((str(number), value.split(_BETWEEN)) for number, value in rows)
    return values


def _count_words(connection: sqlite3.Connection, analysed: Analysed, *, by: int) -> None:
    connection.executemany(
        "INSERT INTO search_words VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET letters = letters + excluded.letters",
        [(word, token, by) for word, token in analysed.forms.items()],
    )


def _add_abbreviation(connection: sqlite3.Connection, abbreviation: Abbreviation) -> None:
    words = " ".join(abbreviation.words)
    connection.execute(
        "INSERT INTO search_abbreviations VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET letters = letters + 1",
        (abbreviation.short, words),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO search_abbreviated VALUES (?, ?, ?)",
        [(token, abbreviation.short, words) for token in dict.fromkeys(map(token_of, abbreviation.words))],
    )


def _remove_abbreviation(connection: sqlite3.Connection, abbreviation: Abbreviation) -> None:
    pair = (abbreviation.short, " ".join(abbreviation.words))
    connection.execute("UPDATE search_abbreviations SET letters = letters - 1 WHERE short = ? AND words = ?", pair)
    gone = connection.execute("DELETE FROM search_abbreviations WHERE short = ? AND words = ? AND letters <= 0", pair)
    if gone.rowcount:
        connection.execute("DELETE FROM search_abbreviated WHERE short = ? AND words = ?", pair)
