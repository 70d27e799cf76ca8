"""A ministry's profile as data: names through time, units, offices and their holders, labels, reference pattern.

Profiles are YAML files in `templates/ministries/<code>/profile.yaml`, read by the same loader as records.
"""

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from briefgen.dutch.dates import read_date


def _to_date(value: object) -> object:
    return (read_date(value) or value) if isinstance(value, str) else value


Day = Annotated[datetime.date, BeforeValidator(_to_date)]


class Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class During(Data):
    """Something that holds from one day up to and including another; open ends hold for ever."""

    since: Day | None = None
    until: Day | None = None

    def holds_on(self, day: datetime.date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Name(During):
    """The ministry's name while it had it."""

    name: str


class Address(During):
    """Lines of an address as printed in the reference column."""

    lines: tuple[str, ...]


class Unit(Data):
    """A directorate that writes letters."""

    name: str
    subunits: tuple[str, ...] = ()
    addresses: tuple[Address, ...] = ()  # empty: the ministry's


class Holder(During):
    """Who holds an office; `full` is printed where the profile prints full names, else `initials`."""

    full: str
    initials: str = ""


class Office(Data):
    """An office that signs letters: `Minister van` and `Minister voor` are different offices, never composed."""

    title: str  # as printed above the signature, without the comma: "De Staatssecretaris van Justitie en Veiligheid"
    running: str = ""  # as named in running text: "de Staatssecretaris van Justitie en Veiligheid"
    holders: tuple[Holder, ...] = ()


class Addressee(Data):
    """How one House is addressed."""

    lines: tuple[str, ...]
    salutation: str = ""


class Labels(Data):
    """The words before the values of the header block."""

    date: str = "Datum"
    subject: str = "Onderwerp"
    reference: str = "Ons kenmerk"
    your_reference: str = "Uw kenmerk"
    enclosures: str = "Bijlage(n)"
    copies: str = "Afschrift aan"


class References(Data):
    """The ministry's own reference numbers: a regular expression, and the pattern of its own series."""

    pattern: str = ""
    example: str = ""
    series: str = ""  # for numbers handed out here: `IENW/BSK-{year}/{number:06}`; empty: typed in


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
    """The site's own logo; none is shipped."""

    path: str
    alt: str


class Profile(Data):
    """A ministry as it writes letters."""

    code: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    tooi: Annotated[str, Field(pattern=r"^mnre\d{4}$")]
    names: tuple[Name, ...] = Field(min_length=1)
    return_address: str
    addresses: tuple[Address, ...] = Field(min_length=1)
    addressees: dict[Literal["tweede-kamer", "eerste-kamer"], Addressee]
    units: dict[str, Unit] = {}
    offices: dict[str, Office] = Field(min_length=1)
    note: tuple[str, ...] = ()
    labels: Labels = Labels()
    references: References = References()
    pages: PageMarks = PageMarks()
    wording: Wording = Wording()
    logo: Logo | None = None
    house_style: str = "rijksoverheid"
