"""Whatever follows whatever, the gap between them is the same in Word document and PDF."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import places
import pytest
from letter_parts import item, line, paragraph, row
from libreoffice import in_bundled_font, pdfs_by_libreoffice
from sample_letters import seed_letter
from styles import STYLE

from briefgen.letter.model import Block, Column, Heading, Letter, ListBlock, Pages, Table
from briefgen.render import renderer

CLOSE = 0.6  # mm
ORDER = "PPLPTPHLLTTLHTHPNLNTNHP"  # every two kinds of block follow each other


def block(kind: str, number: int) -> Block:
    text = f"{kind}{number} woorden"
    if kind == "P":
        return paragraph(text)
    if kind == "H":
        return Heading(line(text))
    if kind == "T":
        return Table((Column(0.5), Column(0.5)), (row(text, "kop"),), (row("een", "twee"),))
    return ListBlock((item(text), item("tweede punt")), ordered=kind == "N")


def letters() -> dict[str, Letter]:
    """A letter for each two blocks that follow each other, between paragraphs."""
    pairs = sorted(set(pairwise(ORDER)))
    seed = replace(seed_letter(), pages=Pages())
    return {
        one + other: replace(seed, body=(paragraph("Eerst."), block(one, 1), block(other, 2), paragraph("Slot.")))
        for one, other in pairs
    }


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[places.Word]]:
    style, folder = in_bundled_font(STYLE), Path(tmp_path_factory.mktemp("gaps"))
    documents = {name: renderer("docx").render(letter, style) for name, letter in letters().items()}
    return {name: places.words_of(pdf) for name, pdf in pdfs_by_libreoffice(documents, folder).items()}


@pytest.mark.parametrize("name", letters())
def test_two_blocks_stand_equally_far_apart(word: dict[str, list[places.Word]], name: str) -> None:
    pdf = places.words_of(renderer("pdf").render(letters()[name], STYLE))
    for start in (f"{name[0]}1 woorden", f"{name[1]}2 woorden", "Slot."):
        one, other = places.starting_at(word[name], start), places.starting_at(pdf, start)
        assert (one.x, one.baseline) == (pytest.approx(other.x, abs=CLOSE), pytest.approx(other.baseline, abs=CLOSE))
