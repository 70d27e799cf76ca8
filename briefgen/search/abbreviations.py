"""Abbreviations that letters introduce: `Landelijke Vreemdelingen Voorzieningen (LVV's)`."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from briefgen.dutch.institutions import LONG_FORMS
from briefgen.dutch.stopwords import STOP_WORDS
from briefgen.search.words import fold, folded_words
from briefgen.values import dataclass

_INTRODUCED: Final = re.compile(r"\((?:hierna(?: te noemen)?:? ?)?[‘'\"“]?([A-Z][A-Za-z&]{1,7})(?:['’]s)?[’'\"”]?\)")
_BEFORE: Final = re.compile(r"(?:[^\W\d_][\w'’-]*,? )+\Z")
_LONGEST: Final = 200  # characters before the bracket that are looked at


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """`short` as it is compared, and the words that it stands for, in lower case and without accents."""

    short: str
    words: tuple[str, ...]


@cache
def known_long_forms() -> dict[str, str]:
    """Of institutions, both as they are compared."""
    return {fold(short): " ".join(folded_words(words)) for short, words in LONG_FORMS.items()}


def abbreviations_in(text: str) -> tuple[Abbreviation, ...]:
    return tuple(dict.fromkeys(_introduced(text)))


def _introduced(text: str) -> Iterator[Abbreviation]:
    for found in _INTRODUCED.finditer(text):
        short = fold(found[1])
        line = text[max(0, found.start() - _LONGEST) : found.start()].rpartition("\n")[2].replace("\u00a0", " ")
        before = _BEFORE.search(line)
        if before is None or (len(short) > 4 and sum(map(str.isupper, found[1])) * 2 < len(short)):
            continue
        words = _long_form(before[0].split(), short)
        if words:
            yield Abbreviation(short, tuple(folded_words(" ".join(words))))


def _long_form(words: list[str], short: str) -> list[str]:
    """The last words whose letters, from the end to the beginning, have those of the abbreviation (as Schwartz and
    Hearst, 2003, do it); none where there are no such words."""
    for count in range(1, min(len(words), len(short) * 2 + 2) + 1):
        chosen = words[-count:]
        first = fold(chosen[0])
        if first[:1] == short[0] and first not in STOP_WORDS and _spells(chosen, short):
            return chosen
    return []


def _spells(words: list[str], short: str) -> bool:
    """Whether the abbreviation's letters stand in the words in order, and every word of weight begins with one."""
    text = " ".join(fold(word) for word in words)
    at = 0
    for letter in short:
        at = text.find(letter, at) + 1
        if not at:
            return False
    heavy = [word for word in words if fold(word) not in STOP_WORDS]
    return len(heavy) <= len(short) + 1 and all(fold(word)[0] in short for word in heavy)
