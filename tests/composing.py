"""Composes letters from records for tests: the first letter's record, changed as a test asks."""

import copy
import datetime
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from briefgen.folders import TemplateFolders, packaged_folder
from briefgen.letter.compose import Composed, compose
from briefgen.letter.kinds import read_kind
from briefgen.letter.model import Letter, block_lines
from briefgen.ministry.profile import read_profile
from briefgen.record.reading import Reading, reading_of
from briefgen.yamlfile import parse_yaml

RECORDS = Path(__file__).parent.parent / "letters" / "records"
FIRST = RECORDS / "2020-11-17-bestuurlijk-overleg-lvv.yaml"
LONG = RECORDS / "2026-03-12-fiets-en-stations.yaml"

Change = Callable[[dict[str, Any]], object]


@cache
def first_values() -> dict[str, Any]:
    """The first letter's record as plain values; not to be changed."""
    return dict(parse_yaml(FIRST.read_text(encoding="utf-8"), source=str(FIRST)).plain())


def first_record(*changes: Change) -> str:
    """The text of the first letter's record after these changes."""
    record = copy.deepcopy(first_values())
    for change in changes:
        change(record)
    return yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=1000)


def reading(*changes: Change) -> Reading:
    return reading_of(first_record(*changes), source="record.yaml")


def composed_of(read: Reading, *folders: Path) -> Composed:
    """What composing gives, with these template folders before the packaged one."""
    assert read.record is not None, read.problems
    found = TemplateFolders((*folders, packaged_folder()))
    profile, faults = read_profile(read.record.ministry, folders=found)
    kind, more_faults = read_kind(read.record.kind, folders=found)
    assert profile is not None, faults
    assert kind is not None, more_faults
    on = read.record.date or datetime.date(2020, 11, 17)
    return compose(read, profile, kind=kind, folders=found, on=on)


def composed(*changes: Change) -> Composed:
    """What the first letter's record gives after these changes."""
    return composed_of(reading(*changes))


def letter(*changes: Change) -> Letter:
    """The letter, where there is nothing to say about it."""
    made = composed(*changes)
    assert made.letter is not None, made.problems
    assert not made.problems, made.problems
    return made.letter


def lines(made: Letter) -> list[str]:
    """The body's paragraphs, headings, list items and cells as text."""
    return ["".join(run.text for run in line) for block in made.body for line in block_lines(block)]


def text(*changes: Change) -> str:
    """The body of the changed letter, a line for each paragraph."""
    return "\n".join(lines(letter(*changes)))


def meeting(record: dict[str, Any]) -> dict[str, Any]:
    """The first letter's only meeting."""
    return dict.__getitem__(record, "meetings")[0]
