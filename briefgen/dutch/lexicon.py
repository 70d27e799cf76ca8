"""The word list: which strings of letters are Dutch words, in lower case and without accents.

It stays in its file: words that begin alike come into memory when the first of them is asked for, for whoever asks for
a word asks for its forms next.
"""

import mmap
from functools import cache
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).parent / "data" / "words.txt"  # sorted, one word a line
_ALIKE: Final = 3  # letters that words have in common which come together
# Beginnings of compounds that no list has as words.
_ALSO: Final = frozenset({"cyber", "corona", "covid", "bio", "eco", "euro", "tele", "multi", "inter", "ict"})


class _Words:
    """The words of the file, by their beginnings."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._alike: dict[str, frozenset[str]] = {}

    def __contains__(self, word: str) -> bool:
        beginning = word[:_ALIKE]
        alike = self._alike.get(beginning)
        if alike is None:
            alike = self._alike[beginning] = self._beginning_with(beginning)
        return word in alike or word in _ALSO

    def _beginning_with(self, beginning: str) -> frozenset[str]:
        """All words that begin so; of less than three letters only the word itself."""
        if not beginning.isascii():
            return frozenset()
        first = beginning.encode()
        last = first + (b"\x7f" if len(first) == _ALIKE else b"\0")
        return frozenset(self._bytes[self._place(first) : self._place(last)].decode("ascii").split())

    def _place(self, text: bytes) -> int:
        """Where the first line begins that is this text or comes after it."""
        low, high = 0, len(self._bytes)
        while low < high:
            middle = (low + high) // 2
            start = self._bytes.rfind(b"\n", low, middle) + 1 or low
            end = self._bytes.find(b"\n", middle)
            end = len(self._bytes) if end < 0 else end
            low, high = (end + 1, high) if self._bytes[start:end] < text else (low, start)
        return min(low, len(self._bytes))


@cache
def _words() -> _Words:
    return _Words(_FILE)


def is_word(text: str) -> bool:
    return text in _words()
