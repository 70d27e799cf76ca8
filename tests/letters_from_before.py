"""Letters from before briefgen for tests: small PDFs that say what a letter says, made in a millisecond."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from campaigns.making import NOW, PROGRAM
from extract.hostile_files import page_of, stream

from briefgen.archive.adding.adding import AddedLetter, adding
from briefgen.archive.adding.making import NewLetter
from briefgen.archive.keeping import Archive
from briefgen.extract.letters import read_letter
from briefgen.extract.limits import digest
from briefgen.extract.senders import senders_of

SENDERS = senders_of()
SUBJECT = "Voortgang opvang"


@dataclass(frozen=True)
class Before:
    """What a letter says; an empty value is left out."""

    reference: str = "5712345"
    date: str = "17 maart 2009"
    subject: str = SUBJECT
    ministry: str = "Ministerie van Justitie"
    addressee: str = "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"
    office: str = "De Staatssecretaris van Justitie,"
    name: str = "N. Albayrak"
    words: tuple[str, ...] = field(default=("Hierbij informeer ik uw Kamer over de opvang van vreemdelingen.",))

    def pdf(self) -> bytes:
        lines = [
            self.ministry,
            self.addressee,
            f"Datum {self.date}" if self.date else "",
            f"Ons kenmerk {self.reference}" if self.reference else "",
            f"Onderwerp {self.subject}" if self.subject else "",
            "Geachte voorzitter,",
            *self.words,
            "Met vriendelijke groet,",
            self.office,
            self.name,
        ]
        shown = "".join(
            f"1 0 0 1 60 {760 - 24 * place} Tm ({_escaped(line)}) Tj " for place, line in enumerate(lines) if line
        )
        return page_of(stream(f"BT /F 11 Tf {shown}ET".encode("latin-1")))


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def written(folder: Path, name: str, letter: Before) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(letter.pdf())
    return path


def new_letter(letter: Before | bytes, *, name: str = "brief.pdf") -> NewLetter:
    """The letter as it is read."""
    data = letter if isinstance(letter, bytes) else letter.pdf()
    return NewLetter(name, digest(data), data, read_letter(data, name=name, senders=SENDERS))


def add(archive: Archive, *letters: Before | bytes, given: Mapping[str, Any] | None = None) -> list[AddedLetter]:
    """Adds them in one batch."""
    with adding(archive, now=lambda: NOW, program=PROGRAM) as run:
        for number, each in enumerate(letters):
            run.put(new_letter(each, name=f"brief {number}.pdf"), given or {})
        return list(run.commit())
