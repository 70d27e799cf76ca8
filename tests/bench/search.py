"""Measures how long search takes and how much the index weighs; writes `search.json` with `--write`.

    python tests/bench/search.py [--full] [--write] [--keep FOLDER]

The quick run has 20,000 letters, `--full` 200,000 as well. Times are milliseconds of processor time.
"""

import argparse
import datetime
import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "search")]

from letters_to_find import made_letters  # noqa: E402 - after the path to it
from search_engines import document_of  # noqa: E402
from search_questions import sentences_by_hand  # noqa: E402
from word_stock import NOUNS  # noqa: E402

from briefgen.search.analyser import Analysed, analyse  # noqa: E402
from briefgen.search.documents import Document  # noqa: E402
from briefgen.search.searching import search  # noqa: E402
from briefgen.search.sqlite.engine import SqliteIndex  # noqa: E402
from briefgen.search.understanding import understand  # noqa: E402

RESULT: Final = HERE / "search.json"
_MADE: Final = (
    4_000  # letters that are made and analysed; each letter of the archive is two of them, on a day of its own
)
Row = dict[str, float]


def letters(count: int) -> Iterator[tuple[Document, Analysed]]:
    """Letters of some 370 words, about as long as the usual one."""
    documents = [document_of(letter) for letter in made_letters(_MADE, words=sentences_by_hand())]
    analysed = [analyse(document) for document in documents]
    rng = random.Random(5)  # noqa: S311 - made-up letters
    for number in range(count):
        one, two = rng.randrange(_MADE), rng.randrange(_MADE)
        date = datetime.date(2005, 1, 1) + datetime.timedelta(days=rng.randrange(7300))
        whole = f"{documents[one].text}\n{documents[two].text}"
        document = replace(
            documents[one], key=str(number), date=date, text=whole, reference=f"{documents[one].reference}-{number}"
        )
        yield document, _joined(analysed[one], analysed[two], date)


def _joined(one: Analysed, two: Analysed, date: datetime.date) -> Analysed:
    days = (f"§y{date:%Y}", f"§ym{date:%Y%m}", f"§ymd{date:%Y%m%d}")
    return replace(
        one,
        body=f"{one.body} {two.body}",
        parts=" ".join(dict.fromkeys(f"{one.parts} {two.parts}".split())),
        marks=f"{one.marks} {two.marks}",
        facts=" ".join((*(fact for fact in one.facts.split() if not fact.startswith("§y")), *days)),
        strong=" ".join(dict.fromkeys(f"{one.strong} {two.strong}".split())),
        forms={**one.forms, **two.forms},
    )


def archive(path: Path, count: int) -> tuple[SqliteIndex, Row]:
    """An index of so many letters, made in one transaction; one that is there already is used."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA page_size=8192")
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA cache_size=-65536")
    index = SqliteIndex(connection)
    size = {"letters": float(count)}
    if not index.is_current():
        started = time.process_time()
        connection.execute("BEGIN")
        index.rebuild()
        for document, analysed in letters(count):
            index.put(document, analysed)
        connection.execute("COMMIT")
        size["seconds to write"] = round(time.process_time() - started, 1)
    return index, {**size, "bytes a letter": round(path.stat().st_size / count)}


def queries() -> dict[str, list[str]]:
    rng = random.Random(3)  # noqa: S311 - made-up queries
    nouns = [noun[0] for noun in rng.sample(NOUNS, 24)]
    return {
        "word": nouns,
        "word that most letters have": ["kamer", "lvv", "overleg", "spreken", "orde", "minister"],
        "two words": [" ".join(rng.sample(nouns, 2)) for _time in range(24)],
        "phrase": ['"landelijk dekkend netwerk"', '"hoge raad"', '"algemene rekenkamer"', '"hoger beroep"'],
        "word and fields": [f"{noun} ministry:jenv from:2018 to:2019" for noun in nouns[:8]],
        "prefix": ["vergad*", "klimaat*", "huur*"],
        "date": ["4 november 2020", "2016-05-04"],
        "typing mistake": ["knelpnt", "hooglerraar"],
    }


def measured(call: Callable[[str], object], asked: Sequence[str], *, rounds: int) -> Row:
    times = []
    for _time in range(rounds):
        for query in asked:
            started = time.process_time()
            call(query)
            times.append((time.process_time() - started) * 1000)
    times.sort()
    return {"p50": round(statistics.median(times), 2), "p95": round(times[int(len(times) * 0.95)], 2)}


def report(index: SqliteIndex, *, rounds: int) -> dict[str, dict[str, Row]]:
    """For each sort of query the whole answer (20 excerpts and counts), and its pieces."""
    found: dict[str, dict[str, Row]] = {}
    for name, asked in queries().items():
        parsed = {query: index.expand(understand(query).query) for query in asked}
        page = {"offset": 0, "limit": 20}
        found[name] = {
            "whole answer": measured(lambda query: search(index, query), asked, rounds=rounds),
            "best": measured(lambda query: index.find(parsed[query], sort="best", **page), asked, rounds=rounds),  # noqa: B023 - called at once
            "newest": measured(lambda query: index.find(parsed[query], sort="newest", **page), asked, rounds=rounds),  # noqa: B023 - called at once
            "facets": measured(lambda query: index.facets(parsed[query]), asked, rounds=rounds),  # noqa: B023 - called at once
            "letters found": {"most": max(index.facets(parsed[query]).letters for query in asked)},
        }
    return found


def adding(index: SqliteIndex, *, rounds: int) -> Row:
    """One letter more, analysed and written in a transaction of its own."""
    documents = iter([document_of(letter) for letter in made_letters(rounds, seed=9)])

    def add(_query: str) -> None:
        document = next(documents)
        index.connection.execute("BEGIN IMMEDIATE")
        index.add(replace(document, key=f"added {document.key}"))
        index.connection.execute("ROLLBACK")

    return measured(add, ["x"] * rounds, rounds=1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--keep", type=Path, help="folder in which the indexes stay for the next run")
    asked = parser.parse_args()
    result = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.keep or Path(temporary)
        for count in (20_000, 200_000) if asked.full else (20_000,):
            index, size = archive(folder / f"search-{count}.sqlite", count)
            result[str(count)] = {"size": size, "add": adding(index, rounds=30), "queries": report(index, rounds=3)}
            show(str(count), result[str(count)])
            index.connection.close()
    if asked.write:
        RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


def show(count: str, result: dict) -> None:
    print(f"\n{count} letters: {result['size']}, add {result['add']}")  # noqa: T201
    print("| query | most found | whole answer p50/p95 | best | newest | facets |\n|---|---|---|---|---|---|")  # noqa: T201
    for name, row in result["queries"].items():
        cells = (f"{row[each]['p50']} / {row[each]['p95']}" for each in ("whole answer", "best", "newest", "facets"))
        print(f"| {name} | {row['letters found']['most']} | {' | '.join(cells)} |")  # noqa: T201


if __name__ == "__main__":
    main()
