"""Figures of adding letters from before briefgen: PDFs a second, and where the time goes; writes `adding.json`.

`python -m bench.adding` in the folder tests/. The PDFs are set by briefgen's own renderer, one to three pages, no two
alike. `durable` is as users have it, on the disk of the folder for temporary files; every letter that was reported is
on disk by then. Wall clock, medians of the rounds.
"""

import datetime
import itertools
import json
import os
import platform
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.keeping import CountingFiles
from campaigns.making import PROGRAM
from extract.layouts_own import own_pdf
from extract.letter_facts import facts

from briefgen.archive.adding.making import NewLetter, sealed
from briefgen.archive.files import Files
from briefgen.archive.keeping import Archive, create_archive
from briefgen.extract.letters import read_letter
from briefgen.extract.limits import digest
from briefgen.extract.senders import senders_of
from briefgen.search.analyser import analyse
from briefgen.search.documents import Document
from briefgen.workflow.adding import add

RESULTS = Path(__file__).with_name("adding.json")
AT = datetime.datetime(2020, 11, 17, 12, 0, tzinfo=datetime.UTC)
SENDERS = senders_of()


class CountingBatches(CountingFiles):
    """Counts each sync of a batch too."""

    def sync(self, path: Path) -> None:
        self.syncs += 1
        super().sync(path)

    def sync_folder(self, path: Path) -> None:
        Files.sync_folder(self, path)  # which counts, by `sync`


def pdfs(folder: Path, count: int) -> list[Path]:
    """So many distinct letters, as many of one page as of two and of three."""
    folder.mkdir()
    wanted = {pages: (count + 3 - pages) // 3 for pages in (1, 2, 3)}
    for number in itertools.count(20_000):
        data = own_pdf(facts(number, pages=1 if wanted[1] or wanted[2] else 2))
        pages = read_letter(data, name="", senders=SENDERS).pages
        if wanted.get(pages):
            wanted[pages] -= 1
            (folder / f"{number:05}.pdf").write_bytes(data)
        if not any(wanted.values()):
            return sorted(folder.iterdir())
    raise AssertionError(count)


def new_archive(root: Path, *, files: Files) -> Archive:
    return create_archive(root, identity="measured", program=PROGRAM, at=AT, files=files)


def seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def processor_seconds() -> tuple[float, float]:
    """Of this process and of those that read and have ended: what a busy machine does not change much."""
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime, others.ru_utime + others.ru_stime


def run(root: Path, paths: list[Path], *, files: Files) -> tuple[float, Archive]:
    """Seconds for all of them, as the command does it, the start of the reading processes included."""
    archive = new_archive(root, files=files)

    def add_all() -> None:
        states = [report.state for report in add(archive, paths, senders=SENDERS, now=lambda: AT, program=PROGRAM)]
        assert states == ["added"] * len(paths), set(states)

    return seconds(add_all), archive


def parts(paths: list[Path]) -> dict[str, float]:
    """Milliseconds of the steps, each alone in one process: median letter."""
    reading, indexing, sealing = [], [], []
    for path in paths:
        data = path.read_bytes()
        started = time.perf_counter()
        read = read_letter(data, name=path.name, senders=SENDERS)
        reading.append(time.perf_counter() - started)
        letter = NewLetter(path.name, digest(data), data, read)
        sealing.append(seconds(lambda letter=letter: sealed(letter, program=PROGRAM)))
        document = Document("1", "", AT.date(), "", "", "", read.text)
        indexing.append(seconds(lambda document=document: analyse(document)))
    named = {"read, ms": reading, "analyse, ms": indexing, "seal, ms": sealing}
    found = {name: round(statistics.median(each) * 1000, 2) for name, each in named.items()}
    return found | {"read, ms, p95": round(statistics.quantiles(reading, n=20)[-1] * 1000, 2)}


def figures(count: int, rounds: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        paths = pdfs(Path(folder) / "pdfs", count)
        processor = [0.0, 0.0]
        times: dict[str, list[float]] = {"durable": [], "without syncs": []}
        for number in range(rounds):
            counting = CountingBatches()
            before = processor_seconds()
            taken, archive = run(Path(folder) / f"durable-{number}", paths, files=counting)
            times["durable"].append(taken)
            processor = [after - at for after, at in zip(processor_seconds(), before, strict=True)]
            syncs = counting.syncs
            again = add(archive, paths, senders=SENDERS, now=lambda: AT, program=PROGRAM)
            known = seconds(lambda again=again: list(again))
            index = (archive.root / "index/letters.sqlite").stat().st_size
            archive.close()
            quick = Files(durable=False)
            taken, archive = run(Path(folder) / f"quick-{number}", paths, files=quick)
            times["without syncs"].append(taken)
            archive.close()
        return {
            "PDFs": count,
            "bytes of a PDF": round(statistics.mean(path.stat().st_size for path in paths)),
            "PDFs a second": {name: round(count / statistics.median(each), 1) for name, each in times.items()},
            "PDFs a second that are there already": round(count / known),
            "processor time a PDF, ms": {
                name: round(each / count * 1000, 1)
                for name, each in zip(("keeping", "reading"), processor, strict=True)
            },
            "syncs a letter": round(syncs / count, 1),
            "index, bytes a letter": round(index / count),
            "one process": parts(paths[: min(count, 200)]),
            "cores": os.cpu_count(),
            "load before": LOAD,
            "python": platform.python_version(),
        }


LOAD = round(os.getloadavg()[0], 2)

if __name__ == "__main__":
    result = figures(int(sys.argv[1]) if len(sys.argv) > 1 else 600, rounds=3)
    RESULTS.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    json.dump(result, sys.stdout, indent=1)
    sys.stdout.write("\n")
