"""Times several ways of doing one thing in turn, so that a machine whose speed drifts is fair to all of them."""

import gc
import math
import os
import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Asked = TypeVar("Asked")


@dataclass(frozen=True)
class Figure:
    """Seconds of each round, for one contender: of processor time, where its maker does not say otherwise."""

    name: str
    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.rounds)

    @property
    def p95(self) -> float:
        """What 95 of 100 rounds took at most."""
        return sorted(self.rounds)[math.ceil(len(self.rounds) * 0.95) - 1]


@dataclass(frozen=True)
class Contest:
    """What was compared; the first contender is the one the ratios are against."""

    title: str
    figures: tuple[Figure, ...]

    def ratio(self, name: str) -> float:
        """The median over the rounds of (this contender's time / the first contender's time in the same round)."""
        first = self.figures[0].rounds
        other = next(figure for figure in self.figures if figure.name == name).rounds
        return statistics.median(theirs / ours for ours, theirs in zip(first, other, strict=True))


def in_process(
    title: str, contenders: Mapping[str, Callable[[], object]], *, rounds: int, repeat: Mapping[str, int]
) -> Contest:
    """Processor seconds per call, warm, `repeat[name]` calls a round, all contenders in each round."""
    for call in contenders.values():
        call()
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, call in contenders.items():
            taken[name].append(_seconds_per_call(call, repeat=repeat.get(name, 1)))
    return Contest(title, tuple(Figure(name, tuple(each)) for name, each in taken.items()))


def _seconds_per_call(call: Callable[[], object], *, repeat: int) -> float:
    gc.collect()
    start = time.process_time()
    for _ in range(repeat):
        call()
    return (time.process_time() - start) / repeat


def by_the_clock(
    title: str,
    contenders: Mapping[str, Callable[[Asked], object]],
    asked: Sequence[Asked],
    *,
    rounds: int,
    warm_up: int = 1,
) -> Contest:
    """Seconds by the clock of each question in each round, question by question in turn; the first `warm_up` rounds
    are not counted. Each time another contender is the first."""
    names = list(contenders)
    taken: dict[str, list[float]] = {name: [] for name in names}
    for number in range(warm_up + rounds):
        for place, question in enumerate(asked):
            first = (number + place) % len(names)
            for name in names[first:] + names[:first]:
                start = time.perf_counter()
                contenders[name](question)
                if number >= warm_up:
                    taken[name].append(time.perf_counter() - start)
    return Contest(title, tuple(Figure(name, tuple(each)) for name, each in taken.items()))


def whole_process(title: str, commands: Mapping[str, Sequence[str]], *, rounds: int, folder: Path) -> Contest:
    """Processor seconds (user and system) of a whole process, in turn, after one warm-up round."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for round_number in range(rounds + 1):
        for name, command in commands.items():
            seconds = _child_seconds(command, folder=folder)
            if round_number:
                taken[name].append(seconds)
    return Contest(title, tuple(Figure(name, tuple(each)) for name, each in taken.items()))


def _child_seconds(command: Sequence[str], *, folder: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=quiet())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def quiet() -> dict[str, str]:
    """The environment of a measured command: like a user's, who keeps compiled files between runs."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "BRIEFGEN_LANG": "en", "NO_COLOR": "1"}
