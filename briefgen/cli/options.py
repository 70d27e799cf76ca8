"""Options that several commands have, each made once; those that are settings take their help text from there."""

from typing import TYPE_CHECKING, Any

import click

from briefgen import settings
from briefgen.language import LANGUAGES, _, current_language

if TYPE_CHECKING:
    import datetime

    from briefgen.folders import TemplateFolders
    from briefgen.settings import Settings


class Command(click.Command):
    """A command that takes `--lang` and `--color` after its name too, where people type them."""

    def __init__(self, *, params: list[click.Parameter], **rest: Any) -> None:  # noqa: ANN401 - click's own arguments
        super().__init__(None, params=[*params, lang(), color()], options_metavar=_("[OPTIONS]"), **rest)


class Group(click.Group):
    """A group of such commands, in the order in which they are given."""

    def __init__(self, *, commands: dict[str, click.Command], **rest: Any) -> None:  # noqa: ANN401 - click's own
        for name, each in commands.items():
            each.name = name
            each.short_help = (each.help or "").partition("\n\n")[0]  # whole: click would cut it
        super().__init__(
            None,
            commands=commands,
            params=[lang(), color()],
            options_metavar=_("[OPTIONS]"),
            subcommand_metavar=_("COMMAND [ARGS]..."),
            **rest,
        )

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self.commands)


def _keep(ctx: click.Context, option: click.Parameter, value: object) -> None:
    """Remember a flag for `settings_of`, in the run as a whole: a later one replaces an earlier one."""
    given = ctx.find_root().ensure_object(dict)
    if value not in (None, (), False):
        given[option.name] = value


def setting(name: str, *flags: str, **rest: Any) -> click.Option:  # noqa: ANN401 - click's own arguments
    """The option that sets a setting; its value is found in `settings_of`, not among the arguments."""
    return click.Option(
        [*flags, f"--{name}", name],
        callback=_keep,
        expose_value=False,
        help=settings.help_for(name).capitalize() + ".",
        **rest,
    )


def lang() -> click.Option:
    return setting("lang", type=click.Choice(LANGUAGES), is_eager=True)


def color() -> click.Option:
    return setting("color", type=click.Choice(settings.COLORS))


def templates() -> click.Option:
    return setting("templates", "-t", multiple=True, metavar=_("FOLDER"), type=click.Path(file_okay=False))


def jobs() -> click.Option:
    return setting("jobs", "-j", metavar=_("NUMBER"))


def to() -> click.Option:
    return setting("to", metavar=_("FORMATS"), multiple=True, shell_complete=_complete_formats)


def ministry() -> click.Option:
    return setting("ministry", "-m", metavar=_("CODE"), shell_complete=_complete_ministry)


def codes() -> click.Argument:
    return click.Argument(["codes"], nargs=-1, metavar=_("[CODE]…"), shell_complete=_complete_code)


def date() -> click.Option:
    return day("--date", help_text=_("The day on which undated records are read and written; today if not given."))


def day(flag: str, *, help_text: str) -> click.Option:
    """A day, today if not given."""
    return click.Option([flag], metavar=_("DATE"), callback=_day, help=help_text)


def _day(_ctx: click.Context, _option: click.Parameter, value: str | None) -> "datetime.date":
    import datetime

    if not value:
        return datetime.datetime.now().astimezone().date()
    from briefgen.dutch.dates import read_date

    day = read_date(value)
    if day is None:
        raise click.BadParameter(_("'{value}' is no date; write it as 2020-11-17.").format(value=value))
    return day


def letter_date() -> click.Option:
    return click.Option(
        ["--date"],
        metavar=_("DATE"),
        callback=lambda ctx, option, value: _day(ctx, option, value) if value else None,
        help=_("The date of the letter; else the record's own, or today."),
    )


def archive() -> click.Option:
    return setting("archive", "-a", metavar=_("FOLDER"), type=click.Path(file_okay=False))


def of_ministry() -> click.Option:
    help_text = _("The ministry's code, where several have a letter with this reference.")
    return click.Option(["-m", "--ministry"], metavar=_("CODE"), help=help_text)


def reason() -> click.Option:
    return click.Option(["--reason"], metavar=_("TEXT"), required=True, help=_("Why; it stands in the log for ever."))


def as_json() -> click.Option:
    return click.Option(["--json", "as_json"], is_flag=True, help=_("Print the result as JSON."))


def kind(*, required: bool) -> click.Argument:
    metavar = _("KIND") if required else f"[{_('KIND')}]"
    return click.Argument(["kind"], metavar=metavar, required=required, shell_complete=_complete_kind)


def template() -> click.Argument:
    return click.Argument(["name"], metavar=_("NAME"), shell_complete=_complete_template)


def _complete_kind(_ctx: click.Context, _argument: click.Parameter, incomplete: str) -> list[str]:
    return _names_starting(incomplete, "kinds")


def _complete_template(_ctx: click.Context, _argument: click.Parameter, incomplete: str) -> list[str]:
    return _names_starting(incomplete, "kinds", "ministries")


def _complete_ministry(_ctx: click.Context, _option: click.Parameter, incomplete: str) -> list[str]:
    return _names_starting(incomplete, "ministries")


def _complete_formats(_ctx: click.Context, _option: click.Parameter, incomplete: str) -> list[str]:
    """The formats that may follow those already named: `docx,p` becomes `docx,pdf`."""
    before, comma, last = incomplete.rpartition(",")
    named = before.split(",") if before else []
    offered = (*settings.FORMATS, *(() if named else ("all",)))
    return [f"{before}{comma}{name}" for name in offered if name.startswith(last) and name not in named]


def _complete_code(_ctx: click.Context, _argument: click.Parameter, incomplete: str) -> list[str]:
    from briefgen.workflow.rules import all_rules

    return [code for code in all_rules() if code.startswith(incomplete.upper())]


def _names_starting(incomplete: str, *groups: str) -> list[str]:
    """The names that there are, by those of their folders: reading them would make the Tab key slow."""
    from pathlib import Path

    from briefgen.folders import TemplateFolders

    folders = TemplateFolders.standard(*TemplateFolders.in_working_folder(Path.cwd()))
    return [name for group in groups for name in folders.names(group) if name.startswith(incomplete)]


def records() -> click.Argument:
    return click.Argument(["records"], nargs=-1, required=True, metavar=_("RECORD…"), type=click.Path(allow_dash=True))


def settings_of(ctx: click.Context) -> "Settings":
    """The settings of this run, from the options given and the world around."""
    import os
    from dataclasses import replace
    from pathlib import Path

    from briefgen.cli import no_plugins

    no_plugins.for_pydantic()  # every command that works on something asks for its settings first
    flags = ctx.find_root().ensure_object(dict)
    read = settings.read_settings(flags=flags, environment=os.environ, folder=Path.cwd())
    return replace(read, lang=current_language())  # the locale may have chosen it


def folders_of(chosen: "Settings") -> "TemplateFolders":
    """The template folders of this run: those set, else `briefgen-templates/` here if it exists, then the packaged."""
    from pathlib import Path

    from briefgen.cli.cache import cache_folder
    from briefgen.folders import TemplateFolders

    own = chosen.templates or TemplateFolders.in_working_folder(Path.cwd())
    return TemplateFolders.standard(*own, compiled=cache_folder(chosen))
