"""Checks records one by one, and mends them first where asked."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError, Problem
from briefgen.values import dataclass
from briefgen.workflow.examine import Purpose, Source, examine
from briefgen.workflow.mistakes import Refusal, our_mistake
from briefgen.workflow.outputs import name_of

if TYPE_CHECKING:
    from briefgen.folders import TemplateFolders
    from briefgen.workflow.mend import Change


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings in one record; `refusal` says why it could not be read or mended."""

    source: str
    problems: tuple[Problem, ...] = ()
    changes: "tuple[Change, ...]" = ()
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks records against the same templates, on the same day; with `fix`, mends files first."""

    folders: "TemplateFolders"
    on: datetime.date
    purpose: Purpose = "draft"
    fix: bool = False

    def __call__(self, source: Source) -> Checked:
        """The findings in the record; what keeps it from being read is part of the result."""
        try:
            return self._checked(source)
        except BriefgenError as error:
            refusal = Refusal(error.message, error.hint, error.exit_status)
            return Checked(name_of(source), error.problems, refusal=refusal)
        except Exception as error:  # noqa: BLE001 - a mistake of ours in one record does not stop the others
            return Checked(name_of(source), refusal=our_mistake(error, name_of(source)))

    def _checked(self, source: Source) -> Checked:
        if self.fix and isinstance(source, Path):
            from briefgen.workflow.mend import mend

            changes, problems = mend(source, folders=self.folders, on=self.on, purpose=self.purpose)
            return Checked(str(source), problems, changes)
        problems = examine(source, folders=self.folders, on=self.on, purpose=self.purpose).problems
        return Checked(name_of(source), problems)
