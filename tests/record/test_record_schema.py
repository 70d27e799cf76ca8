"""The JSON Schema that editors use agrees with `check`: what it refuses, `check` refuses too."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from editor_view import as_yaml_11, as_yaml_12
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.errors import Severity
from briefgen.language import speaking
from briefgen.record.reading import reading_of
from briefgen.record.schema import descriptions, record_schema

ROOT = Path(__file__).parents[2]
RECORDS = sorted((ROOT / "letters/records").glob("*.yaml"))
MISTAKES = sorted((ROOT / "tests/yamlfile/mistakes").glob("*.yaml"))
SEED = ROOT / "letters/records/2020-11-17-bestuurlijk-overleg-lvv.yaml"
VIEWS = (as_yaml_12, as_yaml_11)
SCHEMA = record_schema()
EDITOR = jsonschema.Draft7Validator(SCHEMA)


def refused_by_editor(text: str, view: Any) -> bool:
    """Whether the schema refuses what the editor sees; where it sees no YAML, it is not the schema that refuses."""
    try:
        seen = view(text)
    except (yaml.YAMLError, ValueError):
        return False
    return not EDITOR.is_valid(seen)


def refused_by_check(text: str) -> bool:
    reading = reading_of(text, source="record.yaml")
    return reading.record is None or any(problem.severity is Severity.ERROR for problem in reading.problems)


def test_the_schema_is_one() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_the_schema_takes_every_record_that_check_takes(path: Path, view: Any) -> None:
    text = path.read_text(encoding="utf-8")
    assert not refused_by_check(text)
    assert [error.message for error in EDITOR.iter_errors(view(text))] == []


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("path", MISTAKES, ids=lambda path: path.stem)
def test_check_refuses_every_mistake_that_the_schema_refuses(path: Path, view: Any) -> None:
    text = path.read_text(encoding="utf-8")
    if refused_by_editor(text, view):
        assert refused_by_check(text)


def test_the_schema_sees_mistakes_too() -> None:
    seen = [path for path in MISTAKES if refused_by_editor(path.read_text(encoding="utf-8"), as_yaml_12)]
    assert len(seen) >= len(MISTAKES) // 4


GOOD = f"""\
schema: 1
id: a-b
kind: meeting-report
ministry: jenv
house: tweede-kamer
reference: "3090253"
date: 2020-11-17
subject: tekst
publish: yes
details: {{a-b: tekst}}
dossiers: [19 637]
signatories: [{{office: a-b, name: tekst}}]
meetings: [{{name: tekst, date: 4 november 2020, participants: [{{role: tekst, count: 6, pronoun: zijn}}],
  topics: [{{title: tekst, outcome: agreed, agreements: [{{that: tekst, due: 2021, attention: [tekst]}}]}}]}}]
enclosures: [{{title: tekst, sha256: {"a" * 64}}}]
footnotes: {{a-b: tekst}}
"""
VALUES = re.compile(r"(?<=: )[^\[{\n,}\]]+|(?<=: \[)[^\[{\n,}\]]+")
PLACES = [match.span() for match in VALUES.finditer(GOOD)]
SCALARS = (
    *("x", "3090253", "0123", "00000001003214", "012345", "0x1f", "0o17", "1.10", "1e5", "1E400", "-0", "+7"),
    *("NO", "no", "Ja", "nee", "TRUE", "true", "False", "on", "off", "y", "12:30", "12:30:45", "1_000", ".5"),
    *("2020-11-17", "17 november 2020", "2020-11-31", "2020-11-17T10:00:00Z", "1-2-2020", "20201117", "2020"),
    *('""', "''", '"3090253"', "'true'", '" ja "', "", ".inf", ".nan", "0", "1", "9999", "10000", "99999999999"),
    *("agreed", "no-agreement", "Agreed", "a-b", "A B", "-", "a" * 121, "a" * 20_001, "9" * 64, "<onderwerp>"),
    *("[x]", "{x: 1}", "[]", "{}", "|", "é", "\N{GRINNING FACE}"),
)


@pytest.mark.parametrize("view", VIEWS)
def test_a_record_with_the_usual_values_is_taken_by_both(view: Any) -> None:
    assert not refused_by_editor(GOOD, view)
    assert not refused_by_check(GOOD)
    assert len(PLACES) == 26


@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{GOOD[place[0] - 14 : place[0]]!r}")
def test_check_refuses_each_value_that_the_schema_refuses(place: tuple[int, int]) -> None:
    taken = [text for value in SCALARS if not refused_by_check(text := GOOD[: place[0]] + value + GOOD[place[1] :])]
    assert taken
    assert [text for text in taken for view in VIEWS if refused_by_editor(text, view)] == []


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PLACES), st.text(st.characters(exclude_categories=("Cs",)), max_size=12))
def test_check_refuses_any_text_that_the_schema_refuses(place: tuple[int, int], value: str) -> None:
    text = GOOD[: place[0]] + value + GOOD[place[1] :]
    assert refused_by_check(text) or not any(refused_by_editor(text, view) for view in VIEWS)


def test_editors_say_what_each_field_is_for() -> None:
    models = [SCHEMA, *SCHEMA["definitions"].values()]
    without = [name for model in models for name, field in model["properties"].items() if not field.get("description")]
    assert without == []


def test_every_field_says_whether_it_is_printed() -> None:
    models = [SCHEMA, *SCHEMA["definitions"].values()]
    uses = {field.get("x-use") for model in models for field in model["properties"].values()}
    assert uses == {"printed", "administrative"}


def test_every_model_refuses_unknown_fields() -> None:
    assert {model["additionalProperties"] for model in (SCHEMA, *SCHEMA["definitions"].values())} == {False}


def test_the_descriptions_are_in_the_users_language() -> None:
    with speaking("nl"):
        dutch = record_schema()
    assert set(descriptions()) >= {SCHEMA["description"], SCHEMA["properties"]["subject"]["description"]}
    assert dutch["properties"].keys() == SCHEMA["properties"].keys()


def test_the_schema_is_the_same_each_time() -> None:
    assert json.dumps(record_schema()) == json.dumps(SCHEMA)


def test_a_kind_brings_its_own_fields_and_requirements() -> None:
    schema = record_schema(
        kinds=["report"], ministries=["weno"], details={"colour": "of the cover"}, requires=["meetings", "colour"]
    )
    jsonschema.Draft7Validator.check_schema(schema)
    editor = jsonschema.Draft7Validator(schema)
    head = {"schema": 1, "id": "a", "kind": "letter-of-mine", "ministry": "other", "subject": "x", "meetings": []}
    assert editor.is_valid({**head, "details": {"colour": "blauw"}})
    details = {"details": {"colour": "blauw"}}
    assert not editor.is_valid({**head, "details": {"colour": "blauw", "size": "groot"}})
    assert not editor.is_valid({**head, "details": {}})
    assert not editor.is_valid(head)
    assert not editor.is_valid({name: value for name, value in {**head, **details}.items() if name != "meetings"})
