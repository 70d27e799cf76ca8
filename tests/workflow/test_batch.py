"""The same work on many things, over processes."""

import os

import pytest

from briefgen.errors import BriefgenError
from briefgen.language import current_language, speaking
from briefgen.workflow.batch import each


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
        found = set(each(process_and_language, range(400), processes=2))
    assert os.getpid() not in {process for process, _language in found}
    assert {language for _process, language in found} == {"nl"}


def test_what_the_work_raises_is_raised_here():
    with pytest.raises(BriefgenError):
        list(each(refuse, range(100), processes=2))


def test_little_is_under_way_at_any_time():
    taken = []

    class Counted(list):
        def __getitem__(self, key):
            taken.append(key)
            return super().__getitem__(key)

    results = each(square, Counted(range(10_000)), processes=2)
    next(results)
    assert len(taken) <= 6  # slices of at most 32
    assert sum(1 for _ in results) == 9_999


def test_a_run_that_is_given_up_ends():
    results = each(square, range(10_000), processes=2)
    next(results)
    results.close()
