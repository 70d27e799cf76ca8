"""`briefgen check`: everything that is wrong in records, at once."""

import datetime
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import click

from briefgen.cli import findings, options
from briefgen.cli.records import sources
from briefgen.cli.terminal import say, wants_colour
from briefgen.errors import ExitStatus, Problem, Severity
from briefgen.language import _, ngettext, speaking

if TYPE_CHECKING:
    from briefgen.settings import Settings
    from briefgen.workflow.check import Checked
    from briefgen.workflow.mend import Change

_ENOUGH_FOR_ALL_CORES: Final = 80  # records; for fewer, starting processes takes longer than checking


def command() -> click.Command:
    return options.Command(
        callback=run,
        help=_(
            "Show every finding in records: code, place, what is wrong and what to do.\n\n"
            "RECORD is a YAML file, a folder of them, or '-' for standard input. 'briefgen render' runs the very same "
            "checks. The exit status is 1 if there are errors, 2 if a record cannot be read."
        ),
        params=[
            options.records(),
            options.setting("format", type=click.Choice(("full", "concise", "json", "github"))),
            click.Option(["--fix"], is_flag=True, help=_("Mend what can be mended, then check again.")),
            options.setting("strict", is_flag=True),
            click.Option(
                ["--for", "purpose"],
                type=click.Choice(("draft", "issue")),
                default="draft",
                help=_("'issue' adds what issuing the letter will ask."),
            ),
            options.templates(),
            options.date(),
        ],
    )


@click.pass_context
def run(ctx: click.Context, *, records: tuple[str, ...], fix: bool, purpose: str, date: datetime.date) -> int:
    """Check all records and show what was found; returns the exit status."""
    chosen = options.settings_of(ctx)
    if fix and "-" in records:
        raise click.UsageError(_("--fix needs files: it cannot mend standard input."))
    # What machines read is in one language, so that it does not depend on who runs it.
    with speaking("en" if chosen.format == "json" else chosen.lang):
        checked = _checked(records, chosen, fix=fix, purpose=purpose, date=date)
        _show(checked, chosen)
    _sum_up(checked)
    return _status(checked, strict=chosen.strict)


def _checked(
    records: tuple[str, ...], chosen: "Settings", *, fix: bool, purpose: str, date: datetime.date
) -> "list[Checked]":
    from briefgen.cli.progress import shown
    from briefgen.workflow.batch import cores, each
    from briefgen.workflow.check import Checker

    found = sources(records)
    checker = Checker(options.folders_of(chosen), date, "issue" if purpose == "issue" else "draft", fix)
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
            say(_("Error: {message}").format(message=" ".join(filter(None, (each.refusal, each.hint)))))


def _unreadable(checked: "Sequence[Checked]") -> list[dict[str, str]]:
    return [{"file": each.source, "message": each.refusal, "hint": each.hint} for each in checked if each.refusal]


def _show_change(source: str, change: "Change") -> None:
    say(_("{file}:{line}: mended").format(file=source, line=change.line))
    for line in change.before:
        say(f"  - {line}")
    for line in change.after:
        say(f"  + {line}")


def _sum_up(checked: "Sequence[Checked]") -> None:
    problems = list(dict.fromkeys(problem for each in checked for problem in each.problems))
    errors, warnings, hints = (sum(each.severity is level for each in problems) for level in Severity)
    parts = [
        ngettext("{count} error", "{count} errors", errors).format(count=errors) if errors else "",
        ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings) if warnings else "",
        ngettext("{count} hint", "{count} hints", hints).format(count=hints) if hints else "",
    ]
    found = ", ".join(filter(None, parts)) or _("Nothing found")
    say(
        ngettext("{found} in {count} record.", "{found} in {count} records.", len(checked)).format(
            found=found, count=len(checked)
        )
    )
    mendable = sum(1 for problem in problems if problem.fixes)
    if mendable:
        say(
            ngettext("'--fix' can mend {count} of them.", "'--fix' can mend {count} of them.", mendable).format(
                count=mendable
            )
        )


def _status(checked: "Sequence[Checked]", *, strict: bool) -> int:
    if stopped := [each.status for each in checked if each.refusal]:
        return max(stopped)
    bad = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    found = any(is_among(problem, bad) for each in checked for problem in each.problems)
    return ExitStatus.FINDINGS if found else ExitStatus.DONE


def is_among(problem: Problem, severities: Sequence[Severity]) -> bool:
    return problem.severity in severities
