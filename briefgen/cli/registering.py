"""The work of `briefgen agreements`: the register as a table, or as a file that other programs read."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from briefgen.cli import options
from briefgen.cli.archived import JSON_FORMAT, opened, refusal_as_json
from briefgen.cli.register_table import table
from briefgen.cli.terminal import columns, say, wants_colour
from briefgen.errors import ExitStatus
from briefgen.language import _, ngettext

if TYPE_CHECKING:
    import datetime

    from briefgen.archive.promises.values import Promise
    from briefgen.settings import Settings
    from briefgen.workflow.agreements import Agreements, Question

_SUFFIXES: Final = {".csv": "csv", ".json": "json", ".ics": "ical", ".txt": "table"}


def write(question: "Question", chosen: "Settings", *, form: str | None, output: str | None) -> int:
    """Write the promises that are asked for; 1 where --overdue found any, 4 where a letter was changed."""
    from briefgen.workflow.agreements import agreements

    form = _form(form, output)
    with refusal_as_json(wanted=form == "json" and output in (None, "-")), opened(chosen) as archive:
        found = agreements(archive, question, folders=options.folders_of(chosen))
    if output in (None, "-"):
        _print(found, question, chosen, form)
    else:
        _write(found, question, form, Path(str(output)))
    _tell_unsure(found)
    if any(each.changed for each in found.unread):
        return ExitStatus.ARCHIVE_CHANGED
    return ExitStatus.FINDINGS if question.overdue_only and found.promises else ExitStatus.DONE


def _form(form: str | None, output: str | None) -> str:
    """What --to says, else what the file's suffix does; raises click.UsageError where they do not go together."""
    if output in (None, "-"):
        return form or "table"
    suffix = Path(str(output)).suffix.lower()
    named = _SUFFIXES.get(suffix)
    if form and named and form != named:
        message = _("-o {path} asks for {format}, but --to for {asked}.")
        raise click.UsageError(message.format(path=output, format=named, asked=form))
    if not (form or named):
        message = _("-o {path}: '{suffix}' is no suffix of a register. There are {choices}.")
        raise click.UsageError(message.format(path=output, suffix=suffix, choices=", ".join(_SUFFIXES)))
    return form or named or "table"


def _write(found: "Agreements", question: "Question", form: str, path: Path) -> None:
    from briefgen.workflow.rendered import make_folder, write_whole

    data = _bytes(found, question, form)
    make_folder(path.parent)
    write_whole(path, data)
    say(_("Written: {path}").format(path=path))


def _bytes(found: "Agreements", question: "Question", form: str) -> bytes:
    if form == "csv":
        from briefgen.archive.promises.spreadsheet import register_as_csv

        return register_as_csv(found.promises, on=question.on)
    if form == "ical":
        from briefgen.archive.promises.icalendar import register_as_icalendar

        return register_as_icalendar(found.promises)
    text = _json(found, question.on) if form == "json" else table(found.promises, on=question.on)
    return text.encode()


def _print(found: "Agreements", question: "Question", chosen: "Settings", form: str) -> None:
    if form != "table":
        sys.stdout.buffer.write(_bytes(found, question, form))
        sys.stdout.buffer.flush()
        return
    room = columns(sys.stdout) if sys.stdout.isatty() else 0
    click.echo(
        table(found.promises, on=question.on, room=room, colour=wants_colour(sys.stdout, chosen.color)), nl=False
    )
    say(_summary(found.promises, question.on))


def _summary(promises: "Sequence[Promise]", on: "datetime.date") -> str:
    late = sum(each.is_overdue(on) for each in promises)
    told = ngettext("{count} promise", "{count} promises", len(promises)).format(count=len(promises))
    return _("{promises}, {overdue} overdue on {date}.").format(promises=told, overdue=late, date=on.isoformat())


def _json(found: "Agreements", on: "datetime.date") -> str:
    import json

    from briefgen import __version__
    from briefgen.archive.promises.data import promise_as_data, stray_as_data

    promises = found.promises
    content = {
        "format": JSON_FORMAT,
        "briefgen": __version__,
        "on": on.isoformat(),
        "count": {
            "open": sum(each.is_open for each in promises),
            "settled": sum(each.is_settled for each in promises),
            "withdrawn": sum(each.is_withdrawn for each in promises),
            "overdue": sum(each.is_overdue(on) for each in promises),
        },
        "promises": [promise_as_data(each, on=on) for each in promises],
        "unknown": [stray_as_data(each) for each in found.strays],
        "unread": [
            {"ministry": each.letter.ministry, "reference": each.letter.reference, "changed": each.changed}
            for each in found.unread
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _tell_unsure(found: "Agreements") -> None:
    """What the register could not place or read, on standard error."""
    for stray in found.strays:
        say(
            _("{reference} tells of {promise}, which no earlier letter of the archive has.").format(
                reference=stray.statement.letter.reference, promise=stray.promise
            )
        )
    for each in found.unread:
        text = (
            _("What {reference} promises is not known: its record is not the one that was sealed.")
            if each.changed
            else _("What {reference} promises is not known: its record cannot be read.")
        )
        say(text.format(reference=each.letter.reference))
