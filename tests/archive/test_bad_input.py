"""What is not an archive that we can use is refused clearly, and nothing is written."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from campaigns.making import NOW, PROGRAM, issue, new_archive
from campaigns.processes import start
from unprivileged import unprivileged

from briefgen.archive.errors import (
    CannotWriteError,
    IndexDamagedError,
    LineEndingsError,
    LockedError,
    LogDamagedError,
    NewerFormatError,
    NotAnArchiveError,
    NotEmptyError,
)
from briefgen.archive.keeping import create_archive, open_archive
from briefgen.archive.letters import letters
from briefgen.archive.lock import fair_lock
from briefgen.archive.search import search
from briefgen.archive.verify import verify
from briefgen.errors import BriefgenError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    archive = new_archive(tmp_path / "archive")
    issue(archive, "first")
    archive.close()
    return archive.root


def contents_of(root: Path) -> dict[str, bytes]:
    """All that is not about who is writing at the moment."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and path.parent.name != ".lock")
    return {str(path): path.read_bytes() for path in files}


def refused_untouched(root: Path, refusal: type[BriefgenError], act: Callable[[Path], object]) -> BriefgenError:
    before = contents_of(root)
    with pytest.raises(refusal) as caught:
        act(root)
    assert contents_of(root) == before
    assert caught.value.message.strip() == caught.value.message
    return caught.value


def issue_second(root: Path) -> None:
    issue(open_archive(root), "second")


def test_a_folder_that_is_no_archive(tmp_path: Path):
    (tmp_path / "letter.docx").write_bytes(b"x")
    refused_untouched(tmp_path, NotAnArchiveError, open_archive)
    refused_untouched(tmp_path, NotEmptyError, new_archive)


def test_a_folder_that_is_absent_or_a_file(tmp_path: Path):
    refused_untouched(tmp_path / "absent", NotAnArchiveError, open_archive)
    file = tmp_path / "file"
    file.write_bytes(b"x")
    for act in (open_archive, new_archive):
        with pytest.raises((NotAnArchiveError, NotEmptyError)):
            act(file)
    assert file.read_bytes() == b"x"


def test_an_archive_is_not_made_twice(root: Path):
    refused_untouched(root, NotEmptyError, new_archive)


def test_a_newer_format(root: Path):
    about = root / "archive.json"
    about.chmod(0o644)
    about.write_bytes(about.read_bytes().replace(b'"format": 1', b'"format": 2'))
    refused_untouched(root, NewerFormatError, open_archive)


@pytest.mark.parametrize("data", [b"", b"{}", b"[" * 9000, b"\xff", b'{"format": true}', b"null", b"x" * 20_000])
def test_a_file_archive_json_that_says_nothing(root: Path, data: bytes):
    (root / "archive.json").chmod(0o644)
    (root / "archive.json").write_bytes(data)
    refused_untouched(root, NotAnArchiveError, open_archive)


@pytest.mark.parametrize("folder", ["log", "objects"])
def test_an_archive_without_one_of_its_folders(root: Path, folder: str):
    (root / folder).rename(root.parent / folder)
    refused_untouched(root, NotAnArchiveError, open_archive)


def test_an_archive_whose_line_endings_were_rewritten(root: Path):
    for path in root.rglob("*"):
        if path.is_file() and path.suffix != ".sqlite":
            path.chmod(0o644)
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    refused_untouched(root, LineEndingsError, open_archive)
    about = root / "archive.json"
    about.write_bytes(about.read_bytes().replace(b"\r\n", b"\n"))
    refused_untouched(root, LineEndingsError, open_archive)


def test_an_archive_keeps_git_from_rewriting_it(root: Path):
    assert (root / ".gitattributes").read_bytes() == b"* -text\n"


def test_a_damaged_index_is_refused_and_made_again(root: Path):
    for suffix in ("-wal", "-shm"):
        (root / "index" / f"letters.sqlite{suffix}").unlink(missing_ok=True)
    (root / "index/letters.sqlite").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    refusal = refused_untouched(root, IndexDamagedError, issue_second)
    assert "rebuild" in refusal.hint
    archive = open_archive(root)
    archive.rebuild(at=NOW)
    assert [each.record for each in letters(archive)] == ["first"]
    assert verify(root).findings == ()


def test_an_index_of_another_archive_is_refused(root: Path, tmp_path: Path):
    other = create_archive(tmp_path / "other", identity="other", program=PROGRAM, at=NOW)
    issue(other, "one")
    issue(other, "two")
    other.close()
    (root / "index/letters.sqlite").write_bytes((other.root / "index/letters.sqlite").read_bytes())
    with pytest.raises((IndexDamagedError, LogDamagedError)):
        issue_second(root)
    assert [entry.what for entry in open_archive(root).log.entries()] == ["created", "reserved", "issued"]


def test_a_log_that_was_put_back_to_an_earlier_state_is_refused(root: Path):
    earlier = {path: path.read_bytes() for path in (root / "log").iterdir()}
    issue_second(root)
    for path, data in earlier.items():
        path.write_bytes(data)
    with pytest.raises(LogDamagedError):
        issue(open_archive(root), "third")


def test_a_lock_that_was_left_behind_holds_nobody(root: Path):
    child = start(lambda report: _hold_and_die(root))
    assert child.wait() == 1
    for name in ("t5", "t6", "guard", "counter"):
        (root / ".lock" / name).touch()
    assert issue(open_archive(root), "second").reference == "IENW/BSK-2020/000002"


def _hold_and_die(root: Path) -> None:
    lock = fair_lock(root / ".lock")
    lock.__enter__()
    os._exit(1)


def test_a_lock_that_is_held_is_waited_for_and_then_refused_by_name(root: Path):
    with fair_lock(root / ".lock"):
        archive = open_archive(root)
        with pytest.raises(LockedError) as caught, archive.writing(at=NOW, patience=0.05):
            raise AssertionError
    assert f"process {os.getpid()}" in caught.value.message
    assert issue(open_archive(root), "second").reference == "IENW/BSK-2020/000002"


def test_a_folder_that_may_not_be_written_is_refused_and_can_be_read(root: Path):
    for path in [root, *root.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = contents_of(root)

    def act() -> None:
        with pytest.raises(CannotWriteError):
            issue_second(root)
        archive = open_archive(root)
        assert [each.record for each in letters(archive)] == ["first"]
        assert [hit.letter.record for hit in search(archive, "opvang").hits] == ["first"]
        assert verify(root).findings == ()

    unprivileged(act)
    assert contents_of(root) == before
    for path in [root, *root.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)


def test_a_link_in_place_of_a_ministrys_folder_is_not_followed(root: Path, tmp_path: Path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (root / "jenv").symlink_to(outside)
    with pytest.raises(CannotWriteError):
        issue(open_archive(root), "second", ministry="jenv")
    assert list(outside.iterdir()) == []


def test_a_full_index_does_not_lose_the_letter(root: Path):
    archive = open_archive(root)
    with archive.writing(at=NOW):
        connection = archive.index.connection
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages}")
    issued = [issue_or_none(archive, f"record-{number}") for number in range(100)]
    late = [each for each in issued if each is not None and not each.indexed]
    found = {each.reference for each in letters(archive)}
    assert {each.reference for each in issued if each is not None} <= found
    archive.close()
    assert verify(root).findings == () and len(late) <= 100
    assert isinstance(archive.index.connection, sqlite3.Connection)


def issue_or_none(archive, record: str):
    try:
        return issue(archive, record)
    except CannotWriteError:
        return None
