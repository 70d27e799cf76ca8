"""Makes an archived letter again from what is kept with it, and compares the bytes."""

import datetime
import tempfile
from collections.abc import Mapping
from pathlib import Path

from briefgen.archive.contents import ChangedLetterError, file_of, made_with, manifest_of
from briefgen.archive.keeping import Archive
from briefgen.archive.letters import ArchivedLetter
from briefgen.folders import TemplateFolders, is_plain_name
from briefgen.values import dataclass
from briefgen.workflow.archived_letters import NotMadeHereError
from briefgen.workflow.examine import Typed, examine
from briefgen.workflow.issuing import PROGRAM
from briefgen.workflow.made_with import FONTS, fonts
from briefgen.workflow.sealing import RECORD, sealed_files


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """`differing` names the files that came out otherwise, and fonts that this briefgen has otherwise or not at all;
    `made_by` and `now` are the versions of briefgen then and now."""

    differing: tuple[str, ...]
    same: tuple[str, ...]
    made_by: str
    now: str = PROGRAM


def rebuild(archive: Archive, letter: ArchivedLetter) -> Rebuilt:
    """Makes the letter again; raises ChangedLetterError where what is kept is not as it was sealed,
    NotMadeHereError for a letter from before briefgen."""
    if letter.is_added:
        raise NotMadeHereError(letter.called)
    manifest = manifest_of(archive, letter)
    kept = made_with(archive, letter)
    if not all(map(is_plain_name, kept)):
        raise ChangedLetterError(letter.reference, "manifest.json")
    text = file_of(archive, letter, RECORD).decode(errors="replace")
    made = _made(text, kept, on=manifest.issued_on)
    names = [name for name in manifest.files if name in made or name.startswith("letter.")]
    wrong = [name for name in names if made.get(name) != file_of(archive, letter, name)]
    ours = fonts()
    other_fonts = [name for name in kept if name.startswith(f"{FONTS}/") and kept[name] != ours.get(name)]
    same = tuple(name for name in names if name not in wrong)
    return Rebuilt((*wrong, *other_fonts), same, manifest.program)


def _made(text: str, kept: Mapping[str, bytes], *, on: datetime.date) -> Mapping[str, bytes]:
    """The files as they come out now; none where the record no longer gives a letter."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in kept.items():
            place = Path(folder) / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        folders = TemplateFolders([Path(folder)])
        examined = examine(Typed(text, RECORD), folders=folders, on=on)
        if examined.letter is None or examined.profile is None:
            return {}
        return sealed_files(examined.letter, text, examined.profile, folders=folders)
