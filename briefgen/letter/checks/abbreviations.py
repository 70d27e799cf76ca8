"""Checks of abbreviations: introduced where they are first used."""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.errors import Problem, Severity
from briefgen.language import N_, _
from briefgen.letter.checks.texts import Contents
from briefgen.rules import Rule

NOT_INTRODUCED: Final = Rule(
    "X111",
    Severity.HINT,
    N_("An abbreviation that is not introduced"),
    N_("The House and the public read the letter too: on first use the full name comes before the abbreviation."),
    "conclusion: De RMO-partners bespreken dit verder.",
    "conclusion: Het regionaal maatwerkoverleg (RMO) en de RMO-partners bespreken dit verder.",
)
RULES: Final[tuple[Rule, ...]] = (NOT_INTRODUCED,)
_CAPITALS: Final = re.compile("[A-Z][A-Z]+")  # twice as fast as {2,}
_ODD_BEFORE: Final = re.compile(r"[\w&:./]")
_ODD_AFTER: Final = re.compile(r"[a-z]{2}|[\w&:./]{0,40}[\d:]")
_ROMAN: Final = frozenset("IVXLC")


def not_introduced(contents: Contents) -> Iterator[Problem]:
    text = contents.body
    for word in dict.fromkeys(_CAPITALS.findall(text.whole)):
        start = _first_alone(word, text.whole)
        end = start + len(word)
        if start < 0 or _is_introduced(text.whole, start, end) or _is_known(word, text.whole, start):
            continue
        yield contents.problem(
            NOT_INTRODUCED,
            text,
            start,
            end,
            _("'{word}' is used without its full name.").format(word=word),
            hint=_("Write the full name first: … (hierna: {word}).").format(word=word),
        )


def _first_alone(word: str, whole: str) -> int:
    """Where the word first stands alone, or -1."""
    start = whole.find(word)
    while start >= 0 and not _stands_alone(whole, start, start + len(word)):
        start = whole.find(word, start + len(word))
    return start


def _stands_alone(whole: str, start: int, end: int) -> bool:
    """Whether it is not part of a name, a document number or an identifier; `LVV's` and `LVV-pilots` are it."""
    return not (start and _ODD_BEFORE.match(whole, start - 1)) and not _ODD_AFTER.match(whole, end)


def _is_introduced(whole: str, start: int, end: int) -> bool:
    return (
        whole[start - 1 : start] == "("
        or whole[max(start - 8, 0) : start] == "hierna: "
        or whole[end : end + 2] == " ("
    )


def _is_known(word: str, whole: str, start: int) -> bool:
    from briefgen.dutch.abbreviations import KNOWN

    postal = whole[max(start - 5, 0) : start - 1].isdecimal() and len(word) == 2
    return word in KNOWN or _ROMAN.issuperset(word) or word.startswith("XX") or postal or word == "PM"


CHECKS: Final = (not_introduced,)
