"""Millimetres and points of the house style in the units that WordprocessingML counts in."""

from typing import Final

from briefgen.render.style import DESCENT, POINT, Place

ASCENT_SHARE: Final = 0.8  # of an exact line step stands above the baseline, in Word and in LibreOffice


def twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


def point_twips(points: float) -> int:
    return round(points * 20)


def half_points(points: float) -> int:
    return round(points * 2)


def line_top(bottom: float, *, size: float, leading: float) -> float:
    """The top of an exact line of `leading` points whose glyph box ends at `bottom`; both in millimetres."""
    return bottom - (DESCENT * size + ASCENT_SHARE * leading) * POINT


def line_end(bottom: float, *, size: float, leading: float) -> float:
    """The lower edge of such a line, in millimetres."""
    return line_top(bottom, size=size, leading=leading) + leading * POINT


def place_top(place: Place) -> float:
    return line_top(place.bottom, size=place.size, leading=place.leading)
