"""The metadata of letters and files by MDTO: valid, and saying what the letter, its record and the log say."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from archive_export.forging import verdict
from archive_export.letters_to_export import (
    FAST,
    FIRST,
    GUARDED,
    HOSTILE,
    PLAIN,
    SECOND,
    TERMS,
    UNREADABLE,
    issue,
    made_up,
)
from archive_export.schemas import MDTO, faults
from campaigns.making import NOW, new_archive
from composing import first_record

from briefgen.archive.export.exporting import Exported, export
from briefgen.archive.export.terms import Keeping, KeepingRefusedError
from briefgen.archive.facts import replace as told_later
from briefgen.archive.keeping import Archive

Folder = Callable[[str], Path]
NAMESPACE = {"": "https://www.nationaalarchief.nl/mdto"}


def letter_file(folder: Path) -> Path:
    return folder / "data" / f"{folder.name}.mdto.xml"


def object_of(path: Path) -> ElementTree.Element:
    return ElementTree.parse(path).getroot()[0]


def texts(element: ElementTree.Element, place: str) -> list[str | None]:
    return [each.text for each in element.iterfind(place, NAMESPACE)]


@pytest.mark.parametrize("reference", [FIRST, SECOND, GUARDED, UNREADABLE, PLAIN])
def test_all_metadata_of_a_package_are_valid(folder_of: Folder, reference: str):
    files = sorted(folder_of(reference).rglob("*.mdto.xml"))
    assert len(files) >= 7
    assert {path.name: faults(MDTO, path.read_bytes()) for path in files} == {path.name: [] for path in files}


def test_the_schema_sees_a_fault(folder_of: Folder):
    data = letter_file(folder_of(FIRST)).read_bytes()
    assert faults(MDTO, data.replace(b"waardering>", b"waarde>"))


def test_a_letter_says_what_it_is(folder_of: Folder):
    letter = object_of(letter_file(folder_of(FIRST)))
    assert letter.tag.endswith("informatieobject")
    assert texts(letter, "identificatie/identificatieKenmerk") == [FIRST, "2020D46511", "2020Z21833"]
    assert texts(letter, "identificatie/identificatieBron") == [
        "Ministerie van Justitie en Veiligheid",
        "Tweede Kamer der Staten-Generaal, documentnummer",
        "Tweede Kamer der Staten-Generaal, zaaknummer",
    ]
    assert texts(letter, "naam") == ["Bestuurlijk overleg LVV d.d. 4 november 2020"]
    assert texts(letter, "aggregatieniveau/begripLabel") == ["Archiefstuk"]
    assert texts(letter, "classificatie/begripLabel") == ["Kamerbrief"]
    assert texts(letter, "taal") == ["nl"]


def test_the_house_is_known_without_a_record_too(folder_of: Folder):
    letter = object_of(letter_file(folder_of(UNREADABLE)))
    assert texts(letter, "identificatie/identificatieBron")[1:] == ["Eerste Kamer der Staten-Generaal, documentnummer"]


def test_a_subject_with_everything_that_could_break_xml_is_kept(folder_of: Folder):
    letter = object_of(letter_file(folder_of(SECOND)))
    assert texts(letter, "naam") == [HOSTILE.replace("\x0b", "\ufffd").replace("\ufffe", "\ufffd")]


def test_events_have_the_dates_of_letter_and_log(folder_of: Folder):
    events = object_of(letter_file(folder_of(UNREADABLE))).findall("event", NAMESPACE)
    assert [(texts(each, "eventType/begripLabel")[0], texts(each, "eventTijd")[0]) for each in events] == [
        ("Creatie", "2020-11-17"),
        ("Bevriezing", "2020-11-17T12:00:00+00:00"),
        ("Intrekking", "2020-11-17T12:00:00+00:00"),
        ("Export", "2026-03-12T09:30:00+01:00"),
    ]
    assert texts(events[2], "eventResultaat") == ["verkeerd verzonden <&>"]


def test_the_maker_is_the_ministry_with_its_lasting_identifier(folder_of: Folder):
    for reference, name in ((FIRST, "Ministerie van Justitie en Veiligheid"), (SECOND, "Ministerie van Justitie")):
        letter = object_of(letter_file(folder_of(reference)))
        assert texts(letter, "archiefvormer/verwijzingNaam") == [name]
        assert texts(letter, "archiefvormer/verwijzingIdentificatie/identificatieKenmerk") == [
            "https://identifier.overheid.nl/tooi/id/ministerie/mnre1058"
        ]


def test_a_letter_is_part_of_its_dossiers(folder_of: Folder):
    place = "isOnderdeelVan/verwijzingIdentificatie/identificatieKenmerk"
    assert texts(object_of(letter_file(folder_of(FIRST))), place) == ["19 637", "36600-VII"]
    assert texts(object_of(letter_file(folder_of(PLAIN))), place) == []


def test_a_letter_is_tied_to_what_it_answers_replaces_and_is_replaced_by(folder_of: Folder):
    def relations(reference: str) -> list[tuple[str | None, str | None]]:
        found = object_of(letter_file(folder_of(reference))).findall("gerelateerdInformatieobject", NAMESPACE)
        return [
            (
                texts(each, "gerelateerdInformatieobjectTypeRelatie/begripLabel")[0],
                texts(each, "gerelateerdInformatieobjectVerwijzing/verwijzingNaam")[0],
            )
            for each in found
        ]

    answers = [("Refereert aan", "2020Z18765"), ("Refereert aan", "Kamerstuk 19 637, nr. 2677")]
    assert relations(FIRST) == [("Is vervangen door", SECOND), *answers]
    assert relations(SECOND) == [("Vervangt", "3O90253"), *answers]
    assert relations(PLAIN) == []


def test_a_replacement_that_was_told_later_is_in_both_letters(tmp_path: Path):
    archive = new_archive(tmp_path / "archive", files=FAST)
    for reference in ("1", "2"):
        issue(archive, reference, made_up(first_record()))
    told_later(archive, "jenv", "1", by="2", reason="fout in de datum", at=NOW)
    made = export(archive, ["1", "2"], tmp_path / "out", terms=TERMS, files=FAST)
    place = "gerelateerdInformatieobject/gerelateerdInformatieobject"
    for package, kind, other in zip(made.packages, ("Is vervangen door", "Vervangt"), ("2", "1"), strict=True):
        letter = object_of(letter_file(package.folder))
        assert texts(letter, f"{place}TypeRelatie/begripLabel") == [kind]
        assert texts(letter, f"{place}Verwijzing/verwijzingNaam") == [other]
        status, text = verdict(made.head, package.folder)
        assert (status, "fout in de datum" in text) == (0, True)


def test_every_file_is_named_by_the_letter_and_names_the_letter(folder_of: Folder):
    data = folder_of(FIRST) / "data"
    letter = object_of(letter_file(folder_of(FIRST)))
    names = texts(letter, "heeftRepresentatie/verwijzingNaam")
    assert "enclosures/100% beslisnota.docx" in names
    sidecars = {path.relative_to(data).as_posix() for path in data.rglob("*.bestand.mdto.xml")}
    assert sidecars == {f"{name}.bestand.mdto.xml" for name in names}
    kept = texts(letter, "heeftRepresentatie/verwijzingIdentificatie/identificatieKenmerk")
    for name, identifier in zip(names, kept, strict=True):
        file = object_of(data / f"{name}.bestand.mdto.xml")
        assert texts(file, "identificatie/identificatieKenmerk") == [identifier]
        assert texts(file, "isRepresentatieVan/verwijzingIdentificatie/identificatieKenmerk") == [FIRST]
        assert texts(file, "omvang") == [str((data / str(name)).stat().st_size)]
    assert texts(letter, "aanvullendeMetagegevens/verwijzingNaam") == [
        "letter.diwoo.xml",
        "manifest.json",
        "proof.json",
    ]


def test_a_checksum_has_the_moment_of_the_seal(folder_of: Folder):
    file = object_of(folder_of(FIRST) / "data" / "letter.pdf.bestand.mdto.xml")
    assert texts(file, "checksum/checksumAlgoritme/begripLabel") == ["SHA-256"]
    assert texts(file, "checksum/checksumDatum") == ["2020-11-17T12:00:00+00:00"]
    listed = (folder_of(FIRST) / "manifest-sha256.txt").read_text()
    assert f"{texts(file, 'checksum/checksumWaarde')[0]}  data/letter.pdf\n" in listed


# Who may see it.


def test_restrictions_say_why(folder_of: Folder):
    def restrictions(reference: str) -> list[tuple[str | None, str | None]]:
        found = object_of(letter_file(folder_of(reference))).findall("beperkingGebruik", NAMESPACE)
        return [
            (
                texts(each, "beperkingGebruikType/begripLabel")[0],
                next(iter(texts(each, "beperkingGebruikNadereBeschrijving")), None),
            )
            for each in found
        ]

    assert restrictions(FIRST) == [("Geen beperking", None)]
    assert restrictions(GUARDED) == [
        ("Overig", "Rubricering: VERTROUWELIJK."),
        ("Overig", "De brief is niet openbaar."),
        ("Overig", "record.yaml bevat namen die niet openbaar mogen worden."),
    ]
    assert restrictions(UNREADABLE) == [("Nader te bepalen", "Het verslag bij deze brief kon niet worden gelezen.")]


# How long it is kept.


def kept(archive: Archive, to: Path, keeping: Keeping) -> ElementTree.Element:
    made: Exported = export(archive, [PLAIN], to, terms=replace(TERMS, keeping=keeping), files=FAST)
    path = letter_file(made.packages[0].folder)
    assert faults(MDTO, path.read_bytes()) == []
    return object_of(path)


def test_letters_are_kept_for_ever_unless_said_otherwise(archive: Archive, tmp_path: Path):
    letter = kept(archive, tmp_path, Keeping())
    assert texts(letter, "waardering/begripCode") == ["B"]
    assert texts(letter, "bewaartermijn/termijnEinddatum") == []


def test_a_term_has_its_end_and_its_reason(archive: Archive, tmp_path: Path):
    letter = kept(archive, tmp_path, Keeping(10, "Selectielijst Justitie 2020", "Overleg met de Kamer", "4.2"))
    assert texts(letter, "waardering/begripCode") == ["V"]
    assert texts(letter, "bewaartermijn/termijnStartdatumLooptijd") == ["2020-11-17"]
    assert texts(letter, "bewaartermijn/termijnLooptijd") == ["P10Y"]
    assert texts(letter, "bewaartermijn/termijnEinddatum") == ["2030-11-17"]
    assert texts(letter, "informatiecategorie/begripCode") == ["4.2"]
    assert texts(letter, "informatiecategorie/begripBegrippenlijst/verwijzingNaam") == ["Selectielijst Justitie 2020"]


def test_a_category_without_its_list_is_left_out(archive: Archive, tmp_path: Path):
    assert texts(kept(archive, tmp_path, Keeping(10, category="Overleg")), "informatiecategorie/begripLabel") == []


@pytest.mark.parametrize(
    ("years", "date", "end"),
    [(1, "2020-02-29", "2021-02-28"), (4, "2020-02-29", "2024-02-29"), (None, "2020-02-29", None)],
)
def test_a_term_ends_on_the_same_day_of_the_year(years: int | None, date: str, end: str | None):
    ends = Keeping(years).ends(datetime.date.fromisoformat(date))
    assert (ends and ends.isoformat()) == end


@pytest.mark.parametrize("years", [0, -1, 1001])
def test_a_term_that_is_none_is_refused(years: int):
    with pytest.raises(KeepingRefusedError):
        Keeping(years)


def test_a_term_beyond_the_calendar_is_refused():
    with pytest.raises(KeepingRefusedError):
        Keeping(1000).ends(datetime.date(9500, 1, 1))
