"""`briefgen explain`: the reason for a rule, with a wrong and a right example."""

from typing import TYPE_CHECKING

import click

from briefgen.cli import options
from briefgen.cli.terminal import say
from briefgen.errors import ExitStatus
from briefgen.language import _

if TYPE_CHECKING:
    from briefgen.rules import Rule


def command() -> click.Command:
    return options.Command(
        callback=run,
        help=_("Explain the rules behind findings, by their codes; without a code, list all rules."),
        params=[click.Argument(["codes"], nargs=-1, metavar=_("[CODE]…"))],
    )


def run(codes: tuple[str, ...]) -> int:
    """Print each rule that is asked for; an unknown code is told with one that is like it."""
    from briefgen.workflow.rules import all_rules

    rules = all_rules()
    if not codes:
        for rule in rules.values():
            click.echo(f"{rule.code}  {_(rule.title)}")
        return ExitStatus.DONE
    found = [rules[code.upper()] for code in codes if code.upper() in rules]
    click.echo("\n\n".join(map(explained, found)), nl=bool(found))
    unknown = [code for code in codes if code.upper() not in rules]
    for code in unknown:
        _tell_unknown(code, tuple(rules))
    return ExitStatus.USAGE if unknown else ExitStatus.DONE


def explained(rule: "Rule") -> str:
    """The rule in the language of the user."""
    from briefgen.cli.findings import severity_word

    parts = [
        f"{rule.code} ({severity_word(rule.severity)}): {_(rule.title)}",
        _(rule.why),
        _("Wrong:") + "\n" + _indented(rule.wrong),
        _("Right:") + "\n" + _indented(rule.right),
    ]
    return "\n\n".join(parts)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())


def _tell_unknown(code: str, known: tuple[str, ...]) -> None:
    from briefgen.settings import did_you_mean

    message = _("There is no rule '{code}'.").format(code=code)
    hint = did_you_mean(code.upper(), known) or _("'briefgen explain' lists all rules.")
    say(f"{message} {hint}")
