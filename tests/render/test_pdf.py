"""The PDF has the letter's words, is the same each time, and is at once PDF/A-2a and PDF/UA-1."""

import threading
from dataclasses import replace
from functools import cache
from io import BytesIO

import needs
import pytest
import verapdf
from hypothesis import HealthCheck, given, settings
from letter_parts import item, line, note, paragraph
from letter_strategies import letters
from pypdf import PdfReader, PdfWriter
from sample_letters import SAMPLES, bare_letter, everything_letter, seed_letter

from briefgen.errors import BriefgenError
from briefgen.folders import TemplateFolders, packaged_folder
from briefgen.letter.model import Block, Heading, Letter, ListBlock, Paragraph, Run
from briefgen.render.house_style import read_style
from briefgen.render.pdf import RENDERER
from briefgen.render.pdf.words import NotOurPdfError

STYLE = read_style("rijksoverheid", folders=TemplateFolders.standard())


@cache
def pdf_of(name: str) -> bytes:
    return RENDERER.render(SAMPLES[name](), STYLE)


def words_after(letter: Letter) -> list[str]:
    return RENDERER.read_words(RENDERER.render(letter, STYLE))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_words_are_the_letters_words(name: str) -> None:
    assert RENDERER.read_words(pdf_of(name)) == SAMPLES[name]().words()


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(letters())
def test_the_words_of_any_letter_are_read_back(letter: Letter) -> None:
    assert words_after(letter) == letter.words()


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(letters())
def test_any_letter_meets_both_standards(letter: Letter) -> None:
    made = RENDERER.render(letter, STYLE)
    assert verapdf.broken_rules(made, "2a") == verapdf.broken_rules(made, "ua1") == []


@pytest.mark.parametrize("depth", [5, 30, 80])
def test_lists_may_be_nested_as_deeply_as_a_letter_has_them(depth: int) -> None:
    block: Block = paragraph("het diepst")
    for level in range(depth):
        block = ListBlock((item(f"niveau {level}", block),), ordered=level % 2 == 0)
    letter = replace(bare_letter(), body=(block,))
    assert words_after(letter) == letter.words()


@pytest.mark.parametrize(
    "text",
    [
        "w" * 10_000,
        " ".join(["xy" * 500] * 3),
        "\u00a0".join(["vast"] * 500),
        "a\u200bb" * 300,
        "lang\u00adzaam" * 200,
        "e\u0301" * 400,
        "q\u0302\u0323x" * 100,
        "-" * 1000,
        "fi ffl ﬁ IJ Ĳ ĳ ß",
        "a\tb\nc",
    ],
)
def test_words_come_back_whatever_they_are(text: str) -> None:
    letter = replace(bare_letter(), body=(paragraph(text), paragraph(Run(text, bold=True), Run(text, italic=True))))
    assert words_after(letter) == letter.words()


def test_a_note_that_nothing_refers_to_keeps_its_words() -> None:
    letter = replace(bare_letter(), notes=(note("a", "Een losse noot."),))
    assert words_after(letter) == letter.words()


def test_notes_are_read_in_the_order_of_their_numbers() -> None:
    body = (paragraph("Eerst", Run("", note="b"), " dan", Run("", note="a"), " en weer", Run("", note="b"), "."),)
    letter = replace(bare_letter(), body=body, notes=(note("a", "Noot een."), note("b", "Noot twee.", "En meer.")))
    assert words_after(letter) == letter.words()


def test_a_note_in_a_note_is_read_back() -> None:
    notes = (note("a", "Noot een."), note("b", "Noot twee."))
    notes = (replace(notes[0], blocks=(paragraph("Noot", Run(" een", note="b"), "."),)), notes[1])
    letter = replace(bare_letter(), body=(paragraph("Zie", Run("", note="a")),), notes=notes)
    assert words_after(letter) == letter.words()


@pytest.mark.parametrize("number", ["1", "1.2", "10.11.12", "A"])
def test_the_number_of_a_heading_is_not_one_of_its_words(number: str) -> None:
    heading = Heading((Run("1.2 Kop "), Run("vet", bold=True), Run("10")), number=number)
    letter = replace(bare_letter(), body=(heading, paragraph("Tekst.")))
    assert words_after(letter) == letter.words()


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert RENDERER.render(everything_letter(), STYLE) == pdf_of("everything")


def test_another_thread_gives_the_same_bytes() -> None:
    found: list[bytes] = []
    thread = threading.Thread(target=lambda: found.append(RENDERER.render(seed_letter(), STYLE)))
    thread.start()
    thread.join()
    assert found == [pdf_of("seed")]


@pytest.mark.parametrize("flavour", ["2a", "ua1"])
@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_meets_both_standards(name: str, flavour: verapdf.Flavour) -> None:
    assert verapdf.broken_rules(pdf_of(name), flavour) == []


@pytest.mark.parametrize(("key", "flavour"), [("/Lang", "ua1"), ("/StructTreeRoot", "2a"), ("/Metadata", "2a")])
def test_the_validator_sees_what_is_missing(key: str, flavour: verapdf.Flavour) -> None:
    writer = PdfWriter(clone_from=BytesIO(pdf_of("seed")))
    del writer.root_object[key]
    written = BytesIO()
    writer.write(written)
    assert verapdf.broken_rules(written.getvalue(), flavour)


def test_the_format_is_known_as_pdf_a_2a(tmp_path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(pdf_of("seed"))
    identified = needs.need_module("pygfried").identify(str(path))
    assert "fmt/476" in str(identified)


def test_the_properties_are_the_letters() -> None:
    letter = seed_letter()
    reader = PdfReader(BytesIO(pdf_of("seed")))
    assert reader.metadata
    assert reader.metadata.title == letter.about.subject
    assert reader.metadata.author is None
    assert reader.metadata.creation_date
    assert reader.metadata.creation_date.date() == letter.about.date
    assert "3090253" in str(reader.metadata.get("/Keywords"))
    assert reader.root_object["/Lang"] == "nl-NL"
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]


def test_only_the_bundled_fonts_are_used() -> None:
    reader = PdfReader(BytesIO(pdf_of("everything")))
    names = {
        str(font.get_object()["/BaseFont"]).split("+")[-1]
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert names == {f"BriefgenSans-{style}" for style in ("Regular", "Bold", "Italic", "BoldItalic")}


def test_a_letter_without_a_date_or_subject_is_still_a_valid_file() -> None:
    letter = bare_letter()
    bare = replace(
        letter,
        about=replace(letter.about, date=None, subject=""),
        head=replace(letter.head, subject=replace(letter.head.subject, values=())),
        body=(Heading(line("Kop")), Heading(line("Dieper"), level=4), *letter.body),
    )
    made = RENDERER.render(bare, STYLE)
    assert verapdf.broken_rules(made, "ua1") == []
    assert RENDERER.read_words(made) == bare.words()


@pytest.mark.parametrize(
    "link", ["https://example.org/ a\"<>'\\`*é", "javascript:alert(1)", "https://" + "x" * 9000, "#a"]
)
def test_no_link_can_spoil_the_file(link: str) -> None:
    letter = replace(bare_letter(), body=(Paragraph((Run("zie hier", link=link),)),))
    made = RENDERER.render(letter, STYLE)
    assert verapdf.broken_rules(made, "ua1") == []
    assert RENDERER.read_words(made) == letter.words()


def _untagged() -> bytes:
    import typst

    compiler = typst.Compiler(font_paths=[packaged_folder() / "fonts"], ignore_system_fonts=True)
    made = compiler.compile(input=b"Een brief.", format="pdf", pdf_tags=False)
    assert isinstance(made, bytes)
    return made


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no pdf",
        b"%PDF-1.7\n%%EOF\n",
        pytest.param(lambda: pdf_of("seed")[:5000], id="cut off"),
        pytest.param(_untagged, id="without tags"),
    ],
)
def test_a_file_that_is_not_ours_is_refused(data) -> None:
    with pytest.raises(NotOurPdfError) as refused:
        RENDERER.read_words(data if isinstance(data, bytes) else data())
    assert isinstance(refused.value, BriefgenError)
    assert "tag tree" in refused.value.message
