"""Clears away what an interrupted run of adding left: letters that were put in place and never came into the log."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefgen.archive.added import ADDED, added_path
from briefgen.archive.files import remove_tree
from briefgen.archive.layout import TEMPORARY

if TYPE_CHECKING:
    from briefgen.archive.keeping import Archive

ASIDE: Final = "adding-"  # how the names begin of folders in which a run writes aside
NOTE: Final = "placing-"  # and of the files in them that name the letters of a batch
_HASH: Final = re.compile(r"[0-9a-f]{64}")


def is_of_adding(token: str) -> bool:
    return token.startswith(ASIDE)


def sweep(archive: "Archive", token: str) -> None:
    """Removes what that run wrote aside, and letters that it put in place without an entry; the archive is held."""
    aside = archive.root / TEMPORARY / token
    for sha256 in noted(aside):
        known = archive.index.connection.execute("SELECT 1 FROM letters WHERE sha256 = ? AND sha256 <> ''", (sha256,))
        path = added_path(sha256)
        if known.fetchone() is None and (archive.root / path).exists():
            archive.store.take_back(token, path)
    archive.store.remove_empty_folders(ADDED)
    if aside.exists():
        remove_tree(archive.files, aside)


def noted(aside: Path) -> Iterator[str]:
    """The hashes that the notes in a run's folder name; a note that is not whole was not followed yet."""
    if not aside.is_dir():
        return
    for note in sorted(aside.glob(f"{NOTE}*")):
        yield from (line for line in note.read_text(errors="replace").splitlines() if _HASH.fullmatch(line))


def unfinished(root: Path) -> frozenset[str]:
    """The paths of all letters that some run was putting in place."""
    folders = (root / TEMPORARY).glob(f"{ASIDE}*") if (root / TEMPORARY).is_dir() else ()
    return frozenset(added_path(sha256) for folder in folders for sha256 in noted(folder))
