"""Gathers the text of a Word paragraph and lays it out as words with made-up places."""

from collections.abc import Iterator
from typing import Final

from briefgen.extract.layout import Segment, Word
from briefgen.values import dataclass, field

SIZE: Final = 10.0
APART: Final = 24.0  # between paragraphs of the body: more than the lines of one paragraph, so that none runs on
CLOSE: Final = 13.0  # between lines of a paragraph, and paragraphs of a cell, frame or text box
STREAM: Final = 5000.0  # between streams
CELL: Final = 300.0  # between cells of a row
_TAB: Final = 60.0
_BOLD: Final = "\ue0b0"  # marks a word that is bold, between the reading of its run and of its line
_PLAIN: Final = "\ue0b1"
_CLEAN: Final = str.maketrans({"\n": " ", "\r": " ", _BOLD: None, _PLAIN: None, "\u00ad": None})


@dataclass(slots=True)
class Pen:
    """Where the next words of a stream go."""

    stream: str
    left: float
    x: float
    y: float
    step: float


@dataclass(slots=True)
class Line:
    """The text of a paragraph as it is gathered: tabs and line ends kept, words marked that are bold by themselves."""

    pen: Pen
    bold: bool  # by the paragraph's style
    parts: list[str] = field(default_factory=list)

    def add(self, text: str, *, bold: bool | None) -> None:
        """Text of a run; `bold` is what the run says of itself, None where it says nothing."""
        clean = text.translate(_CLEAN)
        if bold is None:
            self.parts.append(clean)
        else:
            mark = _BOLD if bold else _PLAIN
            self.parts += [part if part.isspace() else mark + part for part in _pieces(clean)]

    def end_line(self) -> None:
        self.parts.append("\n")

    def lay_out(self, segments: list[Segment]) -> None:
        """Adds the words to the segments: below each other at line ends, to the right at tabs."""
        pen = self.pen
        for number, row in enumerate("".join(self.parts).split("\n")):
            if number:
                pen.y += CLOSE
                pen.x = pen.left
            for column, part in enumerate(row.split("\t")):
                if column:
                    pen.x = max(pen.x + 3 * SIZE, pen.left + _TAB * column)
                words = list(self._words(part))
                if words:
                    segments.append(Segment(words, 1, len(segments), pen.stream))

    def _words(self, part: str) -> Iterator[Word]:
        pen = self.pen
        for text in part.split():
            bold = (self.bold or _BOLD in text) and _PLAIN not in text
            bare = text.replace(_BOLD, "").replace(_PLAIN, "")
            if bare:
                width = 0.5 * SIZE * len(bare)
                yield Word(bare, pen.x, pen.x + width, pen.y, SIZE, bold)
                pen.x += width + 0.3 * SIZE


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces that are all space, or have none."""
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or text[index].isspace() != text[start].isspace():
            yield text[start:index]
            start = index
