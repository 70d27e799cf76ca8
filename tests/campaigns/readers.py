"""Readers and backups beside writers: what was reported before a question is in its answer, and every copy is whole."""

import datetime
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from briefgen.archive.backup import backup, restore
from briefgen.archive.facts import annotate
from briefgen.archive.keeping import Archive, open_archive
from briefgen.archive.letters import letter, letters
from briefgen.archive.search import search
from briefgen.archive.tree import TreeHead
from briefgen.archive.verify import verify
from campaigns.making import NOW, issue, new_archive
from campaigns.processes import start


@dataclass(frozen=True)
class Read:
    """How often was read, verified, and copied and put back while letters were issued; what was wrong."""

    letters: int
    reads: int
    verifications: int
    backups: int
    wrong: tuple[str, ...]


def run_readers(*, count: int) -> Read:
    """One process issues (its clock goes back now and then), this one reads, verifies, copies and puts back."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "archive"
        new_archive(root).close()
        told = Path(folder) / "told"
        told.write_text("")
        writer = start(lambda report: _write(root, told, count))
        archive = open_archive(root)
        reads = checks = copies = 0
        wrong: list[str] = []
        heads: list[TreeHead] = [archive.head()]
        copied: list[TreeHead] = []
        while len(known := told.read_text().splitlines()) < count:
            wrong += _read(archive, known)
            reads += 1
            if reads % 5 == 0:
                found = verify(root, against=heads[-1])
                wrong += [f"while writing: {each}" for each in found.findings]
                heads.append(found.head)
                checks += 1
            if reads % 10 == 0:
                found_in_copy, head = _copy(archive, Path(folder) / f"copy-{reads}", known)
                wrong += found_in_copy
                copied.append(head)
                copies += 1
            time.sleep(0.001)
        if writer.wait():
            wrong.append("the writer failed")
        for head in [*heads, *copied]:
            wrong += [f"against {head.size}: {each}" for each in verify(root, against=head).findings]
        archive.close()
        return Read(count, reads, checks, copies, tuple(wrong))


def _write(root: Path, told: Path, count: int) -> None:
    archive = open_archive(root)
    with told.open("a") as file:
        for number in range(count):
            at = NOW - datetime.timedelta(days=number % 3)
            issued = issue(archive, f"record-{number}", at=at)
            file.write(f"{issued.reference} record-{number}\n")
            file.flush()
            annotate(archive, "ienw", issued.reference, {"document": f"2020D{number}"}, at=at)


def _read(archive: Archive, known: list[str]) -> list[str]:
    found = []
    listed = {each.reference for each in letters(archive)}
    for line in known[-3:]:
        reference, record = line.split(" ")
        if reference not in listed or letter(archive, reference).record != record:
            found.append(f"{reference} is not listed")
        if reference not in {hit.letter.reference for hit in search(archive, f'"{record}"').hits}:
            found.append(f"{reference} is not found")
    return found


def _copy(archive: Archive, to: Path, known: list[str]) -> tuple[list[str], TreeHead]:
    copied = backup(archive, to)
    restored = restore(to, to.with_name(f"{to.name}-restored"), at=NOW)
    again = open_archive(to.with_name(f"{to.name}-restored"))
    there = {each.reference for each in letters(again)}
    found = [f"{line} is not in the backup" for line in known if line.split(" ")[0] not in there]
    found += [f"restored: {each}" for each in verify(again.root, against=copied.head).findings]
    if restored.letters != len(there):
        found.append("the restored archive has other letters")
    issue(again, "after restoring")
    again.close()
    return found, copied.head
