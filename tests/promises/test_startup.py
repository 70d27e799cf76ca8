"""What starts quickly stays quick: which modules a run imports, told by name and without a clock."""

import os
import subprocess
import sys

import pytest
from command_line import ROOT, SEED

from briefgen.cli.program import COMMANDS

_TELL = """
import atexit, sys
atexit.register(lambda: print(*sorted(sys.modules), file=open(sys.argv.pop(), "w")))
sys.argv[0] = "briefgen"
from briefgen.__main__ import main
args, sys.argv = sys.argv, sys.argv[:-1]
status = main()
sys.argv = args
sys.exit(status)
"""
HEAVY = {"pydantic", "jinja2", "yaml", "markdown_it", "typst", "docx", "lxml", "pypdf"}
SLOW = {
    "multiprocessing",
    "concurrent",
    "asyncio",
    "difflib",
    "tomllib",
    "pathlib",
    "shutil",
    "json",
    "logging",
    "argparse",
}


def imported(tmp_path, *args: str, **environment: str) -> set[str]:
    """The names of all modules that a run of briefgen has imported at its end."""
    told = tmp_path / "modules"
    variables = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(tmp_path), **environment}
    command = [sys.executable, "-c", _TELL, *args, str(told)]
    subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, check=False)
    return set(told.read_text(encoding="utf-8").split())


def rooms(modules: set[str]) -> set[str]:
    """The rooms of briefgen among the modules."""
    return {name.split(".")[1] for name in modules if name.startswith("briefgen.")}


def packages(modules: set[str]) -> set[str]:
    return {name.split(".")[0] for name in modules}


QUICK = {
    "help": (("--help",), {}),
    "version": (("--version",), {}),
    "a wrong command": (("--nonsense",), {}),
    "completing a command": (
        (),
        {"_BRIEFGEN_COMPLETE": "bash_complete", "COMP_WORDS": "briefgen re", "COMP_CWORD": "1"},
    ),
    "completing an option": (
        (),
        {"_BRIEFGEN_COMPLETE": "zsh_complete", "COMP_WORDS": "briefgen render --", "COMP_CWORD": "2"},
    ),
    "help of render": (("render", "--help"), {}),
    "help of check": (("check", "--help"), {}),
}


@pytest.mark.parametrize("name", QUICK)
def test_help_and_completion_import_no_room(tmp_path, name):
    args, environment = QUICK[name]
    found = imported(tmp_path, *args, **environment)
    assert rooms(found) <= {"__main__", "cli", "errors", "language", "settings", "values"}
    assert not packages(found) & (HEAVY | SLOW - ({"difflib"} if "wrong" in name else set()))


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_imports_no_room(tmp_path, name):
    found = imported(tmp_path, name, "--help")
    assert rooms(found) <= {"__main__", "cli", "errors", "language", "settings", "values"}
    assert not packages(found) & (HEAVY | SLOW)


def test_help_imports_the_module_of_no_command(tmp_path):
    found = imported(tmp_path, "--help")
    assert not {f"briefgen.cli.{entry.module}" for entry in COMMANDS.values()} & found


def test_check_imports_no_renderer_and_nothing_slow(tmp_path):
    found = imported(tmp_path, "check", str(SEED))
    assert not packages(found) & {
        "typst",
        "docx",
        "lxml",
        "pypdf",
        "multiprocessing",
        "concurrent",
        "asyncio",
        "difflib",
    }
    assert not {
        name for name in found if name.startswith(("briefgen.render.docx", "briefgen.render.pdf", "briefgen.web"))
    }
    assert "importlib.metadata" not in found


def test_docx_imports_no_other_format(tmp_path):
    found = imported(tmp_path, "render", str(SEED), "--to", "docx", "-o", str(tmp_path / "out"))
    assert not packages(found) & {"typst", "docx", "lxml", "pypdf", "multiprocessing", "concurrent", "asyncio"}


def test_pdf_imports_no_other_format(tmp_path):
    found = imported(tmp_path, "render", str(SEED), "--to", "pdf", "-o", str(tmp_path / "out"))
    assert "typst" in found
    assert not packages(found) & {"docx", "lxml", "pypdf", "multiprocessing", "concurrent", "asyncio"}
