"""`briefgen render`: letters from records."""

import datetime
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from briefgen.cli import options
from briefgen.cli.destination import ToFile, ToFolder, ToStandardOutput, destination
from briefgen.cli.records import sources
from briefgen.cli.report import Report, tell_problems
from briefgen.cli.terminal import say
from briefgen.errors import BriefgenError, ExitStatus
from briefgen.language import _

if TYPE_CHECKING:
    from briefgen.settings import Settings
    from briefgen.workflow.examine import Source
    from briefgen.workflow.outputs import Job
    from briefgen.workflow.render import Press

_SECONDS_BETWEEN_LOOKS: Final = 0.3


def command() -> click.Command:
    return options.Command(
        callback=run,
        help=_(
            "Make letters from records.\n\n"
            "RECORD is a YAML file, a folder of them, or '-' for standard input. What 'briefgen check' calls an error "
            "stops a letter; the other letters are made all the same. Until a letter is issued, its pages are marked "
            "as a draft.\n\n"
            "A file that was edited after it was rendered is never overwritten without --force."
        ),
        params=[
            options.records(),
            options.setting("to", metavar=_("FORMATS"), multiple=True),
            click.Option(
                ["-o", "--output"],
                metavar=_("PATH"),
                help=_("A file (its suffix names the format), a folder, or '-' for standard output."),
            ),
            click.Option(["--force"], is_flag=True, help=_("Overwrite files that were edited after rendering.")),
            click.Option(["--watch"], is_flag=True, help=_("Render again when a record or a template changes.")),
            options.templates(),
            options.date(),
            options.setting("jobs", "-j", metavar=_("NUMBER")),
        ],
    )


@click.pass_context
def run(
    ctx: click.Context, *, records: tuple[str, ...], output: str | None, force: bool, watch: bool, date: datetime.date
) -> int:
    """Render once, or again and again with `--watch`; returns the exit status."""
    chosen = options.settings_of(ctx)
    asked = chosen.to if "to" in ctx.find_root().obj else ()

    def once() -> int:
        return render(records, output, chosen, asked=asked, force=force, date=date)

    if not watch:
        return once()
    if "-" in (output, *records):
        raise click.UsageError(_("--watch needs files: it cannot watch standard input or write to standard output."))
    return watching(once, lambda: watched(records, chosen), pause=_pause)


def render(
    records: Sequence[str],
    output: str | None,
    chosen: "Settings",
    *,
    asked: Sequence[str],
    force: bool,
    date: datetime.date,
) -> int:
    """Render all records once; `asked` are the formats of the flag `--to`."""
    from briefgen.workflow.render import Press

    found = sources(records)
    folder = chosen.output or Path()
    place = destination(output, asked=asked, formats=chosen.to, folder=folder, records=len(found))
    press = Press(options.folders_of(chosen), date, force=force)
    if isinstance(place, ToStandardOutput):
        return _to_standard_output(press, found[0], place.format, chosen)
    return _to_files(press, jobs_for(found, place), chosen)


def watching(once: Callable[[], int], files: Callable[[], Iterator[Path]], *, pause: Callable[[], bool]) -> int:
    """Call `once` now and after each change until `pause` returns False; a refusal is told and survived."""
    from briefgen.workflow.watch import rounds

    status: int = ExitStatus.DONE
    for _round in rounds(files, pause=pause):
        try:
            status = once()
        except BriefgenError as refusal:
            say(_("Error: {message}").format(message=refusal.message))
            status = refusal.exit_status
        say(_("Watching for changes; Ctrl+C ends it."))
    return status


def watched(records: Sequence[str], chosen: "Settings") -> Iterator[Path]:
    """The files whose change makes letters out of date: records, and all files of the template folders."""
    from briefgen.workflow.outputs import NoRecordsError, records_in
    from briefgen.workflow.watch import templates_of

    for name in records:
        try:
            yield from records_in([Path(name)])
        except NoRecordsError:
            continue  # it may be filled again
    yield from templates_of(options.folders_of(chosen))


def _pause() -> bool:
    time.sleep(_SECONDS_BETWEEN_LOOKS)
    return True


def jobs_for(found: "Sequence[Source]", place: ToFile | ToFolder) -> "tuple[Job, ...]":
    """One job per record; a folder that is not there is made."""
    from briefgen.workflow.outputs import Job, Output, plan

    if isinstance(place, ToFile):
        return (Job(found[0], (Output(place.format, place.path),)),)
    planned = plan(found, formats=place.formats, folder=place.path)
    place.path.mkdir(parents=True, exist_ok=True)
    return planned


def _to_standard_output(press: "Press", source: "Source", format_name: str, chosen: "Settings") -> int:
    examined, data = press.bytes_of(source, format_name)
    tell_problems(examined.problems, chosen)
    if examined.has_errors:
        return ExitStatus.FINDINGS
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
    return ExitStatus.DONE


def _to_files(press: "Press", jobs: "tuple[Job, ...]", chosen: "Settings") -> int:
    from briefgen.cli.progress import shown
    from briefgen.workflow.batch import each

    outcomes = each(press, jobs, processes=_processes(jobs, chosen))
    report = Report(press, chosen)
    try:
        for job, outcome in zip(jobs, shown(outcomes, of=len(jobs), on=sys.stderr), strict=True):
            report.add(job, outcome)
    finally:
        report.remember()
    report.tell()
    return report.status()


def _processes(jobs: "tuple[Job, ...]", chosen: "Settings") -> int:
    """One per core where there is enough to do for the time that starting them takes."""
    if chosen.jobs:
        return chosen.jobs
    from briefgen.workflow.batch import cores

    formats = {output.format for output in jobs[0].outputs}
    enough = 6 if "pdf" in formats else 24
    return cores() if len(jobs) >= enough else 1
