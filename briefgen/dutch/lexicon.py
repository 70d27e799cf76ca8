"""The word list: which strings of letters are Dutch words, in lower case and without accents.

The list is searched in the file, so that a question costs no loading; who asks much gets all words in memory.
"""

import mmap
from functools import cache
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).parent / "data" / "words.txt"  # sorted, one word a line
_MANY: Final = 5_000  # questions after which loading all words is the quicker way
# Beginnings of compounds that no list has as words.
_ALSO: Final = frozenset({"cyber", "corona", "covid", "bio", "eco", "euro", "tele", "multi", "inter", "ict"})


class _Words:
    """The words of the file; first looked up on disk, then held in memory."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._known: dict[str, bool] = dict.fromkeys(_ALSO, True)
        self._all: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._all is not None:
            return word in self._all
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = word.isascii() and self._is_in_file(word.encode())
            if len(self._known) > _MANY:
                self._all = _ALSO.union(self._bytes[:].decode("ascii").split("\n"))
        return known

    def _is_in_file(self, word: bytes) -> bool:
        low, high = 0, len(self._bytes)
        while low < high:
            middle = (low + high) // 2
            start = self._bytes.rfind(b"\n", low, middle) + 1 or low
            end = self._bytes.find(b"\n", middle)
            end = len(self._bytes) if end < 0 else end
            line = self._bytes[start:end]
            if line == word:
                return True
            low, high = (end + 1, high) if line < word else (low, start)
        return False


@cache
def _words() -> _Words:
    return _Words(_FILE)


def is_word(text: str) -> bool:
    return text in _words()
