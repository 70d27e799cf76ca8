"""`briefgen agreements`: the register of what issued letters promised."""

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
            "List what issued letters promised, until when, and which letter settled it.\n\n"
            "Agreements, next steps and commitments, the first to be kept first. Each is known by its name, "
            "ministry/reference#id; a later letter that names it under 'fulfils' settles it. Periods are read with the "
            "calendar in the template folders, against the date of the letter.\n\n"
            "With --overdue the exit status is 1 if there are any."
        ),
        params=[
            click.Option(["--open", "open_only"], is_flag=True, help=_("Only what is not settled yet.")),
            click.Option(["--overdue", "overdue_only"], is_flag=True, help=_("Only what is open past its last day.")),
            click.Option(
                ["--owner"], metavar=_("TEXT"), default="", help=_("Only what somebody with this in the name carries.")
            ),
            click.Option(["-m", "--ministry"], metavar=_("CODE"), default="", help=_("Only what this ministry wrote.")),
            options.day("--on", help_text=_("The day on which something is overdue; today if not given.")),
            click.Option(
                ["--to", "form"],
                type=click.Choice(["table", "csv", "json", "ical"]),
                help=_("What to make of it; a table if neither this nor a suffix says so."),
            ),
            click.Option(
                ["-o", "--output"],
                metavar=_("PATH"),
                type=click.Path(dir_okay=False, allow_dash=True),
                help=_("The file to write, by its suffix .csv, .json, .ics or .txt; standard output if not given."),
            ),
            options.archive(),
            options.templates(),
        ],
    )


@click.pass_context
def run(
    ctx: click.Context,
    *,
    open_only: bool,
    overdue_only: bool,
    owner: str,
    ministry: str,
    on: "datetime.date",
    form: str | None,
    output: str | None,
) -> int:
    """Read the register and write what is asked for; returns the exit status."""
    from briefgen.cli import registering
    from briefgen.workflow.agreements import Question

    question = Question(on, open_only, overdue_only, owner, ministry)
    return registering.write(question, options.settings_of(ctx), form=form, output=output)
