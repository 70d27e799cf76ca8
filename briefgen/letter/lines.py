"""Builds one line of a letter out of pieces: the template's own spaces set right, the words of fields left alone."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from briefgen.letter.model import Line, Origin, Run
from briefgen.letter.words import Place

_GAP: Final = re.compile(r"[ \t\n]+")
_GAP_BEFORE_STOP: Final = re.compile(r" ([,.;:)!?])")
_STOPS: Final = frozenset(",.;:)!?")


class Look(NamedTuple):
    bold: bool = False
    italic: bool = False
    link: str = ""


PLAIN: Final = Look()


@lru_cache(maxsize=8192)
def origin_of(field: str, place: Place | None) -> Origin | None:
    """Where words came from; None where nothing is known."""
    if place:
        return Origin(field, place.template, place.line)
    return Origin(field) if field else None


@lru_cache(maxsize=8192)
def _spaced(text: str) -> tuple[bool, str, bool]:
    """The template's text without the space around it, and whether there was any before and after it."""
    spaced = _GAP_BEFORE_STOP.sub(r"\1", _GAP.sub(" ", text))
    return spaced[:1] == " ", spaced.strip(" "), spaced[-1:] == " "


class LineBuilder:
    """Takes text after text and gives the runs; neighbours of one look and origin become one run."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._text = ""
        self._look = PLAIN
        self._origin: Origin | None = None
        self._gap = False
        self._gap_look = PLAIN

    def add_own(self, text: str, look: Look, origin: Origin | None) -> None:
        """The template's own words: white space is one space, none before a stop or at the ends of the line."""
        before, core, after = _spaced(text)
        if before and not self._gap and (self._text or self._runs) and self._text[-1:] != " ":
            self._gap = True
            self._gap_look = look
        if not core:
            return
        if core[0] in _STOPS:
            self._gap = False
        self._put(core, look, origin)
        if after:  # what was put ends in no space
            self._gap = True
            self._gap_look = look

    def note(self, name: str, look: Look, origin: Origin | None) -> None:
        """The mark of a footnote."""
        self._flush()
        self._runs.append(Run("", look.bold, look.italic, look.link, note=name, origin=origin))

    def line(self) -> Line:
        """The runs so far; the builder is spent."""
        self._flush()
        return tuple(self._runs)

    def add(self, text: str, look: Look, origin: Origin | None) -> None:
        """Words of a field: not a character changes."""
        if text:
            self._put(text, look, origin)

    def _put(self, text: str, look: Look, origin: Origin | None) -> None:
        if self._gap:
            self._gap = False
            if self._text and (self._gap_look is self._look or self._gap_look == self._look):
                self._text += " "
            elif self._gap_look is look or self._gap_look == look:
                text = f" {text}"
            else:
                self._flush()
                self._text, self._look, self._origin = " ", self._gap_look, None
        before = self._look
        if self._text and origin is self._origin and (look is before or look == before):  # origins are made once each
            self._text += text
            return
        if self._text:
            self._runs.append(Run(self._text, before.bold, before.italic, before.link, "", self._origin))
        self._text = text
        self._look = look
        self._origin = origin

    def _flush(self) -> None:
        if self._text:
            bold, italic, link = self._look
            self._runs.append(Run(self._text, bold, italic, link, "", self._origin))
            self._text = ""
