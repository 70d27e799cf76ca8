"""Words as typst code: string literals, no-break spaces, and places where a word wider than its column may break."""

import re
from itertools import pairwise
from typing import Final

from briefgen.dutch.typography import keep_together
from briefgen.letter.model import Run
from briefgen.render.widths import width_of

WIDEST: Final = 1.3  # em: what no character in common use exceeds, so that most words need no measuring
NUMBER_LARGER: Final = 0.01  # points: by this the number of a heading is told from its words when they are read back
BREAK: Final = "h(0.001pt)"  # a place where typst may break a line; it leaves no character behind
# Typst adds a hyphen where it breaks a line at a soft hyphen, and drops a zero width space there. So both are written
# with a joiner that no letter may hold (`coverage.py` leaves it out): the first does not break, the second is a BREAK.
SOFT_HYPHEN, ZERO_WIDTH_SPACE, JOINER = "\u00ad", "\u200b", "\u034f"
_SOFT_HYPHEN_WRITTEN: Final = JOINER + "\u2060"
_SPACE_WRITTEN: Final = JOINER + JOINER
_WRITTEN_ANEW: Final = re.compile(f"{_SOFT_HYPHEN_WRITTEN}|{_SPACE_WRITTEN}")
_AS_SPACE: Final = str.maketrans("\t\n\r", "   ")
_ESCAPED: Final = str.maketrans({"\\": "\\\\", '"': '\\"'})


def literal(text: str) -> str:
    """The text as a typst string literal: nothing in it is markup."""
    return f'"{text.translate(_ESCAPED)}"'


def words_code(text: str) -> str:
    """The text as typst statements that show it, with the characters that typst would lose or double written anew."""
    if not needs_care(text):
        return literal(text)
    text = text.replace(SOFT_HYPHEN, _SOFT_HYPHEN_WRITTEN)
    *parts, last = text.split(ZERO_WIDTH_SPACE)
    return f";{BREAK};".join([*(literal(part + _SPACE_WRITTEN) for part in parts), literal(last)])


def needs_care(text: str) -> bool:
    """Whether `words_code` is more than a literal."""
    return SOFT_HYPHEN in text or ZERO_WIDTH_SPACE in text


def as_typed(text: str) -> str:
    """What was given to `words_code`, from the text that it showed."""
    if JOINER not in text:
        return text
    return _WRITTEN_ANEW.sub(lambda found: ZERO_WIDTH_SPACE if found[0] == _SPACE_WRITTEN else SOFT_HYPHEN, text)


def printed(text: str) -> str:
    """The text as it stands on paper: no-break spaces where typography asks for them, no tabs or line ends."""
    return keep_together(text.translate(_AS_SPACE))


def printed_runs(runs: list[Run]) -> list[str]:
    """The text of each run, no-break spaces set also where a phrase runs over their edges."""
    text = printed("".join(run.text for run in runs))
    found, start = [], 0
    for run in runs:
        end = start + len(run.text)
        found.append(text[start:end])
        start = end
    return found


def has_long_word(text: str, ems: float) -> bool:
    """Whether a word might be wider than a column of `ems` em; quick, and true too often rather than too seldom."""
    limit = ems / WIDEST
    return len(text) > limit and max(map(len, text.split(" "))) > limit


def break_places(texts: list[str], bold: list[bool], ems: float) -> list[list[int]]:
    """For each text of a line, the offsets at which a word that is wider than `ems` em is broken.

    Such a word starts a new line and each of its pieces fills one, as in Word.
    """
    places: list[list[int]] = [[] for _ in texts]
    word: list[tuple[int, int, float]] = []  # text, offset and width of each character
    for number, text in enumerate(texts):
        for offset, character in enumerate(text):
            if character == " ":
                _break_word(word, ems, places)
                word = []
            else:
                word.append((number, offset, width_of(character, bold=bold[number])))
    _break_word(word, ems, places)
    return places


def _break_word(word: list[tuple[int, int, float]], ems: float, places: list[list[int]]) -> None:
    if sum(width for _, _, width in word) <= ems:
        return
    filled = 0.0
    for number, offset, width in word:
        if filled and filled + width > ems:
            places[number].append(offset)
            filled = 0.0
        filled += width


def broken(text: str, offsets: list[int]) -> str:
    """The text as typst code with a break at each offset."""
    cuts = [0, *offsets, len(text)]
    return f";{BREAK};".join(words_code(text[start:end]) for start, end in pairwise(cuts))
