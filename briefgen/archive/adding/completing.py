"""Fills in what could not be read of added letters: entries of the log; the sealed files are never touched."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from briefgen.archive import letters as rows
from briefgen.archive.documents import Findable, findable, with_completed
from briefgen.archive.entries import COMPLETED
from briefgen.archive.errors import NoSuchLetterError
from briefgen.archive.keeping import Archive
from briefgen.search.documents import Document

_AT_ONCE: Final = 48  # entries of one append
Completion = tuple[str, Mapping[str, Any]]  # the letter's SHA-256, and plain values of its fields by name


def complete(archive: Archive, wanted: Sequence[Completion], *, at: datetime.datetime) -> None:
    """Notes these values; raises NoSuchLetterError for a letter that was not added, with nothing written."""
    if not wanted:
        return
    with archive.writing(at=at):
        for sha256, _fields in wanted:
            if not rows.find_by_hash(archive.index.connection, sha256):
                raise NoSuchLetterError(sha256)
        left = list(_completions(archive, wanted))
        while left:
            some, left = left[: min(archive.log.room, _AT_ONCE)], left[min(archive.log.room, _AT_ONCE) :]
            entries = [(COMPLETED, fields) for fields, _found_by in some]
            archive.append_many(entries, at=at, found_by=[found_by for _fields, found_by in some])


def _completions(archive: Archive, wanted: Sequence[Completion]) -> Iterator[tuple[dict[str, Any], Findable]]:
    """What the log will say of each, and the letter as it is found from then on."""
    connection, now = archive.index.connection, dict[str, Document]()
    for sha256, given in wanted:
        letter = rows.find_by_hash(connection, sha256)
        before = now.get(sha256) or archive.sources.engine(connection).whole_document(str(letter[0].entry))
        now[sha256] = with_completed(before, given)
        found_by = findable(now[sha256])
        yield {"sha256": sha256, "fields": dict(given), "analysed": found_by.digest}, found_by
