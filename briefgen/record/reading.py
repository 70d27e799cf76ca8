"""Reads a record: the file with its places, the record where it is one, and everything that is wrong with it."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import Fix, Problem, Where
from briefgen.record.marked_places import marked_places
from briefgen.record.model import Record
from briefgen.record.reading_words import NAMES, WORDS
from briefgen.rules import Rule
from briefgen.rules import problem as problem_under
from briefgen.values import dataclass
from briefgen.yamlfile import Document, parse_yaml, read_yaml
from briefgen.yamlfile import Path as Way
from briefgen.yamlfile.models import build, by_place

if TYPE_CHECKING:
    from briefgen.yamlfile.refusals import Explain


@dataclass(frozen=True)
class Reading:
    """A record as read; `record` is None where the file cannot be one. `problems` are in the order of the file."""

    document: Document
    record: Record | None
    problems: tuple[Problem, ...]

    def where(self, field: str, *, key: bool = False) -> Where:
        """The place of a field (`meetings.0.topics.1.title`), or of the nearest that it would be in."""
        return self.document.where(way(field), key=key)

    def problem(
        self, rule: Rule, field: str, message: str, *, hint: str = "", fixes: tuple[Fix, ...] = (), key: bool = False
    ) -> Problem:
        """A finding about this field, with its place and line; the empty field is the record as a whole."""
        where = self.where(field, key=key)
        return problem_under(rule, where, message, hint=hint, fixes=fixes, source_line=self.document.line(where.line))


def way(field: str) -> Way:
    """The steps of a field's name: `meetings.0.date` is `("meetings", 0, "date")`."""
    return tuple(int(step) if step.isdecimal() else step for step in field.split(".")) if field else ()


def read_record(path: Path) -> Reading:
    """Reads the record in a file; raises UnreadableError where that is no readable text file."""
    return _reading(read_yaml(path))


def reading_of(text: str, *, source: str) -> Reading:
    """Reads the record in a text; `source` is how findings name it."""
    return _reading(parse_yaml(text, source=source))


def _special() -> Mapping[str, "Explain"]:
    from briefgen.record.refusals import SPECIAL

    return SPECIAL


def _reading(document: Document) -> Reading:
    record, problems = build(document, Record, names=NAMES, words=WORDS, special=_special)
    places = marked_places(document)
    open_fields = {place.where.field for place in places}  # what is still to be filled in has no wrong value yet
    others = (problem for problem in problems if problem.where.field not in open_fields)
    return Reading(document, record, by_place((*document.problems, *others, *places)))
