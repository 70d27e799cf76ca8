"""`briefgen archive release|skip`: numbers that are not used."""

import click

from briefgen.cli import options
from briefgen.cli.terminal import say
from briefgen.language import _


def release() -> click.Command:
    return options.Command(
        callback=run_release,
        help=_("Give a reserved number back.\n\nIt is never handed out again, and the log says why."),
        params=[
            click.Argument(["reference"], metavar=_("REFERENCE")),
            options.reason(),
            options.of_ministry(),
            options.archive(),
        ],
    )


def skip() -> click.Command:
    return options.Command(
        callback=run_skip,
        help=_(
            "Leave out the numbers of a ministry's series up to and including LAST.\n\n"
            "For numbers that were handed out elsewhere, or after the backup from which the archive was restored."
        ),
        params=[
            click.Argument(["number"], metavar=_("LAST"), type=click.IntRange(min=1)),
            options.reason(),
            options.setting("ministry", "-m", metavar=_("CODE")),
            click.Option(
                ["--year"],
                metavar=_("YEAR"),
                type=click.IntRange(1, 9999),
                help=_("The year of the series; this year if not given."),
            ),
            options.archive(),
            options.templates(),
        ],
    )


@click.pass_context
def run_release(ctx: click.Context, *, reference: str, reason: str, ministry: str | None) -> int:
    """Give the number back."""
    from briefgen.archive.facts import release as give_back
    from briefgen.archive.layout import checked_ministry
    from briefgen.cli.archived import find_number, now, opened

    with opened(options.settings_of(ctx)) as archive:
        number = find_number(archive, reference, checked_ministry(ministry) if ministry else None)
        give_back(archive, number.ministry, number.reference, reason=reason, at=now())
    say(_("{reference} was given back; it is not handed out again.").format(reference=number.reference))
    return 0


@click.pass_context
def run_skip(ctx: click.Context, *, number: int, reason: str, year: int | None) -> int:
    """Leave the numbers out."""
    from briefgen.archive.facts import skip as leave_out
    from briefgen.archive.taking import NoNumberError, Wanted
    from briefgen.cli.archived import now, opened
    from briefgen.workflow.reserving import series_of

    chosen, moment = options.settings_of(ctx), now()
    series = series_of(chosen.ministry, folders=options.folders_of(chosen))
    if not series:
        raise NoNumberError
    wanted = Wanted(chosen.ministry, "", year or moment.year, series=series)
    with opened(chosen) as archive:
        leave_out(archive, wanted, up_to=number, reason=reason, at=moment)
    say(_("The series of {ministry} goes on after {number}.").format(ministry=chosen.ministry, number=number))
    return 0
