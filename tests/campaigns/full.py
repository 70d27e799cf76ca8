"""A disk that is full, or fails, at each single operation: no letter then, and the next try issues it."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from campaigns.making import NOW, issue, new_archive

from briefgen.archive.errors import CannotWriteError
from briefgen.archive.files import Files
from briefgen.archive.keeping import open_archive
from briefgen.archive.letters import letters
from briefgen.archive.recovery import recover
from briefgen.archive.verify import verify


class FailingFiles(Files):
    """Fails at one operation, or from it on, leaving half of what was to be written."""

    def __init__(self, *, at: int, for_ever: bool) -> None:
        super().__init__(durable=False)
        self.at = at
        self.for_ever = for_ever
        self.operations = 0

    def _fails(self) -> bool:
        self.operations += 1
        reached = self.operations > self.at if self.for_ever else self.operations == self.at + 1
        return reached and self.at >= 0

    def _check(self, path: Path) -> None:
        if self._fails():
            raise OSError(28, "No space left on device", str(path))

    def make_folder(self, path: Path) -> None:
        self._check(path)
        super().make_folder(path)

    def create(self, path: Path, chunks: Iterable[bytes]) -> None:
        data = b"".join(chunks)
        fails = self._fails()
        super().create(path, [data[: len(data) // 2] if fails else data])
        if fails:
            raise OSError(28, "No space left on device", str(path))

    def write_at(self, path: Path, data: bytes, *, at: int) -> None:
        fails = self._fails()
        super().write_at(path, data[: len(data) // 2] if fails else data, at=at)
        if fails:
            raise OSError(28, "No space left on device", str(path))

    def rename(self, old: Path, new: Path) -> None:
        self._check(new)
        super().rename(old, new)

    def sync_folder(self, path: Path) -> None:
        self._check(path)
        super().sync_folder(path)


@dataclass(frozen=True)
class Full:
    """At how many operations the disk failed, and what was wrong afterwards."""

    failures: int
    wrong: tuple[str, ...]


def run_full() -> Full:
    """Every operation of making an archive and issuing a letter, failing once or for as long as the issue lasts."""
    wrong: list[str] = []
    failures = 0
    for for_ever in (False, True):
        at, failed = 0, True
        while failed:
            failed, found = _fail_once(at, for_ever=for_ever)
            failures += failed
            wrong += [f"operation {at}, {'for ever' if for_ever else 'once'}: {each}" for each in found]
            at += 1
    return Full(failures, tuple(wrong))


def _fail_once(at: int, *, for_ever: bool) -> tuple[bool, list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "archive"
        archive = new_archive(root, files=Files(durable=False))
        issue(archive, "before")
        archive.close()
        files = FailingFiles(at=at, for_ever=for_ever)
        archive = open_archive(root, files=files)
        try:
            issue(archive, "first")
            failed = files.operations > at
        except CannotWriteError:
            failed = True
        reported = [each.record for each in letters(archive)] if not failed else ["before"]
        archive.close()
        return failed, _wrong(root, reported, failed=failed)


def _wrong(root: Path, reported: list[str], *, failed: bool) -> list[str]:
    archive = open_archive(root, files=Files(durable=False))
    recover(archive, at=NOW)
    found = [str(each) for each in verify(root).findings]
    there = [each.record for each in letters(archive)]
    if sorted(there) != sorted(reported):
        found.append(f"reported {reported}, there {there}")
    if failed and issue(archive, "first").reference != "IENW/BSK-2020/000002":
        found.append("the number was lost")
    found += [f"afterwards: {each}" for each in verify(root).findings]
    archive.close()
    return found
