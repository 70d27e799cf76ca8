"""What the commands share that note a later fact about an issued letter: they write one entry and tell the new head."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from briefgen.cli import options
from briefgen.cli.terminal import say
from briefgen.language import _

if TYPE_CHECKING:
    from briefgen.archive.keeping import Archive
    from briefgen.archive.letters import ArchivedLetter


def note(
    ctx: click.Context,
    reference: str,
    ministry: str | None,
    write: "Callable[[Archive, ArchivedLetter], object]",
    *,
    as_json: bool,
) -> int:
    """Find the letter, write the entry, and tell how the letter stands now."""
    from briefgen.archive.letters import facts
    from briefgen.cli.archived import as_data, echo_json, fact_as_data, find, line, opened, refusal_as_json

    chosen = options.settings_of(ctx)
    with refusal_as_json(wanted=as_json), opened(chosen) as archive:
        letter = find(archive, reference, ministry)
        write(archive, letter)
        letter = find(archive, letter.sha256 or letter.reference, letter.ministry)
        head = str(archive.head())
        if as_json:
            later = [fact_as_data(each) for each in facts(archive, letter)]
            echo_json({"letter": as_data(letter), "facts": later, "head": head})
        else:
            click.echo(line(letter))
            click.echo(_("Tree head: {head}").format(head=head))
    say(_("Noted. The letter itself has not changed."))
    return 0


def reference() -> click.Argument:
    return click.Argument(["reference"], metavar=_("REFERENCE"))
