"""Frames: the places of the letter's head on the sheet, said on each paragraph because LibreOffice wants it there."""

from typing import Final

from briefgen.letter.model import Line
from briefgen.render.docx.measures import place_top, twips
from briefgen.render.docx.runs import Writing, line_xml
from briefgen.render.style import Place

_BREAK: Final = "<w:r><w:br/></w:r>"
_SLACK: Final = 0.2  # millimetres: a frame gives its text a little less room than it is wide


def frame(place: Place) -> str:
    """The frame of a place; neighbouring paragraphs with the same frame stand in it together."""
    return (
        f'<w:framePr w:w="{twips(place.width + _SLACK)}" w:wrap="around" w:vAnchor="page" w:hAnchor="page"'
        f' w:x="{twips(place.x)}" w:y="{twips(place_top(place))}"/>'
    )


def break_lines(lines: tuple[Line, ...], writing: Writing, *, bold: bool = False) -> str:
    """Lines that belong together, as runs of one paragraph; empty lines are left out."""
    found = [runs for runs in [line_xml(line, writing, bold=bold) for line in lines] if runs]
    return _BREAK.join(found)
