"""The work of `briefgen diff`, kept apart so that completing its options imports none of it."""

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from briefgen.cli import options, terminal
from briefgen.language import _
from briefgen.values import dataclass

if TYPE_CHECKING:
    from briefgen.review.outside.word import Tracked
    from briefgen.review.review import Review
    from briefgen.settings import Settings
    from briefgen.workflow.drafts import Reader

SAME: Final = 0
DIFFERENT: Final = 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where the result goes: `-` is standard output; a file that was edited is overwritten with `force` only."""

    path: str
    force: bool

    def write(self, data: bytes) -> None:
        if self.path == "-":
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
            return
        from briefgen.workflow.rendered import Rendered, RenderedFiles, write_all

        path = Path(self.path)
        known = RenderedFiles(path.parent)
        if write_all([Rendered(path, data)], known=known, force=self.force):
            terminal.say(_("Written: {path}").format(path=path))

    def refuse_inputs(self, *names: str) -> None:
        """No comparison is written over one of its sides."""
        for name in names:
            if self.path != "-" and Path(self.path).exists() and Path(name).exists() and Path(self.path).samefile(name):
                message = _("-o {path} is one of the two that are compared; name another file.")
                raise click.UsageError(message.format(path=self.path))


def form_of(form: str | None, output: str | None, *, stat: bool) -> str:
    """The form asked for, else the one that the file's suffix names. Raises click.UsageError."""
    from briefgen.workflow.diff import SUFFIXES

    if stat and form not in (None, "term"):
        raise click.UsageError(_("--stat has a form of its own: leave --to out."))
    if form is None and not stat and output not in (None, "-"):
        form = SUFFIXES.get(Path(output or "").suffix.lower())
    form = form or "term"
    if form == "docx" and output in (None, "-") and sys.stdout.isatty():
        raise click.UsageError(_("A Word document would garble the terminal. Send it to a file with -o FILE."))
    return form


def reader(chosen: "Settings", *, tracked: str | None, date: datetime.date) -> "Reader":
    from briefgen.cli.archived import folder_of
    from briefgen.workflow.archived_letters import finder
    from briefgen.workflow.drafts import Reader

    keep: Tracked | None = "accept" if tracked == "accept" else "reject" if tracked == "reject" else None
    return Reader(options.folders_of(chosen), date, Path.cwd(), tracked=keep, archive=finder(folder_of(chosen)))


def shown(old: str, new: str, reader: "Reader", *, place: Place, form: str, stat: bool, colour: str) -> int:
    """Show the review, on the terminal or in the file."""
    from briefgen.workflow.diff import diff, written

    place.refuse_inputs(old, new)
    found = diff(old, new, reader=reader)
    if form == "html":
        text = written(found, "html")
    elif form == "json":
        text = written(found, "json")
    elif form == "md":
        text = written(found, "md")
    else:
        text = _on_terminal(found, colour if place.path == "-" else "never", stat=stat)
    place.write(text.encode("utf-8", "backslashreplace"))
    return SAME if found.is_same else DIFFERENT


def _on_terminal(found: "Review", colour: str, *, stat: bool) -> str:
    from briefgen.cli import review_lines

    paint = terminal.wants_colour(sys.stdout, colour)
    lines = review_lines.stat(found) if stat else review_lines.lines(found, colour=paint)
    return "".join(f"{line}\n" for line in lines)


def tracked(old: str, new: str, reader: "Reader", *, place: Place, author: str, date: datetime.date) -> int:
    """Write the new letter with tracked changes, and say what they cannot show."""
    from briefgen.workflow.diff import tracked_changes

    place.refuse_inputs(old, new)
    marked = tracked_changes(old, new, reader=reader, author=author, date=date)
    place.write(marked.document)
    for each in marked.not_compared:
        terminal.say(_("Not compared: {what}").format(what=f"{each.part}: {each.what}"))
    return DIFFERENT if marked.changes or marked.not_compared else SAME
