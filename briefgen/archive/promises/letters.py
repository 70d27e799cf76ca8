"""Reads what issued letters promise from the records that were sealed with them."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from briefgen.archive.contents import ChangedLetterError, file_of, manifest_of
from briefgen.archive.errors import NoSuchLetterError
from briefgen.archive.keeping import Archive
from briefgen.archive.letters import ArchivedLetter, facts, letter, letters
from briefgen.archive.promises.values import PromisingLetter
from briefgen.record.model import Record
from briefgen.record.promises import promises_in, told_in
from briefgen.record.reading import reading_of

RECORD: Final = "record.yaml"


@dataclass(frozen=True, slots=True)
class Unread:
    """A letter whose promises are not known: its record is no record, or (`changed`) not the one that was sealed."""

    letter: ArchivedLetter
    changed: bool


def promising_letters(archive: Archive) -> tuple[tuple[PromisingLetter, ...], tuple[Unread, ...]]:
    """All issued letters with what they promise, and those of which that cannot be said."""
    found: list[PromisingLetter] = []
    unread: list[Unread] = []
    for each in letters(archive):
        record = None
        try:
            if RECORD in manifest_of(archive, each).files:  # letters that were written elsewhere have none
                record = _record_in(file_of(archive, each, RECORD))
                unread += [] if record else [Unread(each, changed=False)]
        except ChangedLetterError:
            unread.append(Unread(each, changed=True))
        found.append(_promising(archive, each, record))
    return tuple(found), tuple(unread)


def promises_of(archive: Archive, ministry: str, reference: str) -> tuple[str, ...] | None:
    """The ids of what one letter promises; None where there is no such letter. Raises ChangedLetterError."""
    try:
        found = letter(archive, reference, ministry=ministry)
    except NoSuchLetterError:
        return None
    record = _record_in(file_of(archive, found, RECORD))
    return tuple(each.id for each in promises_in(record)) if record else ()


def _record_in(data: bytes) -> Record | None:
    try:
        return reading_of(data.decode(), source=RECORD).record
    except UnicodeDecodeError:
        return None


def _promising(archive: Archive, issued: ArchivedLetter, record: Record | None) -> PromisingLetter:
    return PromisingLetter(
        issued.entry,
        issued.ministry,
        issued.reference,
        datetime.date.fromisoformat(issued.date),
        issued.subject,
        issued.state,
        issued.replaced_by,
        next(_withdrawals(archive, issued), ""),
        promises_in(record) if record else (),
        told_in(record) if record else (),
    )


def _withdrawals(archive: Archive, issued: ArchivedLetter) -> Iterator[str]:
    """The moments at which the log says that the letter no longer holds."""
    if issued.state == "withdrawn":
        yield from (each.at for each in facts(archive, issued) if each.what == "withdrawn")
