"""The same work on many things, spread over the cores, in order, with little of it in memory at any time."""

import gc
import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

from briefgen.language import current_language, set_language

Thing = TypeVar("Thing")
Result = TypeVar("Result")

LARGEST_CHUNK: Final = 16
_NEW_BETWEEN_LOOKS: Final = 20_000  # objects more than before: a letter leaves next to no rubbish
_task: tuple[Callable[[Any], Any], Sequence[Any]] | None = None  # of a worker process, set once when it starts


def each(work: Callable[[Thing], Result], things: Sequence[Thing], *, processes: int) -> Iterator[Result]:
    """`work(thing)` for each thing, in order; the first in this process, and all if `processes` is 1.

    `work`, the things and what it returns must be picklable. What it raises stops the run and is raised here.
    """
    if len(things) > 1:
        gc.enable()  # a long run looks for rubbish, as every Python program does; a short one has switched that off
        gc.set_threshold(_NEW_BETWEEN_LOOKS)
    if processes <= 1 or len(things) <= 1:
        yield from map(work, things)
        return
    yield from _spread(work, things, processes=processes)


def _spread(work: Callable[[Thing], Result], things: Sequence[Thing], *, processes: int) -> Iterator[Result]:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    yield work(things[0])  # here, so that what all need is imported and read before there are copies of this process
    context = get_context("fork" if _can_be_copied() else "spawn")
    gc.freeze()  # what is there now stays shared between the copies
    under_way: deque[Future[list[Result]]] = deque()
    task = (work, things, current_language())
    with ProcessPoolExecutor(processes, context, initializer=_begin, initargs=task) as pool:
        try:
            for chunk in _chunks(1, len(things), processes=processes):
                under_way.append(pool.submit(_do, *chunk))
                if len(under_way) > processes * 2:
                    yield from under_way.popleft().result()
            while under_way:
                yield from under_way.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
            gc.unfreeze()


def _can_be_copied() -> bool:
    """Whether a worker may start as a copy of this process, with everything imported.

    A copy lacks the other threads, and waits for ever where it needs them: setting a PDF leaves such threads behind.
    """
    threads = Path("/proc/self/task")
    return sys.platform == "linux" and threads.is_dir() and len(list(threads.iterdir())) == 1


def _chunks(start: int, end: int, *, processes: int) -> Iterator[tuple[int, int]]:
    """Where each chunk begins and ends; the last are small, so that all processes are done at about the same time."""
    while start < end:
        size = max(1, min(LARGEST_CHUNK, (end - start) // (processes * 4)))
        yield start, start + size
        start += size


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin(work: Callable[[Any], Any], things: Sequence[Any], language: str) -> None:
    global _task  # noqa: PLW0603 - a worker process has one task, given when it starts
    _task = work, things
    gc.set_threshold(_NEW_BETWEEN_LOOKS)
    set_language(language)


def _do(start: int, end: int) -> list[Any]:
    assert _task is not None  # noqa: S101 - `_begin` ran before
    work, things = _task
    return [work(thing) for thing in things[start:end]]
