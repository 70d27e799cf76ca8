"""Verification finds every change, names the letter, and proves that an earlier head is a prefix."""

import json
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from campaigns.making import issue

from briefgen.archive.findings import Seen
from briefgen.archive.keeping import open_archive
from briefgen.archive.tree import TreeHead
from briefgen.archive.verify import verify
from briefgen.archive.verify_log import verify_log
from briefgen.dutch.compounds import parts


def open_up(path: Path) -> None:
    """Takes the write protection away, as somebody who changes things would."""
    for each in (path.parent, path):
        if each.exists() and not each.is_symlink():
            each.chmod(0o755)


def truth(root: Path) -> Iterator[Path]:
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.relative_to(root).parts[0] not in ("index", ".lock", ".tmp"):
            yield path


def test_an_untouched_archive_has_no_findings(root: Path):
    found = verify(root)
    assert found.findings == () and found.remarks == ()
    assert found.letters == 6
    assert found.head == open_archive(root).head()


def test_an_untouched_archive_is_verified_without_analysing_its_letters_again(root: Path):
    parts.cache_clear()
    assert verify(root).findings == ()
    assert parts.cache_info().misses == 0


def test_a_flipped_bit_anywhere_in_any_file_is_found(root: Path):
    dice = random.Random(1)  # noqa: S311 - repeatable, not secret
    for path in truth(root):
        data = path.read_bytes()
        places = {0, len(data) - 1, *(dice.randrange(len(data)) for _ in range(4))}
        open_up(path)
        for place in places:
            changed = bytearray(data)
            changed[place] ^= 1 << dice.randrange(8)
            path.write_bytes(changed)
            found = verify(root).findings
            assert found, f"{path} at {place}"
            if path.parent.name.startswith("IENW") or path.parent.name == "3090253" or "added" in path.parts:
                assert any(finding.letter for finding in found)
        path.write_bytes(data)
    assert verify(root).findings == ()


def test_every_byte_of_the_log_counts(root: Path):
    for path in sorted((root / "log").iterdir()):
        data = path.read_bytes()
        for place in range(0, len(data), 1 if path.suffix == ".jsonl" else 31):
            changed = bytearray(data)
            changed[place] ^= 1
            path.write_bytes(changed)
            seen = Seen()
            verify_log(root, seen, against=None)
            assert seen.findings, f"{path} at {place}"
        path.write_bytes(data)


def test_a_missing_file_is_found_and_named(root: Path):
    for path in truth(root):
        data = path.read_bytes()
        open_up(path)
        path.unlink()
        name = path.relative_to(root).as_posix()
        findings = verify(root).findings
        assert any(name in (finding.path, f"{finding.path}/{path.name}") for finding in findings), name
        path.write_bytes(data)
    assert verify(root).findings == ()


def test_a_file_cut_short_or_made_longer_is_found(root: Path):
    for path in truth(root):
        data = path.read_bytes()
        open_up(path)
        for other in (data[:-1], data + b" ", b"", data + data):
            path.write_bytes(other)
            assert verify(root).findings, f"{path}: {len(other)} for {len(data)}"
        path.write_bytes(data)


def test_an_added_file_is_found_wherever_it_is(root: Path):
    for folder in [root, *(path for path in sorted(root.rglob("*")) if path.is_dir())]:
        if folder.relative_to(root).parts[:1] in ((".tmp",), (".lock",), ("index",)):
            continue
        open_up(folder)
        for name in ("added.txt", ".hidden"):
            (folder / name).write_bytes(b"added")
            assert any(name in finding.path for finding in verify(root).findings), folder
            (folder / name).unlink()
        (folder / "empty").mkdir()
        assert verify(root).findings, folder
        (folder / "empty").rmdir()


def test_renamed_files_and_folders_are_found_with_their_new_place(root: Path):
    letter = root / "ienw/2020/IENW%2FBSK-2020%2F000001"
    open_up(letter)
    moves = [
        (letter / "letter.pdf", letter / "brief.pdf"),
        (letter, letter.with_name("IENW%2FBSK-2020%2F000009")),
        (letter, root / "jenv/2020/IENW%2FBSK-2020%2F000001"),
        (letter / "enclosures", letter / "bijlagen"),
        (root / "ienw", root / "ienw2"),
    ]
    for old, new in moves:
        old.rename(new)
        findings = verify(root).findings
        assert any(finding.letter == "IENW/BSK-2020/000001" for finding in findings), new
        new.rename(old)
    letter.rename(moves[1][1])
    assert any("000009" in finding.message for finding in verify(root).findings)


def test_swapped_files_and_letters_are_found(root: Path):
    first, second = root / "ienw/2020/IENW%2FBSK-2020%2F000001", root / "ienw/2020/IENW%2FBSK-2020%2F000002"
    for one, other in [
        (first, second),
        (first / "letter.pdf", second / "letter.pdf"),
        (first / "letter.pdf", first / "letter.docx"),
        (first / "manifest.json", second / "manifest.json"),
    ]:
        for path in (one, other):
            open_up(path)
        aside = root.parent / "aside"
        one.rename(aside)
        other.rename(one)
        aside.rename(other)
        assert any(finding.letter for finding in verify(root).findings)
        one.rename(aside)
        other.rename(one)
        aside.rename(other)
    assert verify(root).findings == ()


def test_a_link_in_place_of_a_file_is_found(root: Path):
    path = root / "ienw/2020/IENW%2FBSK-2020%2F000001/letter.pdf"
    open_up(path)
    path.rename(root.parent / "elsewhere.pdf")
    path.symlink_to(root.parent / "elsewhere.pdf")
    assert verify(root).findings


def test_a_link_in_place_of_a_folder_is_found(root: Path):
    for folder in (root / "ienw/2020/IENW%2FBSK-2020%2F000001", root / "ienw/2020", root / "ienw", root / "objects"):
        open_up(folder)
        folder.rename(root.parent / "elsewhere")
        folder.symlink_to(root.parent / "elsewhere")
        assert verify(root).findings, folder
        folder.unlink()
        (root.parent / "elsewhere").rename(folder)


Lines = list[bytes]
MEDDLING: dict[str, Callable[[Lines], Lines]] = {
    "the last entry is gone": lambda lines: lines[:-1],
    "the last two entries are gone": lambda lines: lines[:-2],
    "the first entry is gone": lambda lines: lines[1:],
    "an entry in the middle is gone": lambda lines: lines[:4] + lines[5:],
    "two entries are swapped": lambda lines: [lines[1], lines[0], *lines[2:]],
    "an entry is there twice": lambda lines: [*lines[:3], *lines[2:]],
    "an entry is added": lambda lines: [*lines, lines[-1]],
    "a torn entry is added": lambda lines: [*lines[:-1], lines[-1] + b'\n{"at":'],
    "an entry says something else": lambda lines: [each.replace(b"2020D46511", b"2020D46512") for each in lines],
    "line endings are rewritten": lambda lines: [each + b"\r" for each in lines],
    "everything is gone": lambda lines: [],
}


@pytest.mark.parametrize("meddling", MEDDLING.values(), ids=MEDDLING.keys())
def test_meddling_with_the_log_is_found(root: Path, meddling: Callable[[Lines], Lines]):
    path = root / "log/000000000.jsonl"
    lines = path.read_bytes().removesuffix(b"\n").split(b"\n")
    path.write_bytes(b"".join(line + b"\n" for line in meddling(lines)))
    assert verify(root).findings


def test_rewritten_line_endings_are_called_that(root: Path):
    for path in truth(root):
        if path.suffix in (".json", ".md", ".yaml", ".txt", ".jsonl"):
            open_up(path)
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    findings = verify(root).findings
    assert sum("line endings" in str(finding) for finding in findings) > 10


def test_an_earlier_head_is_a_prefix_and_another_history_is_not(root: Path):
    archive = open_archive(root)
    earlier = archive.head()
    issue(archive, "fifth")
    assert verify(root, against=earlier).findings == ()
    assert verify(root, against=TreeHead(earlier.size, "0" * 64)).findings
    assert verify(root, against=TreeHead(earlier.size + 50, earlier.root)).findings


def test_a_tail_that_was_rewritten_as_a_whole_is_seen_against_the_head(model: Path, tmp_path: Path):
    one, other = Path(shutil.copytree(model, tmp_path / "one")), Path(shutil.copytree(model, tmp_path / "other"))
    issue(open_archive(one), "fifth")
    kept = open_archive(one).head()
    issue(open_archive(other), "sixth")
    issue(open_archive(other), "seventh")
    assert verify(other).findings == ()
    assert verify(other, against=kept).findings


def test_an_added_letter_in_the_place_of_another_is_found(root: Path):
    one, other, *_third = sorted((root / "added").glob("*/*"))
    for path in (one, other):
        open_up(path)
    aside = root.parent / "aside"
    one.rename(aside)
    other.rename(one)
    aside.rename(other)
    assert sum(bool(finding.letter) for finding in verify(root).findings) >= 2


def test_an_added_letter_that_is_gone_is_named_by_its_reference_or_its_digits(root: Path):
    for path in sorted((root / "added").glob("*/*")):
        lacks_it = not json.loads((path / "manifest.json").read_text())["reference"]
        is_scan = b"Geachte" not in (path / "original.pdf").read_bytes()
        called = "42" if is_scan else path.name[:12] if lacks_it else "5712345"
        open_up(path)
        path.rename(root.parent / "aside")
        assert {finding.letter for finding in verify(root).findings} == {called}
        (root.parent / "aside").rename(path)


def test_what_is_no_archive_at_all_gives_findings(tmp_path: Path):
    assert verify(tmp_path / "absent").findings
    assert verify(tmp_path).findings


def test_a_verification_changes_nothing(root: Path):
    before = {path: path.read_bytes() for path in truth(root)}
    verify(root)
    assert {path: path.read_bytes() for path in truth(root)} == before
