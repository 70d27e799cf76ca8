"""Word documents set by LibreOffice in the bundled fonts, and the words of a PDF with their places."""

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from needs import need_module, need_program

from briefgen.folders import packaged_folder
from briefgen.render.style import Style

FONT = "Briefgen Sans"  # has Verdana's widths, which are what Word will set the letter in
MILLIMETRES = 25.4 / 72
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def in_bundled_font(style: Style) -> Style:
    """The style with the font that stands in for Verdana, which is not free."""
    return style.model_copy(update={"fonts": style.fonts.model_copy(update={"word": FONT})})


def pdfs_by_libreoffice(documents: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """The documents as PDF, by their names, in one run of LibreOffice."""
    program = need_program("soffice", package="libreoffice-writer")
    fonts = folder / "fonts.conf"
    fonts.write_text(_FONTS.format(fonts=packaged_folder() / "fonts", cache=folder / "fontcache"), encoding="utf-8")
    names = []
    for name, document in documents.items():
        names.append(folder / f"{name}.docx")
        names[-1].write_bytes(document)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, names)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=environment)
    return {name: (folder / f"{name}.pdf").read_bytes() for name in documents}


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of a page: its text, the left edge of its first character's room and its baseline, in millimetres."""

    page: int
    x: float
    baseline: float
    text: str


def lines_of(pdf: bytes) -> list[PlacedLine]:
    """The lines of a PDF: neighbouring characters on one baseline, as far as no wide gap parts them."""
    reader = need_module("pypdfium2")
    raw = need_module("pypdfium2.raw")
    found: list[PlacedLine] = []
    document = reader.PdfDocument(pdf)
    for number in range(len(document)):
        page = document[number]
        found += _lines(page, number + 1, raw)
    return found


def _lines(page, number: int, raw) -> list[PlacedLine]:
    from ctypes import c_double

    text = page.get_textpage()
    height = page.get_height()
    characters: list[tuple[float, float, float, str]] = []
    for index in range(text.count_chars()):
        x, y = c_double(), c_double()
        left, right, low, high = c_double(), c_double(), c_double(), c_double()
        code = raw.FPDFText_GetUnicode(text.raw, index)
        if code in (0, 0xA, 0xD) or raw.FPDFText_IsGenerated(text.raw, index) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
        raw.FPDFText_GetCharBox(text.raw, index, left, right, low, high)
        characters.append((x.value, height - y.value, right.value, chr(code)))
    lines: list[PlacedLine] = []
    end = 0.0
    for x, y, right, character in characters:
        last = lines[-1] if lines else None
        if last and abs(last.baseline - y * MILLIMETRES) < 0.2 and -1 < x - end < 12:
            lines[-1] = PlacedLine(number, last.x, last.baseline, last.text + character)
        else:
            lines.append(PlacedLine(number, x * MILLIMETRES, y * MILLIMETRES, character))
        end = max(right, x)
    return [line for line in lines if line.text.strip()]


def line_starting(lines: Sequence[PlacedLine], start: str, *, page: int = 1) -> PlacedLine:
    """The first line of a page that starts so."""
    return next(line for line in lines if line.page == page and line.text.strip().startswith(start))
