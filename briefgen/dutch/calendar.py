"""The House's calendar: recess periods as data, beside the public holidays that can be computed."""

import datetime
from collections.abc import Iterable
from typing import Final

from briefgen.values import dataclass

RECESS_NAMES: Final = ("voorjaarsreces", "meireces", "zomerreces", "herfstreces", "kerstreces", "verkiezingsreces")


@dataclass(frozen=True, slots=True)
class Recess:
    """The House does not meet from `first` up to and including `last`."""

    name: str
    first: datetime.date
    last: datetime.date


@dataclass(frozen=True, slots=True)
class Calendar:
    """Recess periods in the order of their first days; empty knows none."""

    recesses: tuple[Recess, ...] = ()

    @classmethod
    def of(cls, recesses: Iterable[Recess]) -> "Calendar":
        return cls(tuple(sorted(recesses, key=lambda recess: recess.first)))

    def recess_on(self, day: datetime.date) -> Recess | None:
        """The recess that this day falls in."""
        return next((each for each in self.recesses if each.first <= day <= each.last), None)

    def recess(self, name: str, year: int) -> Recess | None:
        """The recess of that name that starts in `year`."""
        return next((each for each in self.recesses if each.name == name and each.first.year == year), None)
