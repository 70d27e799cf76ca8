"""Measures `briefgen diff --to docx`, its proof included, as a whole process beside Docxodus, and writes the figures.

Run in a checkout with the extras `test` and `bench`: `python tests/bench/diff.py`.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from composing import FIRST, LONG, composed_of  # noqa: E402 - after the path to it
from interleaved import quiet, whole_process  # noqa: E402
from sample_letters import long_letter  # noqa: E402
from styles import STYLE  # noqa: E402

from briefgen.record.reading import reading_of  # noqa: E402
from briefgen.render import renderer  # noqa: E402

RESULTS = HERE / "diff-results.json"
CHANGES = {
    FIRST: (("februari 2021", "maart 2021"), ("constructief", "goed"), ("verscheidene", "drie")),
    LONG: (("61 procent", "62 procent"), ("dertig schakels", "veertig schakels"), ("212 reacties", "213 reacties")),
}
DOCXODUS = (
    "import sys; from pathlib import Path; from python_redlines import DocxodusEngine; "
    "old, new, out = map(Path, sys.argv[1:]); "
    "out.write_bytes(DocxodusEngine().run_redline('briefgen', old.read_bytes(), new.read_bytes())[0])"
)


def document(record: Path, *changes: tuple[str, str]) -> bytes:
    """The Word document of a record after these replacements."""
    text = record.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    made = composed_of(reading_of(text, source=record.name)).letter
    assert made is not None
    return renderer("docx").render(made, STYLE)


def pair(record: Path, folder: Path) -> tuple[str, str]:
    """The files of the old and the new draft."""
    old, new = folder / f"{record.stem}-old.docx", folder / f"{record.stem}-new.docx"
    old.write_bytes(document(record))
    new.write_bytes(document(record, *CHANGES[record]))
    return str(old), str(new)


def long_pair(folder: Path) -> tuple[str, str]:
    """Some 32 pages: the body of the long sample four times, with a change in each part."""
    from dataclasses import replace

    from briefgen.letter.model import Paragraph, Run

    def letter(word: str) -> bytes:
        made = long_letter()
        body = tuple(
            block for part in range(4) for block in (*made.body, Paragraph((Run(f"Deel {part} telt {word} kaden."),)))
        )
        return renderer("docx").render(replace(made, body=body), STYLE)

    old, new = folder / "pages-old.docx", folder / "pages-new.docx"
    old.write_bytes(letter("twaalf"))
    new.write_bytes(letter("veertien"))
    return str(old), str(new)


def peak_mib(command: list[str], folder: Path) -> float:
    """The largest process of one run of the command."""
    script = "import resource,subprocess,sys;subprocess.run(sys.argv[1:],stdout=-3,stderr=-3);" + (
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, *command], capture_output=True, text=True, check=True, cwd=folder, env=quiet()
    )
    return int(ran.stdout) / 1024


def contest(title: str, files: tuple[str, str], folder: Path, *, rounds: int) -> dict[str, Any]:
    ours = f"{sys.executable} -m briefgen diff {files[0]} {files[1]} --to docx --force -o {folder / 'ours.docx'}"
    commands = {
        "briefgen": ["sh", "-c", f"{ours}; test $? -eq 1"],  # 1: the drafts differ
        "docxodus": [sys.executable, "-c", DOCXODUS, *files, str(folder / "theirs.docx")],
    }
    made = whole_process(title, commands, rounds=rounds, folder=folder)
    return {
        "title": title,
        "milliseconds of processor time": {each.name: round(each.median * 1000, 1) for each in made.figures},
        "docxodus / briefgen": round(made.ratio("docxodus"), 1),
        "MiB at most": {name: round(peak_mib(command, folder)) for name, command in commands.items()},
        "rounds": rounds,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--write", type=Path, default=RESULTS, help="where the figures go")
    options = parser.parse_args()
    makers: dict[str, Callable[[Path], tuple[str, str]]] = {
        "the first letter": lambda folder: pair(FIRST, folder),
        "the long letter": lambda folder: pair(LONG, folder),
        "some 32 pages": long_pair,
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        results = [contest(title, make(folder), folder, rounds=options.rounds) for title, make in makers.items()]
    text = json.dumps({"command": "python tests/bench/diff.py", "contests": results}, indent=2) + "\n"
    options.write.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
