"""Search engines within the process, each asked for the same things: briefgen, and FTS5 with its own tokenizer."""

import os
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Protocol

from search_letters import Asked

from briefgen.archive.documents import Sources
from briefgen.archive.index import connect
from briefgen.archive.store import TEXT
from briefgen.search.analyser import Analysed
from briefgen.search.documents import Document
from briefgen.search.excerpts import excerpt, wanted
from briefgen.search.searching import search
from briefgen.search.understanding import understand

PAGE: Final = 20  # letters that are shown at once
Counts = dict[str, dict[str, int]]  # of "ministry", "year" and "kind": how many of the letters found have each value


class Contender(Protocol):
    """An engine with letters of its own; keys are numbers in the order of the letters' dates."""

    name: str

    def put(self, document: Document, analysed: Analysed) -> None:
        """Takes one of many letters, none of which is found before `finish`."""
        ...

    def finish(self) -> None: ...

    def best(self, asked: Asked) -> list[int]:
        """The keys of one page."""
        ...

    def newest(self, asked: Asked) -> list[int]: ...

    def counts(self, asked: Asked) -> Counts: ...

    def excerpts(self, asked: Asked, keys: Sequence[int]) -> list[str]:
        """Of letters that were found: a piece of each that shows why."""
        ...

    def answer(self, asked: Asked) -> object:
        """One page with excerpts, and the counts."""
        ...

    def add(self, document: Document) -> None:
        """One letter more, safe against a power cut and found from now on."""
        ...

    def bytes_used(self) -> int: ...


def _opened(path: Path) -> sqlite3.Connection:
    """As the archive opens its index; nothing is synced until all letters are in."""
    connection = connect(path)
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("BEGIN")
    return connection


def _closed(connection: sqlite3.Connection) -> None:
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA synchronous=FULL")


def _in_transaction(connection: sqlite3.Connection, write: Callable[[], None]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    write()
    connection.execute("COMMIT")


class Briefgen:
    """As the archive has it: the texts are in files of their own, which the index does not repeat."""

    name = "briefgen"

    def __init__(self, folder: Path) -> None:
        self._texts: Final = folder / "letters"
        self._path: Final = folder / "briefgen.sqlite"
        self._connection: Final = _opened(self._path)
        self._connection.execute("CREATE TABLE letters (id INTEGER PRIMARY KEY, path TEXT NOT NULL)")
        self.index: Final = Sources(lambda path, name: (folder / path / name).read_bytes()).engine(self._connection)
        self.index.rebuild()

    def put(self, document: Document, analysed: Analysed) -> None:
        self._write(document)
        self.index.put(document, analysed)

    def _write(self, document: Document) -> Path:
        number = int(document.key)
        place = self._texts / f"{number // 1000:03}" / document.key
        place.mkdir(parents=True)
        text = place / TEXT
        text.write_text(document.text, encoding="utf-8")
        path = place.relative_to(self._texts.parent).as_posix()
        self._connection.execute("INSERT INTO letters VALUES (?, ?)", (number, path))
        return text

    def finish(self) -> None:
        _closed(self._connection)

    def best(self, asked: Asked) -> list[int]:
        found = self.index.find(understand(asked.briefgen).query, sort="best", offset=0, limit=PAGE)
        return [int(match.key) for match in found]

    def newest(self, asked: Asked) -> list[int]:
        found = self.index.find(understand(asked.briefgen).query, sort="newest", offset=0, limit=PAGE)
        return [int(match.key) for match in found]

    def counts(self, asked: Asked) -> Counts:
        found = self.index.facets(understand(asked.briefgen).query)
        return {"ministry": found.ministry, "year": found.year, "kind": found.kind}

    def excerpts(self, asked: Asked, keys: Sequence[int]) -> list[str]:
        marked = wanted(self.index.expand(understand(asked.briefgen).query))
        documents = filter(None, (self.index.document(str(key)) for key in keys))
        return ["".join(piece.text for piece in excerpt(each.text, marked)) for each in documents]

    def answer(self, asked: Asked) -> object:
        return search(self.index, asked.briefgen, size=PAGE)

    def add(self, document: Document) -> None:
        """The text is synced as the archive does it; the others have it in the file of their index."""
        with self._write(document).open("rb") as text:
            os.fsync(text.fileno())
        _in_transaction(self._connection, lambda: self.index.add(document))

    def bytes_used(self) -> int:
        return self._path.stat().st_size

    def bytes_of_texts(self) -> int:
        return sum(each.stat().st_size for each in self._texts.rglob(TEXT))


class Fts5:
    """SQLite's FTS5 with its tokenizer `unicode61`; ids go with the dates, so that the newest come by themselves."""

    name = "FTS5"
    _INSERT: Final = "INSERT INTO letters (rowid, subject, text, reference) VALUES (?, ?, ?, ?)"
    # CROSS JOIN: the full text first, then the facts of each letter found; the other way round it takes far longer.
    # Three statements are sooner done than one for all three, grouped or from a table in between.
    _COUNTS: Final = (
        "SELECT f.{name}, count(*) FROM letters AS t CROSS JOIN facts AS f ON f.id = t.rowid"
        " WHERE t.letters MATCH ? GROUP BY f.{name}"
    )
    _SNIPPET: Final = "snippet(letters, 1, '', '', '…', 40)"

    def __init__(self, folder: Path) -> None:
        self._path: Final = folder / "fts5.sqlite"
        self._connection: Final = _opened(self._path)
        self._connection.execute("CREATE TABLE facts (id INTEGER PRIMARY KEY, ministry TEXT, year INTEGER, kind TEXT)")
        self._connection.execute(
            "CREATE VIRTUAL TABLE letters USING fts5"
            " (subject, text, reference, tokenize='unicode61 remove_diacritics 2')"
        )
        self._connection.execute("INSERT INTO letters (letters, rank) VALUES ('rank', 'bm25(4, 1, 1)')")

    def put(self, document: Document, _analysed: Analysed) -> None:
        self._insert(document)

    def _insert(self, document: Document) -> None:
        number, year = int(document.key), document.date.year if document.date else None
        facts = (number, document.ministry, year, document.kind)
        self._connection.execute("INSERT INTO facts VALUES (?, ?, ?, ?)", facts)
        self._connection.execute(self._INSERT, (number, document.subject, document.text, document.reference))

    def finish(self) -> None:
        _closed(self._connection)

    def _keys(self, order: str, asked: Asked) -> list[int]:
        statement = f"SELECT rowid FROM letters WHERE letters MATCH ? ORDER BY {order} LIMIT {PAGE}"  # noqa: S608 - ours
        return [number for (number,) in self._connection.execute(statement, (_expression(asked),))]

    def best(self, asked: Asked) -> list[int]:
        return self._keys("rank", asked)

    def newest(self, asked: Asked) -> list[int]:
        return self._keys("rowid DESC", asked)

    def counts(self, asked: Asked) -> Counts:
        return {name: self._count(name, asked) for name in ("ministry", "year", "kind")}

    def _count(self, name: str, asked: Asked) -> dict[str, int]:
        rows = self._connection.execute(self._COUNTS.format(name=name), (_expression(asked),))
        return {str(value): letters for value, letters in rows}

    def excerpts(self, asked: Asked, keys: Sequence[int]) -> list[str]:
        statement = f"SELECT {self._SNIPPET} FROM letters WHERE letters MATCH ? AND rowid = ?"  # noqa: S608 - ours
        rows = (self._connection.execute(statement, (_expression(asked), key)).fetchone() for key in keys)
        return [row[0] for row in rows]

    def answer(self, asked: Asked) -> object:
        best = f"SELECT rowid, {self._SNIPPET} FROM letters WHERE letters MATCH ? ORDER BY rank LIMIT {PAGE}"  # noqa: S608 - ours
        return self._connection.execute(best, (_expression(asked),)).fetchall(), self.counts(asked)

    def add(self, document: Document) -> None:
        _in_transaction(self._connection, lambda: self._insert(document))

    def bytes_used(self) -> int:
        return self._path.stat().st_size


def _expression(asked: Asked) -> str:
    return f'"{asked.text}"' if asked.is_phrase else " AND ".join(f'"{word}"' for word in asked.text.split())
