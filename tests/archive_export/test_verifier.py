"""The verifier that goes with each package: whole packages pass, and whatever is changed is found."""

import ast
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from archive_export.forging import SOURCE, bag_again, is_whole, package_sha256, verdict
from archive_export.letters_to_export import FAST, FIRST, GUARDED, PLAIN, SECOND, TERMS, UNREADABLE, issue, made_up
from campaigns.making import new_archive
from composing import first_record

from briefgen.archive.export.exporting import Exported, export_all
from briefgen.archive.export.packaging import verifier

Folder = Callable[[str], Path]
ALL = (FIRST, SECOND, GUARDED, UNREADABLE, PLAIN)


def files_of(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.rglob("*") if path.is_file())


# The program itself.


def test_it_has_at_most_150_lines_of_120_characters():
    lines = SOURCE.read_text().splitlines()
    assert len(lines) <= 150
    assert max(map(len, lines)) <= 120


def test_it_needs_only_the_standard_library_of_python_3_8():
    tree = ast.parse(SOURCE.read_text(), feature_version=(3, 8))
    nodes = list(ast.walk(tree))
    names = {each.name for node in nodes if isinstance(node, ast.Import) for each in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    assert names == {"hashlib", "json", "os", "re", "sys", "urllib.parse", "xml.etree"}


def test_it_goes_with_every_package(exported: Exported):
    for package in exported.packages:
        assert (package.folder / "verify.py").read_bytes() == verifier() == SOURCE.read_bytes()


def run(*arguments: object, at: Path, isolated: bool = True) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *(["-I", "-S"] if isolated else []), *map(str, arguments)]
    return subprocess.run(command, cwd=at, capture_output=True, text=True, check=False, env={"LC_ALL": "C"})


def test_it_runs_alone_and_verifies_the_package_in_which_it_lies(copy_of: Folder, head: str, tmp_path: Path):
    folder = copy_of(FIRST)
    before = sorted(folder.rglob("*"))
    done = run(folder / "verify.py", head, at=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"WHOLE: {FIRST} is entry 2 of the log")
    assert package_sha256(folder) in done.stdout
    assert sorted(folder.rglob("*")) == before


def test_it_verifies_another_folder_that_is_named(folder_of: Folder, head: str, tmp_path: Path):
    (tmp_path / "verify.py").write_bytes(SOURCE.read_bytes())
    assert run("verify.py", head, folder_of(PLAIN), at=tmp_path).returncode == 0
    assert run("verify.py", head, tmp_path, at=tmp_path).returncode == 1


@pytest.mark.parametrize(
    "arguments",
    [[], [""], ["42"], ["42:ab"], ["x" * 70], ["1:" + "0" * 64, ".", "more"], ["1:" + "0" * 64, "nowhere"], ["--help"]],
)
def test_a_wrong_question_is_answered_with_how_to_ask(arguments: list[str], tmp_path: Path):
    done = run(SOURCE, *arguments, at=tmp_path)
    assert (done.returncode, done.stderr) == (2, "")
    assert "python verify.py HEAD [FOLDER]" in done.stdout


# Whole packages.


@pytest.mark.parametrize("reference", ALL)
def test_a_package_as_exported_is_whole(folder_of: Folder, head: str, reference: str):
    status, text = verdict(head, folder_of(reference))
    assert status == 0, text
    assert text.isascii()


def test_a_package_may_get_another_name(copy_of: Folder, head: str):
    assert is_whole(head, copy_of(FIRST).rename(copy_of(PLAIN).parent / "a\u00e9 \u202e"))


def test_what_was_said_of_the_letter_later_is_shown(folder_of: Folder, head: str):
    assert '"by"' not in verdict(head, folder_of(FIRST))[1]
    assert '"replaces": "3O90253"' in verdict(head, folder_of(FIRST))[1]
    assert '"document": "2020D46511"' in verdict(head, folder_of(FIRST))[1]
    assert '"reason": "verkeerd verzonden <&>"' in verdict(head, folder_of(UNREADABLE))[1]
    assert "Said of it since then: nothing" in verdict(head, folder_of(PLAIN))[1]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 8, 11])
def test_letters_at_every_place_of_the_log_are_proved(tmp_path: Path, count: int):
    archive = new_archive(tmp_path / "archive", files=FAST)
    for number in range(count):
        issue(archive, f"A.{number}", made_up(first_record()))
    made = export_all(archive, tmp_path / "out", terms=TERMS, files=FAST)
    assert len(made.packages) == count
    assert all(is_whole(made.head, package.folder) for package in made.packages)


# Another head.


def test_any_other_head_is_refused(folder_of: Folder, head: str):
    size, root = head.split(":")
    flipped = [root[:place] + ("0" if root[place] != "0" else "1") + root[place + 1 :] for place in range(64)]
    for other in [f"{size}:{each}" for each in flipped] + [f"{int(size) + 1}:{root}", f"1:{root}", f"0:{root}"]:
        assert not is_whole(other, folder_of(FIRST))


def test_a_package_of_a_log_that_was_rewritten_as_a_whole_is_refused(tmp_path: Path, exported: Exported):
    """Everything in it agrees with everything else, but not with the head that its keeper made known."""
    archive = new_archive(tmp_path / "forged", files=FAST)
    issue(archive, FIRST, made_up(first_record()), subject="Een ander onderwerp")
    made = export_all(archive, tmp_path / "out", terms=TERMS, files=FAST)
    folder = made.packages[0].folder
    assert is_whole(made.head, folder)
    assert not is_whole(exported.head, folder)
    assert str(made.head) in verdict(exported.head, folder)[1]
    proof = folder / "data" / "proof.json"
    proof.write_text(proof.read_text().replace(str(made.head), str(exported.head)), newline="\n")
    info = folder / "bag-info.txt"
    info.write_text(info.read_text().replace(str(made.head), str(exported.head)), newline="\n")
    bag_again(folder)
    assert not is_whole(exported.head, folder)
    assert "not under this head" in verdict(exported.head, folder)[1]


# Any change of any file.


@pytest.mark.parametrize("reference", [FIRST, UNREADABLE])
def test_a_flipped_bit_anywhere_in_any_file_is_found(copy_of: Folder, head: str, reference: str):
    dice = random.Random(1)  # noqa: S311 - repeatable, not secret
    folder = copy_of(reference)
    for path in files_of(folder):
        data = path.read_bytes()
        for place in {0, len(data) - 1, *(dice.randrange(len(data)) for _ in range(6))}:
            changed = bytearray(data)
            changed[place] ^= 1 << dice.randrange(8)
            path.write_bytes(changed)
            assert not is_whole(head, folder), f"{path} at {place}"
        path.write_bytes(data)
    assert is_whole(head, folder)


def test_every_byte_of_the_small_files_counts(copy_of: Folder, head: str):
    folder = copy_of(PLAIN)
    for path in files_of(folder):
        data = path.read_bytes()
        if path.parent == folder and path.name not in ("verify.py", "LEESMIJ.txt"):
            for place in range(0, len(data), 1 if len(data) < 700 else 7):
                path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
                assert not is_whole(head, folder), f"{path} at {place}"
            path.write_bytes(data)


def test_a_file_cut_short_or_made_longer_is_found(copy_of: Folder, head: str):
    folder = copy_of(SECOND)
    for path in files_of(folder):
        data = path.read_bytes()
        for other in (data[:-1], data[: len(data) // 2], b"", data + b"\n", data + data, data.replace(b"\n", b"\r\n")):
            path.write_bytes(other)
            assert not is_whole(head, folder), path
        path.write_bytes(data)
    assert is_whole(head, folder)


def test_a_missing_file_is_found_and_named(copy_of: Folder, head: str):
    folder = copy_of(FIRST)
    for path in files_of(folder):
        data = path.read_bytes()
        path.unlink()
        status, text = verdict(head, folder)
        assert (status, path.name.replace("%", "%25") in text) == (1, True), text
        path.write_bytes(data)


def test_a_renamed_or_swapped_file_is_found(copy_of: Folder, head: str):
    folder = copy_of(FIRST)
    files = list(files_of(folder))
    for path, other in zip(files, files[1:] + files[:1], strict=True):
        moved = path.rename(path.with_name(path.name + "x"))
        assert not is_whole(head, folder), path
        moved.rename(path)
        first, second = path.read_bytes(), other.read_bytes()
        path.write_bytes(second)
        other.write_bytes(first)
        assert not is_whole(head, folder), (path, other)
        path.write_bytes(first)
        other.write_bytes(second)
    assert is_whole(head, folder)


@pytest.mark.parametrize("below", ["", "data", "data/enclosures"])
@pytest.mark.parametrize("name", ["a.txt", ".hidden", "Thumbs.db", "letter.PDF", "fetch.txt", "manifest-sha512.txt"])
def test_an_added_file_is_found(copy_of: Folder, head: str, below: str, name: str):
    folder = copy_of(FIRST)
    (folder / below / name).write_bytes(b"")
    assert not is_whole(head, folder)
    bag_again(folder)
    assert not is_whole(head, folder)


@pytest.mark.parametrize("below", ["a", "data/a", "data/enclosures/a", "data/enclosures/a/b/c/d/e"])
def test_an_added_folder_is_found(copy_of: Folder, head: str, below: str):
    folder = copy_of(FIRST)
    (folder / below).mkdir(parents=True)
    assert not is_whole(head, folder)


def test_an_empty_folder_is_no_package(tmp_path: Path, head: str):
    assert not is_whole(head, tmp_path)
