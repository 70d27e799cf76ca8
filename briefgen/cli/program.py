"""The program's commands: a table with a line about each, so that help and completion need not import them."""

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from briefgen import __version__
from briefgen.cli import options
from briefgen.language import N_, _

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Entry(NamedTuple):
    """A command: the module of `briefgen.cli` whose `command()` makes it, and its line in the list of commands."""

    module: str
    short_help: str


COMMANDS: Final = {
    "render": Entry("render", N_("Make letters from records: docx, pdf, html, md, txt, json.")),
    "check": Entry("check", N_("Show what is wrong in records, with place and advice.")),
    "diff": Entry("diff", N_("Show what changed between two drafts: by meaning, word by word, as tracked changes.")),
    "explain": Entry("explain", N_("Explain a rule by its code, with a wrong and a right example.")),
    "new": Entry("new", N_("Write a commented record to fill in.")),
    "schema": Entry("schema", N_("Print the JSON Schema of records, for editors.")),
    "issue": Entry("issue", N_("Issue a letter: number it, seal it and put it into the archive.")),
    "reserve": Entry("reserve", N_("Reserve a number for a letter that is issued later.")),
    "replace": Entry("replace", N_("Note that an issued letter is replaced by a later one.")),
    "withdraw": Entry("withdraw", N_("Note that an issued letter holds no longer.")),
    "annotate": Entry("annotate", N_("Note later facts about a letter, like the House's numbers.")),
    "search": Entry("search", N_("Find issued letters by their words.")),
    "agreements": Entry("agreements", N_("List what issued letters promised, until when, and what settled it.")),
    "archive": Entry("archive", N_("Keep the archive: list, show, verify, export, back up.")),
    "templates": Entry("templates", N_("List, find and copy kinds, ministries and their templates.")),
    "completion": Entry("completion", N_("Print what makes the Tab key complete briefgen in your shell.")),
}


class LazyGroup(click.Group):
    """A group that imports a command's module only when that command runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        made: click.Command = import_module(f"briefgen.cli.{entry.module}").command()
        made.name, made.short_help = cmd_name, _(entry.short_help)
        return made

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            raise click.NoSuchCommand(name, possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(entry.short_help)) for name, entry in COMMANDS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        if incomplete.startswith("-"):
            return click.Command.shell_complete(self, ctx, incomplete)
        return [
            CompletionItem(name, help=_(entry.short_help))
            for name, entry in COMMANDS.items()
            if name.startswith(incomplete)
        ]


def program() -> click.Group:
    """The `briefgen` command, in the current language."""
    return LazyGroup(
        "briefgen",
        help=_(
            "briefgen turns the record of a meeting into the ministry's letter to the House.\n\n"
            "Write a record with 'briefgen new', look it over with 'briefgen check', "
            "and make the letter with 'briefgen render'."
        ),
        epilog=_("'briefgen COMMAND --help' tells more about a command."),
        params=[_version(), options.lang(), options.color()],
        context_settings={"help_option_names": ["-h", "--help"], "terminal_width": _columns()},
        no_args_is_help=True,
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("COMMAND [ARGS]..."),
    )


def _columns() -> int:
    """How wide help may be: click's own way to find out imports much for it."""
    try:
        given = int(os.environ.get("COLUMNS", "")) or os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        given = 80
    return max(min(given, 100), 50) - 2


def _version() -> click.Option:
    def show(ctx: click.Context, _option: click.Parameter, asked: bool) -> None:
        if asked and not ctx.resilient_parsing:
            click.echo(f"briefgen {__version__}")
            ctx.exit()

    help_text = _("Show the version and exit.")
    return click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show, help=help_text)
