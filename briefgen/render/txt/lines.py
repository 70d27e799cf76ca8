"""One line of a letter as plain text, wrapped; what is not a word can be told from what only looks like it.

Words are parted by one space, so two spaces end a bullet, a number or the number of a note. A WORD JOINER, which no
one sees and which keeps a mark with its word, begins the mark of a note (`[1]`) and the address of a link (`<...>`).
"""

import re
from collections.abc import Mapping
from typing import Final

from briefgen.letter.model import Line
from briefgen.render.looks import joined

JOINER: Final = "\u2060"
_TEXT_LIKE_MARK: Final = re.compile(f"({JOINER}[\\[<])")
_MARK: Final = re.compile(f"({JOINER}[\\[<]){JOINER}|{JOINER}\\[\\d+\\]| {JOINER}<[^ >{JOINER}]*>")


def plain(runs: Line, numbers: Mapping[str, int]) -> str:
    """The words of the line with its marks, one space between words."""
    pieces: list[str] = []
    text = ""
    for run in joined(runs):
        core = run.text.rstrip() if run.link else run.text
        text += core
        mark = f"{JOINER}[{numbers[run.note]}]" if run.note in numbers else ""
        address = f" {JOINER}<{run.link}>" if run.link and _adds(run.link, run.text) else ""
        if mark or address:
            pieces += [_told_apart(text), address, run.text[len(core) :], mark]
            text = ""
        else:
            text += run.text[len(core) :]
    pieces.append(_told_apart(text))
    return " ".join(word for word in "".join(pieces).split(" ") if word)


def _adds(link: str, text: str) -> bool:
    """Whether the address of a link says more than its text."""
    return bool(text.strip()) and link.removeprefix("mailto:") != text.strip()


def _told_apart(text: str) -> str:
    return _TEXT_LIKE_MARK.sub(rf"\1{JOINER}", text) if JOINER in text else text


def without_marks(text: str) -> str:
    """The text that `plain` was given, white space apart."""
    return _MARK.sub(lambda match: match[1] or "", text)


def wrapped(text: str, *, width: int) -> list[str]:
    """Lines of at most `width` characters, but for longer words. A line that looks like a table gets a joiner."""
    lines: list[str] = []
    while len(text) > width:
        end = text.rfind(" ", 0, width + 1)
        if end < 0:
            end = text.find(" ", width)
        if end < 0:
            break
        lines.append(text[:end])
        text = text[end + 1 :]
    lines.append(text)
    return [f"{JOINER}{each}" if looks_like_table(each.lstrip(JOINER)) else each for each in lines]


def looks_like_table(line: str) -> bool:
    return line.startswith("+-")
