"""Excerpts of records, spliced over the record of the first letter."""

import re
import textwrap
from pathlib import Path

from pydantic import BaseModel

from briefgen.record.model import Enclosure, Meeting, Participant, Record, Topic
from briefgen.yamlfile.shapes import fields_of

SEED = Path(__file__).parent.parent / "letters" / "records" / "2020-11-17-bestuurlijk-overleg-lvv.yaml"
_KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)


_MEETING = "meetings:\n  - id: overleg\n    name: het overleg\n    date: 2020-11-04\n"
_HOMES: tuple[tuple[type[BaseModel], str, int], ...] = (
    (Participant, _MEETING + "    participants:\n      - id: een\n", 8),
    (Topic, _MEETING + "    topics:\n      - id: een\n        title: de kosten\n", 8),
    (Meeting, _MEETING, 4),
    (Enclosure, "enclosures:\n  - title: Notitie\n", 4),
)


def keys_of(excerpt: str) -> set[str]:
    """The fields at the excerpt's own top level; empty where it is not a number of fields."""
    lines = [line for line in excerpt.splitlines() if line and line[0] not in " #"]
    matches = [_KEY.match(line) for line in lines]
    return {match[1] for match in matches if match} if all(matches) else set()


def completed(excerpt: str) -> str | None:
    """The excerpt as a record: at the top, or in the entry of a meeting or enclosure that has such fields."""
    keys = keys_of(excerpt)
    if not keys:
        return None
    if keys <= fields_of(Record).keys():
        return spliced(excerpt)
    homes = ((begin, indent) for model, begin, indent in _HOMES if keys <= fields_of(model).keys())
    return next((spliced(begin + textwrap.indent(excerpt, " " * indent)) for begin, indent in homes), None)


def spliced(excerpt: str) -> str:
    """The seed record's text with the top-level fields of the excerpt in the place of its own."""
    own = {match[1] for match in _KEY.finditer(excerpt)}
    kept: list[str] = []
    taking = True
    for line in SEED.read_text(encoding="utf-8").splitlines():
        if match := _KEY.match(line):
            taking = match[1] not in own
        if taking:
            kept.append(line)
    return "\n".join(kept) + "\n" + excerpt.rstrip("\n") + "\n"
