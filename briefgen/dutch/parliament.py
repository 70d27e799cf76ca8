"""The parliament's year and its dossier numbers."""

import datetime
import re
from typing import Final

from briefgen.values import dataclass


@dataclass(frozen=True, slots=True)
class ParliamentaryYear:
    """From the third Tuesday of September of `start` to the day before the next (Constitution, article 65)."""

    start: int

    def __str__(self) -> str:
        return f"{self.start}-{self.start + 1}"

    @property
    def short(self) -> str:
        """`2020/21`, as citations have it."""
        return f"{self.start}/{(self.start + 1) % 100:02}"


def opening_day(year: int) -> datetime.date:
    """Prinsjesdag: the third Tuesday of September."""
    first = datetime.date(year, 9, 1)
    return first + datetime.timedelta(days=(1 - first.weekday()) % 7 + 14)


def parliamentary_year(day: datetime.date) -> ParliamentaryYear:
    return ParliamentaryYear(day.year if day >= opening_day(day.year) else day.year - 1)


_DOSSIER: Final = re.compile(
    r"(?P<number>\d{2}[ \u00a0]?\d{3})(?:[ -](?P<suffix>[IVX]+[A-Z]?|[A-H]|\d{2}|\(R ?\d{4}\)))?"
)


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier of the House: five figures and, for budgets and councils, a suffix (`36600-VII`, `21501-02`)."""

    number: str
    suffix: str = ""

    def __str__(self) -> str:
        """As letters write it: `19 637`, `36 600 VII`, `21 501-02`."""
        spaced = f"{self.number[:2]} {self.number[2:]}"
        if not self.suffix:
            return spaced
        return f"{spaced}{'-' if self.suffix.isdigit() else ' '}{self.suffix}"


def read_dossier(text: str) -> Dossier | None:
    """`19 637`, `19637`, `36600-VII`, `27 484 (R 1669)`; None for anything else."""
    match = _DOSSIER.fullmatch(text.strip())
    if not match:
        return None
    suffix = (match["suffix"] or "").replace("(R", "(R ").replace("  ", " ")
    return Dossier(re.sub(r"\s", "", match["number"]), suffix)
