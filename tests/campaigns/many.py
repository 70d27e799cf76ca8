"""Many writers at one series: no duplicate, no gap that the log does not explain, nobody waits long."""

import random
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from briefgen.archive.facts import reserve
from briefgen.archive.issuing import take
from briefgen.archive.keeping import open_archive
from briefgen.archive.letters import letters, numbers
from briefgen.archive.verify import verify
from campaigns.making import NOW, contents, new_archive, sealing, wanted
from campaigns.processes import Report, start


@dataclass(frozen=True)
class Crowd:
    """What many writers did: `waits` are seconds until a number was there, `seconds` the whole run."""

    writers: int
    numbers: int
    letters: int
    given_up: int
    seconds: float
    longest_wait: float
    median_wait: float
    wrong: tuple[str, ...]

    @property
    def numbers_per_second(self) -> float:
        return self.numbers / self.seconds


def run_many(*, writers: int, each: int) -> Crowd:
    """Letters from one series; one in twenty is given up, and half of these are never tried again."""
    return _crowd(writers, lambda root, writer, report: _issue_letters(root, writer, each, report))


def run_numbers(*, writers: int, each: int) -> Crowd:
    """Numbers only."""
    return _crowd(writers, lambda root, writer, report: _take_numbers(root, writer, each, report))


def _crowd(writers: int, work) -> Crowd:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "archive"
        new_archive(root).close()
        started = time.monotonic()
        children = [start(lambda report, writer=writer: work(root, writer, report)) for writer in range(writers)]
        statuses = [child.wait() for child in children]
        seconds = time.monotonic() - started
        lines = [line.split(" ") for child in children for line in child.lines]
        wrong = [f"writer ended with {status}" for status in statuses if status] + _wrong(root, lines)
        waits = [float(line[2]) for line in lines]
        issued = sum(line[0] == "issued" for line in lines)
        given_up = sum(line[0] == "given-up" for line in lines)
        return Crowd(writers, len(lines), issued, given_up, seconds, max(waits), statistics.median(waits), tuple(wrong))


def _take_numbers(root: Path, writer: int, each: int, report: Report) -> None:
    archive = open_archive(root)
    for number in range(each):
        started = time.monotonic()
        reference = reserve(archive, wanted(f"w{writer}-{number}"), at=NOW).reference
        report(f"reserved {reference} {time.monotonic() - started:.6f}")


def _issue_letters(root: Path, writer: int, each: int, report: Report) -> None:
    dice = random.Random(writer)  # noqa: S311 - repeatable, not secret
    archive = open_archive(root)
    for number in range(each):
        record, tries = f"w{writer}-{number}", 2 if dice.random() < 0.05 else 1
        for last in range(tries):
            started = time.monotonic()
            with take(archive, wanted(record), at=NOW) as taken:
                waited = time.monotonic() - started
                given_up = tries == 2 and (last == 0 or dice.random() < 0.5)
                if not given_up:
                    taken.issue(contents(record), sealing(), at=NOW)
            report(f"{'given-up' if given_up else 'issued'} {taken.reference} {waited:.6f}")


def _wrong(root: Path, lines: list[list[str]]) -> list[str]:
    archive = open_archive(root)
    found = [str(each) for each in verify(root).findings]
    issued = [line[1] for line in lines if line[0] == "issued"]
    if len(set(issued)) != len(issued):
        found.append("a number was handed out twice")
    if sorted(each.reference for each in letters(archive)) != sorted(issued):
        found.append("the letters are not those that were reported")
    taken = {each.reference: each.state for each in numbers(archive)}
    if sorted(int(each.rsplit("/", 1)[1]) for each in taken) != list(range(1, len(taken) + 1)):
        found.append("a gap that the log does not explain")
    unused = [reference for reference, state in taken.items() if state != "issued"]
    explained = {
        entry.fields["reference"] for entry in archive.log.entries() if entry.what in ("interrupted", "reserved")
    }
    found += [f"{each} is not explained" for each in unused if each not in explained]
    archive.close()
    return found
