"""What a Dutch word is a form of: `gemeenten` of `gemeente`, `liep` of `loop`, `grijze` of `grijs`.

Only inflection is undone, not derivation: `voorziening` stays apart from `voorzien`, which a stemmer would join. Words
are in lower case and without accents. A reading counts where the word list knows the word that it leads to.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from briefgen.dutch.lexicon import is_word
from briefgen.dutch.nouns import diminutive_of, irregular_plurals, irregular_singular, is_itself
from briefgen.dutch.spelling import infinitives, is_verb, long_and_short, stem_by_rule
from briefgen.dutch.verbs import BOUND, infinitive, irregular_forms, irregular_infinitives, without_prefix

_SHORT: Final = {
    "gaat": "ga",
    "doet": "doe",
    "ziet": "zie",
    "slaat": "sla",
    "staat": "sta",
    "is": "ben",
    "heeft": "heb",
}
_VERBS_IN_AAN: Final = {"gaan": "ga", "staan": "sta", "slaan": "sla", "doen": "doe", "zien": "zie", "zijn": "ben"}
_VOICELESS: Final = ("t", "k", "f", "s", "p", "x", "ch")
_OF_PLURALS_IN_S: Final = (
    "el",
    "em",
    "en",
    "er",
    "erd",
    "aar",
    "aard",
    "ier",
    "eur",
    "or",
    "ie",
    "e",
    "oir",
    "ij",
    "y",
)
_OF_ADJECTIVES: Final = ("ig", "lijk", "baar", "zaam", "loos", "isch", "aal", "ief", "eel", "haft", "achtig", "erd")


@lru_cache(maxsize=200_000)
def roots(word: str) -> tuple[str, ...]:
    """The word or words that this is a form of, the likeliest first; the word itself where it is none."""
    if len(word) < 3 or not word.isalpha():
        return (stem(irregular_forms()[word]),) if word in irregular_forms() else (word,)
    plural = irregular_plurals().get(word)
    found = [plural] if plural else [word] if is_itself(word) else []
    found += _readings(word)
    return tuple(dict.fromkeys(found)) or (word,)


def _readings(word: str) -> Iterator[str]:
    if _is_irregular_infinitive(word):
        yield stem(word)
        return
    if is_itself(word):
        yield from (each for each in _known(long_and_short(word[:-2])) if word.endswith("en") and is_verb(each))
        irregular = infinitive(word)
        if irregular:
            yield stem(irregular)
        if word in _SHORT:
            yield _SHORT[word]
        return
    irregular = infinitive(word)
    if irregular:
        yield from _irregular(word, irregular)
        return
    found = (*_verb_forms(word), *_noun_forms(word), *_adjective_forms(word))
    yield from found or (*_of_verb_with_prefix(word), *_of_rare_verb(word))


def _is_irregular_infinitive(word: str) -> bool:
    if word in irregular_infinitives() or word in irregular_forms():
        return word in irregular_infinitives()
    return is_word(word) and any(
        rest in irregular_infinitives() for prefix, rest in without_prefix(word) if prefix != "ge"
    )


def _irregular(word: str, verb: str) -> Iterator[str]:
    """The verb, and what else it may be: `bond` and `afspraken` are nouns, `verlagen` is of a regular verb, too."""
    others = tuple(_known(long_and_short(word[:-2]))) if word.endswith("en") else tuple(_known((word,)))
    if is_itself(word[:-1]) and word.endswith("n"):
        yield word[:-1]
    others = tuple(each for each in others if each == word or is_verb(each) or not infinitive(each))
    if word not in irregular_forms() and word.endswith("en"):
        yield from others
    yield stem(verb)
    yield from others


def stem(infinitive: str) -> str:
    """Of a verb, as its first person has it: `loop`, `geef`, `overdraag`."""
    for ending, short in _VERBS_IN_AAN.items():
        if infinitive.endswith(ending) and (
            infinitive == ending or infinitive[: -len(ending)] in _prefixes(infinitive)
        ):
            return infinitive[: -len(ending)] + short
    return next(_known(long_and_short(infinitive[:-2])), stem_by_rule(infinitive))


def _prefixes(verb: str) -> tuple[str, ...]:
    return tuple(prefix for prefix, _rest in without_prefix(verb))


def _known(words: tuple[str, ...]) -> Iterator[str]:
    return (word for word in words if is_word(word))


@cache
def _irregular_stems() -> dict[str, str]:
    return {stem(verb): verb for verb in irregular_infinitives()}


def _verb_forms(word: str) -> Iterator[str]:
    yield from _third_person(word)
    yield from _participle(word)
    for ending in ("te", "de", "ten", "den"):
        base = word.removesuffix(ending)
        if word.endswith(ending) and is_verb(base) and _is_voiceless(base) == (ending[0] == "t"):
            if ending.endswith("n") and any(_is_noun_before(base, each) for each in _known(long_and_short(word[:-2]))):
                continue  # `velden` is of `veld`, not of `vellen`
            yield base


def _is_voiceless(stem: str) -> bool:
    """Whether the past is in `-te`: of `werk`, not of `leef`, whose infinitive has a v."""
    return stem.endswith(_VOICELESS) and not infinitives(stem)[0].endswith(("ven", "zen"))


def _is_noun_before(base: str, single: str) -> bool:
    return (
        is_itself(single)
        or single not in (f"{base}t", f"{base}d")
        or (single.endswith("d") and not base.startswith(BOUND))
    )


def _third_person(word: str) -> Iterator[str]:
    for whole, prefix in ((word, ""), *((rest, prefix) for prefix, rest in without_prefix(word))):
        if whole in _SHORT:
            yield prefix + _SHORT[whole]
        if whole.endswith("t") and whole[:-1] in _irregular_stems():
            yield prefix + whole[:-1]
            return
        if whole in _irregular_stems():
            yield word
            return
    base = word[:-1]
    if word.endswith("t") and is_verb(base):
        if is_word(f"{word}en") and not base.endswith(_VOICELESS):
            yield word  # `plant` is a noun, too
        yield base


def _participle(word: str) -> Iterator[str]:
    if word[-1] not in "td":
        return
    for prefix, rest in (("", word), *without_prefix(word)):
        if rest.startswith("ge") and len(rest) > 4 and (base := _base_of_participle(rest)):
            yield prefix + base
            return
    base = word[:-1]
    if word.startswith(BOUND) and is_verb(base):
        yield base
    elif word.startswith(BOUND) and any(is_word(verb) for verb in infinitives(word)):
        yield word


def _base_of_participle(participle: str) -> str:
    """`meld` of `gemeld`, `werk` of `gewerkt`."""
    whole, shorter = participle[2:], participle[2:-1]
    for base in (whole, shorter):
        if is_verb(base):
            return base
    return shorter if infinitives(shorter) else ""


def _of_rare_verb(word: str) -> Iterator[str]:
    """`brevetteren`, of which the word list has the infinitive and a past, but not the stem."""
    if word.endswith("en") and is_word(word):
        yield from (each for each in long_and_short(word[:-2]) if is_verb(each))
        return
    participle = word.removesuffix("e")
    if participle.endswith("nd") and _is_infinitive(participle[:-1]):
        yield participle
        yield from roots(participle[:-1])[:1]


def _is_infinitive(word: str) -> bool:
    return _is_irregular_infinitive(word) or any(word in infinitives(root) for root in roots(word) if is_verb(root))


def _of_verb_with_prefix(word: str) -> Iterator[str]:
    """`doorrekenen` as `rekenen`, where the word list does not know `doorreken`."""
    for prefix, rest in without_prefix(word):
        if is_word(word) and rest.endswith(("en", "t", "de", "te")) and is_word(rest) and not is_word(f"{word}en"):
            found = roots(rest)
            if found[0] != rest and is_verb(found[0]):
                yield prefix + found[0]
                return


def _noun_forms(word: str) -> Iterator[str]:
    irregular = tuple(irregular_singular(word))
    if irregular:
        yield from irregular
    elif word.endswith("en") and is_word(f"{word}s"):
        # `sleutelen`, `deken`: a plural of its own, but it may be one itself (`doelen`).
        known = [each for each in _known(long_and_short(word[:-2])) if not _is_verb_form(each)]
        yield from known or _of_plural_in_en(word)
        yield word
    elif word.endswith("en") and len(word) > 4:
        yield from _of_plural_in_en(word)
    elif word.endswith("s") and _is_plural_in_s(word):
        yield from roots(word[:-1])
    yield from diminutive_of(word)


def _of_plural_in_en(word: str) -> Iterator[str]:
    # A past plural was read as such already: `werkt` of `werkten` is no noun.
    known = [each for each in _known(long_and_short(word[:-2])) if not _is_verb_form(each)]
    if is_word(word[:-1]) and (is_itself(word[:-1]) or not known):
        yield from roots(word[:-1])
    else:
        yield from known


def _is_verb_form(word: str) -> bool:
    return word[-1] in "td" and is_verb(word[:-1]) and not is_word(f"{word}je") and not is_itself(word)


def _is_plural_in_s(word: str) -> bool:
    single = word[:-1]
    if (
        len(single) < 3
        or not is_word(single)
        or is_word(f"{word}e")
        or any(is_word(each) for each in infinitives(word))
    ):
        return False
    return len(single) >= 4 or single.endswith(_OF_PLURALS_IN_S)


def _adjective_forms(word: str) -> Iterator[str]:
    if word.endswith("ste") and len(word) > 6:
        yield from _superlative(word[:-1])
    if word.endswith("st") and len(word) > 5:
        yield from _superlative(word)
    if word.endswith("er") and len(word) > 4 and not is_word(f"{word}s"):
        yield from _comparative(word)
    if word.endswith("e") and len(word) > 3:
        yield from _with_e(word)


def _superlative(word: str) -> Iterator[str]:
    for bare in (word[:-2], word[:-1]):
        if is_word(bare) and (bare[-1] == "s" or bare != word[:-1]) and _compares(bare):
            yield bare
            return


def _comparative(word: str) -> Iterator[str]:
    """The word first: `jongeren` are no adjective."""
    for bare in _known((*long_and_short(word[:-2]), word[:-3])):
        if _compares(bare) and (bare != word[:-3] or bare.endswith("r")) and not is_verb(bare):
            yield word
            yield bare
            return


def _compares(adjective: str) -> bool:
    if adjective.endswith(_OF_ADJECTIVES) and len(adjective) > 5:
        return True
    superlative = adjective if adjective.endswith("s") else f"{adjective}s"
    return is_word(f"{superlative}t") and is_word(f"{superlative}te")


def _with_e(word: str) -> Iterator[str]:
    if word.endswith(("bare", "zame")):
        yield f"{word[:-2]}{word[-3]}{word[-2]}"
        return
    for bare in _known(long_and_short(word[:-1])):
        if len(bare) < 3 or (
            is_verb(bare) and is_word(f"{word}n") and not is_word(f"{word}r") and bare[-1] not in "td"
        ):
            continue
        yield from roots(bare) if bare.endswith(("t", "d", "er")) else (bare,)
        return
