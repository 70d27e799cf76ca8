"""Checks of what goes with the letter: enclosures, the decision note, a signatory."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from briefgen.errors import Problem, Severity
from briefgen.language import N_, _
from briefgen.record.checks.contents import Contents
from briefgen.rules import Rule

NO_SIGNATORY: Final = Rule(
    "F102",
    Severity.ERROR,
    N_("Nobody signs the letter"),
    N_("A letter to the House is signed by a member of the government."),
    "signatories: []",
    "signatories:\n  - office: staatssecretaris",
)
NO_FILE: Final = Rule(
    "F103",
    Severity.ERROR,
    N_("The file of an enclosure or decision note is missing"),
    N_("What the letter lists goes with it, and is kept with it."),
    "enclosures:\n  - title: Notitie\n    file: notitei.pdf",
    "enclosures:\n  - title: Notitie\n    file: notitie.pdf",
)
CHANGED_FILE: Final = Rule(
    "F104",
    Severity.ERROR,
    N_("The file of an enclosure is not the one that was checked in"),
    N_("The checksum in the record says which version was meant; another version may say something else."),
    "enclosures:\n  - title: Notitie\n    file: notitie.pdf\n"
    "    sha256: 0000000000000000000000000000000000000000000000000000000000000000",
    "enclosures:\n  - title: Notitie\n    file: notitie.pdf\n"
    "    sha256: 39f230984a5f282a9a6c0a0de66382034326e3f959e797e8514f3598503418d3",
)
FILE_NOT_SAID: Final = Rule(
    "F105",
    Severity.HINT,
    N_("An enclosure without file"),
    N_("With its file, the enclosure is kept and sent with the letter, and can be proved unchanged."),
    "enclosures:\n  - title: Notitie",
    "enclosures:\n  - title: Notitie\n    file: notitie.pdf",
)
NOT_RELATIVE: Final = Rule(
    "F106",
    Severity.WARNING,
    N_("The path of a file holds on one computer only"),
    N_("Paths are relative to the record and have forward slashes, so that the folder can be moved and shared."),
    "enclosures:\n  - title: Notitie\n    file: C:\\Users\\jan\\notitie.pdf",
    "enclosures:\n  - title: Notitie\n    file: notitie.pdf",
)
NO_DECISION_NOTE: Final = Rule(
    "Q101",
    Severity.ERROR,
    N_("The decision note (beslisnota) is absent, and no reason is given"),
    N_("Since 20 September 2022 every letter of this family goes with its decision note, or says why not."),
    "date: 2023-03-07",
    "date: 2023-03-07\ndecision_note:\n  reason: Er is geen beslisnota opgesteld.",
)
PERHAPS_DECISION_NOTE: Final = Rule(
    "Q102",
    Severity.HINT,
    N_("A letter on policy or legislation goes with its decision note (beslisnota)"),
    N_("Since 1 July 2021 for letters on policy and legislation, since 20 September 2022 for all."),
    "date: 2021-11-16",
    "date: 2021-11-16\ndecision_note:\n  reason: De brief gaat niet over beleid of wetgeving.",
)
RULES: Final[tuple[Rule, ...]] = (
    NO_SIGNATORY,
    NO_FILE,
    CHANGED_FILE,
    FILE_NOT_SAID,
    NOT_RELATIVE,
    NO_DECISION_NOTE,
    PERHAPS_DECISION_NOTE,
)
_FOR_ALL: Final = datetime.date(2022, 9, 20)
_FOR_POLICY: Final = datetime.date(2021, 7, 1)


def no_signatory(contents: Contents) -> Iterator[Problem]:
    if not contents.record.signatories:
        yield contents.problem(
            NO_SIGNATORY,
            "signatories",
            _("Nobody signs this letter."),
            hint=_("Add 'signatories:' with '- office: …', as the ministry's profile names it."),
        )


def _files(contents: Contents) -> Iterator[tuple[str, str]]:
    """The field and path of each file that is named."""
    for n, enclosure in enumerate(contents.record.enclosures):
        if enclosure.file:
            yield f"enclosures.{n}.file", enclosure.file
    note = contents.record.decision_note
    if note and note.file:
        yield "decision_note.file", note.file


def _is_relative(file: str) -> bool:
    return not (file.startswith(("/", "~")) or "\\" in file or file[1:2] == ":")


def not_relative(contents: Contents) -> Iterator[Problem]:
    for field, file in _files(contents):
        if not _is_relative(file):
            yield contents.problem(
                NOT_RELATIVE,
                field,
                _("'{file}' is not a path relative to the record.").format(file=file),
                hint=_("Put the file beside the record and write only its name, or folder/name."),
            )


def _folder(contents: Contents) -> Path | None:
    """The folder of the record; None where the record is no file."""
    source = Path(contents.reading.document.source)
    return source.parent if source.is_file() else None


def no_file(contents: Contents) -> Iterator[Problem]:
    folder = None
    for field, file in _files(contents):
        folder = folder or _folder(contents)
        if folder and _is_relative(file) and not (folder / file).is_file():
            yield contents.problem(
                NO_FILE,
                field,
                _("There is no file '{file}' in {folder}.").format(file=file, folder=folder),
                hint=_nearest_file(folder / file),
            )


def _nearest_file(path: Path) -> str:
    from briefgen.yamlfile.suggestions import nearest

    there = sorted(each.name for each in path.parent.iterdir())[:1000] if path.parent.is_dir() else []
    meant = nearest(path.name, there)
    if meant:
        return _("Did you mean '{name}'?").format(name=meant.name)
    return _("The path is relative to the record.")


def changed_file(contents: Contents) -> Iterator[Problem]:
    for n, enclosure in enumerate(contents.record.enclosures):
        if not (enclosure.file and enclosure.sha256 and _is_relative(enclosure.file)):
            continue
        folder = _folder(contents)
        path = folder / enclosure.file if folder else None
        if path and path.is_file() and checksum_of(path) != enclosure.sha256:
            yield contents.problem(
                CHANGED_FILE,
                f"enclosures.{n}.sha256",
                _("'{file}' is not the file that this checksum belongs to.").format(file=enclosure.file),
                hint=_(
                    "Put back the version that was meant, or check the new one and write its checksum: {sum}"
                ).format(sum=checksum_of(path)),
            )


def checksum_of(path: Path) -> str:
    """The SHA-256 of a file, or empty where it cannot be read."""
    import hashlib

    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def file_not_said(contents: Contents) -> Iterator[Problem]:
    for n, enclosure in enumerate(contents.record.enclosures):
        if not enclosure.file:
            yield contents.problem(
                FILE_NOT_SAID,
                f"enclosures.{n}",
                _("No file is given for the enclosure '{title}'.").format(title=enclosure.title),
                hint=_("Add 'file:' with its path, relative to the record."),
            )


def no_decision_note(contents: Contents) -> Iterator[Problem]:
    date, note = contents.record.date, contents.record.decision_note
    if date and date >= _FOR_ALL and not (note and (note.file or note.reason)):
        yield contents.problem(
            NO_DECISION_NOTE,
            "decision_note",
            _("There is no decision note (beslisnota), and no reason why not."),
            hint=_("Add 'decision_note:' with 'file:' or 'reason:'."),
        )


def perhaps_decision_note(contents: Contents) -> Iterator[Problem]:
    date, note = contents.record.date, contents.record.decision_note
    if date and _FOR_POLICY <= date < _FOR_ALL and not (note and (note.file or note.reason)):
        yield contents.problem(
            PERHAPS_DECISION_NOTE,
            "decision_note",
            _("There is no decision note (beslisnota)."),
            hint=_("Where the letter is about policy or legislation, add 'decision_note:' with 'file:' or 'reason:'."),
        )


CHECKS: Final = (not_relative,)
AT_ISSUE: Final = (no_signatory, no_file, changed_file, file_not_said, no_decision_note, perhaps_decision_note)
