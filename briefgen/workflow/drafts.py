"""The two sides of a comparison: what their names mean, and what they hold."""

import datetime
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefgen.errors import BriefgenError, Problem, Severity, UnreadableError
from briefgen.language import _
from briefgen.review.review import Draft, DraftKind
from briefgen.values import dataclass
from briefgen.workflow.git import LARGEST, is_revision, read_revision

if TYPE_CHECKING:
    from briefgen.folders import TemplateFolders
    from briefgen.letter.model import Letter
    from briefgen.review.outside.word import Tracked
    from briefgen.workflow.examine import Examined

SUFFIXES: Final[dict[str, DraftKind]] = {
    ".yaml": "record", ".yml": "record", ".json": "letter", ".docx": "docx", ".docm": "docx", ".pdf": "pdf",
    ".html": "html", ".htm": "html", ".md": "md", ".markdown": "md",
}  # fmt: skip

LARGEST_RECORD: Final = 1_000_000  # bytes

# What finds a letter in the archive by its reference: the letter, or None where there is none.
Archive = Callable[[str], "Letter | None"]


class CannotCompareError(BriefgenError):
    """One of the sides cannot be read as what it is; `problems` says where."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads sides with the same templates, on the same day; `archive` is asked for what is no file and no revision."""

    folders: "TemplateFolders"
    on: datetime.date
    folder: Path
    tracked: "Tracked | None" = None
    archive: Archive | None = None

    def draft(self, name: str) -> Draft:
        """The side of this name. Raises UnreadableError, or CannotCompareError with the findings that stop it."""
        return self.read(name, *self.content(name))

    def content(self, name: str) -> tuple[DraftKind, bytes]:
        """What the file or revision is by its suffix, and its bytes."""
        path = self.folder / name
        if path.is_file():
            return self._kind(name), _bytes(path, name)
        if name == os.devnull:
            raise UnreadableError(
                _("{name} is empty: a file that is new or gone has nothing to be compared with.").format(name=name)
            )
        if path.is_dir():
            raise UnreadableError(_("{name} is a folder; two files are compared.").format(name=name))
        if is_revision(name):
            return self._kind(name), read_revision(name, folder=self.folder)
        return "letter", self._archived(name)

    def _archived(self, reference: str) -> bytes:
        letter = self.archive(reference) if self.archive else None
        if letter is None:
            raise UnreadableError(
                _("{name} is no file, no revision in git, and no letter that can be found in an archive.").format(
                    name=reference
                ),
                hint=_("Name a record, a letter.json, a .docx, .pdf, .html or .md file, or REVISION:PATH."),
            )
        from briefgen.letter.json_format import letter_to_json

        return letter_to_json(letter).encode()

    def _kind(self, name: str) -> DraftKind:
        kind = SUFFIXES.get(Path(name).suffix.lower())
        if kind is None:
            raise UnreadableError(
                _("{name}: what this is cannot be told from its name.").format(name=name),
                hint=_("It has to end in one of {suffixes}.").format(suffixes=", ".join(SUFFIXES)),
            )
        return kind

    def read(self, name: str, kind: "DraftKind", data: bytes) -> Draft:
        """The side with these bytes. Raises UnreadableError and CannotCompareError."""
        if kind == "record":
            if len(data) > LARGEST_RECORD:
                raise UnreadableError(_("{name} is larger than a record can be.").format(name=name))
            return self._record(name, _text(data, name))
        if kind == "letter":
            return Draft(name, kind, letter=_letter(_text(data, name), name))
        document = self._document(name, kind, data)
        if document.has_too_much():
            raise UnreadableError(_("{name} has more in it than any letter.").format(name=name))
        return Draft(name, kind, document=document, not_read=document.not_read)

    def _document(self, name: str, kind: DraftKind, data: bytes) -> "Outside":
        if kind == "docx":
            from briefgen.review.outside.word import read_word

            return read_word(data, source=name, tracked=self.tracked)
        if kind == "pdf":
            from briefgen.review.outside.pdf import read_pdf

            return read_pdf(data, source=name)
        if kind == "html":
            from briefgen.review.outside.html import read_html

            return read_html(_text(data, name), source=name)
        from briefgen.review.outside.markdown import read_markdown

        return read_markdown(_text(data, name), source=name)

    def _record(self, name: str, text: str) -> Draft:
        from briefgen.workflow.examine import Typed, examine

        examined = examine(Typed(text, name), folders=self.folders, on=self.on)
        record = examined.reading.record
        if record is None:
            raise _cannot(name, examined.problems)
        not_read = () if examined.letter else (_why_no_letter(examined),)
        lines = _Lines(examined)
        return Draft(name, "record", record, examined.letter, None, lines, not_read)


class _Lines(dict[str, int]):
    """The line of each field of a record, looked up when it is asked for."""

    def __init__(self, examined: "Examined") -> None:
        super().__init__()
        self._where = examined.reading.where

    def __missing__(self, field: str) -> int:
        self[field] = line = self._where(field).line
        return line


if TYPE_CHECKING:
    from briefgen.review.outside.document import Outside


def _cannot(name: str, problems: tuple[Problem, ...]) -> CannotCompareError:
    errors = tuple(each for each in problems if each.severity is Severity.ERROR)
    return CannotCompareError(
        _("{name} is not a record that can be compared.").format(name=name),
        hint=_("Mend it first; 'briefgen check' shows all that was found."),
        problems=errors,
    )


def _why_no_letter(examined: "Examined") -> str:
    found = next((each.message for each in examined.problems if each.severity is Severity.ERROR), "")
    return _("the words: no letter can be made of this record. {reason}").format(reason=found)


def _bytes(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableError(_("{name} cannot be read.").format(name=name)) from error
    if len(data) > LARGEST:
        raise UnreadableError(_("{name} is larger than a letter can be.").format(name=name))
    return data


def _text(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError(_("{name} is not UTF-8 text.").format(name=name)) from None


def _letter(text: str, name: str) -> "Letter":
    from briefgen.letter.json_format import letter_from_json

    try:
        return letter_from_json(text)
    except UnreadableError as error:
        raise UnreadableError(f"{name}: {error.message}", hint=error.hint) from None
