"""The Word document on paper, as LibreOffice sets it: everything in its place, and as the PDF has it."""

from collections.abc import Callable
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from libreoffice import PlacedLine, in_bundled_font, line_starting, lines_of, pdfs_by_libreoffice
from sample_letters import bare_letter, everything_letter, long_letter, seed_letter
from styles import STYLE

from briefgen.letter.model import Letter, Line, Pages
from briefgen.render import renderer
from briefgen.render.docx import RENDERER
from briefgen.render.style import DESCENT, POINT

NEAR = 0.3  # millimetres


def _issued(letter: Letter) -> Letter:
    return replace(letter, pages=replace(letter.pages, draft=""))


LETTERS: dict[str, Callable[[], Letter]] = {
    "seed": lambda: _issued(seed_letter()),
    "everything": lambda: _issued(everything_letter()),
    "long": long_letter,
    "bare": lambda: replace(bare_letter(), pages=Pages(number="Pagina {page} van {pages}")),
}


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[PlacedLine]]:
    """The lines of the letters as LibreOffice sets their Word documents in the bundled fonts."""
    style = in_bundled_font(STYLE)
    documents = {name: RENDERER.render(letter(), style) for name, letter in LETTERS.items()}
    folder: Path = tmp_path_factory.mktemp("libreoffice")
    return {name: lines_of(pdf) for name, pdf in pdfs_by_libreoffice(documents, folder).items()}


@pytest.fixture(scope="module")
def pdf() -> dict[str, list[PlacedLine]]:
    return {name: lines_of(renderer("pdf").render(letter(), STYLE)) for name, letter in LETTERS.items()}


def _bottom(line: PlacedLine, size: float) -> float:
    """The bottom of the line's glyph box."""
    return line.baseline + DESCENT * size * POINT


@pytest.mark.parametrize(
    ("start", "x", "bottom", "size"),
    [
        ("Ministerie van", 114.3, 29.3, 11.5),
        ("> Retouradres", 28.0, 47.0, 6.5),
        ("Aan de Voorzitter", 28.0, 58.4, 9),
        ("Directoraat-Generaal", 165.0, 57.4, 6.5),
        ("Datum", 28.0, 104.8, 9),
        ("17", 48.0, 104.8, 9),
        ("Onderwerp", 28.0, 109.0, 9),
        ("In het Algemeen Overleg", 28.0, 117.5, 9),
    ],
)
def test_the_head_of_the_seed_letter_is_in_its_place(
    word: dict[str, list[PlacedLine]], start: str, x: float, bottom: float, size: float
) -> None:
    line = line_starting(word["seed"], start)
    assert (line.x, _bottom(line, size)) == (pytest.approx(x, abs=NEAR), pytest.approx(bottom, abs=NEAR))


def test_the_office_stands_four_blank_lines_below_the_body_and_the_name_four_below_the_office(
    word: dict[str, list[PlacedLine]],
) -> None:
    starts = ("analyse toe te voegen", "De Staatssecretaris van", "Ankie Broekers-Knol")
    body, office, name = (line_starting(word["seed"], start).baseline for start in starts)
    assert office - body == pytest.approx(5 * 12 * POINT, abs=NEAR)
    assert name - office == pytest.approx(5 * 12 * POINT, abs=NEAR)


def test_continuation_pages_start_at_their_place_and_repeat_the_marks(word: dict[str, list[PlacedLine]]) -> None:
    for page in range(2, 7):
        column = line_starting(word["everything"], "Directoraat-Generaal Oevers", page=page)
        assert (column.x, _bottom(column, 6.5)) == (pytest.approx(165, abs=NEAR), pytest.approx(46.5, abs=NEAR))
    text = line_starting(word["long"], "•", page=2)
    assert (text.x, _bottom(text, 9)) == (pytest.approx(28, abs=NEAR), pytest.approx(46.5, abs=NEAR))


def test_every_page_of_a_letter_of_several_pages_has_its_number(word: dict[str, list[PlacedLine]]) -> None:
    pages = max(line.page for line in word["long"])
    assert pages > 5
    for page in range(1, pages + 1):
        number = line_starting(word["long"], "Pagina", page=page)
        assert number.text.strip() == f"Pagina {page} van {pages}"
        assert (number.x, _bottom(number, 6.5)) == (pytest.approx(165.2, abs=NEAR), pytest.approx(285.9, abs=NEAR))


@pytest.mark.parametrize("name", ["seed", "bare"])
def test_a_letter_of_one_page_has_no_number(word: dict[str, list[PlacedLine]], name: str) -> None:
    assert max(line.page for line in word[name]) == 1
    assert not [line for line in word[name] if "Pagina" in line.text]


def test_the_classification_stands_at_the_top_and_bottom_of_every_page(word: dict[str, list[PlacedLine]]) -> None:
    marks = [line for line in word["everything"] if line.text.strip() == "DEPARTEMENTAAL VERTROUWELIJK"]
    assert [(mark.page, round(_bottom(mark, 6.5))) for mark in marks] == [
        (page, bottom) for page in range(1, 7) for bottom in (12, 291)
    ]


def _words(line: PlacedLine) -> str:
    return "".join(line.text.split())


@pytest.mark.parametrize("name", LETTERS)
def test_word_and_pdf_agree_on_the_places_of_the_first_page(
    word: dict[str, list[PlacedLine]], pdf: dict[str, list[PlacedLine]], name: str
) -> None:
    """Lines of the same words are less than a millimetre apart; where pages end, the two may differ by a line."""
    places: dict[tuple[int, str], list[PlacedLine]] = {}
    for line in pdf[name]:
        places.setdefault((line.page, _words(line)), []).append(line)
    first = [line for line in word[name] if line.page == 1]
    both = [(line, others) for line in first if (others := places.get((1, _words(line))))]
    assert len(both) > 0.9 * len(first)
    far = [line for line, others in both if min(map(line_distance(line), others)) > 1]
    assert [line for line in far if len(_words(line)) > 2] == []


def line_distance(line: PlacedLine) -> Callable[[PlacedLine], float]:
    return lambda other: max(abs(line.x - other.x), abs(line.baseline - other.baseline))


@pytest.mark.parametrize("name", LETTERS)
def test_lines_break_at_the_same_words_in_word_and_pdf(
    word: dict[str, list[PlacedLine]], pdf: dict[str, list[PlacedLine]], name: str
) -> None:
    """At least 98 of 100 lines of the running text end with the same word."""
    notes = {_joined(paragraph.runs) for note in LETTERS[name]().notes for paragraph in note.blocks}
    rows = [[row for row in _rows(lines[name]) if row.lstrip("0123456789") not in notes] for lines in (word, pdf)]
    same = sum(block.size for block in SequenceMatcher(a=rows[0], b=rows[1], autojunk=False).get_matching_blocks())
    assert same >= 0.98 * max(map(len, rows)) > 0


def _joined(line: Line) -> str:
    return "".join("".join(run.text for run in line).split())


def _rows(lines: list[PlacedLine]) -> list[str]:
    """The lines of the running text, each whole, from top to bottom."""
    rows: dict[tuple[int, float], str] = {}
    for line in sorted(lines, key=lambda line: (line.page, line.x)):
        if 27 < line.x < 160 and 43 < line.baseline < 276 and (line.page > 1 or line.baseline > 112):
            row = next((key for key in rows if key[0] == line.page and abs(key[1] - line.baseline) < 1.6), None)
            rows[row or (line.page, line.baseline)] = rows.get(row, "") + _words(line) if row else _words(line)
    return [rows[key] for key in sorted(rows)]
