"""Figures of the archive: how fast it verifies beside sha256sum, how large the index is, what durability costs.

`python -m bench.keeping` in the folder tests/ prints them as JSON.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "search"))

from campaigns.making import NOW, new_archive, sealing, wanted
from campaigns.many import run_numbers
from letters_to_find import made_letters
from search_questions import sentences_by_hand

from briefgen.archive.files import Files
from briefgen.archive.issuing import take
from briefgen.archive.keeping import Archive
from briefgen.archive.store import Contents
from briefgen.archive.verify import verify

# Bytes of each file of a letter of two pages, as issued.
SIZES = {"letter.docx": 14_000, "letter.pdf": 42_000, "letter.json": 16_000, "letter.md": 3_600, "record.yaml": 4_000}
_MADE = 999  # letters that are made; the text of each letter of the archive is that of three of them, some 550 words


class CountingFiles(Files):
    """Counts the syncs."""

    def __init__(self, *, durable: bool = True) -> None:
        super().__init__(durable=durable)
        self.syncs = 0

    def create(self, path: Path, chunks) -> None:
        self.syncs += 1
        super().create(path, chunks)

    def write_at(self, path: Path, data: bytes, *, at: int) -> None:
        self.syncs += 1
        super().write_at(path, data, at=at)

    def sync_folder(self, path: Path) -> None:
        self.syncs += 1
        super().sync_folder(path)


@cache
def texts() -> tuple[str, ...]:
    """Letters in Dutch, of the stock of words by which search is measured."""
    return tuple(letter.text for letter in made_letters(_MADE, words=sentences_by_hand()))


def letter_files(number: int) -> dict[str, bytes]:
    """Files of the usual sizes, and a text of the usual length."""
    dice = random.Random(number)  # noqa: S311 - repeatable, not secret
    files = {name: dice.randbytes(size) for name, size in SIZES.items()}
    return {**files, "words.txt": "".join(f"{text}\n" for text in dice.sample(texts(), 3)).encode()}


def issue_letters(archive: Archive, count: int, *, first: int = 0) -> float:
    """Median seconds per letter."""
    seconds = []
    for number in range(first, first + count):
        files = letter_files(number)
        started = time.perf_counter()
        with take(archive, wanted(f"record-{number}"), at=NOW) as taken:
            taken.issue(Contents(files, (), {"kinds/report/letter.md": b"x" * 2000}), sealing(), at=NOW)
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)


def against_sha256sum(root: Path, rounds: int) -> float:
    """Speed of verifying over that of sha256sum on the same files, in turn, both from memory: wall clock."""
    ratios = []
    for _ in range(rounds):
        ours = _seconds(lambda: verify(root))
        theirs = _seconds(lambda: _sha256sum(root))
        ratios.append(theirs / ours)
    return statistics.median(ratios)


def _sha256sum(root: Path) -> None:
    command = "find . -type f -print0 | xargs -0 sha256sum > /dev/null"
    subprocess.run(["sh", "-c", command], cwd=root, check=True)


def _seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def figures(count: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        quick = new_archive(Path(folder) / "quick", files=Files(durable=False))
        without = issue_letters(quick, count)
        quick.close()
        index = (quick.root / "index/letters.sqlite").stat().st_size
        verified = verify(quick.root)
        ratio = against_sha256sum(quick.root, 5)
        counting = CountingFiles()
        durable = new_archive(Path(folder) / "durable", files=counting)
        before = counting.syncs
        seconds = issue_letters(durable, 100)
        durable.close()
        crowd = run_numbers(writers=16, each=200)
        return {
            "letters": count,
            "bytes verified": verified.size,
            "verify, times sha256sum's speed": round(ratio, 2),
            "index, bytes a letter": round(index / count),
            "issue without syncs, ms": round(without * 1000, 2),
            "issue, ms": round(seconds * 1000, 2),
            "syncs a letter": round((counting.syncs - before) / 100, 1),
            "16 writers, numbers a second": round(crowd.numbers_per_second),
            "16 writers, longest wait, s": round(crowd.longest_wait, 3),
            "cores": os.cpu_count(),
        }


if __name__ == "__main__":
    json.dump(figures(int(sys.argv[1]) if len(sys.argv) > 1 else 1000), sys.stdout, indent=1)
    sys.stdout.write("\n")
