"""The record as JSON Schema, for completion, hover and squiggles in editors; made from the models that `check` uses.

Draft 7, because that is what editors' YAML extensions know best. An editor reads `3090253` as a number, and perhaps
`NO` as false, where briefgen keeps the text as typed; so a text may be any scalar here. What the schema refuses,
`check` refuses too (but for the unquoted words `null` and `~`, which are nothing to an editor and text to briefgen). It
is not so the other way round: no schema can tell whether a day exists.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from briefgen.language import _
from briefgen.record.model import SCHEMA, Record

Json = dict[str, Any]

_YES_NO: Final = r"^\s*([yY][eE][sS]|[nN][oO]|[jJ][aA]|[nN][eE][eE]|[tT][rR][uU][eE]|[fF][aA][lL][sS][eE])\s*$"
# A key without a value. Said as what it is not, so that editors neither offer `null` nor speak of it.
_NOTHING: Final[Json] = {"not": {"type": ["string", "number", "boolean", "array", "object"]}}
_NONE: Final[Mapping[str, str]] = {}


def record_schema(
    *,
    kinds: Sequence[str] = (),
    ministries: Sequence[str] = (),
    details: Mapping[str, str] = _NONE,
    requires: Sequence[str] = (),
) -> Json:
    """The schema with its descriptions in the user's language.

    `kinds` and `ministries` are completed, others are not refused. `details` (names with what they are for) and
    `requires` are those of one kind; without `details`, any further fields may stand there.
    """
    made: Json = _for_editors(Record.model_json_schema())
    properties = made["properties"]
    properties["schema"] = _described(properties["schema"], {"enum": [SCHEMA, str(SCHEMA)]})
    _complete(properties["kind"], kinds)
    _complete(properties["ministry"], ministries)
    if details:
        inner = {name: _optional({"description": text, **_string({"minLength": 1})}) for name, text in details.items()}
        allowed: Json = {"type": "object", "properties": inner, "additionalProperties": False}
        allowed["required"] = [name for name in requires if name in details]
        properties["details"] = _described(properties["details"], {"anyOf": [allowed, _NOTHING]})
    needed = ("details" if name in details else name for name in requires)
    made["required"] = sorted({*made["required"], *(name for name in needed if name in properties)})
    return {"$schema": "http://json-schema.org/draft-07/schema#", **made}


def descriptions() -> tuple[str, ...]:
    """All texts of the schema in English, for the catalogue of translations."""
    found: dict[str, None] = {}

    def collect(node: object) -> None:
        if isinstance(node, dict):
            if isinstance(text := node.get("description"), str):
                found[text] = None
            for each in node.values():
                collect(each)

    collect(Record.model_json_schema())
    return tuple(found)


def _for_editors(node: Any) -> Any:  # noqa: ANN401 - any part of a schema
    if isinstance(node, list):
        return [_for_editors(each) for each in node]
    if not isinstance(node, dict):
        return node
    if "properties" in node:
        return _fields(node)
    if "$ref" in node:
        inner = {"$ref": node["$ref"].replace("#/$defs/", "#/definitions/")}
        return _described(node, {"allOf": [inner]}) if len(node) > 1 else inner
    return _described(node, _value(node))


def _fields(model: Json) -> Json:
    """A model: unknown fields are refused, and one that need not be there may also be left without a value."""
    required = model.get("required", [])
    properties = {name: _for_editors(field) for name, field in model["properties"].items()}
    made: Json = {
        "type": "object",
        "properties": {name: field if name in required else _optional(field) for name, field in properties.items()},
        "additionalProperties": False,
        "required": required,
        "description": _(model["description"]),
    }
    if "$defs" in model:
        made["definitions"] = {name: _for_editors(inner) for name, inner in model["$defs"].items()}
    return made


def _optional(field: Json) -> Json:
    choices = field.get("anyOf", [])
    if _NOTHING in choices:
        return field
    kept = _described(field, {})
    inner = {name: value for name, value in field.items() if name not in kept}
    return {"anyOf": [*(choices or (inner,)), _NOTHING], **kept}


def _value(node: Json) -> Json:
    """What may stand in the place of a value, as an editor reads it."""
    if "anyOf" in node:
        return {"anyOf": [_for_editors(each) for each in node["anyOf"]]}
    if "enum" in node or "const" in node:
        return {name: node[name] for name in ("enum", "const") if name in node}
    return _BY_TYPE[node["type"]](node)


def _string(node: Json) -> Json:
    if node.get("format") == "date":
        return {"type": "string", "examples": ["2020-11-17", "17 november 2020"]}
    limits: Json = {name: node[name] for name in ("minLength", "maxLength", "pattern") if name in node}
    return {"type": ["string", "number", "boolean"], **limits}


def _yes_or_no(_node: Json) -> Json:
    return {"anyOf": [{"enum": [True, False, "yes", "no", "ja", "nee"]}, {"type": "string", "pattern": _YES_NO}]}


def _count(_node: Json) -> Json:
    return {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 9999}, {"type": "string", "pattern": "^[0-9]+$"}]}


def _list(node: Json) -> Json:
    limits: Json = {name: node[name] for name in ("minItems", "maxItems") if name in node}
    return {"type": "array", "items": _for_editors(node["items"]), **limits}


def _named(node: Json) -> Json:
    """A mapping whose keys are the user's own; a key without a value is as good as absent."""
    values = {pattern: _optional(_for_editors(each)) for pattern, each in node["patternProperties"].items()}
    return {"type": "object", "patternProperties": values, "additionalProperties": False}


_BY_TYPE: Final[Mapping[str, Callable[[Json], Json]]] = {
    "null": lambda _node: _NOTHING,
    "string": _string,
    "boolean": _yes_or_no,
    "integer": _count,
    "array": _list,
    "object": _named,
}


def _described(node: Json, value: Json) -> Json:
    """The value with what the field's declaration says about it: for hover, and whether it is printed."""
    said: Json = {}
    if text := node.get("description"):
        said["description"] = _(text)
    if node.get("default") not in (None, [], {}):
        said["default"] = node["default"]
    said |= {name: node[name] for name in ("examples", "x-use", "x-markup") if name in node}
    return {**value, **said}


def _complete(field: Json, names: Sequence[str]) -> None:
    """Lets editors offer these names without refusing another."""
    if names:
        kept = {name: field.pop(name) for name in ("type", "maxLength", "pattern") if name in field}
        field["anyOf"] = [{"enum": list(names)}, kept]
