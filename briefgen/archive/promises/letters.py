"""Reads what issued letters promise from the records that were sealed with them."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from briefgen.archive.contents import ChangedLetterError, file_of, manifest_of
from briefgen.archive.errors import NoSuchLetterError, SeveralLettersError
from briefgen.archive.keeping import Archive
from briefgen.archive.letters import ArchivedLetter, facts, letter, letters
from briefgen.archive.promises.remembered import Promised, remember, remembered
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
    known, new = remembered(archive), dict[str, Promised]()
    found: list[PromisingLetter] = []
    unread: list[Unread] = []
    for each in letters(archive):
        if each.is_added:  # what it promises nobody has written down
            continue
        promised = known.get(each.seal)
        if promised is None:
            try:
                promised = new[each.seal] = _promised(archive, each)
            except ChangedLetterError:
                promised = Promised()
                unread.append(Unread(each, changed=True))
        if not promised.readable:
            unread.append(Unread(each, changed=False))
        found.append(_promising(archive, each, promised))
    remember(archive, new)
    return tuple(found), tuple(unread)


def _promised(archive: Archive, issued: ArchivedLetter) -> Promised:
    """What the sealed record says; raises ChangedLetterError."""
    if RECORD not in manifest_of(archive, issued).files:  # letters that were written elsewhere have none
        return Promised()
    record = _record_in(file_of(archive, issued, RECORD))
    return Promised(promises_in(record), told_in(record)) if record else Promised(readable=False)


def promises_of(archive: Archive, ministry: str, reference: str) -> tuple[str, ...] | None:
    """The ids of what one letter promises; None where there is no such letter. Raises ChangedLetterError."""
    try:
        found = letter(archive, reference, ministry=ministry)
    except NoSuchLetterError:
        return None
    except SeveralLettersError:  # of one ministry only those from before briefgen can be
        return ()
    return tuple(each.id for each in _promised(archive, found).made)


def _record_in(data: bytes) -> Record | None:
    try:
        return reading_of(data.decode(), source=RECORD).record
    except UnicodeDecodeError:
        return None


def _promising(archive: Archive, issued: ArchivedLetter, promised: Promised) -> PromisingLetter:
    return PromisingLetter(
        issued.entry,
        issued.ministry,
        issued.reference,
        datetime.date.fromisoformat(issued.date),
        issued.subject,
        issued.state,
        issued.replaced_by,
        next(_withdrawals(archive, issued), ""),
        promised.made,
        promised.told,
    )


def _withdrawals(archive: Archive, issued: ArchivedLetter) -> Iterator[str]:
    """The moments at which the log says that the letter no longer holds."""
    if issued.state == "withdrawn":
        yield from (each.at for each in facts(archive, issued) if each.what == "withdrawn")
