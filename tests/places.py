"""Words of a PDF with their places, in millimetres from the sheet's top left corner."""

import ctypes
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import needs

POINT = 25.4 / 72


@dataclass(frozen=True)
class Word:
    text: str
    page: int  # from 1
    x: float  # left edge of its first character's box
    right: float
    baseline: float  # from the top of the sheet


def words_of(pdf: bytes) -> list[Word]:
    """All words, page marks too, in the order in which the file sets them."""
    pdfium = needs.need_module("pypdfium2")
    document = pdfium.PdfDocument(pdf)
    try:
        return [word for number in range(len(document)) for word in _page_words(document[number], number + 1)]
    finally:
        document.close()


def _page_words(page: Any, number: int) -> list[Word]:
    from pypdfium2 import raw

    text, height = page.get_textpage(), page.get_height()
    found, characters = [], []
    for index in range(raw.FPDFText_CountChars(text)):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        if character.isspace() or raw.FPDFText_IsGenerated(text, index):
            found += _word(characters, number)
            characters = []
            continue
        left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        baseline = (height - y.value) * POINT
        if characters and abs(characters[-1][3] - baseline) > 1:
            found += _word(characters, number)
            characters = []
        characters.append((character, x.value * POINT, right.value * POINT, baseline))
    return found + _word(characters, number)


def _word(characters: list[tuple[str, float, float, float]], page: int) -> list[Word]:
    if not characters:
        return []
    text = "".join(each[0] for each in characters)
    return [Word(text, page, characters[0][1], max(each[2] for each in characters), characters[0][3])]


def lines_of(words: list[Word]) -> list[list[Word]]:
    """Words in lines: neighbours in the file with one baseline on one page."""
    lines: list[list[Word]] = []
    for word in words:
        last = lines[-1][-1] if lines else None
        if last and last.page == word.page and abs(last.baseline - word.baseline) < 0.2 and last.x < word.x:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def starting_at(words: list[Word], text: str) -> Word:
    """The first word of the first place where these words follow each other; fails where they do not."""
    wanted = text.split()
    for place, word in enumerate(words):
        if [each.text for each in words[place : place + len(wanted)]] == wanted:
            return word
    raise AssertionError(f"not found: {text}")


def by_page(words: list[Word]) -> dict[int, list[Word]]:
    return {page: list(group) for page, group in groupby(words, key=lambda word: word.page)}
