"""How a promise is named for ever: `ministry/reference#id`, as in `jenv/3090253#vervolgstappen`."""

import re
from typing import Final

from briefgen.values import dataclass

_LONGEST: Final = 200
_MINISTRY: Final = "[a-z0-9]+(?:-[a-z0-9]+)*"
_ID: Final = r"[a-z0-9_]+(?:[.-][a-z0-9_]+)*"
_REFERENCE: Final = r"[^\s#/](?:[^\n#]*[^\s#/])?"


@dataclass(frozen=True, slots=True)
class PromiseName:
    """A promise by its letter and its id there; what has no id is called by its place, `commitments.0`."""

    ministry: str
    reference: str
    id: str

    def __str__(self) -> str:
        return f"{self.ministry}/{self.reference}#{self.id}"


def read_name(text: str) -> PromiseName | None:
    """The promise that this names; None where it cannot be the name of one."""
    found = re.fullmatch(f"({_MINISTRY})/({_REFERENCE})#({_ID})", text.strip()) if len(text) <= _LONGEST else None
    return PromiseName(found[1], found[2], found[3]) if found else None
