"""What a letter's words are kept under in an index, and under which of these a word that is asked for may be.

The analyser belongs to no engine. Another version keeps other tokens, so that its number (`briefgen.search.version`)
stands in every index.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from briefgen.dutch.compounds import bases, parts
from briefgen.dutch.lexicon import is_word
from briefgen.dutch.separated import separated_verbs
from briefgen.dutch.stopwords import STOP_WORDS
from briefgen.dutch.verbs import LOOSE
from briefgen.search.abbreviations import Abbreviation, abbreviations_in
from briefgen.search.documents import Document
from briefgen.search.marks import SIGN, day_tokens, dossier_token, marks_in
from briefgen.search.words import fold, folded_words, is_abbreviation, only_letters_and_digits, words_as_typed
from briefgen.values import dataclass

EVERY: Final = f"{SIGN}every"  # every letter has it
_OFTEN: Final = 2  # times in a letter; in a long one once in so many words
_ONCE_IN: Final = 150
_STRONGEST: Final = 2.5  # times as often
_MOST_STRONG: Final = 30
_HYPHENATED: Final = re.compile(r"(?<![^\W_])[^\W_]+(?:[-‑‐&][^\W_]+)+")
_SUSPENDED: Final = re.compile(
    r"(?<![^\W_])([^\W\d_]{2,})[-‑‐](?:,? [^\W\d_]{2,}[-‑‐])*,? (?:en|of|en/of|dan wel|als) ([^\W\d_]{5,})"
)
_HOUSE_NUMBER: Final = re.compile(r"\d{4}([dz])(\d{4,6})")


@dataclass(frozen=True, slots=True)
class Analysed:
    """The tokens of a letter, each column a text of tokens with a space between them.

    `subject` and `body` have one token for each word, in order; `parts` what the words may be found by as well;
    `marks` dates and papers; `facts` what is known of the letter; `strong` the words that it is about most. `forms` are
    the words as typed with their token.
    """

    subject: str
    body: str
    parts: str
    marks: str
    facts: str
    strong: str
    forms: dict[str, str]
    abbreviations: tuple[Abbreviation, ...]


def analyse(document: Document) -> Analysed:
    named, written = (unicodedata.normalize("NFC", text) for text in (document.subject, document.text))
    whole = f"{named}\n{written}"
    typed: dict[str, str] = {}
    subject = _tokens(named, typed)
    body = _tokens(written, typed)
    forms = {fold(word): token for word, token in typed.items() if token}
    return Analysed(
        subject=" ".join(subject),
        body=" ".join(body),
        parts=" ".join(dict.fromkeys(_parts(whole, typed, forms))),
        marks=" ".join(_marks(document, whole)),
        facts=" ".join(_facts(document)),
        strong=" ".join(_strong(subject, body)),
        forms=forms,
        abbreviations=abbreviations_in(whole),
    )


def _tokens(text: str, typed: dict[str, str]) -> list[str]:
    """The token of each word in order; `typed` gets every word as it stands with its token."""
    tokens: list[str] = []
    for word in words_as_typed(text):
        token = typed.get(word)
        if token is None:
            token = typed[word] = token_of(fold(word))
        if token:
            tokens.append(token)
    return tokens


@lru_cache(maxsize=200_000)
def token_of(folded: str) -> str:
    """What a word is kept under."""
    return bases(folded)[0] if folded.isascii() else folded


@lru_cache(maxsize=200_000)
def tokens_of(folded: str) -> tuple[str, ...]:
    """All that a word may mean: `wegen` is of `weg` and of a verb."""
    return bases(folded) if folded.isascii() else (folded,)


@lru_cache(maxsize=200_000)
def _also(folded: str) -> tuple[str, ...]:
    """What a word is found by besides its own token."""
    house = _HOUSE_NUMBER.fullmatch(folded)
    if house:
        return (house[1] + house[2], house[2])
    return (*tokens_of(folded)[1:], *parts(folded)) if folded.isascii() else ()


@lru_cache(maxsize=200_000)
def found_by(folded: str) -> frozenset[str]:
    """Every token by which this word is found."""
    return frozenset((token_of(folded), *_also(folded)))


def _parts(text: str, typed: Iterable[str], forms: Iterable[str]) -> Iterator[str]:
    for form in forms:
        yield from _also(form)
    for joined in _HYPHENATED.findall(text):
        yield token_of(fold(joined))
    for first, second in _SUSPENDED.findall(text):
        yield from _suspended(fold(first), fold(second))
    for verb in separated_verbs(text):
        yield token_of(verb)
    for word in typed:
        if is_abbreviation(word):
            yield abbreviation_token(word)


def _strong(subject: list[str], body: list[str]) -> Iterator[str]:
    """The words of the subject, and those that the letter says oftener than letters say a word; the strongest twice,
    the second time with a sign after it."""
    often = max(_OFTEN, len(body) // _ONCE_IN)
    counted = Counter(token for token in body if token not in STOP_WORDS and len(token) > 1)
    strengths = {token: count / often for token, count in counted.most_common(_MOST_STRONG)}
    strengths.update((token, _STRONGEST) for token in subject if token not in STOP_WORDS)
    for token, strength in strengths.items():
        if strength >= 1:
            yield token
        if strength >= _STRONGEST:
            yield f"{token}{SIGN}"


def _suspended(first: str, second: str) -> Iterator[str]:
    """`vreemdelingen- en migratieketen` is also about a `vreemdelingenketen`."""
    from briefgen.dutch.compounds import split

    last = split(second)[1] or _after_half(second)
    if last and (len(first) > 2 or is_word(first + last)):
        yield token_of(first + last)
        yield from parts(first + last)


def _after_half(word: str) -> str:
    """`voer` of `uitvoer`: what stands behind the first half of a verb or its noun."""
    return next((word[len(half) :] for half in LOOSE if word.startswith(half) and is_word(word[len(half) :])), "")


def abbreviation_token(word: str) -> str:
    """The token of a word in capitals, which is not the word of the same letters (`OM` and `om`)."""
    return f"{SIGN}{fold(word)}"


def is_also_a_word(abbreviation: str) -> bool:
    """Whether its letters are a word that is no abbreviation."""
    folded = fold(abbreviation)
    return folded in STOP_WORDS or is_word(folded)


def _marks(document: Document, text: str) -> Iterator[str]:
    yield EVERY
    for mark in marks_in(text, on=document.date):
        yield from mark.tokens
    if document.date:
        yield from day_tokens(document.date)
    for dossier in document.dossiers:
        yield from dict.fromkeys((f"{SIGN}kst{_letters(dossier.split('-')[0])}", f"{SIGN}kst{_letters(dossier)}"))
    if document.reference:
        yield f"{SIGN}ref{_letters(document.reference)}"
        yield from folded_words(document.reference)


def _letters(text: str) -> str:
    return only_letters_and_digits(text)


def _facts(document: Document) -> Iterator[str]:
    yield fact_token("ministry", document.ministry)
    yield fact_token("kind", document.kind)
    if document.date:
        yield from (f"{SIGN}y{document.date:%Y}", f"{SIGN}ym{document.date:%Y%m}", f"{SIGN}ymd{document.date:%Y%m%d}")
    for dossier in document.dossiers:
        yield from dict.fromkeys((dossier_token(dossier.split("-")[0]), dossier_token(dossier)))
    for name in document.signatories:
        yield from name_tokens("signatory", name)
    yield from name_tokens("addressee", document.addressee)


def fact_token(field: str, value: str) -> str:
    return f"{SIGN}{field}{_letters(value)}"


def name_tokens(field: str, name: str) -> tuple[str, ...]:
    """A name as a row of tokens, so that a part of it finds it."""
    return tuple(f"{SIGN}{field}{word}" for word in folded_words(name))
