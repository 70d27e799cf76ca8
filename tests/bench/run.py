"""Measures every speed goal side by side with the peers, in turn, and writes the README's figures.

Run in a checkout with the extras `test` and `bench`: `python tests/bench/run.py`. LibreOffice takes part where
it is installed. Figures are seconds of processor time unless a line says otherwise; ratios are medians over the rounds.
"""

import argparse
import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import cycle
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from composing import FIRST, LONG, composed_of  # noqa: E402 - after the path to it
from interleaved import Contest, Figure, in_process, quiet, whole_process  # noqa: E402
from peers import (  # noqa: E402
    context_of,
    docxtpl_render,
    docxtpl_template,
    libreoffice_batch,
    weasyprint_render,
)
from sample_letters import long_letter  # noqa: E402

from briefgen.folders import TemplateFolders  # noqa: E402
from briefgen.letter.model import About, Column, Letter, Origin, Pages, Run  # noqa: E402
from briefgen.record.reading import read_record  # noqa: E402
from briefgen.render import renderer  # noqa: E402
from briefgen.render.house_style import read_style  # noqa: E402

RESULTS = HERE / "results.json"
BRIEFGEN = [sys.executable, "-m", "briefgen"]
COPIES = 12  # that LibreOffice converts in one process; the first one's start-up is taken off


def letter_of(record: Path) -> Letter:
    made = composed_of(read_record(record)).letter
    assert made is not None
    return made


def variants(letter: Letter, *, count: int = 60) -> Iterator[Letter]:
    """Letters of the same length and form, each with its words turned, round and round: no cache knows them."""
    return cycle([_turned(letter, by) for by in range(1, count + 1)])


def _turned(value: Any, by: int) -> Any:
    if isinstance(value, Run):
        words = value.text.split(" ")
        turn = by % len(words)
        return replace(value, text=" ".join(words[turn:] + words[:turn]))
    if isinstance(value, tuple):
        return tuple(_turned(each, by) for each in value)
    if not is_dataclass(value) or isinstance(value, About | Pages | Column | Origin | type):
        return value
    return replace(value, **{each.name: _turned(getattr(value, each.name), by) for each in fields(value)})


def docx_contest(name: str, letter: Letter, folder: Path, *, rounds: int) -> Contest:
    """The Word document of one letter, warm, in one process."""
    style = read_style("rijksoverheid", folders=TemplateFolders.standard())
    docx = renderer("docx")
    template = docxtpl_template(folder / f"{name}.docx")
    letters = variants(letter)
    contexts = cycle([context_of(each) for _time, each in zip(range(60), letters, strict=False)])
    return in_process(
        f"DOCX of the {name} letter",
        {
            "briefgen": lambda: docx.render(next(letters), style),
            "docxtpl": lambda: docxtpl_render(template, next(contexts)),
        },
        rounds=rounds,
        repeat={"briefgen": 40, "docxtpl": 2},
    )


def pdf_contest(name: str, letter: Letter, folder: Path, *, rounds: int) -> Contest:
    """The PDF of one letter, warm; LibreOffice's is what one more letter costs in a batch."""
    style = read_style("rijksoverheid", folders=TemplateFolders.standard())
    pdf = renderer("pdf")
    letters = variants(letter)
    html = renderer("html")
    pages = cycle([html.render(each, style).decode() for _time, each in zip(range(20), letters, strict=False)])
    docx = renderer("docx").render(letter, style)
    contenders: dict[str, Callable[[], float]] = {
        "briefgen": lambda: cpu(lambda: pdf.render(next(letters), style), repeat=5),
        "weasyprint": lambda: cpu(lambda: weasyprint_render(next(pages)), repeat=1),
    }
    if shutil.which("soffice"):
        contenders["libreoffice"] = lambda: one_more_by_libreoffice(docx, folder)
    for once in contenders.values():
        once()
    taken: dict[str, list[float]] = {contender: [] for contender in contenders}
    for _round in range(rounds):
        for contender, once in contenders.items():
            taken[contender].append(once())
    return Contest(f"PDF of the {name} letter", tuple(Figure(each, tuple(times)) for each, times in taken.items()))


def cpu(call: Callable[[], object], *, repeat: int) -> float:
    start = time.process_time()
    for _time in range(repeat):
        call()
    return (time.process_time() - start) / repeat


def one_more_by_libreoffice(docx: bytes, folder: Path) -> float:
    """Processor seconds for one more letter in a batch."""

    def batch(copies: int) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        libreoffice_batch(docx, copies=copies, profile=folder / "libreoffice")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return (batch(COPIES) - batch(2)) / (COPIES - 2)


def process_contest(folder: Path, *, rounds: int) -> Contest:
    """Whole commands against a Python that does nothing."""
    record = shutil.copy(FIRST, folder / "record.yaml")
    (folder / "out").mkdir()
    out = str(folder / "out")
    commands = {
        "python": [sys.executable, "-c", "pass"],
        "briefgen --help": [*BRIEFGEN, "--help"],
        "briefgen completion bash": [*BRIEFGEN, "completion", "bash"],
        "briefgen check": [*BRIEFGEN, "check", record],
        "briefgen render --to docx": [*BRIEFGEN, "render", record, "--to", "docx", "--force", "-o", out + "/a.docx"],
        "briefgen render --to pdf": [*BRIEFGEN, "render", record, "--to", "pdf", "--force", "-o", out + "/a.pdf"],
    }
    return whole_process("Whole commands", commands, rounds=rounds, folder=folder)


def batch(folder: Path, *, records: int, command: list[str]) -> dict[str, float]:
    """Records a second (by the clock, on all cores) and the largest process's memory in MiB."""
    many = folder / f"records-{records}"
    if not many.exists():
        many.mkdir()
        text = FIRST.read_text(encoding="utf-8")
        for number in range(records):
            changed = text.replace("id: 2020-11-17-bestuurlijk-overleg-lvv", f"id: letter-{number}")
            (many / f"letter-{number}.yaml").write_text(changed.replace("3090253", f"{3000000 + number}"), "utf-8")
    script = "import resource,subprocess,sys;r=subprocess.run(sys.argv[1:],stdout=-3,stderr=-3).returncode;" + (
        "print(r,resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", script, *command, str(many)], capture_output=True, text=True, check=True, env=quiet()
    )
    seconds = time.perf_counter() - start
    status, peak = map(int, done.stdout.split())
    assert status == 0, done.stdout
    return {"records": records, "records_per_second": records / seconds, "peak_mib": peak / 1024}


def batches(folder: Path, *, rounds: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    render = [*BRIEFGEN, "render", "--to", "docx", "--force", "-o", str(folder / "batch") + "/"]
    for name, command, sizes in (("render", render, (250, 1000)), ("check", [*BRIEFGEN, "check"], (1000,))):
        for size in sizes:
            runs = [batch(folder, records=size, command=command) for _round in range(rounds)]
            found[f"{name} {size}"] = sorted(runs, key=lambda run: run["records_per_second"])[len(runs) // 2]
    return found


def as_json(contest: Contest) -> dict[str, Any]:
    first = contest.figures[0].name
    return {
        "title": contest.title,
        "milliseconds": {figure.name: round(figure.median * 1000, 3) for figure in contest.figures},
        "ratios": {f"{figure.name} / {first}": round(contest.ratio(figure.name), 1) for figure in contest.figures[1:]},
        "rounds": len(contest.figures[0].rounds),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--write", type=Path, default=RESULTS, help="where the figures go")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seed, long = letter_of(FIRST), letter_of(LONG)
        contests = [
            docx_contest("seed", seed, folder, rounds=options.rounds),
            docx_contest("long", long, folder, rounds=options.rounds),
            docx_contest("ten-page", long_letter(), folder, rounds=options.rounds),
            pdf_contest("seed", seed, folder, rounds=options.rounds),
            pdf_contest("long", long, folder, rounds=max(3, options.rounds // 2)),
            process_contest(folder, rounds=options.rounds),
        ]
        results = {
            "command": "python tests/bench/run.py",
            "python": platform.python_version(),
            "processors": os.cpu_count(),
            "contests": [as_json(contest) for contest in contests],
            "batches": batches(folder, rounds=3),
        }
    options.write.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps(results, indent=2) + "\n")


if __name__ == "__main__":
    main()
