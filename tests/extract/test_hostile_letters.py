"""Whatever a file is, reading it ends with an outcome in our words, within limits, and the next letter is read."""

import os
import random
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from extract.hostile_files import (
    FILES,
    GOOD_WORDS,
    bomb_docx,
    busy_pdf,
    good_docx,
    good_pdf,
    many_pages_pdf,
    scanned_pdf,
)

from briefgen.errors import Problem
from briefgen.extract.fields import EXPECTED
from briefgen.extract.letters import read_letter
from briefgen.extract.limits import Limits, Outcome, limits_not_kept, shown_name
from briefgen.extract.limits_pool import Readers, read_many
from briefgen.extract.senders import senders_of
from briefgen.language import _, speaking

SENDERS = senders_of()
LIMITS = Limits(memory=700_000_000, cpu_seconds=4, wall_seconds=40, workers=1)


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    with Readers(SENDERS, limits=LIMITS) as readers:
        yield readers


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def becomes(outcome: Outcome) -> str:
    return outcome.refusal.code if outcome.refusal else "read"


@pytest.mark.parametrize("name", FILES)
def test_every_file_comes_to_an_outcome_and_the_next_letter_is_read(
    name: str, readers: Readers, tmp_path: Path
) -> None:
    make, expected = FILES[name]
    outcome = readers.read(written(tmp_path, name, make()))
    assert becomes(outcome) in expected.split()
    assert [problem.message for problem in outcome.problems if not is_ours(problem, name)] == []
    after = readers.read(written(tmp_path, "good.pdf", good_pdf()))
    assert after.letter is not None
    assert after.letter.text == GOOD_WORDS


def test_a_damaged_letter_after_a_protected_one_is_not_called_protected(readers: Readers, tmp_path: Path) -> None:
    codes = [
        becomes(readers.read(written(tmp_path, name, FILES[name][0]()))) for name in ("locked.pdf", "own-parent.pdf")
    ]
    assert codes == ["E102", "E103"]


def is_ours(problem: Problem, name: str) -> bool:
    """Whether a message names the file in a sentence, and is no library's."""
    before, _path, after = problem.message.rpartition(name)
    foreign = re.search(r"[a-z]Error|Exception|Traceback|errno|0x|expat|zlib|pdfium|CRC", after + problem.hint)
    return bool(_path) and not foreign and problem.message.endswith(".") and "\n" not in before


def test_reading_stays_within_the_memory_limit(tmp_path: Path) -> None:
    if limits_not_kept():
        pytest.skip(limits_not_kept()[0])
    paths = [written(tmp_path, "a.docx", bomb_docx()), written(tmp_path, "b.pdf", FILES["bomb.pdf"][0]())]
    told = subprocess.run(
        [sys.executable, "-c", MOST_MEMORY, *map(str, paths)], capture_output=True, text=True, check=True, timeout=120
    )
    assert int(told.stdout) < LIMITS.memory


MOST_MEMORY = """
import resource, sys
from pathlib import Path
from briefgen.extract.limits import Limits
from briefgen.extract.limits_pool import read_many
from briefgen.extract.senders import senders_of
list(read_many(map(Path, sys.argv[1:]), senders=senders_of(), limits=Limits(memory=700_000_000, cpu_seconds=4)))
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024))
"""


def test_a_large_file_is_refused_before_it_is_read(readers: Readers, tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(5_000_000_000)  # takes no room on the disk
    outcome = readers.read(path)
    assert becomes(outcome) == "E104"
    assert "larger than 60 MB" in outcome.problems[0].message
    assert outcome.size == 0


@pytest.mark.parametrize("name", ["pipe", "device", "link-to-device", "folder", "absent", "socket"])
def test_what_is_no_plain_file_is_refused_without_waiting(name: str, readers: Readers, tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has none of these")
    path = tmp_path / name
    if name == "pipe":
        os.mkfifo(path)
    elif name == "device":
        path = Path("/dev/zero")
    elif name == "link-to-device":
        path.symlink_to("/dev/zero")
    elif name == "folder":
        path.mkdir()
    elif name == "socket":
        os.chdir(tmp_path)  # a socket's path must be short
        socket.socket(socket.AF_UNIX).bind("socket")
    outcome = readers.read(path)
    assert becomes(outcome) == "E105"
    assert (outcome.letter, outcome.sha256) == (None, "")


@pytest.mark.parametrize("name", ["a\nb.pdf", "\x1b[31mrood.pdf", "\udcff.pdf", "\u202efdp.pdf"])
def test_a_name_cannot_change_how_a_message_is_shown(name: str, readers: Readers, tmp_path: Path) -> None:
    try:
        path = written(tmp_path, name, b"")
    except (OSError, UnicodeError):
        pytest.skip("this file system has no such names")
    message = readers.read(path).problems[0].message
    assert message.isprintable()
    assert shown_name(path) in message


def test_a_name_with_a_nul_is_refused(readers: Readers) -> None:
    assert becomes(readers.read(Path("a\0b.pdf"))) == "E105"


def test_names_inside_a_package_are_never_written(readers: Readers, tmp_path: Path) -> None:
    readers.read(written(tmp_path, "x.docx", FILES["wandering-names.docx"][0]()))
    assert not list(tmp_path.parent.rglob("briefgen-wandered"))
    assert not Path("/tmp/briefgen-wandered").exists()  # noqa: S108 - the very file that must not be there


def test_what_takes_too_long_is_stopped(tmp_path: Path) -> None:
    path = written(tmp_path, "long.pdf", many_pages_pdf(2_000))
    with Readers(SENDERS, limits=Limits(wall_seconds=0.01)) as impatient:
        outcome = impatient.read(path)
    assert becomes(outcome) == "E104"
    assert "longer" in outcome.problems[0].message


def test_what_computes_too_long_is_stopped(tmp_path: Path) -> None:
    if limits_not_kept():
        pytest.skip(limits_not_kept()[0])
    with Readers(SENDERS, limits=Limits(cpu_seconds=1, memory=4_000_000_000)) as readers:
        outcome = readers.read(written(tmp_path, "busy.pdf", busy_pdf()))
    assert becomes(outcome) == "E104"


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_letters_with_changed_bytes_come_to_an_outcome(suffix: str, readers: Readers, tmp_path: Path) -> None:
    from extract.layouts_own import own_docx, own_pdf
    from extract.letter_facts import facts

    rng = random.Random(suffix)  # noqa: S311 - nothing is secret here
    good = {"pdf": own_pdf, "docx": own_docx}[suffix](facts(11))
    for _number in range(60):
        data = bytearray(good)
        for _change in range(rng.choice([1, 3, 20])):
            data[rng.randrange(len(data))] = rng.randrange(256)
        if rng.random() < 0.3:
            del data[rng.randrange(len(data)) :]
        path = tmp_path / f"letter.{suffix}"
        outcome = readers.read_bytes(bytes(data), path=path)
        assert (outcome.letter is None) != (outcome.refusal is None)
        assert all(is_ours(problem, path.name) for problem in outcome.problems)


def test_a_scan_is_read_as_a_letter_without_text(readers: Readers, tmp_path: Path) -> None:
    outcome = readers.read(written(tmp_path, "scan.pdf", scanned_pdf()))
    assert outcome.letter is not None
    assert outcome.letter.missing == EXPECTED
    assert [problem.code for problem in outcome.problems] == ["E201"]


def test_every_missing_field_is_reported(readers: Readers, tmp_path: Path) -> None:
    outcome = readers.read(written(tmp_path, "good.docx", good_docx()))
    assert [(problem.code, problem.where.field) for problem in outcome.problems] == [
        ("E301", name) for name in EXPECTED
    ]


def test_outcomes_come_in_the_order_of_the_paths(tmp_path: Path) -> None:
    names = ["a.pdf", "b.docx", "c.txt", "d.pdf", "absent.pdf", *(f"{n}.pdf" for n in range(20))]
    data = {"b.docx": good_docx(), "c.txt": b"brief"}
    paths = [tmp_path / name for name in names]
    for path in paths:
        if path.name != "absent.pdf":
            path.write_bytes(data.get(path.name, good_pdf()))
    outcomes = list(read_many(iter(paths), senders=SENDERS))
    assert [outcome.path for outcome in outcomes] == paths
    assert [path.name for path, outcome in zip(paths, outcomes, strict=True) if outcome.letter is None] == [
        "c.txt",
        "absent.pdf",
    ]


def test_reading_can_be_broken_off(tmp_path: Path) -> None:
    path = written(tmp_path, "a.pdf", many_pages_pdf(3_000))
    outcomes = read_many([path] * 50, senders=SENDERS)
    assert next(outcomes).path == path
    outcomes.close()  # type: ignore[attr-defined]  # it is a generator


def test_the_process_gives_what_reading_here_gives(readers: Readers, tmp_path: Path) -> None:
    from extract.layouts_own import own_pdf
    from extract.letter_facts import facts

    data = own_pdf(facts(7))
    outcome = readers.read(written(tmp_path, "a.pdf", data))
    assert outcome.letter == read_letter(data, name=shown_name(outcome.path), senders=SENDERS)


def test_problems_are_told_in_the_language_of_the_user(tmp_path: Path) -> None:
    path = written(tmp_path, "a.pdf", b"%PDF-1.7\n")
    told = {}
    for language in ("en", "nl"):
        with speaking(language), Readers(SENDERS, limits=LIMITS) as readers:
            told[language] = readers.read(path).problems[0].message
    assert "damaged" in told["en"]
    with speaking("nl"):
        text = _("{name} is damaged: it begins as a PDF, but its pages cannot be read.")
        assert told["nl"] == text.format(name=shown_name(path))


def test_modules_beside_the_letters_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of letters may hold a file called json.py."""
    mark = tmp_path / "was-run"
    for name in ("json.py", "briefgen.py", "sitecustomize.py", "pypdfium2.py"):
        (tmp_path / name).write_text(f"open({str(mark)!r}, 'w')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with Readers(SENDERS, limits=LIMITS) as readers:
        assert becomes(readers.read(written(tmp_path, "a.pdf", good_pdf()))) == "read"
    assert not mark.exists()
