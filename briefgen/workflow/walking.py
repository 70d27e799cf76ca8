"""Finds the files that a command is given: each by name, or all in a folder, in the same order each time."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefgen.errors import BriefgenError
from briefgen.extract.limits import shown_name
from briefgen.language import _
from briefgen.values import dataclass


class NoSuchPathError(BriefgenError):
    """A path at which nothing lies."""

    def __init__(self, paths: Sequence[Path]) -> None:
        named = ", ".join(shown_name(path) for path in paths[:5])
        super().__init__(_("There is no file or folder {path}. Nothing was written.").format(path=named))


@dataclass(frozen=True, slots=True)
class Walked:
    """Files, sorted within each folder; `left_out` counts links and hidden files in folders, which are not followed
    and not taken; `closed` are folders that cannot be read."""

    files: tuple[Path, ...]
    left_out: int = 0
    closed: tuple[Path, ...] = ()


def files_at(paths: Sequence[Path], *, without: Path) -> Walked:
    """Each path that is no folder as it is, whatever it is, and all files in folders but for the folder `without`.

    Raises NoSuchPathError before anything is read.
    """
    missing = [path for path in paths if not _is_there(path)]
    if missing:
        raise NoSuchPathError(missing)
    files: list[Path] = []
    closed: list[Path] = []
    left_out = 0
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        for found in _walk(path, closed, without.resolve()):
            if found is None:
                left_out += 1
            else:
                files.append(found)
    return Walked(tuple(dict.fromkeys(files)), left_out, tuple(closed))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _walk(top: Path, closed: list[Path], without: Path) -> Iterator[Path | None]:
    """Every plain file below; None for each link and hidden file or folder."""
    if top.resolve() == without:
        return
    try:
        with os.scandir(top) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        closed.append(top)
        return
    for entry in found:
        if entry.is_symlink() or entry.name.startswith("."):
            yield None
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(top / entry.name, closed, without)
        else:
            yield top / entry.name
