"""A ministry's profile as data: names through time, units, offices and their holders, labels, reference pattern.

Profiles are YAML files in `templates/ministries/<code>/profile.yaml`, read by the same loader as records.
"""

import datetime
import re
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from briefgen.dutch.dates import read_date
from briefgen.ministry.patterns import LONGEST_REFERENCE


def _to_date(value: object) -> object:
    return (read_date(value) or value) if isinstance(value, str) else value


Day = Annotated[datetime.date, BeforeValidator(_to_date)]


House = Literal["tweede-kamer", "eerste-kamer"]
Words = Annotated[str, StringConstraints(min_length=1, max_length=300)]  # one printed line
Lines = Annotated[tuple[Words, ...], Field(min_length=1, max_length=12)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]


class Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class During(Data):
    """Something that holds from one day up to and including another; open ends hold for ever."""

    since: Day | None = None
    until: Day | None = None

    def holds_on(self, day: datetime.date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Name(During):
    """The ministry's name while it had it."""

    name: Words


class Address(During):
    """Lines of an address as printed in the reference column."""

    lines: Lines


class Unit(Data):
    """A directorate that writes letters."""

    name: Words
    subunits: tuple[Words, ...] = ()
    addresses: tuple[Address, ...] = ()  # empty: the ministry's


class Holder(During):
    """Who holds an office; `full` is printed where the profile prints full names, else `initials`."""

    full: Words
    initials: Words | None = None


class Title(Data):
    """What an office was called before: up to and including the day `until`."""

    title: Words
    running: Words | None = None
    until: Day


class Office(Data):
    """An office that signs letters: `Minister van` and `Minister voor` are different offices, never composed.

    `title` stands above the signature, without its comma; `running` is the office in running text, with its article.
    """

    title: Words  # "De Staatssecretaris van Justitie en Veiligheid"
    running: Words | None = None  # "de Staatssecretaris van Justitie en Veiligheid"; without it, the title as it stands
    earlier: tuple[Title, ...] = ()  # the titles before, in order
    holders: tuple[Holder, ...] = ()

    def holders_on(self, day: datetime.date) -> tuple[Holder, ...]:
        """Who held the office on that day: nobody between two holders, both on the day of a handover."""
        return tuple(holder for holder in self.holders if holder.holds_on(day))

    def holder_on(self, day: datetime.date) -> Holder | None:
        """Who signs on that day; on the day of a handover that is the new holder."""
        holders = self.holders_on(day)
        return max(holders, key=lambda holder: holder.since or datetime.date.min) if holders else None

    def title_on(self, day: datetime.date) -> str:
        """The title printed above the signature of a letter of that day."""
        return self._named_on(day).title

    def running_on(self, day: datetime.date) -> str:
        """The office as named in the running text of a letter of that day."""
        named = self._named_on(day)
        return named.running or named.title

    def _named_on(self, day: datetime.date) -> "Title | Office":
        return next((title for title in self.earlier if day <= title.until), self)


class Addressee(Data):
    """How one House is addressed; `running` is its President in running text, with the article."""

    lines: Lines
    running: Words
    salutation: Words | None = None  # where it differs from the ministry's


class Labels(Data):
    """The words before the values of the header block."""

    date: Words = "Datum"
    subject: Words = "Onderwerp"
    reference: Words = "Ons kenmerk"
    your_reference: Words = "Uw kenmerk"
    enclosures: Words = "Bijlage(n)"
    copies: Words = "Afschrift aan"


class References(Data):
    """The ministry's own reference numbers: a regular expression for the whole number, and the form of its own series.

    `series` is for numbers that briefgen hands out, `IENW/BSK-{year}/{number:06}`; without it they are typed in.
    """

    pattern: Annotated[str, StringConstraints(max_length=200)] = ""  # empty: any number
    example: Annotated[str, StringConstraints(max_length=100)] = ""
    series: Annotated[str, StringConstraints(max_length=100)] = ""

    def fits(self, reference: str) -> bool:
        """Whether the whole reference is written as this ministry writes its own."""
        if len(reference) > LONGEST_REFERENCE:
            return False
        return not self.pattern or re.fullmatch(self.pattern, reference, re.ASCII) is not None

    def numbered(self, number: int, *, year: int) -> str:
        """The reference of this number in the ministry's series; raises ValueError where there is no series."""
        if not self.series:
            raise ValueError("no series")
        return self.series.format(year=year, number=number)


class PageMarks(Data):
    """What stands in the margins: see `briefgen.letter.model.Pages`."""

    number: str = "Pagina {page} van {pages}"
    number_on: Literal["always", "several", "never"] = "several"
    continuation: tuple[Literal["ministry", "unit", "date", "reference"], ...] = ()
    draft: str = "CONCEPT"


class Wording(Data):
    """Choices of wording that belong to the ministry, not to a kind of letter."""

    salutation: str = ""
    closing: str = ""
    holder_name: Literal["full", "initials"] = "full"
    recent: Literal["jongstleden", "jl."] = "jongstleden"
    citations: Literal["official", "practice"] = "practice"


class Logo(Data):
    """The site's own logo, a PNG or SVG file beside the profile; none is shipped."""

    path: Words
    alt: Words


class Profile(Data):
    """A ministry as it writes letters."""

    code: Code
    tooi: Annotated[str, StringConstraints(pattern=r"^mnre\d{4}$")]
    names: tuple[Name, ...] = Field(min_length=1)
    return_address: Words
    addresses: tuple[Address, ...] = Field(min_length=1)
    addressees: dict[House, Addressee]
    units: dict[Code, Unit] = {}
    offices: dict[Code, Office] = Field(min_length=1)
    note: tuple[Words, ...] = ()
    labels: Labels = Labels()
    references: References = References()
    pages: PageMarks = PageMarks()
    wording: Wording = Wording()
    logo: Logo | None = None
    house_style: Code = "rijksoverheid"

    def name_on(self, day: datetime.date) -> str:
        """The name in force on that day; before the first and after the last, the nearest."""
        held = (name.name for name in self.names if name.until is None or day <= name.until)
        return next(held, self.names[-1].name)

    def address_on(self, unit: str | None, day: datetime.date) -> tuple[str, ...]:
        """The lines of the unit's address on that day, else of the ministry's; none where the profile has none."""
        own = self.units[unit].addresses if unit in self.units else ()
        held = (address.lines for address in own or self.addresses if address.holds_on(day))
        return next(held, ())

    def salutation_for(self, house: House) -> str:
        """The salutation of a letter to that House; empty for none."""
        addressee = self.addressees.get(house)
        return (addressee.salutation if addressee else None) or self.wording.salutation

    def printed_name(self, holder: Holder) -> str:
        """The holder's name as this ministry prints it below a signature."""
        return holder.initials if self.wording.holder_name == "initials" and holder.initials else holder.full
