"""`briefgen archive add`: letters that were issued before briefgen come into the archive."""

import sys
from collections.abc import Generator, Iterator
from contextlib import closing
from typing import TYPE_CHECKING

import click

from briefgen.cli import options
from briefgen.cli.terminal import say, visible
from briefgen.errors import ExitStatus
from briefgen.language import _, ngettext

if TYPE_CHECKING:
    from briefgen.archive.keeping import Archive
    from briefgen.archive.letters import ArchivedLetter
    from briefgen.settings import Settings
    from briefgen.workflow.adding import Report
    from briefgen.workflow.walking import Walked


def add() -> click.Command:
    return options.Command(
        callback=run,
        help=_(
            "Add letters that were issued before briefgen: PDF and Word documents, by name or whole folders.\n\n"
            "The files are kept as they are, each once: a file that is there already is recognised by its content. "
            "Reference, date, subject, ministry, addressee and signatories are read from the letter; what was not "
            "found, or is only a guess, is told, and waits in 'briefgen archive list --incomplete'. An interrupted "
            "run is taken up by giving the same command again.\n\n"
            "Links and hidden files in folders are left out. Exit status: 1 if a file was refused or a letter waits "
            "to be completed."
        ),
        params=[
            click.Argument(["paths"], metavar=_("PATH…"), nargs=-1, required=True, type=click.Path()),
            click.Option(
                ["--meta"],
                metavar=_("FILE"),
                type=click.Path(),
                help=_("A YAML file that says what is known of the letters; it counts for more than what was read."),
            ),
            click.Option(["--dry-run"], is_flag=True, help=_("Read and tell, but write nothing.")),
            options.archive(),
            options.as_json(),
            options.templates(),
        ],
    )


@click.pass_context
def run(ctx: click.Context, *, paths: tuple[str, ...], meta: str | None, dry_run: bool, as_json: bool) -> int:
    """Print a line per file as soon as it is in the archive, and what was added in all."""
    from pathlib import Path

    from briefgen.cli.archived import opened, refusal_as_json
    from briefgen.workflow.walking import files_at

    chosen = options.settings_of(ctx)
    with refusal_as_json(wanted=as_json), opened(chosen) as archive:
        walked = files_at([Path(path) for path in paths], without=archive.root)
        told = _Told(as_json=as_json, dry_run=dry_run)
        try:
            with closing(_reports(archive, walked, meta, chosen, told)) as reports:
                for report in reports:
                    told.tell(report)
        except BaseException:  # an interruption too: whatever it was, these letters are in the archive
            told.break_off()
            raise
        return told.finish(archive, walked)


def _reports(
    archive: "Archive", walked: "Walked", meta: str | None, chosen: "Settings", told: "_Told"
) -> "Generator[Report]":
    from pathlib import Path

    from briefgen.cli.archived import now
    from briefgen.cli.progress import shown
    from briefgen.workflow.adding import add as add_all
    from briefgen.workflow.adding import known_ministries, senders_in
    from briefgen.workflow.issuing import PROGRAM
    from briefgen.workflow.meta import meta_file

    folders = options.folders_of(chosen)
    said = meta_file(Path(meta), ministries=known_ministries(folders)) if meta else None
    return add_all(
        archive,
        walked.files,
        senders=senders_in(folders),
        now=now,
        program=PROGRAM,
        meta=said,
        trial=told.dry_run,
        committed=told.committed,
        shown=lambda files: shown(files, of=len(walked.files), on=sys.stderr),
    )


class _Told:
    """What has been told, and is summed up at the end."""

    def __init__(self, *, as_json: bool, dry_run: bool) -> None:
        self.as_json = as_json
        self.dry_run = dry_run
        self.reports: list[Report] = []
        self.committed: list[str] = []
        self.counts = dict.fromkeys(("added", "new", "already", "refused", "waits"), 0)

    def tell(self, report: "Report") -> None:
        self.counts[report.state] += 1
        self.counts["waits"] += report.waits and report.state != "refused"
        if self.as_json:
            self.reports.append(report)
            return
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")  # where the bar stood
            sys.stderr.flush()
        for line in lines(report):
            click.echo(visible(line))

    def break_off(self) -> None:
        count = len(self.committed)
        if count:
            text = ngettext("{count} letter was added before.", "{count} letters were added before.", count)
            say(text.format(count=count))
            say(_("They are in the archive; the same command adds the others."))

    def finish(self, archive: "Archive", walked: "Walked") -> int:
        from briefgen.cli.archived import echo_json

        head = str(archive.head())
        if self.as_json:
            content = {
                _LISTS[state]: [as_data(each) for each in self.reports if each.state == state] for state in _LISTS
            }
            closed = [str(each) for each in walked.closed]
            echo_json({**content, "dry_run": self.dry_run, "left_out": walked.left_out, "closed": closed, "head": head})
        else:
            click.echo(_("Tree head: {head}").format(head=head))
        for text in self._summary(walked):
            say(text)
        waits = self.counts["refused"] or self.counts["waits"] or walked.closed
        return ExitStatus.FINDINGS if waits else ExitStatus.DONE

    def _summary(self, walked: "Walked") -> Iterator[str]:
        counts = self.counts
        if self.dry_run:
            text = ngettext("{count} letter would be added.", "{count} letters would be added.", counts["new"])
            yield text.format(count=counts["new"])
        else:
            yield ngettext("{count} letter added.", "{count} letters added.", counts["added"]).format(
                count=counts["added"]
            )
        if counts["already"]:
            text = ngettext("{count} file was there already.", "{count} files were there already.", counts["already"])
            yield text.format(count=counts["already"])
        if counts["refused"]:
            text = ngettext("{count} file was refused.", "{count} files were refused.", counts["refused"])
            yield text.format(count=counts["refused"])
        if counts["waits"]:
            text = ngettext(
                "{count} letter waits to be completed: see 'briefgen archive list --incomplete'.",
                "{count} letters wait to be completed: see 'briefgen archive list --incomplete'.",
                counts["waits"],
            )
            yield text.format(count=counts["waits"])
        if walked.left_out:
            text = ngettext(
                "{count} link or hidden file was left out.",
                "{count} links and hidden files were left out.",
                walked.left_out,
            )
            yield text.format(count=walked.left_out)
        for folder in walked.closed:
            yield _("The folder {folder} cannot be read.").format(folder=folder)


_LISTS = {"added": "added", "new": "would_add", "already": "already", "refused": "refused"}


def lines(report: "Report") -> Iterator[str]:
    """What became of a file, and below it what is not certain of the letter."""
    from briefgen.cli.added_fields import doubts
    from briefgen.extract.limits import shown_name

    name = shown_name(report.path)
    if report.state == "refused":
        for problem in report.problems:
            yield _("refused: {message} [{code}]").format(message=problem.message, code=problem.code)
            if problem.hint:
                yield f"    {problem.hint}"
        return
    called = _called(report)
    if report.state == "already" and report.first:
        yield _("{file}: the same file as {other}").format(file=name, other=shown_name(report.first))
        return
    texts = {
        "added": _("{file}: added as {called}"),
        "new": _("{file}: would be added as {called}"),
        "already": _("{file}: already in the archive as {called}"),
    }
    yield texts[report.state].format(file=name, called=called)
    for problem in report.problems:
        if not problem.where.field:
            yield f"    {problem.message} [{problem.code}]"
    for line in doubts(report.fields, report.missing):
        yield f"    {line}"
    for other in report.same:
        yield "    " + _("has the same reference as {other}").format(other=_other(other))
    if report.completed and report.state == "already":
        from briefgen.extract.fields import FIELDS

        yield "    " + _("filled in: {fields}").format(fields=", ".join(_(FIELDS[each]) for each in report.completed))


def _called(report: "Report") -> str:
    if report.letter:
        return report.letter.called
    known = (each.value for each in report.fields if each.name == "reference" and each.sure != "guess")
    return str(next(known, report.sha256[:12]))


def _other(letter: "ArchivedLetter") -> str:
    digits = f" ({letter.sha256[:12]})" if letter.is_added else ""
    return " ".join(filter(None, (letter.ministry, letter.called))) + digits


def as_data(report: "Report") -> dict[str, object]:
    """A report for programs."""
    from briefgen.cli.added_fields import fields_as_data
    from briefgen.cli.findings import as_data as problem_as_data

    letter = report.letter
    return {
        "file": str(report.path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace"),
        "sha256": report.sha256,
        "size": report.size,
        "reference": letter.reference if letter else "",
        "path": letter.path if letter else "",
        "entry": letter.entry if letter else None,
        "fields": fields_as_data(report.fields),
        "missing": list(report.missing),
        "guessed": list(report.guessed),
        "completed": list(report.completed),
        "same_reference": [
            {"ministry": each.ministry, "sha256": each.sha256, "entry": each.entry} for each in report.same
        ],
        "same_file": str(report.first) if report.first else "",
        "problems": [problem_as_data(each) for each in report.problems],
    }
