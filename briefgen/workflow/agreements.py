"""The register of promises of an archive, and the part of it that is asked for."""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefgen.archive.promises.letters import Unread, promising_letters
from briefgen.archive.promises.register import register
from briefgen.archive.promises.values import Promise, Stray
from briefgen.values import dataclass
from briefgen.workflow.materials import materials

if TYPE_CHECKING:
    from briefgen.archive.keeping import Archive
    from briefgen.folders import TemplateFolders


@dataclass(frozen=True, slots=True)
class Question:
    """Which promises are asked for: those still open, those overdue on the day `on`, of owners whose name holds these
    words, of one ministry."""

    on: datetime.date
    open_only: bool = False
    overdue_only: bool = False
    owner: str = ""
    ministry: str = ""

    def wants(self, promise: Promise) -> bool:
        return (
            (promise.is_open or not self.open_only)
            and (promise.is_overdue(self.on) or not self.overdue_only)
            and self.owner.casefold() in promise.made.owner.casefold()
            and self.ministry in ("", promise.name.ministry)
        )


@dataclass(frozen=True, slots=True)
class Agreements:
    """The promises that were asked for, with what the register could not place or read."""

    promises: tuple[Promise, ...]
    strays: tuple[Stray, ...]
    unread: tuple[Unread, ...]


def agreements(archive: "Archive", question: Question, *, folders: "TemplateFolders") -> Agreements:
    """Periods are read with the calendar in these folders; raises what reading an archive raises."""
    calendar, _problems = materials(folders).calendar(folders)
    letters, unread = promising_letters(archive)
    found = register(letters, calendar=calendar)
    return Agreements(_wanted(found.promises, question), found.strays, unread)


def _wanted(promises: Sequence[Promise], question: Question) -> tuple[Promise, ...]:
    return tuple(each for each in promises if question.wants(each))
