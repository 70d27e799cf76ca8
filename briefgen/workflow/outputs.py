"""Which files a run of `render` will write: names, formats, and a refusal before two records meet in one file."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from briefgen.errors import BriefgenError, ExitStatus
from briefgen.language import _
from briefgen.values import dataclass
from briefgen.workflow.examine import Source, Typed

SUFFIXES: Final = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Output:
    """One file to write."""

    format: str
    path: Path


@dataclass(frozen=True, slots=True)
class Job:
    """One record with the files to make of it."""

    source: Source
    outputs: tuple[Output, ...]


class NoRecordsError(BriefgenError):
    """A folder without a record in it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            _("There is no record in {folder}.").format(folder=folder),
            hint=_("Records are files that end in .yaml or .yml."),
        )


class SameOutputError(BriefgenError):
    """Two records would be written to the same file."""

    exit_status = ExitStatus.REFUSED

    def __init__(self, one: str, other: str, path: Path) -> None:
        message = _("{one} and {other} would both become {path}. Nothing was written.")
        super().__init__(
            message.format(one=one, other=other, path=path),
            hint=_("Rename one of them, or render them into different folders with -o."),
        )


def records_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files, and for a folder all records below it, in order; each once. Hidden files and folders stay out."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = _below(path)
            if not inside:
                raise NoRecordsError(path)
            found.update(dict.fromkeys(inside))
        else:
            found[path] = None
    return tuple(found)


def _below(folder: Path) -> list[Path]:
    found: list[Path] = []
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found.extend(
            Path(place, name) for name in sorted(files) if name.endswith(SUFFIXES) and not name.startswith(".")
        )
    return found


def name_of(source: Source) -> str:
    return source.name if isinstance(source, Typed) else str(source)


def stem_of(source: Source) -> str:
    """What the files made of a record are called, without suffix."""
    return "letter" if isinstance(source, Typed) else source.stem


def plan(sources: Sequence[Source], *, formats: Sequence[str], folder: Path) -> tuple[Job, ...]:
    """A file per record and format in `folder`; raises SameOutputError where two records have the same name."""
    taken: dict[str, Source] = {}
    for source in sources:
        other = taken.setdefault(os.path.normcase(stem_of(source)), source)
        if other is not source:
            path = folder / f"{stem_of(source)}.{formats[0]}"
            raise SameOutputError(name_of(other), name_of(source), path)
    return tuple(
        Job(source, tuple(Output(each, folder / f"{stem_of(source)}.{each}") for each in formats)) for source in sources
    )
