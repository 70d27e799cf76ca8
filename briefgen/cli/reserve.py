"""`briefgen reserve`: a number for a letter that is still in the minister's office."""

from typing import TYPE_CHECKING

import click

from briefgen.cli import options
from briefgen.cli.terminal import say
from briefgen.language import _

if TYPE_CHECKING:
    import datetime

    from briefgen.workflow.reserving import Reserved


def command() -> click.Command:
    return options.Command(
        callback=run,
        help=_(
            "Reserve a number for a letter that is issued later.\n\n"
            "With RECORD the number waits for that record and is written into it, so that drafts show it. Without, it "
            "is a number of the ministry named with --ministry, to be given to 'briefgen issue --reference'. A number "
            "that is not needed after all is given back with 'briefgen archive release'."
        ),
        params=[
            click.Argument(["record"], metavar=_("RECORD"), type=click.Path(), required=False),
            click.Option(
                ["--reference"], metavar=_("REFERENCE"), help=_("The number to reserve; else the next of the series.")
            ),
            options.setting("ministry", "-m", metavar=_("CODE")),
            options.letter_date(),
            options.archive(),
            options.as_json(),
            options.templates(),
        ],
    )


@click.pass_context
def run(
    ctx: click.Context, *, record: str | None, reference: str | None, date: "datetime.date | None", as_json: bool
) -> int:
    """Reserve, and print the number."""
    from pathlib import Path

    from briefgen.cli.archived import now, opened, refusal_as_json
    from briefgen.workflow.issuing import Request
    from briefgen.workflow.reserving import reserve_bare, reserve_for

    chosen = options.settings_of(ctx)
    folders = options.folders_of(chosen)
    with refusal_as_json(wanted=as_json), opened(chosen) as archive:
        if record is not None:
            request = Request(Path(record), reference or "", date)
            reserved = reserve_for(archive, request, folders=folders, at=now())
        else:
            reserved = reserve_bare(archive, chosen.ministry, reference or "", folders=folders, at=now(), date=date)
        _tell(reserved, record or "", as_json=as_json)
    return 0


def _tell(reserved: "Reserved", record: str, *, as_json: bool) -> None:
    from briefgen.cli.archived import echo_json

    if as_json:
        names = ("ministry", "reference", "record", "head", "record_changed", "not_written")
        echo_json({"state": "reserved", **{name: getattr(reserved, name) for name in names}})
    else:
        click.echo(reserved.reference)
    if reserved.record_changed:
        say(_("The number was written into {record}.").format(record=record))
    if reserved.not_written:
        say(_("The number is not in {record} ({reason}).").format(record=record, reason=reserved.not_written))
