"""`briefgen replace`: an issued letter is replaced by a later one."""

from typing import TYPE_CHECKING

import click

from briefgen.cli import options
from briefgen.cli.noting import note, reference
from briefgen.language import _

if TYPE_CHECKING:
    from briefgen.archive.keeping import Archive
    from briefgen.archive.letters import ArchivedLetter


def command() -> click.Command:
    return options.Command(
        callback=run,
        help=_(
            "Note that an issued letter is replaced by a later one.\n\n"
            "This is for a replacement that does not say so itself: a record with 'replaces: REFERENCE' says it when "
            "it is issued. Neither letter changes."
        ),
        params=[
            reference(),
            click.Option(["--by"], metavar=_("REFERENCE"), required=True, help=_("The letter that takes its place.")),
            options.reason(),
            options.of_ministry(),
            options.archive(),
            options.as_json(),
        ],
    )


@click.pass_context
def run(ctx: click.Context, *, reference: str, by: str, reason: str, ministry: str | None, as_json: bool) -> int:
    """Note it, and print how the letter stands."""
    from briefgen.archive.facts import replace
    from briefgen.cli.archived import find, now

    def write(archive: "Archive", letter: "ArchivedLetter") -> None:
        new = find(archive, by, letter.ministry)
        replace(
            archive,
            letter.ministry,
            letter.reference,
            sha256=letter.sha256,
            by=new.reference,
            by_sha256=new.sha256,
            reason=reason,
            at=now(),
        )

    return note(ctx, reference, ministry, write, as_json=as_json)
