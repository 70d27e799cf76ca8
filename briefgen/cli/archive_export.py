"""`briefgen archive export`: letters as packages that a stranger can verify."""

from typing import TYPE_CHECKING

import click

from briefgen.cli import options
from briefgen.cli.terminal import say
from briefgen.language import _, current_language, ngettext, speaking

if TYPE_CHECKING:
    from briefgen.archive.export.exporting import Exported
    from briefgen.archive.keeping import Archive
    from briefgen.ministry.model import Profile
    from briefgen.settings import Settings


def export() -> click.Command:
    return options.Command(
        callback=run_export,
        help=_(
            "Export letters as packages that a stranger can verify without briefgen.\n\n"
            "A package is a folder (BagIt) with the letter as it was sealed, metadata (MDTO, and DiWoo for "
            "publication), the log's entries with their proof, and a verifier in Python that takes the tree head. All "
            "letters are exported, or none."
        ),
        params=[
            click.Argument(["references"], metavar=_("REFERENCE…"), nargs=-1),
            click.Option(["--all", "every"], is_flag=True, help=_("Export every letter.")),
            click.Option(["-o", "--output"], metavar=_("FOLDER"), required=True, help=_("Where the packages come.")),
            click.Option(
                ["--site"],
                metavar=_("ADDRESS"),
                help=_("With --all: make a sitemap for packages that are published at this address."),
            ),
            click.Option(
                ["--keep-years"],
                metavar=_("YEARS"),
                type=int,
                help=_("For how many years letters are kept by the selection list; for ever if not given."),
            ),
            click.Option(["--selection-list"], metavar=_("NAME"), help=_("The selection list that says so.")),
            click.Option(["--category"], metavar=_("NAME"), help=_("Its category for these letters.")),
            click.Option(["--category-code"], metavar=_("CODE"), help=_("The category's code.")),
            options.of_ministry(),
            options.archive(),
            options.templates(),
            options.as_json(),
        ],
    )


@click.pass_context
def run_export(
    ctx: click.Context,
    *,
    references: tuple[str, ...],
    every: bool,
    output: str,
    site: str | None,
    keep_years: int | None,
    selection_list: str | None,
    category: str | None,
    category_code: str | None,
    ministry: str | None,
    as_json: bool,
) -> int:
    """Print the folder of each package, and the tree head that they verify against."""
    from pathlib import Path

    from briefgen.archive.export.exporting import export as export_some
    from briefgen.archive.export.exporting import export_all
    from briefgen.archive.export.terms import Keeping, Terms
    from briefgen.cli.archived import now, opened, refusal_as_json
    from briefgen.workflow.issuing import PROGRAM

    if every == bool(references):
        raise click.UsageError(_("Name the letters to export, or say --all."))
    if site and not every:
        raise click.UsageError(_("--site goes with --all: a sitemap lists everything."))
    chosen = options.settings_of(ctx)
    # What machines read is in one language, so that it does not depend on who runs it.
    spoken = speaking("en" if as_json else current_language())
    with refusal_as_json(wanted=as_json), opened(chosen) as archive, spoken:
        keeping = Keeping(keep_years, selection_list or "", category or "", category_code or "")
        terms = Terms(now(), PROGRAM, keeping, _profiles(archive, chosen))
        if every:
            exported = export_all(archive, Path(output), terms=terms, site=site or "")
        else:
            exported = export_some(archive, references, Path(output), terms=terms, ministry=ministry)
    _tell_exported(exported, as_json=as_json)
    return 0


def _profiles(archive: "Archive", chosen: "Settings") -> "dict[str, Profile]":
    """The profiles of ministries with letters, for letters that were sealed without theirs."""
    from briefgen.archive.letters import letters
    from briefgen.ministry.profile import read_profile

    folders = options.folders_of(chosen)
    codes = sorted({each.ministry for each in letters(archive)} - {""})
    found = {code: read_profile(code, folders=folders)[0] for code in codes if folders.has(_profile_of(code))}
    return {code: profile for code, profile in found.items() if profile}


def _profile_of(code: str) -> str:
    return f"ministries/{code}/profile.yaml"


def _tell_exported(exported: "Exported", *, as_json: bool) -> None:
    from briefgen.cli.archived import echo_json

    if as_json:
        packages = [
            {
                "ministry": each.ministry,
                "reference": each.reference,
                "folder": str(each.folder),
                "sha256": each.sha256,
                "files": each.files,
                "left_out": list(each.left_out),
            }
            for each in exported.packages
        ]
        echo_json(
            {
                "packages": packages,
                "sitemaps": [str(each) for each in exported.sitemaps],
                "left_out": list(exported.waiting),
                "head": str(exported.head),
            }
        )
    else:
        for path in (*(each.folder for each in exported.packages), *exported.sitemaps):
            click.echo(str(path))
        click.echo(_("Tree head: {head}").format(head=exported.head))
    for each in exported.packages:
        for remark in each.left_out:
            say(f"{each.reference}: {remark}")
    if exported.waiting:
        count = len(exported.waiting)
        text = ngettext(
            "{count} letter was left out: its ministry is not known, or has no profile ({letters}).",
            "{count} letters were left out: their ministry is not known, or has no profile ({letters}).",
            count,
        )
        say(text.format(count=count, letters=", ".join(exported.waiting[:5])))
    count = len(exported.packages)
    say(ngettext("{count} package.", "{count} packages.", count).format(count=count))
    say(_("Publish the tree head elsewhere: 'python verify.py HEAD' in a package proves it against that."))
