"""Figures of issuing and the archive, with what durability costs; writes `archive-results.json` beside this file.

`python -m bench.archive` in the folder tests/. Wall clock, medians; what is compared is measured in turn.
"""

import datetime
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.keeping import CountingFiles, figures
from command_line import ROOT, SEED

from briefgen.archive.files import Files
from briefgen.archive.keeping import Archive, create_archive
from briefgen.folders import TemplateFolders
from briefgen.workflow.examine import Typed, examine
from briefgen.workflow.issuing import Report, Request, issue
from briefgen.workflow.sealing import sealed_files

RESULTS = Path(__file__).with_name("archive-results.json")
AT = datetime.datetime(2020, 11, 17, 12, 0, tzinfo=datetime.UTC)
WORDS = (
    "de",
    "opvang",
    "in",
    "gemeenten",
    "is",
    "verbeterd",
    "en",
    "het",
    "netwerk",
    "groeit",
    "met",
    "steun",
    "velen",
)


def record(name: str, number: int) -> str:
    """The example record with a section of words that no other has, so that no cache of a renderer knows the letter."""
    dice = random.Random(f"{name} {number}")  # noqa: S311 - repeatable, not secret
    sentences = [" ".join(dice.choices(WORDS, k=12)).capitalize() + f" {dice.randrange(10**6)}." for _ in range(30)]
    paragraphs = "\n\n".join("      " + " ".join(sentences[start : start + 5]) for start in range(0, 30, 5))
    text = SEED.read_text(encoding="utf-8")
    text = text.replace("id: 2020-11-17-bestuurlijk-overleg-lvv", f"id: {name}-{number}")
    text = text.replace("reference: 3090253", f"reference: {1_000_000 + number}")
    return f"{text}sections:\n  - text: |\n{paragraphs}\n"


def seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def bare_writes(folder: Path, number: int, files: dict[str, bytes]) -> None:
    """The least that makes a letter durable, without any archive: its files, their folder, and four synced lines."""
    aside, place = folder / "aside", folder / str(number)
    aside.mkdir()
    for name, data in files.items():
        _synced(aside / name, data)
    _sync_folder(aside)
    aside.rename(place)
    _sync_folder(folder)
    for _ in range(4):  # two entries of the log with their heads
        with (folder / "log").open("ab") as log:
            log.write(b"x" * 400 + b"\n")
            log.flush()
            os.fdatasync(log.fileno())


def _synced(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def archive_in(folder: Path, files: Files | None = None) -> Archive:
    return create_archive(folder, identity="measured", program="briefgen 0", at=AT, files=files)


class Desk:
    """Issues made-up records into an archive."""

    def __init__(self, folder: Path, name: str, archive: Archive, folders: TemplateFolders) -> None:
        self.folder, self.name, self.archive, self.folders = folder, name, archive, folders

    def issue(self, number: int) -> Report:
        path = self.folder / f"{self.name}-{number}.yaml"
        path.write_text(record(self.name, number), encoding="utf-8")
        return issue(self.archive, Request(path), folders=self.folders, at=AT)


def issuing(folder: Path, rounds: int) -> dict[str, float]:
    """Issuing beside rendering the same sort of letter and beside the bare durable writes of its files."""
    (folder / "compiled").mkdir()
    folders = TemplateFolders.standard(compiled=folder / "compiled")
    counting = CountingFiles()
    durable = Desk(folder, "durable", archive_in(folder / "durable", counting), folders)
    weak = Desk(folder, "weak", archive_in(folder / "weak", Files(durable=False)), folders)
    bare = folder / "bare"
    bare.mkdir()
    found: dict[str, list[float]] = {"issue": [], "render": [], "write": [], "unsynced": [], "ratio": [], "syncs": []}
    for number in range(rounds):
        examined = examine(Typed(record("render", number), "x.yaml"), folders=folders, on=AT.date())
        assert examined.letter is not None
        assert examined.profile is not None
        files: dict[str, bytes] = {}
        render = seconds(
            lambda: files.update(sealed_files(examined.letter, "x", examined.profile, folders=folders))  # noqa: B023 - called at once
        )
        write = seconds(lambda: bare_writes(bare, number, files))  # noqa: B023 - called at once
        before = counting.syncs
        whole = seconds(lambda: durable.issue(number))  # noqa: B023 - called at once
        found["syncs"].append(counting.syncs - before)
        found["unsynced"].append(seconds(lambda: weak.issue(number)))  # noqa: B023 - called at once
        found["issue"].append(whole)
        found["render"].append(render)
        found["write"].append(write)
        found["ratio"].append(whole / (render + write))
    middle = {name: statistics.median(values[2:]) for name, values in found.items()}
    return {
        "issue, ms": round(middle["issue"] * 1000, 1),
        "rendering alone, ms": round(middle["render"] * 1000, 1),
        "durable writes alone, ms": round(middle["write"] * 1000, 1),
        "issue, times rendering plus durable writes": round(middle["ratio"], 2),
        "issue without any sync, ms": round(middle["unsynced"] * 1000, 1),
        "syncs of an issue": middle["syncs"],
    }


def whole_process(folder: Path, rounds: int) -> dict[str, float]:
    """`briefgen issue` and `briefgen render --to all` as commands, start included."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "BRIEFGEN_CACHE": str(folder / "cache")}

    def run(*args: str) -> None:
        command = [sys.executable, "-m", "briefgen", *args]
        subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)

    run("archive", "init")
    issues, renders = [], []
    for number in range(rounds):
        path = folder / f"command-{number}.yaml"
        path.write_text(record("command", number), encoding="utf-8")
        renders.append(seconds(lambda: run("render", path.name, "--to", "all", "-o", "out")))  # noqa: B023 - called at once
        issues.append(seconds(lambda: run("issue", path.name)))  # noqa: B023 - called at once
    return {
        "command `issue`, s": round(statistics.median(issues), 3),
        "command `render --to all`, s": round(statistics.median(renders), 3),
    }


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory(dir=os.environ.get("BRIEFGEN_BENCH")) as folder:
        (Path(folder) / "commands").mkdir()
        results = {
            "machine": {"python": platform.python_version(), "system": platform.system(), "cores": os.cpu_count()},
            "rounds": rounds,
            "issuing": issuing(Path(folder), rounds),
            "commands": whole_process(Path(folder) / "commands", max(rounds // 4, 3)),
            "keeping": figures(1000 if rounds >= 40 else 100),
        }
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(RESULTS.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
