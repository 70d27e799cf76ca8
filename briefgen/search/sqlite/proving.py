"""Whether the tables are what the letters give, told from what was kept of each letter: nothing is analysed again.

What was kept is compared with a digest that stands elsewhere; all else (full text, counts, facets, order) is compared
with what was kept. A "no" says only that it is worth making everything again to see what is wrong.
"""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Final

from briefgen.search.analyser import token_of
from briefgen.search.documents import Document
from briefgen.search.sqlite.keeping import facet_values_of
from briefgen.search.sqlite.kept import (
    SUMS,
    Kept,
    KeptDamagedError,
    TextOf,
    from_bytes,
    give_columns,
    hash_of,
    text_from,
    unpacked,
)
from briefgen.search.sqlite.matching import A_DAY, first_id
from briefgen.search.sqlite.schema import make_tables, version_wanted
from briefgen.search.words import only_letters_and_digits
from briefgen.values import dataclass

_FULL_TEXT: Final = "INSERT INTO search_text (search_text, rank) VALUES ('integrity-check', 1)"  # against its content
_DEFINITIONS: Final = (
    "SELECT type, name, sql FROM sqlite_master WHERE tbl_name LIKE 'search_%' ORDER BY name",
    "SELECT k, v FROM search_text_config ORDER BY k",
    "SELECT name FROM search_state ORDER BY name",
)


def agrees(connection: sqlite3.Connection, digests: Sequence[tuple[str, str]], text_of: TextOf) -> bool:
    """Whether the tables hold these letters and nothing else: key and `kept.digest_of`, in the order of their coming.

    A key that comes again takes the place of the letter that had it. `connection` must be the caller's alone.
    """
    try:
        return _defined(connection) and _Letters(connection, digests, text_of).agree()
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return False


def _defined(connection: sqlite3.Connection) -> bool:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        make_tables(fresh)
        same = all(connection.execute(each).fetchall() == fresh.execute(each).fetchall() for each in _DEFINITIONS)
    version = connection.execute("SELECT value FROM search_state WHERE name = 'version'").fetchone()
    return same and version == (version_wanted(),)


@dataclass(frozen=True, slots=True)
class _Row:
    """What the narrow tables must say of a letter."""

    day: int
    reference: str
    facts: str
    dossiers: str


class _Letters:
    """All letters, read once while FTS5 compares its words with theirs."""

    def __init__(self, connection: sqlite3.Connection, digests: Sequence[tuple[str, str]], text_of: TextOf) -> None:
        self._connection: Final = connection
        self._text_of: Final = text_of
        self._digests: Final = dict(digests)
        self._order: Final = {key: number for number, (key, _digest) in enumerate(digests)}
        self._some_came_again: Final = len(self._digests) < len(digests)
        self._rows: Final[dict[str, _Row]] = {}
        self._forms = 0
        self._abbreviations: Final[Counter[tuple[str, str]]] = Counter()

    def agree(self) -> bool:
        give_columns(self._connection, self._read)
        self._connection.execute(_FULL_TEXT)
        return (
            self._rows.keys() == self._digests.keys()
            and self._order_agrees()
            and self._facets_agree()
            and self._words_agree()
            and self._abbreviations_agree()
        )

    def _read(self, key: str, data: bytes, text: bytes | None) -> Kept:
        written = self._text_of(key) if text is None else text_from(text)
        plain = unpacked(data, written)
        if hashlib.sha256(plain).hexdigest() != self._digests.get(key):
            raise KeptDamagedError
        kept = from_bytes(plain)
        if key not in self._rows:
            self._rows[key] = _row(kept.document(key, ""))
            self._forms += kept.forms
            self._abbreviations.update((short, words) for short, words in kept.abbreviations)
        return kept

    def _order_agrees(self) -> bool:
        """Each letter on its day, those of one day in the order of their coming."""
        last = (-1, -1)
        for number, key, reference in self._connection.execute(
            "SELECT id, key, reference FROM search_letters ORDER BY id"
        ):
            row = self._rows[key]
            here = (row.day, self._order[key])
            if number // A_DAY != row.day or here <= last or reference != row.reference:
                return False
            last = here
        return True

    def _facets_agree(self) -> bool:
        values = dict(self._connection.execute("SELECT id, value FROM search_facet_values"))
        wanted = {each for row in self._rows.values() for each in (row.facts, row.dossiers)}
        # What a letter had that another took the place of stays among the values; no letter has it.
        if len(set(values.values())) < len(values) or not wanted <= set(values.values()):
            return False
        if not self._some_came_again and len(values) > len(wanted):
            return False
        return self._facets_of_letters_agree(values)

    def _facets_of_letters_agree(self, values: Mapping[int, str]) -> bool:
        rows = self._connection.execute(
            "SELECT key, facts, dossiers FROM search_facets LEFT JOIN search_letters USING (id)"
        ).fetchall()
        return len(rows) == len(self._rows) and all(
            key in self._rows
            and (values.get(facts), values.get(dossiers)) == (self._rows[key].facts, self._rows[key].dossiers)
            for key, facts, dossiers in rows
        )

    def _words_agree(self) -> bool:
        rows = self._connection.execute("SELECT word, token, letters FROM search_words")
        found = sum(letters * hash_of(word, token) for word, token, letters in rows)
        return bool(found % SUMS == self._forms % SUMS)

    def _abbreviations_agree(self) -> bool:
        rows = self._connection.execute("SELECT short, words, letters FROM search_abbreviations").fetchall()
        tokens = self._connection.execute("SELECT token, short, words FROM search_abbreviated").fetchall()
        wanted = {(token_of(word), short, words) for short, words in self._abbreviations for word in words.split()}
        return {(short, words): letters for short, words, letters in rows} == self._abbreviations and (
            len(tokens) == len(wanted) and set(tokens) == wanted
        )


def _row(document: Document) -> _Row:
    facts, dossiers = facet_values_of(document)
    return _Row(first_id(document.date) // A_DAY, only_letters_and_digits(document.reference), facts, dossiers)
