"""Whatever is given to `briefgen archive add`, and whenever it is broken off: the archive stays whole."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import ROOT
from extract.hostile_files import FILES
from letters_from_before import Before, written
from secretariat import Desk, desk
from unprivileged import unprivileged

__all__ = ["desk"]
QUICK = sorted(name for name in FILES if not name.startswith(("bomb", "busy", "laugh", "many", "lying", "numbers")))


def write_hostile(folder: Path) -> dict[str, str]:
    """Files of every kind; what is to become of each by its name."""
    for name in QUICK:
        (folder / name).write_bytes(FILES[name][0]())
    return {name: FILES[name][1] for name in QUICK}


def test_hostile_files_are_refused_or_archived_and_the_rest_goes_on(desk: Desk):
    folder = desk.folder / "oud"
    folder.mkdir()
    expected = write_hostile(folder)
    written(desk.folder, "oud/zz.pdf", Before())
    ran = desk("archive", "add", "oud", "--json")
    assert (ran.status, "Traceback" in ran.err) == (1, False)
    told = json.loads(ran.out)
    became = {Path(each["file"]).name: "read" for state in ("added", "already") for each in told[state]}
    became |= {Path(each["file"]).name: each["problems"][0]["code"] for each in told["refused"]}
    assert became.pop("zz.pdf") == "read"
    wrong = {name: (became[name], codes) for name, codes in expected.items() if became[name] not in codes.split()}
    assert wrong == {}
    assert desk("archive", "verify").status == 0
    assert desk("archive", "list", "--incomplete").status == 1
    assert desk("archive", "rebuild").status == 0
    assert desk("archive", "verify").status == 0


@pytest.mark.parametrize("name", ["bomb.docx", "lying-bomb.docx"])
def test_a_bomb_is_refused_and_the_next_letter_is_added(desk: Desk, name: str):
    (desk.folder / name).write_bytes(FILES[name][0]())
    written(desk.folder, "goed.pdf", Before())
    ran = desk("archive", "add", name, "goed.pdf")
    assert ran.status == 1
    assert "[E104]" in ran.out or "[E103]" in ran.out
    assert "goed.pdf: added as 5712345" in ran.out
    assert desk("archive", "verify").status == 0


def test_devices_pipes_and_folders_in_the_place_of_files_are_refused_at_once(desk: Desk):
    os.mkfifo(desk.folder / "pijp.pdf")
    written(desk.folder, "goed.pdf", Before())
    ran = desk("archive", "add", "/dev/zero", "pijp.pdf", "goed.pdf")
    assert ran.status == 1
    assert ran.out.count("[E105]") == 2
    assert "added as 5712345" in ran.out


NAMES = [
    b"a\nb.pdf",
    b"\x1b[2Jwissen.pdf",
    b"\xff\xfe.pdf",
    "\u202efdp.exe.pdf".encode(),
    b"- x: [.pdf",
    b"'\"; rm -rf.pdf",
    b"%2e%2e%2fetc.pdf",
    b"CON.pdf",
    ("é" * 120 + ".pdf").encode(),
]


@pytest.mark.parametrize("name", NAMES)
def test_names_of_any_bytes_are_kept_as_text_and_steer_nothing(desk: Desk, name: bytes):
    folder = desk.folder / "oud"
    folder.mkdir()
    with open(os.path.join(os.fsencode(folder), name), "wb") as file:  # noqa: PTH123, PTH118 - bytes are no pathlib path
        file.write(Before(reference="").pdf())
    ran = desk("archive", "add", "oud")
    assert ran.status == 1, ran.err
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    (letter,) = desk.json("archive", "list")["letters"]
    assert letter["name"] == name.decode("utf-8", "backslashreplace")
    form = desk("archive", "list", "--incomplete", "--yaml").out
    (desk.folder / "m.yaml").write_text(form.replace("    reference:\n", "    reference: '42'\n"), encoding="utf-8")
    assert desk("archive", "complete", "m.yaml").status == 0
    assert desk("archive", "verify").status == 0
    assert desk("archive", "show", "42").status == 0


def test_a_letter_whose_values_are_hostile_is_kept(desk: Desk):
    long = Before(reference="9" * 200, subject="x" * 3000, words=("woord " * 200,))
    written(desk.folder, "lang.pdf", long)
    ran = desk("archive", "add", "lang.pdf")
    assert ran.status in (0, 1), ran.err
    (letter,) = desk.json("archive", "list")["letters"]
    assert len(letter["reference"]) <= 64
    assert len(letter["subject"]) <= 600
    assert desk("archive", "verify").status == 0


def test_a_folder_that_cannot_be_written_refuses_everything(desk: Desk):
    written(desk.folder, "een.pdf", Before())
    (desk.archive / "log").chmod(0o555)

    def act() -> None:
        assert "cannot be written" in desk.refused(3, "archive", "add", "een.pdf")

    try:
        unprivileged(act)
    finally:
        (desk.archive / "log").chmod(0o755)


def test_an_archive_in_the_place_of_which_is_a_file_refuses(desk: Desk):
    written(desk.folder, "een.pdf", Before())
    (desk.folder / "geen").write_text("x")
    assert "is a file" in desk.refused(2, "archive", "add", "een.pdf", "--archive", "geen")


# Broken off.


def started(desk: Desk, *args: str) -> "subprocess.Popen[bytes]":
    """The real command, in a process of its own."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "BRIEFGEN_LANG": "en", "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(
        [sys.executable, "-m", "briefgen", *args],
        cwd=desk.folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def many(desk: Desk, count: int) -> None:
    for number in range(count):
        written(desk.folder, f"oud/{number:03}.pdf", Before(reference=f"57{number:05}", words=(f"Brief {number}.",)))


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL, signal.SIGTERM])
def test_a_run_that_is_broken_off_leaves_whole_letters_and_is_taken_up(desk: Desk, how: signal.Signals):
    count = 120
    many(desk, count)
    run = started(desk, "archive", "add", "oud")
    assert run.stdout is not None
    assert run.stdout.readline()  # the first batch is there
    run.send_signal(how)
    out, err = run.communicate(timeout=60)
    assert run.returncode in (130, -how), err
    reported = 1 + out.decode().count("added as")
    there = desk.json("archive", "list")["letters"]
    assert reported <= len(there) < count
    if how == signal.SIGINT:
        assert f"{len(there)} letters were added before." in err.decode()
        assert "Interrupted." in err.decode()
    again = desk("archive", "add", "oud")
    assert again.status == 0, again.err
    assert again.out.count("already in the archive") == len(there)
    assert len(desk.json("archive", "list")["letters"]) == count
    assert desk("archive", "verify").status == 0
    assert list((desk.archive / ".tmp").iterdir()) == []


def test_a_file_that_changes_after_it_was_read_is_kept_as_it_was_read(desk: Desk):
    many(desk, 60)
    run = started(desk, "archive", "add", "oud")
    while not any((desk.archive / ".tmp").glob("adding-*/*")):
        time.sleep(0.005)  # waits for the other process, which tells nobody that it has begun to read
        assert run.poll() is None
    for path in sorted((desk.folder / "oud").iterdir()):
        path.write_bytes(Before(reference="", words=(path.name,)).pdf())
    run.communicate(timeout=60)
    assert desk("archive", "verify").status == 0
    for letter in desk.json("archive", "list")["letters"]:
        number = int(letter["name"][:3])
        data = (desk.archive / letter["path"] / "original.pdf").read_bytes()
        first = Before(reference=f"57{number:05}", words=(f"Brief {number}.",)).pdf()
        assert data in (first, Before(reference="", words=(letter["name"],)).pdf())
        assert bool(letter["reference"]) == (data == first)


def test_two_runs_at_once_add_each_letter_once(desk: Desk):
    many(desk, 60)
    runs = [started(desk, "archive", "add", "oud") for _number in range(2)]
    for run in runs:
        _out, err = run.communicate(timeout=120)
        assert run.returncode == 0, err
    assert len(desk.json("archive", "list")["letters"]) == 60
    assert desk("archive", "verify").status == 0
