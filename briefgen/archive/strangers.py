"""Finds what lies in an archive and is not accounted for by its log."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from briefgen.archive.added import called
from briefgen.archive.adding.sweeping import unfinished
from briefgen.archive.digests import hash_of
from briefgen.archive.entries import BROUGHT, RESERVED, Entry
from briefgen.archive.errors import ArchiveRefusedError, LogDamagedError
from briefgen.archive.files import Files
from briefgen.archive.findings import ADDED, UNFINISHED, Seen
from briefgen.archive.layout import FOLDERS, LOCK, LOG, OBJECTS, folder_name
from briefgen.archive.lock import fair_lock
from briefgen.archive.log import Log
from briefgen.archive.verify_log import VerifiedLog
from briefgen.issue.manifest import NAME as MANIFEST
from briefgen.language import _


def kept_objects(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Each object's hash with the reference of the letter that brought it."""
    for entry in entries:
        if entry.what in BROUGHT:
            keeps = [str(each) for each in entry.fields["keeps"] if re.fullmatch(r"[0-9a-f]{64}", str(each))]
            yield from ((sha256, called(entry.fields)) for sha256 in keeps)


def verify_nothing_added(root: Path, log: VerifiedLog, letters: Iterable[str], seen: Seen) -> dict[str, str]:
    """Adds findings for all that the log does not account for, `letters` being the paths of those that it has.

    Gives back the hash of each such file by its path.
    """
    paths = set(letters)
    strangers = list(_strangers(root, log, paths))
    if strangers:
        later = _issued_since(root, len(log.leaves))
        strangers = [path for path in strangers if path not in later]
    known = {each for path in paths for each in (path.split("/")[0], path.rsplit("/", 1)[0])}
    found: dict[str, str] = {}
    adding = unfinished(root)
    for path in strangers:
        _size, sha256 = hash_of(f"{root}/{path}/{MANIFEST}" if (root / path).is_dir() else f"{root}/{path}")
        found[path] = sha256
        message = _("No letter of the log lies here.") if path.split("/")[0] in known or "/" in path else ""
        begun = any(f"{each}/".startswith(f"{path}/") for each in adding) or _unfinished(path, log.entries)
        seen.add(UNFINISHED if begun else ADDED, path, message)
    return found


def _strangers(root: Path, log: VerifiedLog, letters: set[str]) -> Iterator[str]:
    fixed = log.entries[0].fields.get("files", {}) if log.entries else {}
    ministries = {path.split("/")[0] for path in letters}
    years = {path.rsplit("/", 1)[0] for path in letters}
    objects = {sha256 for sha256, _letter in kept_objects(log.entries)}
    for entry in sorted(root.iterdir()):
        if entry.name in ministries and entry.is_dir() and not entry.is_symlink():
            for year in sorted(entry.iterdir()):
                path = f"{entry.name}/{year.name}"
                if path in years and year.is_dir() and not year.is_symlink():
                    yield from (f"{path}/{name}" for name in _names(year) if f"{path}/{name}" not in letters)
                else:
                    yield path
        elif entry.name not in fixed and (entry.name not in FOLDERS or entry.is_symlink() or not entry.is_dir()):
            yield entry.name
    if (root / OBJECTS).is_dir():
        yield from (f"{OBJECTS}/{name}" for name in _names(root / OBJECTS) if name not in objects)


def _names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def _issued_since(root: Path, size: int) -> set[str]:
    """What entries from `size` on account for, when nobody is in the middle of issuing: letters, folders, objects."""
    log = Log(root / LOG, Files())
    try:
        with fair_lock(root / LOCK, patience=10.0):
            entries = [each for each in log.entries(size) if each.what in BROUGHT]
    except (ArchiveRefusedError, LogDamagedError, OSError):
        return set()  # a copy that may not be written to (nobody issues into it), or a log that has its finding
    paths = {each.fields["path"] for each in entries}
    objects = {f"{OBJECTS}/{sha256}" for sha256, _letter in kept_objects(entries)}
    return paths | objects | {part for path in paths for part in (path.split("/")[0], path.rsplit("/", 1)[0])}


def _unfinished(path: str, entries: Sequence[Entry]) -> bool:
    """Whether a number that was taken, and for which no letter was issued, would lie here."""
    ministry, name = path.split("/", maxsplit=1)[0], path.rsplit("/", 1)[-1]
    return any(
        entry.what == RESERVED
        and entry.fields["ministry"] == ministry
        and folder_name(entry.fields["reference"]) == name
        for entry in entries
    )
