"""What the log says of each letter, read once up to one head, with proofs that it says so."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from briefgen.archive.entries import ADDED, ANNOTATED, COMPLETED, ISSUED, REPLACED, WITHDRAWN, Entry
from briefgen.archive.export.proofs import Proofs
from briefgen.archive.heads import Head
from briefgen.archive.keeping import Archive
from briefgen.archive.letters import ArchivedLetter
from briefgen.archive.tree import leaf_hash
from briefgen.issue.numbers import reference_key

PROOF_FORMAT: Final = 1
Key = tuple[str, str]
_LATER: Final = frozenset({REPLACED, WITHDRAWN, ANNOTATED, COMPLETED})
_BY_HASH: Final = ""  # in the place of the ministry: a letter that was added is known by the hash of its file


@dataclass(frozen=True, slots=True)
class Told:
    """The entry that issued or added a letter and, in order, those that say something of it afterwards."""

    issued: Entry
    later: tuple[Entry, ...]

    @property
    def replaced_by(self) -> str:
        """The reference of the letter that took its place, as the log has it; empty for none."""
        by = [entry.fields["reference"] for entry in self.later if entry.what == ISSUED]
        by += [entry.fields["by"] for entry in self.later if entry.what == REPLACED and not self._is_by(entry)]
        return str(by[-1]) if by else ""

    @property
    def replaces(self) -> str:
        """The reference of the letter whose place it takes, said when it was issued or later; empty for none."""
        later = [entry.fields["reference"] for entry in self.later if entry.what == REPLACED and self._is_by(entry)]
        return str(next(iter(later), self.issued.fields.get("replaces", "")))

    def _is_by(self, entry: Entry) -> bool:
        if "sha256" in self.issued.fields or entry.fields.get("by_sha256"):
            return bool(entry.fields.get("by_sha256", "") == self.issued.fields.get("sha256"))
        return reference_key(entry.fields["by"]) == reference_key(self.issued.fields["reference"])

    @property
    def completed(self) -> dict[str, Any]:
        """The plain values of fields that were filled in of an added letter; the last value of a field counts."""
        found: dict[str, Any] = {}
        for entry in self.later:
            if entry.what == COMPLETED:
                found |= entry.fields["fields"]
        return found

    @property
    def withdrawn(self) -> Entry | None:
        return next((entry for entry in self.later if entry.what == WITHDRAWN), None)

    @property
    def annotations(self) -> dict[str, str]:
        """Later facts by name; the last value of a name counts."""
        found: dict[str, str] = {}
        for entry in self.later:
            if entry.what == ANNOTATED:
                found.update({str(name): str(value) for name, value in entry.fields["facts"].items()})
        return found


class History:
    """The log as of a head, with what it says of these letters, or of all; LogDamagedError where it is not whole."""

    def __init__(self, archive: Archive, head: Head, *, only: Sequence[ArchivedLetter] | None = None) -> None:
        self._only: Final = None if only is None else {_key_of(each) for each in only}
        self._added: Final[dict[Key, str]] = {}  # the hashes of added letters by what others call them
        self._named_by: Final[dict[str, dict[str, str]]] = {}
        self._seen: Final[set[Key]] = set()  # issued letters
        leaves: list[bytes] = []
        self._issued: Final[dict[Key, Entry]] = {}
        self._later: Final[dict[Key, list[Entry]]] = {}
        for entry in archive.log.entries(head=head):
            leaves.append(leaf_hash(entry.line))
            self._take_note(entry)
        self._proofs: Final = Proofs(leaves)
        self.head: Final = self._proofs.head()

    def _take_note(self, entry: Entry) -> None:
        fields = entry.fields
        if entry.what == ISSUED:
            key = _key(fields["ministry"], fields["reference"])
            self._seen.add(key)
            self._add(entry, key, self._issued.__setitem__)
            if fields.get("replaces"):
                self._add(entry, self._named(fields["ministry"], fields["replaces"]), self._add_later)
        elif entry.what == ADDED:
            self._add(entry, (_BY_HASH, fields["sha256"]), self._issued.__setitem__)
            self._note_reference(fields["sha256"], fields)
        elif entry.what in _LATER:
            self._add(entry, self._meant(fields, "sha256", "reference"), self._add_later)
            if entry.what == REPLACED:
                self._add(entry, self._meant(fields, "by_sha256", "by"), self._add_later)
            elif entry.what == COMPLETED:
                self._note_reference(fields["sha256"], fields["fields"])

    def _note_reference(self, sha256: str, fields: Mapping[str, Any]) -> None:
        """By which reference and ministry others name this letter from now on."""
        known = self._named_by.setdefault(sha256, {})
        known |= {name: str(fields[name]) for name in ("ministry", "reference") if name in fields}
        for key in [key for key, each in self._added.items() if each == sha256]:
            del self._added[key]
        if known.get("reference"):
            self._added.setdefault(_key(known["ministry"], known["reference"]), sha256)

    def _meant(self, fields: Mapping[str, Any], by_hash: str, by_reference: str) -> Key:
        if fields.get(by_hash):
            return (_BY_HASH, fields[by_hash])
        return self._named(fields["ministry"], fields[by_reference])

    def _named(self, ministry: str, reference: str) -> Key:
        """The letter that an entry names by its reference: an issued one first."""
        key = _key(ministry, reference)
        return (_BY_HASH, self._added[key]) if key in self._added and key not in self._seen else key

    def _add(self, entry: Entry, key: Key, add: Callable[[Key, Entry], None]) -> None:
        if self._only is None or key in self._only:
            add(key, entry)

    def _add_later(self, key: Key, entry: Entry) -> None:
        self._later.setdefault(key, []).append(entry)

    def letters(self) -> tuple[Told, ...]:
        """All letters in the order in which they came into the archive."""
        return tuple(self._told(key) for key in self._issued)

    def of(self, letter: ArchivedLetter) -> Told:
        """What is told of this letter; raises LookupError where the log up to the head does not know it."""
        return self._told(_key_of(letter))

    def _told(self, key: Key) -> Told:
        issued = self._issued[key]
        return Told(issued, tuple(entry for entry in self._later.get(key, ()) if entry.number > issued.number))

    def proof(self, told: Told) -> bytes:
        """A file that shows each entry about the letter to be in the log under the head."""
        entries = [
            {
                "number": entry.number,
                "line": entry.line.decode(),
                "path": [each.hex() for each in self._proofs.inclusion(entry.number)],
            }
            for entry in (told.issued, *told.later)
        ]
        content = {"format": PROOF_FORMAT, "head": str(self.head), "entries": entries}
        return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _key_of(letter: ArchivedLetter) -> Key:
    return (_BY_HASH, letter.sha256) if letter.is_added else _key(letter.ministry, letter.reference)


def _key(ministry: str, reference: str) -> Key:
    return ministry, reference_key(reference)
