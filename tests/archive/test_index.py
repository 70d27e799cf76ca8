"""The index follows the log, whoever comes first, and is never half of it."""

import sqlite3
from pathlib import Path

import pytest
from campaigns.making import NOW, issue, new_archive, wanted
from campaigns.processes import start

from briefgen.archive.facts import reserve
from briefgen.archive.keeping import Archive, open_archive
from briefgen.archive.letters import letters, numbers
from briefgen.archive.verify import verify


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return new_archive(tmp_path / "archive")


def test_a_reader_that_saw_the_entry_first_does_not_make_it_count_twice(archive: Archive):
    reader = open_archive(archive.root)
    with archive.writing(at=NOW):
        fields = {"ministry": "ienw", "reference": "3090253", "record": "first", "for": "later"}
        entry = archive.log.append("reserved", fields, at=NOW)
        assert [each.reference for each in numbers(reader)] == ["3090253"]
        archive.index.add([entry], archive.log)
    assert verify(archive.root).findings == ()


def test_an_entry_that_the_index_missed_is_added_with_the_next(archive: Archive):
    with archive.writing(at=NOW):
        fields = {"ministry": "ienw", "reference": "3090253", "record": "first", "for": "later"}
        archive.log.append("reserved", fields, at=NOW)
        archive.append("reserved", {**fields, "reference": "3090254", "record": "second"}, at=NOW)
    assert [each.reference for each in numbers(archive)] == ["3090253", "3090254"]
    assert verify(archive.root).findings == ()


def test_an_index_that_is_gone_is_made_by_the_next_question(archive: Archive):
    issue(archive, "first")
    archive.close()
    for path in (archive.root / "index").iterdir():
        path.unlink()
    assert [each.record for each in letters(open_archive(archive.root))] == ["first"]


def test_an_index_of_another_version_is_made_again(archive: Archive):
    issue(archive, "first")
    archive.close()
    with sqlite3.connect(archive.root / "index/letters.sqlite") as connection:
        connection.execute("UPDATE state SET value = '0' WHERE name = 'version'")
    connection.close()
    assert "version" in verify(archive.root).remarks[0]
    assert [each.record for each in letters(open_archive(archive.root))] == ["first"]
    assert verify(archive.root).remarks == ()


def test_a_process_goes_on_when_another_has_made_a_damaged_index_again(archive: Archive):
    issue(archive, "first")
    (archive.root / "index/letters.sqlite").write_bytes(b"x" * 9000)

    def rebuild(report: object) -> None:
        open_archive(archive.root).rebuild(at=NOW)
        issue(open_archive(archive.root), "second")

    assert start(rebuild).wait() == 0
    assert [each.record for each in letters(archive)] == ["second", "first"]
    assert issue(archive, "third").reference == "IENW/BSK-2020/000003"
    assert verify(archive.root).findings == ()


def test_a_rebuild_keeps_numbers_that_were_only_reserved(archive: Archive):
    reserved = reserve(archive, wanted("first"), at=NOW)
    archive.rebuild(at=NOW)
    assert [each.reference for each in numbers(archive)] == [reserved.reference]
    assert issue(archive, "second").reference != reserved.reference
