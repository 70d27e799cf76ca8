"""The lock is fair: whoever comes first goes first, and a process that dies holds nobody up."""

import os
import signal
from pathlib import Path

import pytest
from campaigns.processes import Child, start

from briefgen.archive.errors import LockedError
from briefgen.archive.lock import fair_lock, hold, is_held


def waiting_behind(folder: Path, count: int) -> list[Child]:
    """Processes that queue up one after the other, each starting when the one before stands in the queue."""
    children = []
    for number in range(count):
        children.append(start(lambda report, number=number: _take_turn(folder, number)))
        while len([each for each in folder.iterdir() if each.name.startswith("t")]) < number + 2:
            os.sched_yield()
    return children


def _take_turn(folder: Path, number: int) -> None:
    with fair_lock(folder), (folder / "order").open("a") as file:
        file.write(f"{number} ")


def test_turns_come_in_the_order_of_arrival(tmp_path: Path):
    with fair_lock(tmp_path):
        children = waiting_behind(tmp_path, 6)
    assert [child.wait() for child in children] == [0] * 6
    assert (tmp_path / "order").read_text() == "0 1 2 3 4 5 "


def test_one_that_dies_while_it_waits_lets_nobody_pass_the_holder(tmp_path: Path):
    with fair_lock(tmp_path):
        children = waiting_behind(tmp_path, 3)
        os.kill(children[0].process, signal.SIGKILL)
        os.kill(children[1].process, signal.SIGKILL)
        assert [children[0].wait(), children[1].wait()] == [-9, -9]
        assert not (tmp_path / "order").exists()
    assert children[2].wait() == 0
    assert (tmp_path / "order").read_text() == "2 "


def test_after_use_no_ticket_is_left(tmp_path: Path):
    with fair_lock(tmp_path):
        pass
    assert {path.name for path in tmp_path.iterdir()} == {"counter", "guard"}


def test_a_holder_that_does_not_end_is_named(tmp_path: Path):
    with fair_lock(tmp_path), pytest.raises(LockedError) as caught, fair_lock(tmp_path, patience=0.02):
        raise AssertionError
    assert f"process {os.getpid()}" in caught.value.message
    with fair_lock(tmp_path, patience=0.02):
        pass


def test_a_lock_on_a_file_is_held_while_its_process_lives(tmp_path: Path):
    path = tmp_path / "file"
    assert not is_held(path)
    descriptor = hold(path)
    assert is_held(path)
    os.close(descriptor)
    assert not is_held(path)
