"""What was read from sealed records, remembered beside the index, so that a large register need not read them again.

A line of JSON for each letter, under its seal: what was sealed never changes. The file may be thrown away at any time;
a line that is not whole is read as if it were not there.
"""

import datetime
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from briefgen.archive.keeping import Archive
from briefgen.archive.layout import INDEX
from briefgen.record.promise_names import read_name
from briefgen.record.promises import Made, Told

VERSION: Final = 1  # of what is read out of a record: another one is read anew
_TEXTS: Final = ("id", "sort", "what", "about", "owner", "number", "status", "due", "how")


@dataclass(frozen=True, slots=True)
class Promised:
    """What a record promises and tells; `readable` is False where it is no record."""

    made: tuple[Made, ...] = ()
    told: tuple[Told, ...] = ()
    readable: bool = True


def path_of(archive: Archive) -> Path:
    return archive.root / INDEX / f"promises-{VERSION}.jsonl"


def remembered(archive: Archive) -> dict[str, Promised]:
    """What is remembered, by seal."""
    try:
        lines = path_of(archive).read_bytes().splitlines()
    except OSError:
        return {}
    found: dict[str, Promised] = {}
    for line in lines:
        with suppress(ValueError, KeyError, TypeError, AttributeError):  # a line that another process is writing
            seal, promised = _from_data(json.loads(line))
            found[seal] = promised
    return found


def remember(archive: Archive, letters: Mapping[str, Promised]) -> None:
    """Adds these; where nothing may be written, nothing is remembered."""
    if not letters:
        return
    lines = "".join(f"\n{json.dumps(_as_data(*each), ensure_ascii=False)}\n" for each in letters.items())
    with suppress(OSError), path_of(archive).open("ab") as file:
        file.write(lines.encode("utf-8", "backslashreplace"))


def _as_data(seal: str, promised: Promised) -> dict[str, Any]:
    return {
        "seal": seal,
        "readable": promised.readable,
        "made": [_made_as_data(each) for each in promised.made],
        "told": [[str(each.promise), each.status, each.due, each.how] for each in promised.told],
    }


def _made_as_data(made: Made) -> list[str]:
    texts = [str(getattr(made, name)) for name in _TEXTS]
    return [*texts, made.on.isoformat() if made.on else "", str(made.earlier or "")]


def _from_data(data: Mapping[str, Any]) -> tuple[str, Promised]:
    made = tuple(_made_from(each) for each in data["made"])
    return data["seal"], Promised(made, tuple(_told_from(data["told"])), data["readable"])


def _made_from(data: list[str]) -> Made:
    *texts, on, earlier = data
    named: dict[str, Any] = dict(zip(_TEXTS, texts, strict=True))
    return Made(**named, on=datetime.date.fromisoformat(on) if on else None, earlier=read_name(earlier))


def _told_from(data: Iterable[list[Any]]) -> Iterable[Told]:
    for promise, status, due, how in data:
        name = read_name(promise)
        if name is None:
            raise ValueError(promise)
        yield Told(name, status, due, how)
