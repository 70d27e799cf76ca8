"""Asks the index queries of any characters: none may raise, whatever it is; with `--write` into `fuzzed.json`.

python tests/search/fuzz_queries.py [--queries 100000] [--seed 1] [--write]
"""

import argparse
import json
import random
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

HERE = Path(__file__).parent
RESULT: Final = HERE / "fuzzed.json"
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from letters_to_find import made_letters  # noqa: E402
from search_engines import document_of  # noqa: E402 - after the path to it
from search_questions import questions_by_hand, questions_made, sentences_by_hand  # noqa: E402

from briefgen.search.rules import caret  # noqa: E402
from briefgen.search.searching import search  # noqa: E402
from briefgen.search.sqlite.engine import SqliteIndex  # noqa: E402
from briefgen.search.version import ANALYSER  # noqa: E402

# Pieces that mean something to this language, to FTS5, to SQL, or to somebody who has another search program in mind.
_PIECES: Final = (
    "AND", "OR", "NOT", "NEAR", "NEAR/5", "NEAR(", "NEAR/0", "NEAR/999", "EN", "OF", "NIET", "(", ")", '"', "“", "”",
    "«", "*",
    "**", "^", "+", "-", ":", "::", "from:", "to:", "from:2020-13", "from:9999", "to:0000", "date:31-02-2020",
    "from:0001",
    "to:9999-12-31", "ministry:", "kind:*", "reference:", "reference:1", "dossier:19637", "dossier:(", "signatory:\"",
    "subject:*",
    "subject:raad*", "subject:\"de raad\"", "body:raad", "rowid:1", "{subject body}:", "- col:", "raad", "gemeente*",
    "a*", "*a",
    "19 637", "kst-19637-2677", "4 november 2020", "31 februari 2020", "2020Z21833", "99 999", "'", "''", "\\", ";",
    "--",
    "DROP TABLE search_letters", "§every", "§none", "\0", "\ud800", "\udfff", "\ufdd0", "\U0010ffff", "\u202e",
    "e\u0301",
    "\u0301\u0301", "İ", "ß", "ﬁ", "Ⅻ", "²", "日本語", "🙂", "👨‍👩‍👧", "\u2028", "\x1b[2J", "%", "_", "%s", "{0}",
    "${jndi:x}", "\t", "\n", "\r",
    "LVV's", "LVV’s", "DT&V", "co-operatie", "jeugd- en", "x" * 300, "1" * 40, "((((((", "))))))", "NOT NOT", "OR OR",
)  # fmt: skip
_ALPHABETS: Final = ((32, 126), (0, 0x2FF), (0x2000, 0x2BFF), (0xD7F0, 0xE010), (0, 0x10FFFF))


def queries(count: int, *, seed: int, real: tuple[str, ...]) -> Iterator[str]:
    """Pieces put together, real queries with something broken, and any characters at all."""
    rng = random.Random(seed)  # noqa: S311 - made-up letters
    for number in range(count):
        if number % 3 == 0:
            yield rng.choice((" ", "")).join(rng.choices(_PIECES, k=rng.randrange(1, 12)))
        elif number % 3 == 1:
            yield _broken(rng, rng.choice(real))
        else:
            low, high = rng.choice(_ALPHABETS)
            yield "".join(chr(rng.randint(low, high)) for _each in range(rng.randrange(40)))


def _broken(rng: random.Random, query: str) -> str:
    for _time in range(rng.randrange(1, 4)):
        at = rng.randrange(len(query) + 1)
        query = (
            query[:at] + rng.choice((rng.choice(_PIECES), "", query[at : at + 3] * 2)) + query[at + rng.randrange(3) :]
        )
    return query


def index_to_ask(letters: int) -> tuple[SqliteIndex, tuple[str, ...]]:
    """An index in memory, and real queries for it."""
    made = list(made_letters(letters, words=sentences_by_hand()))
    index = SqliteIndex(sqlite3.connect(":memory:", isolation_level=None))
    index.rebuild()
    for letter in made:
        index.add(document_of(letter))
    return index, tuple(each.query for each in (*questions_by_hand(), *questions_made(made)))


def ask(index: SqliteIndex, query: str) -> None:
    """Both orders, with everything that a user would see of the answer."""
    for sort in ("best", "newest"):
        results = search(index, query, sort=sort, size=2)
        assert results.total >= len(results.hits)
        for problem in results.problems:
            assert problem.message
            assert "^" in caret(problem)
            assert 1 <= problem.where.column <= len(query) + 1, (query, problem)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--queries", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    index, real = index_to_ask(80)
    for query in queries(asked.queries, seed=asked.seed, real=real):
        try:
            ask(index, query)
        except Exception as error:
            raise SystemExit(f"{query!r} raised {error!r}") from error
    assert len(index) == 80
    print(f"{asked.queries} queries, none raised")  # noqa: T201
    if asked.write:
        result = {"queries": asked.queries, "seed": asked.seed, "raised": 0, "analyser": ANALYSER}
        RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
