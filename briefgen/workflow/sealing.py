"""What is sealed: the letter in every format, its record, its words, and the documents that go with it."""

from pathlib import Path
from typing import Final

from briefgen.archive.documents import DOSSIERS
from briefgen.archive.errors import PackageRefusedError
from briefgen.archive.store import ENCLOSURES, TEXT, Enclosure
from briefgen.archive.text import words_of
from briefgen.folders import TemplateFolders
from briefgen.language import _
from briefgen.letter.model import Letter
from briefgen.ministry.model import Profile
from briefgen.record.model import Record
from briefgen.render import FORMATS, renderer
from briefgen.values import replace
from briefgen.workflow.materials import materials

RECORD: Final = "record.yaml"


def as_issued(letter: Letter) -> Letter:
    """The letter without the mark of a draft."""
    return replace(letter, pages=replace(letter.pages, draft=""))


def sealed_files(letter: Letter, text: str, profile: Profile, *, folders: TemplateFolders) -> dict[str, bytes]:
    """The files of an issued letter by name: every format, the record's text, the words that are searched."""
    issued, style = as_issued(letter), materials(folders).style(profile, folders)
    files = {f"letter{renderer(name).suffix}": renderer(name).render(issued, style) for name in FORMATS}
    return {RECORD: text.encode(), **files, TEXT: words_of(issued)}


def enclosures_of(record: Record, folder: Path) -> tuple[Enclosure, ...]:
    """The files that the record names, relative to its folder; raises PackageRefusedError for one that is no file."""
    named = [(each.file, each.sha256 or "") for each in record.enclosures if each.file]
    if record.decision_note and record.decision_note.file:
        named.append((record.decision_note.file, ""))
    return tuple(_enclosure(folder / file, file, sha256) for file, sha256 in named)


def _enclosure(path: Path, file: str, sha256: str) -> Enclosure:
    if "\0" in file or not path.is_file():
        raise PackageRefusedError(ascii(file)[1:-1], _("there is no such file beside the record."))
    return Enclosure(path.name, path, sha256)


def details_of(record: Record, profile: Profile) -> dict[str, str]:
    """Facts that are sealed with the letter: the sender's name on its date, and what its documents are called."""
    assert record.date is not None  # noqa: S101 - an issued record has a date
    found = {"ministry_name": profile.name_on(record.date), "house": record.house}
    found |= {f"{ENCLOSURES}/{Path(each.file).name}": each.title for each in record.enclosures if each.file}
    if record.dossiers:
        found[DOSSIERS] = "; ".join(record.dossiers)
    note = record.decision_note
    if note and note.file:
        found["decision_note"] = f"{ENCLOSURES}/{Path(note.file).name}"
    elif note and note.reason:
        found["no_decision_note"] = note.reason
    return found
