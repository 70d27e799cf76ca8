"""What the README says about adding a ministry and a kind is done here, to the letter.

Between `<!-- try: … -->` and `<!-- end -->` the README's blocks are followed in order: one that begins with
`file: PATH` is written, and in a console block each command behind `$` is run and has to print what stands below it,
where `…` stands for any lines.
"""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / "README.md"
PARTS = re.compile(r"<!-- try: (?P<title>[^\n]+) -->\n(?P<text>.*?)<!-- end -->", re.DOTALL)
BLOCKS = re.compile(r"^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"^(?:#|\{#) file: (?P<path>\S+)(?: #\})?\n")


def parts() -> dict[str, str]:
    return {match["title"]: match["text"] for match in PARTS.finditer(README.read_text(encoding="utf-8"))}


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Each command with what it is to print."""
    for each in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _newline, printed = each.partition("\n")
        yield command, printed


def run(command: str, folder: Path) -> str:
    words = shlex.split(command)
    assert words[0] == "briefgen"
    done = subprocess.run(
        [sys.executable, "-m", "briefgen", *words[1:]],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONPATH": str(README.parent), "PATH": "", "BRIEFGEN_LANG": "en", "PYTHONUTF8": "1"},
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def fits(printed: str, expected: str) -> bool:
    pattern = "".join(r"(?:.*\n)*" if line == "…" else re.escape(line) + "\n" for line in expected.splitlines())
    return re.fullmatch(pattern, printed if printed.endswith("\n") or not printed else printed + "\n") is not None


def follow(text: str, folder: Path) -> None:
    for block in BLOCKS.finditer(text):
        if name := FILE.match(block["text"]):
            path = folder / name["path"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(FILE.sub("", block["text"]), encoding="utf-8")
        elif block["language"] == "console":
            for command, expected in commands(block["text"]):
                printed = run(command, folder)
                assert fits(printed, expected), f"{command}\n{printed}"


def test_the_readme_shows_how_to_add_a_ministry_and_a_kind() -> None:
    assert {"add a ministry", "add a kind"} <= parts().keys()


@pytest.mark.parametrize("title", ["add a ministry", "add a kind"])
def test_following_the_readme_gives_the_letter_that_it_shows(title: str, tmp_path: Path) -> None:
    follow(parts()[title], tmp_path)


def test_output_that_differs_from_the_readme_is_seen() -> None:
    assert fits("a\nb\nc\n", "a\n…\nc\n")
    assert fits("a\n", "a\n…\n")
    assert fits("", "")
    assert not fits("a\n", "")
    assert not fits("a\nb\n", "a\n")
    assert not fits("a\nx\n", "a\n…\nc\n")
