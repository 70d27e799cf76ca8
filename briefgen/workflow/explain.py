"""Explains a rule: what it asks and why, in the language of the user, with a wrong and a right example."""

from functools import cache

from briefgen.errors import BriefgenError, Severity
from briefgen.language import _
from briefgen.rules import Rule
from briefgen.values import dataclass
from briefgen.workflow.rules import all_rules


class UnknownRuleError(BriefgenError):
    """No room has a rule of this code."""

    def __init__(self, code: str, *, known: tuple[str, ...]) -> None:
        from difflib import get_close_matches

        close = get_close_matches(code.upper(), known, n=1, cutoff=0.5)
        hint = _("Did you mean '{name}'?").format(name=close[0]) if close else ""
        every = _("'briefgen explain' lists all rules.")
        super().__init__(_("There is no rule '{code}'.").format(code=code[:100]), hint=hint or every)


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule in the language of the user; the examples are excerpts of a file and never translated."""

    code: str
    severity: Severity
    title: str
    why: str
    wrong: str
    right: str


@cache
def _rules() -> dict[str, Rule]:
    return all_rules()


def explain(code: str) -> Explanation:
    """The explanation of a rule by its code, in capitals or not; raises UnknownRuleError."""
    rules = _rules()
    rule = rules.get(code.strip().upper())
    if rule is None:
        raise UnknownRuleError(code, known=tuple(rules))
    return Explanation(rule.code, rule.severity, _(rule.title), _(rule.why), rule.wrong, rule.right)
