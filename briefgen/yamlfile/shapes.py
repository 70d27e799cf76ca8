"""What a pydantic model asks for at a place: its fields, its allowed words, and where else a field is known."""

from collections.abc import Iterator
from typing import Annotated, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from briefgen.yamlfile.nodes import Path

Model = type[BaseModel]


def fields_of(model: Model) -> dict[str, FieldInfo]:
    """The model's fields by the name that stands in a file."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def annotation_at(model: Model, path: Path) -> object:
    """The type asked for at the path; None where the model knows no such place."""
    here: object = model
    for step in path:
        here = _inside(here, step)
        if here is None:
            return None
    return here


def _inside(annotation: object, step: str | int) -> object:
    for choice in _choices(annotation):
        if isinstance(choice, type) and issubclass(choice, BaseModel):
            field = fields_of(choice).get(step) if isinstance(step, str) else None
            if field is not None:
                return field.annotation
        elif isinstance(step, int) and get_origin(choice) in (tuple, list, frozenset, set):
            return get_args(choice)[0]
        elif isinstance(step, str) and get_origin(choice) is dict:
            return get_args(choice)[1]
    return None


def _choices(annotation: object) -> Iterator[object]:
    """The annotation itself, or each member of its union, without what pydantic hangs on it."""
    if get_origin(annotation) is Annotated:
        yield from _choices(get_args(annotation)[0])
    elif get_origin(annotation) in (Literal, tuple, list, dict, set, frozenset) or not get_args(annotation):
        yield annotation
    else:
        for member in get_args(annotation):
            yield from _choices(member)


def model_at(model: Model, path: Path) -> Model | None:
    """The model whose fields stand at the path, or None."""
    for choice in _choices(annotation_at(model, path)):
        if isinstance(choice, type) and issubclass(choice, BaseModel):
            return choice
    return None


def allowed_at(model: Model, path: Path) -> tuple[str, ...]:
    """The words that may stand at the path; empty where it is not such a field."""
    words = (get_args(choice) for choice in _choices(annotation_at(model, path)) if get_origin(choice) is Literal)
    return tuple(str(word) for some in words for word in some)


def places_of(name: str, model: Model) -> list[Path]:
    """Where the model knows a field of that name, nearest the top first; entries of a list are `*`."""
    found: list[Path] = []
    waiting: list[tuple[Path, Model]] = [((), model)]
    seen: set[Model] = set()
    while waiting:
        path, current = waiting.pop(0)
        if current in seen:
            continue
        seen.add(current)
        fields = fields_of(current)
        if name in fields:
            found.append((*path, name))
        waiting += [
            (below, inner) for key, field in fields.items() for below, inner in _models((*path, key), field.annotation)
        ]
    return found


def _models(path: Path, annotation: object) -> Iterator[tuple[Path, Model]]:
    for choice in _choices(annotation):
        if isinstance(choice, type) and issubclass(choice, BaseModel):
            yield path, choice
        elif get_origin(choice) in (tuple, list):
            yield from _models((*path, "*"), get_args(choice)[0])
        elif get_origin(choice) is dict:
            yield from _models((*path, "*"), get_args(choice)[1])
