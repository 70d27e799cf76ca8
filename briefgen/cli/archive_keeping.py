"""`briefgen archive init|verify|rebuild|backup|restore`: the archive as a whole."""

from typing import TYPE_CHECKING

import click

from briefgen.cli import options
from briefgen.cli.terminal import say, visible
from briefgen.errors import ExitStatus
from briefgen.language import _, current_language, ngettext, speaking

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.archive.findings import Verification
    from briefgen.archive.tree import TreeHead


def init() -> click.Command:
    return options.Command(
        callback=run_init,
        help=_("Make an archive in an empty or new folder.\n\nFOLDER is the one set with --archive if not given."),
        params=[
            click.Argument(["folder"], metavar=_("FOLDER"), type=click.Path(), required=False),
            options.archive(),
            options.as_json(),
        ],
    )


def verify() -> click.Command:
    return options.Command(
        callback=run_verify,
        help=_(
            "Verify every byte of every letter, the log and the index.\n\n"
            "What was changed, added, removed or moved is named with its letter, and the exit status is 4. Nothing is "
            "written. With --against, the tree head that an issue printed proves that nothing was rewritten or cut "
            "off since."
        ),
        params=[
            click.Option(["--against"], metavar=_("HEAD"), help=_("A tree head that was kept elsewhere.")),
            options.archive(),
            options.as_json(),
        ],
    )


def rebuild() -> click.Command:
    return options.Command(
        callback=run_rebuild,
        help=_(
            "Make the index again from the log and the letters.\n\nNothing else changes; the index comes out equal."
        ),
        params=[options.archive()],
    )


def backup() -> click.Command:
    return options.Command(
        callback=run_backup,
        help=_(
            "Copy the archive into an empty or new folder, and verify the copy.\n\n"
            "Others may issue letters meanwhile: the copy is the archive as it was when the command began."
        ),
        params=[
            click.Argument(["folder"], metavar=_("FOLDER"), type=click.Path()),
            options.archive(),
            options.as_json(),
        ],
    )


def restore() -> click.Command:
    return options.Command(
        callback=run_restore,
        help=_(
            "Make the archive again out of a backup, which is verified first.\n\n"
            "It comes into the folder of the archive, which has to be empty or new. Numbers of a series that were "
            "handed out after the backup was made are unknown to it: leave them out with 'briefgen archive skip'."
        ),
        params=[
            click.Argument(["backup"], metavar=_("BACKUP"), type=click.Path()),
            options.archive(),
            options.as_json(),
        ],
    )


@click.pass_context
def run_init(ctx: click.Context, *, folder: str | None, as_json: bool) -> int:
    """Make it, and print its folder and tree head."""
    import uuid
    from pathlib import Path

    from briefgen.archive.keeping import create_archive
    from briefgen.cli.archived import echo_json, folder_of, now, refusal_as_json
    from briefgen.workflow.issuing import PROGRAM

    root = Path(folder) if folder else folder_of(options.settings_of(ctx))
    with refusal_as_json(wanted=as_json):
        archive = create_archive(root, identity=str(uuid.uuid4()), program=PROGRAM, at=now())
    head = str(archive.head())
    archive.close()
    if as_json:
        echo_json({"folder": str(root), "identity": archive.about.identity, "head": head})
    else:
        click.echo(str(root))
    say(_("The archive is made. Back it up, and keep the tree heads that 'briefgen issue' prints somewhere else."))
    return 0


@click.pass_context
def run_verify(ctx: click.Context, *, against: str | None, as_json: bool) -> int:
    """Print what is not as it was written; exit status 4 where there is anything."""
    from briefgen.archive.verify import verify as verified
    from briefgen.cli.archived import folder_of, refusal_as_json

    head = _head(against)
    root = folder_of(options.settings_of(ctx))
    with refusal_as_json(wanted=as_json):
        _check_is_one(root)
        # What machines read is in one language, so that it does not depend on who runs it.
        with speaking("en" if as_json else current_language()):
            found = verified(root, against=head)
    _tell(found, as_json=as_json)
    return ExitStatus.DONE if found.unchanged else ExitStatus.ARCHIVE_CHANGED


def _head(text: str | None) -> "TreeHead | None":
    if text is None:
        return None
    from briefgen.archive.tree import read_head

    head = read_head(text)
    if head is None:
        raise click.BadParameter(
            _("'{text}' is no tree head; it is a number, a colon and 64 letters and digits.").format(text=text[:100]),
            param_hint="--against",
        )
    return head


def _check_is_one(root: "Path") -> None:
    """A folder in which there is nothing of an archive is a mistake of the caller, not a changed archive."""
    from briefgen.archive.layout import ABOUT, LOG, read_about

    try:
        has_something = (root / LOG).is_dir() or (root / ABOUT).exists()
    except OSError:  # a name that no folder can have
        has_something = False
    if not has_something:
        read_about(root)  # refuses in its own words


def _tell(found: "Verification", *, as_json: bool) -> None:
    from briefgen.cli.archived import echo_json

    if as_json:
        echo_json(
            {
                "unchanged": found.unchanged,
                "head": str(found.head),
                "letters": found.letters,
                "files": found.files,
                "bytes": found.size,
                "findings": [
                    {"kind": each.kind, "path": each.path, "letter": each.letter, "message": each.message}
                    for each in found.findings
                ],
                "remarks": list(found.remarks),
            }
        )
    else:
        for each in found.findings:
            click.echo(visible(str(each)))
        click.echo(_("Tree head: {head}").format(head=found.head))
    for remark in found.remarks:
        say(remark)
    letters = ngettext("{count} letter", "{count} letters", found.letters).format(count=found.letters)
    if found.unchanged:
        say(_("{letters} verified: everything is as it was written.").format(letters=letters))
    else:
        count = len(found.findings)
        things = ngettext("{count} thing is not", "{count} things are not", count).format(count=count)
        say(_("{letters} verified: {things} as written.").format(letters=letters, things=things))


@click.pass_context
def run_rebuild(ctx: click.Context) -> int:
    """Make the index again."""
    from briefgen.cli.archived import now, opened

    with opened(options.settings_of(ctx)) as archive:
        archive.rebuild(at=now())
    say(_("The index is made again."))
    return 0


@click.pass_context
def run_backup(ctx: click.Context, *, folder: str, as_json: bool) -> int:
    """Copy, verify, and print the tree head of the copy."""
    from pathlib import Path

    from briefgen.archive.backup import backup as copy
    from briefgen.cli.archived import opened, refusal_as_json

    with refusal_as_json(wanted=as_json), opened(options.settings_of(ctx)) as archive:
        copied = copy(archive, Path(folder))
    _tell_copied(Path(folder), str(copied.head), copied.letters, as_json=as_json)
    return 0


@click.pass_context
def run_restore(ctx: click.Context, *, backup: str, as_json: bool) -> int:
    """Verify, copy, and print the tree head of the archive."""
    from pathlib import Path

    from briefgen.archive.backup import restore as put_back
    from briefgen.cli.archived import folder_of, now, refusal_as_json

    root = folder_of(options.settings_of(ctx))
    with refusal_as_json(wanted=as_json):
        _check_is_one(Path(backup))
        copied = put_back(Path(backup), root, at=now())
    _tell_copied(root, str(copied.head), copied.letters, as_json=as_json)
    say(_("Numbers that were handed out since the backup was made: leave them out with 'briefgen archive skip'."))
    return 0


def _tell_copied(folder: "Path", head: str, letters: int, *, as_json: bool) -> None:
    from briefgen.cli.archived import echo_json

    if as_json:
        echo_json({"folder": str(folder), "letters": letters, "head": head})
    else:
        click.echo(str(folder))
        click.echo(_("Tree head: {head}").format(head=head))
    say(ngettext("{count} letter, verified.", "{count} letters, verified.", letters).format(count=letters))
