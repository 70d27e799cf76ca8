"""The bundled fonts: DejaVu Sans under another name, with Verdana's widths, made again byte for byte."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import needs
import pytest

from briefgen.render.coverage import RANGES
from briefgen.render.pdf.text import JOINER

FONTS = Path(__file__).parents[2] / "templates" / "fonts"
FILES = {
    "Regular": ("BriefgenSans-Regular.ttf", "regular"),
    "Bold": ("BriefgenSans-Bold.ttf", "bold"),
    "Italic": ("BriefgenSans-Italic.ttf", "regular"),
    "Bold Italic": ("BriefgenSans-BoldItalic.ttf", "bold"),
}
DEJAVU = Path("/usr/share/fonts/truetype/dejavu")


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, FONTS / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def font(style: str):
    return needs.need_module("fontTools.ttLib").TTFont(FONTS / FILES[style][0])


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    needs.need_module("fontTools")
    module = script("make_fonts")
    there = all((DEJAVU / f"{name}.ttf").is_file() for name, _digest, _widths in module.SOURCES.values())
    needs.need("DejaVu Sans 2.37", found=there, how="apt-get install fonts-dejavu-core fonts-dejavu-extra")
    return module.make_all(DEJAVU)


@pytest.mark.slow
def test_the_same_sources_make_the_same_fonts(made: dict[str, bytes]) -> None:
    assert {name: made[name] == (FONTS / name).read_bytes() for name, _widths in FILES.values()} == {
        name: True for name, _widths in FILES.values()
    }


@pytest.mark.slow
def test_the_same_sources_make_the_same_licence_and_table_of_characters(made: dict[str, bytes]) -> None:
    assert made["LICENSE-Briefgen-Sans.txt"] == (FONTS / "LICENSE-Briefgen-Sans.txt").read_bytes()
    assert made["coverage.py"] == (FONTS.parents[1] / "briefgen" / "render" / "coverage.py").read_bytes()


def test_another_source_is_refused(tmp_path: Path) -> None:
    needs.need_module("fontTools")
    (tmp_path / "DejaVuSans.ttf").write_bytes(b"not the font")
    with pytest.raises(SystemExit, match=r"not the font of DejaVu 2\.37"):
        script("make_fonts").read_source(tmp_path, "Regular")


@pytest.mark.parametrize("style", FILES)
def test_every_character_of_verdana_has_verdanas_width(style: str) -> None:
    loaded = font(style)
    names, metrics = loaded.getBestCmap(), loaded["hmtx"].metrics
    wanted = json.loads((FONTS / "verdana-widths.json").read_text())[FILES[style][1]]
    assert loaded["head"].unitsPerEm == 2048
    assert len(wanted) > 600
    assert {code: metrics[names[int(code, 16)]][0] for code in wanted} == wanted


def test_the_widths_are_those_that_verdana_is_known_for() -> None:
    widths = json.loads((FONTS / "verdana-widths.json").read_text())
    known = {"0": 1302, "A": 1400, "a": 1230, "e": 1220, "n": 1296, "-": 930, "é": 1220}
    assert {
        each: abs(widths["regular"][f"{ord(each):04X}"] - width) <= 1 for each, width in known.items()
    } == dict.fromkeys(known, True)


@pytest.mark.parametrize("style", FILES)
def test_nothing_shifts_or_joins_letters(style: str) -> None:
    loaded = font(style)
    features = {record.FeatureTag for record in loaded["GPOS"].table.FeatureList.FeatureRecord}
    assert features == {"mark"}
    assert {"kern", "GSUB", "fpgm", "prep", "cvt "}.isdisjoint(loaded.keys())


@pytest.mark.parametrize("style", FILES)
def test_the_name_is_briefgens_own_and_the_licence_goes_along(style: str) -> None:
    names = font(style)["name"]
    for number in (1, 2, 3, 4, 6):
        assert not any(word in names.getDebugName(number) for word in ("DejaVu", "Bitstream", "Vera", "Arev"))
    assert (names.getDebugName(1), names.getDebugName(2)) == ("Briefgen Sans", style)
    assert "Permission is hereby granted" in names.getDebugName(13)
    assert names.getDebugName(13).strip() in (FONTS / "LICENSE-Briefgen-Sans.txt").read_text()
    assert "Copyright (c) 2003 by Bitstream" in names.getDebugName(0)


def test_the_licence_file_has_the_notice_of_the_widths() -> None:
    assert (FONTS / "NOTICE-anafanafo.txt").read_text() in (FONTS / "LICENSE-Briefgen-Sans.txt").read_text()


def test_the_table_of_characters_is_what_all_four_fonts_have() -> None:
    common = set.intersection(*(set(font(style).getBestCmap()) for style in FILES))
    kept_back = {ord(JOINER)}  # for the PDF renderer itself
    assert {code for first, last in RANGES for code in range(first, last + 1)} == common - kept_back
    assert kept_back < common


@pytest.mark.parametrize("style", FILES)
def test_a_line_box_is_that_of_verdana(style: str) -> None:
    loaded = font(style)
    assert (loaded["hhea"].ascent, loaded["hhea"].descent, loaded["hhea"].lineGap) == (2059, -430, 0)


@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_letters_stay_within_their_width(style: str) -> None:
    loaded = font(style)
    names, metrics, glyphs = loaded.getBestCmap(), loaded["hmtx"].metrics, loaded["glyf"]
    for code in [*range(0x41, 0x5B), *range(0x61, 0x7B)]:
        if chr(code) not in "fjJK":  # hooks and arms that reach out, as in the source
            glyph = glyphs[names[code]]
            assert -50 <= glyph.xMin <= glyph.xMax <= metrics[names[code]][0] + 50, chr(code)  # 1/40 em
