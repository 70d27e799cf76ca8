"""What is known of an added letter now: the fields as they were read and sealed, and what was filled in since."""

import json
from collections.abc import Iterable, Mapping
from sqlite3 import Connection
from typing import Any, Final

from briefgen.archive.added import READ
from briefgen.archive.contents import file_of
from briefgen.archive.entries import COMPLETED
from briefgen.archive.keeping import Archive
from briefgen.archive.letters import ArchivedLetter, Fact, find_facts
from briefgen.extract.fields import FIELDS
from briefgen.values import dataclass

GIVEN: Final = "completed"  # how sure a value is that a person filled in


@dataclass(frozen=True, slots=True)
class KnownField:
    """A field's plain value (text, or a list for several), how sure it is, and where it stood in the letter.

    `sure` is certain, likely or guess, as it was read, or completed; `page` is 0 where there are none.
    """

    name: str
    value: Any
    sure: str
    page: int = 0
    line: str = ""


def fields_of(archive: Archive, letter: ArchivedLetter) -> tuple[KnownField, ...]:
    """All fields of an added letter that have a value; raises ChangedLetterError."""
    with archive.reading() as connection:
        return find_fields(archive, connection, letter)


def find_fields(archive: Archive, connection: Connection, letter: ArchivedLetter) -> tuple[KnownField, ...]:
    """The same for a caller that has the index open."""
    try:
        read: Any = json.loads(file_of(archive, letter, READ).decode())["fields"]
    except (ValueError, KeyError, TypeError, RecursionError):
        read = {}
    return known_fields(read if isinstance(read, dict) else {}, given_later(find_facts(connection, letter)))


def known_fields(read: Mapping[str, Any], given: Mapping[str, Any]) -> tuple[KnownField, ...]:
    """The fields of `read.json`, those that were given in the place of what was read."""
    found = []
    for name in FIELDS:
        if name in given:
            found.append(KnownField(name, given[name], GIVEN))
        elif name in read:
            where = read[name].get("where", {})
            found.append(
                KnownField(name, read[name]["value"], read[name]["sure"], where.get("page", 0), where.get("line", ""))
            )
    return tuple(found)


def given_later(later: Iterable[Fact]) -> dict[str, Any]:
    """What was filled in since the letter was added; the last value of a field counts."""
    given: dict[str, Any] = {}
    for fact in later:
        if fact.what == COMPLETED:
            given |= fact.fields["fields"]
    return given


def news(known: tuple[KnownField, ...], given: Mapping[str, Any]) -> dict[str, Any]:
    """Of what is given for a letter that which is not known with certainty already."""
    settled = {each.name: each.value for each in known if each.sure in ("certain", GIVEN)}
    return {name: value for name, value in given.items() if name not in settled or settled[name] != value}
