"""Applies the fixes that findings offer to the record's file: only the characters that they name."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError, ExitStatus, Problem
from briefgen.language import _
from briefgen.values import dataclass
from briefgen.workflow.examine import Purpose, examine
from briefgen.workflow.rendered import write_whole

if TYPE_CHECKING:
    from briefgen.folders import TemplateFolders

_MOST_ROUNDS = 10  # one fix can bring another to light; more rounds would mean that two undo each other


class ChangedMeanwhileError(BriefgenError):
    """The file was saved by someone else while it was being mended."""

    exit_status = ExitStatus.REFUSED

    def __init__(self, path: Path) -> None:
        super().__init__(_("{path} was changed while it was checked. It was not mended.").format(path=path))


@dataclass(frozen=True, slots=True)
class Change:
    """A line before and after; an empty `after` with `before` means that the line was taken out."""

    line: int
    before: tuple[str, ...]
    after: tuple[str, ...]


def mend(
    path: Path, *, folders: "TemplateFolders", on: datetime.date, purpose: Purpose = "draft"
) -> tuple[tuple[Change, ...], tuple[Problem, ...]]:
    """Apply fixes until none is left, and return what was changed and the findings that remain.

    Raises UnreadableError, ChangedMeanwhileError and NotWritableError.
    """
    first = text = ""
    for number in range(_MOST_ROUNDS):
        examined = examine(path, folders=folders, on=on, purpose=purpose)
        text = examined.reading.document.text
        first = first if number else text
        mended = _mended(text, examined.problems, source=str(path))
        if mended == text:
            break
        _replace(path, text, mended)
    return _changes(first, text), examined.problems


def _mended(text: str, problems: tuple[Problem, ...], *, source: str) -> str:
    from briefgen.yamlfile import apply_fixes

    return apply_fixes(text, [fix for problem in problems if problem.where.source == source for fix in problem.fixes])


def _replace(path: Path, text: str, mended: str) -> None:
    """Write the mended text, unless the file no longer holds the text that was mended."""
    data = path.read_bytes()
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") and not text.startswith("\ufeff") else b""
    if data != mark + text.encode():
        raise ChangedMeanwhileError(path)
    write_whole(path, mark + mended.encode())


def _changes(before: str, after: str) -> tuple[Change, ...]:
    from difflib import SequenceMatcher

    old, new = before.splitlines(), after.splitlines()
    return tuple(
        Change(start + 1, tuple(old[start:end]), tuple(new[new_start:new_end]))
        for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if tag != "equal"
    )
