"""The work of `briefgen render`, kept apart so that completing its options imports none of it."""

import datetime
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefgen.cli import options
from briefgen.cli.destination import ToFile, ToFolder, ToStandardOutput, destination
from briefgen.cli.records import sources
from briefgen.cli.report import Report, tell_problems
from briefgen.cli.terminal import say
from briefgen.errors import BriefgenError, ExitStatus, Severity
from briefgen.language import _

if TYPE_CHECKING:
    from briefgen.settings import Settings
    from briefgen.workflow.examine import Source
    from briefgen.workflow.outputs import Job
    from briefgen.workflow.render import Press

_SECONDS_BETWEEN_LOOKS: Final = 0.3


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
    from briefgen.letter.templates import forget_templates
    from briefgen.workflow.watch import rounds

    status: int = ExitStatus.DONE
    for _round in rounds(files, pause=pause):
        forget_templates()
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


def pause() -> bool:
    time.sleep(_SECONDS_BETWEEN_LOOKS)
    return True


def jobs_for(found: "Sequence[Source]", place: ToFile | ToFolder) -> "tuple[Job, ...]":
    """One job per record; a folder that is not there is made."""
    from briefgen.workflow.outputs import Job, Output, plan
    from briefgen.workflow.rendered import make_folder

    if isinstance(place, ToFile):
        make_folder(place.path.parent)
        return (Job(found[0], (Output(place.format, place.path),)),)
    planned = plan(found, formats=place.formats, folder=place.path)
    make_folder(place.path)
    return planned


def _to_standard_output(press: "Press", source: "Source", format_name: str, chosen: "Settings") -> int:
    examined, data = press.bytes_of(source, format_name)
    tell_problems((each for each in examined.problems if each.severity is not Severity.HINT), chosen)
    if examined.has_errors:
        return ExitStatus.FINDINGS
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
    return ExitStatus.DONE


def _to_files(press: "Press", jobs: "tuple[Job, ...]", chosen: "Settings") -> int:
    from briefgen.cli.progress import shown
    from briefgen.workflow.batch import each

    outcomes = each(press, jobs, processes=_processes(jobs, chosen))
    report = Report(chosen)
    for outcome in shown(outcomes, of=len(jobs), on=sys.stderr):
        report.add(outcome)
    report.tell()
    for folder in {job.outputs[0].path.parent for job in jobs}:
        press.known(folder).shorten()
    return report.status()


def _processes(jobs: "tuple[Job, ...]", chosen: "Settings") -> int:
    """One per core where there is enough to do for the time that starting them takes."""
    if chosen.jobs:
        return chosen.jobs
    from briefgen.workflow.batch import cores

    formats = {output.format for output in jobs[0].outputs}
    enough = 6 if "pdf" in formats else 24
    return cores() if len(jobs) >= enough else 1
