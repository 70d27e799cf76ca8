"""`briefgen archive list|show|open`: the letters that lie in an archive."""

import sys
from typing import TYPE_CHECKING, Final

import click

from briefgen.cli import options
from briefgen.cli.added_fields import shown_value
from briefgen.cli.terminal import say, visible
from briefgen.errors import ExitStatus
from briefgen.language import N_, _, ngettext

if TYPE_CHECKING:
    from briefgen.archive.keeping import Archive
    from briefgen.archive.letters import ArchivedLetter, Fact
    from briefgen.workflow.rebuilding import Rebuilt

_FACTS: Final = {
    "replaced": N_("replaced"),
    "withdrawn": N_("withdrawn"),
    "annotated": N_("noted"),
    "completed": N_("filled in"),
}


def list_() -> click.Command:
    return options.Command(
        callback=run_list,
        help=_(
            "List the letters of the archive, the newest first.\n\n"
            "A letter that was replaced or withdrawn is marked, and so is one from before briefgen."
        ),
        params=[
            click.Option(["-m", "--ministry"], metavar=_("CODE"), help=_("Only the letters of this ministry.")),
            click.Option(["--numbers"], is_flag=True, help=_("List the numbers that were taken, with how they stand.")),
            click.Option(
                ["--incomplete"],
                is_flag=True,
                help=_("List the letters from before briefgen that wait to be completed, with what is lacking."),
            ),
            click.Option(
                ["--yaml", "as_yaml"],
                is_flag=True,
                help=_("With --incomplete: write a file to fill in, for 'briefgen archive complete'."),
            ),
            options.archive(),
            options.as_json(),
        ],
    )


def show() -> click.Command:
    return options.Command(
        callback=run_show,
        help=_("Show what is known of a letter: how it stands, its files with their hashes, later facts."),
        params=[
            click.Argument(["reference"], metavar=_("REFERENCE")),
            click.Option(
                ["--rebuild-check"],
                is_flag=True,
                help=_("Make the letter again from what is kept with it, and compare every byte."),
            ),
            options.of_ministry(),
            options.archive(),
            options.as_json(),
        ],
    )


def open_() -> click.Command:
    return options.Command(
        callback=run_open,
        help=_(
            "Open a file of a letter, and print where it lies.\n\n"
            "FILE is its name as 'show' lists it; letter.pdf if not given, or the document that was added. It is "
            "compared with its seal first. Without a terminal the path is only printed."
        ),
        params=[
            click.Argument(["reference"], metavar=_("REFERENCE")),
            click.Argument(["file"], metavar=_("FILE"), required=False),
            click.Option(["--path"], is_flag=True, help=_("Only print the path.")),
            options.of_ministry(),
            options.archive(),
        ],
    )


@click.pass_context
def run_list(
    ctx: click.Context, *, ministry: str | None, numbers: bool, incomplete: bool, as_yaml: bool, as_json: bool
) -> int:
    """Print a line per letter, or per number."""
    from briefgen.archive.letters import letters
    from briefgen.cli.archive_incomplete import list_incomplete
    from briefgen.cli.archived import as_data, echo_json, line, opened, refusal_as_json

    if (numbers and incomplete) or (as_yaml and not incomplete) or (as_yaml and as_json):
        raise click.UsageError(_("--yaml goes with --incomplete, and with neither --numbers nor --json."))
    with refusal_as_json(wanted=as_json), opened(options.settings_of(ctx)) as archive:
        if incomplete:
            return list_incomplete(archive, ministry, as_yaml=as_yaml, as_json=as_json)
        if numbers:
            return _list_numbers(archive, ministry, as_json=as_json)
        found = letters(archive, ministry=ministry)
        head = str(archive.head())
    if as_json:
        echo_json({"letters": [as_data(each) for each in found], "head": head})
        return 0
    wide = max((len(each.called) for each in found), default=0)
    for each in found:
        click.echo(line(each, wide=wide))
    say(ngettext("{count} letter.", "{count} letters.", len(found)).format(count=len(found)))
    return 0


def _list_numbers(archive: "Archive", ministry: str | None, *, as_json: bool) -> int:
    from briefgen.archive.letters import numbers
    from briefgen.cli.archived import echo_json, number_state

    found = [each for each in numbers(archive) if ministry in (None, each.ministry)]
    if as_json:
        names = ("ministry", "reference", "record", "state", "entry")
        echo_json({"numbers": [{name: getattr(each, name) for name in names} for each in found]})
        return 0
    for each in found:
        click.echo(visible("  ".join(filter(None, (each.reference, number_state(each.state), each.record)))))
    return 0


@click.pass_context
def run_show(ctx: click.Context, *, reference: str, rebuild_check: bool, ministry: str | None, as_json: bool) -> int:
    """Print it; with `--rebuild-check` the exit status is 1 where the letter came out otherwise."""
    from briefgen.archive.contents import manifest_of
    from briefgen.archive.letters import facts
    from briefgen.cli.archived import as_data, echo_json, fact_as_data, find, opened, refusal_as_json
    from briefgen.cli.show_added import added_as_data, show_added, show_several

    with refusal_as_json(wanted=as_json), opened(options.settings_of(ctx)) as archive:
        if show_several(archive, reference, ministry, as_json=as_json):
            return 0
        letter = find(archive, reference, ministry)
        manifest, later = manifest_of(archive, letter), facts(archive, letter)
        rebuilt = _rebuilt(archive, letter) if rebuild_check else None
        if as_json:
            files = {name: {"size": each.size, "sha256": each.sha256} for name, each in manifest.files.items()}
            content: dict[str, object] = {"letter": as_data(letter), "files": files}
            content |= {"facts": [fact_as_data(each) for each in later]}
            content |= {"folder": str(archive.root / letter.path), "made_with": dict(manifest.made_with)}
            content |= {"program": manifest.program, "details": dict(manifest.details or {})}
            content |= added_as_data(archive, letter)
            echo_json(content | ({"rebuild": _rebuilt_as_data(rebuilt)} if rebuilt else {}))
        else:
            _show(archive, letter, later)
            show_added(archive, letter)
            for name, digest in manifest.files.items():
                click.echo(visible(f"  {digest.sha256}  {digest.size:>9}  {name}"))
    return _tell_rebuilt(rebuilt) if rebuilt else 0


def _show(archive: "Archive", letter: "ArchivedLetter", later: "tuple[Fact, ...]") -> None:
    from briefgen.cli.archived import echo_pairs, standing

    pairs = [
        (_("Reference"), letter.reference),
        (_("State"), standing(letter) or _(letter.state)),
        (_("Date"), letter.date),
        (_("Subject"), letter.subject),
        (_("Ministry"), letter.ministry),
        (_("Kind"), letter.kind),
        (_("Record"), letter.record),
        (_("Replaces"), letter.replaces),
        (_("Folder"), str(archive.root / letter.path)),
        (_("Seal"), letter.seal),
        (_("Log entry"), str(letter.entry)),
    ]
    echo_pairs(pairs)
    for each in later:
        click.echo(visible(f"  {each.at}  {_(_FACTS[each.what])}: {_told(each)}"))


def _told(fact: "Fact") -> str:
    facts = fact.fields.get("facts") or fact.fields.get("fields")
    if isinstance(facts, dict):
        return ", ".join(f"{name} = {shown_value(value)}" for name, value in facts.items())
    by = str(fact.fields.get("by", ""))
    return " ".join(filter(None, (by, str(fact.fields.get("reason", "")))))


def _rebuilt(archive: "Archive", letter: "ArchivedLetter") -> "Rebuilt":
    from briefgen.cli import no_plugins
    from briefgen.workflow.rebuilding import rebuild

    no_plugins.for_pydantic()
    return rebuild(archive, letter)


def _rebuilt_as_data(rebuilt: "Rebuilt") -> dict[str, object]:
    return {
        "differing": list(rebuilt.differing),
        "same": list(rebuilt.same),
        "made_by": rebuilt.made_by,
        "now": rebuilt.now,
    }


def _tell_rebuilt(rebuilt: "Rebuilt") -> int:
    if not rebuilt.differing:
        say(_("Made again, every file comes out the same, byte for byte."))
        return ExitStatus.DONE
    for name in rebuilt.differing:
        say(_("{name} comes out otherwise.").format(name=name))
    if rebuilt.made_by != rebuilt.now:
        say(
            _("The letter was made by {made_by}; this is {now}, which may set it otherwise.").format(
                made_by=rebuilt.made_by, now=rebuilt.now
            )
        )
    return ExitStatus.FINDINGS


@click.pass_context
def run_open(ctx: click.Context, *, reference: str, file: str | None, path: bool, ministry: str | None) -> int:
    """Print the path; on a terminal, open the file as well."""
    from briefgen.archive.contents import file_of, manifest_of
    from briefgen.cli.archived import NoSuchFileError, find, opened

    with opened(options.settings_of(ctx)) as archive:
        letter = find(archive, reference, ministry)
        names = tuple(manifest_of(archive, letter).files)
        file = file or next((name for name in names if name.startswith("original.")), "letter.pdf")
        if file not in names:
            raise NoSuchFileError(letter.called, file, names)
        file_of(archive, letter, file)
        place = archive.root / letter.path / file
    click.echo(str(place))
    if not path and sys.stdout.isatty() and click.launch(str(place)) != 0:
        say(_("It could not be opened here; open it by its path."))
    return 0
