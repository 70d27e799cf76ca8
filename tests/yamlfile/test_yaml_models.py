"""From a file to a model: whatever a model refuses is told in our own words, at its place."""

import datetime
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from briefgen.errors import Problem
from briefgen.yamlfile import apply_fixes, parse_yaml
from briefgen.yamlfile.models import build


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str
    size: Annotated[float, Field(gt=0, le=10)] = 1.0
    kind: Literal["first-page", "other"] = "other"


class Whole(BaseModel):
    model_config = ConfigDict(extra="forbid")
    title: Annotated[str, StringConstraints(min_length=1, max_length=20)]
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] = "AB"
    since: datetime.date | None = None
    shown: bool = True
    count: int = 0
    lines: Annotated[tuple[str, ...], Field(max_length=2)] = ()
    parts: tuple[Part, ...] = ()
    main: Part | None = None
    named: dict[str, Part] = {}
    either: int | Literal["auto"] = "auto"


def told(text: str) -> list[tuple[str, int, int, str]]:
    return [(problem.code, problem.where.line, problem.where.column, problem.where.field) for problem in problems(text)]


def problems(text: str) -> tuple[Problem, ...]:
    return build(parse_yaml(text, source="profile.yaml"), Whole)[1]


def test_a_file_that_is_right_is_the_model() -> None:
    text = (
        "title: x\nsince: 2020-01-02\nshown: no\ncount: 3\nparts:\n  - name: a\n    size: 2.5\nnamed:\n  b: {name: c}\n"
    )
    whole, found = build(parse_yaml(text, source=""), Whole)
    assert found == ()
    assert whole == Whole(
        title="x",
        since=datetime.date(2020, 1, 2),
        shown=False,
        count=3,
        parts=(Part(name="a", size=2.5),),
        named={"b": Part(name="c")},
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("count: 1\n", ("R102", 1, 1, "title")),
        ("title:\n", ("R103", 1, 1, "title")),
        ("title: ''\n", ("R103", 1, 8, "title")),
        ("title: x\nparts:\n  - size: 1\n", ("R102", 3, 5, "parts.0.name")),
        ("title: x\nparts:\n  -\n", ("R103", 3, 4, "parts.0")),
        ("title:\n  - x\n", ("R104", 1, 1, "title")),
        ("title: x\nlines: a\n", ("R105", 2, 8, "lines")),
        ("title: x\nmain: a\n", ("R106", 2, 7, "main")),
        ("title: x\nparts:\n  - a\n", ("R106", 3, 5, "parts.0")),
        ("title: x\nmain:\n  - name: a\n", ("R106", 2, 1, "main")),
        ("title: x\nnamed:\n  - name: a\n", ("R106", 2, 1, "named")),
        ("title: x\nsince: morgen\n", ("R107", 2, 8, "since")),
        ("title: x\nshown: soms\n", ("R108", 2, 8, "shown")),
        ("title: x\ncount: veel\n", ("R109", 2, 8, "count")),
        ("title: x\ncount: 1.5\n", ("R109", 2, 8, "count")),
        ("title: x\nmain:\n  name: a\n  size: groot\n", ("R109", 4, 9, "main.size")),
        ("title: x\nmain:\n  name: a\n  size: 0\n", ("R116", 4, 9, "main.size")),
        ("title: x\nmain:\n  name: a\n  size: 11\n", ("R116", 4, 9, "main.size")),
        ("title: x\nmain:\n  name: a\n  kind: last\n", ("R110", 4, 9, "main.kind")),
        ("title: een titel die te lang is\n", ("R112", 1, 8, "title")),
        ("title: x\nlines: [a, b, c]\n", ("R113", 2, 1, "lines")),
        ("title: x\ncode: abc\n", ("R115", 2, 7, "code")),
        ("title: x\ntitel: y\n", ("R101", 2, 1, "titel")),
        ("title: x\nsize: 3\n", ("R114", 2, 1, "size")),
        ("title: x\nmain:\n  name: a\n  title: b\n", ("R114", 4, 3, "main.title")),
        ("title: x\nnamed:\n  b: {nam: c, name: d}\n", ("R101", 3, 7, "named.b.nam")),
    ],
)
def test_a_refusal_has_its_own_code_and_place(text: str, found: tuple[str, int, int, str]) -> None:
    assert told(text) == [found]


def test_a_value_that_fits_none_of_several_types_is_told_once() -> None:
    assert told("title: x\neither: soms\n") == [("R109", 2, 9, "either")]


def test_no_message_is_that_of_the_library() -> None:
    text = "titel: x\ncode: abc\nsince: 1\nshown: 2\ncount: x\nlines: y\nparts: z\nmain: []\nnamed: q\neither: r\n"
    for found in problems(text):
        words = found.message + found.hint
        assert not [word for word in ("Input", "should", "valid ", "pydantic", "type=", "errors") if word in words]


def test_an_optional_field_without_a_value_is_as_good_as_absent() -> None:
    whole, found = build(
        parse_yaml("title: x\nlines:\nmain:\ncount:\nparts:\n  - name: a\n    size:\n", source=""), Whole
    )
    assert (whole, found) == (Whole(title="x", parts=(Part(name="a"),)), ())


def test_an_unknown_field_without_a_value_is_told_all_the_same() -> None:
    assert told("title: x\nlines:\nfoo:\n") == [("R101", 3, 1, "foo")]


def test_a_misspelt_field_is_not_also_missing() -> None:
    assert told("titel: x\n") == [("R101", 1, 1, "titel")]


def test_a_name_that_is_given_already_is_not_suggested() -> None:
    (found,) = problems("title: x\ntitle_: y\n")
    assert found.fixes == ()


def test_synonyms_are_names_too() -> None:
    document = parse_yaml("kop: x\nmain:\n  name: a\n  kind: voorblad\n", source="")
    found = build(document, Whole, names={"kop": "title"}, words={"voorblad": "first-page"})[1]
    assert apply_fixes(document.text, [fix for problem in found for fix in problem.fixes]) == (
        "title: x\nmain:\n  name: a\n  kind: first-page\n"
    )


def test_findings_stop_at_a_number_that_can_still_be_read() -> None:
    assert len(problems("title: x\n" + "".join(f"k{number}: 1\n" for number in range(1000)))) == 200


def test_a_file_that_is_no_file_of_fields_is_told_as_yaml_only() -> None:
    for text in ("", "- a\n", "a\n", "[" * 100):
        document = parse_yaml(text, source="")
        assert build(document, Whole) == (None, ())
        assert len(document.problems) == 1
