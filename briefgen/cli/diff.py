"""`briefgen diff`: what changed between two drafts."""

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
            "Show what changed between two drafts: by meaning, and word by word.\n\n"
            "OLD and NEW are each a record, a letter.json, a .docx, .pdf, .html or .md file, or a file of an earlier "
            "revision in git, as HEAD~3:letters/x.yaml. The exit status is 0 if they are the same, 1 if they differ, "
            "2 if they cannot be compared."
        ),
        params=[
            click.Argument(["old"], metavar=_("OLD")),
            click.Argument(["new"], metavar=_("NEW")),
            click.Option(
                ["--to", "form"],
                type=click.Choice(("term", "html", "docx", "json", "md")),
                help=_("The form: term if not given, html a page to review, docx the new letter with tracked changes."),
            ),
            click.Option(
                ["-o", "--output"],
                metavar=_("FILE"),
                help=_("A file, or '-' for standard output, which is the default."),
            ),
            click.Option(["--stat"], is_flag=True, help=_("Only how many changes there are, a line for each part.")),
            click.Option(
                ["--author"],
                metavar=_("NAME"),
                default="briefgen",
                help=_("Whose name the tracked changes bear; their day is that of --date."),
            ),
            click.Option(
                ["--tracked"],
                type=click.Choice(("accept", "reject")),
                help=_("How to take changes that are tracked in a Word document already."),
            ),
            click.Option(["--force"], is_flag=True, help=_("Overwrite a file that was edited or is not ours.")),
            options.templates(),
            options.archive(),
            options.date(),
        ],
    )


@click.pass_context
def run(
    ctx: click.Context,
    *,
    old: str,
    new: str,
    form: str | None,
    output: str | None,
    stat: bool,
    author: str,
    tracked: str | None,
    force: bool,
    date: "datetime.date",
) -> int:
    """Compare and show; returns the exit status of `diff`."""
    from briefgen.cli import differing

    form = differing.form_of(form, output, stat=stat)
    chosen = options.settings_of(ctx)
    reader = differing.reader(chosen, tracked=tracked, date=date)
    place = differing.Place(output or "-", force=force)
    if form == "docx":
        return differing.tracked(old, new, reader, place=place, author=author, date=date)
    return differing.shown(old, new, reader, place=place, form=form, stat=stat, colour=chosen.color)
