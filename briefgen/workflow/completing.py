"""Completes letters from before briefgen with a small YAML file: all that it says, or nothing where it has mistakes."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from briefgen.archive.added import SHORT
from briefgen.archive.adding.adding import Now
from briefgen.archive.adding.completing import complete as write
from briefgen.archive.adding.fields import fields_of, news
from briefgen.archive.keeping import Archive
from briefgen.archive.letters import ArchivedLetter, letter_of_hash, letters
from briefgen.errors import Problem
from briefgen.extract.meta import FEWEST_DIGITS, MetaReading, plain_values
from briefgen.extract.rules import META_NAMES_A_LETTER
from briefgen.issue.numbers import reference_key
from briefgen.language import _
from briefgen.rules import problem
from briefgen.values import dataclass, replace
from briefgen.workflow.meta import MetaRefusedError, NoLettersError, meta_file


@dataclass(frozen=True, slots=True)
class Completed:
    """A letter as it stands now, and the fields that are new of it; none where all was known."""

    letter: ArchivedLetter
    fields: tuple[str, ...]


def complete(archive: Archive, path: Path, *, ministries: frozenset[str], now: Now) -> tuple[Completed, ...]:
    """Notes what the file says of letters under `letters`; what stands above them is said of each.

    Raises UnreadableError, MetaRefusedError, NoLettersError, with nothing written.
    """
    reading = meta_file(path, ministries=ministries)
    if reading.meta is None or not reading.meta.letters:
        raise NoLettersError(reading.document.source)
    found = _Names(archive).found(reading)
    wanted = {sha256: news(fields_of(archive, letter), fields) for sha256, (letter, fields) in found.items()}
    write(archive, [(sha256, fields) for sha256, fields in wanted.items() if fields], at=now())
    return tuple(_completed(archive, letter, wanted[sha256]) for sha256, (letter, _fields) in found.items())


def _completed(archive: Archive, letter: ArchivedLetter, fields: Mapping[str, Any]) -> Completed:
    return Completed(letter_of_hash(archive, letter.sha256) or letter, tuple(fields))


class _Names:
    """What added letters may be called in the file."""

    def __init__(self, archive: Archive) -> None:
        self._all: Final = letters(archive)
        self._added: Final = [each for each in self._all if each.is_added]
        self._names: Final[dict[str, list[ArchivedLetter]]] = {}
        for each in self._added:
            keys = {each.sha256[:SHORT], each.sha256, each.name, f"={reference_key(each.reference)}"}
            for key in keys - {"="}:
                self._names.setdefault(key, []).append(each)

    def found(self, reading: MetaReading) -> dict[str, tuple[ArchivedLetter, dict[str, Any]]]:
        """Each letter that is named with what is said of it; raises MetaRefusedError for names that are none."""
        assert reading.meta is not None  # noqa: S101 - the caller looked
        found: dict[str, tuple[ArchivedLetter, dict[str, Any]]] = {}
        problems: list[Problem] = []
        common = plain_values(reading.meta)
        for name, said in reading.meta.letters.items():
            named = self._called(name)
            if len(named) == 1:
                letter = named[0]
                earlier = found.get(letter.sha256, (letter, common))[1]
                found[letter.sha256] = (letter, {**earlier, **plain_values(said)})
            else:
                problems.append(self._problem(reading, name, named))
        if problems:
            raise MetaRefusedError(replace(reading, problems=(*reading.problems, *problems)))
        return found

    def _called(self, name: str) -> list[ArchivedLetter]:
        for key in (name.lower(), name, f"={reference_key(name)}"):
            if key in self._names:
                return self._names[key]
        digits = name.lower()
        if len(digits) >= FEWEST_DIGITS and digits.strip("0123456789abcdef") == "":
            return [each for each in self._added if each.sha256.startswith(digits)]
        return []

    def _problem(self, reading: MetaReading, name: str, named: list[ArchivedLetter]) -> Problem:
        where = reading.document.where(("letters", name), key=True)
        return problem(
            META_NAMES_A_LETTER,
            where,
            self._message(name, named),
            hint=_("Name it by the digits that 'briefgen archive list --incomplete' shows."),
            source_line=reading.document.line(where.line),
        )

    def _message(self, name: str, named: list[ArchivedLetter]) -> str:
        if named:
            digits = ", ".join(each.sha256[:SHORT] for each in named[:5])
            return _("Several letters are called '{name}': {digits}.").format(name=name, digits=digits)
        key = reference_key(name)
        if any(not each.is_added and reference_key(each.reference) == key for each in self._all):
            return _("'{name}' was issued here: it is complete, and does not change.").format(name=name)
        return _("No letter that was added is called '{name}'.").format(name=name)


def still_waiting(completed: tuple[Completed, ...]) -> Iterator[ArchivedLetter]:
    """Those that still lack something."""
    return (each.letter for each in completed if each.letter.lacks)
