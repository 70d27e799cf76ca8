"""Letters that are like another one: those that share its rare words."""

import math
import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import Final

from briefgen.dutch.stopwords import STOP_WORDS
from briefgen.search.documents import Match
from briefgen.search.query import Row, either
from briefgen.search.sqlite import keeping
from briefgen.search.sqlite.matching import FIRST_ID, LAST_ID, matching
from briefgen.search.sqlite.schema import COLUMNS

_WORDS: Final = 25  # that are asked for
_LOOKED_UP: Final = 400
_COMMON: Final = 0.2  # of all letters: a word that more of them have says little


def similar(connection: sqlite3.Connection, key: str, columns: Sequence[str], *, limit: int) -> tuple[Match, ...]:
    """Letters other than that with this key, which has these columns."""
    subject, body = columns[COLUMNS.index("subject")], columns[COLUMNS.index("body")]
    counted = Counter(f"{subject} {subject} {body}".split())
    tokens = _telling(connection, counted)
    if not tokens:
        return ()
    expression = matching(either(*(Row((token,)) for token in tokens)), years=(1, 1)).expression
    rows = connection.execute(
        "SELECT rowid, rank FROM search_text WHERE search_text MATCH ? AND rowid BETWEEN ? AND ?"
        " ORDER BY rank, rowid DESC LIMIT ?",
        (expression, FIRST_ID, LAST_ID, limit + 1),
    ).fetchall()
    found = (Match(keeping.key_of(connection, number), -score) for number, score in rows)
    return tuple(match for match in found if match.key != key)[:limit]


def _telling(connection: sqlite3.Connection, counted: Counter[str]) -> list[str]:
    """The words that say most about this letter: often in it, seldom in others."""
    letters = connection.execute("SELECT count(*) FROM search_facets").fetchone()[0]
    weights: dict[str, float] = {}
    for token, count in counted.most_common(_LOOKED_UP):
        row = connection.execute("SELECT doc FROM search_tokens WHERE term = ?", (token,)).fetchone()
        if row and 1 < row[0] <= max(letters * _COMMON, 2) and len(token) > 2 and token not in STOP_WORDS:
            weights[token] = (1 + math.log(count)) * math.log(letters / row[0] + 1)
    return sorted(weights, key=lambda token: (-weights[token], token))[:_WORDS]
