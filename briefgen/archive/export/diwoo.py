"""Metadata for active publication by DiWoo 0.9.8, for letters whose record says that they are public."""

from collections.abc import Iterator
from typing import Final

from briefgen.archive.export.known import Known, Sender
from briefgen.archive.export.mdto import answered
from briefgen.archive.export.xmltext import Element, elements, to_bytes

NAMESPACE: Final = "https://standaarden.overheid.nl/diwoo/metadata/"
_KERN: Final = "https://identifier.overheid.nl/tooi/def/thes/kern/"
# The ministries in the standard's own list; for another no identifier may stand, only the name.
MINISTRIES: Final = frozenset(
    f"https://identifier.overheid.nl/tooi/id/ministerie/mnre{code}"
    for code in (
        "0170",
        "0180",
        "1010",
        "1013",
        "1018",
        "1025",
        "1034",
        "1040",
        "1045",
        "1058",
        "1073",
        "1090",
        "1109",
        "1130",
        "1150",
        "1153",
        "1162",
        "1171",
        "1182",
    )
)
# The formats in the standard's own list, by the end of a file's name.
FORMATS: Final = frozenset(
    [
        "CSV",
        "DOC",
        "DOCX",
        "HTML",
        "ODP",
        "ODS",
        "ODT",
        "PDF",
        "PPSX",
        "PPT",
        "PPTX",
        "RTF",
        "TXT",
        "XLS",
        "XLSX",
        "ZIP",
    ]
)
_EU: Final = "http://publications.europa.eu/resource/authority/"


def diwoo_bytes(known: Known) -> bytes:
    """The letter's metadata as a document of its own."""
    return to_bytes(diwoo_document(known))


def diwoo_document(known: Known) -> Element:
    """The `Document` element of the letter; in a sitemap it stands beside the letter's address."""
    manifest = known.manifest
    return _document(
        _elements("identifiers", _text("identifier", manifest.reference)),
        _organisation("publisher", known.sender),
        _organisation("verantwoordelijke", known.sender),
        _elements("titelcollectie", _text("officieleTitel", manifest.subject)),
        _classification(("Kamerbrief", "c_49599e6c")),
        _text("creatiedatum", manifest.issued_on.isoformat()),
        _text("language", "Nederlands", resource=f"{_EU}language/NLD"),
        _text("format", "PDF", resource=f"{_EU}file-type/PDF"),
        *(_text("aggregatiekenmerk", dossier) for dossier in (known.record.dossiers if known.record else ())[:1]),
        _elements("documenthandelingen", _signed(known), _sealed(known)),
        _relations(known),
    )


def enclosure_document(known: Known, name: str) -> Element:
    """The `Document` element of an enclosure, of which less is known: its language and date are left out."""
    suffix = name.rpartition(".")[2].upper()
    return _document(
        _elements("identifiers", _text("identifier", f"{known.manifest.reference}#{name}")),
        _organisation("publisher", known.sender),
        _elements("titelcollectie", _text("officieleTitel", known.title_of(name))),
        _classification(("beslisnota", "c_2977c34f") if known.is_decision_note(name) else None),
        _text("format", suffix, resource=f"{_EU}file-type/{suffix}") if suffix in FORMATS else None,
        _text("isPartOf", known.manifest.subject, resource=known.manifest.reference),
        _elements("documenthandelingen", _sealed(known)),
    )


def _document(*inner: Element | None) -> Element:
    return Element("diwoo:Document", (_elements("DiWoo", *inner),), {"xmlns:diwoo": NAMESPACE})


def _classification(kind: tuple[str, str] | None) -> Element:
    category = _kern("informatiecategorie", "vergaderstukken Staten-Generaal", "c_c76862ab")
    return _elements(
        "classificatiecollectie",
        _elements("informatiecategorieen", category),
        _elements("documentsoorten", _kern("documentsoort", *kind)) if kind else None,
    )


def _signed(known: Known) -> Element:
    """On the letter's date, as the letter says."""
    return _act(known, "ondertekening", "c_e1ec050e", f"{known.manifest.issued_on.isoformat()}T00:00:00")


def _sealed(known: Known) -> Element:
    """At the moment at which the archive sealed it."""
    return _act(known, "vaststelling", "c_641ecd76", known.told.issued.at)


def _act(known: Known, label: str, concept: str, moment: str) -> Element:
    return _elements(
        "documenthandeling",
        _kern("soortHandeling", label, concept),
        _text("atTime", moment),
        _organisation("wasAssociatedWith", known.sender),
    )


def _relations(known: Known) -> Element | None:
    found = tuple(_each_relation(known))
    return _elements("documentrelaties", *found) if found else None


def _each_relation(known: Known) -> Iterator[Element]:
    for name in known.enclosures():
        yield _relation("heeft bijlage", "c_05f4a5f3", known.title_of(name), f"{known.manifest.reference}#{name}")
    for cited in answered(known):
        yield _relation("is reactie op", "c_07748060", cited, cited)
    for reference in (known.told.replaces, known.told.replaced_by):
        if reference:
            yield _relation("verwijst naar", "c_75fac459", reference, reference)


def _relation(label: str, concept: str, title: str, identifier: str) -> Element:
    return _elements("documentrelatie", _kern("role", label, concept), _text("relation", title, resource=identifier))


def _organisation(name: str, sender: Sender) -> Element:
    attributes = {"resource": sender.uri} if sender.uri in MINISTRIES else {}
    return _text(name, sender.name, **attributes)


def _elements(name: str, *inner: Element | None) -> Element:
    return elements(f"diwoo:{name}", *inner)


def _text(name: str, text: str, **attributes: str) -> Element:
    return Element(f"diwoo:{name}", text, attributes)


def _kern(name: str, label: str, concept: str) -> Element:
    return _text(name, label, resource=_KERN + concept)
