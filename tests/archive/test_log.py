"""The log: lines that a person can read, a head for what was acknowledged, and what a crash leaves mended."""

import datetime
import json
from pathlib import Path

import pytest
from campaigns.making import NOW

from briefgen.archive import log as log_module
from briefgen.archive.entries import COMPLETED, CREATED, RELEASED, make_entry, read_entry
from briefgen.archive.errors import LineEndingsError, LogDamagedError
from briefgen.archive.files import Files
from briefgen.archive.heads import SLOT, read_heads
from briefgen.archive.log import EntryTooLongError, Log, segment_name
from briefgen.archive.tree import head_of, leaf_hash

REASON = {"ministry": "jenv", "reference": "3090253", "record": "first"}


@pytest.fixture
def log(tmp_path: Path) -> Log:
    made = Log(tmp_path, Files())
    made.create()
    made.append(CREATED, {"identity": "tried-out", "files": {}}, at=NOW)
    return made


def add(log: Log, reason: str) -> None:
    log.refresh(at=NOW)
    log.append(RELEASED, {**REASON, "reason": reason}, at=NOW)


def reasons(log: Log) -> list[object]:
    return [entry.fields.get("reason") for entry in log.entries()][1:]


def reopened(log: Log) -> Log:
    return Log(log.folder, Files())


def test_an_entry_is_a_line_that_a_person_can_read(log: Log):
    add(log, "naïef € 5")
    line = (log.folder / segment_name(0)).read_text().splitlines()[1]
    assert "naïef € 5" in line
    assert json.loads(line)["what"] == "released"


def test_a_second_log_goes_on_where_the_first_stopped(log: Log):
    add(log, "one")
    add(reopened(log), "two")
    add(log, "three")
    assert reasons(log) == ["one", "two", "three"]


def test_the_head_is_that_of_the_lines(log: Log):
    for number in range(5):
        add(log, str(number))
    lines = (log.folder / segment_name(0)).read_bytes().splitlines()
    assert log.head().tree == head_of(leaf_hash(line) for line in lines)
    assert reopened(log).head() == log.current


@pytest.mark.parametrize("tail", [b"{", b'{"at":"2020', b"\0\0\0", b"\n", b'{"no":99}\n', "é".encode()[:1]])
def test_what_a_crash_left_beyond_the_head_is_cut_off_and_told(log: Log, tail: bytes):
    add(log, "one")
    path = log.folder / segment_name(0)
    path.write_bytes(path.read_bytes() + tail)
    assert reasons(log) == ["one"]
    add(reopened(log), "two")
    assert [entry.what for entry in log.entries()] == ["created", "released", "repaired", "released"]
    assert list(log.entries())[2].fields["cut"].encode("latin-1") == tail


def test_a_torn_head_leaves_the_one_before_it(log: Log):
    add(log, "one")
    before = log.head()
    heads = log.folder / "heads.txt"
    data = bytearray(heads.read_bytes())
    torn = (before.size + 1) % 2 * SLOT  # where the next head would have gone
    data[torn + 10 : torn + 200] = bytes(190)
    heads.write_bytes(data)
    again = reopened(log)
    assert again.head() == before
    add(again, "two")
    assert read_heads(log.folder).whole
    assert [entry.what for entry in log.entries()][-2:] == ["repaired", "released"]


def test_lines_that_no_crash_leaves_are_refused(log: Log):
    path = log.folder / segment_name(0)
    path.write_bytes(path.read_bytes() + b"{}\n{}\n")
    with pytest.raises(LogDamagedError):
        reopened(log).refresh(at=NOW)


@pytest.mark.parametrize("keep", [0, 30, -1])
def test_an_acknowledged_entry_that_is_gone_is_refused(log: Log, keep: int):
    add(log, "one")
    path = log.folder / segment_name(0)
    path.write_bytes(path.read_bytes()[:keep])
    for each in (log, reopened(log)):
        with pytest.raises(LogDamagedError):
            each.refresh(at=NOW)


def test_an_acknowledged_entry_that_was_changed_is_refused(log: Log):
    add(log, "one")
    path = log.folder / segment_name(0)
    path.write_bytes(path.read_bytes().replace(b"one", b"two"))
    with pytest.raises(LogDamagedError):
        reopened(log).refresh(at=NOW)


def test_rewritten_line_endings_are_refused_by_name(log: Log):
    add(log, "one")
    for path in log.folder.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    with pytest.raises(LineEndingsError):
        reopened(log).refresh(at=NOW)


def test_without_a_whole_head_nothing_is_added(log: Log):
    (log.folder / "heads.txt").write_bytes(b"x" * 2 * SLOT)
    with pytest.raises(LogDamagedError):
        reopened(log).head()
    (log.folder / "heads.txt").unlink()
    with pytest.raises(LogDamagedError):
        reopened(log).head()


def test_the_log_goes_on_in_a_new_file(log: Log):
    quick = Log(log.folder, Files(durable=False))
    quick.refresh(at=NOW)
    for number in range(1, log_module.SEGMENT + 3):
        quick.append(RELEASED, {**REASON, "reason": str(number)}, at=NOW)
    assert sorted(path.name for path in log.folder.iterdir()) == ["000000000.jsonl", "000004096.jsonl", "heads.txt"]
    again = reopened(log)
    assert [entry.number for entry in again.entries(4094)] == [4094, 4095, 4096, 4097, 4098]
    add(again, "last")
    assert again.head().size == log_module.SEGMENT + 4


def test_a_crash_at_the_start_of_a_new_file_is_mended(log: Log):
    files = Files(durable=False)
    quick = Log(log.folder, files)
    quick.refresh(at=NOW)
    for number in range(1, log_module.SEGMENT):
        quick.append(RELEASED, {**REASON, "reason": str(number)}, at=NOW)
    (log.folder / segment_name(log_module.SEGMENT)).write_bytes(b'{"at"')
    add(reopened(log), "next")
    assert [entry.what for entry in log.entries(log_module.SEGMENT)] == ["repaired", "released"]


def test_an_entry_that_is_too_long_is_refused(log: Log):
    before = log.head()
    with pytest.raises(EntryTooLongError):
        add(log, "x" * 70_000)
    assert log.head() == before


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]",
        b"{}",
        b"null",
        b'{"no":1}',
        b"\xff",
        b"[" * 100_000,
        b'{"at":"x","no":1,"what":"eaten"}',
        b'{"at":"x","cut":1,"no":1,"what":"repaired"}',
        b'{"at":"x","cut":"","more":1,"no":1,"what":"repaired"}',
        b'{"at":"x","cut":"", "no":1,"what":"repaired"}',
        b'{"at":"x","cut":"","no":2,"what":"repaired"}',
    ],
)
def test_a_line_that_the_log_does_not_write_is_no_entry(line: bytes):
    with pytest.raises((ValueError, RecursionError)):
        read_entry(line, number=1)


def test_an_entry_reads_back_as_it_was_made():
    at = datetime.datetime(2020, 11, 17, 9, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
    entry = make_entry(7, RELEASED, {**REASON, "reason": "\u2028 “x” \x00"}, at=at)
    assert read_entry(entry.line, number=7) == entry
    assert b"\n" not in entry.line
    assert entry.at == "2020-11-17T09:30:00+01:00"


# Several entries at once.


def many(log: Log, count: int) -> None:
    log.append_many([(COMPLETED, {"sha256": str(number), "fields": {}}) for number in range(count)], at=NOW)


def test_entries_that_are_appended_together_have_one_head(log: Log):
    add(log, "one")
    before = log.head()
    many(log, 7)
    assert log.head().size == before.size + 7
    assert {entry.fields["batch"] for entry in log.entries(before.size)} == {before.size}
    heads = read_heads(log.folder)
    assert heads.whole
    assert before.to_slot() in heads.slots
    add(reopened(log), "after")
    lines = [entry.line for entry in log.entries()]
    assert log.head().tree == head_of(leaf_hash(line) for line in lines)


@pytest.mark.parametrize("cut", [1, 40, 200, 450, -1, None])
def test_what_a_crash_left_of_several_entries_is_cut_off(log: Log, cut: int | None):
    add(log, "one")
    path, heads = log.folder / segment_name(0), log.folder / "heads.txt"
    before, slots = path.read_bytes(), heads.read_bytes()
    many(log, 5)
    tail = path.read_bytes()[len(before) :]
    heads.write_bytes(slots)
    for torn in (tail[:cut], bytes(len(tail[:cut])) + tail[cut or 0 :], tail[:cut] + bytes(300)):
        path.write_bytes(before + torn)
        add(reopened(log), "two")
        assert [entry.what for entry in log.entries()] == ["created", "released", "repaired", "released"]
        path.write_bytes(before)
        heads.write_bytes(slots)


def test_entries_of_two_appends_beyond_the_head_are_refused(log: Log):
    add(log, "one")
    heads = log.folder / "heads.txt"
    slots = heads.read_bytes()
    many(log, 3)
    many(log, 3)
    heads.write_bytes(slots)
    with pytest.raises(LogDamagedError):
        reopened(log).refresh(at=NOW)
    add_to_a_batch = log.folder / segment_name(0)
    lines = add_to_a_batch.read_bytes().split(b"\n")
    add_to_a_batch.write_bytes(b"\n".join(lines[:5]) + b"\n" + lines[1] + b"\n")
    with pytest.raises(LogDamagedError):
        reopened(log).refresh(at=NOW)


def test_no_more_entries_are_appended_at_once_than_go_into_the_file(log: Log):
    quick = Log(log.folder, Files(durable=False))
    quick.refresh(at=NOW)
    while quick.room > 3:
        many(quick, min(500, quick.room - 3))
    with pytest.raises(EntryTooLongError):
        many(quick, 4)
    many(quick, 3)
    many(quick, 4)
    assert quick.room == log_module.SEGMENT - 4
    assert len(list(reopened(log).entries())) == log_module.SEGMENT + 4
