"""A signature never stands alone on a page: what is signed goes with it, in PDF and in Word document alike."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import places
import pytest
from letter_parts import item, line, lines, paragraph, row
from libreoffice import in_bundled_font, pdfs_by_libreoffice
from sample_letters import seed_letter
from styles import STYLE

from briefgen.letter.model import Block, Closing, Column, Labelled, Letter, ListBlock, Pages, Signatory, Table
from briefgen.render import renderer

ENDS: dict[str, Block] = {
    "a paragraph": paragraph("Woorden " + "in een gewone alinea " * 8 + "eindigen."),
    "a long paragraph": paragraph("Woorden " + "in een heel lange alinea " * 30 + "eindigen."),
    "a list": ListBlock((item("eerste punt"), item("punt met " + "veel woorden " * 20 + "eindigen."))),
    "a table": Table(
        (Column(0.5), Column(0.5)), (row("Kade", "Oever"),), (row("Een", "Twee"), row("die", "eindigen."))
    ),
}
FILLED = (8, 11, 13, 15, 18)  # paragraphs before the end: from well within the first page to past its last line
NAMES = [f"{end}, {count}" for end in ENDS for count in FILLED]
TWO = (
    Signatory(line("De Minister van Oevers,"), line("A. de Vries")),
    Signatory(line("De Minister van Kaden,"), line("B. Jansen")),
)


def ending_in(end: str, *, after: int, signatories: tuple[Signatory, ...] = TWO) -> Letter:
    return replace(
        seed_letter(),
        body=(*(paragraph(f"Regel {number}.") for number in range(after)), ENDS[end]),
        closing=Closing(line("Hoogachtend,"), signatories, Labelled(line("Bijlagen"), lines("een", "twee", "drie"))),
        pages=Pages(),
    )


def _letters() -> dict[str, Letter]:
    return {f"{end}, {count}": ending_in(end, after=count) for end in ENDS for count in FILLED}


@pytest.fixture(scope="module")
def set_by(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], list[places.Word]]:
    """The words on paper of a letter's PDF, or of its Word document as LibreOffice sets it."""
    style, folder = in_bundled_font(STYLE), Path(tmp_path_factory.mktemp("closing"))
    letters = _letters()
    word = pdfs_by_libreoffice({name: renderer("docx").render(each, style) for name, each in letters.items()}, folder)
    pdf = {name: renderer("pdf").render(each, STYLE) for name, each in letters.items()}
    return lambda name, form: places.words_of({"docx": word, "pdf": pdf}[form][name])


def page_of(words: list[places.Word], text: str) -> int:
    return places.starting_at(words, text).page


@pytest.mark.parametrize("form", ["pdf", "docx"])
@pytest.mark.parametrize("name", NAMES)
def test_the_last_words_stand_on_the_page_of_all_signatures(
    set_by: Callable[[str, str], list[places.Word]], form: str, name: str
) -> None:
    words = set_by(name, form)
    signed = (
        "eindigen.",
        "Hoogachtend,",
        "De Minister van Oevers,",
        "A. de Vries",
        "De Minister van Kaden,",
        "B. Jansen",
    )
    assert len({page_of(words, text) for text in signed}) == 1
    assert page_of(words, "Bijlagen") == page_of(words, "een twee drie")


@pytest.mark.parametrize("form", ["pdf", "docx"])
@pytest.mark.parametrize("count", FILLED)
def test_a_long_last_paragraph_leaves_at_least_two_lines_with_the_signature(
    set_by: Callable[[str, str], list[places.Word]], form: str, count: int
) -> None:
    words = set_by(f"a long paragraph, {count}", form)
    last = page_of(words, "Hoogachtend,")
    body = {round(word.baseline, 1) for word in words if word.page == last and 27 < word.x < 161}
    before = {height for height in body if height < places.starting_at(words, "Hoogachtend,").baseline}
    assert len(before) >= 2


@pytest.mark.parametrize("end", ENDS)
def test_the_closing_stands_where_it_stood_when_there_is_room(end: str) -> None:
    words = places.words_of(renderer("pdf").render(ending_in(end, after=1, signatories=TWO[:1]), STYLE))
    last, formula, office, name = (
        places.starting_at(words, text).baseline
        for text in ("eindigen.", "Hoogachtend,", "De Minister van Oevers,", "A. de Vries")
    )
    line_step = STYLE.body.leading * places.POINT
    rule = STYLE.table.padding if end == "a table" else 0
    assert formula - last == pytest.approx(line_step + STYLE.paragraph_gap * places.POINT + rule, abs=0.1)
    assert office - formula == pytest.approx(line_step + STYLE.signature.gap_before * places.POINT, abs=0.1)
    assert name - office == pytest.approx(line_step + STYLE.signature.gap_name * places.POINT, abs=0.1)


def test_more_signatories_than_a_page_holds_are_parted_only_between_two() -> None:
    many = tuple(Signatory(line(f"De Minister van {n},"), line(f"Naam {n}.")) for n in range(12))
    words = places.words_of(renderer("pdf").render(ending_in("a paragraph", after=3, signatories=many), STYLE))
    for n in range(12):
        assert page_of(words, f"De Minister van {n},") == page_of(words, f"Naam {n}.")
