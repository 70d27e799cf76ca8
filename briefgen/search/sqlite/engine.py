"""The index in SQLite: letters in, queries answered."""

import json
import sqlite3
from collections import Counter
from typing import Final, Literal

from briefgen.search.documents import Document, Facets, Match, Sort
from briefgen.search.index import OtherAnalyserError
from briefgen.search.query import Query
from briefgen.search.sqlite import keeping, likeness, vocabulary
from briefgen.search.sqlite.expanding import expand
from briefgen.search.sqlite.matching import Matching, matching
from briefgen.search.sqlite.schema import drop_tables, make_tables, version_found, version_wanted

# FTS5 reads the letters in the order of their ids: nothing is sorted, and it stops after the page.
NEWEST: Final = (
    "SELECT rowid, 0.0 FROM search_text WHERE search_text MATCH ? AND rowid BETWEEN ? AND ?"
    " ORDER BY rowid DESC LIMIT ? OFFSET ?"
)
BEST: Final = (
    "SELECT rowid, rank FROM search_text WHERE search_text MATCH ? AND rowid BETWEEN ? AND ?"
    " ORDER BY rank, rowid DESC LIMIT ? OFFSET ?"
)
# CROSS JOIN fixes the order: the full text first, then one look-up for each letter. The other way round every letter of
# the archive would be asked whether it matches.
FACETS: Final = (
    "SELECT f.facets, count(*) FROM search_text AS t CROSS JOIN search_facets AS f ON f.id = t.rowid"
    " WHERE t.search_text MATCH ? AND t.rowid BETWEEN ? AND ? GROUP BY f.facets"
)
_MOST_DOSSIERS: Final = 50


class SqliteIndex:
    """The index in the database behind `connection`, whose transactions are the caller's."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection: Final = connection
        self._checked = False

    def is_current(self) -> bool:
        return version_found(self.connection) == version_wanted()

    def rebuild(self) -> None:
        drop_tables(self.connection)
        make_tables(self.connection)
        self._checked = True

    def _check(self) -> None:
        """Once for a connection; a rebuild by another program is noticed by the tables that are gone."""
        if not self._checked:
            found = version_found(self.connection)
            if found != version_wanted():
                raise OtherAnalyserError(found, int(version_wanted().split(".")[0]))
            self._checked = True

    def add(self, document: Document) -> None:
        self._check()
        keeping.add(self.connection, document)

    def remove(self, key: str) -> bool:
        self._check()
        return keeping.remove(self.connection, key)

    def document(self, key: str) -> Document | None:
        self._check()
        return keeping.document(self.connection, key)

    def __len__(self) -> int:
        self._check()
        return int(self.connection.execute("SELECT count(*) FROM search_facets").fetchone()[0])

    def expand(self, query: Query) -> Query:
        self._check()
        return expand(self.connection, query)

    def _matching(self, query: Query) -> Matching:
        return matching(self.expand(query), years=keeping.years(self.connection))

    def find(self, query: Query, *, sort: Sort, offset: int, limit: int) -> tuple[Match, ...]:
        wanted = self._matching(query)
        statement = BEST if sort == "best" and wanted.is_ranked else NEWEST
        values = (wanted.expression, wanted.low, wanted.high, limit, offset)
        found = self.connection.execute(statement, values).fetchall()
        return tuple(Match(keeping.key_of(self.connection, number), -score) for number, score in found)

    def facets(self, query: Query) -> Facets:
        wanted = self._matching(query)
        rows = self.connection.execute(FACETS, (wanted.expression, wanted.low, wanted.high)).fetchall()
        counted: tuple[Counter[str], ...] = (Counter(), Counter(), Counter(), Counter())
        values = keeping.facet_values(self.connection, [number for number, _count in rows])
        for number, count in rows:
            for counter, names in zip(counted, json.loads(values[number]), strict=True):
                for name in names:
                    counter[name] += count
        ministry, year, kind, dossier = (dict(_ordered(counter)) for counter in counted)
        dossier = dict(list(dossier.items())[:_MOST_DOSSIERS])
        return Facets(sum(count for _number, count in rows), ministry, year, kind, dossier)

    def similar(self, key: str, *, limit: int) -> tuple[Match, ...]:
        self._check()
        return likeness.similar(self.connection, key, limit=limit)

    def nearest_words(self, word: str, *, limit: int) -> tuple[str, ...]:
        self._check()
        return vocabulary.nearest_words(self.connection, word, limit=limit)

    def values(self, field: Literal["ministry", "kind"]) -> tuple[str, ...]:
        self._check()
        rows = self.connection.execute("SELECT value FROM search_facet_values")
        place = 0 if field == "ministry" else 2
        return tuple(sorted({name for (value,) in rows for name in json.loads(value)[place]}))


def _ordered(counter: Counter[str]) -> list[tuple[str, int]]:
    return sorted(((name, count) for name, count in counter.items() if name), key=lambda each: (-each[1], each[0]))
