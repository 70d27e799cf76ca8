"""The Word document: words back, styles, lists, numbers, fields, notes, properties, the same bytes every time."""

import io
import zipfile
from dataclasses import replace

import pytest
from docx_parts import W, paragraph_style, parts_of, text_of, xml
from hostile_text import HOSTILE_LINES
from letter_parts import item, line, lines, note, paragraph, row
from sample_letters import SAMPLES, bare_letter, everything_letter, seed_letter
from styles import STYLE

from briefgen.letter.model import (
    Block,
    Cell,
    Column,
    Heading,
    Labelled,
    Letter,
    ListBlock,
    Pages,
    Part,
    ReferenceColumn,
    Role,
    Row,
    Run,
    Table,
)
from briefgen.render.docx import RENDERER, DocxRenderer

DOCUMENT, NOTES = "word/document.xml", "word/footnotes.xml"


def _render(letter: Letter) -> bytes:
    return RENDERER.render(letter, STYLE)


def _with_body(*blocks: Block) -> Letter:
    return replace(bare_letter(), body=blocks)


def _paragraphs(letter: Letter) -> list[tuple[str, str]]:
    """Style and text of each paragraph of the document."""
    found = xml(_render(letter), DOCUMENT).iter(f"{W}p")
    return [(paragraph_style(each), text_of(each)) for each in found]


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_same_letter_gives_the_same_bytes_from_any_renderer(sample: str) -> None:
    first, other = DocxRenderer(), DocxRenderer()
    other.render(everything_letter(), STYLE)  # what was rendered before leaves no trace
    assert first.render(SAMPLES[sample](), STYLE) == other.render(SAMPLES[sample](), STYLE)


def test_the_package_is_a_sound_zip_file_without_a_clock() -> None:
    package = zipfile.ZipFile(io.BytesIO(_render(everything_letter())))
    assert package.testzip() is None
    assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_package_is_read_by_python_docx() -> None:
    from docx import Document

    document = Document(io.BytesIO(_render(seed_letter())))
    properties = document.core_properties
    assert (properties.title, properties.identifier, properties.subject, properties.language) == (
        "Bestuurlijk overleg LVV d.d. 4 november 2020",
        "3090253",
        "3090253",
        "nl-NL",
    )
    assert (properties.author, properties.last_modified_by) == ("", "")


def test_a_draft_without_date_and_reference_has_no_such_properties() -> None:
    core = parts_of(_render(bare_letter()))["docProps/core.xml"]
    assert b"dcterms:created" not in core
    assert b"dc:identifier" not in core


def test_the_head_comes_in_reading_order_in_styles_of_its_own() -> None:
    styles = list(dict.fromkeys(style for style, _ in _paragraphs(everything_letter())))
    assert styles[: styles.index("BodyText") + 1] == [
        "Ministry",
        "ReturnAddress",
        "Addressee",
        "ColumnUnit",
        "ColumnSubunit",
        "ColumnAddress",
        "ColumnFirstLabel",
        "ColumnValue",
        "ColumnLabel",
        "ColumnNote",
        "Date",
        "Heading1",
        "Salutation",
        "BodyText",
    ]


def test_the_subject_is_the_one_heading_of_level_1() -> None:
    headings = [text for style, text in _paragraphs(everything_letter()) if style == "Heading1"]
    assert headings == ["BetreftVerslag overleg kaden en oevers"]


def test_the_roles_of_a_letter_have_styles_that_can_be_restyled() -> None:
    styles = {style for style, _ in _paragraphs(everything_letter())}
    assert styles >= {"Heading2", "Heading3", "Heading4", "ListBullet", "ListNumber", "ListContinue", "Caption"}
    assert styles >= {"TableHeading", "TableText", "Closing", "SignatureOffice", "Signature", "Enclosure"}


def test_plain_paragraphs_have_no_formatting_but_their_style() -> None:
    document = parts_of(_render(seed_letter()))[DOCUMENT].decode()
    body = document[document.index('"BodyText"') :]
    assert "<w:rPr>" not in body
    assert "<w:spacing" not in body


def _numbers(letter: Letter) -> list[tuple[str, str, str]]:
    """Of each numbered paragraph: numId, level, text."""
    found = []
    for each in xml(_render(letter), DOCUMENT).iter(f"{W}p"):
        number = each.find(f"{W}pPr/{W}numPr")
        if number is not None:
            level, identity = number.find(f"{W}ilvl"), number.find(f"{W}numId")
            assert level is not None
            assert identity is not None
            found.append((identity.get(f"{W}val", ""), level.get(f"{W}val", ""), text_of(each)))
    return found


def _starts(letter: Letter, identity: str) -> dict[str, str]:
    """The numbers that a numbering starts from, by level."""
    numbering = xml(_render(letter), "word/numbering.xml")
    number = next(each for each in numbering.iter(f"{W}num") if each.get(f"{W}numId") == identity)
    starts = {}
    for level in number.iter(f"{W}lvlOverride"):
        start = level.find(f"{W}startOverride")
        assert start is not None
        starts[level.get(f"{W}ilvl", "")] = start.get(f"{W}val", "")
    return starts


def test_each_numbered_list_starts_at_its_own_number() -> None:
    letter = _with_body(
        ListBlock((item("vier"), item("vijf")), ordered=True, start=4), ListBlock((item("een"),), ordered=True)
    )
    (first, _, _), (second, _, _), (third, _, _) = _numbers(letter)
    assert first == second != third
    assert (_starts(letter, first), _starts(letter, third)) == ({"0": "4"}, {"0": "1"})


def test_a_list_in_a_list_is_a_level_deeper() -> None:
    letter = _with_body(ListBlock((item("a", ListBlock((item("b", ListBlock((item("c"),), ordered=True)),))),)))
    assert [(level, text) for _, level, text in _numbers(letter)] == [("0", "a"), ("1", "b"), ("2", "c")]


def test_numbered_headings_are_counted_by_word_as_the_letter_counts_them() -> None:
    numbers = ("1", "1.1", "1.2", "2", "2.1")
    letter = _with_body(*(Heading(line(f"kop {number}"), number=number) for number in numbers))
    found = _numbers(letter)
    assert [level for _, level, _ in found] == ["0", "1", "1", "0", "1"]
    assert len({identity for identity, _, _ in found}) == 1


def test_a_heading_number_that_does_not_follow_starts_a_numbering_of_its_own() -> None:
    letter = _with_body(Heading(line("a"), number="1"), Heading(line("b"), number="3.2"))
    (first, _, _), (second, level, _) = _numbers(letter)
    assert first != second
    assert (level, _starts(letter, second)) == ("1", {"0": "3", "1": "2"})


@pytest.mark.parametrize("number", ["A", "2a", "1.", "01", "1.1.1.1.1.1.1.1.1.1", "99999", "50 %"])
def test_a_heading_number_that_word_cannot_count_to_is_shown_as_it_is(number: str) -> None:
    letter = _with_body(Heading(line("kop"), number=number))
    numbering = xml(_render(letter), "word/numbering.xml")
    shown = {each.get(f"{W}val", "") for each in numbering.iter(f"{W}lvlText")}
    assert number.replace("%", "\uff05") in shown
    assert RENDERER.read_words(_render(letter)) == letter.words()


def test_header_rows_are_marked_and_rows_stay_whole() -> None:
    table = next(xml(_render(everything_letter()), DOCUMENT).iter(f"{W}tbl"))
    rows = table.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, *[False] * (len(rows) - 1)]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_a_row_longer_than_a_page_may_be_cut() -> None:
    table = Table((Column(1),), (), (row("woord " * 2000),))
    assert b"cantSplit" not in parts_of(_render(_with_body(table)))[DOCUMENT]


def test_an_empty_cell_and_an_empty_item_keep_their_places() -> None:
    table = Table((Column(0.5), Column(0.5)), (), (Row((Cell(()), Cell((paragraph("x"),)))),))
    letter = _with_body(table, ListBlock((item("a"), item(), item("b"))))
    document = xml(_render(letter), DOCUMENT)
    assert [len(cell.findall(f"{W}p")) for cell in document.iter(f"{W}tc")] == [1, 1]
    assert [text for _, _, text in _numbers(letter)] == ["a", "", "b"]


def test_a_note_that_is_referred_to_twice_is_one_note() -> None:
    letter = replace(
        _with_body(paragraph(Run("een", note="n")), paragraph(Run("twee", note="n"))), notes=(note("n", "De noot."),)
    )
    document = parts_of(_render(letter))[DOCUMENT].decode()
    assert document.count("<w:footnoteReference ") == 1
    assert "NOTEREF _RefNote1" in document
    assert RENDERER.read_words(_render(letter)) == letter.words()


def test_a_note_that_nothing_refers_to_is_shown_all_the_same() -> None:
    letter = replace(bare_letter(), notes=(note("n", "Een vergeten noot."),))
    assert parts_of(_render(letter))[DOCUMENT].decode().count("<w:footnoteReference ") == 1
    assert RENDERER.read_words(_render(letter)) == letter.words()


def test_no_break_spaces_are_set_also_over_the_edges_of_runs() -> None:
    letter = _with_body(paragraph("zie nr. ", Run("5", bold=True), " van 4 ", Run("mei", italic=True)))
    assert ("BodyText", "zie nr.\u00a05 van 4\u00a0mei") in _paragraphs(letter)


def test_neighbouring_runs_of_one_look_become_one() -> None:
    letter = _with_body(paragraph("een", "twee", Run("drie", bold=True), Run("vier", bold=True)))
    document = parts_of(_render(letter))[DOCUMENT].decode()
    assert ">eentwee</w:t>" in document
    assert ">drievier</w:t>" in document


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://example.org/a?b=c&d=(e)[f]", "https://example.org/a?b=c&amp;d=(e)%5Bf%5D"),
        ("https://example.org/één twee", "https://example.org/%C3%A9%C3%A9n%20twee"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/#a#b", "https://example.org/#a%23b"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_a_link_is_a_relationship_that_word_can_read(address: str, target: str) -> None:
    relations = parts_of(_render(_with_body(paragraph(Run("hier", link=address)))))["word/_rels/document.xml.rels"]
    assert f'Target="{target}" TargetMode="External"'.encode() in relations


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://", "https://[::1", "file:///etc/passwd", "x", "mailto:"]
)
def test_what_is_no_web_or_mail_address_is_plain_text(address: str) -> None:
    letter = _with_body(paragraph(Run("hier", link=address)))
    assert b"hyperlink" not in parts_of(_render(letter))[DOCUMENT]
    assert RENDERER.read_words(_render(letter)) == letter.words()


@pytest.mark.parametrize(
    "text", [*HOSTILE_LINES, "w" * 10_000, "a\tb", "a\nb", "soft\u00adhyphen", "no\u2011break", " "]
)
def test_no_word_is_lost(text: str) -> None:
    letter = _with_body(paragraph(text), ListBlock((item(text),)), Heading(line(text)))
    assert RENDERER.read_words(_render(letter)) == letter.words()


def test_page_marks_and_the_draft_mark_are_no_words() -> None:
    marks = Pages("Pagina {page} van {pages}", "always", (Labelled(line("Datum"), lines("nu")),), "GEHEIM", "CONCEPT")
    letter = replace(seed_letter(), pages=marks)
    assert RENDERER.read_words(_render(letter)) == letter.words()
    assert b'string="CONCEPT"' in parts_of(_render(letter))["word/header1.xml"]


def test_an_issued_letter_has_no_draft_mark() -> None:
    letter = replace(seed_letter(), pages=replace(seed_letter().pages, draft=""))
    assert b"v:shape" not in parts_of(_render(letter))["word/header1.xml"]


def test_the_number_of_a_first_page_is_a_condition_for_word_and_a_fact_for_others() -> None:
    one, many = (parts_of(_render(letter))["word/footer1.xml"] for letter in (seed_letter(), SAMPLES["long"]()))
    for footer in (one, many):
        assert b" IF " in footer
    assert b"<mc:Fallback></mc:Fallback>" in one
    assert b"<mc:Fallback></mc:Fallback>" not in many


def test_a_column_without_units_starts_at_its_top() -> None:
    column = ReferenceColumn(references=(Labelled((), lines("los")), Labelled(line("Ons kenmerk"), lines("1"))))
    letter = replace(bare_letter(), head=replace(bare_letter().head, column=column))
    first, second = (
        each for each in xml(_render(letter), DOCUMENT).iter(f"{W}p") if text_of(each) in ("los", "Ons kenmerk")
    )
    assert first.find(f"{W}pPr/{W}spacing") is None
    assert paragraph_style(second) == "ColumnLabel"


def test_the_parts_of_a_letter_are_all_in_the_document() -> None:
    """A role that the model gains must not be forgotten here."""
    parts: dict[Role, Part] = {part.role: part for part in everything_letter().parts()}
    assert set(parts) == set(Role)
    assert RENDERER.read_words(_render(everything_letter())) == everything_letter().words()
