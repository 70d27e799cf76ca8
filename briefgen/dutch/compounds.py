"""The words that a Dutch compound is made of: `vreemdelingenvoorziening` of `vreemdeling` and `voorziening`.

A split counts where the word list has both halves, each long enough to mean something; of several the one with the
longest last word is taken. What a compound is called by its parts helps to find it; a wrong split costs little.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from briefgen.dutch.inflection import roots
from briefgen.dutch.lexicon import is_word
from briefgen.dutch.nouns import is_itself
from briefgen.dutch.spelling import infinitives, is_verb, stem_by_rule
from briefgen.dutch.verbs import infinitive

_SHORTEST: Final = 6  # letters of a compound
_LONGEST: Final = 60
# Short words that make compounds; others of three letters are too often a mere piece of a word.
_SHORT_PARTS: Final = frozenset(
    """
wet weg eis bed jas pas zee gas olie bus bos dak dam dag hof wal raad zaak zorg huur mest geld bank rijk taal arm
kas hulp test vee vis vrede was wijk zin ziel wijn tram trein post jaar loon gif net pad lid hal vak dok
""".split()  # noqa: SIM905 - as one reads it
)
# Endings and beginnings that are words as well, but in compounds hardly ever themselves.
_NEVER_LAST: Final = frozenset(
    """
rijf ster heid ling lijk lijke baar loos loze schap dom ing ingen aar aars ares eren elen enen eer ante sten stel tie
ties tjes lage lag luit leden luis tuur stand teit dering deling lier ries eel ieel iste isten isme nis nissen
erij erijen tien ring ringen keer ters ders leer leen lend rand rond roer neer nemer ging gingen aren naar ellen
erken kend kende iten uren ende ente enten tent tenten teren tering rig rige rijke lingen ren dig dige tig
""".split()  # noqa: SIM905 - as one reads it
)
_NEVER_FIRST: Final = frozenset(
    """
alg aan achter af be bij bes door er ge her in mee mini mis na naar neder om on ont onder op open over pre pro re
rond samen sub super tegen ten ter terug toe tot uit van ver vers vol voor voort weer weg zo al alle als ant com
con dat de die een het hoe hun ik ini inter je kom kon mag mar mat mid mo nog non nu ook per rap reg res sen ser
gesp verg bur ste te tra wat we wel wie zei zich des den dis ex im kan kin min pen pol par bal ban pan tar vor
""".split()  # noqa: SIM905 - as one reads it
)
_LINKS: Final = ("", "s", "en", "n", "e", "er")


@lru_cache(maxsize=100_000)
def split(word: str) -> tuple[str, str]:
    """First and last part, without the letters between them and with the last part's ending as it stands; empty where
    the word is no compound."""
    return next(iter(_splits(word)), ("", ""))


def _splits(word: str) -> Iterator[tuple[str, str]]:
    """All ways to split it, the longest last part first."""
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha() or _is_of_verb(word):
        return
    for place in range(3, len(word) - 2):
        last = word[place:]
        if _may_be_last(last) and (first := _first(word[:place], whole=word)):
            yield (first, last)


def _is_of_verb(word: str) -> bool:
    return is_word(word) and (bool(infinitive(word)) or any(is_verb(root) for root in roots(word)))


def _may_be_last(word: str) -> bool:
    if word in _NEVER_LAST or len(word) < 3 or (len(word) == 3 and word not in _SHORT_PARTS):
        return False
    return is_word(word) and not (word[0] == "s" and is_word(word[1:]) and len(word) > 5)


def _first(text: str, *, whole: str) -> str:
    """What stands before the last part, without the letters that join the two."""
    for link in _LINKS if not _has_joining_s(text) else _LINKS[1:2]:
        first = text.removesuffix(link)
        if (link and first == text) or first in _NEVER_FIRST or len(first) < 3:
            continue
        if len(first) == 3 and first not in _SHORT_PARTS:
            continue
        if is_word(first):
            return first
    inner = split(text.removesuffix("s")) if len(text) > 9 and not is_word(whole) else ("", "")
    return text.removesuffix("s") if inner[0] else ""


def _has_joining_s(text: str) -> bool:
    """`stads` of `stadsvernieuwing`, not `plaats` of `plaatsbepaling`, which has a plural of its own."""
    return (
        text.endswith("s") and len(text) > 4 and is_word(text[:-1]) and (is_itself(text[:-1]) or not infinitives(text))
    )


@lru_cache(maxsize=100_000)
def parts(word: str) -> tuple[str, ...]:
    """All parts of a compound, also those that are compounds again, each without its ending; none of a simple word."""
    ways = list(_splits(word))
    if not ways:
        return ()
    chosen = (ways[0], *(way for way in ways[:0:-1] if len(way[0]) > 4 and len(way[1]) > 3 and is_word(way[0])))
    found = (each for way in chosen[:2] for part in way for each in (base_of(part), *parts(part)))
    return tuple(dict.fromkeys(found))


def base_of(word: str) -> str:
    return bases(word)[0]


@lru_cache(maxsize=200_000)
def bases(word: str) -> tuple[str, ...]:
    """As `roots`, for compounds too that no word list has: of those the last part is brought back."""
    found = roots(word)
    if found != (word,) or is_word(word):
        return found
    last = split(word)[1]
    if not last:
        return (by_rule(word),)
    return tuple(dict.fromkeys(word[: -len(last)] + base for base in roots(last)))


def by_rule(word: str) -> str:
    """Of a word that nobody knows: the endings that are sure to be one."""
    if len(word) < 6 or not word.isalpha():
        return word
    for ending, bare in (("heden", "heid"), ("lijke", "lijk"), ("ische", "isch"), ("ingen", "ing"), ("ties", "tie")):
        if word.endswith(ending):
            return word.removesuffix(ending) + bare
    if word.endswith("en") and word[-3] not in "aeiou":
        return stem_by_rule(word)
    return word[:-1] if word.endswith(("ers", "els", "ors", "ems")) else word
