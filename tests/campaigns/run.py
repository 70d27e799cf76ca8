"""Runs all campaigns whole and writes what came out: `python -m campaigns.run --all` in the folder tests/."""

import argparse
import dataclasses
import json
import os
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from campaigns.full import run_full
from campaigns.kills import run_kills, run_kills_adding
from campaigns.many import run_many, run_numbers
from campaigns.power import WEAKER, run_power
from campaigns.readers import run_readers

RESULTS = Path(__file__).parent / "results.json"


def _power(images: int) -> dict[str, Any]:
    seeds = 5
    outcomes = [run_power(images=images // seeds, seed=seed, letters=10 + seed) for seed in range(seeds)]
    return {
        "images": sum(each.images for each in outcomes),
        "wrong": [loss for each in outcomes for loss in each.losses],
    }


def _weaker(images: int) -> dict[str, Any]:
    """The same power cuts without some of the syncs: each must lose letters, or the campaign proves nothing."""
    found = {name: run_power(images=images, without=without) for name, without in WEAKER.items()}
    lossy = {name: len({loss.split(":")[0] for loss in each.losses}) for name, each in found.items()}
    return {
        "images each": images,
        "images with losses": lossy,
        "wrong": [f"{name}: nothing was lost" for name, count in lossy.items() if not count],
    }


def _crowd(outcome: Any) -> dict[str, Any]:
    return {**dataclasses.asdict(outcome), "numbers_per_second": round(outcome.numbers_per_second)}


CAMPAIGNS: dict[str, Callable[[bool], dict[str, Any]]] = {
    "power cuts": lambda whole: _power(2000 if whole else 100),
    "power cuts with weaker durability": lambda whole: _weaker(200 if whole else 20),
    "kills": lambda whole: dataclasses.asdict(run_kills(kills=500 if whole else 20)),
    "kills while adding": lambda whole: dataclasses.asdict(run_kills_adding(kills=200 if whole else 10)),
    "full disk at every write": lambda whole: dataclasses.asdict(run_full()),
    "16 writers, letters with aborts": lambda whole: _crowd(run_many(writers=16, each=500 if whole else 5)),
    "16 writers, numbers": lambda whole: _crowd(run_numbers(writers=16, each=500 if whole else 20)),
    "readers and backups during writes": lambda whole: dataclasses.asdict(run_readers(count=500 if whole else 40)),
}


def main() -> int:
    """0 when nothing was lost and nothing doubled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="whole campaigns (some ten minutes) instead of samples")
    parser.add_argument("--only", action="append", choices=CAMPAIGNS, help="one campaign")
    arguments = parser.parse_args()
    results: dict[str, Any] = {}
    for name in arguments.only or CAMPAIGNS:
        started = time.monotonic()
        outcome = CAMPAIGNS[name](arguments.all)
        results[name] = {**outcome, "wrong": list(outcome["wrong"])[:20], "took": round(time.monotonic() - started, 1)}
        sys.stdout.write(f"{name}: {json.dumps(results[name])}\n")
        sys.stdout.flush()
    if arguments.all:
        _write(results)
    return 1 if any(each["wrong"] for each in results.values()) else 0


def _write(results: dict[str, Any]) -> None:
    """Campaigns that were run now take the place of those in the file."""
    before = json.loads(RESULTS.read_text())["campaigns"] if RESULTS.exists() else {}
    machine = {"python": platform.python_version(), "system": platform.system(), "processors": os.cpu_count()}
    campaigns = {name: (before | results)[name] for name in CAMPAIGNS if name in before | results}
    RESULTS.write_text(json.dumps({"machine": machine, "campaigns": campaigns}, indent=1) + "\n")


if __name__ == "__main__":
    sys.exit(main())
