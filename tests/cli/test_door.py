"""What happens at the door: language, exit statuses, mistakes of our own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import ROOT, SEED, briefgen

from briefgen.cli import program as programs
from briefgen.cli.door import language_for
from briefgen.errors import BriefgenError, ExitStatus


@pytest.mark.parametrize(
    ("args", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "nl_NL.UTF-8"}, "nl"),
        ([], {"LANG": "nl"}, "nl"),
        ([], {"LANG": "nl_BE"}, "nl"),
        ([], {"LANG": "nld_XX"}, "en"),
        ([], {"LANG": "de_DE.UTF-8"}, "en"),
        ([], {"LANG": "nl_NL", "LC_MESSAGES": "en_GB"}, "en"),
        ([], {"LANG": "en_GB", "LC_ALL": "nl_NL"}, "nl"),
        ([], {"LANG": "nl_NL", "LC_ALL": ""}, "nl"),
        ([], {"LANG": "nl_NL", "BRIEFGEN_LANG": "en"}, "en"),
        (["--lang", "nl"], {"BRIEFGEN_LANG": "en"}, "nl"),
        (["check", "--lang=nl", "x"], {}, "nl"),
        (["check", "--", "--lang", "nl"], {}, "en"),
        (["--lang"], {}, "en"),
        (["--lang", "fr"], {}, "en"),
    ],
)
def test_the_language_is_found_before_anything_is_said(args, environment, language, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert language_for(args, environment) == language


def test_the_settings_file_can_choose_the_language(tmp_path):
    (tmp_path / "briefgen.toml").write_text('lang = "nl"\n', encoding="utf-8")
    assert briefgen("--help", folder=tmp_path).out.startswith("Gebruik:")


def test_help_works_beside_a_faulty_settings_file(tmp_path):
    (tmp_path / "briefgen.toml").write_text("lang = ", encoding="utf-8")
    assert briefgen("--help", folder=tmp_path).status == 0


def test_an_unknown_language_is_refused(tmp_path):
    ran = briefgen("--lang", "fr", "check", "x", folder=tmp_path)
    assert ran.status == ExitStatus.USAGE
    assert "'fr'" in ran.err


def test_the_version_is_told(tmp_path):
    from briefgen import __version__

    assert briefgen("--version", folder=tmp_path).out == f"briefgen {__version__}\n"


class Failing:
    """A program that fails in a way of the test's choosing."""

    def __init__(self, error: BaseException) -> None:
        self._error = error

    def command(self):
        import click

        return click.Command("check", callback=self._fail)

    def _fail(self) -> None:
        raise self._error


@pytest.fixture
def failing(monkeypatch):
    def fail(error: BaseException) -> None:
        monkeypatch.setattr(programs, "import_module", lambda _name: Failing(error))

    return fail


def test_a_mistake_of_ours_is_owned_up_to(failing, tmp_path):
    failing(ZeroDivisionError("division by zero"))
    ran = briefgen("check", folder=tmp_path)
    assert ran.status == ExitStatus.OUR_MISTAKE
    assert "briefgen has made a mistake (ZeroDivisionError)" in ran.err
    assert "Traceback" not in ran.err


def test_a_mistake_of_ours_is_shown_in_full_to_those_who_ask(failing, tmp_path):
    failing(ZeroDivisionError("division by zero"))
    ran = briefgen("check", folder=tmp_path, environment={"BRIEFGEN_DEBUG": "1"})
    assert "Traceback" in ran.err


def test_an_interrupt_is_no_mistake(failing, tmp_path):
    failing(KeyboardInterrupt())
    ran = briefgen("check", folder=tmp_path)
    assert (ran.status, ran.err) == (ExitStatus.INTERRUPTED, "Interrupted.\n")


def test_a_refusal_says_what_to_do(failing, tmp_path):
    failing(BriefgenError("It is full.", hint="Empty it."))
    ran = briefgen("check", folder=tmp_path)
    assert (ran.status, ran.err) == (ExitStatus.USAGE, "Error: It is full.\nEmpty it.\n")


def test_a_refusal_cannot_steer_the_terminal(failing, tmp_path):
    failing(BriefgenError("a\x1b[2Jb"))
    assert "\x1b" not in briefgen("check", folder=tmp_path).err


def process(*args: str, **rest) -> subprocess.Popen:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "LC_ALL": "C"}
    return subprocess.Popen(
        [sys.executable, "-m", "briefgen", *args],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **rest,
    )


def test_a_reader_that_leaves_is_no_mistake(tmp_path):
    read, write = os.pipe()
    os.close(read)
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    args = [sys.executable, "-m", "briefgen", "schema"]
    ran = subprocess.run(args, env=environment, stdout=write, stderr=subprocess.PIPE, cwd=tmp_path, check=False)
    os.close(write)
    assert (ran.returncode, ran.stderr) == (141, b"")


def test_a_terminal_of_another_encoding_is_no_mistake(tmp_path):
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    args = [sys.executable, "-m", "briefgen", "--lang", "nl", "render", str(SEED), "--to", "md", "-o", "-"]
    ran = subprocess.run(args, env=environment, capture_output=True, cwd=tmp_path, check=False)
    assert ran.returncode == 0
    assert "casuïstiek" in ran.stdout.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("args", [("--help",), ("schema",), ("render", str(SEED), "--to", "txt", "-o", "-")])
def test_a_full_disk_behind_standard_output_is_told_in_words(args, tmp_path):
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "briefgen", "--lang", "en", *args],
            stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False,
        )  # fmt: skip
    assert ran.returncode == ExitStatus.REFUSED
    assert ran.stderr.decode().splitlines() == ["Error: Standard output cannot be written: the disk is full."]


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_are_written_to_in_vain(closed, tmp_path):
    command = f'"{sys.executable}" -m briefgen check "{SEED}" {closed}'
    ran = subprocess.run(
        ["/bin/sh", "-c", command], capture_output=True, cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "BRIEFGEN_LANG": "en"}, check=False,
    )  # fmt: skip
    assert ran.returncode == ExitStatus.DONE
    assert b"mistake" not in ran.stderr
