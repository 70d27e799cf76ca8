"""Forms of words: plurals of roles, the first letter of a sentence."""

import re
from typing import Final

_IRREGULAR: Final = {
    "lid": "leden",
    "Kamerlid": "Kamerleden",
    "raadslid": "raadsleden",
    "Statenlid": "Statenleden",
    "bestuurslid": "bestuursleden",
    "dijkgraaf": "dijkgraven",
    "ambtenaar": "ambtenaren",
    "afgevaardigde": "afgevaardigden",
    "stad": "steden",
    "hoofd": "hoofden",
    "chef": "chefs",
    "rechter": "rechters",
    "arts": "artsen",
    "officier": "officieren",
    "directeur": "directeuren",
    "generaal": "generaals",
    "jongere": "jongeren",
    "oudere": "ouderen",
    "betrokkene": "betrokkenen",
    "college": "colleges",
    "bedrijf": "bedrijven",
    "dag": "dagen",
    "kantoor": "kantoren",
    "raad": "raden",
    "schap": "schappen",
    "overleg": "overleggen",
    "consul": "consuls",
    "idee": "ideeën",
    "minister-president": "ministers-president",
    "rechter-commissaris": "rechters-commissarissen",
    "expert": "experts",
    "hoogleraar": "hoogleraren",
    "leraar": "leraren",
    "consultant": "consultants",
    "dame": "dames",
}
_SECOND_NOUN: Final = re.compile(r"^(\S+?)(-generaal| van .+| der .+| voor .+| bij .+| in .+)$")
_TAKES_S: Final = ("er", "el", "em", "en", "aar", "ier", "oor", "eur", "é", "ie", "je", "um", "chef", "ant")


_OF_A_PLACE: Final = (
    "burgemeester", "wethouder", "gedeputeerde", "commissaris van de koning", "raadslid", "statenlid", "dijkgraaf",
    "minister", "staatssecretaris", "minister-president", "gezaghebber", "gouverneur",
)  # fmt: skip


def is_of_a_place(role: str) -> bool:
    """Whether people of this role govern a place: `wethouder van Zwolle`, whatever organisation they speak for."""
    return role.lower() in _OF_A_PLACE


def plural(noun: str) -> str:
    """The plural of a role or noun as letters use it: `wethouders`, `directeuren-generaal`, `LVV's`."""
    if match := _SECOND_NOUN.match(noun):
        return plural(match[1]) + match[2]
    head, space, last = noun.rpartition(" ")
    return head + space + _plural_word(last)


def _plural_word(word: str) -> str:
    for singular, many in _IRREGULAR.items():
        if word == singular or (len(singular) > 3 and word.endswith(singular)):
            return word[: -len(singular)] + many
    if word.endswith(("bureau", "niveau", "cadeau", "milieu")):
        return word + "s"
    if word[-2:].isupper() or word.endswith(("a", "i", "o", "u", "y")):
        return word + "'s"
    if word.endswith("heid"):
        return word[:-4] + "heden"
    return word + ending if (ending := _ending(word)) else _lengthened(word)


def _ending(word: str) -> str:
    """What the plural adds as it stands; empty where `-en` may change the syllable before it."""
    if word.endswith("is") and len(word) > 4:
        return "sen"
    if word.endswith(("de", "te", "ge")):
        return "n"
    if word.endswith(("ant", "ent", "ist", "aat", "iet", "oot", "cus", "loog")):
        return ""
    return "s" if word.endswith((*_TAKES_S, "e")) else ""


def _lengthened(word: str) -> str:
    """With `-en`: an open syllable loses a doubled vowel, a closed short one doubles its consonant where regular."""
    if match := re.search(r"(aa|ee|oo|uu)([bcdfgklmnprst])$", word):
        return word[: match.start()] + match[1][0] + match[2] + "en"
    if re.search(r"(?<![aeiou])[aeiou][bdfgklmnprst]$", word) and len(word) <= 4:
        return word + word[-1] + "en"
    return word + "en"


def capitalised(text: str) -> str:
    """With a capital at the start of a sentence: `'s Avonds` keeps its s small, `IJ` is one letter."""
    if re.match(r"['’][a-z] ", text):
        return text[:3] + capitalised(text[3:])
    if text[:2] == "ij":
        return "IJ" + text[2:]
    return text[:1].upper() + text[1:]


def decapitalised(text: str) -> str:
    """For the middle of a sentence; an abbreviation or a word with a second capital stays as it is."""
    first = re.match(r"[^\s-]+", text)
    if not first or any(letter.isupper() for letter in first[0][1:]):
        return text
    return text[:1].lower() + text[1:]
