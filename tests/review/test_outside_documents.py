"""Documents that came by mail: their words are read, what is not read is said, and what does harm is refused."""

import io

import pytest
from composing import FIRST, LONG, composed_of
from hypothesis import given, settings
from hypothesis import strategies as st
from review.shown import changes
from sample_letters import everything_letter, hostile_letter, seed_letter
from styles import STYLE

from briefgen.errors import UnreadableError
from briefgen.letter.model import Heading, ListBlock, Paragraph, Table
from briefgen.record.reading import read_record
from briefgen.render import renderer
from briefgen.review.compare import compare
from briefgen.review.outside.html import read_html
from briefgen.review.outside.markdown import read_markdown
from briefgen.review.outside.pdf import read_pdf
from briefgen.review.outside.word import read_word
from briefgen.review.paragraphs import PAGE_MARKS, all_units, units_of
from briefgen.review.recut import plain, recut
from briefgen.review.review import Draft, review
from briefgen.values import replace

FORMATS = ("html", "md", "pdf", "docx")


def outside(data: bytes, kind: str):
    if kind == "html":
        return read_html(data.decode(), source="x.html")
    if kind == "md":
        return read_markdown(data.decode(), source="x.md")
    return read_pdf(data, source="x.pdf") if kind == "pdf" else read_word(data, source="x.docx", tracked=None)


def words(document) -> list[str]:
    units = all_units(units for name, units in units_of(document).items() if name != PAGE_MARKS)
    return [word for unit in units for cell in unit.each for word in cell.text.split()]


def letter(path):
    made = composed_of(read_record(path)).letter
    assert made is not None
    return made


LETTERS = {
    "the first": lambda: letter(FIRST),
    "the long one": lambda: letter(LONG),
    "one with everything": everything_letter,
}


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", LETTERS)
def test_a_rendered_letter_has_the_words_of_the_letter(name, kind):
    made = LETTERS[name]()
    read = outside(renderer(kind).render(made, STYLE), kind)
    assert sorted(words(read)) == sorted(made.words())
    assert changes(compare(recut(read, like=made), plain(made), looks=False)) == []


@pytest.mark.parametrize("kind", ["html", "md"])
def test_hostile_text_in_a_letter_is_read_as_text(kind):
    made = hostile_letter()
    assert words(outside(renderer(kind).render(made, STYLE), kind)) == made.words()


@pytest.mark.parametrize("one", FORMATS)
@pytest.mark.parametrize("other", FORMATS)
def test_one_change_is_one_change_in_whatever_two_formats(one, other):
    old = seed_letter()
    new = LETTERS["the first"]()
    text = renderer(other).render(new, STYLE)
    before = outside(renderer(one).render(old, STYLE), one)
    after = outside(text, other)
    assert changes(compare(recut(before, like=new), plain(new), looks=False)) == []
    assert changes(compare(recut(before, like=after), plain(after), looks=False)) == []


def test_structure_of_html_is_read():
    page = """<h1>Onderwerp</h1><p>Een <b>vet</b> woord<br>en een regel<ul><li>een<li>twee<ol><li>diep</ol></ul>
    <table><tr><th>stad<th>bedrag<tr><td>Ede<td>€ 5</table>rest<script>weg()</script><style>weg</style>"""
    read = read_html(page, source="x")
    assert [type(block) for block in read.blocks] == [Heading, Paragraph, Paragraph, ListBlock, Table, Paragraph]
    assert words(read) == [
        "Onderwerp",
        "Een",
        "vet",
        "woord",
        "en",
        "een",
        "regel",
        "een",
        "twee",
        "diep",
        "stad",
        "bedrag",
        "Ede",
        "€",
        "5",
        "rest",
    ]
    assert [run.bold for run in read.blocks[1].runs if run.text.strip()] == [False, True, False]


def test_structure_of_markdown_is_read():
    text = "# Kop\n\nEen **vet** woord[^1]\n\n- een\n- twee\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: Noot.\n"
    read = read_markdown(text, source="x")
    assert [type(block) for block in read.blocks] == [Heading, Paragraph, ListBlock, Table]
    assert words(read) == ["Kop", "Een", "vet", "woord", "een", "twee", "a", "b", "c", "d", "Noot."]


def test_structure_of_word_documents_is_read():
    read = outside(renderer("docx").render(everything_letter(), STYLE), "docx")
    kinds = {type(block) for block in read.blocks}
    assert kinds == {Heading, Paragraph, ListBlock, Table}
    assert read.notes


def test_headers_and_footers_of_word_documents_are_compared():
    old = seed_letter()
    new = replace(old, pages=replace(old.pages, classification="VERTROUWELIJK"))
    sides = [
        Draft(name, "docx", document=outside(renderer("docx").render(made, STYLE), "docx"))
        for name, made in (("old.docx", old), ("new.docx", new))
    ]
    found = review(*sides)
    assert found.comparison is not None
    assert {(each.part, each.new) for each in found.comparison.changes} == {("page-marks", "VERTROUWELIJK")}


def test_what_of_a_word_document_is_not_read_is_said():
    read = outside(renderer("docx").render(seed_letter(), STYLE), "docx")
    assert read.not_read == ("how the words look: bold, italic, colours, sizes",)


def test_pages_of_a_foreign_pdf_lose_their_margins_and_say_so():
    """Lines at the edge of several pages are headers, if only their numbers differ."""
    from briefgen.review.outside.pdf import _without_margins

    pages = [["Ministerie 1 van 2", "Een regel", "die doorloopt"], ["Ministerie 2 van 2", "tot hier."]]
    assert _without_margins(pages) == (["Een regel", "die doorloopt", "tot hier."],
                                       ["Ministerie 1 van 2", "Ministerie 2 van 2"])  # fmt: skip


HOSTILE = {
    "an empty file": b"",
    "no such thing": b"hello",
    "half a zip": b"PK\x03\x04" + b"\0" * 100,
    "half a pdf": b"%PDF-1.7\n1 0 obj\n<<",
    "a pdf that points at itself": b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj\n"
    b"trailer<</Root 1 0 R/Size 2>>\nstartxref\n9\n%%EOF",
}


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_document_is_refused_in_words(name, kind):
    with pytest.raises(UnreadableError) as refused:
        outside(HOSTILE[name], kind)
    assert f"x.{kind}" in refused.value.message


def test_a_page_nested_too_deep_is_refused():
    with pytest.raises(UnreadableError, match=r"x\.html is nested deeper"):
        read_html("<div>" * 100_000, source="x.html")


def test_lists_nested_too_deep_are_refused_or_cut():
    for text in ("<ul><li>" * 10_000, "<table><tr><td>" * 10_000):
        with pytest.raises(UnreadableError):
            read_html(text, source="x.html")


def test_markdown_nested_deep_is_read():
    assert words(read_markdown("> " * 3000 + "a", source="x"))
    assert words(read_markdown("- " * 90 + "a", source="x"))
    with pytest.raises(UnreadableError, match="nested deeper"):
        read_markdown("- " * 3000 + "a", source="x")
    assert words(read_markdown("*" * 5000 + "a", source="x"))


def test_a_locked_pdf_is_refused():
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    data = io.BytesIO()
    writer.write(data)
    with pytest.raises(UnreadableError, match="locked with a password"):
        read_pdf(data.getvalue(), source="x.pdf")


def test_a_pdf_without_words_is_refused_as_a_scan():
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    data = io.BytesIO()
    writer.write(data)
    with pytest.raises(UnreadableError, match="may be a scan"):
        read_pdf(data.getvalue(), source="x.pdf")


MARKUP = st.lists(
    st.sampled_from([
        "<p>", "</p>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<b>", "</b>", "<br>",
        "a ", "b", "&amp;", "<!--", "-->", "<script>", "</script>", "<h1>", "</h2>", "|", "\n", "# ", "- ", "> ", "```",
        "[^1]", "\n[^1]: ", "1. ", "|---|", "*", "_", "<svg>", "\0", "\u202e", "\U0001f600",
    ]),
    max_size=40,
).map("".join)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(MARKUP)
def test_any_markup_is_read_or_refused(text):
    for read in (read_html, read_markdown):
        try:
            document = read(text, source="x")
        except UnreadableError:
            continue
        assert compare(document, document).is_same


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 3000))
def test_a_damaged_pdf_is_read_or_refused(noise, place):
    data = renderer("pdf").render(seed_letter(), STYLE) if not _PDF else _PDF[0]
    _PDF[:] = [data]
    damaged = data[:place] + noise + data[place + len(noise) :]
    try:
        read_pdf(damaged, source="x.pdf")
    except UnreadableError as refused:
        assert "x.pdf" in refused.message


_PDF: list[bytes] = []


@pytest.mark.slow
def test_letters_saved_by_libreoffice_are_the_same(tmp_path):
    from review.office import settled_by_office

    documents = [renderer("docx").render(make(), STYLE) for make in LETTERS.values()]
    saved = settled_by_office([("keep", document) for document in documents], tmp_path)
    for before, after in zip(documents, saved, strict=True):
        sides = [Draft(f"{len(each)}.docx", "docx", document=outside(each, "docx")) for each in (before, after)]
        found = review(*sides)
        assert found.comparison is not None
        assert changes(found.comparison) == []
