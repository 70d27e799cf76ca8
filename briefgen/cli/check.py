"""`briefgen check`: everything that is wrong in records, at once."""

from typing import TYPE_CHECKING

import click

from briefgen.cli import options
from briefgen.language import _

if TYPE_CHECKING:
    import datetime


def command() -> click.Command:
    return options.Command(
        callback=run,
        help=_(
            "Show every finding in records: code, place, what is wrong and what to do.\n\n"
            "RECORD is a YAML file, a folder of them, or '-' for standard input. 'briefgen render' runs the very same "
            "checks. The exit status is 1 if there are errors, 2 if a record cannot be read."
        ),
        params=[
            options.records(),
            options.setting("format", type=click.Choice(("full", "concise", "json", "github"))),
            click.Option(["--fix"], is_flag=True, help=_("Mend what can be mended, then check again.")),
            options.setting("strict", is_flag=True),
            click.Option(
                ["--for", "purpose"],
                type=click.Choice(("draft", "issue")),
                default="draft",
                help=_("'issue' adds what issuing the letter will ask."),
            ),
            options.templates(),
            options.date(),
            options.jobs(),
        ],
    )


@click.pass_context
def run(ctx: click.Context, *, records: tuple[str, ...], fix: bool, purpose: str, date: "datetime.date") -> int:
    """Check all records and show what was found; returns the exit status."""
    from briefgen.cli.checking import check

    chosen = options.settings_of(ctx)
    if fix and "-" in records:
        raise click.UsageError(_("--fix needs files: it cannot mend standard input."))
    return check(records, chosen, fix=fix, purpose="issue" if purpose == "issue" else "draft", date=date)
