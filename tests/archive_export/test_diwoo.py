"""The metadata for active publication: valid, only of public letters, and in a sitemap that the Woo index can read."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import needs
import pytest
from archive_export.conftest import SITE
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
from archive_export.schemas import DIWOO, faults, values_of
from campaigns.making import NOW, new_archive
from composing import first_record

from briefgen.archive.export.diwoo import FORMATS, MINISTRIES
from briefgen.archive.export.errors import SiteRefusedError
from briefgen.archive.export.exporting import Exported, export, export_all
from briefgen.archive.export.history import History
from briefgen.archive.export.known import know
from briefgen.archive.export.sitemap import Sitemaps
from briefgen.archive.facts import withdraw
from briefgen.archive.keeping import Archive
from briefgen.folders import packaged_folder

Folder = Callable[[str], Path]
IN_DIWOO = {"": "https://standaarden.overheid.nl/diwoo/metadata/"}
IN_SITEMAP = {"": "http://www.sitemaps.org/schemas/sitemap/0.9"}
KERN = "https://identifier.overheid.nl/tooi/def/thes/kern/"
# What a sitemap must be, by the protocol of sitemaps.org; the elements of another vocabulary are judged by its schema.
SITEMAP_SCHEMA = b"""\
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  targetNamespace="http://www.sitemaps.org/schemas/sitemap/0.9" elementFormDefault="qualified">
 <xs:simpleType name="address"><xs:restriction base="xs:anyURI">
  <xs:minLength value="12"/><xs:maxLength value="2048"/><xs:pattern value="https?://[!-~]+"/>
 </xs:restriction></xs:simpleType>
 <xs:simpleType name="moment"><xs:union memberTypes="xs:date xs:dateTime"/></xs:simpleType>
 <xs:element name="urlset"><xs:complexType><xs:sequence>
  <xs:element name="url" maxOccurs="50000"><xs:complexType><xs:sequence>
   <xs:element name="loc" type="address"/>
   <xs:element name="lastmod" type="moment" minOccurs="0"/>
   <xs:any namespace="##other" processContents="skip" minOccurs="0" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType></xs:element>
 </xs:sequence></xs:complexType></xs:element>
 <xs:element name="sitemapindex"><xs:complexType><xs:sequence>
  <xs:element name="sitemap" maxOccurs="50000"><xs:complexType><xs:sequence>
   <xs:element name="loc" type="address"/>
  </xs:sequence></xs:complexType></xs:element>
 </xs:sequence></xs:complexType></xs:element>
</xs:schema>
"""


def diwoo_of(folder: Path) -> ElementTree.Element:
    return ElementTree.parse(folder / "data" / "letter.diwoo.xml").getroot()[0]


def texts(element: ElementTree.Element, place: str) -> list[str | None]:
    return [each.text for each in element.iterfind(place, IN_DIWOO)]


def links(element: ElementTree.Element, place: str) -> list[str | None]:
    return [each.get("resource") for each in element.iterfind(place, IN_DIWOO)]


@pytest.mark.parametrize("reference", [FIRST, SECOND, PLAIN])
def test_the_metadata_of_a_public_letter_are_valid(folder_of: Folder, reference: str):
    assert faults(DIWOO, (folder_of(reference) / "data" / "letter.diwoo.xml").read_bytes()) == []


def test_the_schema_sees_a_fault(folder_of: Folder):
    data = (folder_of(FIRST) / "data" / "letter.diwoo.xml").read_bytes()
    assert faults(DIWOO, data.replace(b"c_49599e6c", b"c_00000000"))


@pytest.mark.parametrize("reference", [GUARDED, UNREADABLE])
def test_a_letter_that_is_not_public_has_none(folder_of: Folder, reference: str):
    assert not list(folder_of(reference).rglob("*diwoo*"))


def test_the_metadata_say_what_the_standard_asks(folder_of: Folder):
    letter = diwoo_of(folder_of(FIRST))
    assert texts(letter, "identifiers/identifier") == [FIRST]
    assert texts(letter, "publisher") == ["Ministerie van Justitie en Veiligheid"]
    assert links(letter, "publisher") == ["https://identifier.overheid.nl/tooi/id/ministerie/mnre1058"]
    assert texts(letter, "titelcollectie/officieleTitel") == ["Bestuurlijk overleg LVV d.d. 4 november 2020"]
    assert links(letter, ".//informatiecategorie") == [f"{KERN}c_c76862ab"]
    assert links(letter, ".//documentsoort") == [f"{KERN}c_49599e6c"]
    assert texts(letter, "creatiedatum") == ["2020-11-17"]
    assert texts(letter, "aggregatiekenmerk") == ["19 637"]
    assert list(zip(links(letter, ".//soortHandeling"), texts(letter, ".//atTime"), strict=True)) == [
        (f"{KERN}c_e1ec050e", "2020-11-17T00:00:00"),
        (f"{KERN}c_641ecd76", "2020-11-17T12:00:00+00:00"),
    ]


def test_relations_lead_to_enclosures_and_to_what_is_answered_or_replaced(folder_of: Folder):
    letter = diwoo_of(folder_of(FIRST))
    assert list(zip(links(letter, ".//role"), texts(letter, ".//relation"), strict=True)) == [
        (f"{KERN}c_05f4a5f3", "Beslisnota"),
        (f"{KERN}c_05f4a5f3", "Rapport & <bijlage>"),
        (f"{KERN}c_07748060", "2020Z18765"),
        (f"{KERN}c_07748060", "Kamerstuk 19 637, nr. 2677"),
        (f"{KERN}c_75fac459", SECOND),
    ]
    assert not diwoo_of(folder_of(PLAIN)).findall("documentrelaties", IN_DIWOO)


def test_the_ministries_with_an_identifier_are_those_of_the_standard():
    assert values_of("ministerielijst") == MINISTRIES


def test_the_formats_with_an_identifier_are_in_the_standard():
    names = {each.rpartition("/")[2] for each in values_of("formatlijst")}
    assert names >= FORMATS


def test_a_letter_that_was_withdrawn_is_no_longer_published(tmp_path: Path):
    archive = new_archive(tmp_path / "archive", files=FAST)
    issue(archive, "1", made_up(first_record()))
    made = export(archive, ["1"], tmp_path / "before", terms=TERMS, files=FAST)
    assert (made.packages[0].folder / "data" / "letter.diwoo.xml").is_file()
    withdraw(archive, "jenv", "1", reason="verkeerd verzonden", at=NOW)
    made = export_all(archive, tmp_path / "after", terms=TERMS, site=SITE, files=FAST)
    assert not list((tmp_path / "after").rglob("*diwoo*"))
    assert made.packages[0].left_out[0] == "It was withdrawn, so it has no metadata for publication."


def test_a_ministry_that_the_standard_does_not_know_stands_by_its_name(tmp_path: Path):
    archive = new_archive(tmp_path / "archive", files=FAST)
    profile = (packaged_folder() / "ministries/jenv/profile.yaml").read_bytes().replace(b"mnre1058", b"mnre9999")
    issue(archive, "1", made_up(first_record()), profile=profile)
    made = export_all(archive, tmp_path / "out", terms=TERMS, files=FAST)
    assert links(diwoo_of(made.packages[0].folder), "publisher") == [None]
    assert faults(DIWOO, (made.packages[0].folder / "data" / "letter.diwoo.xml").read_bytes()) == []


# The sitemap.


def test_a_sitemap_names_every_public_letter_with_its_enclosures_and_no_other(exported: Exported):
    assert [path.name for path in exported.sitemaps] == ["sitemapindex-diwoo-infocat007.xml", "sitemap-1.xml"]
    index, urls = (ElementTree.parse(path).getroot() for path in exported.sitemaps)
    assert [each.text for each in index.iterfind("sitemap/loc", IN_SITEMAP)] == [f"{SITE}/sitemap-1.xml"]
    assert [each.text for each in urls.iterfind("url/loc", IN_SITEMAP)] == [
        f"{SITE}/jenv_{FIRST}/data/letter.pdf",
        f"{SITE}/jenv_{FIRST}/data/enclosures/100%25%20beslisnota.docx",
        f"{SITE}/jenv_{FIRST}/data/enclosures/rapport.pdf",
        f"{SITE}/jenv_{SECOND}/data/letter.pdf",
        f"{SITE}/jenv_{PLAIN}/data/letter.pdf",
    ]


def test_an_enclosure_says_what_it_is_and_to_which_letter_it_belongs(exported: Exported):
    documents = list(ElementTree.parse(exported.sitemaps[1]).getroot().iterfind(".//{*}DiWoo"))
    note, report = documents[1:3]
    assert texts(note, "titelcollectie/officieleTitel") == ["Beslisnota"]
    assert links(note, ".//documentsoort") == [f"{KERN}c_2977c34f"]
    assert texts(report, "titelcollectie/officieleTitel") == ["Rapport & <bijlage>"]
    assert links(report, ".//documentsoort") == []
    assert links(report, "isPartOf") == links(note, "isPartOf") == [FIRST]
    assert [links(each, "format")[0].rpartition("/")[2] for each in (note, report)] == ["DOCX", "PDF"]


def test_an_address_in_the_sitemap_leads_to_the_letter_in_its_package(exported: Exported):
    urls = ElementTree.parse(exported.sitemaps[1]).getroot()
    for each in urls.iterfind("url/loc", IN_SITEMAP):
        assert each.text is not None
        assert (exported.sitemaps[1].parent / unquote(each.text.removeprefix(f"{SITE}/"))).is_file()


def test_sitemaps_are_valid_and_so_are_the_metadata_in_them(exported: Exported):
    etree = needs.need_module("lxml.etree")
    schema = etree.XMLSchema(etree.fromstring(SITEMAP_SCHEMA))
    for path in exported.sitemaps:
        assert schema.validate(etree.parse(str(path))), schema.error_log
    documents = etree.parse(str(exported.sitemaps[1])).getroot().iterfind("*/{*}Document")
    checked = [faults(DIWOO, etree.tostring(each)) for each in documents]
    assert checked == [[]] * 5


def test_the_metadata_in_the_sitemap_are_those_of_the_package(exported: Exported, folder_of: Folder):
    urls = ElementTree.parse(exported.sitemaps[1]).getroot()
    titles = [each.text for each in urls.iterfind(".//{*}officieleTitel")]
    assert titles[3] == HOSTILE.replace("\x0b", "\ufffd").replace("\ufffe", "\ufffd")
    assert titles[0] == texts(diwoo_of(folder_of(FIRST)), "titelcollectie/officieleTitel")[0]


@pytest.mark.parametrize(("most", "count"), [(1, 5), (2, 3), (4, 2), (5, 1)])
def test_many_addresses_go_into_several_sitemaps(archive: Archive, tmp_path: Path, most: int, count: int):
    maps = Sitemaps(tmp_path, site=f"{SITE}/", files=FAST, most=most)
    for told in History(archive, archive.log.head()).letters():
        maps.add(know(archive, told, terms=TERMS))
    names = maps.close()
    assert names[1:] == tuple(f"sitemap-{number}.xml" for number in range(1, count + 1))
    roots = [ElementTree.parse(tmp_path / name).getroot() for name in names]
    assert [each.text for each in roots[0].iterfind("sitemap/loc", IN_SITEMAP)] == [f"{SITE}/{x}" for x in names[1:]]
    assert sum(len(each) for each in roots[1:]) == 5


def test_without_a_public_letter_there_is_no_sitemap(tmp_path: Path):
    archive = new_archive(tmp_path / "archive", files=FAST)
    issue(archive, "1", made_up("geen verslag"))
    assert export_all(archive, tmp_path / "out", terms=TERMS, site=SITE, files=FAST).sitemaps == ()


@pytest.mark.parametrize(
    "site",
    [
        "open.example.nl",
        "ftp://open.example.nl",
        "https://",
        "https://a b",
        "https://x.nl/?a=1",
        "https://x.nl/<",
        "x" * 600,
    ],
)
def test_an_address_that_is_none_is_refused(archive: Archive, tmp_path: Path, site: str):
    with pytest.raises(SiteRefusedError):
        export_all(archive, tmp_path / "out", terms=TERMS, site=site, files=FAST)
    assert list(tmp_path.iterdir()) == []
