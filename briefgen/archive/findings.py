"""What a verification found: one finding per thing that is not as it was written, naming the letter."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from briefgen.archive.tree import TreeHead
from briefgen.language import N_, _

CHANGED: Final = N_("changed")
MISSING: Final = N_("missing")
ADDED: Final = N_("added")
MOVED: Final = N_("renamed or moved")
UNFINISHED: Final = N_("left by an interrupted issue")


@dataclass(frozen=True, slots=True)
class Finding:
    """`path` is relative to the archive; `letter` is a reference, empty where no single letter is concerned."""

    kind: str
    path: str
    letter: str
    message: str

    def __str__(self) -> str:
        about = f" ({self.letter})" if self.letter else ""
        return f"{self.path}{about}: {_(self.kind)}. {self.message}".rstrip()


@dataclass(frozen=True, slots=True)
class Verification:
    """The head that was computed (not read), what was looked at, and what was found; `remarks` are no findings."""

    head: TreeHead
    letters: int
    files: int
    size: int
    findings: tuple[Finding, ...]
    remarks: tuple[str, ...] = ()

    @property
    def unchanged(self) -> bool:
        return not self.findings


@dataclass(slots=True)
class Seen:
    """What is gathered on the way; `lost` has what should be somewhere and is not: by hash, its path and letter."""

    findings: list[Finding] = field(default_factory=list)
    lost: dict[str, tuple[str, str]] = field(default_factory=dict)
    files: int = 0
    size: int = 0

    def add(self, kind: str, path: str, message: str = "", *, letter: str = "") -> None:
        self.findings.append(Finding(kind, path, letter, message))

    def take_in(self, other: "Seen") -> None:
        self.findings += other.findings
        self.lost |= other.lost
        self.files += other.files
        self.size += other.size


def with_moves(seen: Seen, found: Mapping[str, str]) -> tuple[Finding, ...]:
    """The findings, where a file with the hash of a lost one stands elsewhere said so; `found` is path to hash."""
    by_hash = {sha256: path for path, sha256 in found.items()}
    findings = list(seen.findings)
    for place, finding in enumerate(findings):
        for sha256, (path, letter) in seen.lost.items():
            if finding.path == path and finding.kind in (MISSING, CHANGED) and sha256 in by_hash:
                message = _("What should be here is {other} now.").format(other=by_hash[sha256])
                findings[place] = Finding(finding.kind if finding.kind == CHANGED else MOVED, path, letter, message)
    return tuple(findings)
