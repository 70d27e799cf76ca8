"""The words of a text as search compares them: lower case, no accents, one kind of quote."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from briefgen.values import dataclass

# Letters that are no letter with an accent, but are typed as if they were.
_LETTERS: Final = str.maketrans({
    "ø": "o", "Ø": "o", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "đ": "d", "Đ": "d", "ł": "l", "Ł": "l", "ı": "i",
    "ß": "ss", "ð": "d", "þ": "th", "ĳ": "ij", "Ĳ": "ij", "’": "'", "‘": "'", "‛": "'", "´": "'", "`": "'", "ʼ": "'",
    "′": "'", "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\ufeff": None, "‑": "-", "‐": "-",
})  # fmt: skip
WORD: Final = re.compile(r"[^\W_]+(?:['’‘‛´`ʼ′\u00ad\u0300-\u036f\u200b-\u200d]+[^\W_]+)*[\u0300-\u036f]*")
_APOSTROPHE_ENDINGS: Final = ("s", "tje", "tjes")
LONGEST: Final = 60  # characters of a word that count


@dataclass(frozen=True, slots=True)
class Typed:
    """A word where it stands in a text."""

    start: int
    end: int
    text: str


def typed_words(text: str) -> Iterator[Typed]:
    """The words of a text; those joined by a hyphen or slash count each for itself."""
    for found in WORD.finditer(text):
        yield Typed(found.start(), found.end(), found[0])


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """`Coördinator’s` as `coordinator`: what is left of the word when case, accents and a plural 's are taken off."""
    if word.isascii() and word.isalnum():
        return word.lower()[:LONGEST]
    plain = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    plain = "".join(each for each in plain if not unicodedata.combining(each)).casefold().translate(_LETTERS)
    head, quote, ending = plain.rpartition("'")
    if quote and ending in _APOSTROPHE_ENDINGS and head:
        plain = head
    return "".join(filter(str.isalnum, plain))[:LONGEST]


def words_as_typed(text: str) -> list[str]:
    return WORD.findall(text)


def folded_words(text: str) -> list[str]:
    return [folded for each in words_as_typed(text) if (folded := fold(each))]


def is_abbreviation(word: str) -> bool:
    """Whether it is written as one: two to six capitals, with or without a plural 's."""
    bare = word.removesuffix("'s").removesuffix("’s")
    return 2 <= len(bare) <= 6 and bare.isalpha() and bare.isupper()


def only_letters_and_digits(text: str) -> str:
    """A reference as it is compared: width, case, spaces and separators do not count."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(filter(str.isalnum, plain.casefold()))
