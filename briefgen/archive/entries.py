"""One entry of the log: a line of canonical JSON that a person can read."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

# What may happen, in words of the log. `folded` into the state of numbers and letters by `briefgen.archive.index`.
CREATED: Final = "created"  # the archive was made
RESERVED: Final = "reserved"  # a number was taken: for a letter being issued, or for one still in the minister's office
INTERRUPTED: Final = "interrupted"  # issuing stopped before the letter was in the archive; the number stays reserved
RELEASED: Final = "released"  # a number was given back, and is never handed out again
SKIPPED: Final = "skipped"  # numbers of a series that are not handed out here
ISSUED: Final = "issued"  # a letter was sealed
ADDED: Final = "added"  # a letter that was issued before briefgen was sealed as it was found
COMPLETED: Final = "completed"  # what could not be read of an added letter, or was only guessed, was filled in
REPLACED: Final = "replaced"  # a later letter takes its place
WITHDRAWN: Final = "withdrawn"  # the letter holds no longer
ANNOTATED: Final = "annotated"  # a later fact
REPAIRED: Final = "repaired"  # what a crash left of an entry that nobody had been told of was cut off
RESTORED: Final = "restored"  # the archive was put back from a backup
# What brought a letter into the archive.
BROUGHT: Final = frozenset({ISSUED, ADDED})

# What each must say. `record` is empty where a number was reserved without one.
_LETTER: Final = {"ministry": str, "reference": str}
_REASON: Final = {**_LETTER, "record": str, "reason": str}
_SEALED: Final = {"record": str, "date": str, "kind": str, "subject": str, "path": str, "seal": str, "keeps": list}
FIELDS: Final[Mapping[str, Mapping[str, type]]] = {
    CREATED: {"identity": str, "files": dict},
    RESERVED: {**_LETTER, "record": str, "for": str},
    INTERRUPTED: _REASON,
    RELEASED: _REASON,
    SKIPPED: {"ministry": str, "series": str, "year": int, "after": int, "up_to": int, "reason": str},
    ISSUED: {**_LETTER, **_SEALED},
    # What is not known is empty; `name` is the file's name as it was, `sha256` that of its bytes, by which the letter
    # is named ever after; `sure` says of each field that was read how sure it is.
    ADDED: {**_LETTER, **_SEALED, "name": str, "sha256": str, "sure": dict},
    COMPLETED: {"sha256": str, "fields": dict},
    REPLACED: {**_LETTER, "by": str, "reason": str},
    WITHDRAWN: {**_LETTER, "reason": str},
    ANNOTATED: {**_LETTER, "facts": dict},
    REPAIRED: {"cut": str},
    RESTORED: {"head": str},
}
# What may be said besides, each group whole or not at all: of a number from a series; of the letter that is replaced;
# `analysed`, the digest of what the index keeps of the letter, with the version of the analyser before it; the first of
# the entries of one append; the hash of a letter that was added.
_OPTIONAL: Final[Mapping[str, tuple[Mapping[str, type], ...]]] = {
    RESERVED: ({"series": str, "year": int, "number": int},),
    ISSUED: ({"replaces": str}, {"analysed": str}),
    ADDED: ({"batch": int}, {"analysed": str}),
    COMPLETED: ({"batch": int}, {"analysed": str}),
    REPLACED: ({"sha256": str}, {"by_sha256": str}),
    WITHDRAWN: ({"sha256": str},),
    ANNOTATED: ({"sha256": str},),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """`line` is the entry as it stands in the file, without its line end: what the hash tree is over."""

    number: int
    what: str
    at: str
    fields: Mapping[str, Any]
    line: bytes


def canonical(content: Mapping[str, Any]) -> bytes:
    """The one way to write this as JSON: keys sorted, no spaces, UTF-8."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def make_entry(number: int, what: str, fields: Mapping[str, Any], *, at: datetime.datetime) -> Entry:
    """An entry at a moment with its offset to UTC; the order of entries is their number, whatever the clock says."""
    if at.tzinfo is None:
        raise ValueError(at)
    moment = at.isoformat(timespec="seconds")
    line = canonical({"no": number, "what": what, "at": moment, **fields})
    return Entry(number, what, moment, dict(fields), line)


def read_entry(line: bytes, *, number: int) -> Entry:
    """The entry in this line; raises ValueError for a line that `make_entry` does not write for this number."""
    content: Any = json.loads(line.decode())
    if not isinstance(content, dict) or canonical(content) != line:
        raise ValueError("line")
    found, what, at = content.pop("no", None), content.pop("what", None), content.pop("at", None)
    if found != number or not isinstance(at, str) or not _fits(what, content):
        raise ValueError("line")
    return Entry(number, what, at, content, line)


def _fits(what: object, content: Mapping[str, Any]) -> bool:
    if not isinstance(what, str) or what not in FIELDS:
        return False
    expected = dict(FIELDS[what])
    for group in _OPTIONAL.get(what, ()):
        if content.keys() & group.keys():
            expected |= group
    return content.keys() == expected.keys() and all(isinstance(content[name], kind) for name, kind in expected.items())
