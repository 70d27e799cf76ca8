"""Makes Briefgen Sans: DejaVu Sans with Verdana's advance widths, so that lines break where Word sets Verdana.

    python templates/fonts/make_fonts.py --source /usr/share/fonts/truetype/dejavu

Needs fontTools and DejaVu 2.37. The same sources give the same bytes. It writes the four fonts, their licence, and the
table of characters that all four have (`briefgen/render/coverage.py`).
"""

import argparse
import hashlib
import io
import json
import unicodedata
from pathlib import Path
from typing import Any, Final

from fontTools import subset
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

HERE: Final = Path(__file__).parent
FAMILY: Final = "Briefgen Sans"
VERSION: Final = "1.000"
MADE_AT: Final = 3_692_217_600  # 2021-01-01 in seconds since 1904: a font's own date, whenever it is made again
SOURCES: Final = {  # style: (source, its SHA-256, which widths)
    "Regular": ("DejaVuSans", "abdc775b21b1bc470d50c97e790d276f2054b7504e56e5bd3e64f48d68582322", "regular"),
    "Bold": ("DejaVuSans-Bold", "0d977336a6d5fba34eab8e3199eb218327161b5143749f802982c2bc34df0c96", "bold"),
    "Italic": ("DejaVuSans-Oblique", "eef1a593cc0a4654f147fd1aa9a11e7d327eb8be6f3a35099182db6aeb5d28fe", "regular"),
    "Bold Italic": (
        "DejaVuSans-BoldOblique",
        "b7479266f14d71a019f79cb0ccc23acb6b130483317f7fff16182a0784031c9b",
        "bold",
    ),
}
# Latin, marks, Greek, Cyrillic, punctuation, currency, letterlike, numbers, arrows, mathematics, symbols, ligatures
KEPT: Final = (
    *((0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1FFF)),
    *((0x2000, 0x200D), (0x2010, 0x2027), (0x202F, 0x2060), (0x2070, 0x20CF), (0x2100, 0x23FF), (0x2460, 0x27BF)),
    *((0xFB00, 0xFB06), (0xFFFD, 0xFFFD)),
)
JOINER: Final = 0x034F  # in the fonts, but not for letters: the PDF renderer writes other invisible characters with it
ASCENT, DESCENT, LINE_GAP = 2059, 430, 0  # Verdana's, so that a line box has its baseline where Verdana's is
STRETCHED: Final = frozenset("_–—―‗‾¯")
DROPPED: Final = ("FFTM", "GDEF", "GPOS", "GSUB", "MATH", "kern", "cvt ", "fpgm", "prep", "gasp", "DSIG")


def read_source(folder: Path, style: str) -> TTFont:
    """The source font; raises SystemExit when its bytes are not those of DejaVu 2.37."""
    name, digest, _ = SOURCES[style]
    data = (folder / f"{name}.ttf").read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise SystemExit(f"{folder / name}.ttf is not the font of DejaVu 2.37: the result would differ.")
    return TTFont(io.BytesIO(data), recalcTimestamp=False)


def characters(sources: dict[str, TTFont]) -> list[int]:
    """The kept code points that every source has a glyph for."""
    tables = [font.getBestCmap() for font in sources.values()]
    kept = (code for first, last in KEPT for code in range(first, last + 1))
    return [code for code in kept if all(code in table for table in tables)]


def with_serifs(font: TTFont) -> None:
    """Gives I the serifs that Verdana's has: DejaVu has such a glyph aside, about as wide as Verdana's."""
    glyphs, metrics = font["glyf"], font["hmtx"].metrics
    wider = metrics["I.alt"][0] - metrics["I"][0]
    for name in font.getGlyphOrder():
        parts = glyphs[name].components if glyphs[name].isComposite() else []
        if not any(part.glyphName == "I" for part in parts):
            continue
        for part in parts:  # an accent moves to the middle of the wider letter, the J of Ĳ past it
            part.x += {"I": 0, "J": wider}.get(part.glyphName, wider // 2)
        metrics[name] = (metrics[name][0] + wider, 0)
    glyphs["I"], metrics["I"] = glyphs["I.alt"], metrics["I.alt"]


def subset_to(font: TTFont, codes: list[int]) -> None:
    options = subset.Options(
        layout_features=[], hinting=False, notdef_outline=True, glyph_names=False, drop_tables=list(DROPPED),
        name_IDs=["*"], recalc_timestamp=False, recalc_bounds=True,
    )  # fmt: skip
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def scale_of(code: int, ratio: float) -> float:
    """How far an outline is stretched for a width `ratio` times its own; the rest becomes space on both sides."""
    if chr(code) in STRETCHED:
        return min(max(ratio, 0.7), 1.6)
    if unicodedata.category(chr(code)).startswith("L"):
        return min(max(ratio, 0.94), 1.07)
    return min(max(ratio, 0.88), 1.12)


def wanted_widths(font: TTFont, table: dict[str, int]) -> dict[str, tuple[int, int]]:
    """Code point and new width by glyph name; hyphens follow the hyphen, no-break spaces the space."""
    widths = {int(code, 16): width for code, width in table.items()}
    widths |= dict.fromkeys((0xAD, 0x2010, 0x2011), widths[0x2D])
    found: dict[str, tuple[int, int]] = {}
    for code, name in sorted(font.getBestCmap().items()):
        own = font["hmtx"].metrics[name][0]
        if name not in found:
            found[name] = (code, widths.get(code, own))
    return found


def flattened(font: TTFont, name: str) -> Any:  # noqa: ANN401 - fontTools' glyph class is untyped
    """The glyph with its components copied in, so that it can be scaled on its own."""
    glyph_set = font.getGlyphSet()
    recording = DecomposingRecordingPen(glyph_set)
    glyph_set[name].draw(recording)
    pen = TTGlyphPen(None)
    recording.replay(pen)
    return pen.glyph()


def set_widths(font: TTFont, table: dict[str, int]) -> None:
    """Scales and centres every outline in its new advance width."""
    wanted = wanted_widths(font, table)
    glyphs, metrics = font["glyf"], font["hmtx"].metrics
    flat = {name: flattened(font, name) for name in font.getGlyphOrder()}
    for name, glyph in flat.items():
        own = metrics[name][0]
        code, width = wanted.get(name, (0, own))
        scale = scale_of(code, width / own) if own else 1.0
        if glyph.numberOfContours:
            glyph.coordinates.translate((-own / 2, 0))
            glyph.coordinates.scale((scale, 1))
            glyph.coordinates.translate((width / 2, 0))
            glyph.coordinates.toInt()
            glyph.recalcBounds(glyphs)
        glyphs[name] = glyph
        metrics[name] = (width, glyph.xMin if glyph.numberOfContours else 0)


def place_marks(font: TTFont) -> None:
    """Centres combining marks over their letter, sideways only.

    A PDF repeats the text of a letter and its mark when they stand on different heights.
    """
    glyphs, marks, bases = font["glyf"], [], []
    for code, name in sorted(font.getBestCmap().items()):
        glyph, kind = glyphs[name], unicodedata.category(chr(code))
        if kind in ("Mn", "Me") and glyph.numberOfContours:
            marks.append(f"markClass {name} <anchor {(glyph.xMin + glyph.xMax) // 2} 0> @MARKS;")
        elif kind[0] in "LNPSZ":
            bases.append(f"pos base {name} <anchor {font['hmtx'].metrics[name][0] // 2} 0> mark @MARKS;")
    bases = sorted(set(bases))
    addOpenTypeFeaturesFromString(font, "\n".join([*sorted(set(marks)), "feature mark {", *bases, "} mark;"]))


def set_names(font: TTFont, style: str) -> None:
    """Renames the family, as the licence of the source asks, and keeps its notices and its text."""
    names = font["name"]
    copyright_notice, licence = names.getDebugName(0), names.getDebugName(13)
    names.names = []
    changed = f"{copyright_notice}\nWidths and names changed for briefgen; advance widths as measured by anafanafo."
    texts = {
        0: changed,
        1: FAMILY,
        2: style,
        3: f"{VERSION};{FAMILY} {style}",
        4: f"{FAMILY} {style}".removesuffix(" Regular"),
        5: f"Version {VERSION}",
        6: f"{FAMILY} {style}".replace(" ", "", 1).replace(" ", "-", 1).replace(" ", ""),
        13: licence,
    }
    for number, text in texts.items():
        names.setName(text, number, 3, 1, 0x409)


def set_metrics(font: TTFont, style: str) -> None:
    """Verdana's line box, the flags of the style, and dates that do not depend on the day."""
    head, hhea, os2, post = font["head"], font["hhea"], font["OS/2"], font["post"]
    bold, italic = "Bold" in style, "Italic" in style
    head.created = head.modified = MADE_AT
    head.fontRevision, head.macStyle = float(VERSION), bold + 2 * italic
    hhea.ascent, hhea.descent, hhea.lineGap = ASCENT, -DESCENT, LINE_GAP
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ASCENT, -DESCENT, LINE_GAP
    os2.usWinAscent, os2.usWinDescent = ASCENT, DESCENT
    os2.fsType, os2.achVendID = 0, "    "  # may be embedded by anyone
    os2.fsSelection = (0x20 * bold + italic) or 0x40
    os2.recalcAvgCharWidth(font)
    post.formatType = 3.0
    smoothing = newTable("gasp")
    smoothing.version, smoothing.gaspRange = 1, {0xFFFF: 0x000A}
    font["gasp"] = smoothing


def make_font(font: TTFont, style: str, codes: list[int], widths: dict[str, Any]) -> bytes:
    """The bytes of one style, from its source."""
    with_serifs(font)
    subset_to(font, codes)
    set_widths(font, widths[SOURCES[style][2]])
    place_marks(font)
    set_names(font, style)
    set_metrics(font, style)
    made = io.BytesIO()
    font.save(made, reorderTables=True)
    return made.getvalue()


def ranges(codes: list[int]) -> list[tuple[int, int]]:
    """Sorted code points as pairs of first and last."""
    found: list[tuple[int, int]] = []
    for code in codes:
        if found and code == found[-1][1] + 1:
            found[-1] = (found[-1][0], code)
        else:
            found.append((code, code))
    return found


def coverage_module(codes: list[int]) -> str:
    """A Python module with the ranges, so that a check needs no font library."""
    shown = [code for code in codes if code != JOINER]
    pairs = [f"(0x{first:04X}, 0x{last:04X})," for first, last in ranges(shown)]
    lines = [" ".join(pairs[start : start + 6]) for start in range(0, len(pairs), 6)]
    body = "\n".join(f"    {line}" for line in lines)
    return (
        '"""The characters that every bundled font has for letters, as made by `templates/fonts/make_fonts.py`."""\n\n'
        "from typing import Final\n\n# fmt: off\n"
        f"RANGES: Final = (  # first and last code point\n{body}\n)\n# fmt: on\n"
    )


def licence_text(font: TTFont, notice: str) -> str:
    """The licence file: what was changed, the source's licences, and the notice of the widths."""
    licence = font["name"].getDebugName(13).strip()
    return (
        f"{FAMILY} is DejaVu Sans 2.37 under another name, as its licence asks of changed fonts. Changed: the advance\n"
        "widths are Verdana's, as measured by anafanafo; outlines are scaled and centred to them; I has serifs; marks\n"
        f"are placed sideways only; hints, kerning and part of the characters are left out.\n\n{licence}\n\n\n{notice}"
    )


def make_all(folder: Path) -> dict[str, bytes]:
    """All files by name: fonts, licence and `coverage.py`."""
    sources = {style: read_source(folder, style) for style in SOURCES}
    widths = json.loads((HERE / "verdana-widths.json").read_text())
    codes = characters(sources)
    notice = (HERE / "NOTICE-anafanafo.txt").read_text()
    made = {
        "LICENSE-Briefgen-Sans.txt": licence_text(sources["Regular"], notice).encode(),
        "coverage.py": coverage_module(codes).encode(),
    }
    for style, font in sources.items():
        made[f"BriefgenSans-{style.replace(' ', '')}.ttf"] = make_font(font, style, codes, widths)
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--source", type=Path, required=True, help="the folder with DejaVuSans*.ttf")
    for name, data in make_all(parser.parse_args().source).items():
        beside = HERE if not name.endswith(".py") else HERE.parent.parent / "briefgen" / "render"
        (beside / name).write_bytes(data)


if __name__ == "__main__":
    main()
