"""What an export is told besides the letters: when, by which program, and how long letters are kept."""

import calendar
import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.errors import BriefgenError
from briefgen.language import _
from briefgen.ministry.model import Profile

LONGEST = 1000  # years


class KeepingRefusedError(BriefgenError):
    """A term of keeping that cannot be one."""

    def __init__(self, years: int) -> None:
        super().__init__(
            _("A letter cannot be kept for {years} years.").format(years=years),
            hint=_("Give a number of years from 1 to {most}, or none for letters that are kept for ever.").format(
                most=LONGEST
            ),
        )


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long letters are kept by the ministry's selection list: for ever, or a number of years after their date.

    `category` and `category_code` name the list's category that says so, `selection_list` the list; without the
    list's name the category is left out.
    """

    years: int | None = None
    selection_list: str = ""
    category: str = ""
    category_code: str = ""

    def __post_init__(self) -> None:
        if self.years is not None and not 0 < self.years <= LONGEST:
            raise KeepingRefusedError(self.years)

    def ends(self, date: datetime.date) -> datetime.date | None:
        """The day on which the term of a letter of this date ends; the 29th of February becomes the 28th."""
        if self.years is None:
            return None
        year = date.year + self.years
        if year > datetime.MAXYEAR:
            raise KeepingRefusedError(self.years)
        return date.replace(year=year, day=min(date.day, calendar.monthrange(year, date.month)[1]))


@dataclass(frozen=True, slots=True)
class Terms:
    """`at` is the moment of the export, with its offset to UTC. `profiles`, by ministry, serve for letters that were
    sealed without their ministry's profile, or with one that cannot be read."""

    at: datetime.datetime
    program: str
    keeping: Keeping = Keeping()
    profiles: Mapping[str, Profile] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError(self.at)
