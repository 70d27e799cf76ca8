"""`briefgen new`: a commented record to fill in."""

from typing import TYPE_CHECKING

import click

from briefgen.cli import options
from briefgen.cli.terminal import say
from briefgen.language import _, current_language

if TYPE_CHECKING:
    import datetime


def command() -> click.Command:
    return options.Command(
        callback=run,
        help=_(
            "Write a commented record to fill in.\n\n"
            "KIND is one of those that 'briefgen templates list' shows. Beside the record a schema is put, by which an "
            "editor with a YAML extension completes and explains its fields."
        ),
        params=[
            options.kind(required=True),
            click.Option(
                ["-o", "--output"],
                metavar=_("FILE"),
                help=_("The file to write; standard output if not given. A file that is there is never replaced."),
            ),
            click.Option(
                ["--id", "identity"], metavar=_("NAME"), help=_("Identity of the record; else the file's name.")
            ),
            options.ministry(),
            options.templates(),
            options.date(),
        ],
    )


@click.pass_context
def run(ctx: click.Context, *, kind: str, output: str | None, identity: str | None, date: "datetime.date") -> int:
    """Print the record, or write it with its schema beside it."""
    from pathlib import Path

    from briefgen.workflow.new import new_record, write_new_record

    chosen = options.settings_of(ctx)
    folders = options.folders_of(chosen)
    language = current_language()
    if output in (None, "-"):
        name = identity or f"{date.isoformat()}-{kind}"
        click.echo(
            new_record(kind, identity=name, ministry=chosen.ministry, language=language, folders=folders), nl=False
        )
        return 0
    path = Path(output or "")
    write_new_record(
        path, kind, identity=identity or path.stem, ministry=chosen.ministry, language=language, folders=folders
    )
    say(_("Written: {path}").format(path=path))
    say(_("Fill in what stands between < and >, then: briefgen check {path}").format(path=path))
    return 0
