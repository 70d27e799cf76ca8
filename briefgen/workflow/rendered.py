"""Rendered files on disk: written whole or not at all, and never over what someone has edited since.

Each folder has a small list of what was rendered into it: a JSON object per line with a file's name and the SHA-256 of
its bytes. Lines are only ever added, so several runs at once cannot lose each other's; and they are added before the
files are written, so that a run that is killed, or fills the disk, leaves no file of ours that a later run takes for
someone else's.
"""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Final

from briefgen.errors import BriefgenError, ExitStatus
from briefgen.language import _
from briefgen.values import dataclass

_BINARY: Final = getattr(os, "O_BINARY", 0)  # Windows changes line ends without it
_numbers: Final = count()
LIST_NAME: Final = ".briefgen-rendered.jsonl"
LARGEST_LIST: Final = 4_000_000  # bytes; older lines of the same files are then dropped


class EditedFileError(BriefgenError):
    """A file was changed by someone after it was rendered, or was never rendered here."""

    exit_status = ExitStatus.REFUSED

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("{path} is not as briefgen made it: someone may have edited it. It was not overwritten.").format(
                path=path
            ),
            hint=_("Render into another folder with -o, or overwrite it with --force."),
        )


class NotWritableError(BriefgenError):
    """A file could not be written; the one that was there before is unchanged."""

    exit_status = ExitStatus.REFUSED

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(_("{path} could not be written: {reason}.").format(path=path, reason=reason))


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of one file and where they go."""

    path: Path
    data: bytes


class RenderedFiles:
    """What is known to have been rendered into a folder."""

    def __init__(self, folder: Path, *, largest_list: int = LARGEST_LIST) -> None:
        self._folder: Final = folder
        self._largest_list: Final = largest_list
        self._known: Final[dict[str, set[str]]] = {}
        with suppress(FileNotFoundError):
            for line in (folder / LIST_NAME).read_bytes().splitlines():
                self._learn(line)

    def _learn(self, line: bytes) -> None:
        # A line may be cut off where a run was killed; its file then counts as unknown, which is the safe side.
        with suppress(ValueError, KeyError, TypeError, RecursionError):
            entry = json.loads(line)
            self._known.setdefault(str(entry["file"]), set()).add(str(entry["sha256"]))

    def is_ours(self, name: str, data: bytes) -> bool:
        """Whether these bytes were rendered under this name once."""
        return sha256(data).hexdigest() in self._known.get(name, ())

    def remember(self, files: Iterable[tuple[str, str]]) -> None:
        """Add names with the SHA-256 of what is rendered; raises NotWritableError."""
        new = [(name, digest) for name, digest in files if digest not in self._known.get(name, ())]
        if not new:
            return
        for name, digest in new:
            self._known.setdefault(name, set()).add(digest)
        lines = "".join(json.dumps({"file": name, "sha256": digest}) + "\n" for name, digest in new)
        path = self._folder / LIST_NAME
        try:
            self._append(path, lines.encode("ascii"))
        except OSError as error:
            raise NotWritableError(path, reason(error)) from error

    @staticmethod
    def _append(path: Path, lines: bytes) -> None:
        with path.open("ab") as file:
            # A cut-off last line must not swallow the next one.
            file.write(lines if file.tell() == 0 or _ends_a_line(path) else b"\n" + lines)

    def shorten(self) -> None:
        """Drop what is no longer there from a list that grew large; for the end of a run, when no process adds to it.

        Raises NotWritableError.
        """
        path = self._folder / LIST_NAME
        if not path.is_file() or path.stat().st_size <= self._largest_list:
            return
        for line in path.read_bytes().splitlines():
            self._learn(line)
        there = {name: digests for name, digests in self._known.items() if (self._folder / name).exists()}
        lines = [json.dumps({"file": name, "sha256": each}) for name, digests in there.items() for each in digests]
        write_whole(path, ("\n".join(lines) + "\n").encode("ascii"))


def _ends_a_line(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def write_all(files: Iterable[Rendered], *, known: RenderedFiles, force: bool) -> tuple[Path, ...]:
    """Write the files that differ from what is there and return their paths; refuses before writing any.

    All are remembered first. Raises EditedFileError for a file that is not as it was rendered, unless `force`;
    NotWritableError.
    """
    files = tuple(files)
    changed = [file for file in files if _must_be_written(file, known=known, force=force)]
    known.remember((file.path.name, sha256(file.data).hexdigest()) for file in files)
    for file in changed:
        write_whole(file.path, file.data)
    return tuple(file.path for file in changed)


def _must_be_written(file: Rendered, *, known: RenderedFiles, force: bool) -> bool:
    try:
        before = file.path.read_bytes()
    except FileNotFoundError:
        return True
    except OSError as error:
        raise NotWritableError(file.path, reason(error)) from error
    if before == file.data:
        return False
    if force or known.is_ours(file.path.name, before):
        return True
    raise EditedFileError(file.path)


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the file and rename, so that a reader sees the old bytes or the new; the file's mode stays.

    A link is followed: what it names is replaced. Raises NotWritableError.
    """
    target = os.path.realpath(path) if os.path.islink(path) else str(path)  # noqa: PTH114 - see `_new_file`
    temporary = ""
    try:
        handle, temporary = _new_file(target)
        try:
            with suppress(FileNotFoundError):
                os.chmod(temporary, os.stat(target).st_mode & 0o7777)  # noqa: PTH101, PTH116 - see `_new_file`
            _write(handle, data)
        finally:
            os.close(handle)
        os.replace(temporary, target)  # noqa: PTH105 - see `_new_file`
    except OSError as error:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108 - see `_new_file`
        raise NotWritableError(path, reason(error)) from error


def _write(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def make_folder(folder: Path) -> None:
    """Make the folder, and those it lies in, where they are not there. Raises NotWritableError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritableError(folder, reason(error)) from error


def _new_file(target: str) -> tuple[int, str]:
    """A new hidden file beside the target, opened, with the mode of every new file here.

    Paths are plain text here: a thousand letters a second are too many for pathlib and tempfile.
    """
    folder, name = os.path.split(target)
    while True:
        temporary = os.path.join(folder, f".{name[:80]}.{os.getpid()}-{next(_numbers)}.part")  # noqa: PTH118 - see above
        with suppress(FileExistsError):  # left by a run that was killed
            return os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666), temporary


def reason(error: OSError) -> str:
    """Why the system refused, in words."""
    import errno

    known = {
        errno.EACCES: _("no permission"),
        errno.EROFS: _("the disk can only be read"),
        errno.ENOSPC: _("the disk is full"),
        errno.EEXIST: _("a file is in the place of a folder"),
        errno.ENOTDIR: _("a file is in the place of a folder"),
        errno.ENOENT: _("the folder is not there"),
        errno.EISDIR: _("it is a folder"),
        errno.ENAMETOOLONG: _("the name is too long"),
    }
    return known.get(error.errno or 0) or _("error {number} of the system").format(number=error.errno)
