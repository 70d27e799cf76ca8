"""What can be wrong with a query; the rest of it is answered all the same."""

from typing import Final

from briefgen.errors import Problem, Severity, Where
from briefgen.language import N_
from briefgen.rules import Rule, problem
from briefgen.values import dataclass

SOURCE: Final = "query"


def _rule(code: str, title: str, why: str, wrong: str, right: str) -> Rule:
    return Rule(code, Severity.WARNING, title, why, wrong, right)


UNCLOSED_QUOTE: Final = _rule(
    "S101", N_("A quote that is not closed"),
    N_("A phrase stands between two quotes. Without the second one it is taken to run to the end of the query."),
    '"landelijk netwerk AND LVV', '"landelijk netwerk" AND LVV',
)  # fmt: skip
UNBALANCED: Final = _rule(
    "S102", N_("A bracket without its other half"),
    N_("Brackets say what belongs together, so each needs its other half."), "(LVV OR WODC", "(LVV OR WODC)",
)  # fmt: skip
NO_OPERAND: Final = _rule(
    "S103", N_("AND, OR, NOT or NEAR with nothing beside it"),
    N_("These words in capitals join what stands on both sides of them. To search for such a word, put it in quotes."),
    "LVV AND", "LVV AND gemeenten",
)  # fmt: skip
UNKNOWN_FIELD: Final = _rule(
    "S104", N_("A field that does not exist"),
    N_("A word before a colon names a field of the letter. One that is not known is searched for as a word."),
    "minstry:jenv", "ministry:jenv",
)  # fmt: skip
NO_VALUE: Final = _rule(
    "S105", N_("A field without a value"),
    N_("The value follows the colon at once."), "ministry: jenv", "ministry:jenv",
)  # fmt: skip
NO_DAY: Final = _rule(
    "S106", N_("A date that is none"),
    N_("from:, to: and date: want a year, a month or a day."), "from:2020-13", "from:2020-12",
)  # fmt: skip
NO_WORD: Final = _rule(
    "S107", N_("Nothing to search for"),
    N_("Signs alone are not kept in the index: only words and numbers are."), "*** AND LVV", "LVV",
)  # fmt: skip
NEAR_OPERAND: Final = _rule(
    "S108", N_("NEAR beside something else than words"),
    N_("NEAR looks for words and phrases that stand close together; brackets and fields have no place in the text."),
    "(a OR b) NEAR c", "a NEAR c OR b NEAR c",
)  # fmt: skip
TOO_LONG: Final = _rule(
    "S109", N_("A query that is too long"),
    N_("Only its beginning is looked at: a question of many hundred words is a letter, for which there is `--like`."),
    "…", "LVV AND gemeenten",
)  # fmt: skip
NO_DAYS_LEFT: Final = _rule(
    "S110", N_("A period that ends before it begins"),
    N_("No letter can be of a day after `from:` and before `to:` where these are the wrong way round."),
    "from:2021 to:2020", "from:2020 to:2021",
)  # fmt: skip
RULES: Final = (
    UNCLOSED_QUOTE, UNBALANCED, NO_OPERAND, UNKNOWN_FIELD, NO_VALUE, NO_DAY, NO_WORD, NEAR_OPERAND, TOO_LONG,
    NO_DAYS_LEFT,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """From one character of the query up to another, counted from 0."""

    start: int
    end: int


def found_in_query(rule: Rule, span: Span, message: str, *, query: str, hint: str = "") -> Problem:
    """A finding with its place in the query, which counts from 1."""
    where = Where(SOURCE, 1, span.start + 1, end_line=1, end_column=max(span.end, span.start + 1) + 1)
    return problem(rule, where, message, hint=hint, source_line=query)


def caret(finding: Problem) -> str:
    """The query, and under it carets at the place that is meant."""
    line = "".join(each if each.isprintable() else " " for each in finding.source_line)
    width = max(1, min(finding.where.end_column, len(line) + 1) - finding.where.column)
    return f"{line}\n{' ' * (finding.where.column - 1)}{'^' * width}"
