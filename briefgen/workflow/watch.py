"""Sees when files change, by looking again and again; no dependency, no events that a network disk would not send."""

import gc
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.folders import TemplateFolders

Stamp = tuple[int, int, int]


def rounds(files: Callable[[], Iterable[Path]], *, pause: Callable[[], bool]) -> Iterator[None]:
    """Yields once at the start and again after each change of the files; ends when `pause` returns False.

    Files are stamped before each round, so that a change during the round's own work makes another round.
    """
    gc.enable()  # it may run for days; a short run has switched that off
    seen = stamps(files())
    yield
    while pause():
        now = stamps(files())
        if now != seen:
            seen = now
            yield


def stamps(files: Iterable[Path]) -> dict[Path, Stamp]:
    """When each file that is there was changed, how large it is, and which one it is (a rename is a change)."""
    found: dict[Path, Stamp] = {}
    for file in files:
        try:
            status = file.stat()
        except OSError:
            continue  # not there now; when it comes back it is a change
        found[file] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return found


def templates_of(folders: "TemplateFolders") -> Iterator[Path]:
    """Every file of the template folders: kinds, shared texts, profiles, house styles."""
    for folder in folders.folders:
        yield from (file for file in folder.rglob("*") if file.is_file())
