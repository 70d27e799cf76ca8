"""Search engines that answer the same questions, for comparison: ours, SQLite's tokenizers, PostgreSQL's Dutch."""

import csv
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from letters_to_find import MadeLetter
from postgresql_server import Psql, postgresql_server, quoted

from briefgen.search.documents import Document
from briefgen.search.fields import FIELDS, FIRST, LAST, period_of
from briefgen.search.lexing import Token
from briefgen.search.searching import search
from briefgen.search.sqlite.engine import SqliteIndex
from briefgen.search.syntax import Both, Leaf, Near, Not, OneOf, Tree, parse

Scores = dict[int, float]


class Engine(Protocol):
    name: str

    def answer(self, query: str) -> list[int]:
        """The keys of all letters found, best first."""
        ...


def document_of(letter: MadeLetter) -> Document:
    return Document(
        str(letter.key), letter.reference, letter.date, letter.ministry, letter.kind, letter.subject, letter.text,
        letter.dossiers, letter.signatories, letter.addressee,
    )  # fmt: skip


class Ours:
    """briefgen; where nothing is found it asks again what it offers as meant."""

    name = "briefgen"

    def __init__(self, letters: Sequence[MadeLetter]) -> None:
        self.index = SqliteIndex(sqlite3.connect(":memory:", isolation_level=None))
        self.index.rebuild()
        for letter in letters:
            self.index.add(document_of(letter))

    def answer(self, query: str) -> list[int]:
        results = search(self.index, query, size=0)
        asked = results.did_you_mean or query
        found: list[int] = []
        while True:
            page = search(self.index, asked, size=1000, page=len(found) // 1000 + 1)
            found += [int(hit.document.key) for hit in page.hits]
            if len(found) >= page.total:
                return found


class _BySets:
    """An engine that knows words and phrases; brackets, operators and facts are worked out here, in its favour."""

    name = ""

    def __init__(self, letters: Sequence[MadeLetter]) -> None:
        self._letters = letters

    def _leaf(self, text: str, *, starts: bool = False) -> Scores:
        raise NotImplementedError

    def answer(self, query: str) -> list[int]:
        tree, _problems = parse(query)
        scores = self._tree(tree) if tree else {}
        return sorted(scores, key=lambda key: (-scores[key], -key))

    def _tree(self, tree: Tree) -> Scores:
        if isinstance(tree, Leaf):
            return self._token(tree.token)
        if isinstance(tree, Not):
            excluded = self._tree(tree.tree)
            return {letter.key: 0.0 for letter in self._letters if letter.key not in excluded}
        found = [self._tree(each) for each in tree.trees]
        keys = set().union(*found) if isinstance(tree, OneOf) else set(found[0]).intersection(*found)
        assert isinstance(tree, Both | Near | OneOf)
        return {key: sum(each.get(key, 0.0) for each in found) for key in keys}

    def _token(self, token: Token) -> Scores:
        if token.type == "field" and FIELDS.get(token.name) not in (None, "subject", "reference"):
            return {letter.key: 0.0 for letter in self._letters if _has(letter, FIELDS[token.name], token.text)}
        return self._leaf(token.text.rstrip("*"), starts=token.text.endswith("*"))


def _has(letter: MadeLetter, field: str, value: str) -> bool:
    if field in ("from", "to", "date"):
        first, last = period_of(value) or (FIRST, LAST)
        return (field == "to" or letter.date >= first) and (field == "from" or letter.date <= last)
    texts = {
        "ministry": (letter.ministry,), "kind": (letter.kind,), "addressee": (letter.addressee,),
        "signatory": letter.signatories, "dossier": letter.dossiers,
    }[field]  # fmt: skip
    return any(value in text if field in ("signatory", "addressee") else value == text for text in texts)


class SqliteTokenizer(_BySets):
    """FTS5 with one of its own tokenizers over subject, reference and text."""

    def __init__(self, letters: Sequence[MadeLetter], tokenizer: str) -> None:
        super().__init__(letters)
        self.name = f"FTS5 {tokenizer.split(maxsplit=1)[0]}"
        self._connection = sqlite3.connect(":memory:")
        self._connection.execute(
            f"CREATE VIRTUAL TABLE letters USING fts5 (subject, text, reference, tokenize='{tokenizer}')"
        )
        rows = [(each.key, each.subject, each.text, each.reference) for each in letters]
        self._connection.executemany("INSERT INTO letters (rowid, subject, text, reference) VALUES (?, ?, ?, ?)", rows)

    def _leaf(self, text: str, *, starts: bool = False) -> Scores:
        quoted = '"' + text.replace('"', '""') + '"' + ("*" if starts else "")
        return dict(
            self._connection.execute(
                "SELECT rowid, -bm25(letters, 4, 1, 1) FROM letters WHERE letters MATCH ?", (quoted,)
            )
        )


class PostgresqlDutch(_BySets):
    """PostgreSQL with its configuration `dutch`."""

    name = "PostgreSQL dutch"

    def __init__(self, letters: Sequence[MadeLetter], psql: Psql) -> None:
        super().__init__(letters)
        self._psql = psql
        rows = psql.folder / "letters.csv"
        with rows.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows((each.key, each.subject, f"{each.text} {each.reference}") for each in letters)
        rows.chmod(0o644)
        psql.ask("CREATE TABLE letters (key int, subject text, text text)")
        psql.ask(f"COPY letters FROM '{rows}' WITH (FORMAT csv)")
        psql.ask(
            "ALTER TABLE letters ADD words tsvector; UPDATE letters SET words ="
            " setweight(to_tsvector('dutch', subject), 'A') || to_tsvector('dutch', text);"
            "CREATE INDEX ON letters USING gin (words);"
        )

    def _leaf(self, text: str, *, starts: bool = False) -> Scores:
        ask = f"phraseto_tsquery('dutch', {quoted(text)})"
        if starts:
            ask = f"to_tsquery('simple', quote_literal({quoted(text)}) || ':*')"
        rows = self._psql.ask(f"SELECT key, ts_rank(words, {ask}) FROM letters WHERE words @@ {ask}")  # noqa: S608 - quoted
        return {int(key): float(score) for key, score in (row.split("|") for row in rows.splitlines())}


@contextmanager
def postgresql(letters: Sequence[MadeLetter]) -> Iterator[PostgresqlDutch | None]:
    """In a server of its own; None where PostgreSQL is not installed."""
    with postgresql_server("fsync=off") as psql:
        yield PostgresqlDutch(letters, psql) if psql else None
