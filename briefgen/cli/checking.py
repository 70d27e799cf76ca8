"""The work of `briefgen check`, kept apart so that completing its options imports none of it."""

import datetime
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import click

from briefgen.cli import findings, options
from briefgen.cli.records import sources
from briefgen.cli.terminal import say, tell_refusal, wants_colour
from briefgen.errors import ExitStatus, Problem, Severity
from briefgen.language import _, current_language, ngettext, speaking

if TYPE_CHECKING:
    from briefgen.settings import Settings
    from briefgen.workflow.check import Checked
    from briefgen.workflow.examine import Purpose
    from briefgen.workflow.mend import Change

_ENOUGH_FOR_ALL_CORES: Final = 80  # records; for fewer, starting processes takes longer than checking


def check(records: Sequence[str], chosen: "Settings", *, fix: bool, purpose: "Purpose", date: datetime.date) -> int:
    """Check all records, show what was found, and return the exit status."""
    # What machines read is in one language, so that it does not depend on who runs it.
    with speaking("en" if chosen.format == "json" else current_language()):
        checked = _checked(records, chosen, fix=fix, purpose=purpose, date=date)
        _show(checked, chosen)
    _sum_up(checked)
    return _status(checked, strict=chosen.strict)


def _checked(
    records: Sequence[str], chosen: "Settings", *, fix: bool, purpose: "Purpose", date: datetime.date
) -> "list[Checked]":
    from briefgen.cli.progress import shown
    from briefgen.workflow.batch import cores, each
    from briefgen.workflow.check import Checker

    found = sources(records)
    checker = Checker(options.folders_of(chosen), date, purpose, fix)
    processes = (chosen.jobs or cores()) if len(found) >= _ENOUGH_FOR_ALL_CORES else 1
    return list(shown(each(checker, found, processes=processes), of=len(found), on=sys.stderr))


def _show(checked: "Sequence[Checked]", chosen: "Settings") -> None:
    problems = list(dict.fromkeys(problem for each in checked for problem in each.problems))
    for each in checked:
        for change in each.changes:
            _show_change(each.source, change)
    if chosen.format == "json":
        click.echo(findings.as_json(problems, checked=len(checked), unreadable=_unreadable(checked)))
        return
    if chosen.format == "full":
        findings.show_full(problems, to=sys.stdout, colour=wants_colour(sys.stdout, chosen.color))
    else:
        line = findings.concise if chosen.format == "concise" else findings.github
        for problem in problems:
            click.echo(line(problem))
    for each in checked:
        if each.refusal:
            tell_refusal(each.refusal)


def _unreadable(checked: "Sequence[Checked]") -> list[dict[str, str]]:
    return [
        {"file": each.source, "message": each.refusal.message, "hint": each.refusal.hint}
        for each in checked
        if each.refusal
    ]


def _show_change(source: str, change: "Change") -> None:
    say(_("{file}:{line}: mended").format(file=source, line=change.line))
    for line in change.before:
        say(f"  - {line}")
    for line in change.after:
        say(f"  + {line}")


def _sum_up(checked: "Sequence[Checked]") -> None:
    read = sum(1 for each in checked if not each.refusal)
    if not read:
        return
    problems = list(dict.fromkeys(problem for each in checked for problem in each.problems))
    errors, warnings, hints = (sum(each.severity is level for each in problems) for level in Severity)
    parts = [
        ngettext("{count} error", "{count} errors", errors).format(count=errors) if errors else "",
        ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings) if warnings else "",
        ngettext("{count} hint", "{count} hints", hints).format(count=hints) if hints else "",
    ]
    found = ", ".join(filter(None, parts)) or _("Nothing found")
    say(ngettext("{found} in {count} record.", "{found} in {count} records.", read).format(found=found, count=read))
    mendable = sum(1 for problem in problems if problem.fixes)
    if mendable:
        say(
            ngettext("'--fix' can mend {count} of them.", "'--fix' can mend {count} of them.", mendable).format(
                count=mendable
            )
        )


def _status(checked: "Sequence[Checked]", *, strict: bool) -> int:
    if stopped := [each.refusal.status for each in checked if each.refusal]:
        return max(stopped)
    bad = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    found = any(is_among(problem, bad) for each in checked for problem in each.problems)
    return ExitStatus.FINDINGS if found else ExitStatus.DONE


def is_among(problem: Problem, severities: Sequence[Severity]) -> bool:
    return problem.severity in severities
