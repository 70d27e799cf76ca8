"""The same work on many things, over processes."""

import os
from functools import partial
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError
from briefgen.language import current_language, speaking
from briefgen.workflow.batch import LARGEST_CHUNK, each


def square(number: int) -> int:
    return number * number


def process_and_language(_number: int) -> tuple[int, str]:
    return os.getpid(), current_language()


def refuse(number: int) -> int:
    if number == 50:
        raise BriefgenError("no")
    return number


@pytest.mark.parametrize("processes", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 2, 7, 100])
def test_results_come_in_the_order_of_the_things(processes, count):
    assert list(each(square, range(count), processes=processes)) == [number * number for number in range(count)]


def test_the_work_is_done_in_several_processes_in_the_language_of_the_user():
    with speaking("nl"):
        first, *others = each(process_and_language, range(400), processes=2)
    assert first == (os.getpid(), "nl")
    assert os.getpid() not in {process for process, _language in others}
    assert {language for _process, language in others} == {"nl"}


def test_what_the_work_raises_is_raised_here():
    with pytest.raises(BriefgenError):
        list(each(refuse, range(100), processes=2))


def leave_a_mark(folder: Path, number: int) -> int:
    (folder / str(number)).touch()
    return number


def test_little_is_under_way_at_any_time(tmp_path):
    results = each(partial(leave_a_mark, tmp_path), range(2_000), processes=2)
    next(results)
    next(results)
    assert len(list(tmp_path.iterdir())) <= 1 + 5 * LARGEST_CHUNK
    assert list(results) == list(range(2, 2_000))


def test_a_run_that_is_given_up_ends():
    results = each(square, range(10_000), processes=2)
    next(results)
    results.close()
