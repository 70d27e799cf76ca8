"""Why a value was refused, in our own words: one function per kind of refusal that pydantic knows."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from briefgen.errors import Fix, Problem, Where
from briefgen.language import _, ngettext
from briefgen.rules import Rule, problem
from briefgen.values import dataclass, field
from briefgen.yamlfile import field_rules as rules
from briefgen.yamlfile.document import Document
from briefgen.yamlfile.nodes import Node, Path, Scalar
from briefgen.yamlfile.reshaping import (
    as_list,
    entry_without_dash,
    further_fields,
    only_field,
    quoted_text,
    under_field,
)
from briefgen.yamlfile.shapes import Model, allowed_at
from briefgen.yamlfile.spelling import spell
from briefgen.yamlfile.suggestions import nearest, slug


@dataclass(frozen=True, slots=True)
class Refusal:
    """One refused value: the way to it, pydantic's kind of error with its facts, and what was asked for."""

    document: Document
    model: Model
    path: Path
    kind: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The field, as it stands in the file."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")

    @property
    def node(self) -> Node | None:
        return self.document.node(self.path)

    @property
    def typed(self) -> str:
        """The text that was refused, shortened where it is long."""
        text = self.node.text if isinstance(self.node, Scalar) else None
        return "" if text is None else text if len(text) <= 60 else text[:59] + "…"

    def where(self, *, key: bool = False) -> Where:
        return self.document.where(self.path, key=key)

    def problem(
        self, rule: Rule, message: str, *, hint: str = "", fixes: tuple[Fix, ...] = (), key: bool = False
    ) -> Problem:
        where = self.where(key=key)
        return problem(rule, where, message, hint=hint, fixes=fixes, source_line=self.document.line(where.line))

    def replaced_by(self, text: str, *, key: bool = False) -> tuple[Fix, ...]:
        """The edit that puts another text in the place of the value or of its key."""
        where = self.where(key=key)
        return (Fix(where.line, where.column, where.end_line, where.end_column, text),)


def missing(refusal: Refusal) -> Problem:
    """A required field that is not there."""
    name = str(refusal.path[-1])
    above = next((step for step in reversed(refusal.path[:-1]) if isinstance(step, str)), "")
    if not above:
        message = _("The required field `{field}` is missing.").format(field=name)
    else:
        message = _("The required field `{field}` is missing here, in `{above}`.").format(field=name, above=above)
    return refusal.problem(rules.MISSING_FIELD, message, hint=_("Add a line `{field}: …`.").format(field=name))


def empty(refusal: Refusal) -> Problem:
    """A required field or an entry of a list without a value."""
    if isinstance(refusal.path[-1] if refusal.path else "", int):
        message = _("This entry of `{field}` is empty.").format(field=refusal.name)
        return refusal.problem(rules.EMPTY_FIELD, message, hint=_("Fill it in, or take out the dash."))
    message = _("The required field `{field}` is empty.").format(field=refusal.name)
    return refusal.problem(rules.EMPTY_FIELD, message, hint=_("Fill it in after the colon."))


def not_text(refusal: Refusal) -> Problem:
    """A list or fields where one text is expected."""
    message = _("`{field}` holds one text, but here it has a list or further fields.").format(field=refusal.name)
    fixes = quoted_text(refusal.document, refusal.node)
    hint = _("Put the whole text in double quotes.") if fixes else _("Write the text after the colon, on one line.")
    return refusal.problem(rules.NOT_TEXT, message, hint=hint, fixes=fixes)


def not_a_list(refusal: Refusal) -> Problem:
    """One value, or fields, where a list is expected."""
    message = _("`{field}` holds a list, but here it has one value without a dash.").format(field=refusal.name)
    hint = _("Put the value on the next line, indented, after a dash and a space: `- …`.")
    fixes = as_list(refusal.document, refusal.path, field=only_field(refusal.model, (*refusal.path, 0)))
    return refusal.problem(rules.NOT_A_LIST, message, hint=hint, fixes=fixes)


def not_fields(refusal: Refusal) -> Problem:
    """One value, or a list, where further fields are expected."""
    inner = further_fields(refusal.model, refusal.path)
    hint = _("Write each field on a line of its own, indented: {fields}.").format(fields=inner) if inner else ""
    if isinstance(refusal.path[-1] if refusal.path else "", int):
        message = _("This entry of `{field}` holds further fields, not just a text.").format(field=refusal.name)
        fixes = under_field(refusal.node, refusal.model, refusal.path)
        return refusal.problem(rules.NOT_FIELDS, message, hint=hint, fixes=fixes)
    if isinstance(refusal.node, Scalar):
        message = _("`{field}` holds further fields, not just a text.").format(field=refusal.name)
        return refusal.problem(rules.NOT_FIELDS, message, hint=hint)
    message = _("`{field}` holds further fields, not a list of them.").format(field=refusal.name)
    fixes = entry_without_dash(refusal.document, refusal.node)
    return refusal.problem(rules.NOT_FIELDS, message, hint=_("Take out the dash."), fixes=fixes)


def not_a_date(refusal: Refusal) -> Problem:
    """Something else where a date is expected."""
    message = _("`{text}` is not a date.").format(text=refusal.typed)
    hint = _("Write the day as 2020-11-17 or 17 november 2020.")
    return refusal.problem(rules.NOT_A_DATE, message, hint=hint)


def not_yes_or_no(refusal: Refusal) -> Problem:
    """Something else where yes or no is expected."""
    message = _("`{field}` is yes or no, and `{text}` is neither.").format(field=refusal.name, text=refusal.typed)
    return refusal.problem(rules.NOT_YES_OR_NO, message, hint=_("Write yes or no (or ja, nee, true, false)."))


def not_a_number(refusal: Refusal) -> Problem:
    """Something else where a number is expected."""
    message = _("`{field}` is a number, and `{text}` is not.").format(field=refusal.name, text=refusal.typed)
    return refusal.problem(rules.NOT_A_NUMBER, message, hint=_("Write the number in figures: 6."))


def not_so_large(refusal: Refusal) -> Problem:
    """A number beyond its bounds."""
    bound = next((value for key, value in refusal.facts.items() if key in ("gt", "ge", "lt", "le")), "")
    message = _("`{field}` cannot be {text}.").format(field=refusal.name, text=refusal.typed)
    hints = {
        "gt": _("It has to be more than {bound}."),
        "ge": _("It has to be {bound} or more."),
        "lt": _("It has to be less than {bound}."),
        "le": _("It has to be {bound} or less."),
    }
    hint = next((text for key, text in hints.items() if key in refusal.facts), "").format(bound=bound)
    return refusal.problem(rules.NOT_SO_LARGE, message, hint=hint)


def unknown_value(refusal: Refusal) -> Problem:
    """A word that is not one of those that may stand here."""
    allowed = allowed_at(refusal.model, refusal.path)
    meant = nearest(refusal.typed, allowed, synonyms=refusal.words)
    message = _("`{text}` is not a value of `{field}`.").format(text=refusal.typed, field=refusal.name)
    hint = _("It can be: {values}.").format(values=", ".join(allowed))
    if meant:
        hint = _("Did you mean `{name}`?").format(name=meant.name) + " " + hint
    fixes = refusal.replaced_by(spell(meant.name)) if meant and meant.certain else ()
    return refusal.problem(rules.UNKNOWN_VALUE, message, hint=hint, fixes=fixes)


def not_accepted(refusal: Refusal) -> Problem:
    """A text of another form than asked for; of a short name, the nearest is suggested."""
    if "a-z0-9" not in str(refusal.facts.get("pattern", "")):
        message = _("`{text}` has not the form of `{field}`.").format(text=refusal.typed, field=refusal.name)
        return refusal.problem(rules.NOT_ACCEPTED, message)
    message = _("`{text}` is not a short name.").format(text=refusal.typed)
    hint = _("Use small letters, figures and hyphens only.")
    better = slug(refusal.typed)
    if better:
        hint += " " + _("Did you mean `{name}`?").format(name=better)
    return refusal.problem(rules.NOT_A_SLUG, message, hint=hint, fixes=refusal.replaced_by(better) if better else ())


def too_long(refusal: Refusal) -> Problem:
    """A text beyond the limit of its field."""
    most = int(refusal.facts.get("max_length", 0))
    message = ngettext(
        "`{field}` can have {count} character, and this is longer.",
        "`{field}` can have {count} characters, and this is longer.",
        most,
    ).format(field=refusal.name, count=most)
    return refusal.problem(rules.TOO_LONG, message, hint=_("Put a long text in an enclosure."))


def too_many(refusal: Refusal) -> Problem:
    """A list beyond its limit."""
    most = int(refusal.facts.get("max_length", 0))
    message = _("`{field}` has more than {count} entries.").format(field=refusal.name, count=most)
    return refusal.problem(rules.TOO_MANY, message, hint=_("Put a long list in an enclosure."))


def not_as_asked(refusal: Refusal) -> Problem:
    """Whatever else a model refuses."""
    message = _("`{field}` cannot have this value.").format(field=refusal.name)
    return refusal.problem(rules.NOT_ACCEPTED, message)


Explain = Callable[[Refusal], Problem]
EXPLAIN: Final[Mapping[str, Explain]] = {
    "missing": missing,
    "string_type": not_text,
    "string_too_short": empty,
    "string_too_long": too_long,
    "string_pattern_mismatch": not_accepted,
    "too_long": too_many,
    "tuple_type": not_a_list,
    "list_type": not_a_list,
    "dict_type": not_fields,
    "model_type": not_fields,
    "model_attributes_type": not_fields,
    "literal_error": unknown_value,
    "not_a_date": not_a_date,
    "not_yes_or_no": not_yes_or_no,
    "not_a_count": not_a_number,
}
"""By pydantic's kind of error; families of kinds (`date_…`, `int_…`) are in `explain`."""

_FAMILIES: Final[tuple[tuple[str, Explain], ...]] = (
    ("date", not_a_date),
    ("bool_", not_yes_or_no),
    ("int_", not_a_number),
    ("float_", not_a_number),
    ("greater_than", not_so_large),
    ("less_than", not_so_large),
)


def explain(refusal: Refusal) -> Problem:
    """The refusal in our own words; never pydantic's."""
    found = EXPLAIN.get(refusal.kind) or next((f for start, f in _FAMILIES if refusal.kind.startswith(start)), None)
    return (found or not_as_asked)(refusal)
