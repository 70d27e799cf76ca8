"""The one validation of a record: `check` shows what it finds, `render` works on what it makes."""

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from briefgen.errors import BriefgenError, Problem, Severity
from briefgen.rules import Rule
from briefgen.values import dataclass
from briefgen.workflow.materials import materials
from briefgen.workflow.rules import KIND_IS_KNOWN, MINISTRY_IS_KNOWN, PROMISE_IS_KNOWN

if TYPE_CHECKING:
    from briefgen.archive.keeping import Archive
    from briefgen.folders import TemplateFolders
    from briefgen.letter.kinds import Kind
    from briefgen.letter.model import Letter
    from briefgen.ministry.model import Profile
    from briefgen.record.reading import Reading

Purpose = Literal["draft", "issue"]


@dataclass(frozen=True, slots=True)
class Typed:
    """A record that is no file: its text and how to call it in messages."""

    text: str
    name: str


Source = Path | Typed


@dataclass(frozen=True, slots=True)
class Examined:
    """A record with all that was found; `letter` is there whenever one could be composed, also beside errors."""

    reading: "Reading"
    profile: "Profile | None"
    kind: "Kind | None"
    letter: "Letter | None"
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        return self.letter is None or any(problem.severity is Severity.ERROR for problem in self.problems)


def examine(
    source: Source,
    *,
    folders: "TemplateFolders",
    on: datetime.date,
    purpose: Purpose = "draft",
    archive: "Archive | None" = None,
) -> Examined:
    """Read, check and compose the record; `on` is the day for a record without a date.

    With an archive, the promises of earlier letters that the record names are looked up in it.
    Raises UnreadableError where there is nothing to read; everything else is a problem in the result.
    """
    reading = _read(source)
    if reading.record is None:
        return Examined(reading, None, None, None, in_order(reading.problems))
    found = _Findings(reading, folders, purpose)
    if archive is not None:
        found.look_up_promises(archive)
    profile, kind = found.profile(), found.kind()
    letter = None
    if profile is not None and kind is not None:
        letter = found.letter(profile, kind, on=on)
    return Examined(reading, profile, kind, letter, found.result())


def _read(source: Source) -> "Reading":
    from briefgen.record.reading import read_record, reading_of

    return read_record(source) if isinstance(source, Path) else reading_of(source.text, source=source.name)


class _Findings:
    """Gathers what each step of an examination finds."""

    def __init__(self, reading: "Reading", folders: "TemplateFolders", purpose: Purpose) -> None:
        from briefgen.record.checks import check

        calendar, problems = materials(folders).calendar(folders)
        self._reading = reading
        self._folders = folders
        self._purpose: Purpose = purpose
        self._not_looked_for = frozenset({PROMISE_IS_KNOWN.code})
        self._problems = [*reading.problems, *problems, *check(reading, purpose=purpose, calendar=calendar)]

    def look_up_promises(self, archive: "Archive") -> None:
        from briefgen.workflow.known_promises import unknown_promises

        self._not_looked_for = frozenset()
        self._problems.extend(unknown_promises(self._reading, archive))

    def profile(self) -> "Profile | None":
        from briefgen.ministry.profile import UnknownMinistryError

        assert self._reading.record is not None  # noqa: S101 - `examine` has looked; this tells the type checker
        try:
            profile, problems = materials(self._folders).profile(self._reading.record.ministry, self._folders)
        except UnknownMinistryError as error:
            self._add(MINISTRY_IS_KNOWN, "ministry", error)
            return None
        self._problems.extend(problems)
        return profile

    def kind(self) -> "Kind | None":
        from briefgen.letter.kinds import UnknownKindError

        assert self._reading.record is not None  # noqa: S101 - as above
        try:
            kind, problems = materials(self._folders).kind(self._reading.record.kind, self._folders)
        except UnknownKindError as error:
            self._add(KIND_IS_KNOWN, "kind", error)
            return None
        self._problems.extend(problems)
        return kind

    def _add(self, rule: Rule, field: str, refusal: BriefgenError) -> None:
        self._problems.append(self._reading.problem(rule, field, refusal.message, hint=refusal.hint))

    def letter(self, profile: "Profile", kind: "Kind", *, on: datetime.date) -> "Letter | None":
        from briefgen.letter.checks import check_letter
        from briefgen.letter.compose import compose
        from briefgen.render.characters import unrenderable

        composed = compose(self._reading, profile, kind=kind, folders=self._folders, on=on)
        self._problems.extend(composed.problems)
        if composed.letter is not None:
            self._problems.extend(unrenderable(composed.letter, self._reading))
            found = check_letter(
                composed.letter, self._reading, profile, kind=kind, folders=self._folders, purpose=self._purpose
            )
            self._problems.extend(found)
        return composed.letter

    def result(self) -> tuple[Problem, ...]:
        from briefgen.record.acknowledge import acknowledged

        found = acknowledged(in_order(self._problems), self._reading, not_looked_for=self._not_looked_for)
        return in_order(found)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each finding once, file by file in the order in which files first appear, and by place within a file."""
    unique = dict.fromkeys(problems)
    files = {source: place for place, source in enumerate(dict.fromkeys(each.where.source for each in unique))}
    return tuple(sorted(unique, key=lambda each: (files[each.where.source], each.where.line, each.where.column)))
