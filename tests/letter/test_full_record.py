"""Nothing that can be typed in a printed field stays out of the letter."""

from pathlib import Path
from typing import Any

import pytest
from composing import composed_of
from pydantic import BaseModel

from briefgen.letter.unused import UNUSED
from briefgen.record.model import Record
from briefgen.record.reading import read_record, reading_of

EVERYTHING = Path(__file__).parent.parent / "records" / "everything.yaml"
OF_OTHER_KINDS = {("Record", "details")}  # a report on a meeting has no fields of its own


def _fields(entry: BaseModel) -> set[tuple[str, str]]:
    """The fields that are filled in here or below, each with the model that has it."""
    found = {(type(entry).__name__, name) for name in entry.model_fields_set}
    for name in entry.model_fields_set:
        value: Any = getattr(entry, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, BaseModel):
                found |= _fields(each)
    return found


def _printed(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[tuple[str, str]]:
    """The printed fields of a model and of all that it holds."""
    seen.add(model)
    found = set[tuple[str, str]]()
    for name, field in model.model_fields.items():
        if isinstance(field.json_schema_extra, dict) and field.json_schema_extra.get("x-use") == "printed":
            found.add((model.__name__, name))
        for inner in _models(field.annotation):
            if inner not in seen:
                found |= _printed(inner, seen)
    return found


def _models(annotation: Any) -> set[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}
    return {model for inner in getattr(annotation, "__args__", ()) for model in _models(inner)}


def test_the_record_has_every_printed_field() -> None:
    record = read_record(EVERYTHING).record
    assert record is not None
    wanted = _printed(Record, set())
    assert len(wanted) > 50
    assert wanted - _fields(record) == OF_OTHER_KINDS


@pytest.mark.parametrize("ministry", ["jenv", "ienw"])
def test_a_report_says_all_of_it(ministry: str) -> None:
    text = EVERYTHING.read_text(encoding="utf-8").replace("ministry: jenv\nunit: dgm", f"ministry: {ministry}")
    made = composed_of(reading_of(text, source="record.yaml"))
    assert made.letter is not None
    assert [problem for problem in made.problems if problem.code == UNUSED.code] == []


def test_a_covering_letter_says_all_but_the_meeting() -> None:
    text = EVERYTHING.read_text(encoding="utf-8").replace("kind: meeting-report", "kind: covering-letter")
    made = composed_of(reading_of(f"{text}details: {{offered: het plan}}\n", source="record.yaml"))
    left_out = {problem.where.field.split(".")[0] for problem in made.problems if problem.code == UNUSED.code}
    assert left_out == {"meetings"}
