"""The tag tree of a PDF, as far as no validator sees it: one subject, reading order, lists, tables, notes, marks."""

import struct
import zlib
from dataclasses import replace
from io import BytesIO

import pytest
import verapdf
from letter_parts import line, lines, note, paragraph, row
from pypdf import PdfReader
from pypdf.generic import ContentStream
from sample_letters import SAMPLES, bare_letter, everything_letter, hostile_letter, long_letter, seed_letter
from tags import Tag, tag_tree

from briefgen.folders import TemplateFolders
from briefgen.letter.model import Column, Heading, Letter, Run, Table
from briefgen.render.house_style import read_style
from briefgen.render.pdf import RENDERER, UnusableLogoError
from briefgen.render.style import Logo

STYLE = read_style("rijksoverheid", folders=TemplateFolders.standard())
HEADINGS = ("H1", "H2", "H3", "H4")


def png(width: int, height: int) -> bytes:
    """A black PNG picture."""
    rows = zlib.compress(b"".join(b"\0" + bytes(width) for _ in range(height)))
    parts = ((b"IHDR", struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def tree_of(letter: Letter) -> Tag:
    return tag_tree(RENDERER.render(letter, STYLE))


def text_of(tag: Tag) -> str:
    return " ".join(tag.text.split())


def order_of(letter: Letter, *texts: str) -> list[int]:
    """Where texts stand in the reading order; all must be there."""
    words = " ".join(RENDERER.read_words(RENDERER.render(letter, STYLE)))
    return [words.index(text) for text in texts]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_subject_is_the_only_heading_of_level_one(name: str) -> None:
    letter = SAMPLES[name]()
    (heading,) = tree_of(letter).all("H1")
    assert heading.text.split() == "".join(run.text for run in letter.head.subject.values[0]).split()


def test_a_subject_of_several_lines_is_one_heading() -> None:
    letter = bare_letter()
    subject = replace(letter.head.subject, values=lines("Eerste regel", "tweede regel"))
    (heading,) = tree_of(replace(letter, head=replace(letter.head, subject=subject))).all("H1")
    assert text_of(heading) == "Eerste regel tweede regel"


def test_headings_of_the_body_start_below_the_subject_and_skip_no_level() -> None:
    tags = tree_of(everything_letter()).all(*HEADINGS)
    assert [(tag.kind, text_of(tag)) for tag in tags] == [
        ("H1", "Verslag overleg kaden en oevers"),
        ("H2", "1 Aanleiding"),
        ("H3", "1.1 Eerder toegezegd"),
        ("H3", "Zonder nummer"),
        ("H2", "2 Vervolg"),
        ("H3", "Planning"),
        ("H4", "Dieper"),
    ]


def test_a_level_that_a_letter_skips_is_not_skipped_in_the_tags() -> None:
    body = (Heading(line("Diep"), level=4), Heading(line("Dieper"), level=4), Heading(line("Terug"), level=2))
    tags = tree_of(replace(bare_letter(), body=body)).all(*HEADINGS)
    assert [tag.kind for tag in tags] == ["H1", "H2", "H3", "H2"]


def test_the_reading_order_is_that_of_a_letter() -> None:
    head = ("Ministerie van Justitie", "> Retouradres", "Aan de Voorzitter", "2500 EA DEN HAAG", "Directoraat-Generaal")
    column = ("www.rijksoverheid.nl", "Ons kenmerk", "brief behandelen.", "Datum", "Onderwerp")
    found = order_of(seed_letter(), *head, *column, "In het Algemeen", "De Staatssecretaris", "Ankie Broekers-Knol")
    assert found == sorted(found)


def test_closing_lists_come_after_the_signature() -> None:
    found = order_of(
        everything_letter(), "Hoogachtend,", "De Minister van", "Özdemir", "Rapport kaden", "Afschrift aan"
    )
    assert found == sorted(found)


def test_lists_have_items_with_labels_and_bodies() -> None:
    tree = tree_of(everything_letter())
    items = tree.all("LI")
    assert len(items) == 12
    assert all([child.kind for child in item.children] == ["Lbl", "LBody"] for item in items)
    labels = [text_of(item.children[0]) for item in items]
    assert labels[:6] == ["•", "•", "–", "–", "•", "•"]
    assert labels[6:10] == ["4.", "5.", "1.", "1."]


def test_a_table_has_header_cells_that_are_tagged_once() -> None:
    (table,) = tree_of(everything_letter()).all("Table")
    assert [text_of(cell) for cell in table.all("TH")] == ["Kade", "Wie", "Bedrag"]
    assert all(any("/Scope" in each for each in cell.attributes) for cell in table.all("TH"))
    assert len(table.all("TR")) == 61
    assert len(table.all("TD")) == 180


def test_the_caption_of_a_table_is_tagged_as_one() -> None:
    (caption,) = tree_of(everything_letter()).all("Caption")
    assert text_of(caption) == "Tabel 1. Kaden en bedragen"


def test_the_header_of_a_table_stands_on_each_of_its_pages() -> None:
    pdf = RENDERER.render(everything_letter(), STYLE)
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    assert sum("Bedrag" in page for page in pages) == sum("Kade " in page and "gemeente" in page for page in pages) > 2


@pytest.mark.parametrize("note_in_header", [False, True])
def test_links_and_notes_in_a_header_that_would_repeat_keep_the_file_valid(note_in_header: bool) -> None:
    header = row((paragraph(Run("Kade", link="https://example.org", note="a" if note_in_header else "")),))
    table = Table((Column(1.0),), (header,), tuple(row(f"rij {number}") for number in range(80)))
    letter = replace(bare_letter(), body=(table,), notes=(note("a", "Noot."),))
    pdf = RENDERER.render(letter, STYLE)
    assert RENDERER.read_words(pdf) == letter.words()


def test_notes_are_tagged_with_their_number() -> None:
    notes = tree_of(everything_letter()).all("Note")
    assert [text_of(tag) for tag in notes] == [
        "1 Kamerstuk 19 637, nr. 2677.",
        "2 Een noot met een eerste alinea.En een tweede alinea.",
        "3 Een noot uit de tabel.",
        "4 Zie ook de bijlage.",
    ]
    assert all(tag.all("Lbl") for tag in notes)


def test_emphasis_is_tagged() -> None:
    tree = tree_of(everything_letter())
    assert "vet" in [text_of(tag) for tag in tree.all("Strong")]
    assert "cursief" in [text_of(tag) for tag in tree.all("Em")]


def test_a_link_leads_where_the_letter_says_and_has_its_words() -> None:
    pdf = RENDERER.render(everything_letter(), STYLE)
    links = [tag for tag in tag_tree(pdf).all("Link") if text_of(tag) == "verwijzing"]
    assert len(links) == 1
    addresses = [
        str(annotation.get_object()["/A"]["/URI"])
        for page in PdfReader(BytesIO(pdf)).pages
        for annotation in page.get("/Annots", [])
        if "/URI" in annotation.get_object().get("/A", {})
    ]
    assert "https://example.org/a?b=c&d=(e)" in addresses


@pytest.mark.parametrize("words", ["CONCEPT", "DEPARTEMENTAAL VERTROUWELIJK", "Pagina 1 van"])
def test_page_marks_are_no_words_for_a_screen_reader(words: str) -> None:
    pdf = RENDERER.render(everything_letter(), STYLE)
    assert words not in tag_tree(pdf).text
    assert words.split(maxsplit=1)[0] in PdfReader(BytesIO(pdf)).pages[0].extract_text().replace("\n", "")


def test_continuation_marks_are_no_words_for_a_screen_reader() -> None:
    assert text_of(tree_of(everything_letter())).count("1 maart 2021") == 1


@pytest.mark.parametrize("make", [everything_letter, long_letter, hostile_letter])
def test_all_that_is_drawn_is_tagged_or_an_artifact(make) -> None:
    for page in PdfReader(BytesIO(RENDERER.render(make(), STYLE))).pages:
        depth = 0
        for _operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
            depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(operator, 0)
            assert depth or operator not in (b"Tj", b"TJ", b"S", b"f", b"Do")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="13" height="37"><rect width="9" height="9"/></svg>'
LOGOS = {
    "png": Logo(data=png(13, 37), suffix="png", alt="Logo van de dienst"),
    "svg": Logo(data=SVG, suffix="svg", alt="Logo van de dienst"),
}


@pytest.mark.parametrize("kind", LOGOS)
def test_a_logo_has_its_alternative_text(kind: str) -> None:
    made = RENDERER.render(seed_letter(), STYLE.model_copy(update={"site_logo": LOGOS[kind]}))
    (figure,) = tag_tree(made).all("Figure")
    assert figure.alt == "Logo van de dienst"
    assert RENDERER.read_words(made) == seed_letter().words()
    assert verapdf.broken_rules(made, "2a") == verapdf.broken_rules(made, "ua1") == []


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_a_logo_that_cannot_be_drawn_is_refused_by_name(suffix: str) -> None:
    broken = Logo(data=b"no picture", suffix=suffix, alt="Logo")
    with pytest.raises(UnusableLogoError) as refused:
        RENDERER.render(seed_letter(), STYLE.model_copy(update={"site_logo": broken}))
    assert "logo" in refused.value.message
    assert refused.value.hint
