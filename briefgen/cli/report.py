"""What a run of `render` says at its end: what was written, what was found, which records gave no letter."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefgen.cli.terminal import say, tell_refusal, wants_colour
from briefgen.errors import ExitStatus, Problem, Severity
from briefgen.language import _, ngettext

if TYPE_CHECKING:
    from briefgen.settings import Settings
    from briefgen.workflow.render import Outcome

_NAMED: Final = 10  # files that are told by name; more are counted


class Report:
    """What became of the records of a run, told at the end."""

    def __init__(self, chosen: "Settings") -> None:
        self._chosen = chosen
        self._written: list[Path] = []
        self._files = self._unchanged = 0
        self._bad: list[Outcome] = []

    def add(self, outcome: "Outcome") -> None:
        if outcome.problems or outcome.refusal:
            self._bad.append(outcome)
        self._files += len(outcome.written)
        self._unchanged += len(outcome.unchanged)
        self._written.extend(outcome.written[: max(0, _NAMED + 1 - len(self._written))])

    def tell(self) -> None:
        found = (each for outcome in self._bad for each in outcome.problems if each.severity is not Severity.HINT)
        tell_problems(dict.fromkeys(found), self._chosen)
        for outcome in self._bad:
            if outcome.refusal:
                tell_refusal(outcome.refusal)
        for line in self._summary():
            say(line)

    def _summary(self) -> Iterator[str]:
        failed = sum(1 for outcome in self._bad if outcome.has_errors or outcome.refusal)
        if len(self._written) <= _NAMED:
            yield from (_("Written: {path}").format(path=_short(path)) for path in self._written)
        else:
            yield ngettext("{count} file written.", "{count} files written.", self._files).format(count=self._files)
        if self._unchanged:
            yield ngettext("{count} file was up to date.", "{count} files were up to date.", self._unchanged).format(
                count=self._unchanged
            )
        if failed:
            yield ngettext("{count} record gave no letter.", "{count} records gave no letter.", failed).format(
                count=failed
            )

    def status(self) -> int:
        """DONE, what stopped the records if it is the same for all that were stopped, or FINDINGS."""
        stopped = {each.refusal.status for each in self._bad if each.refusal}
        stopped |= {ExitStatus.FINDINGS for each in self._bad if each.has_errors}
        return stopped.pop() if len(stopped) == 1 else ExitStatus.FINDINGS if stopped else ExitStatus.DONE


def _short(path: Path) -> str:
    """The path as seen from the working folder, where it lies below it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def tell_problems(problems: Iterable[Problem], chosen: "Settings") -> None:
    """Findings on standard error, as `check` shows them in full."""
    from briefgen.cli.findings import show_full

    show_full(problems, to=sys.stderr, colour=wants_colour(sys.stderr, chosen.color))
