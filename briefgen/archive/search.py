"""Finds issued letters: the archive's index answers, and each letter is told with how it stands now."""

import sqlite3
from typing import Final

from briefgen.archive.keeping import Archive
from briefgen.archive.letters import LETTER, ArchivedLetter
from briefgen.errors import Problem
from briefgen.issue.numbers import reference_key
from briefgen.search import searching
from briefgen.search.documents import Facets, Piece, Results, Sort
from briefgen.values import dataclass

_LONGEST: Final = 100  # characters of a reference


@dataclass(frozen=True, slots=True)
class Hit:
    """A letter that was found, with the piece of it that shows why."""

    letter: ArchivedLetter
    excerpt: tuple[Piece, ...]
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """One page of letters, counts of all that were found, and what was wrong or probably meant."""

    hits: tuple[Hit, ...]
    facets: Facets
    did_you_mean: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def total(self) -> int:
        return self.facets.letters


def search(archive: Archive, question: str, *, sort: Sort = "best", page: int = 1, size: int = 20) -> Found:
    """Letters that answer the question; the best come first, and before all one whose reference it is in any spelling.

    Nothing that is typed raises.
    """
    with archive.reading() as connection:
        index = archive.sources.engine(connection)
        results = searching.search(index, question, sort=sort, page=page, size=size)
        own = _by_reference(connection, question)
        if own and not results.total:
            exact = " OR ".join(f'reference:"{each.reference}"' for each in own)
            results = searching.search(index, exact, sort=sort, page=page, size=size)
        found = _found(connection, results)
    if sort == "newest" or not own:
        return found
    entries = {each.entry for each in own}
    first = [hit for hit in found.hits if hit.letter.entry in entries]
    rest = [hit for hit in found.hits if hit.letter.entry not in entries]
    return Found((*first, *rest), found.facets, found.did_you_mean, found.problems)


def like(archive: Archive, letter: ArchivedLetter, *, size: int = 20) -> Found:
    """Letters about the same things as this one, the most alike first."""
    with archive.reading() as connection:
        return _found(connection, searching.like(archive.sources.engine(connection), str(letter.entry), size=size))


def _by_reference(connection: sqlite3.Connection, question: str) -> tuple[ArchivedLetter, ...]:
    if len(question) > _LONGEST:
        return ()
    rows = connection.execute(f"{LETTER} WHERE key = ? ORDER BY id", (reference_key(question),))
    return tuple(ArchivedLetter(*row) for row in rows)


def _found(connection: sqlite3.Connection, results: Results) -> Found:
    hits = []
    for hit in results.hits:
        row = connection.execute(f"{LETTER} WHERE id = ?", (int(hit.document.key),)).fetchone()
        hits.append(Hit(ArchivedLetter(*row), hit.excerpt, hit.score))
    return Found(tuple(hits), results.facets, results.did_you_mean, results.problems)
