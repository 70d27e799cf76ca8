"""An archive with a letter of every sort that an export can meet, made once per test run."""

import datetime
import hashlib
from pathlib import Path

from campaigns.making import NOW, PROGRAM, new_archive
from composing import Change, composed_of, first_record
from styles import STYLE

from briefgen.archive.export.terms import Terms
from briefgen.archive.facts import annotate, withdraw
from briefgen.archive.files import Files
from briefgen.archive.issuing import Issued, Sealing, take
from briefgen.archive.keeping import Archive
from briefgen.archive.store import REQUIRED, TEXT, Contents, Enclosure
from briefgen.archive.taking import Wanted
from briefgen.folders import packaged_folder
from briefgen.record.reading import reading_of
from briefgen.render import FORMATS, renderer

FAST = Files(durable=False)
DAY = datetime.date(2020, 11, 17)
EXPORTED_AT = datetime.datetime(2026, 3, 12, 9, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
TERMS = Terms(EXPORTED_AT, PROGRAM)
PROFILE = "ministries/jenv/profile.yaml"

FIRST = "3090253"  # public, answers, in two dossiers, with enclosures; later replaced, and given numbers by the House
SECOND = "3090254"  # replaces the first; its subject has all that XML and manifests could stumble on
GUARDED = "3090255"  # classified, not public, with a name in its record that may not be printed
UNREADABLE = "3090256"  # its record is none; withdrawn
PLAIN = "3090257"  # names no dossier
HOSTILE = "R&D <2021> \"q\" 'a' % \u20ac\n]]> \r \u00e9\u0301 \x0b \ufffe \u202e!"


def rendered(text: str) -> dict[str, bytes]:
    """The files of a letter, rendered from its record."""
    letter = composed_of(reading_of(text, source="record.yaml")).letter
    assert letter is not None
    files = {f"letter{renderer(name).suffix}": renderer(name).render(letter, STYLE) for name in FORMATS}
    return {**files, TEXT: " ".join(letter.words()).encode(), "record.yaml": text.encode()}


def made_up(text: str) -> dict[str, bytes]:
    """Files that only have the names of a letter's, beside its record."""
    return {**{name: f"{name}\n".encode() for name in REQUIRED}, "record.yaml": text.encode()}


def issue(
    archive: Archive,
    reference: str,
    files: dict[str, bytes],
    *,
    enclosures: tuple[Enclosure, ...] = (),
    subject: str = "Bestuurlijk overleg LVV d.d. 4 november 2020",
    replaces: str = "",
    profile: bytes | None = (packaged_folder() / PROFILE).read_bytes(),
    ministry: str = "jenv",
    date: datetime.date = DAY,
) -> Issued:
    wanted = Wanted(ministry, f"record-{reference.lower()}", date.year, reference=reference)
    details = {"house": "eerste-kamer"} if reference == UNREADABLE else {}
    sealing = Sealing(date, "meeting-report", subject, PROGRAM, replaces=replaces, details=details)
    made_with = {} if profile is None else {PROFILE: profile}
    with take(archive, wanted, at=NOW) as taken:
        return taken.issue(Contents(files, enclosures, made_with), sealing, at=NOW)


def put(name: str, *values: object) -> Change:
    """A change that sets a field of the record."""
    return lambda record: record.update({name: values[0]})


def hide_a_name(record: dict[str, object]) -> None:
    record["meetings"][0]["participants"][0].update(name="mw. J. de Vries", publish="no")


def cite(record: dict[str, object]) -> None:
    record["basis"]["citation"] = "Kamerstuk 19 637, nr. 2677"


def archive_of_all_sorts(folder: Path) -> Archive:
    archive = new_archive(folder / "archive", files=FAST)
    note = _file(folder / "100% beslisnota.docx", b"PK\x03\x04 nota")
    report = _file(folder / "rapport.pdf", b"%PDF-1.7\n" + b"rapport " * 150_000)
    enclosures = [
        {"id": "rapport", "title": "Rapport & <bijlage>", "file": f"stukken/{report.name}", "sha256": report.sha256}
    ]
    first = first_record(
        put("enclosures", enclosures),
        put("dossiers", ["19 637", "36600-VII"]),
        put("your_reference", "2020Z18765"),
        put("decision_note", {"file": "stukken/100% beslisnota.docx"}),
        cite,
    )
    issue(archive, FIRST, rendered(first), enclosures=(report, note))
    issue(archive, SECOND, made_up(first), subject=HOSTILE, replaces="3O90253", date=datetime.date(2010, 9, 1))
    secret = first_record(put("classification", "VERTROUWELIJK"), put("publish", "no"), hide_a_name)
    issue(archive, GUARDED, made_up(secret))
    issue(archive, UNREADABLE, made_up("\u00ff: [geen verslag"))
    issue(archive, PLAIN, made_up(first_record()))
    annotate(archive, "jenv", FIRST, {"document": "2020D46511", "zaak": "2020Z21833", "noot": "iets anders"}, at=NOW)
    annotate(archive, "jenv", UNREADABLE, {"document": "2020D11111"}, at=NOW)
    withdraw(archive, "jenv", UNREADABLE, reason="verkeerd verzonden <&>", at=NOW)
    return archive


def _file(path: Path, data: bytes) -> Enclosure:
    path.write_bytes(data)
    return Enclosure(path.name, path, hashlib.sha256(data).hexdigest())
