"""How far a run is, on one line of a terminal; nothing where standard error is no terminal."""

import os
from collections.abc import Iterable, Iterator
from typing import Final, TextIO, TypeVar

from briefgen.language import _

Thing = TypeVar("Thing")
_CELLS: Final = 30
_FEWEST: Final = 8  # things for which a bar is worth its while


def shown(things: Iterable[Thing], *, of: int, on: TextIO) -> Iterator[Thing]:
    """The same things, with a bar that fills as they pass."""
    if not on.isatty() or os.environ.get("TERM") == "dumb" or of < _FEWEST:
        yield from things
        return
    last = -1
    try:
        for number, thing in enumerate(things, start=1):
            if (step := number * 200 // of) != last:  # at most 200 drawings
                on.write("\r" + bar(number, of=of))
                on.flush()
                last = step
            yield thing
    finally:
        on.write("\r\x1b[K")
        on.flush()


def bar(number: int, *, of: int) -> str:
    """`[######        ]  12 of 60`"""
    filled = _CELLS * number // of
    return f"[{'#' * filled}{' ' * (_CELLS - filled)}] " + _("{number} of {all}").format(number=number, all=of)
