"""Word document and PDF of every record agree on paper: places to a millimetre, and the words that end the lines."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

import places
import pytest
from composing import RECORDS, composed_of
from libreoffice import in_bundled_font, pdfs_by_libreoffice
from places import Word
from styles import STYLE

from briefgen.letter.model import Letter, Line
from briefgen.record.reading import read_record
from briefgen.render import renderer

CLOSE = 1.0  # mm
NAMES = sorted(path.stem for path in RECORDS.glob("*.yaml"))


def letter_of(name: str) -> Letter:
    made = composed_of(read_record(RECORDS / f"{name}.yaml")).letter
    assert made
    return replace(made, pages=replace(made.pages, draft=""))  # whose letters lie across the lines


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Word]]:
    """The words of each record's Word document, set by LibreOffice in the PDF's font."""
    style = in_bundled_font(STYLE)
    documents = {name: renderer("docx").render(letter_of(name), style) for name in NAMES}
    folder: Path = tmp_path_factory.mktemp("agreement")
    return {name: places.words_of(pdf) for name, pdf in pdfs_by_libreoffice(documents, folder).items()}


@pytest.fixture(scope="module")
def pdf() -> dict[str, list[Word]]:
    return {name: places.words_of(renderer("pdf").render(letter_of(name), STYLE)) for name in NAMES}


def first_words(letter: Letter) -> Iterator[tuple[str, Line]]:
    """The first line of each part whose place is compared, by the part's name."""
    head, column = letter.head, letter.head.column
    yield "ministry", head.ministry
    yield "return address", head.return_address
    yield "address", head.addressee[0]
    yield "reference column", (column.units or column.subunits or column.address)[0]
    yield "first label", column.references[0].label
    yield "date", head.date.label
    yield "subject", head.subject.label
    yield "salutation", letter.salutation
    yield "body", next(block.runs for block in letter.body if block.type == "paragraph")
    if len(letter.body) < 10:  # on a long letter's last page it hangs on where the pages before it end
        yield "signature", letter.closing.signatories[0].office


def start_of(line: Line) -> str:
    return " ".join("".join(run.text for run in line).split()[:3])


@pytest.mark.parametrize("name", NAMES)
def test_each_part_starts_at_the_same_place(word: dict[str, list[Word]], pdf: dict[str, list[Word]], name: str) -> None:
    for part, line in first_words(letter_of(name)):
        if not start_of(line):
            continue
        one, other = (places.starting_at(words[name], start_of(line)) for words in (word, pdf))
        assert (one.page, one.x, one.baseline) == (
            other.page, pytest.approx(other.x, abs=CLOSE), pytest.approx(other.baseline, abs=CLOSE)
        ), part  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_98_of_100_lines_of_the_running_text_end_with_the_same_word(
    word: dict[str, list[Word]], pdf: dict[str, list[Word]], name: str
) -> None:
    one, other = (running_lines(words[name]) for words in (word, pdf))
    matched = SequenceMatcher(a=one, b=other, autojunk=False).get_matching_blocks()
    assert sum(block.size for block in matched) >= 0.98 * max(len(one), len(other)) > 10


@pytest.mark.parametrize("name", NAMES)
def test_both_have_as_many_pages(word: dict[str, list[Word]], pdf: dict[str, list[Word]], name: str) -> None:
    assert word[name][-1].page == pdf[name][-1].page


def running_lines(words: list[Word]) -> list[str]:
    """The lines of body, closing and notes, without spaces, from top to bottom."""
    rows: dict[tuple[int, int], list[Word]] = {}
    for each in words:
        if 27 < each.x < 161 and 43 < each.baseline < 276 and (each.page > 1 or each.baseline > 112):
            key = next((key for key in rows if key[0] == each.page and abs(key[1] - each.baseline * 10) < 16), None)
            rows.setdefault(key or (each.page, round(each.baseline * 10)), []).append(each)
    return ["".join(each.text for each in sorted(rows[key], key=lambda each: each.x)) for key in sorted(rows)]
