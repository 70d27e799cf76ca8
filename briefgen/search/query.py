"""What is asked of an index: a tree of tokens, in no engine's notation."""

import datetime
from typing import Final, Literal

from briefgen.values import dataclass

Column = Literal["", "subject", "body", "parts", "marks", "facts"]
NEAR: Final = 10  # words that may stand between two that are near


@dataclass(frozen=True, slots=True)
class Row:
    """Tokens next to each other, in one column or in any; one token is a row of one."""

    tokens: tuple[str, ...]
    column: Column = ""


@dataclass(frozen=True, slots=True)
class Close:
    """Rows that stand in one column with at most `distance` tokens between them, in whichever order."""

    rows: tuple[Row, ...]
    distance: int = NEAR


@dataclass(frozen=True, slots=True)
class Days:
    """Letters of these days, the first and the last included."""

    first: datetime.date
    last: datetime.date


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of these; of none at all nothing is found."""

    queries: "tuple[Query, ...]"


@dataclass(frozen=True, slots=True)
class All:
    """Each of these; of none at all every letter is found."""

    queries: "tuple[Query, ...]"


@dataclass(frozen=True, slots=True)
class Without:
    """What answers the first and not the second."""

    query: "Query"
    excluded: "Query"


@dataclass(frozen=True, slots=True)
class Word:
    """A word that was typed: any of its tokens, or an abbreviation that stands for it, or a number that begins so.

    An index makes tokens of it: what abbreviations and numbers there are, only it knows.
    """

    tokens: tuple[str, ...]
    typed: str
    column: Column = ""


@dataclass(frozen=True, slots=True)
class Beginning:
    """Any word as typed that begins so."""

    text: str
    column: Column = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A letter whose own reference is this one or has it in it; separators do not count."""

    text: str


Query = Row | Close | Days | Either | All | Without | Word | Beginning | Reference
EVERYTHING: Final = All(())
NOTHING: Final = Either(())


def either(*queries: Query) -> Query:
    """One of these; a single one as it is, and each only once."""
    flat: dict[Query, None] = {}
    for query in queries:
        flat.update(dict.fromkeys(query.queries if isinstance(query, Either) else (query,)))
    return next(iter(flat)) if len(flat) == 1 else Either(tuple(flat))


def every(*queries: Query) -> Query:
    """All of these; a single one as it is, and each only once."""
    flat: dict[Query, None] = {}
    for query in queries:
        flat.update(dict.fromkeys(query.queries if isinstance(query, All) else (query,)))
    return next(iter(flat)) if len(flat) == 1 else All(tuple(flat))
