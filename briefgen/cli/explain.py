"""`briefgen explain`: the reason for a rule, with a wrong and a right example."""

from typing import TYPE_CHECKING

import click

from briefgen.cli import options
from briefgen.cli.terminal import say
from briefgen.errors import ExitStatus
from briefgen.language import _

if TYPE_CHECKING:
    from briefgen.workflow.explain import Explanation


def command() -> click.Command:
    return options.Command(
        callback=run,
        help=_("Explain the rules behind findings, by their codes; without a code, list all rules."),
        params=[options.codes()],
    )


def run(codes: tuple[str, ...]) -> int:
    """Print each rule that is asked for; an unknown code is told with one that is like it."""
    from briefgen.workflow.explain import UnknownRuleError, explain
    from briefgen.workflow.rules import all_rules

    if not codes:
        for rule in all_rules().values():
            click.echo(f"{rule.code}  {_(rule.title)}")
        return ExitStatus.DONE
    found: list[str] = []
    unknown: list[UnknownRuleError] = []
    for code in codes:
        try:
            found.append(shown(explain(code)))
        except UnknownRuleError as refusal:
            unknown.append(refusal)
    click.echo("\n\n".join(found), nl=bool(found))
    for each in unknown:
        say(f"{each.message} {each.hint}")
    return ExitStatus.USAGE if unknown else ExitStatus.DONE


def shown(rule: "Explanation") -> str:
    """The rule as it is printed."""
    from briefgen.cli.findings import severity_word

    parts = [
        f"{rule.code} ({severity_word(rule.severity)}): {rule.title}",
        rule.why,
        _("Wrong:") + "\n" + _indented(rule.wrong),
        _("Right:") + "\n" + _indented(rule.right),
    ]
    return "\n\n".join(parts)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())
