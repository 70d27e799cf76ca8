"""A review as JSON, for programs: described by a schema, with a format number."""

import json
from collections.abc import Iterator
from typing import Any, Final

from briefgen.review.comparison import Category, Change
from briefgen.review.differences import Difference, Step
from briefgen.review.marked import MarkedBlock, MarkedRun, marked
from briefgen.review.review import Draft, Review
from briefgen.review.sentences import sentence

FORMAT: Final = 1  # raised when an older reader could misunderstand a newer review


def review_to_json(review: Review) -> str:
    """The review as one JSON object; `review_schema` describes it. Keys and codes are never translated."""
    return json.dumps(plain(review), ensure_ascii=False, indent=2) + "\n"


def plain(review: Review) -> dict[str, Any]:
    comparison = review.comparison
    return {
        "format": FORMAT,
        "old": _draft(review.old),
        "new": _draft(review.new),
        "same": review.is_same,
        "count": {category.value: number for category, number in review.count().items()},
        "differences": None if review.differences is None else [_difference(each) for each in review.differences],
        "changes": None if comparison is None else [_change(each) for each in comparison.changes],
        "parts": None if comparison is None else list(_parts(review)),
        "not_compared": list(review.not_compared),
    }


def _draft(draft: Draft) -> dict[str, Any]:
    return {"name": draft.name, "kind": draft.kind}


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "action": difference.action,
        "category": difference.category.value,
        "thing": difference.thing,
        "way": [_step(step) for step in difference.way],
        "label": difference.label,
        "fields": [{"name": each.name, "old": each.old, "new": each.new} for each in difference.fields],
        "old_field": difference.old_field,
        "new_field": difference.new_field,
        "text": sentence(difference),
    }


def _step(step: Step) -> dict[str, Any]:
    return {"thing": step.thing, "number": step.number}


def _change(change: Change) -> dict[str, Any]:
    return {
        "number": change.number,
        "kind": change.kind,
        "category": change.category.value,
        "part": change.part,
        "old": change.old,
        "new": change.new,
        "passage": change.passage,
        "fields": list(change.fields),
    }


def _parts(review: Review) -> Iterator[dict[str, Any]]:
    assert review.comparison is not None  # noqa: S101 - asked for only where there is one
    for part in marked(review.comparison).parts:
        yield {"name": part.name, "passages": [_block(block) for block in part.blocks]}


def _block(block: MarkedBlock) -> dict[str, Any]:
    return {
        "kind": block.kind,
        "shape": block.shape,
        "change": block.change,
        "move": block.move,
        "lines": [[_run(run) for run in line] for line in block.lines],
    }


def _run(run: MarkedRun) -> dict[str, Any]:
    found: dict[str, Any] = {"text": run.run.text, "state": run.state}
    if run.change:
        found["change"] = run.change
    if origin := run.run.origin:
        found["field"], found["template"], found["line"] = origin.field, origin.template, origin.line
    return found


def review_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `review_to_json` writes."""
    from briefgen.review.json_schema import schema

    return schema(FORMAT, [category.value for category in Category])
