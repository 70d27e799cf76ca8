"""`briefgen annotate`: what became known of a letter after it was issued."""

import click

from briefgen.cli import options
from briefgen.cli.noting import note, reference
from briefgen.language import _


def command() -> click.Command:
    return options.Command(
        callback=run,
        help=_(
            "Note later facts about a letter, like the House's numbers.\n\n"
            "A fact is a name and a value: document=2020D46511 zaak=2020Z21833. A later value of the same name counts; "
            "the earlier one stays in the log."
        ),
        params=[
            reference(),
            click.Argument(["facts"], metavar=_("NAME=VALUE…"), nargs=-1, required=True),
            options.of_ministry(),
            options.archive(),
            options.as_json(),
        ],
    )


@click.pass_context
def run(ctx: click.Context, *, reference: str, facts: tuple[str, ...], ministry: str | None, as_json: bool) -> int:
    """Note them, and print how the letter stands."""
    from briefgen.archive.facts import annotate
    from briefgen.cli.archived import now

    pairs = dict(_pair(each) for each in facts)
    return note(
        ctx,
        reference,
        ministry,
        lambda archive, letter: annotate(
            archive, letter.ministry, letter.reference, pairs, sha256=letter.sha256, at=now()
        ),
        as_json=as_json,
    )


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (equals and name.strip() and value.strip()):
        raise click.UsageError(_("'{text}' is no fact; write it as document=2020D46511.").format(text=text[:100]))
    return name.strip(), value.strip()
