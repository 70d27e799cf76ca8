"""Search engines that are no part of Python: tantivy (PyPI) and a PostgreSQL server; each takes part where it is."""

import csv
import importlib.util
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from postgresql_server import Psql, postgresql_server, quoted
from search_letters import Asked
from search_peers import PAGE, Contender, Counts

from briefgen.search.analyser import Analysed
from briefgen.search.documents import Document


class Tantivy:
    """tantivy with the filters for Dutch that it has: lower case, no accents, its stemmer."""

    name = "tantivy"
    _DUTCH: Final = "dutch"
    _COUNTS: Final = {
        name: {"terms": {"field": name, "size": 100, "segment_size": 100}} for name in ("ministry", "year", "kind")
    }

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._tantivy: Final = tantivy
        self._folder: Final = folder / "tantivy"
        self._folder.mkdir()
        builder = tantivy.SchemaBuilder()
        builder.add_unsigned_field("key", stored=True, indexed=True, fast=True)
        builder.add_unsigned_field("year", fast=True)
        for name in ("ministry", "kind"):
            builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
        for name in ("subject", "text", "reference"):
            builder.add_text_field(name, stored=name == "text", tokenizer_name=self._DUTCH)
        self._schema: Final = builder.build()
        self._index: Final = tantivy.Index(self._schema, path=str(self._folder))
        analyser = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        for each in (tantivy.Filter.lowercase(), tantivy.Filter.ascii_fold(), tantivy.Filter.stemmer("dutch")):
            analyser = analyser.filter(each)
        self._index.register_tokenizer(self._DUTCH, analyser.build())
        self._writer = self._index.writer(heap_size=200_000_000, num_threads=1)

    def put(self, document: Document, _analysed: Analysed) -> None:
        self._insert(document)

    def _insert(self, document: Document) -> None:
        made = self._tantivy.Document()
        made.add_unsigned("key", int(document.key))
        made.add_unsigned("year", document.date.year if document.date else 0)
        for name in ("ministry", "kind", "subject", "text", "reference"):
            made.add_text(name, getattr(document, name))
        self._writer.add_document(made)

    def finish(self) -> None:
        self._writer.commit()
        self._writer.wait_merging_threads()
        self._writer = self._index.writer(heap_size=50_000_000, num_threads=1)
        self._look_again()

    def _look_again(self) -> None:
        self._index.reload()
        self._searcher = self._index.searcher()

    def _query(self, asked: Asked) -> Any:
        text = f'"{asked.text}"' if asked.is_phrase else asked.text
        fields = ["subject", "text", "reference"]
        return self._index.parse_query(text, fields, field_boosts={"subject": 4.0}, conjunction_by_default=True)

    def _keys(self, addresses: Sequence[Any]) -> list[int]:
        return [self._searcher.doc(each)["key"][0] for each in addresses]

    def best(self, asked: Asked) -> list[int]:
        found = self._searcher.search(self._query(asked), PAGE, count=False)
        return self._keys([address for _score, address in found.hits])

    def newest(self, asked: Asked) -> list[int]:
        found = self._searcher.search(self._query(asked), PAGE, count=False, order_by_field="key")
        return [key for key, _address in found.hits]

    def counts(self, asked: Asked) -> Counts:
        found = self._searcher.aggregate(self._query(asked), self._COUNTS)
        return {
            name: {str(bucket["key"]): bucket["doc_count"] for bucket in found[name]["buckets"]}
            for name in self._COUNTS
        }

    def excerpts(self, asked: Asked, keys: Sequence[int]) -> list[str]:
        """tantivy finds its letters again by their keys, which it does in no time."""
        one_of = self._tantivy.Query.term_set_query(self._schema, "key", list(keys))
        found = self._searcher.search(one_of, PAGE, count=False)
        return self._excerpts(asked, [address for _score, address in found.hits])

    def _excerpts(self, asked: Asked, addresses: Sequence[Any]) -> list[str]:
        query = self._query(asked)
        generator = self._tantivy.SnippetGenerator.create(self._searcher, query, self._schema, "text")
        generator.set_max_num_chars(240)
        return [generator.snippet_from_doc(self._searcher.doc(each)).fragment() for each in addresses]

    def answer(self, asked: Asked) -> object:
        found = self._searcher.search(self._query(asked), PAGE, count=False)
        return self._excerpts(asked, [address for _score, address in found.hits]), self.counts(asked)

    def add(self, document: Document) -> None:
        self._insert(document)
        self._writer.commit()
        self._look_again()

    def bytes_used(self) -> int:
        return sum(each.stat().st_size for each in self._folder.iterdir())


class Postgresql:
    """PostgreSQL with its configuration `dutch`, asked through a psql that stays open."""

    name = "PostgreSQL"

    def __init__(self, psql: Psql) -> None:
        self._psql: Final = psql
        self._rows: Final = psql.folder / "letters.csv"
        self._file: Final = self._rows.open("w", newline="", encoding="utf-8")
        self._writer: Final = csv.writer(self._file)
        psql.ask(
            "CREATE TABLE letters (key int PRIMARY KEY, ministry text, year int, kind text, subject text, text text,"
            " reference text, words tsvector GENERATED ALWAYS AS"
            " (setweight(to_tsvector('dutch', subject), 'A') || to_tsvector('dutch', text || ' ' || reference)) STORED)"
        )

    def put(self, document: Document, _analysed: Analysed) -> None:
        self._writer.writerow(_row(document))

    def finish(self) -> None:
        self._file.close()
        self._rows.chmod(0o644)
        columns = "key, ministry, year, kind, subject, text, reference"
        self._psql.ask(f"COPY letters ({columns}) FROM '{self._rows}' WITH (FORMAT csv)")
        self._psql.ask("CREATE INDEX ON letters USING gin (words)")
        self._psql.ask("VACUUM ANALYZE letters")
        self._rows.unlink()

    def _keys(self, order: str, asked: Asked) -> list[int]:
        statement = f"SELECT key FROM letters WHERE words @@ {_query(asked)} ORDER BY {order} LIMIT {PAGE}"  # noqa: S608 - quoted
        return [int(line) for line in self._psql.ask(statement).splitlines()]

    def best(self, asked: Asked) -> list[int]:
        return self._keys(f"ts_rank(words, {_query(asked)}) DESC, key DESC", asked)

    def newest(self, asked: Asked) -> list[int]:
        return self._keys("key DESC", asked)

    def counts(self, asked: Asked) -> Counts:
        rows = self._psql.ask(
            f"SELECT ministry, year, kind, count(*) FROM letters WHERE words @@ {_query(asked)} GROUP BY 1, 2, 3"  # noqa: S608 - quoted
        )
        cells = (row.split("|") for row in rows.splitlines())
        return _summed([(ministry, year, kind, int(letters)) for ministry, year, kind, letters in cells])

    def excerpts(self, asked: Asked, keys: Sequence[int]) -> list[str]:
        wanted = ", ".join(map(str, keys)) or "0"
        excerpt = f"translate(ts_headline('dutch', text, {_query(asked)}), E'\\n', ' ')"
        return self._psql.ask(f"SELECT {excerpt} FROM letters WHERE key IN ({wanted})").splitlines()  # noqa: S608 - quoted

    def answer(self, asked: Asked) -> object:
        return self.excerpts(asked, self.best(asked)), self.counts(asked)

    def add(self, document: Document) -> None:
        key, ministry, year, kind, *texts = _row(document)
        values = ", ".join([key, quoted(ministry), year, *map(quoted, (kind, *texts))])
        self._psql.ask(f"INSERT INTO letters VALUES ({values})")  # noqa: S608 - quoted

    def bytes_used(self) -> int:
        return int(self._psql.ask("SELECT pg_total_relation_size('letters')"))


def _summed(rows: Sequence[tuple[str, str, str, int]]) -> Counts:
    """From rows of ministry, year, kind and how many letters have all three."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("ministry", "year", "kind")}
    for *values, letters in rows:
        for counter, value in zip(counts.values(), values, strict=True):
            counter[str(value)] += letters
    return {name: dict(counter) for name, counter in counts.items()}


def _row(document: Document) -> tuple[str, ...]:
    year = str(document.date.year) if document.date else "0"
    return document.key, document.ministry, year, document.kind, document.subject, document.text, document.reference


def _query(asked: Asked) -> str:
    return f"{'phraseto' if asked.is_phrase else 'plainto'}_tsquery('dutch', {quoted(asked.text)})"


def tantivy_here(folder: Path) -> list[Contender]:
    if importlib.util.find_spec("tantivy"):
        return [Tantivy(folder)]
    _left_out("tantivy", how="pip install tantivy")
    return []


@contextmanager
def postgresql_here() -> Iterator[list[Contender]]:
    """With a server that syncs what it was told, as it does where nothing is set."""
    with postgresql_server() as psql:
        if not psql:
            _left_out("PostgreSQL", how="apt-get install postgresql")
        yield [Postgresql(psql)] if psql else []


def _left_out(name: str, *, how: str) -> None:
    print(f"{name} left out: it is not installed ({how}).", file=sys.stderr)  # noqa: T201
