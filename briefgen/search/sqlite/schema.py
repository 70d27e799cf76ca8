"""The tables of the engine. They may lie in a database of somebody else's: all names begin with `search_`."""

import sqlite3
from typing import Final

from briefgen.search.analyser import ANALYSER

LAYOUT: Final = 1  # of these tables
# bm25's weights of subject, body, parts, marks and facts: what a letter is called counts most, a filter not at all.
WEIGHTS: Final = "4.0, 1.0, 0.4, 1.0, 0.0"
TABLES: Final = (
    "CREATE TABLE search_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # id grows with the letter's date, so that newest first is the order of the table
    "CREATE TABLE search_letters (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, reference TEXT NOT NULL,"
    " document BLOB NOT NULL)",
    "CREATE INDEX search_letters_reference ON search_letters (reference)",
    # narrow, so that counting many letters reads few pages
    "CREATE TABLE search_facets (id INTEGER PRIMARY KEY, facets INTEGER NOT NULL)",
    "CREATE TABLE search_facet_values (id INTEGER PRIMARY KEY, value TEXT NOT NULL UNIQUE)",
    "CREATE TABLE search_words (word TEXT PRIMARY KEY, token TEXT NOT NULL, letters INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE search_abbreviations (short TEXT NOT NULL, words TEXT NOT NULL, letters INTEGER NOT NULL,"
    " PRIMARY KEY (short, words)) WITHOUT ROWID",
    "CREATE TABLE search_abbreviated (token TEXT NOT NULL, short TEXT NOT NULL, words TEXT NOT NULL,"
    " PRIMARY KEY (token, short, words)) WITHOUT ROWID",
    # `ascii` cuts at signs and spaces alone: the analyser has done everything else
    "CREATE VIRTUAL TABLE search_text USING fts5 (subject, body, parts, marks, facts, content='', tokenize='ascii')",
    "CREATE VIRTUAL TABLE search_tokens USING fts5vocab (search_text, row)",
)
_NAMES: Final = ("search_tokens", "search_text", "search_abbreviated", "search_abbreviations", "search_words",
                 "search_facet_values", "search_facets", "search_letters", "search_state")  # fmt: skip


def version_wanted() -> str:
    return f"{ANALYSER}.{LAYOUT}"


def version_found(connection: sqlite3.Connection) -> str:
    """Empty where there are no tables."""
    there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'search_state'").fetchone()
    if not there:
        return ""
    row = connection.execute("SELECT value FROM search_state WHERE name = 'version'").fetchone()
    return str(row[0]) if row else "0"


def make_tables(connection: sqlite3.Connection) -> None:
    for statement in TABLES:
        connection.execute(statement)
    connection.execute("INSERT INTO search_state VALUES ('version', ?)", (version_wanted(),))
    connection.execute(f"INSERT INTO search_text (search_text, rank) VALUES ('rank', 'bm25({WEIGHTS})')")


def drop_tables(connection: sqlite3.Connection) -> None:
    for name in _NAMES:
        connection.execute(f"DROP TABLE IF EXISTS {name}")
