"""What comes after issue, and numbers outside it: entries of the log; a letter's files are never touched."""

import datetime
from collections.abc import Mapping
from typing import Any

from briefgen.archive import letters as rows
from briefgen.archive.entries import ANNOTATED, RELEASED, REPLACED, RESERVED, SKIPPED, WITHDRAWN, Entry
from briefgen.archive.errors import FactRefusedError, NoSuchLetterError
from briefgen.archive.keeping import Archive
from briefgen.archive.letters import ArchivedLetter, Number
from briefgen.archive.taking import Wanted, check_wanted, choose_number
from briefgen.issue.numbers import Series
from briefgen.language import _


def reserve(archive: Archive, wanted: Wanted, *, at: datetime.datetime) -> Number:
    """Takes a number for a letter that is issued later; a record that has one already keeps it."""
    check_wanted(wanted)
    with archive.writing(at=at):
        waiting = rows.reserved_for(archive.index.connection, wanted.ministry, wanted.record)
        if waiting and wanted.reference in ("", waiting.reference):
            return waiting
        choice = choose_number(archive, wanted, at=at)
        entry = _append(archive, RESERVED, {**choice.fields, "for": "later"}, at=at)
    return Number(wanted.ministry, choice.reference, wanted.record, "reserved", entry.number)


def release(archive: Archive, ministry: str, reference: str, *, reason: str, at: datetime.datetime) -> Entry:
    """Gives a reserved number back: it is never handed out again, and the log says why."""
    _check_reason(reference, reason)
    with archive.writing(at=at):
        number = rows.find_number(archive.index.connection, ministry, reference)
        if number is None:
            raise NoSuchLetterError(reference)
        if number.state != "reserved":
            raise FactRefusedError(number.reference, _("it is not reserved."))
        fields = {"ministry": ministry, "reference": number.reference, "record": number.record, "reason": reason}
        return _append(archive, RELEASED, fields, at=at)


def skip(archive: Archive, wanted: Wanted, *, up_to: int, reason: str, at: datetime.datetime) -> Entry:
    """Leaves out the numbers of a series up to and including `up_to`: those that were handed out elsewhere, or after
    the backup from which this archive was restored."""
    check_wanted(wanted)
    _check_reason(wanted.series, reason)
    year = wanted.year if Series(wanted.series).yearly else 0
    fields = {"ministry": wanted.ministry, "series": wanted.series, "year": year, "up_to": up_to, "reason": reason}
    with archive.writing(at=at):
        last = rows.last_in_series(archive.index.connection, wanted.ministry, wanted.series, year)
        if not last < up_to < 10**15:
            raise FactRefusedError(wanted.series, _("numbers up to {last} are taken already.").format(last=last))
        return _append(archive, SKIPPED, {**fields, "after": last}, at=at)


def replace(
    archive: Archive,
    ministry: str,
    reference: str,
    *,
    by: str,
    reason: str,
    at: datetime.datetime,
    sha256: str = "",
    by_sha256: str = "",
) -> Entry:
    """Says that a letter is replaced by a later one, where the later letter itself did not name it.

    Here and below `sha256` names a letter that was added from before briefgen, whatever its reference.
    """
    _check_reason(reference, reason)
    with archive.writing(at=at):
        old, new = _letter(archive, ministry, reference, sha256), _letter(archive, ministry, by, by_sha256)
        if old.replaced_by:
            raise FactRefusedError(old.called, _("it was replaced already, by {by}.").format(by=old.replaced_by))
        if old.entry == new.entry or _is_earlier(new, old):
            raise FactRefusedError(old.called, _("{by} was not issued after it.").format(by=new.called))
        if not new.reference:
            raise FactRefusedError(new.called, _("it has no reference by which it could be named. Complete it first."))
        if new.replaces:
            raise FactRefusedError(new.called, _("it replaces {other} already.").format(other=new.replaces))
        hashes = {"sha256": old.sha256, "by_sha256": new.sha256}
        fields = {"ministry": ministry, "reference": old.called, "by": new.reference, "reason": reason}
        return _append(archive, REPLACED, fields | {name: each for name, each in hashes.items() if each}, at=at)


def _is_earlier(new: ArchivedLetter, old: ArchivedLetter) -> bool:
    """Letters from before briefgen come in any order: of them only the dates count, where they are known."""
    if new.is_added or old.is_added:
        return "" < new.date < old.date
    return new.entry < old.entry


def withdraw(
    archive: Archive, ministry: str, reference: str, *, reason: str, at: datetime.datetime, sha256: str = ""
) -> Entry:
    """Says that a letter holds no longer; it stays in the archive."""
    _check_reason(reference or sha256, reason)
    with archive.writing(at=at):
        letter = _letter(archive, ministry, reference, sha256)
        if letter.state != "valid":
            raise FactRefusedError(letter.called, _("it is {state} already.").format(state=_(letter.state)))
        return _append(archive, WITHDRAWN, {**_named(letter), "reason": reason}, at=at)


def annotate(
    archive: Archive,
    ministry: str,
    reference: str,
    facts: Mapping[str, str],
    *,
    at: datetime.datetime,
    sha256: str = "",
) -> Entry:
    """Adds later facts, like the House's numbers: name and value as text. A later value of a name counts."""
    if not facts or any(not name.strip() or not value.strip() for name, value in facts.items()):
        raise FactRefusedError(reference or sha256, _("a fact needs a name and a value."))
    with archive.writing(at=at):
        letter = _letter(archive, ministry, reference, sha256)
        return _append(archive, ANNOTATED, {**_named(letter), "facts": dict(facts)}, at=at)


def _letter(archive: Archive, ministry: str, reference: str, sha256: str) -> ArchivedLetter:
    connection = archive.index.connection
    by_hash = rows.find_by_hash(connection, sha256) if sha256 else ()
    letter = next(iter(by_hash), None) if sha256 else rows.find_letter(connection, ministry, reference)
    if letter is None:
        raise NoSuchLetterError(reference or sha256)
    return letter


def _named(letter: ArchivedLetter) -> dict[str, str]:
    named = {"ministry": letter.ministry, "reference": letter.reference}
    return {**named, "sha256": letter.sha256} if letter.is_added else named


def _check_reason(reference: str, reason: str) -> None:
    if not reason.strip():
        raise FactRefusedError(reference, _("it needs a reason."))


def _append(archive: Archive, what: str, fields: Mapping[str, Any], *, at: datetime.datetime) -> Entry:
    entry, _indexed = archive.append(what, fields, at=at)
    return entry
