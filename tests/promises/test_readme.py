"""What the README says is done here, to the letter; and it says all that there is.

Between `<!-- try: … -->` and `<!-- end -->` the README's blocks are followed in order: one that begins with
`file: PATH` is written, and in a console block each command behind `$` is run and has to print what stands below it,
where `…` stands for any lines.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with what a clone has for its user to look at, and `briefgen` to call."""
    shutil.copytree(ROOT / "letters", tmp_path / "letters")
    shutil.copytree(ROOT / "tests" / "expected", tmp_path / "tests" / "expected")
    shim = tmp_path / "bin" / "briefgen"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m briefgen "$@"\n', encoding="utf-8")
    shim.chmod(0o755)
    return tmp_path


def run(command: str, folder: Path) -> str:
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={
            "PYTHONPATH": str(ROOT),
            "PATH": f"{folder / 'bin'}:/usr/bin:/bin",
            "BRIEFGEN_LANG": "en",
            "BRIEFGEN_CACHE": str(folder / "cache"),
            "PYTHONUTF8": "1",
        },
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


def test_the_readme_has_five_examples_and_shows_how_to_add_a_ministry_and_a_kind() -> None:
    assert {"add a ministry", "add a kind"} <= parts().keys()
    assert len(parts()) >= 7


@pytest.mark.parametrize("title", parts())
def test_following_the_readme_gives_what_it_shows(title: str, folder: Path) -> None:
    follow(parts()[title], folder)


def test_output_that_differs_from_the_readme_is_seen() -> None:
    assert fits("a\nb\nc\n", "a\n…\nc\n")
    assert fits("a\n", "a\n…\n")
    assert fits("", "")
    assert not fits("a\n", "")
    assert not fits("a\nb\n", "a\n")
    assert not fits("a\nx\n", "a\n…\nc\n")


def test_every_command_and_option_is_in_the_readme() -> None:
    from briefgen.cli.program import COMMANDS

    told = README.read_text(encoding="utf-8")
    missing = [name for name in COMMANDS if f"`briefgen {name}" not in told]
    for name in COMMANDS:
        asked = subprocess.run(
            [sys.executable, "-m", "briefgen", name, "--help"], capture_output=True, text=True, check=True, cwd=ROOT
        )
        missing += [option for option in re.findall(r"--[a-z][a-z-]+", asked.stdout) if f"`{option}" not in told]
    assert not missing


def test_every_setting_is_in_the_readme() -> None:
    from briefgen.settings import NAMES, variable

    told = README.read_text(encoding="utf-8")
    assert not [name for name in NAMES if f"`{name}`" not in told or f"`{variable(name)}`" not in told]


def test_every_exit_status_is_in_the_readme() -> None:
    from briefgen.errors import ExitStatus

    told = README.read_text(encoding="utf-8")
    assert not [status for status in ExitStatus if f"| {status.value} | " not in told]


def test_every_room_is_on_the_map() -> None:
    told = README.read_text(encoding="utf-8")
    rooms = {path.stem for path in (ROOT / "briefgen").iterdir() if not path.name.startswith(("_", "py.typed"))}
    assert not [room for room in rooms - {"locale"} if f"`{room}/`" not in told and f"`{room}`" not in told]


def test_every_relative_link_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README.read_text(encoding="utf-8")):
        assert (ROOT / target).exists(), target


def test_the_figures_are_those_that_the_benchmarks_wrote() -> None:
    from bench.figures import with_figures

    told = README.read_text(encoding="utf-8")
    assert with_figures(told) == told
