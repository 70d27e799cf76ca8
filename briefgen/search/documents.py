"""What goes into the index, and what comes out."""

import datetime
from typing import Final, Literal

from briefgen.errors import Problem
from briefgen.values import dataclass, field

Sort = Literal["best", "newest"]
NO_DATE: Final = datetime.date.min


@dataclass(frozen=True, slots=True)
class Document:
    """A letter as search sees it; `key` is whatever the caller knows it by, `date` None where no day is known.

    `text` holds the letter's words, a line for each of its lines; `dossiers` are like `19637` or `36600-VII`.
    """

    key: str
    reference: str
    date: datetime.date | None
    ministry: str
    kind: str
    subject: str
    text: str
    dossiers: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    addressee: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A letter that answers a query; of two the one with the higher score answers it better."""

    key: str
    score: float


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of all letters found are of each ministry, year, kind and dossier; the most frequent value first."""

    letters: int = 0
    ministry: dict[str, int] = field(default_factory=dict)
    year: dict[str, int] = field(default_factory=dict)
    kind: dict[str, int] = field(default_factory=dict)
    dossier: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an excerpt; `found` where it is a word that was asked for."""

    text: str
    found: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A letter that was found, with the excerpt that shows why."""

    document: Document
    score: float
    excerpt: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits; `total` counts them all. `did_you_mean` is a query that does find letters, or empty."""

    hits: tuple[Hit, ...]
    total: int
    facets: Facets
    did_you_mean: str = ""
    problems: tuple[Problem, ...] = ()
