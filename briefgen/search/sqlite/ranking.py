"""Which letters answer best. Of very many only those are weighed first in which a word that was asked for is strong."""

import sqlite3
from collections.abc import Iterator
from typing import Final

from briefgen.search.sqlite.matching import Matching

BEST: Final = (
    "SELECT rowid, rank FROM search_text WHERE search_text MATCH ? AND rowid BETWEEN ? AND ?"
    " ORDER BY rank, rowid DESC LIMIT ? OFFSET ?"
)
_COUNT: Final = (
    "SELECT count(*) FROM (SELECT 1 FROM search_text WHERE search_text MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?)"
)
MANY: Final = 8_000  # letters; to weigh more takes longer than somebody wants to wait
Found = list[tuple[int, float]]


def best(connection: sqlite3.Connection, wanted: Matching, *, offset: int, limit: int) -> Found:
    """Ids and scores (the lower, the better).

    Where more than `MANY` letters match, those that have a word of the query in their subject or often in their text
    come before all others: they are found by their column `strong`, so that the others need not be weighed.
    """
    if not wanted.narrower or _count(connection, wanted.expression, wanted, most=MANY + 1) <= MANY:
        return _weighed(connection, wanted.expression, wanted, offset=offset, limit=limit)
    found: Found = []
    for expression in _groups(wanted):
        found += _weighed(connection, expression, wanted, offset=offset, limit=limit - len(found))
        if len(found) >= limit:
            break
        offset = 0 if found else offset - _count(connection, expression, wanted, most=-1)
    return found


def _groups(wanted: Matching) -> Iterator[str]:
    """The strongest, then what is strong and not among them, then the rest."""
    before = ""
    for narrower in (*wanted.narrower, ""):
        inside = f"({wanted.expression} AND {narrower})" if narrower else wanted.expression
        yield f"({inside} NOT {before})" if before else inside
        before = narrower


def _count(connection: sqlite3.Connection, expression: str, wanted: Matching, *, most: int) -> int:
    return int(connection.execute(_COUNT, (expression, wanted.low, wanted.high, most)).fetchone()[0])


def _weighed(connection: sqlite3.Connection, expression: str, wanted: Matching, *, offset: int, limit: int) -> Found:
    return connection.execute(BEST, (expression, wanted.low, wanted.high, limit, offset)).fetchall()
