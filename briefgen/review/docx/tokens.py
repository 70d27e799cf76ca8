"""The words of a paragraph as they are compared: never a part of a number, a date or a reference."""

import re
from typing import Final

from briefgen.extract.docx.blocks import Paragraph
from briefgen.extract.docx.leaves import ATOM, Leaf
from briefgen.values import dataclass

_S: Final = "[ \u00a0\u2000-\u200a\u202f\u205f\u3000]"
_MONTHS: Final = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    "january|february|march|may|june|july|august|october"
)
_NUMBER: Final = r"\d+(?:[.,:/\u2010\u2011\u2013-]\d+)*"
# Longest first: dates; references to papers of the House; amounts; addresses; words with what joins their parts.
_TOKEN: Final = re.compile(
    rf"\d{{1,2}}{_S}(?:{_MONTHS})(?:{_S}\d{{4}})?(?!\w)"
    rf"|(?:{_MONTHS}){_S}\d{{4}}(?!\w)"
    rf"|\d{{2}}{_S}\d{{3}}(?:{_S}\([A-Z0-9 ]{{1,8}}\)|-[A-Z0-9]{{1,6}})?(?:,{_S}nrs?\.{_S}{_NUMBER})?(?![\d])"
    rf"|(?:€|EUR|\$|£){_S}?{_NUMBER}(?:,-)?(?:{_S}(?:duizend|miljoen|miljard|mln\.?|mld\.?)(?!\w))?"
    rf"|nrs?\.{_S}{_NUMBER}"
    r"|(?:https?://|www\.)[^\s\ufffc]+[^\s\ufffc.,;:)\]”’»]"
    r"|[-−–]?\d+(?:[.,:/\u2010\u2011-]\d+)*(?:[-/.\u2010\u2011]?\w+)*%?"
    r"|\w+(?:[-/.@&_'’\u00ad\u2010\u2011]+\w+)*"
    rf"|{_S}+|.",
    re.IGNORECASE | re.DOTALL,
)
_SPACES: Final = frozenset(
    " \u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_EVEN: Final = {ord(space): " " for space in _SPACES}


@dataclass(slots=True)
class Token:
    """Characters `start` to `end` of a paragraph; tokens of equal `key` say the same."""

    start: int
    end: int
    key: object
    space: bool
    group: int


def tokens_of(paragraph: Paragraph) -> list[Token]:
    """The tokens of a paragraph; together they are its whole text."""
    text = paragraph.text
    found: list[Token] = []
    for start, end, leaf in _stretches(paragraph):
        if leaf.text == ATOM and leaf.key is not None:
            found.append(Token(start, end, (leaf.key, leaf.link), False, leaf.group))
            continue
        for match in _TOKEN.finditer(text, start, end):
            word = match[0]
            space = word[0] in _SPACES
            key: object = " " if space else word.translate(_EVEN)
            found.append(Token(match.start(), match.end(), (key, leaf.link) if leaf.link else key, space, leaf.group))
    return found


def _stretches(paragraph: Paragraph) -> list[tuple[int, int, Leaf]]:
    """Where the text may be read on: things, links and groups are apart."""
    found: list[tuple[int, int, Leaf]] = []
    for leaf in paragraph.leaves:
        if not leaf.text:
            continue
        end = leaf.start + len(leaf.text)
        thing = leaf.text == ATOM and leaf.key is not None
        if found and not thing:
            start, _before, last = found[-1]
            same = last.link == leaf.link and last.group == leaf.group
            if same and not (last.text == ATOM and last.key is not None):
                found[-1] = (start, end, last)
                continue
        found.append((leaf.start, end, leaf))
    return found
