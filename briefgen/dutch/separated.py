"""Verbs whose halves stand apart: `schold … kwijt` is of `kwijtschelden`, `zeg u toe` and `toe te zeggen` of
`toezeggen`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from briefgen.dutch.inflection import roots
from briefgen.dutch.lexicon import is_word
from briefgen.dutch.spelling import infinitives
from briefgen.dutch.verbs import LOOSE, infinitive

# The halves that are prepositions as well: only at the end of a clause are they probably of a verb.
_PREPOSITIONS: Final = frozenset(
    ("aan", "achter", "af", "bij", "binnen", "boven", "buiten", "door", "in", "na", "om", "onder", "op", "over", "rond",
     "tegen", "tot", "uit", "voor")
)  # fmt: skip
_JOINS: Final = "en|maar|of|om|dat|dan|als|want|omdat|zodat|totdat|nadat|terwijl|waarna"  # what begins another clause
_HALF: Final = re.compile(
    rf"(?<![^\W_])(?P<half>{'|'.join(sorted(LOOSE, key=len, reverse=True))})(?![\w'’-])"
    r"(?:[ \u00a0]te[ \u00a0](?P<verb>[^\W\d_]+))?"
    rf"(?P<end>[ \u00a0]*(?:[.,;:!?)…\n]|$)|[ \u00a0](?:{_JOINS})[ \u00a0])?"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_BEFORE: Final = 200  # characters in which the other half is looked for
_ENDS: Final = re.compile(r"[.;:!?\n](?:\s|$)")
_SHORT: Final = {"ga": "gaan", "sta": "staan", "sla": "slaan", "doe": "doen", "zie": "zien"}


def separated_verbs(text: str) -> Iterator[str]:
    """The infinitives of the verbs that stand apart in the text, as far as the word list knows them."""
    last = 0
    for found in _HALF.finditer(text):
        if found["verb"]:
            whole = "" if found["half"] == "om" else _joined(found["half"], found["verb"].lower())
            if whole:
                yield whole
                last = found.end()
            continue
        if found["half"] in _PREPOSITIONS and found["end"] is None:
            continue
        before = _ENDS.split(text[max(last, found.start() - _BEFORE) : found.start()])[-1]
        for clause in (before.rpartition(",")[2], before):
            whole = _first(found["half"], [word.lower() for word in _WORD.findall(clause)])
            if whole:
                yield whole
                last = found.end()
                break


def _first(half: str, words: list[str]) -> str:
    """The verb that the first word with an ending makes with that half; a bare stem may be a noun (`de raad`)."""
    made = [(word, verb) for word in words if (verb := _joined(half, word))]
    with_ending = (verb for word, verb in made if infinitive(word) or word not in roots(word))
    return next(with_ending, made[0][1] if made else "")


@lru_cache(maxsize=100_000)
def _joined(half: str, word: str) -> str:
    """The verb of these two halves; empty where there is none."""
    if not word.isascii() or len(word) < 2:
        return ""
    return next((half + verb for verb in _verbs(word) if is_word(half + verb)), "")


def _verbs(word: str) -> Iterator[str]:
    irregular = infinitive(word)
    if irregular:
        yield irregular
    for root in roots(word):
        if root in _SHORT:
            yield _SHORT[root]
        yield from infinitives(root)
