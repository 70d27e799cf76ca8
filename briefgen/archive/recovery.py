"""Clears away what an interrupted issue left: either a whole letter was issued, or none."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from briefgen.archive import letters as rows
from briefgen.archive.adding.sweeping import is_of_adding, sweep
from briefgen.archive.entries import INTERRUPTED
from briefgen.archive.keeping import Archive
from briefgen.archive.layout import TEMPORARY, folder_name
from briefgen.archive.letters import Number
from briefgen.archive.lock import is_held, let_go


@dataclass(frozen=True, slots=True)
class Interrupted:
    """An earlier issue that did not come to an end: no letter was issued, the number waits for its record."""

    ministry: str
    reference: str
    record: str


def recover(archive: Archive, *, at: datetime.datetime) -> tuple[Interrupted, ...]:
    """Clears away what a crash left of letters that were being issued, and says which; every issue does this first."""
    with archive.writing(at=at):
        return recover_held(archive, at=at)


def recover_held(archive: Archive, *, at: datetime.datetime) -> tuple[Interrupted, ...]:
    """`recover` for a caller that holds the archive."""
    found = []
    connection = archive.index.connection
    for number in rows.being_issued(connection):
        if not is_held(lock_path(archive, number.entry)):
            abandon(archive, number, reason="crashed", at=at)
            found.append(Interrupted(number.ministry, number.reference, number.record))
    live = {str(number.entry) for number in rows.being_issued(connection)}
    for token in archive.store.unfinished():
        if token in live or (is_of_adding(token) and is_held(lock_path(archive, token))):
            continue
        if is_of_adding(token):
            sweep(archive, token)
        archive.store.discard(token)
        _remove_lock(archive, token)
    return tuple(found)


def abandon(archive: Archive, number: Number, *, reason: str, at: datetime.datetime) -> None:
    """Undoes an issue that has begun; its number stays reserved for its record.

    Nothing happens where the letter was issued after all: an interrupt may fall between the log's entry and the report.
    """
    now = rows.find_number(archive.index.connection, number.ministry, number.reference)
    if now is None or (now.state, now.entry) != ("issuing", number.entry):
        return
    token = str(number.entry)
    for path in archive.store.places(number.ministry, folder_name(number.reference)):
        archive.store.take_back(token, path)
    archive.store.remove_empty_folders(number.ministry)
    archive.store.discard(token)
    _sweep_objects(archive)
    fields = {"ministry": number.ministry, "reference": number.reference, "record": number.record, "reason": reason}
    archive.append(INTERRUPTED, fields, at=at)


def _sweep_objects(archive: Archive) -> None:
    known = {each for (each,) in archive.index.connection.execute("SELECT sha256 FROM objects")}
    for sha256 in archive.store.object_names():
        if sha256 not in known:
            archive.store.remove_object(sha256)


def lock_path(archive: Archive, token: int | str) -> Path:
    """The file that a process holds for as long as it is issuing."""
    return archive.root / TEMPORARY / f"{token}.lock"


def _remove_lock(archive: Archive, token: int | str) -> None:
    lock_path(archive, token).unlink(missing_ok=True)


def stop_holding(archive: Archive, token: int | str, held: int) -> None:
    """Ends holding that file."""
    _remove_lock(archive, token)
    let_go(held)
