"""The values of the register: a promise, what letters said of it, and until when it has to be kept."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from briefgen.record.promise_names import PromiseName
from briefgen.record.promises import Made, Status, Told

Standing = Literal["open", "partly", "fulfilled", "lapsed", "withdrawn"]


@dataclass(frozen=True, slots=True)
class PromisingLetter:
    """An issued letter with what its record promises and tells.

    `entry` is the number of its entry in the log, by which letters are in order; `state` is valid, replaced or
    withdrawn, `replaced_by` a reference of the same ministry; `changed_at` says when it was withdrawn, if it was.
    """

    entry: int
    ministry: str
    reference: str
    date: datetime.date
    subject: str
    state: str = "valid"
    replaced_by: str = ""
    changed_at: str = ""
    made: tuple[Made, ...] = ()
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """Until when: the words of the letter, and the first and last day that they mean; None where they name an event."""

    text: str
    earliest: datetime.date | None
    latest: datetime.date | None


@dataclass(frozen=True, slots=True)
class Statement:
    """What a letter says of a promise; the first one makes it. `due` is empty where it names no moment."""

    letter: PromisingLetter
    status: Status
    due: str
    how: str


@dataclass(frozen=True, slots=True)
class Promise:
    """An agreement, next step or commitment as it stands.

    `name` is that of the first letter that holds; `names` are all that it has had, the first one first. `told` are the
    statements of letters that hold, in their order; the first one makes it, unless the promise was withdrawn.
    """

    name: PromiseName
    names: tuple[PromiseName, ...]
    made: Made
    letter: PromisingLetter
    status: Standing
    due: Due | None
    told: tuple[Statement, ...]
    settled_by: Statement | None

    @property
    def is_open(self) -> bool:
        return self.status in ("open", "partly")

    @property
    def is_settled(self) -> bool:
        return self.status in ("fulfilled", "lapsed")

    @property
    def is_withdrawn(self) -> bool:
        return self.status == "withdrawn"

    def is_overdue(self, on: datetime.date) -> bool:
        """Whether it is open though its last day is past. One without a day is never overdue."""
        return self.is_open and self.due is not None and self.due.latest is not None and self.due.latest < on


@dataclass(frozen=True, slots=True)
class Stray:
    """A statement about a promise that no letter of the archive has made before."""

    promise: PromiseName
    statement: Statement


@dataclass(frozen=True, slots=True)
class Register:
    """All promises, the first to be kept first; those without a day come last."""

    promises: tuple[Promise, ...]
    strays: tuple[Stray, ...] = ()


def overdue(promises: Sequence[Promise], *, on: datetime.date) -> tuple[Promise, ...]:
    return tuple(each for each in promises if each.is_overdue(on))
