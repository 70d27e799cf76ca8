"""Kills at random moments over issue and rebuild: every letter that was reported is there, whole, once."""

import random
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from letters_from_before import Before, new_letter

from briefgen.archive.adding.adding import adding, known_hashes
from briefgen.archive.errors import AlreadyIssuedError, BeingIssuedError
from briefgen.archive.keeping import open_archive
from briefgen.archive.letters import letters, numbers
from briefgen.archive.recovery import recover
from briefgen.archive.verify import verify
from campaigns.making import NOW, PROGRAM, issue, new_archive
from campaigns.processes import Child, Report, start


@dataclass(frozen=True)
class Killed:
    """How many processes were killed (and how many ended before), what had been reported, what was wrong."""

    kills: int
    rebuilds_killed: int
    reported: int
    issued: int
    unreported: int
    wrong: tuple[str, ...]


def run_kills(*, kills: int, seed: int = 1) -> Killed:
    """Two processes at a time: one issues letters, the other rebuilds the index now and then, both are killed."""
    dice = random.Random(seed)  # noqa: S311 - repeatable, not secret
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "archive"
        new_archive(root).close()
        reported: dict[str, set[str]] = defaultdict(set)
        one = _seconds_per_letter(Path(folder) / "other")
        wrong: list[str] = []
        killed = rebuilds = 0
        while killed < kills:
            first = killed - killed % 7  # the same records again after a kill, new ones now and then
            children = [
                start(lambda report, first=first: _issue_letters(root, f"a{first}", report)),
                start(lambda report, killed=killed, first=first: _other_work(root, killed, f"b{first}", report)),
            ]
            for number, child in enumerate(children):
                child.kill(after=dice.choice((1.0, 3.0, 6.0)) * one * dice.random())
                if child.wait() == -9:
                    killed += 1
                    rebuilds += number == 1 and (killed - 1) % 4 < 2
                _take_in(child, reported)
            if killed % 50 < 2:
                wrong += _wrong(root, reported)
        wrong += _wrong(root, reported)
        archive = open_archive(root)
        issued = len(letters(archive))
        archive.close()
        return Killed(killed, rebuilds, len(reported), issued, issued - len(reported), tuple(wrong))


def run_kills_adding(*, kills: int, seed: int = 1) -> Killed:
    """Two processes at a time add letters from before briefgen, some of them the same ones, and are killed."""
    dice = random.Random(seed)  # noqa: S311 - repeatable, not secret
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "archive"
        new_archive(root).close()
        reported: set[str] = set()
        wrong: list[str] = []
        killed = 0
        while killed < kills:
            first = 40 * (killed // 4)  # the same letters again after a kill, new ones now and then
            children = [start(lambda report, at=at: _add_letters(root, at, report)) for at in (first, first + 20)]
            for child in children:
                child.kill(after=0.4 * dice.random())
                killed += child.wait() == -9
                reported.update(child.lines)
            if killed % 20 < 2:
                wrong += _wrong_added(root, reported)
        wrong += _wrong_added(root, reported)
        archive = open_archive(root)
        there = len(letters(archive))
        archive.close()
        return Killed(killed, 0, len(reported), there, there - len(reported), tuple(wrong))


def _add_letters(root: Path, first: int, report: Report) -> None:
    archive = open_archive(root)
    known = known_hashes(archive)
    with adding(archive, now=lambda: NOW, program=PROGRAM) as run:
        for number in range(first, first + 200):
            letter = new_letter(Before(reference=f"{number:07}"))
            if letter.sha256 not in known:
                run.put(letter, {})
            if number % 8 == 7:
                for added in run.commit():
                    report(added.sha256)


def _wrong_added(root: Path, reported: set[str]) -> list[str]:
    archive = open_archive(root)
    recover(archive, at=NOW)
    found = [str(each) for each in verify(root).findings]
    there = [each.sha256 for each in letters(archive)]
    found += [f"{sha256}: lost" for sha256 in reported - set(there)]
    if len(set(there)) < len(there):
        found.append("a letter is there twice")
    archive.close()
    return found


def _seconds_per_letter(root: Path) -> float:
    """How long a process needs for its first letter, so that the kills fall into it on any machine."""
    new_archive(root).close()
    started = time.monotonic()
    start(lambda report: _issue_letters(root, "timed", report, count=3)).wait()
    return (time.monotonic() - started) / 3


def _take_in(child: Child, reported: dict[str, set[str]]) -> None:
    for line in child.lines:
        record, reference = line.split(" ")
        reported[record].add(reference)


def _issue_letters(root: Path, name: str, report: Report, *, count: int = 1000) -> None:
    archive = open_archive(root)
    for number in range(count):
        record = f"{name}-{number}"
        try:
            reference = issue(archive, record).reference
        except AlreadyIssuedError as error:
            reference = error.reference
        except BeingIssuedError:
            continue
        report(f"{record} {reference}")


def _other_work(root: Path, round_number: int, name: str, report: Report) -> None:
    if round_number % 4 < 2:
        archive = open_archive(root)
        for _ in range(1000):
            archive.rebuild(at=NOW)
    _issue_letters(root, name, report)


def _wrong(root: Path, reported: dict[str, set[str]]) -> list[str]:
    archive = open_archive(root)
    recover(archive, at=NOW)
    found = [str(each) for each in verify(root).findings]
    issued = defaultdict(list)
    for letter in letters(archive):
        issued[letter.record].append(letter.reference)
    for record, references in reported.items():
        if len(references) != 1 or issued[record] != list(references):
            found.append(f"{record}: reported as {sorted(references)}, there as {issued[record]}")
    taken = sorted(int(each.reference.rsplit("/", 1)[1]) for each in numbers(archive))
    if taken != list(range(1, len(taken) + 1)):
        found.append("a gap in the series")
    archive.close()
    return found
