"""What a rule is: a stable code with its reason and a wrong and a right example, shown by `briefgen explain`."""

from briefgen.errors import Fix, Problem, Severity, Where
from briefgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is checked. Texts are English and marked with `N_`; the doors translate them.

    `wrong` and `right` are short excerpts of a file, the second showing how the first is mended.
    """

    code: str
    severity: Severity
    title: str
    why: str
    wrong: str
    right: str


def problem(
    rule: Rule, where: Where, message: str, *, hint: str = "", fixes: tuple[Fix, ...] = (), source_line: str = ""
) -> Problem:
    """A finding under this rule; `message` and `hint` are in the language of the user."""
    return Problem(rule.code, message, where, rule.severity, hint, fixes, source_line)
