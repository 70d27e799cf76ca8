"""A sample of each campaign; `python -m campaigns.run --all` runs them whole."""

import json
from pathlib import Path

import pytest
from campaigns import run
from campaigns.full import run_full
from campaigns.kills import run_kills, run_kills_adding
from campaigns.many import run_many, run_numbers
from campaigns.power import WEAKER, run_power
from campaigns.readers import run_readers


def test_power_cuts_lose_nothing_that_was_reported():
    assert run_power(images=60, letters=9).losses == ()


@pytest.mark.parametrize("weaker", WEAKER)
def test_power_cuts_lose_letters_without_one_of_the_syncs(weaker: str):
    assert run_power(images=30, letters=6, without=WEAKER[weaker]).losses


def test_kills_lose_nothing_that_was_reported():
    assert run_kills(kills=12).wrong == ()


def test_kills_lose_no_letter_that_was_added():
    outcome = run_kills_adding(kills=8)
    assert outcome.wrong == ()


def test_a_full_disk_issues_no_letter_and_loses_none():
    outcome = run_full()
    assert outcome.wrong == ()
    assert outcome.failures > 60


def test_many_writers_get_each_number_once():
    outcome = run_many(writers=4, each=6)
    assert outcome.wrong == ()
    assert outcome.letters + outcome.given_up >= 24
    assert run_numbers(writers=4, each=10).wrong == ()


def test_readers_see_what_was_reported_and_backups_are_whole():
    outcome = run_readers(count=15)
    assert outcome.wrong == ()
    assert outcome.reads > 0


def test_the_committed_results_are_of_whole_campaigns_and_without_losses():
    results = json.loads((Path(run.__file__).parent / "results.json").read_text())["campaigns"]
    assert set(results) == set(run.CAMPAIGNS)
    assert all(outcome["wrong"] == [] for outcome in results.values())
    assert results["kills"]["kills"] >= 500
    assert results["power cuts"]["images"] >= 1000
    assert results["16 writers, letters with aborts"]["letters"] >= 7_500
