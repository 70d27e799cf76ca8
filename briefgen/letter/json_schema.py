"""The JSON Schema of letters, made from the model."""

import dataclasses
import datetime
import inspect
import types
from enum import StrEnum
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from briefgen.letter.json_format import plain
from briefgen.letter.model import FORMAT, Letter

_SCALARS: Final[dict[Any, dict[str, Any]]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": 0},
    float: {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
    datetime.date: {"type": "string", "format": "date"},
    type(None): {"type": "null"},
}
# What the types do not say.
_LIMITS: Final[dict[tuple[str, str], dict[str, Any]]] = {
    ("Letter", "format"): {"const": FORMAT},
    ("Heading", "level"): {"minimum": 2, "maximum": 4},
    ("Table", "columns"): {"minItems": 1},
}


def schema() -> dict[str, Any]:
    """The schema of a whole letter; each class of the model is a definition of its own."""
    definitions: dict[str, Any] = {}
    _define(Letter, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"letter.json, format {FORMAT}",
        "description": "A letter of a ministry to the House, as briefgen writes it. Text without looks; see Letter.",
        "$ref": "#/$defs/Letter",
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


def _define(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - a class of the model
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}  # so that a block inside a block ends here
        hints = get_type_hints(kind)
        fields = dataclasses.fields(kind)
        definitions[name] = {
            "description": inspect.cleandoc(kind.__doc__ or ""),
            "type": "object",
            "properties": {
                field.name: _of(hints[field.name], definitions)
                | _LIMITS.get((name, field.name), {})
                | _default(field.name, field.default)
                for field in fields
            },
            "required": [field.name for field in fields if not _default(field.name, field.default)],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}


def _default(name: str, value: Any) -> dict[str, Any]:  # noqa: ANN401 - any value of the model
    """What a field that is left out means; `type` and `format` are always there."""
    if value is dataclasses.MISSING or name in ("type", "format"):
        return {}
    return {"default": plain(value)}


def _of(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - a type of the model
    if kind in _SCALARS:
        return dict(_SCALARS[kind])
    origin = get_origin(kind)
    if origin is tuple:
        return {"type": "array", "items": _of(get_args(kind)[0], definitions)}
    if origin is Literal:
        return {"enum": list(get_args(kind))}
    if origin is Union or isinstance(kind, types.UnionType):
        return {"anyOf": [_of(each, definitions) for each in get_args(kind)]}
    if issubclass(kind, StrEnum):
        return {"enum": [str(each) for each in kind]}
    return _define(kind, definitions)
