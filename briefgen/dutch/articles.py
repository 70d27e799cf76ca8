"""Articles and what follows from them: `het overleg`, `dit overleg`, `de terugkoppeling`."""

import re
from typing import Final

_HET: Final = (
    "overleg", "debat", "gesprek", "verslag", "overzicht", "antwoord", "rapport", "advies",
    "plan", "bericht", "bezoek", "beraad", "akkoord", "besluit", "voorstel", "onderzoek",
    "programma", "project", "beleid", "traject", "document", "beeld", "kader", "congres",
    "diner", "ontbijt", "forum", "platform", "kabinet", "bestuur", "comité", "orgaan",
    "netwerk", "loket", "fonds", "budget", "stuk", "uur", "jaar", "kwartaal",
    "reces", "standpunt", "schrijven", "memo", "concept", "ontwerp", "seminar", "symposium",
    "panel", "initiatief", "proces", "resultaat", "convenant", "wetsvoorstel", "amendement", "manifest",
    "pact", "verzoek",
)  # fmt: skip
_ENDS_HET: Final = ("je", "isme", "ment", "sel", "um", "aat")
_ENDS_DE: Final = ("ing", "heid", "teit", "tie", "sie", "iek", "ij", "ade", "ide", "tuur", "de", "te", "age")
_ARTICLE: Final = re.compile(r"(?:artikel|de|het|een|deze|dit|die|dat|mijn|ons|onze|uw)\s", re.IGNORECASE)
_BEFORE: Final = re.compile(r"\s(?:over|van|met|voor|tussen|in|op|inzake|ten|ter)\s")
_ADJECTIVE: Final = re.compile(
    r"(?:lijke?|ige?|ische?|ale|aal|ele|eel|aire?|ieve?|ische|ende|end|ste|tweede|derde|algemeen|algemene|plenaire?)$",
    re.IGNORECASE,
)
_SINGULAR_IN_S: Final = re.compile(
    r"(?:[aou]s|[^i]is|ijs|ws|fiets|grens|kans|mens|arts|dans|koers|beurs|proces|succes|les|adres)$"
)


def head_noun(phrase: str) -> str:
    """The noun that a phrase is about: `overleg` of `Algemeen Overleg over asiel`, `debat` of `debat Water`."""
    words = _BEFORE.split(phrase, maxsplit=1)[0].split()
    if not words:
        return ""
    *before, last = words
    if before and (last[0].isupper() or not _has_known_article(last.lower())):
        return next((word for word in reversed(before) if word.lower().endswith(_HET)), last)
    return last


def _has_known_article(noun: str) -> bool:
    return noun.endswith((*_HET, *_ENDS_DE, *_ENDS_HET))


def article(phrase: str) -> str:
    """`het` or `de` for the phrase's noun; a noun that no rule knows gets `de`, which two in three Dutch nouns have."""
    noun = head_noun(phrase).lower()
    if noun.endswith(_HET):
        return "het"
    if noun.endswith(_ENDS_DE):
        return "de"
    return "het" if noun.endswith(_ENDS_HET) else "de"


def has_article(phrase: str) -> bool:
    return bool(_ARTICLE.match(phrase))


def definite(phrase: str) -> str:
    """`het Algemeen Overleg`, `de terugkoppeling` for `een terugkoppeling`; a phrase with another article stays."""
    if phrase.startswith("een "):
        return f"{article(phrase[4:])} {phrase[4:]}"
    return phrase if has_article(phrase) else f"{article(phrase)} {phrase}"


def bare(phrase: str) -> str:
    """`bestuurlijk overleg` for `het bestuurlijk overleg`."""
    return _ARTICLE.sub("", phrase, count=1) if has_article(phrase) else phrase


def this(phrase: str) -> str:
    """`dit overleg` for `het Algemeen Overleg`: how a letter takes up what it has just named."""
    named = bare(phrase)
    noun = head_noun(named)
    if not noun[1:].isupper():
        noun = noun.lower()
    return f"{'dit' if article(named) == 'het' else 'deze'} {noun}"


def shorter(phrase: str) -> str:
    """`het overleg` for `het bestuurlijk overleg`: named the second time; a phrase of another shape stays whole."""
    words = phrase.split()
    if len(words) == 3 and words[0] in ("het", "de") and _ADJECTIVE.search(words[1]):
        return f"{words[0]} {words[2]}"
    return phrase


def plural_with_article(phrase: str) -> str:
    """`de LVV-pilots` for `LVV-pilots`: after `voor` a plural in -s has its article, a subject (`wonen`) none."""
    plural = phrase.endswith("s") and not _SINGULAR_IN_S.search(phrase)
    return f"de {phrase}" if plural and not has_article(phrase) else phrase


def possessive(noun: str, *, we: bool) -> str:
    """`mijn gesprek`, `ons overleg`, `onze bijeenkomst`."""
    if not we:
        return f"mijn {noun}"
    return f"{'ons' if article(noun) == 'het' else 'onze'} {noun}"
