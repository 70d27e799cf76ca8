"""A YAML file as an editor's YAML extension reads it: by the core schema of YAML 1.2, or by the types of YAML 1.1."""

import datetime
import re
from typing import Any

import yaml

_NULL = re.compile(r"|~|null|Null|NULL")
_BOOL = re.compile(r"true|True|TRUE|false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


class _Core(yaml.CBaseLoader):
    """Plain scalars become what YAML 1.2 makes of them; quoted ones stay text."""


def _scalar(loader: _Core, node: yaml.ScalarNode) -> Any:
    text = node.value
    if node.style:
        return text
    if _NULL.fullmatch(text):
        return None
    if _BOOL.fullmatch(text):
        return text.lower() == "true"
    if _INT.fullmatch(text):
        return int(text, 0) if text[:2] in ("0x", "0o") else int(text[:400])
    return float(text.replace(".inf", "inf").replace(".nan", "nan")) if _FLOAT.fullmatch(text.lower()) else text


_Core.add_constructor("tag:yaml.org,2002:str", _scalar)


def as_yaml_12(text: str) -> Any:
    """What an editor sees by default; raises yaml.YAMLError where it sees no YAML."""
    return yaml.load(text, _Core)  # noqa: S506 - makes plain values only


def as_yaml_11(text: str) -> Any:
    """What an editor set to YAML 1.1 sees: `NO` is false, `12:30` is 750."""
    return _dates_as_text(yaml.load(text, yaml.CSafeLoader))


def _dates_as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _dates_as_text(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_dates_as_text(each) for each in value]
    return value.isoformat() if isinstance(value, datetime.date) else value
