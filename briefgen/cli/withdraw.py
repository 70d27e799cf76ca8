"""`briefgen withdraw`: an issued letter holds no longer."""

import click

from briefgen.cli import options
from briefgen.cli.noting import note, reference
from briefgen.language import _


def command() -> click.Command:
    return options.Command(
        callback=run,
        help=_(
            "Note that an issued letter holds no longer.\n\n"
            "The letter stays in the archive as it was sent; list, show and search say that it was withdrawn."
        ),
        params=[reference(), options.reason(), options.of_ministry(), options.archive(), options.as_json()],
    )


@click.pass_context
def run(ctx: click.Context, *, reference: str, reason: str, ministry: str | None, as_json: bool) -> int:
    """Note it, and print how the letter stands."""
    from briefgen.archive.facts import withdraw
    from briefgen.cli.archived import now

    return note(
        ctx,
        reference,
        ministry,
        lambda archive, letter: withdraw(
            archive, letter.ministry, letter.reference, sha256=letter.sha256, reason=reason, at=now()
        ),
        as_json=as_json,
    )
