"""Tells what a model refuses of a document: each refusal once, and none that only follows from another mistake."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefgen.errors import Problem, Severity
from briefgen.language import _
from briefgen.yamlfile import field_rules as rules
from briefgen.yamlfile.document import Document
from briefgen.yamlfile.nodes import Mapping as MappingNode
from briefgen.yamlfile.nodes import Path
from briefgen.yamlfile.refusals import Explain, Refusal, empty, explain
from briefgen.yamlfile.shapes import Model, fields_of, model_at, places_of
from briefgen.yamlfile.spelling import spell
from briefgen.yamlfile.suggestions import nearest


def once(document: Document, problems: list[Problem]) -> Iterator[Problem]:
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


def place_of(document: Document, location: Iterable[str | int]) -> Path:
    """The steps of pydantic's location that are keys and items of the file, up to the last, which may be absent."""
    steps = tuple(location)
    path: Path = ()
    for number, step in enumerate(steps):
        if step == "[key]" or (number < len(steps) - 1 and document.node((*path, step)) is None):
            continue
        path = (*path, step)
    return path


class Teller:
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
        path, kind = place_of(self.document, error["loc"]), error["type"]
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
