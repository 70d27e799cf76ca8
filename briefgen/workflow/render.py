"""From records to files: examine, render each format, write; one bad record does not stop the others."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError, Problem
from briefgen.values import dataclass, field
from briefgen.workflow.examine import Examined, Source, examine
from briefgen.workflow.materials import materials
from briefgen.workflow.mistakes import Refusal, our_mistake
from briefgen.workflow.outputs import Job, name_of
from briefgen.workflow.rendered import Rendered, RenderedFiles, write_all

if TYPE_CHECKING:
    from briefgen.folders import TemplateFolders


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record: `written` and `unchanged` are all its outputs, unless there are errors or a refusal.

    A refusal may come when some outputs were written already, as on a full disk.
    """

    source: str
    problems: tuple[Problem, ...] = ()
    has_errors: bool = False
    written: tuple[Path, ...] = ()
    unchanged: tuple[Path, ...] = ()
    refusal: Refusal | None = None


@dataclass()
class Press:
    """Renders records with the same templates, on the same day; keeps what it learned for the next one."""

    folders: "TemplateFolders"
    on: datetime.date
    force: bool = False
    _known: dict[Path, RenderedFiles] = field(default_factory=dict)

    def known(self, folder: Path) -> RenderedFiles:
        if folder not in self._known:
            self._known[folder] = RenderedFiles(folder)
        return self._known[folder]

    def bytes_of(self, source: Source, format_name: str) -> tuple[Examined, bytes]:
        """The record as one document; empty where the examination has errors."""
        examined = examine(source, folders=self.folders, on=self.on)
        return examined, b"" if examined.has_errors else self._render(examined, format_name)

    def __call__(self, job: Job) -> Outcome:
        """Render the job's outputs and write them; refusals are part of the outcome."""
        try:
            return self._outcome(job)
        except BriefgenError as error:
            refusal = Refusal(error.message, error.hint, error.exit_status)
            return Outcome(name_of(job.source), error.problems, refusal=refusal)
        except Exception as error:  # noqa: BLE001 - a mistake of ours in one letter does not stop the others
            return Outcome(name_of(job.source), refusal=our_mistake(error, name_of(job.source)))

    def _outcome(self, job: Job) -> Outcome:
        examined = examine(job.source, folders=self.folders, on=self.on)
        name = name_of(job.source)
        if examined.has_errors:
            return Outcome(name, examined.problems, has_errors=True)
        files = [Rendered(each.path, self._render(examined, each.format)) for each in job.outputs]
        written = write_all(files, known=self.known(files[0].path.parent), force=self.force)
        unchanged = tuple(file.path for file in files if file.path not in written)
        return Outcome(name, examined.problems, written=written, unchanged=unchanged)

    def _render(self, examined: Examined, format_name: str) -> bytes:
        from briefgen.render import renderer

        assert examined.letter is not None  # noqa: S101 - an examination without errors has a letter
        assert examined.profile is not None  # noqa: S101 - and a letter has a profile
        style = materials(self.folders).style(examined.profile, self.folders)
        return renderer(format_name).render(examined.letter, style)
