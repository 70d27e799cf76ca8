"""Metadata of a letter and its files by MDTO 1.0.1, the standard of the national archives.

What the record and the ministry's profile do not say is left out; where the schema wants a value all the same, the
standard's own "nader te bepalen" (to be decided) stands.
"""

import datetime
import re
from collections.abc import Iterator
from typing import Final

from briefgen.archive.export.known import Known
from briefgen.archive.export.terms import Keeping, Terms
from briefgen.archive.export.xmltext import Element, elements, to_bytes

_NAMESPACE: Final = "https://www.nationaalarchief.nl/mdto"
_TOOI_MINISTRIES: Final = "TOOI-register ministeries compleet"
_EVENTS: Final = "Begrippenlijst Eventtypen MDTO"
_RESTRICTIONS: Final = "Begrippenlijst BeperkingGebruikTypeLijst MDTO"
_RELATIONS: Final = "Begrippenlijst Relatietypen (informatieobject) MDTO"
_KAMERBRIEF: Final = "https://identifier.overheid.nl/tooi/def/thes/kern/c_49599e6c"
_HOUSE_NUMBERS: Final = {"D": "documentnummer", "Z": "zaaknummer"}


def letter_mdto(known: Known, *, terms: Terms, extra: tuple[str, ...]) -> bytes:
    """The metadata of the letter as one `informatieobject`; `extra` names files with further metadata."""
    manifest = known.manifest
    return _document(
        "informatieobject",
        *_identifications(known),
        _text("naam", manifest.subject),
        _concept("aggregatieniveau", "Archiefstuk", "Begrippenlijst Aggregatieniveaus MDTO"),
        _concept("classificatie", "Kamerbrief", "TOOI-waardelijst documentsoorten", code=_KAMERBRIEF),
        _text("taal", "nl"),
        *_events(known, terms=terms),
        *_appraisal(known, terms.keeping),
        *_dossiers(known),
        *(_reference("heeftRepresentatie", name, _file_id(known, name)) for name in sorted(manifest.files)),
        *(_reference("aanvullendeMetagegevens", name) for name in extra),
        *_relations(known),
        _reference("archiefvormer", known.sender.name, _identification(known.sender.uri, _TOOI_MINISTRIES)),
        *_restrictions(known),
    )


def file_mdto(known: Known, name: str) -> bytes:
    """The metadata of one file as a `bestand`; `name` is its path in the letter's folder."""
    digest, found = known.manifest.files[name], known.formats[name]
    return _document(
        "bestand",
        _file_id(known, name),
        _text("naam", name.rpartition("/")[2]),
        _text("omvang", str(digest.size)),
        _concept("bestandsformaat", found.label, "PRONOM-register", code=found.code),
        elements(
            "checksum",
            _concept("checksumAlgoritme", "SHA-256", "Begrippenlijst ChecksumAlgoritme MDTO"),
            _text("checksumWaarde", digest.sha256),
            _text("checksumDatum", known.told.issued.at),
        ),
        _reference("isRepresentatieVan", known.manifest.subject, _letter_id(known)),
    )


def _document(kind: str, *inner: Element) -> bytes:
    return to_bytes(Element("MDTO", (Element(kind, inner),), {"xmlns": _NAMESPACE}))


def _identifications(known: Known) -> Iterator[Element]:
    """Ours, then the numbers that the House gave it and that were noted later."""
    yield _letter_id(known)
    for value in dict.fromkeys(known.told.annotations.values()):
        number = re.fullmatch(r"\d{4}([DZ])\d{1,6}", value.strip())
        if number:
            yield _identification(value.strip(), f"{known.house}, {_HOUSE_NUMBERS[number[1]]}")


def _events(known: Known, *, terms: Terms) -> Iterator[Element]:
    issued, withdrawn = known.told.issued, known.told.withdrawn
    if known.manifest.date:
        yield _event("Creatie", known.manifest.date.isoformat(), known)
    sealed = f"Uitgegeven onder kenmerk {known.manifest.reference}"
    if known.is_added:
        sealed = f"Opgenomen zoals gevonden, als {issued.fields['name']}"
    result = f"{sealed}; SHA-256 van manifest.json: {issued.fields['seal']}"
    yield _event("Bevriezing", issued.at, known, result=result)
    if withdrawn:
        reason = str(withdrawn.fields["reason"])
        yield _event("Intrekking", withdrawn.at, known, result=reason, concepts="Gebeurtenissen in het briefarchief")
    yield _event("Export", terms.at.isoformat(timespec="seconds"), known, result=terms.program)


def _event(kind: str, moment: str, known: Known, *, result: str = "", concepts: str = _EVENTS) -> Element:
    return elements(
        "event",
        _concept("eventType", kind, concepts),
        _text("eventTijd", moment),
        _reference(
            "eventVerantwoordelijkeActor", known.sender.name, _identification(known.sender.uri, _TOOI_MINISTRIES)
        ),
        _text("eventResultaat", result) if result else None,
    )


def _appraisal(known: Known, keeping: Keeping) -> Iterator[Element]:
    values = "Begrippenlijst Waarderingen MDTO"
    if keeping.years is None:
        yield _concept("waardering", "Blijvend te bewaren", values, code="B")
    else:
        yield _concept("waardering", "Tijdelijk te bewaren", values, code="V")
        ends = keeping.ends(known.manifest.date) if known.manifest.date else None
        if known.manifest.date and ends:
            yield _term(known.manifest.date, ends, years=keeping.years)
    if keeping.category and keeping.selection_list:
        yield _concept("informatiecategorie", keeping.category, keeping.selection_list, code=keeping.category_code)


def _term(starts: datetime.date, ends: datetime.date, *, years: int) -> Element:
    return elements(
        "bewaartermijn",
        _concept("termijnTriggerStartLooptijd", "Datum van de brief", "Termijnen in het briefarchief"),
        _text("termijnStartdatumLooptijd", starts.isoformat()),
        _text("termijnLooptijd", f"P{years}Y"),
        _text("termijnEinddatum", ends.isoformat()),
    )


def _dossiers(known: Known) -> Iterator[Element]:
    for dossier in known.dossiers:
        yield _reference("isOnderdeelVan", f"Kamerstukdossier {dossier}", _identification(dossier, known.house))


def _relations(known: Known) -> Iterator[Element]:
    """What the letter replaces and is replaced by, and what it answers."""
    ours = known.sender.name
    if known.told.replaces:
        yield _relation("Vervangt", known.told.replaces, ours)
    if known.told.replaced_by:
        yield _relation("Is vervangen door", known.told.replaced_by, ours)
    for cited in answered(known):
        yield _relation("Refereert aan", cited, known.house)


def answered(known: Known) -> tuple[str, ...]:
    """What the letter is a reaction to: the House's own reference and the paper in which it was asked."""
    record = known.record
    if known.is_added:
        return tuple(str(each) for each in (known.read.get("your_reference"),) if each)
    if record is None:
        return ()
    cited = (record.your_reference, record.basis.citation if record.basis else None)
    return tuple(dict.fromkeys(each for each in cited if each))


def _relation(kind: str, what: str, source: str) -> Element:
    return elements(
        "gerelateerdInformatieobject",
        _reference("gerelateerdInformatieobjectVerwijzing", what, _identification(what, source)),
        _concept("gerelateerdInformatieobjectTypeRelatie", kind, _RELATIONS),
    )


def _restrictions(known: Known) -> Iterator[Element]:
    record = known.record
    if known.is_added:
        yield _restriction(
            "Nader te bepalen", "De brief is van voor het briefarchief; of hij openbaar is staat niet vast."
        )
        return
    if record is None:
        yield _restriction("Nader te bepalen", "Het verslag bij deze brief kon niet worden gelezen.")
        return
    reasons = []
    if record.classification:
        reasons.append(f"Rubricering: {record.classification}.")
    if not record.publish:
        reasons.append("De brief is niet openbaar.")
    if known.hides_names:
        reasons.append("record.yaml bevat namen die niet openbaar mogen worden.")
    if not reasons:
        yield _restriction("Geen beperking", "")
    for reason in reasons:
        yield _restriction("Overig", reason)


def _restriction(kind: str, reason: str) -> Element:
    return elements(
        "beperkingGebruik",
        _concept("beperkingGebruikType", kind, _RESTRICTIONS),
        _text("beperkingGebruikNadereBeschrijving", reason) if reason else None,
    )


# The building blocks of the standard.


def _text(name: str, text: str) -> Element:
    return Element(name, text)


def _concept(name: str, label: str, concepts: str, *, code: str = "") -> Element:
    return elements(
        name,
        _text("begripLabel", label),
        _text("begripCode", code) if code else None,
        _reference("begripBegrippenlijst", concepts),
    )


def _reference(name: str, what: str, identification: Element | None = None) -> Element:
    inner = identification and Element("verwijzingIdentificatie", identification.content)
    return elements(name, _text("verwijzingNaam", what), inner)


def _identification(value: str, source: str) -> Element:
    return elements("identificatie", _text("identificatieKenmerk", value), _text("identificatieBron", source))


def _letter_id(known: Known) -> Element:
    return _identification(known.manifest.reference, known.sender.name)


def _file_id(known: Known, name: str) -> Element:
    return _identification(f"{known.manifest.reference}#{name}", known.sender.name)
