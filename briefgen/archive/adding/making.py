"""A letter from before briefgen as it is sealed: its own bytes, what was read of it, the words that are searched."""

import datetime
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from briefgen.archive.added import READ, added_path
from briefgen.archive.store import TEXT
from briefgen.extract.fields import Extracted, Sure
from briefgen.extract.fields_json import to_plain
from briefgen.issue.manifest import Manifest, digest
from briefgen.issue.numbers import MAX_LENGTH
from briefgen.values import dataclass

READ_FORMAT: Final = 1
_MOST: Final = {"reference": MAX_LENGTH, "subject": 600, "ministry": 60, "kind": 60}  # characters in log and index
_HEAD: Final = ("ministry_name", "unit", "addressee", "your_reference", "reference", "date")  # words beside the text


@dataclass(frozen=True, slots=True)
class NewLetter:
    """A file that is to be added: its name as it was, the hash of `data`, and what was read of it."""

    name: str
    sha256: str
    data: bytes
    read: Extracted

    @property
    def original(self) -> str:
        """What the file is called in the archive."""
        return f"original.{self.read.format}"


@dataclass(frozen=True, slots=True)
class Sealed:
    """The files of an added letter by name, the manifest among them, and the fields of its entry in the log."""

    files: Mapping[str, bytes]
    fields: dict[str, Any]


def plain_line(text: str) -> str:
    return " ".join(text.split()) or "-"


def plain_name(name: str) -> str:
    """A file's name as text, where the system has bytes that are none."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def sealed(letter: NewLetter, *, program: str) -> Sealed:
    """What is written of the letter; the same letter read in the same way gives the same bytes."""
    read, name = _clean(to_plain(letter.read)), plain_name(letter.name)
    known, sure = _values(read["fields"]), {}
    for field, each in read["fields"].items():
        # What does not fit into the log is for someone to decide, like a guess.
        fits = field not in _MOST or field in known or each["sure"] == Sure.GUESS
        sure[field] = each["sure"] if fits else Sure.GUESS.value
    problems = [{part: each[part] for part in ("code", "severity", "field")} for each in read["problems"]]
    content = {
        "format": READ_FORMAT,
        "name": name,
        "sha256": letter.sha256,
        "suffix": read["format"],
        "pages": read["pages"],
        "fields": read["fields"],
        "problems": problems,
    }
    files = {
        letter.original: letter.data,
        READ: (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode(),
        # A scan has no words: it is found by its file's name.
        TEXT: "".join(f"{line}\n" for line in [each for each in _lines(read) if each] or [plain_line(name)]).encode(),
    }
    date = known.get("date", "")
    manifest = Manifest(
        ministry=known.get("ministry", ""),
        reference=known.get("reference", ""),
        record="",
        date=datetime.date.fromisoformat(date) if date else None,
        kind=known.get("kind", ""),
        subject=known.get("subject", ""),
        files={each: digest(data) for each, data in files.items()},
        made_with={},
        program=program,
        details={"name": name, "sha256": letter.sha256},
    )
    data = manifest.to_bytes()
    fields = {
        "ministry": manifest.ministry,
        "reference": manifest.reference,
        "record": "",
        "date": date,
        "kind": manifest.kind,
        "subject": manifest.subject,
        "path": added_path(letter.sha256),
        "seal": digest(data).sha256,
        "keeps": [],
        "name": name,
        "sha256": letter.sha256,
        "sure": sure,
    }
    return Sealed({**files, "manifest.json": data}, fields)


def _clean(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Without halves of characters, which no file can hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: _clean(each) for key, each in value.items()}
    return [_clean(each) for each in value] if isinstance(value, list) else value


def _values(fields: Mapping[str, Any]) -> dict[str, str]:
    """The values that are more than a guess and fit into the log."""
    found = {}
    for name in (*_MOST, "date"):
        field = fields.get(name)
        if field and field["sure"] != Sure.GUESS and len(field["value"]) <= _MOST.get(name, 10):
            found[name] = field["value"]
    return found


def _lines(read: Mapping[str, Any]) -> Iterator[str]:
    """The words of the head as they stand there, each line once, then those of the letter."""
    heads = [each for name in _HEAD if (each := read["fields"].get(name))]
    lines = " \n".join(dict.fromkeys(each["where"]["line"] for each in heads))
    values = [each["value"] for each in heads if isinstance(each["value"], str) and each["value"] not in lines]
    yield from (" ".join(line.split()) for line in (*lines.splitlines(), *values))
    yield from read["text"].splitlines()
