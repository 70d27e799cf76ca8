"""The few file operations that write the archive's truth, so that each can be watched, weakened or made to fail.

Content is durable when `create`, `write_at` or `cut` returns; a name is durable after `sync_folder` of its folder.
"""

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_SIDE_BY_SIDE = 8
# Leaves out times of change where the system can: writing over old bytes then waits for no journal.
_sync_data = getattr(os, "fdatasync", os.fsync)


class Files:
    """File operations on this machine. `durable=False` leaves out every sync (only for building throw-away copies)."""

    def __init__(self, *, durable: bool = True) -> None:
        self.durable = durable

    def make_folder(self, path: Path) -> None:
        path.mkdir()

    def create(self, path: Path, chunks: Iterable[bytes]) -> None:
        """A new file; raises FileExistsError."""
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
        try:
            for chunk in chunks:
                _write_all(descriptor, chunk)
            self._sync(descriptor)
        finally:
            os.close(descriptor)

    def write(self, path: Path, data: bytes) -> None:
        """A new file that nobody changes later, durable only after `sync_all`; raises FileExistsError."""
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o444)
        try:
            _write_all(descriptor, data)
        finally:
            os.close(descriptor)

    def sync_all(self, paths: Iterable[Path]) -> None:
        """Makes content of files and names in folders durable, side by side: they wait for the same disk."""
        if self.durable:
            with ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
                list(pool.map(self.sync, paths))

    def write_at(self, path: Path, data: bytes, *, at: int) -> None:
        """Writes into an existing file, or past its end when `at` is its size."""
        descriptor = os.open(path, os.O_WRONLY | os.O_CLOEXEC)
        try:
            os.lseek(descriptor, at, os.SEEK_SET)
            _write_all(descriptor, data)
            if self.durable:
                _sync_data(descriptor)
        finally:
            os.close(descriptor)

    def cut(self, path: Path, *, size: int) -> None:
        """Makes a file shorter."""
        descriptor = os.open(path, os.O_WRONLY | os.O_CLOEXEC)
        try:
            os.ftruncate(descriptor, size)
            self._sync(descriptor)
        finally:
            os.close(descriptor)

    def sync(self, path: Path) -> None:
        """Makes the content of a file durable that another process wrote."""
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            self._sync(descriptor)
        finally:
            os.close(descriptor)

    def sync_folder(self, path: Path) -> None:
        self.sync(path)

    def rename(self, old: Path, new: Path) -> None:
        """Puts a file or folder elsewhere in one step; a folder that holds something is never replaced."""
        old.rename(new)

    def remove(self, path: Path) -> None:
        path.unlink()

    def remove_folder(self, path: Path) -> None:
        """Removes an empty folder."""
        path.rmdir()

    def _sync(self, descriptor: int) -> None:
        if self.durable:
            os.fsync(descriptor)

    def protect(self, path: Path, mode: int) -> None:
        """Sets permission bits where the file system has them and the file is ours; nothing depends on them."""
        try:
            path.chmod(mode)
        except PermissionError:
            return


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def remove_tree(files: Files, path: Path) -> None:
    """Removes a folder with all in it, also one that was protected; a link is removed, never followed."""
    if path.is_symlink() or not path.is_dir():
        files.remove(path)
        return
    files.protect(path, 0o755)
    for inner in sorted(path.iterdir()):
        remove_tree(files, inner)
    files.remove_folder(path)
