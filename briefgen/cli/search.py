"""`briefgen search`: issued letters by their words."""

import sys
from typing import TYPE_CHECKING

import click

from briefgen.cli import options
from briefgen.cli.terminal import paint, say, visible, wants_colour
from briefgen.language import _

if TYPE_CHECKING:
    from briefgen.archive.search import Hit


def command() -> click.Command:
    return options.Command(
        callback=run,
        help=_(
            "Find issued letters by their words.\n\n"
            "Letters are found that have all words of QUERY; \"words in quotes\" stand together, and 'word*' is the "
            "beginning of a word. Accents and capitals do not matter. A reference finds its letter, however it is "
            "spelled. The best letters come first; one that was replaced or withdrawn is marked."
        ),
        params=[
            click.Argument(["query"], metavar=_("QUERY…"), nargs=-1, required=True),
            click.Option(
                ["--limit"],
                type=click.IntRange(1, 1000),
                default=20,
                metavar=_("NUMBER"),
                help=_("How many letters at most; 20 if not given."),
            ),
            options.archive(),
            options.as_json(),
        ],
    )


@click.pass_context
def run(ctx: click.Context, *, query: tuple[str, ...], limit: int, as_json: bool) -> int:
    """Print what was found, best first."""
    from briefgen.archive.search import search
    from briefgen.cli.archived import echo_json, opened, refusal_as_json

    chosen = options.settings_of(ctx)
    question = " ".join(query)
    with refusal_as_json(wanted=as_json), opened(chosen) as archive:
        hits = search(archive, question, limit=limit)
    if as_json:
        echo_json({"query": question, "hits": [_as_data(hit) for hit in hits]})
        return 0
    colour = wants_colour(sys.stdout, chosen.color)
    for hit in hits:
        _show(hit, colour=colour)
    if not hits:
        say(_("No issued letter has all of these words."))
    return 0


def _show(hit: "Hit", *, colour: bool) -> None:
    from briefgen.archive.search import END, START
    from briefgen.cli.archived import line

    click.echo(line(hit.letter))
    if hit.excerpt:
        parts = " ".join(hit.excerpt.split()).split(START)
        marked = [
            paint(visible(found), "bold", on=colour) + visible(rest)
            for found, _end, rest in (part.partition(END) for part in parts[1:])
        ]
        click.echo("    " + visible(parts[0]) + "".join(marked))


def _as_data(hit: "Hit") -> dict[str, object]:
    from briefgen.archive.search import END, START
    from briefgen.cli.archived import as_data

    plain = " ".join(hit.excerpt.replace(START, "").replace(END, "").split())
    return {"letter": as_data(hit.letter), "excerpt": plain}
