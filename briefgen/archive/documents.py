"""A letter as search sees it: made from its log entry and its sealed files, so that it can be made again."""

import datetime
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from briefgen.archive.added import COLUMNS, READ, houses_of, names_of, texts_of, usable
from briefgen.archive.entries import Entry
from briefgen.archive.store import TEXT
from briefgen.issue.manifest import NAME as MANIFEST
from briefgen.search.documents import Document
from briefgen.search.version import ANALYSER
from briefgen.values import dataclass, replace

if TYPE_CHECKING:
    from briefgen.search.analyser import Analysed
    from briefgen.search.sqlite.engine import SqliteIndex
    from briefgen.search.sqlite.kept import Kept

Read = Callable[[str, str], bytes]  # a letter's path in the archive and the name of a file; raises OSError
_LETTER: Final = "letter.json"
_NOT_IN_LOG: Final = ("dossiers", "signatories", "addressee")
DOSSIERS: Final = "dossiers"  # the detail of the manifest, with `; ` between them


@dataclass(frozen=True, slots=True)
class Findable:
    """A letter as search sees it, analysed before its entry is in the log; `digest` is what the entry says of it."""

    document: Document
    analysed: "Analysed"
    kept: "Kept"
    digest: str


def findable(document: Document) -> Findable:
    from briefgen.search.analyser import analyse
    from briefgen.search.sqlite.kept import digest_of, kept_of

    analysed = analyse(document)
    kept = kept_of(document, analysed)
    return Findable(document, analysed, kept, f"{ANALYSER}:{digest_of(kept)}")


class Sources:
    """Where the index has its letters from: their sealed files, which `read` reads."""

    def __init__(self, read: Read) -> None:
        self.read: Final = read

    def document(self, entry: Entry) -> Document:
        """The letter that this entry issued; what is missing is left out (`verify` says so)."""
        return document_of(entry.number, entry.fields, self.read)

    def completed(self, connection: sqlite3.Connection, key: str, given: Mapping[str, Any]) -> Document:
        """The letter with this key as the index has it, with what was given; raises sqlite3.DatabaseError."""
        document = self.engine(connection).whole_document(key)
        return with_completed(document, given)

    def engine(self, connection: sqlite3.Connection) -> "SqliteIndex":
        """The full text in the index, which keeps no copy of the letters' texts."""
        from briefgen.search.sqlite.engine import SqliteIndex

        return SqliteIndex(connection, text_of=self.text_of(connection))

    def text_of(self, connection: sqlite3.Connection) -> Callable[[str], str]:
        """Gives the text of a letter by the number of its entry, empty where there is none."""

        def text(key: str) -> str:
            row = connection.execute("SELECT path FROM letters WHERE id = CAST(? AS INTEGER)", (key,)).fetchone()
            return _text(row[0], self.read) if row else ""

        return text


def document_of(number: int, fields: Mapping[str, Any], read: Read) -> Document:
    """The document of the letter that entry `number` brought; what its files lack is left out, never raised."""
    path = fields["path"]
    if "sha256" in fields:
        return _of_added(number, fields, read)
    letter = _content(path, _LETTER, read)
    details = _mapping(_content(path, MANIFEST, read).get("details"))
    return Document(
        key=str(number),
        reference=fields["reference"],
        date=_day(fields["date"]),
        ministry=fields["ministry"],
        kind=fields["kind"],
        subject=fields["subject"],
        text=_text(path, read),
        dossiers=tuple(dossiers_in(str(details.get(DOSSIERS, "")))),
        signatories=tuple(_signatories(letter)),
        addressee=" ".join(filter(None, map(_line, _list(_mapping(letter.get("head")).get("addressee"))))),
    )


def _of_added(number: int, fields: Mapping[str, Any], read: Read) -> Document:
    known = usable(_mapping(_content(fields["path"], READ, read).get("fields")))
    document = Document(
        key=str(number),
        reference=fields["reference"],
        date=_day(fields["date"]),
        ministry=fields["ministry"],
        kind=fields["kind"],
        subject=fields["subject"],
        text=_text(fields["path"], read),
    )
    return with_completed(document, {name: known[name] for name in _NOT_IN_LOG if name in known})


def with_completed(document: Document, fields: Mapping[str, Any]) -> Document:
    """The document with these plain values of fields in the place of its own."""
    changes: dict[str, Any] = {name: str(fields[name]) for name in COLUMNS if name in fields}
    if "date" in changes:
        changes["date"] = _day(changes["date"])
    if "dossiers" in fields:
        changes["dossiers"] = texts_of(fields["dossiers"])
    if "signatories" in fields:
        changes["signatories"] = names_of(fields["signatories"])
    if "addressee" in fields:
        changes["addressee"] = houses_of(fields["addressee"])
    return replace(document, **changes)


def dossiers_in(detail: str) -> Iterator[str]:
    """Dossiers as the index knows them: `19637`, `36600-VII`."""
    for each in detail.split(";"):
        compact = "".join(each.split())
        if compact:
            yield compact


def _text(path: str, read: Read) -> str:
    try:
        return read(path, TEXT).decode(errors="replace")
    except (OSError, ValueError):  # a path that cannot be
        return ""


def _content(path: str, name: str, read: Read) -> Mapping[str, Any]:
    try:
        return _mapping(json.loads(read(path, name).decode()))
    except (OSError, ValueError, RecursionError):
        return {}


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _signatories(letter: Mapping[str, Any]) -> Iterator[str]:
    for each in _list(_mapping(letter.get("closing")).get("signatories")):
        name = _line(_mapping(each).get("name"))
        if name:
            yield name


def _line(runs: object) -> str:
    return " ".join("".join(str(_mapping(run).get("text", "")) for run in _list(runs)).split())


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
