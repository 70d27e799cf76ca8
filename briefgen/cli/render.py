"""`briefgen render`: letters from records."""

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
            "Make letters from records.\n\n"
            "RECORD is a YAML file, a folder of them, or '-' for standard input. What 'briefgen check' calls an error "
            "stops a letter; the other letters are made all the same. Until a letter is issued, its pages are marked "
            "as a draft.\n\n"
            "A file that was edited after it was rendered is never overwritten without --force."
        ),
        params=[
            options.records(),
            options.to(),
            click.Option(
                ["-o", "--output"],
                metavar=_("PATH"),
                help=_("A file (its suffix names the format), a folder, or '-' for standard output."),
            ),
            click.Option(["--force"], is_flag=True, help=_("Overwrite files that were edited after rendering.")),
            click.Option(["--watch"], is_flag=True, help=_("Render again when a record or a template changes.")),
            options.templates(),
            options.date(),
            options.jobs(),
        ],
    )


@click.pass_context
def run(
    ctx: click.Context,
    *,
    records: tuple[str, ...],
    output: str | None,
    force: bool,
    watch: bool,
    date: "datetime.date",
) -> int:
    """Render once, or again and again with `--watch`; returns the exit status."""
    from briefgen.cli import rendering

    chosen = options.settings_of(ctx)
    asked = chosen.to if "to" in ctx.find_root().obj else ()

    def once() -> int:
        return rendering.render(records, output, chosen, asked=asked, force=force, date=date)

    if not watch:
        return once()
    if "-" in (output, *records):
        raise click.UsageError(_("--watch needs files: it cannot watch standard input or write to standard output."))
    return rendering.watching(once, lambda: rendering.watched(records, chosen), pause=rendering.pause)
