"""How Dutch spells a stem before an ending: `maak` in `maken`, `man` in `mannen`, `leef` in `leven`."""

from functools import lru_cache
from typing import Final

from briefgen.dutch.lexicon import is_word

_VOWELS: Final = "aeiou"
_HARD: Final = {"v": "f", "z": "s"}
_SOFT: Final = {"f": "v", "s": "z"}
_UNSTRESSED: Final = ("el", "er", "en", "em", "ig", "es", "et", "ik", "it", "is", "eg")


def long_and_short(base: str) -> tuple[str, ...]:
    """What may have stood before an ending that begins with a vowel: of `mak` `maak` and `mak`, of `mann` `man`."""
    if len(base) < 2 or base[-1] in _VOWELS:
        return (base,)
    if base[-1] == base[-2]:
        return (base[:-1], base)
    hard = base[:-1] + _HARD.get(base[-1], base[-1])
    if base[-2] not in "aeou" or (len(base) > 2 and base[-3] == base[-2]):
        return (hard, base) if hard != base else (base,)
    if len(base) > 2 and base[-3] in _VOWELS and base[-3:-1] not in ("ie", "ia", "ue", "ua", "ea", "eo", "io"):
        return (hard, base) if hard != base else (base,)
    return tuple(dict.fromkeys((f"{base[:-1]}{base[-2]}{hard[-1]}", hard, base)))


def stem_by_rule(infinitive: str) -> str:
    """Without a word list: long where the syllable was open, but not before an ending that has no stress."""
    base = infinitive.removesuffix("en")
    readings = long_and_short(base)
    if len(base) > 2 and base[-3] in _VOWELS:
        return readings[0] if len(readings) < 3 else readings[-1]
    hard = next((each for each in readings if each[-1] not in "vz" or len(readings) == 1), readings[0])
    if len(readings) > 1 and hard.endswith(("eel", "eer", "een", "eem")) and len(base) > 4 and not base.endswith("er"):
        return readings[1]
    return readings[0] if not base.endswith(_UNSTRESSED[4:]) else readings[-1]


@lru_cache(maxsize=50_000)
def infinitives(stem: str) -> tuple[str, ...]:
    """How the infinitive (or the plural) of this stem may be spelled, as far as the word list knows it."""
    if len(stem) < 2:
        return ()
    last = stem[-1]
    soft = _SOFT.get(last, last)
    made = [f"{stem}en", f"{stem[:-1]}{soft}en"]
    if len(stem) > 2 and stem[-2] == stem[-3] and stem[-2] in _VOWELS and last not in _VOWELS:
        made = [f"{stem[:-2]}{soft}en", f"{stem[:-2]}{last}en"]
    elif stem[-2] in _VOWELS and last not in _VOWELS and (len(stem) < 3 or stem[-3] not in _VOWELS):
        made.insert(0, f"{stem}{last}en")
    return tuple(dict.fromkeys(each for each in made if is_word(each)))


@lru_cache(maxsize=50_000)
def is_verb(stem: str) -> bool:
    """Whether the stem is a regular verb's: its infinitive, third person and past are words."""
    if len(stem) < 3 or not infinitives(stem):
        return False
    if stem.endswith("eer") and len(stem) > 5:
        return True  # `-eren` makes verbs of any word
    if stem[-1] not in "t" and not is_word(f"{stem}t"):
        return False
    return is_word(f"{stem}te") or is_word(f"{stem}de")
