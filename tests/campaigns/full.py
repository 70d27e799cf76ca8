"""A disk that is full, or fails, at each single operation: no letter then, and the next try issues it."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from letters_from_before import Before, add

from briefgen.archive.errors import CannotWriteError
from briefgen.archive.files import Files
from briefgen.archive.keeping import open_archive
from briefgen.archive.letters import letters
from briefgen.archive.recovery import recover
from briefgen.archive.store import Enclosure
from briefgen.archive.verify import verify
from campaigns.making import FAST, NOW, issue, new_archive


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

    def write(self, path: Path, data: bytes) -> None:
        fails = self._fails()
        super().write(path, data[: len(data) // 2] if fails else data)
        if fails:
            raise OSError(28, "No space left on device", str(path))

    def sync_all(self, paths: Iterable[Path]) -> None:
        self._check(next(iter(paths)))

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
    """Every operation of making an archive and issuing letters, failing once or for as long as the issue lasts."""
    wrong: list[str] = []
    failures = 0
    for for_ever in (False, True):
        attempts = (("archive", _make), ("first letter", _first), ("later letter", _later), ("letters added", _add))
        for name, attempt in attempts:
            at, failed = 0, True
            while failed:
                failed, found = attempt(at, for_ever)
                failures += failed
                how = "for ever" if for_ever else "once"
                wrong += [f"{name}, operation {at}, {how}: {each}" for each in found]
                at += 1
    return Full(failures, tuple(wrong))


def _make(at: int, for_ever: bool) -> tuple[bool, list[str]]:
    """Making an archive: it can be made again in the same folder."""
    with tempfile.TemporaryDirectory(dir=FAST) as folder:
        root = Path(folder) / "archive"
        try:
            new_archive(root, files=FailingFiles(at=at, for_ever=for_ever))
            return False, []
        except CannotWriteError:
            if (root / "archive.json").exists():
                return True, [str(each) for each in verify(root).findings]
            new_archive(root, files=Files(durable=False)).close()
            return True, [str(each) for each in verify(root).findings]


def _first(at: int, for_ever: bool) -> tuple[bool, list[str]]:
    """The first letter of a ministry: its folders and objects are new."""
    return _issue(at, for_ever, before=())


def _later(at: int, for_ever: bool) -> tuple[bool, list[str]]:
    return _issue(at, for_ever, before=("before",))


def _issue(at: int, for_ever: bool, *, before: tuple[str, ...]) -> tuple[bool, list[str]]:
    with tempfile.TemporaryDirectory(dir=FAST) as folder:
        root, enclosure = Path(folder) / "archive", Path(folder) / "rapport.pdf"
        enclosure.write_bytes(b"rapport" * 100)
        archive = new_archive(root, files=Files(durable=False))
        for record in before:
            issue(archive, record)
        archive.close()
        archive = open_archive(root, files=FailingFiles(at=at, for_ever=for_ever))
        try:
            issue(archive, "first", enclosures=(Enclosure("rapport.pdf", enclosure),))
            failed = False
        except CannotWriteError:
            failed = True
        archive.close()
        return failed, _wrong(root, before=before, failed=failed)


def _add(at: int, for_ever: bool) -> tuple[bool, list[str]]:
    """A batch of letters from before briefgen: all of them are there, or none and adding them again adds them."""
    batch = [Before(reference=f"571230{number}") for number in range(3)]
    with tempfile.TemporaryDirectory(dir=FAST) as folder:
        root = Path(folder) / "archive"
        new_archive(root, files=Files(durable=False)).close()
        archive = open_archive(root, files=FailingFiles(at=at, for_ever=for_ever))
        try:
            add(archive, *batch)
            failed = False
        except CannotWriteError:
            failed = True
        archive.close()
        archive = open_archive(root, files=Files(durable=False))
        recover(archive, at=NOW)
        found = [str(each) for each in verify(root).findings]
        if len(letters(archive)) != (0 if failed else 3):
            found.append(f"{len(letters(archive))} of 3 letters are there")
        if failed and any(not each.entry for each in add(archive, *batch)):
            found.append("a letter was there before it was added")
        found += [f"afterwards: {each}" for each in verify(root).findings]
        archive.close()
        return failed, found


def _wrong(root: Path, *, before: tuple[str, ...], failed: bool) -> list[str]:
    archive = open_archive(root, files=Files(durable=False))
    recover(archive, at=NOW)
    found = [str(each) for each in verify(root).findings]
    expected = before if failed else (*before, "first")
    there = [each.record for each in letters(archive)]
    if sorted(there) != sorted(expected):
        found.append(f"expected {expected}, there {there}")
    if failed and issue(archive, "first").reference != f"IENW/BSK-2020/{len(before) + 1:06}":
        found.append("the number was lost")
    found += [f"afterwards: {each}" for each in verify(root).findings]
    archive.close()
    return found
