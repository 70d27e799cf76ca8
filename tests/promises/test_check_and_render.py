"""What `check` says and what `render` does never disagree, for every record and every mistake in the tests."""

import json

import pytest
from command_line import RECORDS, ROOT, Ran, briefgen

from briefgen.errors import ExitStatus

EVERY = [*sorted(RECORDS.glob("*.yaml")), *sorted((ROOT / "tests").rglob("mistakes/*.yaml"))]
each_record = pytest.mark.parametrize("record", EVERY, ids=lambda path: path.stem)
ON = ("--date", "2020-11-17")


@pytest.fixture
def folder(tmp_path):
    work = tmp_path / "work"
    work.mkdir()
    return work


def check(record, folder, *more: str) -> Ran:
    return briefgen("check", record, *ON, *more, folder=folder)


@each_record
def test_a_letter_is_made_exactly_when_check_has_no_error_and_all_else_is_told(folder, record):
    checked = check(record, folder)
    rendered = briefgen("render", record, "--to", "txt", "-o", "letter.txt", *ON, folder=folder)
    assert checked.status == rendered.status
    assert (folder / "letter.txt").exists() == (checked.status == ExitStatus.DONE)
    told = [each for each in checked.out.split("\n\n") if each.strip() and ": hint " not in each.splitlines()[0]]
    assert [each for each in told if each.strip() not in rendered.err] == []


@each_record
def test_every_format_of_findings_tells_the_same(folder, record):
    problems = json.loads(check(record, folder, "--format", "json").out)["problems"]
    for name in ("concise", "github"):
        assert len(check(record, folder, "--format", name).out.splitlines()) == len(problems)


@each_record
def test_a_fix_mends_what_it_offers_and_ends(folder, record):
    (folder / "record.yaml").write_bytes(record.read_bytes())
    before = json.loads(check("record.yaml", folder, "--format", "json").out)
    offered = any(each["fixes"] for each in before["problems"])
    after = json.loads(check("record.yaml", folder, "--fix", "--format", "json").out)
    assert not any(each["fixes"] for each in after["problems"])
    assert ((folder / "record.yaml").read_bytes() != record.read_bytes()) == offered
