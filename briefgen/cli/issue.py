"""`briefgen issue`: a record becomes a letter that no longer changes."""

from typing import TYPE_CHECKING

import click

from briefgen.cli import options
from briefgen.cli.terminal import say
from briefgen.language import _

if TYPE_CHECKING:
    import datetime

    from briefgen.archive.keeping import Archive
    from briefgen.workflow.issuing import Report


def command() -> click.Command:
    return options.Command(
        callback=run,
        help=_(
            "Issue a letter: number it, seal it and put it into the archive.\n\n"
            "All or nothing. Errors refuse, and so do warnings that the record does not acknowledge. The number is the "
            "one in the record or that of --reference, else the next of the ministry's own series; number and date are "
            "written into the record, and nothing else in it changes. A record that was issued already is not issued "
            "twice.\n\n"
            "Keep the tree head that is printed somewhere else: with it, 'briefgen archive verify --against' proves "
            "that nothing was changed or cut off since."
        ),
        params=[
            click.Argument(["record"], metavar=_("RECORD"), type=click.Path()),
            click.Option(
                ["--reference"], metavar=_("REFERENCE"), help=_("The number that your document system gave the letter.")
            ),
            options.letter_date(),
            options.archive(),
            click.Option(
                ["--dry-run"], is_flag=True, help=_("Do all but issue: check, make the letter, tell its number.")
            ),
            options.as_json(),
            options.templates(),
        ],
    )


@click.pass_context
def run(
    ctx: click.Context,
    *,
    record: str,
    reference: str | None,
    date: "datetime.date | None",
    dry_run: bool,
    as_json: bool,
) -> int:
    """Issue, and tell number, folder and tree head."""
    from pathlib import Path

    from briefgen.cli.archived import now, opened, refusal_as_json
    from briefgen.workflow.issuing import Request, issue

    chosen = options.settings_of(ctx)
    request = Request(Path(record), reference or "", date)
    with refusal_as_json(wanted=as_json), opened(chosen) as archive:
        report = issue(archive, request, folders=options.folders_of(chosen), at=now(), trial=dry_run)
        _tell(report, archive, record, as_json=as_json)
    return 0


def _tell(report: "Report", archive: "Archive", record: str, *, as_json: bool) -> None:
    from briefgen.cli.archived import echo_json, echo_pairs

    if as_json:
        echo_json(_as_data(report, archive))
    else:
        echo_pairs(
            [
                (_("Reference"), report.reference),
                (_("Date"), report.date.isoformat()),
                (_("Folder"), str(archive.root / report.path)),
                (_("Tree head"), report.head),
            ]
        )
    for each in report.interrupted:
        text = _("An earlier issue of {record} was interrupted: there is no letter, {reference} waits for it.")
        if each.record == report.record:
            text = _("An earlier issue of {record} was interrupted before there was a letter.")
        say(text.format(record=each.record, reference=each.reference))
    for text in _words(report, record):
        say(text)


def _words(report: "Report", record: str) -> list[str]:
    if report.state == "not issued":
        return [_("Nothing was issued or written: this was a dry run.")]
    words = []
    if report.state == "already issued":
        words.append(_("{record} was issued already, and has not changed since.").format(record=record))
    else:
        words.append(_("Issued. Keep the tree head somewhere else."))
    if report.record_changed:
        words.append(_("Number and date were written into {record}.").format(record=record))
    if report.not_written:
        words.append(
            _("Number and date are not in {record} ({reason}). Issue it again to write them.").format(
                record=record, reason=report.not_written
            )
        )
    if not report.indexed:
        words.append(_("The index could not follow; it will when the archive is used next."))
    return words


def _as_data(report: "Report", archive: "Archive") -> dict[str, object]:
    names = ("state", "ministry", "record", "reference", "subject", "seal", "head", "record_changed", "not_written")
    found = {name: getattr(report, name) for name in names}
    interrupted = [
        {"ministry": each.ministry, "record": each.record, "reference": each.reference} for each in report.interrupted
    ]
    return found | {
        "date": report.date.isoformat(),
        "folder": str(archive.root / report.path),
        "files": list(report.files),
        "interrupted": interrupted,
    }
