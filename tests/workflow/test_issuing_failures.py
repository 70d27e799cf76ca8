"""Whatever stops an issue, there is a whole letter or none, and the next run brings it to its end."""

import datetime
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from command_line import ROOT, SEED
from secretariat import of_ienw

from briefgen.archive.errors import CannotWriteError
from briefgen.archive.files import Files
from briefgen.archive.keeping import create_archive, open_archive
from briefgen.archive.letters import letters
from briefgen.archive.verify import verify
from briefgen.folders import TemplateFolders
from briefgen.workflow.issuing import Request, issue

AT = datetime.datetime(2020, 11, 17, 9, 0, tzinfo=datetime.UTC)
FIRST = "IENW/BSK-2020/000001"


class StoppingFiles(Files):
    """A disk on which something happens instead of the n-th operation."""

    def __init__(self, n: int, stop: Callable[[], object]) -> None:
        super().__init__(durable=False)
        self.left = n
        self._stop = stop

    def _count(self) -> None:
        self.left -= 1
        if self.left == 0:
            self._stop()

    def make_folder(self, path: Path) -> None:
        self._count()
        super().make_folder(path)

    def create(self, path: Path, chunks: Iterable[bytes]) -> None:
        self._count()
        super().create(path, self._watched(chunks))

    def _watched(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        yield from chunks
        self._count()

    def write_at(self, path: Path, data: bytes, *, at: int) -> None:
        self._count()
        super().write_at(path, data, at=at)
        self._count()

    def rename(self, old: Path, new: Path) -> None:
        self._count()
        super().rename(old, new)
        self._count()

    def sync_folder(self, path: Path) -> None:
        self._count()
        super().sync_folder(path)


def no_space() -> None:
    raise OSError(28, "No space left on device")


def new_archive(folder: Path) -> Path:
    archive = create_archive(folder, identity="tried-out", program="briefgen 0", at=AT, files=Files(durable=False))
    archive.close()
    return folder


def record_in(folder: Path) -> Path:
    path = folder / "brief.yaml"
    path.write_text(of_ienw("brief")(SEED.read_text(encoding="utf-8")), encoding="utf-8")
    return path


def issue_with(root: Path, record: Path, files: Files) -> str:
    compiled = root.parent / "compiled"  # templates are compiled once
    compiled.mkdir(exist_ok=True)
    archive = open_archive(root, files=files)
    try:
        return issue(archive, Request(record), folders=TemplateFolders.standard(compiled=compiled), at=AT).state
    finally:
        archive.close()


def bring_to_its_end(root: Path, record: Path) -> str:
    """Issues the record once more, after which everything is as if nothing had stopped it; how that run called it."""
    state = issue_with(root, record, Files(durable=False))
    archive = open_archive(root)
    (found,) = letters(archive)
    assert found.reference == FIRST
    assert f"\nreference: {FIRST}\n" in record.read_text(encoding="utf-8")
    assert (root / found.path / "record.yaml").read_bytes() == record.read_bytes()
    archive.close()
    assert verify(root).unchanged
    return state


def test_a_full_disk_at_any_operation_leaves_no_letter_and_the_record_as_it_was(tmp_path):
    n, done = 0, False
    while not done:
        n += 1
        root, record = new_archive(tmp_path / f"archive-{n}"), record_in(tmp_path)
        before = record.read_bytes()
        try:
            issue_with(root, record, StoppingFiles(n, no_space))
            done = True
        except CannotWriteError as error:
            assert "the disk is full" in error.message
            assert record.read_bytes() == before
            assert letters(open_archive(root)) == ()
            assert bring_to_its_end(root, record) == "issued"
    assert n > 60


KILLED = """
import os, signal, sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from workflow.test_issuing_failures import StoppingFiles, issue_with
kill = lambda: os.kill(os.getpid(), signal.SIGKILL)
issue_with(Path({root!r}), Path({record!r}), StoppingFiles({n}, kill))
"""


@pytest.mark.parametrize("n", [1, 9, 27, 50, 58, 61, 63, 65])
def test_a_process_that_is_killed_at_any_operation_leaves_a_whole_letter_or_none(tmp_path, n):
    root, record = new_archive(tmp_path / "archive"), record_in(tmp_path)
    script = KILLED.format(tests=str(ROOT / "tests"), root=str(root), record=str(record), n=n)
    done = subprocess.run([sys.executable, "-c", script], env={"PYTHONPATH": str(ROOT)}, check=False)
    assert done.returncode in (-signal.SIGKILL, 0)
    there = {each.reference for each in letters(open_archive(root))}
    assert bring_to_its_end(root, record) == ("already issued" if there else "issued")
