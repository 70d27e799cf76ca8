"""The JSON Schema of reviews."""

from typing import Any, Final, get_args

from briefgen.review.comparison import ChangeKind, PassageKind
from briefgen.review.differences import Action
from briefgen.review.marked import State
from briefgen.review.review import DraftKind

_TEXT: Final = {"type": "string"}
_COUNT: Final = {"type": "integer", "minimum": 0}


def schema(number: int, categories: list[str]) -> dict[str, Any]:
    """The schema of a review of this format."""
    category = {"enum": categories}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"review, format {number}",
        "description": "What differs between two drafts, as `briefgen diff --to json` writes it.",
        **_object(
            format={"const": number},
            old={"$ref": "#/$defs/draft"},
            new={"$ref": "#/$defs/draft"},
            same={"type": "boolean"},
            count=_object(**dict.fromkeys(categories, _COUNT)),
            differences=_or_null(_list("difference"), "by meaning; null where a side has no record"),
            changes=_or_null(_list("change"), "by words; null where a side has none"),
            parts=_or_null(_list("part"), "both texts as one, in reading order"),
            not_compared={"type": "array", "items": _TEXT},
        ),
        "$defs": _definitions(category),
    }


def _definitions(category: dict[str, Any]) -> dict[str, Any]:
    return {
        "draft": _object(name=_TEXT, kind={"enum": list(get_args(DraftKind))}),
        "difference": _object(
            action={"enum": list(get_args(Action))},
            category=category,
            thing=_TEXT,
            way={"type": "array", "items": _object(thing=_TEXT, number=_COUNT)},
            label=_TEXT,
            fields={"type": "array", "items": _object(name=_TEXT, old=_TEXT, new=_TEXT)},
            old_field={**_TEXT, "description": "its place in the old record; empty where it is not there"},
            new_field={**_TEXT, "description": "its place in the new record; empty where it is not there"},
            text={**_TEXT, "description": "the difference in a sentence, in the language of the user"},
        ),
        "change": _object(
            number={"type": "integer", "minimum": 1},
            kind={"enum": list(get_args(ChangeKind))},
            category=category,
            part=_TEXT,
            old=_TEXT,
            new=_TEXT,
            passage={**_COUNT, "description": "which passage of all parts, from 0"},
            fields={"type": "array", "items": _TEXT, "description": "the record's fields the words came from"},
        ),
        "part": _object(name=_TEXT, passages=_list("passage")),
        "passage": _object(
            kind={"enum": list(get_args(PassageKind))},
            shape=_TEXT,
            change={**_COUNT, "description": "the change of the whole passage, 0 for none"},
            move={**_COUNT, "description": "the same for both places of a passage that moved, 0 for others"},
            lines={"type": "array", "items": _list("run"), "description": "one, or one for each cell of a table row"},
        ),
        "run": {
            **_object(text=_TEXT, state={"enum": list(get_args(State))}),
            "properties": {
                "text": _TEXT,
                "state": {"enum": list(get_args(State))},
                "change": _COUNT,
                "field": _TEXT,
                "template": _TEXT,
                "line": _COUNT,
            },
        },
    }


def _object(**properties: Any) -> dict[str, Any]:  # noqa: ANN401 - parts of a schema
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _list(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


def _or_null(kind: dict[str, Any], description: str) -> dict[str, Any]:
    return {"anyOf": [kind, {"type": "null"}], "description": description}
