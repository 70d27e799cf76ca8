"""Words as typst code: string literals, no-break spaces, and places where a word wider than its column may break."""

import json
import unicodedata
from functools import cache
from itertools import pairwise
from typing import Final

from briefgen.dutch.typography import keep_together
from briefgen.folders import packaged_folder
from briefgen.letter.model import Run

WIDEST: Final = 1.3  # em: what no character in common use exceeds, so that most words need no measuring
BREAK: Final = "h(0.001pt)"  # a place where typst may break a line; it leaves no character behind
_AS_SPACE: Final = str.maketrans("\t\n\r", "   ")
_ESCAPED: Final = str.maketrans({"\\": "\\\\", '"': '\\"'})


def literal(text: str) -> str:
    """The text as a typst string literal: nothing in it is markup."""
    return f'"{text.translate(_ESCAPED)}"'


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


@cache
def _widths() -> tuple[dict[str, float], dict[str, float]]:
    table = json.loads((packaged_folder() / "fonts" / "verdana-widths.json").read_text(encoding="utf-8"))
    units = table["units"]
    regular, bold = (
        {chr(int(code, 16)): width / units for code, width in table[look].items()} for look in ("regular", "bold")
    )
    return regular, bold


def width_of(character: str, *, bold: bool = False) -> float:
    """In em; a character that Verdana lacks counts as one em, a mark over another as nothing."""
    found = _widths()[bold].get(character)
    if found is not None:
        return found
    return 0.0 if unicodedata.combining(character) else 1.0


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
    return f";{BREAK};".join(literal(text[start:end]) for start, end in pairwise(cuts))
