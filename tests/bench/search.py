"""Measures search beside its peers: how long questions take by the clock, and how much each index weighs.

    python tests/bench/search.py [--full] [--write]

All engines have the same letters, and are asked the same questions one by one in turn. The quick run has 20,000
letters; `--full` has 200,000 as well, for the engines that need no server. Making their indexes takes a quarter of an
hour: with `--wait` nothing is asked until Enter is pressed, on a machine that has become quiet. Needs the extras `test`
and `bench`.
"""

import argparse
import json
import os
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import chain
from pathlib import Path
from statistics import mean
from typing import Any, Final

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "search"), str(HERE.parents[1])]

from interleaved import Contest, by_the_clock  # noqa: E402 - after the path to it
from search_letters import Asked, letters, letters_to_add, questions, questions_for_briefgen  # noqa: E402
from search_outside import postgresql_here, tantivy_here  # noqa: E402
from search_peers import Briefgen, Contender, Fts5  # noqa: E402

RESULT: Final = HERE / "search.json"
QUICK: Final = 20_000  # letters up to which a server takes part
FULL: Final = 200_000
_ADDED: Final = 30


@contextmanager
def contenders(folder: Path, *, count: int) -> Iterator[list[Contender]]:
    """briefgen first, each with all letters."""
    with ExitStack() as stack:
        engines: list[Contender] = [Briefgen(folder), Fts5(folder), *tantivy_here(folder)]
        if count <= QUICK:
            engines += stack.enter_context(postgresql_here())
        for document, analysed in letters(count):
            for engine in engines:
                engine.put(document, analysed)
        for engine in engines:
            engine.finish()
        yield engines


def contests(engines: Sequence[Contender], *, rounds: int) -> Iterator[Contest]:
    for name, asked in questions().items():
        yield in_turn(f"{name}: the best 20", engines, lambda engine: engine.best, asked, rounds=rounds)
        yield in_turn(f"{name}: whole answer", engines, lambda engine: engine.answer, asked, rounds=rounds)
    every = list(chain.from_iterable(questions().values()))
    yield in_turn("the newest 20", engines, lambda engine: engine.newest, every, rounds=rounds)
    yield in_turn("counts per ministry, year and kind", engines, lambda engine: engine.counts, every, rounds=rounds)
    yield in_turn("excerpts of 20 letters", engines, excerpts_of, every, rounds=rounds)


def letters_found(engine: Contender) -> float:
    """By one question, on average: who knows fewer forms of a word has less to do."""
    return mean(sum(engine.counts(asked)["kind"].values()) for asked in chain.from_iterable(questions().values()))


def excerpts_of(engine: Contender) -> Callable[[Asked], object]:
    """Of the best letters, which were found before."""
    best: dict[Asked, list[int]] = {}

    def excerpts(asked: Asked) -> object:
        return engine.excerpts(asked, best[asked])

    for asked in chain.from_iterable(questions().values()):
        best[asked] = engine.best(asked)
    return excerpts


def in_turn(
    title: str,
    engines: Sequence[Contender],
    call_of: Callable[[Contender], Callable[[Asked], object]],
    asked: Sequence[Asked],
    *,
    rounds: int,
) -> Contest:
    return by_the_clock(title, {engine.name: call_of(engine) for engine in engines}, asked, rounds=rounds)


def alone(engine: Contender, *, rounds: int) -> Iterator[Contest]:
    """What only briefgen is asked."""
    for name, asked in questions_for_briefgen().items():
        yield in_turn(f"{name}: whole answer", [engine], lambda engine: engine.answer, asked, rounds=rounds)


def adding(engines: Sequence[Contender], *, count: int) -> Contest:
    """Letters one by one, each safe before the next; those before are there to warm up."""
    calls = {engine.name: engine.add for engine in engines}
    first, *others = letters_to_add(_ADDED + 1, after=count)
    by_the_clock("to warm up", calls, [first], rounds=1, warm_up=0)
    return by_the_clock("one letter added", calls, others, rounds=1, warm_up=0)


def measured(count: int, *, rounds: int, wait: bool) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name, contenders(Path(name), count=count) as engines:
        if wait:
            input(f"All {count} letters are in. Enter to go on: ")
        return {
            "letters": count,
            "bytes a letter": {engine.name: round(engine.bytes_used() / count) for engine in engines},
            "letters found": {engine.name: round(letters_found(engine)) for engine in engines},
            "contests": [as_json(contest) for contest in contests(engines, rounds=rounds)],
            "briefgen alone": [as_json(contest) for contest in alone(engines[0], rounds=rounds)],
            "adding": as_json(adding(engines, count=count)),
        }


def as_json(contest: Contest) -> dict[str, Any]:
    first, *others = contest.figures
    return {
        "title": contest.title,
        "milliseconds": {
            each.name: {"p50": round(each.median * 1000, 2), "p95": round(each.p95 * 1000, 2)}
            for each in contest.figures
        },
        "ratios": {f"{each.name} / {first.name}": round(contest.ratio(each.name), 2) for each in others},
    }


def show(result: dict[str, Any]) -> None:
    weights, found = result["bytes a letter"], result["letters found"]
    print(f"\n{result['letters']} letters; bytes a letter: {weights}, found: {found}")  # noqa: T201
    for contest in (*result["contests"], *result["briefgen alone"], result["adding"]):
        times = (f"{name} {each['p50']}/{each['p95']}" for name, each in contest["milliseconds"].items())
        print(f"{contest['title']}: {', '.join(times)}")  # noqa: T201


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help=f"{FULL} letters as well")
    parser.add_argument("--write", action="store_true", help="to search.json")
    parser.add_argument("--letters", type=int, default=QUICK, help="in the quick run")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--wait", action="store_true", help="for Enter, between making the indexes and asking")
    asked = parser.parse_args()
    results = []
    for count in (asked.letters, FULL) if asked.full else (asked.letters,):
        results.append(measured(count, rounds=asked.rounds, wait=asked.wait))
        show(results[-1])
    if asked.write:
        about = {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version, "processors": os.cpu_count()}
        sizes = {each["letters"]: each for each in json.loads(RESULT.read_text(encoding="utf-8"))["sizes"]}
        sizes |= {each["letters"]: each for each in results}
        content = {**about, "sizes": [sizes[count] for count in sorted(sizes)]}
        RESULT.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
