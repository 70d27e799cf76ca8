"""Makes letters out of nothing, for archives that are tried out."""

import datetime
from pathlib import Path

from briefgen.archive.files import Files
from briefgen.archive.issuing import Issued, Sealing, take
from briefgen.archive.keeping import Archive, create_archive
from briefgen.archive.store import REQUIRED, Contents, Enclosure
from briefgen.archive.taking import Wanted

NOW = datetime.datetime(2020, 11, 17, 12, 0, tzinfo=datetime.UTC)
SERIES = "IENW/BSK-{year}/{number:06}"
# Where what is tried out does not sync, in memory if possible.
FAST = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a folder of our own is made in it
PROGRAM = "briefgen 0"


def contents(name: str, *, enclosures: tuple[Enclosure, ...] = (), lines: int = 2) -> Contents:
    """Files that differ per letter and per file, with words that a search can find."""
    files = {each: f"{each} van {name}: de opvang in gemeente {name}.\n".encode() * lines for each in REQUIRED}
    made_with = {"kinds/report/letter.md": b"template " * 20, "fonts/a.ttf": b"font " * 20}
    return Contents(files, enclosures, made_with)


def sealing(*, subject: str = "Onderwerp", replaces: str = "") -> Sealing:
    return Sealing(datetime.date(2020, 11, 17), "meeting-report", subject, PROGRAM, replaces=replaces)


def new_archive(root: Path, *, files: Files | None = None) -> Archive:
    return create_archive(root, identity="tried-out", program=PROGRAM, at=NOW, files=files)


def wanted(record: str, *, reference: str = "", series: str = SERIES, ministry: str = "ienw") -> Wanted:
    return Wanted(ministry, record, 2020, reference=reference, series=series)


def issue(
    archive: Archive,
    record: str,
    *,
    reference: str = "",
    enclosures: tuple[Enclosure, ...] = (),
    replaces: str = "",
    subject: str = "Onderwerp",
    ministry: str = "ienw",
    at: datetime.datetime = NOW,
) -> Issued:
    with take(archive, wanted(record, reference=reference, ministry=ministry), at=at) as taken:
        return taken.issue(contents(record, enclosures=enclosures), sealing(subject=subject, replaces=replaces), at=at)
