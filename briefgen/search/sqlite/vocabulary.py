"""The words that letters have, for whoever makes a typing mistake."""

import sqlite3
from collections.abc import Iterator
from typing import Final

from briefgen.search.spelling_mistakes import one_mistake_away, strokes

_SHORTEST: Final = 4  # letters; a mistake in a shorter word may be any other word
_LONG: Final = 7  # letters from which two mistakes are thought of
_AT_ONCE: Final = 400
_LONGEST: Final = 40


def nearest_words(connection: sqlite3.Connection, word: str, *, limit: int) -> tuple[str, ...]:
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
        return ()
    found = dict(_one_away(connection, word))
    if not found and len(word) >= _LONG:
        found = dict(_two_away(connection, word))
    found.pop(word, None)
    return tuple(sorted(found, key=lambda each: (-found[each], each))[:limit])


def _one_away(connection: sqlite3.Connection, word: str) -> Iterator[tuple[str, int]]:
    candidates = list(dict.fromkeys(one_mistake_away(word)))
    for at in range(0, len(candidates), _AT_ONCE):
        some = candidates[at : at + _AT_ONCE]
        places = ", ".join("?" * len(some))
        yield from connection.execute(f"SELECT word, letters FROM search_words WHERE word IN ({places})", some)  # noqa: S608 - question marks


def _two_away(connection: sqlite3.Connection, word: str) -> Iterator[tuple[str, int]]:
    """Only words of about this length that begin with the same two letters, or else with the same one."""
    for start in (word[:2], word[:1]):
        rows = connection.execute(
            "SELECT word, letters FROM search_words WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?",
            (start, start + "\U0010ffff", len(word) - 2, len(word) + 2),
        ).fetchall()
        close = [row for row in rows if set(row[0][-3:]) & set(word[-3:]) and strokes(word, row[0], most=2) <= 2]
        if close:
            yield from close
            return
