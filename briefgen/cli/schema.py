"""`briefgen schema`: the JSON Schema of records."""

import click

from briefgen.cli import options
from briefgen.language import _


def command() -> click.Command:
    return options.Command(
        callback=run,
        help=_(
            "Print the JSON Schema of records, by which editors complete and explain fields.\n\n"
            "With KIND, the schema of that kind of letter with its own fields. With --letter, the schema of what "
            "'briefgen render --to json' gives."
        ),
        params=[
            options.kind(required=False),
            click.Option(["--letter"], is_flag=True, help=_("Print the schema of letters in JSON.")),
            options.templates(),
        ],
    )


@click.pass_context
def run(ctx: click.Context, *, kind: str | None, letter: bool) -> int:
    """Print the schema; its descriptions are in the language of the user."""
    from briefgen.letter.json_format import letter_schema
    from briefgen.letter.starters import editor_schema
    from briefgen.workflow.new import schema_text

    if letter and kind:
        raise click.UsageError(_("Letters of all kinds have one schema: leave out KIND or --letter."))
    if letter:
        click.echo(schema_text(letter_schema()), nl=False)
        return 0
    folders = options.folders_of(options.settings_of(ctx))
    click.echo(schema_text(editor_schema(kind, folders=folders)), nl=False)
    return 0
