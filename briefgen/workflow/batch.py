"""The same work on many things, spread over the cores, in order, with little of it in memory at any time."""

import gc
import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeVar

from briefgen.language import current_language, set_language

Thing = TypeVar("Thing")
Result = TypeVar("Result")

LARGEST_CHUNK: Final = 32
_work: Callable[[Any], Any] | None = None  # of a worker process, set once when it starts


def each(work: Callable[[Thing], Result], things: Sequence[Thing], *, processes: int) -> Iterator[Result]:
    """`work(thing)` for each thing, in order; in this process if `processes` is 1.

    `work` and what it returns must be picklable. What it raises stops the run and is raised here.
    """
    if len(things) > 1:
        gc.enable()  # a long run looks for rubbish, as every Python program does; a short one has switched that off
    if processes <= 1 or len(things) <= 1:
        yield from map(work, things)
        return
    yield from _spread(work, things, processes=processes)


def _spread(work: Callable[[Thing], Result], things: Sequence[Thing], *, processes: int) -> Iterator[Result]:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    size = max(1, min(LARGEST_CHUNK, len(things) // (processes * 4)))
    chunks = (things[start : start + size] for start in range(0, len(things), size))
    # On Linux a worker starts as a copy of this process, with everything imported; elsewhere copies are not safe.
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    gc.freeze()  # what is there now stays shared between the copies
    under_way: deque[Future[list[Result]]] = deque()
    with ProcessPoolExecutor(processes, context, initializer=_begin, initargs=(work, current_language())) as pool:
        try:
            for chunk in chunks:
                under_way.append(pool.submit(_do, chunk))
                if len(under_way) > processes * 2:
                    yield from under_way.popleft().result()
            while under_way:
                yield from under_way.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
            gc.unfreeze()


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin(work: Callable[[Any], Any], language: str) -> None:
    global _work  # noqa: PLW0603 - a worker process has one work, given when it starts
    _work = work
    set_language(language)


def _do(chunk: Sequence[Any]) -> list[Any]:
    assert _work is not None  # noqa: S101 - `_begin` ran before
    return [_work(thing) for thing in chunk]
