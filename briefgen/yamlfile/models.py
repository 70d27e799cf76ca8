"""From a document to a pydantic model, with every refusal in our own words and at its place."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from briefgen.errors import Problem
from briefgen.yamlfile.document import Document
from briefgen.yamlfile.nodes import Path, Plain

if TYPE_CHECKING:
    from briefgen.yamlfile.refusals import Explain

M = TypeVar("M", bound=BaseModel)
MOST: Final = 200  # findings told of one file

_NONE: Final[Mapping[str, str]] = {}


def build(
    document: Document,
    model: type[M],
    *,
    names: Mapping[str, str] = _NONE,
    words: Mapping[str, str] = _NONE,
    special: "Callable[[], Mapping[str, Explain]]" = dict,
) -> tuple[M | None, tuple[Problem, ...]]:
    """The model's value and no problems, or None and all of them by place (those of the YAML itself not among them).

    `names` are other words for fields (`{"onderwerp": "subject"}`) and `words` for values, in small letters; `special`
    gives what to say of refusals that the model's own validators raise, by their kind; asked where there are some.
    """
    data = document.plain()
    if not isinstance(data, dict):
        return None, ()
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        errors = _errors(error)
    from briefgen.yamlfile.telling import Teller, once, place_of

    blank = [place_of(document, error["loc"]) for error in errors if _is_blank(error)]
    if blank:  # an optional field without a value is as good as absent
        try:
            return model.model_validate(_without(data, blank)), ()
        except ValidationError as error:
            errors = _errors(error)
    teller = Teller(document, model, names=names, words=words, special=special())
    return None, by_place(once(document, [teller.tell(error) for error in errors[:MOST]]))


def by_place(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """In the order of the file."""
    return tuple(sorted(problems, key=lambda problem: (problem.where.line, problem.where.column)))


def _errors(error: ValidationError) -> list[dict[str, Any]]:
    return [dict(details) for details in error.errors(include_url=False)]


def _is_blank(error: dict[str, Any]) -> bool:
    """A known field, or an entry, without a value."""
    return error["input"] is None and bool(error["loc"]) and error["type"] != "extra_forbidden"


def _without(data: Plain, blank: list[Path]) -> Plain:
    """The data without these keys, where they have no value."""
    if not blank:
        return data
    if isinstance(data, dict):
        gone = {path[0] for path in blank if len(path) == 1 and isinstance(path[0], str)}
        return {
            key: _without(value, [path[1:] for path in blank if len(path) > 1 and path[0] == key])
            for key, value in data.items()
            if key not in gone or value is not None
        }
    if isinstance(data, list):
        inside = ([path[1:] for path in blank if len(path) > 1 and path[0] == n] for n in range(len(data)))
        return [_without(value, below) for value, below in zip(data, inside, strict=True)]
    return data
