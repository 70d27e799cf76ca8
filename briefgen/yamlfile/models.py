"""From a document to a pydantic model, with every refusal in our own words and at its place."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from briefgen.errors import Problem, Severity
from briefgen.language import _
from briefgen.yamlfile import field_rules as rules
from briefgen.yamlfile.document import Document
from briefgen.yamlfile.nodes import Mapping as MappingNode
from briefgen.yamlfile.nodes import Path, Plain
from briefgen.yamlfile.refusals import Explain, Refusal, empty, explain
from briefgen.yamlfile.shapes import Model, fields_of, model_at, places_of
from briefgen.yamlfile.spelling import spell
from briefgen.yamlfile.suggestions import nearest

M = TypeVar("M", bound=BaseModel)
MOST: Final = 200  # findings told of one file

_NONE: Final[Mapping[str, str]] = {}


def build(
    document: Document,
    model: type[M],
    *,
    names: Mapping[str, str] = _NONE,
    words: Mapping[str, str] = _NONE,
    special: Mapping[str, Explain] | None = None,
) -> tuple[M | None, tuple[Problem, ...]]:
    """The model's value and no problems, or None and all of them by place (those of the YAML itself not among them).

    `names` are other words for fields (`{"onderwerp": "subject"}`) and `words` for values, in small letters; `special`
    are refusals that the model's own validators raise, by their kind.
    """
    data = document.plain()
    if not isinstance(data, dict):
        return None, ()
    errors = []
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        errors = _errors(error)
    blank = [_path(document, error["loc"]) for error in errors if _is_blank(error)]
    if blank:  # an optional field without a value is as good as absent
        try:
            return model.model_validate(_without(data, blank)), ()
        except ValidationError as error:
            errors = _errors(error)
    teller = _Teller(document, model, names=names, words=words, special=special or {})
    return None, by_place(_once(document, [teller.tell(error) for error in errors[:MOST]]))


def _once(document: Document, problems: list[Problem]) -> Iterator[Problem]:
    """Without those that only follow from another one: on a line that is wrong as YAML, of a field that is misspelt."""
    told = {problem.where.line for problem in document.problems if problem.severity is Severity.ERROR}
    meant = {_beside(problem, fix.text) for problem in problems if problem.code == "R101" for fix in problem.fixes}
    fields: set[str] = set()  # a value that fits none of several types is refused by each
    for problem in problems:
        field = problem.where.field
        if problem.code == "R102" and (document.lossy or field in meant):
            continue
        if field not in fields and (problem.where.line not in told or problem.code == "R102"):
            fields.add(field)
            yield problem


def _beside(problem: Problem, name: str) -> str:
    """The field of that name in the same mapping."""
    above, dot, _name = problem.where.field.rpartition(".")
    return above + dot + name


def by_place(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """In the order of the file."""
    return tuple(sorted(problems, key=lambda problem: (problem.where.line, problem.where.column)))


def _errors(error: ValidationError) -> list[dict[str, Any]]:
    return [dict(details) for details in error.errors(include_url=False)]


def _is_blank(error: dict[str, Any]) -> bool:
    """A known field, or an entry, without a value."""
    return error["input"] is None and bool(error["loc"]) and error["type"] != "extra_forbidden"


def _path(document: Document, location: Iterable[str | int]) -> Path:
    """The steps of pydantic's location that are keys and items of the file, up to the last, which may be absent."""
    steps = tuple(location)
    path: Path = ()
    for number, step in enumerate(steps):
        if step == "[key]" or (number < len(steps) - 1 and document.node((*path, step)) is None):
            continue
        path = (*path, step)
    return path


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


class _Teller:
    """Tells pydantic's errors about one document."""

    def __init__(
        self,
        document: Document,
        model: Model,
        *,
        names: Mapping[str, str],
        words: Mapping[str, str],
        special: Mapping[str, Explain],
    ) -> None:
        self.document = document
        self.model = model
        self.names = names
        self.words = words
        self.special = special

    def tell(self, error: dict[str, Any]) -> Problem:
        path, kind = _path(self.document, error["loc"]), error["type"]
        if kind != "missing" and self.document.node(path) is None:
            path = path[:-1]  # the last step names a choice of several types
        refusal = Refusal(self.document, self.model, path, kind, error.get("ctx", {}), self.names, self.words)
        if kind == "extra_forbidden":
            return self.unknown(refusal)
        node = self.document.node(path)
        if node is not None and error["input"] is None:
            return empty(refusal)
        if kind == "missing" and node is not None:
            return empty(refusal)
        return self.special.get(kind, explain)(refusal)

    def unknown(self, refusal: Refusal) -> Problem:
        """A field that is not known here: misspelt, in Dutch, or at the wrong level."""
        name = str(refusal.path[-1])
        inner = model_at(self.model, refusal.path[:-1])
        known = fields_of(inner) if inner else {}
        given = self.document.node(refusal.path[:-1])
        free = [other for other in known if not (isinstance(given, MappingNode) and given.entry(other))]
        meant = nearest(name, free, synonyms=self.names)
        elsewhere = places_of(name, self.model)
        if elsewhere and not (meant and meant.certain):
            return self.elsewhere(refusal, elsewhere[0])
        message = _("There is no field `{name}` here.").format(name=name)
        if meant is None:
            hint = _("The fields here are: {fields}.").format(fields=", ".join(known))
            return refusal.problem(rules.UNKNOWN_FIELD, message, hint=hint, key=True)
        hint = _("Did you mean `{name}`?").format(name=meant.name)
        fixes = refusal.replaced_by(spell(meant.name), key=True) if meant.certain else ()
        return refusal.problem(rules.UNKNOWN_FIELD, message, hint=hint, fixes=fixes, key=True)

    def elsewhere(self, refusal: Refusal, place: Path) -> Problem:
        """A field that is known, but not here."""
        name = str(refusal.path[-1])
        message = _("The field `{name}` does not belong here.").format(name=name)
        above = next((step for step in reversed(place[:-1]) if step != "*"), "")
        if not above:
            hint = _("It stands at the top level: without spaces before it.")
        elif place[-2] == "*":
            hint = _("It belongs in an entry of `{above}`: indent it as the other fields there.").format(above=above)
        else:
            hint = _("It belongs in `{above}`: indent it as the other fields there.").format(above=above)
        return refusal.problem(rules.WRONG_LEVEL, message, hint=hint, key=True)
