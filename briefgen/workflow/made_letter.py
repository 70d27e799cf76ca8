"""Makes the letter that is to be sealed, from files that are kept with it, as they are on disk at that moment."""

import datetime
from collections.abc import Mapping
from pathlib import Path

from briefgen.archive.keeping import Archive
from briefgen.archive.store import Enclosure
from briefgen.errors import FindingsError, Problem, Severity
from briefgen.folders import TemplateFolders
from briefgen.language import _, ngettext
from briefgen.letter.compose import compose
from briefgen.letter.model import Letter
from briefgen.letter.templates import forget_templates
from briefgen.ministry.model import Profile
from briefgen.record.model import Record
from briefgen.values import dataclass
from briefgen.workflow.examine import Examined, Typed, examine
from briefgen.workflow.made_with import TemplatesChangedError, check_unchanged, made_with
from briefgen.workflow.materials import materials
from briefgen.workflow.numbered_record import Numbered
from briefgen.workflow.sealing import details_of, enclosures_of, sealed_files


@dataclass(frozen=True, slots=True)
class MadeLetter:
    """A letter that is ready to be sealed under its number; `hints` are findings that may be left as they are."""

    reference: str
    numbered: Numbered
    record: Record
    date: datetime.date
    files: Mapping[str, bytes]
    enclosures: tuple[Enclosure, ...]
    made_with: Mapping[str, bytes]
    details: Mapping[str, str]
    hints: tuple[Problem, ...]


def make_letter(
    path: Path, numbered: Numbered, *, archive: Archive, folders: TemplateFolders, on: datetime.date
) -> MadeLetter:
    """The letter of this text of the record in `path`, of the day `on`, to be issued into this archive.

    Raises FindingsError for errors and for warnings that nobody acknowledged, TemplatesChangedError, and
    PackageRefusedError for an enclosure that is not there.
    """
    forget_templates()
    source = Typed(numbered.text, str(path))
    examined = examine(source, folders=_anew(folders), on=on, purpose="issue", archive=archive)
    problems = numbered.as_typed(examined.problems, str(path))
    refuse_findings(path, problems, has_errors=examined.has_errors)
    record, profile = examined.reading.record, examined.profile
    assert record is not None and profile is not None  # noqa: S101 - there was no error
    kept = made_with(record.kind, profile, folders=folders)
    forget_templates()  # from here on every file is read after those that are kept
    anew = _anew(folders)
    letter, profile = _composed(examined, record, folders=anew, on=on)
    files = sealed_files(letter, numbered.text, profile, folders=anew)
    check_unchanged(kept, folders=folders)  # so the letter was made from them
    enclosures = enclosures_of(record, path.parent)
    hints = tuple(each for each in problems if each.severity is Severity.HINT)
    return MadeLetter(
        record.reference or "", numbered, record, on, files, enclosures, kept, details_of(record, profile), hints
    )


def _anew(folders: TemplateFolders) -> TemplateFolders:
    """The same folders, of which nothing was read yet."""
    return TemplateFolders(folders.folders, compiled=folders.compiled)


def _composed(
    examined: Examined, record: Record, *, folders: TemplateFolders, on: datetime.date
) -> tuple[Letter, Profile]:
    profile, _faults = materials(folders).profile(record.ministry, folders)
    kind, _faults = materials(folders).kind(record.kind, folders)
    if profile is not None and kind is not None:
        letter = compose(examined.reading, profile, kind=kind, folders=folders, on=on).letter
        if letter is not None:
            return letter, profile
    raise TemplatesChangedError(f"kinds/{record.kind}")


def refuse_findings(path: Path, problems: tuple[Problem, ...], *, has_errors: bool) -> None:
    """Raises FindingsError where errors, or warnings that nobody acknowledged, stand in the way."""
    serious = tuple(each for each in problems if each.severity is not Severity.HINT)
    if not serious and not has_errors:
        return
    errors = sum(each.severity is Severity.ERROR for each in serious)
    warnings = len(serious) - errors
    found = [
        ngettext("{count} error", "{count} errors", errors).format(count=errors) if errors else "",
        ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings) if warnings else "",
    ]
    raise FindingsError(
        _("{record} is not ready to be issued: {found}. Nothing was written.").format(
            record=path, found=", ".join(filter(None, found))
        ),
        hint=_("A warning that is meant so is acknowledged in the record, with the reason; an error cannot be."),
        problems=serious,
    )
