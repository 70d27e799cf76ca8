"""Where the words of a PDF stand: the places of the house style, within 0.3 mm, and what happens when they run out."""

from dataclasses import replace
from functools import cache

import places
import pytest
from letter_parts import line, lines, note, paragraph
from sample_letters import SAMPLES, bare_letter, everything_letter, long_letter, seed_letter

from briefgen.folders import TemplateFolders
from briefgen.letter.model import Heading, Labelled, Letter, Pages, Run, Signatory
from briefgen.render.house_style import read_style
from briefgen.render.pdf import RENDERER
from briefgen.render.style import DESCENT, POINT

STYLE = read_style("rijksoverheid", folders=TemplateFolders.standard())
NEAR = 0.3  # mm
COLUMN_END = STYLE.body.x + STYLE.body.width


@cache
def sample(name: str) -> tuple[places.Word, ...]:
    return tuple(words_of(SAMPLES[name]()))


def words_of(letter: Letter) -> list[places.Word]:
    return places.words_of(RENDERER.render(letter, STYLE))


def undrafted(letter: Letter) -> Letter:
    return replace(letter, pages=replace(letter.pages, draft=""))


def bottom(word: places.Word, size: float) -> float:
    """The bottom of the glyph box, as the house style measures."""
    return word.baseline + DESCENT * size * POINT


@pytest.mark.parametrize(
    ("text", "x", "y", "size"),
    [
        ("Ministerie van Justitie", 114.3, 29.3, 11.5),
        ("> Retouradres", 28, 47.0, 6.5),
        ("Aan de Voorzitter", 28, 58.4, 9),
        ("der Staten-Generaal", 28, 58.4 + 4.233, 9),
        ("Directoraat-Generaal", 165, 57.4, 6.5),
        ("Datum", 28, 104.8, 9),
        ("17 november 2020", 48, 104.8, 9),
        ("Onderwerp", 28, 109.0, 9),
        ("Bestuurlijk overleg LVV", 48, 109.0, 9),
        ("In het Algemeen", 28, 117.5, 9),
        ("jongstleden is gesproken", 28, 117.5 + 4.233, 9),
    ],
)
def test_each_part_of_the_seed_letter_has_its_place(text: str, x: float, y: float, size: float) -> None:
    word = places.starting_at(list(sample("seed")), text)
    assert word.x == pytest.approx(x, abs=NEAR)
    assert bottom(word, size) == pytest.approx(y, abs=NEAR)


def test_the_reference_column_leaves_four_lines_before_its_first_label() -> None:
    last, label = (
        places.starting_at(list(sample("seed")), text) for text in ("www.rijksoverheid.nl/jenv", "Ons kenmerk")
    )
    assert label.baseline - last.baseline == pytest.approx(5 * 9 * POINT, abs=NEAR)


def test_the_signature_has_four_blank_lines_above_and_below_the_office() -> None:
    words = list(sample("seed"))
    end, office, name = (
        places.starting_at(words, text) for text in ("LVV-casuïstiek.", "De Staatssecretaris", "Ankie")
    )
    assert office.baseline - end.baseline == pytest.approx(5 * 12 * POINT, abs=NEAR)
    assert name.baseline - office.baseline == pytest.approx(5 * 12 * POINT, abs=NEAR)


def test_a_salutation_has_three_blank_lines_above_it() -> None:
    words = list(sample("everything"))
    subject, salutation, text = (places.starting_at(words, each) for each in ("Betreft", "Geachte", "Dit is een"))
    assert salutation.baseline - subject.baseline == pytest.approx(4 * 12 * POINT, abs=NEAR)
    assert text.baseline - salutation.baseline == pytest.approx(2 * 12 * POINT, abs=NEAR)


def test_a_heading_has_a_blank_line_above_it_and_none_below() -> None:
    words = list(sample("long"))
    heading, text = (places.starting_at(words, each) for each in ("Onderwerp 1", "De gemeenten en de"))
    assert text.baseline - heading.baseline == pytest.approx(12 * POINT, abs=NEAR)


@pytest.mark.parametrize("name", ["seed", "everything", "long", "bare"])
def test_running_text_stays_in_its_column(name: str) -> None:
    for word in sample(name):
        if 28 <= word.x < 160 and len(word.text) > 1 and 50 < word.baseline < 280:
            assert word.right <= COLUMN_END + NEAR, word


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_leaves_the_sheet(name: str) -> None:
    for word in sample(name):
        assert word.x >= 0
        assert word.right <= STYLE.sheet.width
        assert 0 < word.baseline < STYLE.sheet.height


@pytest.mark.parametrize(
    "text", ["w" * 10_000, "W" * 500, "lang\u200bwoord" * 400, "vast\u00a0" * 400, "\u00adx" * 2000]
)
def test_a_word_wider_than_its_column_is_broken(text: str) -> None:
    letter = replace(bare_letter(), body=(paragraph(text, Run(text, bold=True)), Heading(line(text))))
    for word in words_of(letter):
        assert word.right <= COLUMN_END + NEAR or word.x > COLUMN_END


def test_a_long_subject_wraps_under_its_value_and_moves_the_body_down() -> None:
    letter = seed_letter()
    subject = Labelled(line("Onderwerp"), lines("Een heel lang onderwerp over van alles en nog wat " * 3))
    words = words_of(undrafted(replace(letter, head=replace(letter.head, subject=subject))))
    first, body = places.starting_at(words, "Een heel lang"), places.starting_at(words, "In het Algemeen")
    wrapped = [
        group[0] for group in places.lines_of(words) if first.baseline + 1 < group[0].baseline < body.baseline - 1
    ]
    wrapped = [word for word in wrapped if word.x < COLUMN_END and word.page == 1]
    assert wrapped
    assert {round(word.x, 1) for word in wrapped} == {48.0}
    assert body.baseline - wrapped[-1].baseline == pytest.approx(117.5 - 109.0, abs=NEAR)


def test_a_long_address_moves_the_date_down_and_leaves_the_column_where_it_is() -> None:
    letter = seed_letter()
    address = lines(*(f"Regel {number} van het adres" for number in range(16)))
    words = words_of(undrafted(replace(letter, head=replace(letter.head, addressee=address))))
    last, date = places.starting_at(words, "Regel 15"), places.starting_at(words, "Datum 17")
    assert date.baseline >= last.baseline + 4
    assert bottom(places.starting_at(words, "Directoraat-Generaal"), 6.5) == pytest.approx(57.4, abs=NEAR)


def test_a_long_reference_column_runs_on_beside_the_text() -> None:
    letter = seed_letter()
    column = replace(letter.head.column, note=lines(*(f"opmerking {number}" for number in range(25))))
    words = words_of(undrafted(replace(letter, head=replace(letter.head, column=column))))
    assert places.starting_at(words, "opmerking 24").baseline > 170
    assert bottom(places.starting_at(words, "In het Algemeen"), 9) == pytest.approx(117.5, abs=NEAR)


def test_a_reference_column_longer_than_the_page_is_made_smaller() -> None:
    letter = seed_letter()
    column = replace(letter.head.column, note=lines(*(f"opmerking {number}" for number in range(120))))
    words = words_of(undrafted(replace(letter, head=replace(letter.head, column=column))))
    last = places.starting_at(words, "opmerking 119")
    assert (last.page, last.x) == (1, pytest.approx(165, abs=NEAR))
    assert last.baseline < 285


def test_a_continuation_page_starts_at_its_place() -> None:
    pages = places.by_page([word for word in sample("long") if 28 <= word.x < 160])
    assert len(pages) > 5
    for page in list(pages)[1:]:
        assert bottom(pages[page][0], 9) == pytest.approx(46.5, abs=NEAR)


def test_page_numbers_have_their_place_on_every_page_of_several() -> None:
    pages = places.by_page(list(sample("long")))
    for page, words in pages.items():
        number = places.starting_at(words, f"Pagina {page} van {len(pages)}")
        assert number.x == pytest.approx(165.2, abs=NEAR)
        assert bottom(number, 6.5) == pytest.approx(285.9, abs=NEAR)


def test_a_letter_of_one_page_has_a_number_only_where_the_profile_says_always() -> None:
    several = replace(bare_letter(), pages=Pages(number="Blad {page}/{pages}"))
    always = replace(bare_letter(), pages=Pages(number="Blad {page}/{pages}", number_on="always"))
    assert "Blad" not in [word.text for word in words_of(several)]
    assert places.starting_at(words_of(always), "Blad 1/1")


def test_the_classification_stands_at_the_top_and_bottom_of_every_page() -> None:
    for words in places.by_page(list(sample("everything"))).values():
        marks = [word for word in words if word.text == "DEPARTEMENTAAL"]
        assert [round(bottom(mark, 6.5)) for mark in marks] == [12, 291]


def test_continuation_marks_stand_in_the_reference_column_from_the_second_page_on() -> None:
    pages = places.by_page(list(sample("everything")))
    for page, words in pages.items():
        marks = [word for word in words if word.text == "Directoraat-Generaal" and word.baseline < 50]
        assert len(marks) == (page > 1)
        assert all(mark.x == pytest.approx(165, abs=NEAR) for mark in marks)


def test_notes_stand_at_the_foot_of_the_page_that_refers_to_them() -> None:
    pages = places.by_page(list(sample("everything")))
    note_of_one = places.starting_at(pages[1], "Kamerstuk 19 637,")
    text = [word for word in pages[1] if word.x < 160 and 110 < word.baseline < note_of_one.baseline - 1]
    assert max(word.baseline for word in text) < note_of_one.baseline
    assert 240 < note_of_one.baseline < 275


@pytest.mark.parametrize("gap", range(34, 50))
def test_a_heading_never_stands_alone_at_the_end_of_a_page(gap: int) -> None:
    body = (
        *(paragraph(f"Alinea {number}.") for number in range(gap)),
        Heading(line("De kop")),
        paragraph("Tekst na de kop."),
    )
    letter = replace(bare_letter(), body=body)
    words = words_of(letter)
    assert places.starting_at(words, "De kop").page == places.starting_at(words, "Tekst na de").page


@pytest.mark.parametrize("gap", range(14, 24))
def test_office_and_name_stay_together(gap: int) -> None:
    body = tuple(paragraph(f"Alinea {number}.") for number in range(gap))
    closing = replace(bare_letter().closing, formula=line("Hoogachtend,"))
    words = words_of(replace(bare_letter(), body=body, closing=closing))
    found = {places.starting_at(words, text).page for text in ("Hoogachtend,", "De Minister van Oevers,", "A. de")}
    assert len(found) == 1


def test_several_signatories_stand_below_each_other() -> None:
    signatories = tuple(Signatory(line(f"De Minister {number},"), line(f"Naam{number}")) for number in range(3))
    closing = replace(bare_letter().closing, signatories=signatories)
    words = words_of(replace(bare_letter(), closing=closing))
    heights = [places.starting_at(words, text).baseline for n in range(3) for text in (f"De Minister {n},", f"Naam{n}")]
    assert heights == sorted(heights)


def test_a_phrase_that_typography_keeps_together_is_not_broken() -> None:
    body = tuple(paragraph("x" * filler + " zie Kamerstuk nr. 5 hierover") for filler in range(40, 60))
    lines_found = places.lines_of(words_of(replace(bare_letter(), body=body)))
    assert not any(group[-1].text == "nr." for group in lines_found)


def test_the_draft_mark_is_drawn_across_every_page_and_gone_when_issued() -> None:
    letter = long_letter()
    draft = replace(letter, pages=replace(letter.pages, draft="CONCEPT"))
    marks = [word for word in words_of(draft) if word.text in ("C", "O", "N", "E", "P", "T", "CONCEPT")]
    pages = {word.page for word in sample("long")}
    assert {word.page for word in marks} == pages
    assert not [word for word in sample("long") if word.text in ("C", "CONCEPT")]


def test_a_long_note_goes_on_on_the_next_page() -> None:
    notes = (note("a", "Een lange noot. " * 400 + "Het einde."),)
    letter = replace(bare_letter(), body=(paragraph("Tekst", Run("", note="a"), "."),), notes=notes)
    words = words_of(letter)
    assert places.starting_at(words, "Het einde.").page > 1
    assert all(word.baseline < 280 for word in words if word.x < 160)


def test_the_everything_letter_repeats_no_page() -> None:
    assert len(places.by_page(words_of(everything_letter()))) == 6
