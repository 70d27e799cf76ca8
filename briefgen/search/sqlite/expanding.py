"""Words of a query become the tokens that there are in the index: beginnings, abbreviations, references."""

import sqlite3
from collections.abc import Iterator
from typing import Final

from briefgen.dutch.compounds import split
from briefgen.dutch.stopwords import STOP_WORDS
from briefgen.search.abbreviations import known_long_forms
from briefgen.search.analyser import abbreviation_token, is_also_a_word, token_of
from briefgen.search.marks import SIGN
from briefgen.search.query import (
    NOTHING,
    All,
    Beginning,
    Either,
    Query,
    Reference,
    Row,
    Without,
    Word,
    either,
    every,
)  # fmt: skip
from briefgen.search.sqlite.matching import quoted
from briefgen.search.words import fold, is_abbreviation

_MOST_TOKENS: Final = 250  # of words that begin alike; more are asked of FTS5 itself
_MOST_REFERENCES: Final = 500


def expand(connection: sqlite3.Connection, query: Query) -> Query:
    if isinstance(query, Either):
        return either(*(expand(connection, each) for each in query.queries))
    if isinstance(query, All):
        return every(*(expand(connection, each) for each in query.queries))
    if isinstance(query, Without):
        return Without(expand(connection, query.query), expand(connection, query.excluded))
    return _leaf(connection, query)


def _leaf(connection: sqlite3.Connection, query: Query) -> Query:
    if isinstance(query, Word):
        return either(*_of_word(connection, query))
    if isinstance(query, Beginning):
        return _beginning(connection, query)
    return _reference(connection, query.text) if isinstance(query, Reference) else query


def _of_word(connection: sqlite3.Connection, word: Word) -> Iterator[Query]:
    short = is_abbreviation(word.typed)
    folded = fold(word.typed)
    capitals = abbreviation_token(word.typed)
    if short and is_also_a_word(word.typed) and _is_known(connection, (capitals,)):
        yield Row((capitals,), "parts")
    else:
        yield from (Row((token,), word.column) for token in word.tokens)
    if word.column:
        return
    if short or not is_also_a_word(word.typed):
        yield from (Row(tuple(map(token_of, words.split()))) for words in _long_forms(connection, folded))
    if folded not in STOP_WORDS:
        for token in word.tokens:
            yield from (Row((f"{SIGN}{each}",), "parts") for each in _short_forms(connection, token))
    if not _is_known(connection, word.tokens):
        yield from _in_two_words(folded)
    if _may_be_part_of_reference(folded) and not _is_known(connection, word.tokens):
        yield _reference(connection, folded)


def _in_two_words(folded: str) -> Iterator[Row]:
    """A compound that no letter has, as letters may write it: `Vreemdelingen Voorziening`."""
    first, last = split(folded) if folded.isascii() else ("", "")
    if last:
        yield Row((token_of(first), token_of(last)))


def _may_be_part_of_reference(folded: str) -> bool:
    return len(folded) >= 4 and any(map(str.isdigit, folded))


def _is_known(connection: sqlite3.Connection, tokens: tuple[str, ...]) -> bool:
    """Whether a letter has one of these: the first that has it is looked for, while `search_tokens` counts them all."""
    statement = "SELECT 1 FROM search_text WHERE search_text MATCH ? LIMIT 1"
    return any(connection.execute(statement, (quoted(token),)).fetchone() for token in tokens)


def _long_forms(connection: sqlite3.Connection, short: str) -> Iterator[str]:
    """As letters introduce it, and as everybody knows it."""
    for (words,) in connection.execute("SELECT words FROM search_abbreviations WHERE short = ?", (short,)):
        yield words
    if short in known_long_forms():
        yield known_long_forms()[short]


def _short_forms(connection: sqlite3.Connection, token: str) -> list[str]:
    rows = connection.execute("SELECT DISTINCT short FROM search_abbreviated WHERE token = ?", (token,))
    return [row[0] for row in rows]


def _beginning(connection: sqlite3.Connection, beginning: Beginning) -> Query:
    start = beginning.text
    if not start:
        return NOTHING
    rows = connection.execute(
        "SELECT DISTINCT token FROM search_words WHERE word >= ? AND word < ? LIMIT ?",
        (start, start + "\U0010ffff", _MOST_TOKENS + 1),
    ).fetchall()
    if len(rows) > _MOST_TOKENS:
        return beginning
    return either(*(Row((row[0],), beginning.column) for row in rows))


def _reference(connection: sqlite3.Connection, text: str) -> Query:
    exact = connection.execute("SELECT 1 FROM search_letters WHERE reference = ?", (text,)).fetchone()
    if exact:
        return Row((f"{SIGN}ref{text}",), "marks")
    rows = connection.execute(
        "SELECT DISTINCT reference FROM search_letters WHERE instr(reference, ?) LIMIT ?", (text, _MOST_REFERENCES)
    )
    return either(*(Row((f"{SIGN}ref{row[0]}",), "marks") for row in rows))
