"""Makes the letter that is to be sealed, from files that are kept with it, as they are on disk at that moment."""

import datetime
from collections.abc import Mapping
from pathlib import Path

from briefgen.archive.keeping import Archive
from briefgen.archive.store import Enclosure
from briefgen.errors import FindingsError, Problem, Severity
from briefgen.folders import TemplateFolders
from briefgen.language import _, ngettext
from briefgen.letter.templates import forget_templates
from briefgen.record.model import Record
from briefgen.values import dataclass
from briefgen.workflow.examine import Typed, examine
from briefgen.workflow.made_with import check_unchanged, made_with, read_before
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
    path: Path, typed: Record, numbered: Numbered, *, archive: Archive, folders: TemplateFolders, on: datetime.date
) -> MadeLetter:
    """The letter of this text of the record `typed` in `path`, of the day `on`, to be issued into this archive.

    Raises FindingsError for errors and for warnings that nobody acknowledged, TemplatesChangedError, and
    PackageRefusedError for an enclosure that is not there.
    """
    forget_templates()
    anew = TemplateFolders(folders.folders, compiled=folders.compiled)  # of which nothing was read yet
    before = read_before(typed.kind, typed.ministry, folders=anew)
    source = Typed(numbered.text, str(path))
    examined = examine(source, folders=anew, on=on, purpose="issue", archive=archive)
    problems = numbered.as_typed(examined.problems, str(path))
    refuse_findings(path, problems, has_errors=examined.has_errors)
    record, profile, letter = examined.reading.record, examined.profile, examined.letter
    assert record is not None and profile is not None and letter is not None  # noqa: S101 - there was no error
    kept = made_with(record.kind, profile, folders=anew) | before
    files = sealed_files(letter, numbered.text, profile, folders=anew)
    # Each file was read before its use or as it was used, and is the same after it: the letter was made from these.
    check_unchanged(kept, folders=anew)
    enclosures = enclosures_of(record, path.parent)
    hints = tuple(each for each in problems if each.severity is Severity.HINT)
    return MadeLetter(
        record.reference or "", numbered, record, on, files, enclosures, kept, details_of(record, profile), hints
    )


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
