"""A record with its reference and date written in: only those characters change, and the file is replaced whole."""

import datetime
import os
from collections.abc import Iterable
from pathlib import Path

from briefgen.errors import Problem
from briefgen.language import _
from briefgen.record.model import Record
from briefgen.record.reading import Reading
from briefgen.values import dataclass, replace
from briefgen.workflow.rendered import NotWritableError, write_whole
from briefgen.yamlfile import Document, apply_fixes, parse_yaml, scalar_fix

_BEFORE = {
    "reference": ("house", "unit", "ministry", "kind", "id"),
    "date": ("your_reference", "reference", "house", "unit", "ministry", "kind", "id"),
}


@dataclass(frozen=True, slots=True)
class Numbered:
    """The text of a record with number and date, and after which of its lines a line was added for them."""

    text: str
    added: tuple[int, ...] = ()

    def as_typed(self, problems: Iterable[Problem], source: str) -> tuple[Problem, ...]:
        """Findings in this text, placed as in the file that the user has."""
        return tuple(self._moved(each) if each.where.source == source else each for each in problems)

    def _moved(self, problem: Problem) -> Problem:
        where = replace(problem.where, line=self._line(problem.where.line), end_line=self._line(problem.where.end_line))
        return replace(problem, where=where)

    def _line(self, number: int) -> int:
        for added in reversed(self.added):
            number -= number > added
        return number


def numbered(reading: Reading, record: Record, *, reference: str, date: datetime.date | None) -> Numbered:
    """The record with this reference and date where it has others or none; an empty one is left as it is."""
    document, added = reading.document, []
    values = {
        "reference": reference if reference != record.reference else "",
        "date": date.isoformat() if date and date != record.date else "",
    }
    for name, value in values.items():
        if value:
            document, line = _with(document, name, value)
            added += [line] if line else []
    return Numbered(document.text, tuple(added))


def _with(document: Document, name: str, value: str) -> tuple[Document, int]:
    """The document with this field, and the line after which one was added (0 for none)."""
    after = next((each for each in _BEFORE[name] if document.node((each,)) is not None), "")
    fix = scalar_fix(document, (name,), value, after=after)
    text = apply_fixes(document.text, (fix,))
    return parse_yaml(text, source=document.source), fix.line if fix.text.startswith("\n") else 0


def check_can_be_written(path: Path) -> None:
    """Raises NotWritableError where the record could not be given its number afterwards."""
    folder = Path(os.path.realpath(path)).parent
    if not (os.access(path, os.W_OK) and os.access(folder, os.W_OK)):
        raise NotWritableError(path, _("no permission"))


def write_numbered(path: Path, numbered: Numbered, *, read: str) -> str:
    """Replaces the record, whose text was `read`; why that could not be done, or nothing."""
    if numbered.text == read:
        return ""
    try:
        if path.read_bytes() != read.encode():
            return _("it was edited meanwhile")
        write_whole(path, numbered.text.encode())
    except OSError as error:
        return (error.strerror or str(error)).lower()
    except NotWritableError as error:
        return error.message
    return ""
