"""Judges the regular expressions that profiles bring: do they compile, and can they never take long."""

import re
import warnings
from typing import Final

LONGEST_REFERENCE: Final = 100  # characters; a longer text is no reference number
MOST_WAYS: Final = 100_000  # room for two open-ended repeats and a few options; a reference number needs no more
_OPEN_ENDED: Final = LONGEST_REFERENCE


def compiles(pattern: str) -> bool:
    """Whether Python's `re` takes the pattern without an error or a warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            re.compile(pattern, re.ASCII)
        except (re.error, OverflowError, RecursionError, Warning):
            return False
    return True


def is_quick(pattern: str) -> bool:
    """Whether matching a text of at most LONGEST_REFERENCE characters is quick, whatever the text.

    Counts the ways in which the pattern could match, as repeats and alternatives multiply them; a repeat of something
    that can itself match in several ways is what makes matching take for ever. The pattern must compile.
    """
    ways, _end = _alternatives(pattern, 0)
    return ways <= MOST_WAYS


def _alternatives(pattern: str, at: int) -> tuple[int, int]:
    """The ways of `a|b|c` from `at` on, and where its closing bracket or the end of the pattern is."""
    total, ways = 0, 1
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            total, ways = total + ways, 1
            at += 1
            continue
        of_atom, at = _atom(pattern, at)
        low, high, at = _repeat(pattern, at)
        ways = min(ways * _repeated(of_atom, low, high), MOST_WAYS + 1)
    return min(total + ways, MOST_WAYS + 1), at


def _repeated(ways: int, low: int, high: int) -> int:
    if ways > 1 and high > 20:  # 2 ** 20 is past any limit; keep the numbers small
        return MOST_WAYS + 1
    return int((high - low + 1) * (ways**high if ways > 1 else 1))


def _atom(pattern: str, at: int) -> tuple[int, int]:
    if pattern[at] == "\\":
        return 1, at + 2
    if pattern[at] == "[":
        return 1, _end_of_set(pattern, at)
    if pattern[at] != "(":
        return 1, at + 1
    start = re.compile(r"\((?:\?(?:P<\w+>|P=|<[=!]|[:=!>]|[a-zA-Z-]+:?|\(\w+\)))?").match(pattern, at)
    ways, end = _alternatives(pattern, start.end() if start else at + 1)
    return ways, end + 1


def _end_of_set(pattern: str, at: int) -> int:
    at += 2 if pattern.startswith("[^", at) else 1
    at += pattern.startswith("]", at)
    while at < len(pattern) and pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at + 1


def _repeat(pattern: str, at: int) -> tuple[int, int, int]:
    """How often the atom before `at` is taken, at least and at most, and where the pattern goes on."""
    found = re.compile(r"(?:([*+?])|\{(\d*)(,?)(\d*)\})[?+]?").match(pattern, at)
    if found is None or found.group() in ("{}", "{,}"):
        return 1, 1, at
    sign, least, comma, most = found.groups()
    if sign:
        return (0, 1, found.end()) if sign == "?" else (0, _OPEN_ENDED, found.end())
    low = int(least or 0)
    high = int(most) if most else _OPEN_ENDED if comma else low
    return low, max(min(high, _OPEN_ENDED), low), found.end()
