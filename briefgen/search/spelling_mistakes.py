"""Typing mistakes: which words are one or two strokes away from another."""

from collections.abc import Iterator
from typing import Final

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def one_mistake_away(word: str) -> Iterator[str]:
    """Everything that one stroke makes of a word: a letter left out, doubled, exchanged, added, or two swapped."""
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    for before, after in halves:
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        if after:
            yield before + after[1:]
    for before, after in halves:
        for letter in _LETTERS:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]


def is_one_mistake(typed: str, meant: str) -> bool:
    return typed != meant and strokes(typed, meant, most=1) <= 1


def strokes(typed: str, meant: str, *, most: int) -> int:
    """How many mistakes lie between two words, two letters swapped counting as one; more than `most` is `most` + 1."""
    if abs(len(typed) - len(meant)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for at, letter in enumerate(typed, start=1):
        earlier, before, row = before, row, [at]
        for there, other in enumerate(meant, start=1):
            cost = min(before[there] + 1, row[-1] + 1, before[there - 1] + (letter != other))
            if earlier and there > 1 and letter == meant[there - 2] and typed[at - 2] == other:
                cost = min(cost, earlier[there - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
