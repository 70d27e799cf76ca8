"""Adds letters from before briefgen to an archive: read in processes with limits, completed, sealed in batches."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from briefgen.archive.added import usable
from briefgen.archive.adding.adding import LETTERS, Adding, Now, adding, known_hashes
from briefgen.archive.adding.completing import complete
from briefgen.archive.adding.fields import KnownField, find_fields, known_fields, news
from briefgen.archive.adding.making import NewLetter
from briefgen.archive.errors import ArchiveRefusedError, CannotWriteError
from briefgen.archive.keeping import Archive
from briefgen.archive.layout import check_writable
from briefgen.archive.letters import ArchivedLetter, find_by_hash, with_same_reference
from briefgen.errors import Problem
from briefgen.extract.fields import EXPECTED, Extracted
from briefgen.extract.fields_json import to_plain
from briefgen.extract.limits import Limits, Outcome
from briefgen.extract.limits_pool import read_unknown
from briefgen.language import _
from briefgen.values import dataclass, replace
from briefgen.workflow.materials import materials

if TYPE_CHECKING:
    from sqlite3 import Connection

    from briefgen.extract.meta import MetaReading
    from briefgen.extract.senders import Senders
    from briefgen.folders import TemplateFolders

Files = tuple[Outcome, bytes]
State = Literal["added", "already", "refused", "new"]


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one file. `new` is what a trial says of a letter that would be added.

    `called` is what the letter is called in the archive, `lacks` the fields that are missing or only a guess, `same`
    what other letters with its reference are called, `first` the file that had the same bytes in this run.
    """

    path: Path
    state: State
    sha256: str = ""
    size: int = 0
    pages: int = 0
    fields: tuple[KnownField, ...] = ()
    missing: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    letter: ArchivedLetter | None = None
    same: tuple[ArchivedLetter, ...] = ()
    first: Path | None = None
    completed: tuple[str, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether somebody has to do something: the file was refused, or the letter is not complete."""
        return self.state == "refused" or bool(self.missing or self.guessed)


def add(
    archive: Archive,
    files: Sequence[Path],
    *,
    senders: "Senders",
    now: Now,
    program: str,
    meta: "MetaReading | None" = None,
    limits: Limits | None = None,
    trial: bool = False,
    committed: list[str] | None = None,
    shown: Callable[[Iterator[Files]], Iterator[Files]] = iter,
) -> Generator[Report]:
    """A report for each file, in their order, when what it says is durable; with `trial` nothing is written.

    Files pass through `shown` as they are read. The hashes of letters come to stand in `committed` the moment that
    they are in the archive, for a caller that is interrupted.

    Raises what the archive refuses as a whole: AddingStoppedError, LockedError, LogDamagedError, IndexDamagedError.
    """
    run = _Run(archive, now=now, program=program, meta=meta, trial=trial, committed=committed)
    try:
        if not trial:
            check_writable(archive.root)
        yield from _add(run, files, senders=senders, limits=limits, shown=shown)
    except CannotWriteError as error:
        raise AddingStoppedError(error) from error


def _add(
    run: "_Run",
    files: Sequence[Path],
    *,
    senders: "Senders",
    limits: Limits | None,
    shown: Callable[[Iterator[Files]], Iterator[Files]],
) -> Iterator[Report]:
    with ExitStack() as stack:
        read = read_unknown(files, is_known=run.known.__contains__, senders=senders, limits=limits)
        stack.enter_context(closing(read))
        passing = shown(read)
        if isinstance(passing, Generator):  # whatever it shows is gone when the run ends
            stack.enter_context(closing(passing))
        for outcome, data in passing:
            run.take(outcome, data, stack)
            if run.is_full:
                yield from run.flush()
        yield from run.flush()


class AddingStoppedError(ArchiveRefusedError):
    """A disk or folder that does not take the letters."""

    def __init__(self, error: CannotWriteError) -> None:
        super().__init__(
            _("{path} cannot be written: {reason}. No further letter was added.").format(
                path=error.path, reason=error.reason
            ),
            hint=_("Letters that were told of are in the archive. Give the same command again when this is mended."),
        )


class _Run:
    """One run: reports wait until the batch of their letters is committed."""

    def __init__(
        self,
        archive: Archive,
        *,
        now: Now,
        program: str,
        meta: "MetaReading | None",
        trial: bool,
        committed: list[str] | None,
    ) -> None:
        self.archive: Final = archive
        self.known: Final = known_hashes(archive)
        self._now: Final = now
        self._program: Final = program
        self._meta: Final = meta
        self._trial: Final = trial
        self._committed: Final = committed if committed is not None else []
        self._adding: Adding | None = None
        self._first: Final[dict[str, Path]] = {}  # where letters of this run were found
        self._reports: list[Report] = []

    @property
    def is_full(self) -> bool:
        return len(self._reports) >= LETTERS or (self._adding is not None and self._adding.is_full)

    def take(self, outcome: Outcome, data: bytes, stack: ExitStack) -> None:
        report = Report(outcome.path, "refused", outcome.sha256, outcome.size)
        if outcome.refusal is not None:
            self._reports.append(replace(report, problems=(outcome.refusal,)))
        elif outcome.letter is None or outcome.sha256 in self._first:
            self._reports.append(replace(report, state="already", first=self._first.get(outcome.sha256)))
        else:
            read = to_plain(outcome.letter)["fields"]
            reference = str(usable(read).get("reference", ""))
            given = self._said(outcome.path, outcome.sha256, reference)
            new = news(known_fields(read, {}), given)
            self._reports.append(_of_new(replace(report, state="new"), outcome.letter, known_fields(read, new), new))
            self._first[outcome.sha256] = outcome.path
            self.known.add(outcome.sha256)
            if not self._trial:
                letter = NewLetter(outcome.path.name, outcome.sha256, data, outcome.letter)
                self._begun(stack).put(letter, new)

    def _begun(self, stack: ExitStack) -> Adding:
        if self._adding is None:
            self._adding = stack.enter_context(adding(self.archive, now=self._now, program=self._program))
        return self._adding

    def _said(self, path: Path, sha256: str, reference: str) -> dict[str, Any]:
        """What the file of `--meta` says of a letter."""
        if self._meta is None:
            return {}
        from briefgen.extract.meta import plain_values

        return plain_values(self._meta.of(path, sha256=sha256, reference=reference))

    def flush(self) -> Iterator[Report]:
        """Commits, and gives the reports that waited for it."""
        committed = self._adding.commit() if self._adding is not None else ()
        new = {each.sha256 for each in committed if each.entry}
        self._committed.extend(new)
        reports, self._reports = self._reports, []
        completed = self._complete([each for each in reports if each.state == "already" and not each.first])
        with self.archive.reading() as connection:
            told = [self._as_it_is(report, new, completed, connection) for report in reports]
        yield from told

    def _as_it_is(
        self, report: Report, new: set[str], completed: dict[str, dict[str, Any]], connection: "Connection"
    ) -> Report:
        if report.state == "refused" or (self._trial and (report.state == "new" or report.first)):
            return report
        state: State = "added" if report.state == "new" and report.sha256 in new else "already"
        return self._told(replace(report, state=state), completed.get(report.sha256, {}), connection)

    def _complete(self, reports: Sequence[Report]) -> dict[str, dict[str, Any]]:
        """Fills in what the file of `--meta` says of letters that were there already, by hash."""
        wanted: dict[str, dict[str, Any]] = {}
        with self.archive.reading() as connection:
            for report in reports if self._meta else ():
                for letter in find_by_hash(connection, report.sha256):
                    given = self._said(report.path, report.sha256, letter.reference)
                    new = news(find_fields(self.archive, connection, letter), given)
                    wanted |= {report.sha256: new} if new else {}
        if not self._trial:
            complete(self.archive, list(wanted.items()), at=self._now())
        return wanted

    def _told(self, report: Report, completed: dict[str, Any], connection: "Connection") -> Report:
        """The report with how the letter stands in the archive."""
        found = find_by_hash(connection, report.sha256)
        same = with_same_reference(connection, found[0]) if found else ()
        if not found:  # the index could not follow (a full disk); the log has it
            return report
        letter = found[0]
        if report.state == "already":
            report = replace(
                report,
                fields=find_fields(self.archive, connection, letter),
                completed=report.completed or tuple(completed),
            )
        return replace(report, letter=letter, same=same, missing=letter.missing, guessed=letter.guessed)


def _of_new(report: Report, read: Extracted, fields: tuple[KnownField, ...], given: dict[str, Any]) -> Report:
    guesses = {each.name for each in fields if each.sure == "guess"}
    return replace(
        report,
        pages=read.pages,
        fields=fields,
        missing=tuple(name for name in read.missing if name not in given),
        guessed=tuple(name for name in EXPECTED if name in guesses),
        problems=tuple(each for each in read.problems if each.where.field not in given),
        completed=tuple(given),
    )


def senders_in(folders: "TemplateFolders") -> "Senders":
    """All that is known of ministries: the profiles in these folders, and briefgen's own list."""
    from briefgen.extract.senders import senders_of

    profiles = (materials(folders).profile(code, folders)[0] for code in folders.names("ministries"))
    return senders_of([profile for profile in profiles if profile is not None])


def known_ministries(folders: "TemplateFolders") -> frozenset[str]:
    """The codes that a letter may be filed under."""
    from briefgen.extract.ministries import PORTFOLIOS

    return frozenset((*PORTFOLIOS, *folders.names("ministries")))
