"""Sentences of Dutch running text: a point after `d.d.`, `nr.` or an initial ends none."""

import re
from collections.abc import Iterator
from typing import Final

_END: Final = r"[.!?][)”\"’']*\s+(?=[(“\"‘']*(?:[A-Z0-9À-Þ]|['’][a-z] ))"
_ABBREVIATIONS: Final = frozenset({
    "d.d", "dd", "nr", "nrs", "mr", "drs", "dr", "ir", "ing", "prof", "dhr", "mw", "art", "jl", "j.l", "a.s", "stb",
    "stcrt", "p", "blz", "m.b.t", "i.v.m", "n.a.v", "o.a", "m.n", "o.m", "e.d", "bijv", "bv", "resp", "ca", "incl",
    "excl", "vgl", "jo", "lid", "hfst", "par", "evt", "t.a.v", "o.b.v", "i.h.k.v", "d.w.z", "t.o.v", "z.s.m", "min",
})  # fmt: skip


def may_have_sentence_of(words: int, text: str) -> bool:
    """A quick look: False only where surely no sentence of the paragraph has so many words."""
    if text.count(" ") < words - 1:
        return False
    return any(part.count(" ") >= words - 1 or _ends_in_abbreviation(part) for part in text.split(". "))


def _ends_in_abbreviation(part: str) -> bool:
    return part[part.rfind(" ") + 1 :].lstrip("(").lower() in _ABBREVIATIONS


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a paragraph begins and ends."""
    start = 0
    for match in re.finditer(_END, text):
        if text[match.start()] == "." and _is_abbreviation(text, match.start()):
            continue
        yield start, match.start() + len(match[0].rstrip())
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _is_abbreviation(text: str, point: int) -> bool:
    """Whether the point belongs to the word before it."""
    word = text[text.rfind(" ", 0, point) + 1 : point].lstrip("(“\"'").lower()
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()) or (len(word) > 2 and word[-2] == ".")
