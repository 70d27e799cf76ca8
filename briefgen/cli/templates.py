"""`briefgen templates`: which kinds, ministries and templates there are, which file is used, and a copy to edit."""

from typing import TYPE_CHECKING, Final

import click

from briefgen.cli import options
from briefgen.cli.terminal import say
from briefgen.language import N_, _, current_language

if TYPE_CHECKING:
    import datetime

    from briefgen.folders import TemplateFolders

STATES: Final = {
    "unchanged": N_("a copy that nobody edited"),
    "edited": N_("an edited copy"),
    "older": N_("a copy of an older version; delete it, or copy again, to get the newer one"),
    "older-edited": N_("an edited copy of an older version; compare it with the packaged one"),
    "no-longer-packaged": N_("a copy of a file that briefgen no longer has"),
    "not-a-copy": N_("stands before the packaged file of that name"),
    "own": N_("your own"),
}


def command() -> click.Group:
    return options.Group(
        help=_("List, find and copy kinds of letters, ministries and their templates."),
        commands={"list": _list(), "where": _where(), "copy": _copy()},
    )


def _list() -> click.Command:
    return options.Command(
        callback=run_list,
        help=_(
            "List kinds, ministries and your own templates.\n\nOf a copy it says whether it was edited or is outdated."
        ),
        params=[options.templates(), options.date()],
    )


def _where() -> click.Command:
    return options.Command(
        callback=run_where,
        help=_("Show where a template is looked for, and which file is used.\n\nNAME is a file, a kind or a ministry."),
        params=[options.template(), options.templates()],
    )


def _copy() -> click.Command:
    return options.Command(
        callback=run_copy,
        help=_(
            "Copy packaged templates into your own folder, to edit them there.\n\nNAME is a file, a kind or a ministry."
        ),
        params=[
            options.template(),
            click.Option(
                ["--into"],
                metavar=_("FOLDER"),
                help=_("Your folder; else the one set with --templates, or 'briefgen-templates' here."),
            ),
            options.templates(),
        ],
    )


@click.pass_context
def run_list(ctx: click.Context, *, date: "datetime.date") -> int:
    """Print kinds and ministries with their names, then the user's own files with how they stand."""
    from briefgen.own_templates import own_files

    folders = options.folders_of(options.settings_of(ctx))
    click.echo(_("Kinds of letters:"))
    _echo_pairs(_kinds(folders))
    click.echo(_("Ministries:"))
    _echo_pairs(_ministries(folders, date))
    click.echo(_("Folders, in the order in which they are asked:"))
    for folder in folders.folders:
        click.echo(f"  {folder}")
    if own := own_files(folders):
        click.echo(_("Your own templates:"))
        _echo_pairs([(each.name, _(STATES[each.state.value])) for each in own])
    return 0


def _kinds(folders: "TemplateFolders") -> list[tuple[str, str]]:
    from briefgen.letter.kinds import known_kinds, read_kind

    found = [(name, read_kind(name, folders=folders)[0]) for name in known_kinds(folders)]
    return [(name, kind.title_in(current_language()) if kind else _("has errors")) for name, kind in found]


def _ministries(folders: "TemplateFolders", on: "datetime.date") -> list[tuple[str, str]]:
    from briefgen.ministry.profile import known_ministries, read_profile

    found = [(code, read_profile(code, folders=folders)[0]) for code in known_ministries(folders)]
    return [(code, profile.name_on(on) if profile else _("has errors")) for code, profile in found]


def _echo_pairs(pairs: list[tuple[str, str]]) -> None:
    wide = max((len(name) for name, _text in pairs), default=0)
    for name, text in pairs:
        click.echo(f"  {name:<{wide}}  {text}".rstrip())


@click.pass_context
def run_where(ctx: click.Context, *, name: str) -> int:
    """Print each file that the name stands for with the places considered; an arrow stands at the one used."""
    from briefgen.own_templates import where

    folders = options.folders_of(options.settings_of(ctx))
    for each in where(name, folders=folders):
        click.echo(f"{each.name}")
        for place, is_there in each.places:
            mark = "->" if place == each.used else "  "
            note = "" if is_there else "  " + _("(not there)")
            click.echo(f"  {mark} {place}{note}")
    return 0


@click.pass_context
def run_copy(ctx: click.Context, *, name: str, into: str | None) -> int:
    """Copy, and print each file that was written."""
    from pathlib import Path

    from briefgen.own_templates import copy_templates

    folders = options.folders_of(options.settings_of(ctx))
    target = Path(into) if into else next(iter(folders.own), Path("briefgen-templates"))
    for path in copy_templates(name, folders=folders, into=target):
        click.echo(str(path))
    if target not in folders.own and target != Path("briefgen-templates"):
        say(
            _("briefgen uses them with '--templates {folder}', or with 'templates' in briefgen.toml.").format(
                folder=target
            )
        )
    return 0
