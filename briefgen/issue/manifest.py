"""The manifest that seals a letter: size and hash of each of its files and of all that it was made with."""

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

FORMAT: Final = 1
NAME: Final = "manifest.json"


@dataclass(frozen=True, slots=True)
class Digest:
    """Size in bytes and SHA-256 in lower-case hex."""

    size: int
    sha256: str


def digest(data: bytes) -> Digest:
    return Digest(len(data), hashlib.sha256(data).hexdigest())


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was sealed. `files` by path inside the letter's folder, `made_with` by the name of each template, profile,
    calendar and font, its value the SHA-256 under which the archive keeps it once. Of a letter that was issued before
    briefgen what is not known is empty, and `date` None."""

    ministry: str
    reference: str
    record: str
    date: datetime.date | None
    kind: str
    subject: str
    files: Mapping[str, Digest]
    made_with: Mapping[str, str]
    program: str
    replaces: str = ""
    details: Mapping[str, str] | None = None

    def to_bytes(self) -> bytes:
        """UTF-8 JSON that a person can read; the same manifest gives the same bytes."""
        content = {
            "format": FORMAT,
            "ministry": self.ministry,
            "reference": self.reference,
            "record": self.record,
            "date": self.date.isoformat() if self.date else "",
            "kind": self.kind,
            "subject": self.subject,
            "replaces": self.replaces,
            "details": dict(sorted((self.details or {}).items())),
            "files": {name: {"size": each.size, "sha256": each.sha256} for name, each in sorted(self.files.items())},
            "made_with": dict(sorted(self.made_with.items())),
            "program": self.program,
        }
        return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()

    @property
    def issued_on(self) -> datetime.date:
        """The date of a letter that was issued here; raises ValueError for one of which no date is known."""
        if self.date is None:
            raise ValueError(self.reference)
        return self.date

    @property
    def seal(self) -> str:
        """The hash that the log keeps."""
        return hashlib.sha256(self.to_bytes()).hexdigest()


def _files(content: Mapping[str, Any]) -> dict[str, Digest]:
    return {name: Digest(each["size"], each["sha256"]) for name, each in content["files"].items()}


def files_from_bytes(data: bytes) -> dict[str, Digest]:
    """Only the digests of the files, for a caller that compares the seal itself; empty where there are none."""
    try:
        return _files(json.loads(data.decode()))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def manifest_from_bytes(data: bytes) -> Manifest:
    """The manifest in these bytes; raises ValueError for bytes that `Manifest.to_bytes` does not write."""
    try:
        content: Any = json.loads(data.decode())
        manifest = Manifest(
            ministry=content["ministry"],
            reference=content["reference"],
            record=content["record"],
            date=datetime.date.fromisoformat(content["date"]) if content["date"] else None,
            kind=content["kind"],
            subject=content["subject"],
            files=_files(content),
            made_with=dict(content["made_with"]),
            program=content["program"],
            replaces=content["replaces"],
            details=dict(content["details"]),
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("manifest") from error
    if manifest.to_bytes() != data:
        raise ValueError("manifest")
    return manifest
