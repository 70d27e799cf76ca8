"""A query in FTS5's notation. Every token stands between quotes: nothing that somebody typed is ever an operator."""

import datetime
from collections.abc import Iterator
from typing import Final

from briefgen.dutch.dates import days_in_month
from briefgen.dutch.stopwords import STOP_WORDS
from briefgen.search.analyser import EVERY
from briefgen.search.marks import SIGN
from briefgen.search.query import All, Beginning, Close, Days, Either, Query, Row, Without, every
from briefgen.values import dataclass

A_DAY: Final = 4096  # ids that each day has
_EPOCH: Final = datetime.date(1800, 1, 1).toordinal()
_STRONG: Final = "strong"
_NOWHERE: Final = f'"{SIGN}none"'
FIRST_ID: Final = 1
LAST_ID: Final = 1 << 62


@dataclass(frozen=True, slots=True)
class Matching:
    """What to match and between which ids; `is_ranked` where some letters may answer better than others, `narrower`
    what the best of very many have, each holding less than the next; none where that cannot be said."""

    expression: str
    low: int
    high: int
    is_ranked: bool
    narrower: tuple[str, ...]


def first_id(day: datetime.date | None) -> int:
    """The first of the ids of a day; letters without one come before all, those of old days share them."""
    return 0 if day is None else max(day.toordinal() - _EPOCH, 1) * A_DAY


def matching(query: Query, *, years: tuple[int, int]) -> Matching:
    """Of a query that was expanded; `years` are the first and the last year of which there are letters."""
    low, high, rest = _period(query)
    tokens = dict.fromkeys(_words(rest))
    narrower = tuple(
        f"({_STRONG} : ({' OR '.join(quoted(token + sign) for token in tokens)}))" for sign in (SIGN, "") if tokens
    )
    return Matching(_Writer(years).write(rest), low, high, _is_ranked(rest), narrower)


def _words(query: Query) -> Iterator[str]:
    """The words that are asked for, stop words left out."""
    if isinstance(query, Either | All):
        for each in query.queries:
            yield from _words(each)
    elif isinstance(query, Without):
        yield from _words(query.query)
    elif isinstance(query, Close):
        for row in query.rows:
            yield from _words(row)
    elif isinstance(query, Row) and query.column in ("", "subject", "body"):
        yield from (token for token in query.tokens if token not in STOP_WORDS and not token.startswith(SIGN))


def _period(query: Query) -> tuple[int, int, Query]:
    """Days that everything must be of are a range of ids, which costs nothing; the rest of the query."""
    if isinstance(query, Days):
        return first_id(query.first), first_id(query.last) + A_DAY - 1, every()
    low, high = 0, LAST_ID
    if isinstance(query, Without):
        low, high, inner = _period(query.query)
        return low, high, Without(inner, query.excluded)
    if not isinstance(query, All):
        return low, high, query
    others: list[Query] = []
    for each in query.queries:
        first, last, rest = _period(each)
        low, high = max(low, first), min(high, last)
        others.append(rest)
    return low, high, every(*others)


def _is_ranked(query: Query) -> bool:
    if isinstance(query, Row):
        return query.column != "facts"
    if isinstance(query, Either | All):
        return any(_is_ranked(each) for each in query.queries)
    return _is_ranked(query.query) if isinstance(query, Without) else isinstance(query, Close | Beginning)


class _Writer:
    def __init__(self, years: tuple[int, int]) -> None:
        self._years = years

    def write(self, query: Query) -> str:
        if isinstance(query, Either):
            return self._joined(query.queries, " OR ", _NOWHERE)
        if isinstance(query, All):
            return self._joined(query.queries, " AND ", quoted(EVERY))
        if isinstance(query, Without):
            return f"({self.write(query.query)} NOT {self.write(query.excluded)})"
        if isinstance(query, Days):
            return self._joined(tuple(self._days(query)), " OR ", _NOWHERE)
        return _leaf(query)

    def _joined(self, queries: tuple[Query, ...], between: str, none: str) -> str:
        if not queries:
            return none
        written = dict.fromkeys(map(self.write, queries))
        return f"({between.join(written)})" if len(written) > 1 else next(iter(written))

    def _days(self, days: Days) -> Iterator[Row]:
        """The tokens of the years, months and days that together make the period."""
        first = max(days.first, datetime.date(max(self._years[0], 1), 1, 1))
        last = min(days.last, datetime.date(max(self._years[1], 1), 12, 31))
        while first <= last:
            year_end = datetime.date(first.year, 12, 31)
            month_end = first.replace(day=days_in_month(first.year, first.month))
            if (first.month, first.day) == (1, 1) and year_end <= last:
                token, end = f"{SIGN}y{first:%Y}", year_end
            elif first.day == 1 and month_end <= last:
                token, end = f"{SIGN}ym{first:%Y%m}", month_end
            else:
                token, end = f"{SIGN}ymd{first:%Y%m%d}", first
            yield Row((token,), "facts")
            if end == datetime.date.max:
                return
            first = end + datetime.timedelta(days=1)


def _leaf(query: Query) -> str:
    if isinstance(query, Row):
        return _row(query)
    if isinstance(query, Close):
        rows = " ".join(quoted(" ".join(row.tokens)) for row in query.rows)
        return f"NEAR({rows}, {query.distance})"
    if isinstance(query, Beginning):
        return f"{_column(query.column)}{quoted(query.text)} *"
    return _NOWHERE


def _row(row: Row) -> str:
    return f"{_column(row.column)}{quoted(' '.join(row.tokens))}" if row.tokens else _NOWHERE


def _column(name: str) -> str:
    return f"{name} : " if name else ""


def quoted(tokens: str) -> str:
    """Tokens in a row, in FTS5's notation."""
    return '"' + tokens.replace('"', '""') + '"'
