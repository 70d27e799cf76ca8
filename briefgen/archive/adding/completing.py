"""Fills in what could not be read of added letters: entries of the log; the sealed files are never touched."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from briefgen.archive import letters as rows
from briefgen.archive.entries import COMPLETED
from briefgen.archive.errors import NoSuchLetterError
from briefgen.archive.keeping import Archive

Completion = tuple[str, Mapping[str, Any]]  # the letter's SHA-256, and plain values of its fields by name


def complete(archive: Archive, wanted: Sequence[Completion], *, at: datetime.datetime) -> None:
    """Notes these values; raises NoSuchLetterError for a letter that was not added, with nothing written."""
    if not wanted:
        return
    with archive.writing(at=at):
        for sha256, _fields in wanted:
            if not rows.find_by_hash(archive.index.connection, sha256):
                raise NoSuchLetterError(sha256)
        left = [(COMPLETED, {"sha256": sha256, "fields": dict(fields)}) for sha256, fields in wanted]
        while left:
            count = min(len(left), archive.log.room, 48)
            archive.append_many(left[:count], at=at)
            left = left[count:]
