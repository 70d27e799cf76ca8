"""What is known of one letter that is exported: what was sealed, what the log tells, its record and its sender."""

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from briefgen.archive.added import HOUSES, READ, SHORT, called, texts_of, usable
from briefgen.archive.contents import ChangedLetterError
from briefgen.archive.entries import ADDED
from briefgen.archive.errors import PackageRefusedError
from briefgen.archive.export.errors import NoSenderError, NotCompleteError
from briefgen.archive.export.formats import Format, format_of
from briefgen.archive.export.history import Told
from briefgen.archive.export.terms import Terms
from briefgen.archive.keeping import Archive
from briefgen.archive.layout import OBJECTS, checked_file_name, folder_name, lies_right
from briefgen.issue.manifest import NAME as MANIFEST
from briefgen.issue.manifest import Manifest, manifest_from_bytes
from briefgen.ministry.model import Profile
from briefgen.record.model import Enclosure, Record

RECORD: Final = "record.yaml"
LETTER: Final = "letter.pdf"  # what is published
ENCLOSURES: Final = "enclosures/"
_TOOI: Final = "https://identifier.overheid.nl/tooi/id/ministerie/"
_LARGEST: Final = 1_000_000  # bytes of a record or profile that is read; a larger one counts as unreadable


@dataclass(frozen=True, slots=True)
class Sender:
    """The ministry by the name that it had on the letter's date, and its identifier for ever."""

    name: str
    uri: str


@dataclass(frozen=True, slots=True)
class Known:
    """One letter. `record` is None where the sealed record can no longer be read: then what only the record says is
    left out, and nothing is said to be public.

    A letter from before briefgen never had one. What its manifest lacks is taken from what was filled in later; where
    it has no reference its hash stands for that, and the name of its file for its subject. `read` has the other fields
    that are more than a guess, as plain values.
    """

    manifest: Manifest
    seal: bytes  # the manifest's bytes
    told: Told
    record: Record | None
    sender: Sender
    formats: Mapping[str, Format]
    read: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_added(self) -> bool:
        return self.told.issued.what == ADDED

    @property
    def dossiers(self) -> tuple[str, ...]:
        """The numbers of its dossiers, as record or letter have them."""
        return tuple(self.record.dossiers) if self.record else texts_of(self.read.get("dossiers"))

    @property
    def package(self) -> str:
        """The name of the package: a plain name on every system and in an address, and unique."""
        sha256 = self.told.issued.fields.get("sha256", "")
        name = folder_name(self.manifest.reference).replace("%", "~")
        return "_".join(filter(None, (self.manifest.ministry, name if name != sha256 else "", sha256[:SHORT])))

    @property
    def is_public(self) -> bool:
        """Whether the letter may be published: its record says so, it has no classification, and was not withdrawn."""
        record, withdrawn = self.record, self.told.withdrawn
        return record is not None and record.publish and not record.classification and withdrawn is None

    @property
    def house(self) -> str:
        """The House addressed, which the seal too says of letters whose record cannot be read."""
        sealed = (self.manifest.details or {}).get("house", "") or next(iter(texts_of(self.read.get("addressee"))), "")
        return HOUSES.get(self.record.house if self.record else sealed, "Staten-Generaal")

    @property
    def hides_names(self) -> bool:
        """Whether the record holds names that the letter may not print."""
        meetings = self.record.meetings if self.record else ()
        return any(each.name and not each.publish for meeting in meetings for each in meeting.participants)

    def title_of(self, name: str) -> str:
        """What an enclosure is called in the letter, else its file name; `name` is its path in the letter's folder."""
        plain = name.removeprefix(ENCLOSURES)
        if self.is_decision_note(name):
            return "Beslisnota"
        listed: tuple[Enclosure, ...] = self.record.enclosures if self.record else ()
        titles = (each.title for each in listed if _file_name(each.file) == plain)
        return next(titles, plain)

    def is_decision_note(self, name: str) -> bool:
        """Whether this enclosure is the beslisnota."""
        note = self.record.decision_note if self.record else None
        return note is not None and _file_name(note.file) == name.removeprefix(ENCLOSURES)

    def enclosures(self) -> tuple[str, ...]:
        """The paths of the enclosures in the letter's folder."""
        return tuple(name for name in sorted(self.manifest.files) if name.startswith(ENCLOSURES))


def _file_name(path: str | None) -> str:
    """What a file that the record names is called in the archive."""
    return (path or "").replace("\\", "/").rpartition("/")[2]


def know(archive: Archive, told: Told, *, terms: Terms) -> Known:
    """Gathers it; raises ChangedLetterError, NoSenderError."""
    fields, path = told.issued.fields, told.issued.fields["path"]
    if not lies_right(fields):
        raise ChangedLetterError(called(fields), path)
    seal = _read(archive, path, MANIFEST, sha256=fields["seal"], reference=called(fields))
    manifest = _manifest(seal, told)
    record, read = _record(archive, path, manifest), _read_values(archive, path, manifest, told)
    if told.issued.what == ADDED:
        manifest = _as_known(manifest, told)
    return Known(
        manifest=manifest,
        seal=seal,
        told=told,
        record=record,
        sender=_sender(archive, manifest, terms=terms),
        formats={name: _format(archive, path, name, manifest.reference) for name in sorted(manifest.files)},
        read=read,
    )


def ministry_of(told: Told) -> str:
    """The ministry's code, as it is known now; empty where it is not."""
    return str(told.completed.get("ministry", told.issued.fields["ministry"]))


def _as_known(manifest: Manifest, told: Told) -> Manifest:
    """The manifest of an added letter with what was filled in, and without gaps in its reference and subject."""
    fields, given = told.issued.fields, told.completed
    date = str(given.get("date", fields["date"]))
    return replace(
        manifest,
        ministry=ministry_of(told),
        reference=str(given.get("reference", manifest.reference) or fields["sha256"]),
        date=datetime.date.fromisoformat(date) if date else None,
        kind=str(given.get("kind", manifest.kind)),
        subject=str(given.get("subject", manifest.subject) or fields["name"]),
    )


def _read_values(archive: Archive, path: str, manifest: Manifest, told: Told) -> dict[str, Any]:
    digest = manifest.files.get(READ)
    if digest is None or told.issued.what != ADDED:
        return {}
    data = _read(archive, path, READ, sha256=digest.sha256, reference=called(told.issued.fields))
    try:
        return usable(json.loads(data.decode())["fields"]) | told.completed
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return told.completed


def _manifest(seal: bytes, told: Told) -> Manifest:
    fields = told.issued.fields
    try:
        manifest = manifest_from_bytes(seal)
        for name in manifest.files:
            checked_file_name(name.removeprefix(ENCLOSURES))
    except (ValueError, PackageRefusedError) as error:
        raise ChangedLetterError(called(fields), MANIFEST) from error
    date = manifest.date.isoformat() if manifest.date else ""
    same = (manifest.ministry, manifest.reference, manifest.record, date, manifest.subject)
    if same != tuple(fields[name] for name in ("ministry", "reference", "record", "date", "subject")):
        raise ChangedLetterError(called(fields), MANIFEST)
    return manifest


def _read(archive: Archive, path: str, name: str, *, sha256: str, reference: str) -> bytes:
    try:
        data = archive.store.read(path, name)
    except OSError as error:
        raise ChangedLetterError(reference, name) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ChangedLetterError(reference, name)
    return data


def _record(archive: Archive, path: str, manifest: Manifest) -> Record | None:
    digest = manifest.files.get(RECORD)
    if digest is None or digest.size > _LARGEST:
        return None
    data = _read(archive, path, RECORD, sha256=digest.sha256, reference=manifest.reference)
    from briefgen.record.reading import reading_of

    try:
        return reading_of(data.decode(), source=RECORD).record
    except UnicodeDecodeError:
        return None


def _sender(archive: Archive, manifest: Manifest, *, terms: Terms) -> Sender:
    """By the profile that the letter was made with; where that cannot be, by the one that the caller has."""
    sealed = (_sealed_profile(archive, sha256, manifest) for sha256 in _profiles(manifest))
    profile = next((each for each in sealed if each), None) or terms.profiles.get(manifest.ministry)
    if profile is None and not manifest.ministry:
        raise NotCompleteError(manifest.reference)
    if profile is None:
        raise NoSenderError(manifest.reference, manifest.ministry)
    return sender_of(profile, manifest.date or terms.at.date())


def sender_of(profile: Profile, day: datetime.date) -> Sender:
    return Sender(profile.name_on(day), _TOOI + profile.tooi)


def _profiles(manifest: Manifest) -> list[str]:
    name = f"ministries/{manifest.ministry}/profile.yaml"
    return [sha256 for each, sha256 in sorted(manifest.made_with.items()) if f"/{each}".endswith(f"/{name}")]


def _sealed_profile(archive: Archive, sha256: str, manifest: Manifest) -> Profile | None:
    data = _read(archive, OBJECTS, sha256, sha256=sha256, reference=manifest.reference)
    from briefgen.yamlfile import parse_yaml
    from briefgen.yamlfile.models import build

    if len(data) > _LARGEST:
        return None
    try:
        document = parse_yaml(data.decode(), source="profile.yaml")
    except UnicodeDecodeError:
        return None
    profile, _problems = build(document, Profile)
    return profile if profile and profile.code == manifest.ministry else None


def _format(archive: Archive, path: str, name: str, reference: str) -> Format:
    try:
        with (archive.root / path / name).open("rb") as file:
            return format_of(name, file)
    except OSError as error:
        raise ChangedLetterError(reference, name) from error
