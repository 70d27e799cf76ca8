"""The index in SQLite: letters in, queries answered."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import Final, Literal

from briefgen.search.analyser import Analysed, analyse
from briefgen.search.documents import Document, Facets, Match, Sort
from briefgen.search.index import KnownKeyError, OtherAnalyserError
from briefgen.search.query import Query
from briefgen.search.sqlite import keeping, likeness, ranking, vocabulary
from briefgen.search.sqlite.expanding import expand
from briefgen.search.sqlite.kept import Kept, KeptDamagedError, TextOf, from_bytes, kept_of, text_from, unpacked
from briefgen.search.sqlite.matching import Matching, matching
from briefgen.search.sqlite.schema import drop_tables, make_tables, version_found, version_wanted

# FTS5 reads the letters in the order of their ids: nothing is sorted, and it stops after the page.
NEWEST: Final = (
    "SELECT rowid, 0.0 FROM search_text WHERE search_text MATCH ? AND rowid BETWEEN ? AND ?"
    " ORDER BY rowid DESC LIMIT ? OFFSET ?"
)
# CROSS JOIN fixes the order: the full text first, then one look-up for each letter. The other way round every letter of
# the archive would be asked whether it matches. One long text of numbers comes over to Python far sooner than as many
# rows, and is counted there sooner than GROUP BY sorts them.
FACETS: Final = (
    "SELECT count(*), group_concat(f.facts), group_concat(f.dossiers)"
    " FROM search_text AS t CROSS JOIN search_facets AS f ON f.id = t.rowid"
    " WHERE t.search_text MATCH ? AND t.rowid BETWEEN ? AND ?"
)
_MOST_DOSSIERS: Final = 50


class SqliteIndex:
    """The index in the database behind `connection`, whose transactions are the caller's.

    Where `text_of` gives the text of a letter by its key, the index keeps no copy of the texts.
    """

    def __init__(self, connection: sqlite3.Connection, *, text_of: TextOf | None = None) -> None:
        self.connection: Final = connection
        self._text_of: Final = text_of
        self._known: dict[str, list[str]] = {}
        self._generation = ""

    def is_current(self) -> bool:
        return version_found(self.connection)[0] == version_wanted()

    def rebuild(self) -> None:
        drop_tables(self.connection)
        make_tables(self.connection)

    def _check(self) -> None:
        """Each time: another program may have made the index anew since."""
        found, generation = version_found(self.connection)
        if found != version_wanted():
            raise OtherAnalyserError(found, version_wanted())
        if generation != self._generation:
            self._known, self._generation = {}, generation

    def add(self, document: Document) -> None:
        self.put(document, analyse(document))

    def put(self, document: Document, analysed: Analysed, kept: Kept | None = None) -> None:
        """Adds a letter that was analysed before, with `kept_of` both if that is at hand; raises KnownKeyError."""
        self._check()
        if keeping.is_known(self.connection, document.key):
            raise KnownKeyError(document.key)
        kept = kept or kept_of(document, analysed)
        keeping.put(self.connection, document, analysed, kept, with_text=self._text_of is None)

    def remove(self, key: str) -> bool:
        self._check()
        found = self._found(key)
        if found is not None:
            keeping.remove(self.connection, found[0].document(key, found[1]))
        return found is not None

    def document(self, key: str) -> Document | None:
        """The letter; where its text is no longer what it was, what is known without it."""
        self._check()
        try:
            found = self._found(key)
        except KeptDamagedError:
            return keeping.without_text(self.connection, key)
        return found[0].document(key, found[1]) if found else None

    def whole_document(self, key: str) -> Document:
        """The letter with its text; raises KeptDamagedError where that is not there as it was kept."""
        found = self._found(key)
        if found is None:
            raise KeptDamagedError
        return found[0].document(key, found[1])

    def _found(self, key: str) -> tuple[Kept, str] | None:
        row = self.connection.execute("SELECT kept, text FROM search_letters WHERE key = ?", (key,)).fetchone()
        return self._kept(key, *row) if row else None

    def _kept(self, key: str, data: bytes, text: bytes | None) -> tuple[Kept, str]:
        """What is kept of a letter, and its text."""
        written = self._text_of(key) if text is None and self._text_of else text_from(text)
        return from_bytes(unpacked(data, written)), written

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
        if sort == "best" and wanted.is_ranked:
            found = ranking.best(self.connection, wanted, offset=offset, limit=limit)
        else:
            values = (wanted.expression, wanted.low, wanted.high, limit, offset)
            found = self.connection.execute(NEWEST, values).fetchall()
        return tuple(Match(keeping.key_of(self.connection, number), -score) for number, score in found)

    def facets(self, query: Query) -> Facets:
        wanted = self._matching(query)
        row = self.connection.execute(FACETS, (wanted.expression, wanted.low, wanted.high)).fetchone()
        facts, dossiers = (Counter(text.split(",") if text else ()) for text in row[1:])
        values = self._facet_values({*facts, *dossiers})
        ministry, year, kind = (_summed([(values[each][place], facts[each]) for each in facts]) for place in (1, 2, 3))
        of_dossier = _summed((name, count) for each, count in dossiers.items() for name in values[each][1:])
        return Facets(row[0], ministry, year, kind, dict(list(of_dossier.items())[:_MOST_DOSSIERS]))

    def _facet_values(self, numbers: set[str]) -> dict[str, list[str]]:
        """Numbers keep their meaning for as long as the index is not made anew."""
        self._known.update(keeping.facet_values(self.connection, numbers.difference(self._known)))
        return self._known

    def similar(self, key: str, *, limit: int) -> tuple[Match, ...]:
        self._check()
        try:
            found = self._found(key)
        except KeptDamagedError:
            return ()
        return likeness.similar(self.connection, key, found[0].columns, limit=limit) if found else ()

    def nearest_words(self, word: str, *, limit: int) -> tuple[str, ...]:
        self._check()
        return vocabulary.nearest_words(self.connection, word, limit=limit)

    def values(self, field: Literal["ministry", "kind"]) -> tuple[str, ...]:
        self._check()
        numbers = self.connection.execute("SELECT id FROM search_facet_values").fetchall()
        values = keeping.facet_values(self.connection, [number for (number,) in numbers]).values()
        return tuple(sorted({value[1 if field == "ministry" else 3] for value in values if value[0] == keeping.FACTS}))


def _summed(counts: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The sum for each name that is not empty, the largest first."""
    sums: dict[str, int] = {}
    for name, count in counts:
        sums[name] = sums.get(name, 0) + count
    return dict(sorted(((name, sums[name]) for name in sums if name), key=lambda each: (-each[1], each[0])))
