"""Letters from before briefgen are read: a sample of those that are measured, and what each field asks for."""

# ruff: noqa: E501 - letters read better on their long lines

import datetime
from pathlib import Path

import pytest
from extract.hostile_files import page_of, stream
from extract.layouts_word import package, paragraph, table, text_box
from extract.letter_facts import facts
from extract.made_letters import quick_letters
from extract.measuring import Measured, senders

from briefgen.errors import UnreadableError
from briefgen.extract.fields import FIELDS, Extracted, SignedBy, Sure
from briefgen.extract.fields_json import from_plain, to_plain
from briefgen.extract.forms import find_dates, is_reference
from briefgen.extract.letters import read_letter
from briefgen.extract.senders import Senders, senders_from_plain, senders_of, senders_to_plain

SENDERS = senders()


def typed(*lines: str, more: str = "", known: Senders = SENDERS) -> Extracted:
    """What is read of a Word letter typed so; a tab parts a label from its value."""
    body = "".join(paragraph(line) for line in lines) + more
    return read_letter(package(body), name="brief.docx", senders=known)


def drawn(*placed: tuple[float, float, str]) -> Extracted:
    """What is read of a PDF with these texts at these places: left edge and height above the foot, in points."""
    shown = b"".join(
        b"BT /F 9 Tf %.1f %.1f Td (%s) Tj ET\n"
        % (x, y, text.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)"))
        for x, y, text in placed
    )
    return read_letter(page_of(stream(shown)), name="brief.pdf", senders=SENDERS)


HEAD = (
    "Ministerie van Justitie en Veiligheid",
    "De Voorzitter van de Tweede Kamer der Staten-Generaal",
    "Ons kenmerk\t3090253",
    "Datum\t17 november 2020",
    "Onderwerp\tStand van zaken",
)
TEXT = "Hierbij informeer ik u over de stand van zaken, zoals toegezegd in het debat van 4 november 2020."


def test_a_sample_of_the_measured_letters_is_read_without_a_wrong_value() -> None:
    measured = Measured()
    for each in quick_letters(40):
        measured.add(each.name, each.truth, each.words, read_letter(each.data, name=each.name, senders=SENDERS))
    assert measured.misses == []
    assert min(measured.words_found) > 0.99
    assert min(measured.words_right) > 0.99


def test_the_measured_figures_are_kept() -> None:
    text = Path(__file__).with_name("measured.md").read_text(encoding="utf-8")
    assert all(f"| {name} |" in text for name in FIELDS)


def test_a_field_says_where_it_stood() -> None:
    letter = typed(*HEAD, TEXT)
    assert letter.reference is not None
    assert str(letter.reference.where) == "“Ons kenmerk 3090253”"
    assert letter.date is not None
    assert (letter.date.value, letter.date.sure) == (datetime.date(2020, 11, 17), Sure.CERTAIN)


def test_a_label_without_a_value_gives_none() -> None:
    letter = typed("Ministerie van Justitie en Veiligheid", "Ons kenmerk", "Uw kenmerk", "Datum", HEAD[4], TEXT)
    assert (letter.reference, letter.your_reference, letter.date) == (None, None, None)
    assert "reference" in letter.missing


def test_words_of_the_text_that_look_like_labels_are_no_fields() -> None:
    letter = typed(
        HEAD[0], "", TEXT, "Betreft het een nieuwe aanvraag, dan duurt het langer dan anders het geval was geweest.",
        "Kenmerk van deze aanpak is dat zij vrijwillig is.", "Datum en plaats volgen op 3 mei 2021."
    )  # fmt: skip
    assert (letter.reference, letter.subject, letter.date) == (None, None, None)


def test_a_table_of_the_text_gives_no_fields() -> None:
    rows = [[paragraph("Datum"), paragraph("Kenmerk")], [paragraph("3 mei 2011"), paragraph("123456")]]
    letter = typed(HEAD[0], HEAD[4], "", TEXT, more=table(rows, [3000, 3000]))
    assert (letter.reference, letter.date) == (None, None)


def test_text_boxes_are_read_once() -> None:
    box = text_box(1, paragraph("Ons kenmerk") + paragraph("3090253"), x=400, y=100, width=100, height=90)
    letter = read_letter(package(paragraph(more=box) + paragraph(TEXT)), name="x", senders=SENDERS)
    assert letter.reference is not None
    assert letter.reference.value == "3090253"
    assert letter.text == TEXT


def test_two_numbers_under_one_label_are_less_than_certain() -> None:
    letter = typed(HEAD[0], "Ons kenmerk\t3090253", "Ons kenmerk\t3090254", HEAD[4], TEXT)
    assert letter.reference is not None
    assert letter.reference.sure is Sure.LIKELY


def test_a_date_after_a_place_is_likely() -> None:
    letter = typed(HEAD[0], "'s-Gravenhage, 3 mei 2005", HEAD[4], TEXT)
    assert letter.date is not None
    assert (letter.date.value, letter.date.sure) == (datetime.date(2005, 5, 3), Sure.LIKELY)


@pytest.mark.parametrize(
    ("line", "houses"),
    [
        ("Aan de Voorzitter van de Eerste Kamer der Staten-Generaal", ("eerste-kamer",)),
        ("AAN DE VOORZITTER VAN DE TWEEDE KAMER DER STATEN-GENERAAL", ("tweede-kamer",)),
        ("Aan de Voorzitters van de Eerste en de Tweede Kamer der Staten-Generaal", ("eerste-kamer", "tweede-kamer")),
        ("Aan het bestuur van de VNG", None),
        ("Afschrift aan de Voorzitter van de Eerste Kamer der Staten-Generaal", None),
    ],
)
def test_the_house_is_read_from_the_addressee(line: str, houses: tuple[str, ...] | None) -> None:
    letter = typed(HEAD[0], line, *HEAD[2:], TEXT)
    assert (letter.addressee.value if letter.addressee else None) == houses


@pytest.mark.parametrize(
    ("lines", "signed"),
    [
        (["De Minister van Justitie en Veiligheid,", "", "", "F.B.J. Grapperhaus"], [("De Minister van Justitie en Veiligheid", "F.B.J. Grapperhaus")]),
        (["DE MINISTER VAN DEFENSIE", "", "mr. drs. G.P. Tuinman"], [("DE MINISTER VAN DEFENSIE", "mr. drs. G.P. Tuinman")]),
        (["de minister voor Langdurige Zorg en Sport,", "", "Conny Helder"], [("de minister voor Langdurige Zorg en Sport", "Conny Helder")]),
        (["Piet Adema", "Minister van Landbouw, Natuur en Voedselkwaliteit"], [("Minister van Landbouw, Natuur en Voedselkwaliteit", "Piet Adema")]),
        (["De minister-president,", "minister van Algemene Zaken,", "", "Mark Rutte"], [("De minister-president, minister van Algemene Zaken", "Mark Rutte")]),
        (["De minister van Onderwijs,", "Cultuur en", "Wetenschap,", "", "Arie Slob"], [("De minister van Onderwijs, Cultuur en Wetenschap", "Arie Slob")]),
        (["De Minister van Financiën,", "", "S.A.M. Kaag", "", "De Staatssecretaris van Financiën,", "", "M.L.A. van Rij"], [("De Minister van Financiën", "S.A.M. Kaag"), ("De Staatssecretaris van Financiën", "M.L.A. van Rij")]),
        (["De Minister van Financiën heeft u hierover bericht."], None),
        (["De Minister van Financiën, de VNG en het IPO", "werken samen aan dit vraagstuk."], None),
    ],
)  # fmt: skip
def test_who_signed_is_read(lines: list[str], signed: list[tuple[str, str]] | None) -> None:
    letter = typed(*HEAD, "", TEXT, "", *lines)
    found = [(each.office, each.name) for each in letter.signatories.value] if letter.signatories else None
    assert found == signed


@pytest.mark.parametrize(
    ("text", "dossiers"),
    [
        ("Zie Kamerstuk 19 637, nr. 2677 en Kamerstukken II 2019/20, 36600-VII, nr. 5.", ("19637", "36600-VII")),
        ("Zie kst-19637-2677.", ("19637",)),
        ("Zie Kamerstuk 29 544.", ("29544",)),
        ("De kosten zijn € 36 600 en 2500 EH is een postcode; bel 070-3707911.", None),
    ],
)
def test_dossiers_are_read_from_citations(text: str, dossiers: tuple[str, ...] | None) -> None:
    letter = typed(*HEAD, "", TEXT, text)
    assert (letter.dossiers.value if letter.dossiers else None) == dossiers


def test_the_column_beside_the_text_is_not_in_it() -> None:
    letter = drawn(
        (60, 700, "Onderwerp Stand van zaken"), (60, 670, "De eerste regel van de tekst loopt tot aan"), (400, 670, "Ons kenmerk"),
        (60, 658, "de kolom en gaat hier verder, regel na regel"), (400, 658, "3090253"), (60, 646, "tot het einde van de alinea is bereikt."),
    )  # fmt: skip
    assert letter.reference is not None
    assert letter.reference.value == "3090253"
    assert "kenmerk" not in letter.text
    assert letter.text.endswith("tot het einde van de alinea is bereikt.")


def test_lines_in_any_order_are_read_from_top_to_bottom() -> None:
    lines = [(60.0, 700.0 - 12 * n, f"regel {n} van deze tekst") for n in range(12)]
    assert drawn(*reversed(lines)).text == drawn(*lines).text


def test_the_number_of_a_footnote_is_no_part_of_its_word() -> None:
    shown = b"BT /F 9 Tf 60 700 Td (Dit is een tekst met een noot, nr. 620\\).) Tj 3 Ts /F 6 Tf (1) Tj 0 Ts /F 9 Tf 0 -40 Td 3 Ts /F 6 Tf (1) Tj 0 Ts /F 9 Tf (Zie daar.) Tj ET"
    letter = read_letter(page_of(stream(shown)), name="x", senders=SENDERS)
    assert letter.text == "Dit is een tekst met een noot, nr. 620).\nZie daar."


def test_tracked_deletions_and_hidden_text_are_not_read() -> None:
    gone = "<w:p><w:del><w:r><w:delText>weg</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r></w:p>"
    letter = typed(*HEAD, "", TEXT, more=gone)
    assert letter.text == TEXT


def test_a_letter_goes_through_json_unchanged() -> None:
    from extract.layouts_own import own_pdf

    letter = read_letter(own_pdf(facts(3)), name="brief.pdf", senders=SENDERS)
    assert from_plain(to_plain(letter)) == letter
    assert all(letter.field(name) is not None for name in ("reference", "signatories", "addressee"))


def test_senders_go_through_json_unchanged() -> None:
    assert senders_from_plain(senders_to_plain(SENDERS)) == SENDERS


def test_a_profile_adds_its_own_labels_and_ministry() -> None:
    from briefgen.ministry.model import Profile

    profile = Profile.model_validate(
        {
            "code": "weno", "tooi": "mnre9999", "names": [{"name": "Ministerie van Waterbeheer en Oevers"}],
            "return_address": "> Retouradres", "addresses": [{"lines": ["Kade 1"]}], "addressees": {},
            "offices": {"minister": {"title": "De Minister van Waterbeheer en Oevers"}},
            "labels": {"reference": "Registernummer"}, "references": {"pattern": r"WENO-\\d{4}", "example": "WENO-1234"},
        }
    )  # fmt: skip
    letter = typed(
        "Ministerie van Waterbeheer en Oevers",
        "Registernummer\tWENO-1234",
        HEAD[4],
        "",
        TEXT,
        known=senders_of([profile]),
    )
    assert letter.ministry is not None
    assert letter.ministry.value == "weno"
    assert letter.reference is not None
    assert letter.reference.value == "WENO-1234"


def test_an_old_name_of_a_ministry_is_known() -> None:
    letter = typed("Ministerie van Verkeer en Waterstaat", *HEAD[1:], TEXT)
    assert letter.ministry is not None
    assert (letter.ministry.value, letter.ministry.sure) == ("venw", Sure.CERTAIN)


def test_a_ministry_that_is_not_named_is_that_of_the_office() -> None:
    letter = typed(*HEAD[1:], "", TEXT, "", "De Minister van Financiën,", "", "", "S.A.M. Kaag")
    assert letter.signatories is not None
    assert letter.signatories.value == (SignedBy("De Minister van Financiën", "S.A.M. Kaag"),)
    assert letter.ministry is not None
    assert (letter.ministry.value, letter.ministry.sure) == ("financien", Sure.LIKELY)


@pytest.mark.parametrize(
    "text", ["IENW/BSK-2020/236124", "3090253", "DGKE-E / 20301234", "2356714-1008392-PDC19", "BZDOC-123-4"]
)
def test_numbers_of_many_forms_are_references(text: str) -> None:
    assert is_reference(text)


@pytest.mark.parametrize(
    "text",
    [
        "17 november 2020",
        "070-3707911",
        "2500 EH Den Haag",
        "Postbus 20301",
        "Programma Covid-19",
        "5",
        "zie bijlage 3",
    ],
)
def test_what_is_something_else_is_no_reference(text: str) -> None:
    assert not is_reference(text)


def test_dates_in_words_and_figures_are_found() -> None:
    days = find_dates("op 4 mei 2021, 05-05-2021 en 2021-05-06, niet 31 februari 2021 of 1-2-3")
    assert days == [datetime.date(2021, 5, 4), datetime.date(2021, 5, 5), datetime.date(2021, 5, 6)]


def test_what_is_no_letter_is_refused_with_its_problem() -> None:
    with pytest.raises(UnreadableError) as refusal:
        read_letter(b"brief", name="brief.txt", senders=SENDERS)
    assert [problem.code for problem in refusal.value.problems] == ["E101"]
