"""One line of a letter as Markdown: escaped where a reader of Markdown would see markup, and nowhere else."""

import re
from collections.abc import Mapping
from string import punctuation
from typing import Final

from briefgen.letter.model import Line, Run
from briefgen.render.looks import joined
from briefgen.values import dataclass

_PUNCTUATION: Final = frozenset(punctuation)
_SPECIAL: Final = re.compile(r"[\\`*_\[\]<&~!]")
_ENTITY: Final = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_LINE_START: Final = re.compile(
    r"(#{1,6}|[-+*]|=+|-+)(?=[ \t]*$)"  # an empty heading or item, an underline
    r"|#{1,6}(?=[ \t])|[-+*](?=[ \t])|>"  # a heading, an item, a quotation
    r"|(?P<number>\d{1,9})[.)](?=[ \t]|$)"  # a numbered item
    r"|[-:|](?=[-:| \t]*$)"  # the line below the header of a table
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text of one look, without white space at its ends where it has one; or the mark of a note."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    note: int = 0

    @property
    def plain(self) -> bool:
        return not (self.bold or self.italic or self.link or self.note)


def inline(runs: Line, numbers: Mapping[str, int], *, stars: bool = True) -> str:
    """The line, without white space at its ends; emphasis as HTML tags where `stars` are not wanted.

    Where the line can stand at the start of a line of Markdown, `guarded` has to follow.
    """
    pieces = _pieces(runs, numbers)
    text = ""
    for at, piece in enumerate(pieces):
        following = pieces[at + 1] if at + 1 < len(pieces) else None
        text += _written(piece, before=text, following=following, stars=stars)
    return text.strip()


def guarded(line: str) -> str:
    """The line escaped so that its start is no heading, list item, quotation, rule or table."""
    match = _LINE_START.match(line)
    if not match:
        return line
    digits = len(match["number"] or "")
    return f"{line[:digits]}\\{line[digits:]}"


def _pieces(runs: Line, numbers: Mapping[str, int]) -> list[_Piece]:
    pieces: list[_Piece] = []
    for run in joined(runs):
        text = run.text
        core = text.strip()
        if core and (run.bold or run.italic or run.link):
            lead, trail = text[: text.index(core)], text[text.index(core) + len(core) :]
            _add_plain(pieces, lead)
            pieces.append(_Piece(core, run.bold, run.italic, run.link))
            _add_plain(pieces, trail)
        else:
            _add_plain(pieces, text)
        _add_mark(pieces, run, numbers)
    return pieces


def _add_plain(pieces: list[_Piece], text: str) -> None:
    if not text:
        return
    if pieces and pieces[-1].plain:
        pieces[-1] = _Piece(pieces[-1].text + text)
    else:
        pieces.append(_Piece(text))


def _add_mark(pieces: list[_Piece], run: Run, numbers: Mapping[str, int]) -> None:
    if run.note in numbers:
        pieces.append(_Piece("", note=numbers[run.note]))


def _written(piece: _Piece, *, before: str, following: _Piece | None, stars: bool) -> str:
    if piece.note:
        return f"[^{piece.note}]"
    text = _escaped(piece.text, in_link=bool(piece.link), last=following is None)
    if piece.plain:
        return f"\\{text}" if before.endswith("]") and text[0] in "(:" else text
    if piece.link:
        text = f"\\{text}" if text[0] == "^" else text  # `[^1]` would be the mark of a note
        text = f"[{text}](<{piece.link}>)" if "(" in piece.link or ")" in piece.link else f"[{text}]({piece.link})"
    if not (piece.bold or piece.italic):
        return text
    if stars and _stars_work(text, before=before, following=following):
        marks = "*" * (piece.italic + 2 * piece.bold)
        return f"{marks}{text}{marks}"
    text = f"<em>{text}</em>" if piece.italic else text
    return f"<strong>{text}</strong>" if piece.bold else text


def _stars_work(text: str, *, before: str, following: _Piece | None) -> bool:
    """Whether stars around the text begin and end emphasis in CommonMark: not beside stars, not in `a**(b)**c`."""
    begins = not before or before[-1].isspace() or (text[0].isalnum() and before[-1] != "*")
    after = following.text[:1] if following and following.plain else "*" if following else ""
    return begins and (not after or after.isspace() or text[-1].isalnum())


def _escaped(text: str, *, in_link: bool, last: bool) -> str:
    if not _SPECIAL.search(text):
        return text
    brackets = in_link or "](" in text or "][" in text or "]:" in text

    def escape(match: re.Match[str]) -> str:
        at, mark = match.start(), match[0]
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        needed = _needs_escape(mark, before, after, brackets=brackets, in_link=in_link)
        if mark == "&":
            needed = _is_entity(text, at)
        elif mark in "!<" and last and not after:
            needed = False
        elif mark == "\\" and not text[at + 1 :].strip():
            needed = True  # the white space after it will go, and at the end of a line it breaks the line
        return f"\\{mark}" if needed else mark

    return _SPECIAL.sub(escape, text)


def _is_entity(text: str, at: int) -> bool:
    """Whether HTML has a character of this name or number."""
    match = _ENTITY.match(text, at)
    if not match or text[at + 1] == "#":
        return bool(match)
    from html.entities import html5

    return match[0][1:] in html5


def _needs_escape(mark: str, before: str, after: str, *, brackets: bool, in_link: bool) -> bool:
    """Whether the mark could be markup between these two characters; none is the edge of the text."""
    between_blanks = before.isspace() and after.isspace()
    needed = {
        "\\": not after or after in _PUNCTUATION,
        "*": not between_blanks,
        "~": not between_blanks,
        "_": not (before.isalnum() and after.isalnum()),
        "[": brackets or not before or after == "^",
        "]": in_link,
        "<": not after or after.isalpha() or after in "/!?",
        "!": not after,
    }
    return needed.get(mark, True)
