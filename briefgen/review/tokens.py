"""The pieces of a text that are compared whole: words, and numbers, dates and references that are never split."""

import re
from functools import cache, lru_cache
from typing import Final

from briefgen.values import dataclass

_MONTH: Final = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    "January|February|March|May|June|July|August|October"
)
_S: Final = "[ \u00a0\u202f]"
# A letter, digit or what is written on, in or between letters: accents of their own, soft hyphens, joiners.
_W: Final = "[\\w\u0300-\u036f\u00ad\u200b-\u200d\u2060]"
_NUMBER: Final = r"\d+(?:[.,]\d+)*"
_DOSSIER: Final = rf"\d\d{_S}?\d{{3}}(?:[- \u00a0](?:[IVX]+[A-Z]?|[A-H])(?=[,) \u00a0]))?"


@cache
def _pattern() -> re.Pattern[str]:
    """One pattern for all; compiled when the first text is compared."""
    return re.compile(
        rf"(?P<date>\d{{1,2}}{_S}(?:{_MONTH})(?:{_S}\d{{4}})?(?!{_W})|(?<!{_W})(?:{_MONTH}){_S}\d{{4}}(?!{_W}))"
        rf"|(?P<reference>(?:Kamerstuk(?:ken)?{_S}(?:I{{1,2}}{_S}\d{{4}}[/–-]\d{{2,4}},{_S})?)?"
        rf"{_DOSSIER},{_S}(?:nrs?\.?{_S}?\d+|[A-Z]{{1,2}}(?!{_W}))"
        rf"|kst-\d{{5}}(?:-[IVX]+)?-\d+|\d\d{_S}\d{{3}}(?!{_W})|\d{{4}}{_S}[A-Z]{{2}}(?!{_W})|nrs?\.{_S}?\d+(?!{_W}))"
        rf"|(?P<number>€{_S}?{_NUMBER}(?:{_S}(?:duizend|miljoen|miljard))?"
        rf"|{_NUMBER}(?:{_S}?%|{_S}(?:procent|duizend|miljoen|miljard|euro)(?!{_W})))"
        rf"|(?P<word>{_W}+(?:[-'’./&@:–+,]+(?<=\d[.,])\d{_W}*|[-'’./&@:–+]{_W}+)*)"
        r"|(?P<mark>[^\w\s])"
    )


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text with the places of its tokens; two tokens are the same where their `keys` are."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    keys: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.keys)

    def slice(self, first: int, last: int) -> str:
        """The text from token `first` up to, not with, token `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""


@lru_cache(maxsize=4096)
def tokens(text: str) -> Tokens:
    """The tokens of a text in their order; everything but space is in one of them."""
    starts: list[int] = []
    ends: list[int] = []
    keys: list[str] = []
    for match in _pattern().finditer(text):
        start, end = match.span()
        starts.append(start)
        ends.append(end)
        keys.append(key_of(match[0], match.lastgroup or "word"))
    return Tokens(text, tuple(starts), tuple(ends), tuple(keys))


_QUOTES: Final = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "\u00a0": " ", "\u202f": " ",
    "\u00ad": None, "\u200b": None, "\u2060": None, "\u2011": "-",
})  # fmt: skip


def key_of(token: str, kind: str) -> str:
    """How the token is compared: `19 637` and `19637`, “ and «, and a no-break space and a space are the same."""
    if token.isascii() and kind == "word":
        return token
    key = token.translate(_QUOTES)
    if kind == "reference":
        return _reference_key(key)
    if not key.isascii():
        from unicodedata import normalize

        key = normalize("NFC", key)
    return key or token


def _reference_key(token: str) -> str:
    paper = re.fullmatch(r"(?:kst-|.*?)(\d\d) ?(\d{3})(?:[- ]([IVX]+[A-Z]?|[A-H]))?(?:, nrs?\.? ?|-|, )(\w+)", token)
    if paper and "I 2" not in token:
        return "kst-" + "-".join(filter(None, paper.groups("")))
    return token.replace(" ", "") if token[0].isdigit() else token


def is_mark(key: str) -> bool:
    """Whether the token is a punctuation mark or another sign of its own."""
    return len(key) == 1 and not key.isalnum()
