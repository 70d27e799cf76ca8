"""Letters from before briefgen are exported as they were found, with metadata that say what is known and no more."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from archive_export.forging import bag_again, is_whole, verdict
from archive_export.letters_to_export import FAST, TERMS, issue, made_up
from archive_export.schemas import MDTO, faults
from campaigns.making import NOW, new_archive
from composing import first_record
from extract.hostile_files import scanned_pdf
from letters_from_before import Before, add

from briefgen.archive.adding.completing import complete
from briefgen.archive.export.errors import NotCompleteError
from briefgen.archive.export.exporting import Exported, export, export_all
from briefgen.archive.export.terms import Keeping, Terms
from briefgen.archive.facts import annotate, replace, withdraw
from briefgen.archive.keeping import Archive
from briefgen.folders import TemplateFolders
from briefgen.ministry.profile import read_profile

PLACE = {"": "https://www.nationaalarchief.nl/mdto"}


def terms(**rest: Keeping) -> Terms:
    profile, _problems = read_profile("jenv", folders=TemplateFolders.standard())
    assert profile is not None
    return Terms(TERMS.at, TERMS.program, rest.get("keeping", Keeping()), {"jenv": profile})


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return new_archive(tmp_path / "archive", files=FAST)


def metadata(exported: Exported, number: int = 0) -> ElementTree.Element:
    folder = exported.packages[number].folder
    return ElementTree.parse(folder / "data" / f"{folder.name}.mdto.xml").getroot()[0]


def texts(element: ElementTree.Element, place: str) -> list[str | None]:
    return [each.text for each in element.iterfind(place, PLACE)]


def test_a_package_holds_the_file_as_it_was_and_verifies(archive: Archive, tmp_path: Path):
    (added,) = add(archive, Before())
    annotate(archive, "jenv", "5712345", {"zaak": "2009Z00001"}, sha256=added.sha256, at=NOW)
    exported = export(archive, ["5712345"], tmp_path / "out", terms=terms(), files=FAST)
    (package,) = exported.packages
    assert package.folder.name == f"jenv_5712345_{added.sha256[:12]}"
    assert (package.folder / "data" / "original.pdf").read_bytes() == Before().pdf()
    status, text = verdict(exported.head, package.folder)
    assert status == 0, text
    assert "2009Z00001" in text
    assert not (package.folder / "data" / "letter.diwoo.xml").exists()
    assert any("Whether it is public is not known" in each for each in package.left_out)


def test_its_metadata_say_what_was_read(archive: Archive, tmp_path: Path):
    add(archive, Before(words=("Zie Kamerstukken II 2008/09, 19 637, nr. 1250.",)))
    letter = metadata(export(archive, ["5712345"], tmp_path / "out", terms=terms(), files=FAST))
    assert texts(letter, "identificatie/identificatieKenmerk") == ["5712345"]
    assert texts(letter, "naam") == ["Voortgang opvang"]
    assert texts(letter, "event/eventTijd")[:2] == ["2009-03-17", "2020-11-17T12:00:00+00:00"]
    assert texts(letter, "archiefvormer/verwijzingNaam") == ["Ministerie van Justitie"]
    assert texts(letter, "isOnderdeelVan/verwijzingIdentificatie/identificatieKenmerk") == ["19637"]
    assert texts(letter, "beperkingGebruik/beperkingGebruikType/begripLabel") == ["Nader te bepalen"]


@pytest.mark.parametrize("keeping", [Keeping(), Keeping(10, "Selectielijst")])
def test_metadata_are_valid_however_little_is_known(archive: Archive, tmp_path: Path, keeping: Keeping):
    scan, _letter = add(archive, scanned_pdf(), Before())
    complete(archive, [(scan.sha256, {"ministry": "jenv"})], at=NOW)
    exported = export_all(archive, tmp_path / "out", terms=terms(keeping=keeping), files=FAST)
    for package in exported.packages:
        assert is_whole(exported.head, package.folder)
        for path in sorted(package.folder.rglob("*.mdto.xml")):
            assert faults(MDTO, path.read_bytes()) == [], path


def test_what_was_filled_in_counts(archive: Archive, tmp_path: Path):
    (scan,) = add(archive, scanned_pdf())
    given = {"ministry": "jenv", "reference": "0042", "date": "2005-06-07", "subject": "Wolven", "dossiers": ["19637"]}
    complete(archive, [(scan.sha256, given)], at=NOW)
    exported = export(archive, ["0042"], tmp_path / "out", terms=terms(), files=FAST)
    letter = metadata(exported)
    assert texts(letter, "naam") == ["Wolven"]
    assert texts(letter, "event/eventTijd")[0] == "2005-06-07"
    assert texts(letter, "isOnderdeelVan/verwijzingIdentificatie/identificatieKenmerk") == ["19637"]
    assert is_whole(exported.head, exported.packages[0].folder)


def test_a_letter_without_reference_is_named_by_its_hash(archive: Archive, tmp_path: Path):
    (scan,) = add(archive, scanned_pdf(), given={"ministry": "jenv"})
    exported = export(archive, [scan.sha256[:12]], tmp_path / "out", terms=terms(), files=FAST)
    assert exported.packages[0].folder.name == f"jenv_{scan.sha256[:12]}"
    assert texts(metadata(exported), "identificatie/identificatieKenmerk") == [scan.sha256]
    assert texts(metadata(exported), "naam") == ["brief 0.pdf"]
    assert is_whole(exported.head, exported.packages[0].folder)


def test_without_a_ministry_it_is_refused_by_name_and_left_out_of_all(archive: Archive, tmp_path: Path):
    scan, _letter = add(archive, scanned_pdf(), Before())
    with pytest.raises(NotCompleteError):
        export(archive, [scan.sha256[:12]], tmp_path / "out", terms=terms(), files=FAST)
    exported = export_all(archive, tmp_path / "out", terms=terms(), files=FAST)
    assert exported.waiting == (scan.sha256[:12],)
    assert [each.reference for each in exported.packages] == ["5712345"]


def test_two_with_one_reference_have_a_package_each(archive: Archive, tmp_path: Path):
    one, two = add(archive, Before(), Before(words=("Een andere brief.",)))
    withdraw(archive, "jenv", "5712345", sha256=two.sha256, reason="dubbel", at=NOW)
    issue(archive, "5712346", made_up(first_record()))
    replace(archive, "jenv", "5712345", sha256=one.sha256, by="5712346", reason="fout", at=NOW)
    exported = export_all(archive, tmp_path / "out", terms=terms(), files=FAST)
    assert len(exported.packages) == 3
    said = [verdict(exported.head, each.folder) for each in exported.packages]
    assert [status for status, _text in said] == [0, 0, 0]
    assert ["dubbel" in text for _status, text in said] == [False, True, False]
    assert ["fout" in text for _status, text in said] == [True, False, True]


def test_a_new_letter_that_says_it_replaces_it_is_in_both_packages(archive: Archive, tmp_path: Path):
    add(archive, Before())
    issue(archive, "5712346", made_up(first_record()), replaces="5712345")
    exported = export(archive, ["5712345", "5712346"], tmp_path / "out", terms=terms(), files=FAST)
    assert all(is_whole(exported.head, each.folder) for each in exported.packages)
    place = "gerelateerdInformatieobject/gerelateerdInformatieobjectVerwijzing/verwijzingNaam"
    assert texts(metadata(exported, 0), place)[:1] == ["5712346"]
    assert texts(metadata(exported, 1), place)[:1] == ["5712345"]


def test_a_change_of_anything_sealed_is_found(archive: Archive, tmp_path: Path):
    (added,) = add(archive, Before(), given={"unit": "Directie Wetgeving", "subject": "Wolven"})
    exported = export(archive, [added.sha256], tmp_path / "out", terms=terms(), files=FAST)
    folder = exported.packages[0].folder
    assert is_whole(exported.head, folder)
    for name in ("original.pdf", "read.json", "words.txt", "manifest.json", "proof.json"):
        path = folder / "data" / name
        data = path.read_bytes()
        path.chmod(0o644)
        path.write_bytes(data[:-30] + bytes([data[-30] ^ 1]) + data[-29:])
        bag_again(folder)
        assert not is_whole(exported.head, folder), name
        path.write_bytes(data)
        bag_again(folder)
    proof = folder / "data" / "proof.json"
    content = json.loads(proof.read_text())
    content["entries"] = content["entries"][:1]  # without the completion the metadata are not those of the letter
    proof.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n")
    bag_again(folder)
    assert not is_whole(exported.head, folder)
