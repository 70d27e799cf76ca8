"""What was read of a letter: values, each with how sure it is and where it stood, and what could not be read."""

import datetime
from enum import StrEnum
from typing import Any, Final, Generic, TypeVar

from briefgen.errors import Problem
from briefgen.language import N_, _
from briefgen.values import dataclass

T = TypeVar("T")


class Sure(StrEnum):
    """CERTAIN: labelled, of the expected form, nothing speaks against it. LIKELY: found by its form or place.

    GUESS: worth showing to someone who decides.
    """

    CERTAIN = "certain"
    LIKELY = "likely"
    GUESS = "guess"


SURENESS: Final = {
    Sure.CERTAIN: N_("certain"),
    Sure.LIKELY: N_("likely"),
    Sure.GUESS: N_("a guess"),
}


def least(*sure: Sure) -> Sure:
    """The least sure of these."""
    return max(sure, key=list(Sure).index)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value stood: the page (from 1; 0 in a Word document) and the words of its line as they stand there."""

    page: int = 0
    line: str = ""

    def __str__(self) -> str:
        if not self.page:
            return f"“{self.line}”"
        return _("page {page}: “{line}”").format(page=self.page, line=self.line)


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """One value that was read."""

    value: T
    sure: Sure
    where: Spot


@dataclass(frozen=True, slots=True)
class SignedBy:
    """One who signed: the office as printed above the signature, without its comma, and the name below it."""

    office: str
    name: str


FIELDS: Final = {
    "reference": N_("reference number"),
    "date": N_("date"),
    "subject": N_("subject"),
    "ministry": N_("ministry"),
    "unit": N_("unit"),
    "addressee": N_("addressee"),
    "signatories": N_("signatories"),
    "dossiers": N_("dossiers"),
    "kind": N_("kind of letter"),
    "your_reference": N_("their reference"),
}
EXPECTED: Final = ("reference", "date", "subject", "ministry", "addressee", "signatories")  # every letter has these


@dataclass(frozen=True, slots=True)
class Extracted:
    """A letter as far as it could be read; a field is None where it was not found.

    `ministry` is the code of a profile or of the list in `briefgen.extract.ministries`, `ministry_name` the name as
    printed (both None where neither was recognised); `addressee` has the Houses it is addressed to, `dossiers` their
    numbers as `19637`, `36600-VII`; `kind` is the name of a kind. `text` has the words of the letter below its
    head, a line for each paragraph, for the full-text index. `problems` say what could not be read.
    """

    name: str
    format: str
    pages: int
    text: str
    reference: Field[str] | None = None
    date: Field[datetime.date] | None = None
    subject: Field[str] | None = None
    ministry: Field[str] | None = None
    ministry_name: Field[str] | None = None
    unit: Field[str] | None = None
    addressee: Field[tuple[str, ...]] | None = None
    signatories: Field[tuple[SignedBy, ...]] | None = None
    dossiers: Field[tuple[str, ...]] | None = None
    kind: Field[str] | None = None
    your_reference: Field[str] | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields every letter has that were not found."""
        return tuple(name for name in EXPECTED if getattr(self, name) is None)

    @property
    def unsure(self) -> tuple[str, ...]:
        """The fields that were found but are less than certain."""
        found = ((name, getattr(self, name)) for name in FIELDS)
        return tuple(name for name, field in found if field is not None and field.sure is not Sure.CERTAIN)

    @property
    def is_complete(self) -> bool:
        """Whether all that every letter has was found, none of it a guess."""
        return not self.missing and all(getattr(self, name).sure is not Sure.GUESS for name in EXPECTED)

    def field(self, name: str) -> Field[Any] | None:
        """The field of that name, one of FIELDS."""
        found: Field[Any] | None = getattr(self, name)
        return found
