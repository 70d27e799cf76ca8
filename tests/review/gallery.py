"""The fixed gallery: pairs of documents with one kind of difference each, and the entries that they must give."""
# ruff: noqa: E501 - XML is easier to read in one piece

import datetime
import io
from collections.abc import Callable
from dataclasses import dataclass, replace

from docx import Document as WordDocument
from review.drafts import Box, Control, Draft, Field, Link, Note, Raw, par, table, written
from sample_letters import everything_letter, seed_letter
from styles import STYLE

from briefgen.letter.model import Heading, Letter, Paragraph, Run
from briefgen.render.docx import RENDERER

DATE = datetime.datetime(2021, 3, 1, 12, 0, tzinfo=datetime.UTC)
A = "De minister heeft op 4 november 2020 overleg gevoerd met de gemeenten."
B = "Daarbij is afgesproken dat de regeling voor 1 maart 2021 wordt aangepast."
C = "De kosten bedragen € 1,5 miljoen per jaar en worden gedekt uit de begroting."
E = "Over de uitkomst wordt de Kamer voor het zomerreces geïnformeerd."


@dataclass(frozen=True)
class Case:
    """A pair, and the kinds of the entries it gives in order; None where only the guarantee counts."""

    old: bytes
    new: bytes
    kinds: list[str] | None
    tracked: str = "refuse"
    office: bool = True  # whether LibreOffice can judge it


CASES: dict[str, Callable[[], Case]] = {}


def case(function: Callable[[], Case]) -> Callable[[], Case]:
    CASES[function.__name__.replace("_", " ")] = function
    return function


def pair(old: list, new: list, *kinds: str | None, **more) -> Case:
    expected = None if None in kinds else [str(kind) for kind in kinds]
    return Case(written(Draft(old, **more), seed=1), written(Draft(new, **more), seed=2, prefix="x"), expected)


def body(*texts: str) -> list:
    return [par(text) for text in texts]


def items(*texts: str) -> list:
    return [par(text, kind="bullet0") for text in texts]


@case
def a_word_replaced() -> Case:
    return pair(body(A, B, C), body(A, B.replace("regeling", "wet"), C), "replaced")


@case
def words_added_and_removed() -> Case:
    return pair(
        body(A, B), body(A.replace("overleg", "goed overleg"), B.replace(" voor 1 maart 2021", "")), "added", "removed"
    )


@case
def an_amount_changed() -> Case:
    return pair(body(A, C), body(A, C.replace("1,5", "2,5")), "replaced")


@case
def a_sentence_rewritten() -> Case:
    return pair(body(A + " " + B), body(A + " Niemand weet wanneer dat gebeurt."), "replaced")


@case
def a_paragraph_split() -> Case:
    return pair(body(A + " " + B, C), body(A, B, C), "split")


@case
def paragraphs_merged() -> Case:
    return pair(body(A, B, C), body(A + " " + B, C), "merged")


@case
def a_paragraph_split_in_three() -> Case:
    return pair(body(f"{A} {B} {C}", E), body(A, B, C, E), "split")


@case
def the_last_paragraph_split() -> Case:
    return pair(body(A, f"{B} {C}"), body(A, B, C), "split")


@case
def a_paragraph_moved() -> Case:
    return pair(body(A, B, C, E), body(B, C, E, A), "moved")


@case
def a_paragraph_moved_and_edited() -> Case:
    return pair(body(A, B, C, E), body(B, C, A.replace("gemeenten", "provincies"), E), "moved", "replaced")


@case
def two_neighbours_moved() -> Case:
    return pair(body(A, B, C, E, A + " Slot."), body(A, E, A + " Slot.", B, C), None)


@case
def paragraphs_added_and_removed() -> Case:
    return pair(body(A, C, E), body(B, A, E), "paragraph-added", "paragraph-removed")


@case
def the_last_paragraph_added() -> Case:
    return pair(body(A, B), [*body(A, B), par(C, kind="heading1")], "paragraph-added")


@case
def the_last_paragraph_removed() -> Case:
    return pair([*body(A, B), par(C, kind="bullet0")], body(A, B), "paragraph-removed")


@case
def a_row_added() -> Case:
    old = [par(A), table(["Wie", "Wat"], ["VNG", "regeling"]), par(B)]
    new = [par(A), table(["Wie", "Wat"], ["IPO", "toezicht"], ["VNG", "regeling"]), par(B)]
    return pair(old, new, "row-added")


@case
def a_row_removed() -> Case:
    old = [par(A), table(["Wie", "Wat"], ["IPO", "toezicht"], ["VNG", "regeling"]), par(B)]
    return pair(old, [par(A), table(["Wie", "Wat"], ["VNG", "regeling"]), par(B)], "row-removed")


@case
def a_cell_changed() -> Case:
    old = [par(A), table(["Wie", "Wat"], ["VNG", "de nieuwe regeling"]), par(B)]
    return pair(old, [par(A), table(["Wie", "Wat"], ["VNG", "de oude regeling"]), par(B)], "replaced")


@case
def a_column_added() -> Case:
    old = [par(A), table(["Wie", "Wat"], ["VNG", "regeling"]), par(B)]
    new = [par(A), table(["Wie", "Wat", "Wanneer"], ["VNG", "regeling", "2021"]), par(B)]
    return pair(old, new, "row-removed", "row-removed", "row-added", "row-added")


@case
def a_table_for_a_paragraph() -> Case:
    return pair(body(A, B, C), [par(A), table(["Wie", "Wat"], ["VNG", "regeling"]), par(C)], None)


@case
def a_paragraph_for_a_table() -> Case:
    return pair([par(A), table(["Wie", "Wat"], ["VNG", "regeling"]), par(C)], body(A, B, C), None)


@case
def a_table_in_a_table() -> Case:
    inner = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='900'/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    documents = []
    for word in ("binnen oud woord", "binnen nieuw woord"):
        extra = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='2000'/></w:tblGrid><w:tr><w:tc>{inner.format(word)}<w:p/></w:tc></w:tr></w:tbl><w:p/>"
        documents.append(written(Draft(body(A), extra_body=extra)))
    return Case(*documents, ["replaced"])


@case
def items_added_removed_and_reordered() -> Case:
    old = [
        par(A),
        *items(
            "eerste punt van de lijst", "tweede zaak op de agenda", "derde onderwerp hier", "vierde kwestie die speelt"
        ),
        par(B),
    ]
    new = [
        par(A),
        *items("tweede zaak op de agenda", "nieuw", "vierde kwestie die speelt", "eerste punt van de lijst"),
        par(B),
    ]
    return pair(old, new, None)


@case
def an_item_became_a_paragraph() -> Case:
    return pair(
        [par(A), *items("een punt", "nog een punt")], [par(A), *items("een punt"), par("nog een punt")], "shape"
    )


@case
def a_level_changed() -> Case:
    return pair(
        [par(A), par("een punt", kind="bullet1"), par(B)], [par(A), par("een punt", kind="bullet0"), par(B)], "shape"
    )


@case
def a_heading_renamed() -> Case:
    return pair(
        [par("Stand van zaken", kind="heading1"), par(A)],
        [par("Stand van het overleg", kind="heading1"), par(A)],
        "replaced",
    )


@case
def a_heading_became_text() -> Case:
    return pair([par("Stand van zaken", kind="heading1"), par(A)], [par("Stand van zaken"), par(A)], "shape")


@case
def a_note_added() -> Case:
    return pair([par(A), par(B)], [par(A), par(B, Note("Kamerstuk 19 637, nr. 5."))], "note-added")


@case
def a_note_removed() -> Case:
    old = [par(A, Note("Eerste noot."), " En meer."), par(B, Note("Tweede noot."))]
    return pair(old, [par(A + " En meer."), par(B, Note("Tweede noot."))], "note-removed")


@case
def a_note_changed() -> Case:
    return pair([par(A, Note("Kamerstuk 19 637, nr. 5."))], [par(A, Note("Kamerstuk 19 637, nr. 6."))], "replaced")


@case
def a_paragraph_with_a_note_moved() -> Case:
    return pair(
        [par(A, Note("Bij A.")), par(B, Note("Bij B.")), par(C), par(E)],
        [par(B, Note("Bij B.")), par(C), par(A, Note("Bij A.")), par(E)],
        "moved",
    )


def _margins(old: tuple[str, str], new: tuple[str, str], *kinds: str) -> Case:
    documents = [
        written(Draft(body(A), header=body(*filter(None, [header])), footer=body(*filter(None, [footer]))))
        for header, footer in (old, new)
    ]
    return Case(documents[0], documents[1], list(kinds))


@case
def a_header_changed() -> Case:
    return _margins(("Ministerie van Waterbeheer", ""), ("Ministerie van Oevers", ""), "replaced")


@case
def a_header_removed_and_a_footer_added() -> Case:
    return replace(_margins(("Ministerie van Oevers", ""), ("", "Vertrouwelijk")), kinds=None)


@case
def a_number_in_a_text_box() -> Case:
    return pair([par(A, Box([par("Ons kenmerk 3090253")]))], [par(A, Box([par("Ons kenmerk 3090254")]))], "replaced")


@case
def a_text_box_added() -> Case:
    return pair(body(A, B), [par(A), par(B, Box([par("Nieuw kader")]))], "added")


@case
def a_text_box_removed() -> Case:
    return pair([par(A), par(B, Box([par("Oud kader")]))], body(A, B), "removed")


@case
def the_words_of_a_link() -> Case:
    address = "https://example.org/stuk"
    return pair(
        [par("Zie ", Link("het stuk", address), " van gisteren.")],
        [par("Zie ", Link("het nieuwe stuk", address), " van gisteren.")],
        "added",
    )


@case
def the_address_of_a_link() -> Case:
    return pair(
        [par("Zie ", Link("het stuk", "https://example.org/een"), ".")],
        [par("Zie ", Link("het stuk", "https://example.org/twee"), ".")],
        "replaced",
    )


@case
def a_field_added() -> Case:
    return pair([par("Bladzijde van de brief.")], [par("Bladzijde ", Field("PAGE", "1"), " van de brief.")], "added")


@case
def a_page_number_counted_anew() -> Case:
    return pair(
        [par("Blad ", Field("PAGE", "1"), " van ", Field("NUMPAGES", "3"))],
        [par("Blad ", Field("PAGE", "2"), " van ", Field("NUMPAGES", "4"))],
    )


@case
def words_in_a_content_control() -> Case:
    return pair(
        [par("Datum: ", Control("4 november 2020"), ".")], [par("Datum: ", Control("5 november 2020"), ".")], "replaced"
    )


@case
def a_comment_kept() -> Case:
    mark = (
        Raw('<w:commentRangeStart w:id="0"/>'),
        Raw('<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'),
    )
    old = Draft([par(A), par(B)])
    new = Draft([par(A), par(mark[0], B.replace("regeling", "wet"), mark[1])], comment="Klopt dit?")
    return Case(written(old), written(new), ["replaced"])


@case
def a_space_that_does_not_break() -> Case:
    return pair(body(A, C), body(A.replace("4 november", "4\u00a0november"), C))


@case
def only_the_look() -> Case:
    draft = Draft([par(A), *items("een punt"), par(B, Note("Noot."))])
    return Case(written(draft, seed=5), written(draft, seed=6, prefix="y"), [])


@case
def nothing() -> Case:
    document = written(Draft(body(A, B)))
    return Case(document, document, [])


@case
def an_empty_document_filled() -> Case:
    return pair([par("")], [par("Nieuw", kind="heading1"), par(A), table(["a", "b"]), par(B)], None)


@case
def a_document_emptied() -> Case:
    return pair([par("Oud", kind="heading1"), par(A), table(["a", "b"]), par(B)], [par("")], None)


@case
def an_image_removed_and_another_added() -> Case:
    from briefgen.render.docx.drawings import empty_png

    drawing = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="9000" cy="9000"/><wp:docPr id="7" name="p"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:nvPicPr><pic:cNvPr id="0" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="beeld"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9000" cy="9000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    png, other = empty_png(), _dot()
    old = written(Draft([par(A, Raw(drawing)), par(B)], media={"beeld.png": png}))
    new = written(Draft([par(A, Raw(drawing)), par(B)], media={"beeld.png": other}))
    return Case(old, new, ["replaced"])


def _dot() -> bytes:
    """An image of one grey dot."""
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")


TRACKED = '<w:ins w:id="90" w:author="X" w:date="2021-01-01T00:00:00Z"><w:r><w:t xml:space="preserve"> toegevoegd</w:t></w:r></w:ins><w:del w:id="91" w:author="X" w:date="2021-01-01T00:00:00Z"><w:r><w:delText xml:space="preserve"> geschrapt</w:delText></w:r></w:del>'


@case
def earlier_changes_accepted() -> Case:
    return Case(written(Draft([par(A), par(B)])), written(Draft([par(A, Raw(TRACKED)), par(B)])), ["added"], "accept")


@case
def earlier_changes_rejected() -> Case:
    return Case(written(Draft([par(A), par(B)])), written(Draft([par(A, Raw(TRACKED)), par(B)])), ["added"], "reject")


def _python_docx(change: Callable) -> bytes:
    document = WordDocument()
    document.core_properties.created = DATE
    document.add_heading("Verslag", 1)
    document.add_paragraph(A)
    document.add_paragraph("een punt", style="List Bullet")
    document.add_paragraph("nog een punt", style="List Bullet")
    grid = document.add_table(2, 2, style="Table Grid")
    grid.cell(0, 0).text, grid.cell(1, 1).text = "Wie", "VNG"
    document.add_paragraph(B)
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@case
def a_document_of_word_s_own_template() -> Case:
    def change(document) -> None:
        document.paragraphs[1].runs[0].text = A.replace("gemeenten", "provincies")
        document.tables[0].add_row().cells[0].text = "IPO"
        document.add_paragraph("laatste punt", style="List Number")

    return replace(Case(_python_docx(lambda document: None), _python_docx(change), None))


def _letter(letter: Letter) -> bytes:
    return RENDERER.render(letter, STYLE)


@case
def nine_edits_in_a_letter() -> Case:
    words = [
        "alfa",
        "bravo",
        "charlie",
        "delta",
        "echo",
        "foxtrot",
        "golf",
        "hotel",
        "india",
        "juliett",
        "kilo",
        "lima",
    ]
    lines = [f"In deze alinea staat het woord {word} midden in een gewone zin over niets." for word in words]
    letter = replace(seed_letter(), body=tuple(Paragraph((Run(line),)) for line in lines))
    edited = list(lines)
    for number in range(9):
        edited[number] = edited[number].replace(words[number], f"nieuw{number}")
    return Case(
        _letter(letter),
        _letter(replace(letter, body=tuple(Paragraph((Run(line),)) for line in edited))),
        ["replaced"] * 9,
    )


@case
def a_letter_with_everything_edited() -> Case:
    old = everything_letter()
    new = replace(
        old, body=(Heading((Run("Geheel nieuw"),)), *old.body[:4], Paragraph((Run("Erbij."),)), *old.body[5:])
    )
    return Case(_letter(old), _letter(new), None)


@case
def one_letter_for_another() -> Case:
    # LibreOffice makes a text of its own of floating paragraphs, and cannot take away the end of its last one.
    return Case(_letter(seed_letter()), _letter(everything_letter()), None, office=False)


@case
def a_letter_issued() -> Case:
    draft = everything_letter()
    return Case(_letter(draft), _letter(replace(draft, pages=replace(draft.pages, draft=""))), [])


def all_cases() -> dict[str, Case]:
    return {name: make() for name, make in CASES.items()}
