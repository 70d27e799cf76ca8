"""The tables of the engine. They may lie in a database of somebody else's: all names begin with `search_`."""

import sqlite3
from typing import Final

from briefgen.search.version import ANALYSER

LAYOUT: Final = 2  # of these tables
# bm25's weights of the columns: what a letter is called counts most; facts are filters, strong words count as body.
WEIGHTS: Final = {"subject": 4.0, "body": 1.0, "parts": 0.4, "marks": 1.0, "facts": 0.0, "strong": 0.0}
COLUMNS: Final = tuple(WEIGHTS)
_COLUMNS_AS_KEPT: Final = ", ".join(
    f"search_column(key, kept, text, {number}) AS {name}" for number, name in enumerate(COLUMNS)
)
TABLES: Final = (
    "CREATE TABLE search_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # id grows with the letter's date, so that newest first is the order of the table
    "CREATE TABLE search_letters (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, reference TEXT NOT NULL,"
    " kept BLOB NOT NULL, text BLOB)",
    "CREATE INDEX search_letters_reference ON search_letters (reference)",
    # narrow, so that counting many letters reads few pages; both numbers are of `search_facet_values`
    "CREATE TABLE search_facets (id INTEGER PRIMARY KEY, facts INTEGER NOT NULL, dossiers INTEGER NOT NULL)",
    "CREATE TABLE search_facet_values (id INTEGER PRIMARY KEY, value TEXT NOT NULL UNIQUE)",
    "CREATE TABLE search_words (word TEXT PRIMARY KEY, token TEXT NOT NULL, letters INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE search_abbreviations (short TEXT NOT NULL, words TEXT NOT NULL, letters INTEGER NOT NULL,"
    " PRIMARY KEY (short, words)) WITHOUT ROWID",
    "CREATE TABLE search_abbreviated (token TEXT NOT NULL, short TEXT NOT NULL, words TEXT NOT NULL,"
    " PRIMARY KEY (token, short, words)) WITHOUT ROWID",
    # `ascii` cuts at signs and spaces alone: the analyser has done everything else
    f"CREATE VIEW search_content AS SELECT id, {_COLUMNS_AS_KEPT} FROM search_letters",  # noqa: S608 - our names
    f"CREATE VIRTUAL TABLE search_text USING fts5 ({', '.join(COLUMNS)}, content='search_content', content_rowid='id',"
    " tokenize='ascii')",
    "CREATE VIRTUAL TABLE search_tokens USING fts5vocab (search_text, row)",
)
_NAMES: Final = ("search_tokens", "search_text", "search_abbreviated", "search_abbreviations", "search_words",
                 "search_facet_values", "search_facets", "search_letters", "search_state")  # fmt: skip


def version_wanted() -> str:
    return f"{ANALYSER}.{LAYOUT}"


def version_found(connection: sqlite3.Connection) -> tuple[str, str]:
    """The version of the tables, and what tells them from tables that were made before; both empty without tables."""
    try:
        rows = dict(connection.execute("SELECT name, value FROM search_state"))
    except sqlite3.OperationalError:
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'search_state'").fetchone():
            raise
        return "", ""
    return rows.get("version", "0"), rows.get("generation", "")


def make_tables(connection: sqlite3.Connection) -> None:
    for statement in TABLES:
        connection.execute(statement)
    connection.execute("INSERT INTO search_state VALUES ('version', ?)", (version_wanted(),))
    connection.execute("INSERT INTO search_state VALUES ('generation', hex(randomblob(8)))")
    weights = ", ".join(map(str, WEIGHTS.values()))
    connection.execute("INSERT INTO search_text (search_text, rank) VALUES ('rank', ?)", (f"bm25({weights})",))


def drop_tables(connection: sqlite3.Connection) -> None:
    connection.execute("DROP VIEW IF EXISTS search_content")
    for name in _NAMES:
        connection.execute(f"DROP TABLE IF EXISTS {name}")
