"""`briefgen schema`: the JSON Schema of records."""

import click

from briefgen.cli import options
from briefgen.language import _


def command() -> click.Command:
    return options.Command(
        callback=run,
        help=_(
            "Print the JSON Schema of records, by which editors complete and explain fields.\n\n"
            "With KIND, the schema of that kind of letter with its own fields."
        ),
        params=[options.kind(required=False), options.templates()],
    )


@click.pass_context
def run(ctx: click.Context, *, kind: str | None) -> int:
    """Print the schema; its descriptions are in the language of the user."""
    from briefgen.letter.starters import editor_schema
    from briefgen.workflow.new import schema_text

    folders = options.folders_of(options.settings_of(ctx))
    click.echo(schema_text(editor_schema(kind, folders=folders)), nl=False)
    return 0
