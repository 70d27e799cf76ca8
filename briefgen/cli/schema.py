"""`briefgen schema`: the JSON Schema of records, and of what briefgen gives to programs."""

from typing import Any

import click

from briefgen.cli import options
from briefgen.language import _


def command() -> click.Command:
    return options.Command(
        callback=run,
        help=_(
            "Print the JSON Schema of records, by which editors complete and explain fields.\n\n"
            "With KIND, the schema of that kind of letter with its own fields. With --letter, the schema of what "
            "'briefgen render --to json' gives; with --review, of what 'briefgen diff --to json' gives."
        ),
        params=[
            options.kind(required=False),
            click.Option(["--letter"], is_flag=True, help=_("Print the schema of letters in JSON.")),
            click.Option(["--review"], is_flag=True, help=_("Print the schema of reviews in JSON.")),
            options.templates(),
        ],
    )


@click.pass_context
def run(ctx: click.Context, *, kind: str | None, letter: bool, review: bool) -> int:
    """Print the schema; its descriptions are in the language of the user."""
    from briefgen.workflow.new import schema_text

    if letter and review:
        raise click.UsageError(_("One schema is printed at a time: leave out --letter or --review."))
    if kind and letter:
        raise click.UsageError(_("Letters of all kinds have one schema: leave out KIND or --letter."))
    if kind and review:
        raise click.UsageError(_("Reviews of all kinds of letters have one schema: leave out KIND or --review."))
    schema = _letter_schema() if letter else _review_schema() if review else _record_schema(ctx, kind)
    click.echo(schema_text(schema), nl=False)
    return 0


def _letter_schema() -> dict[str, Any]:
    from briefgen.letter.json_format import letter_schema

    return letter_schema()


def _review_schema() -> dict[str, Any]:
    from briefgen.review.json_format import review_schema

    return review_schema()


def _record_schema(ctx: click.Context, kind: str | None) -> dict[str, Any]:
    from briefgen.letter.starters import editor_schema

    return editor_schema(kind, folders=options.folders_of(options.settings_of(ctx)))
