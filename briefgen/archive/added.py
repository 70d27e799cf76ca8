"""What log and index say of letters that were issued before briefgen: where they lie, what they lack, their values."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from briefgen.extract.fields import EXPECTED

ADDED: Final = "added"  # the folder in which they lie, which is no ministry's
READ: Final = "read.json"  # all that was read of the letter
SHORT: Final = 12  # digits of a hash by which people name a letter
COLUMNS: Final = ("reference", "date", "subject", "ministry", "kind")  # fields that have a column of their own
HOUSES: Final = {
    "tweede-kamer": "Tweede Kamer der Staten-Generaal",
    "eerste-kamer": "Eerste Kamer der Staten-Generaal",
}


def added_path(sha256: str) -> str:
    """Where the letter lies whose file has this hash, relative to the archive."""
    return f"{ADDED}/{sha256[:2]}/{sha256}"


def is_added_path(path: str, *, sha256: str) -> bool:
    """Whether the letter with this hash lies there."""
    return re.fullmatch(r"[0-9a-f]{64}", sha256) is not None and path == added_path(sha256)


def called(fields: Mapping[str, Any]) -> str:
    """What people call the letter that an entry brought: its reference, or digits of its hash where it has none."""
    return str(fields["reference"] or fields.get("sha256", "")[:SHORT])


def lacking(sure: Mapping[str, Any]) -> Iterable[str]:
    """What has to be completed: the names of fields that were not found, and with a `?` of those that are a guess."""
    for name in EXPECTED:
        if name not in sure:
            yield name
        elif sure[name] == "guess":
            yield f"{name}?"


def usable(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The plain values of fields as they were read (`read.json`) that are more than a guess."""
    found = {}
    for name, field in fields.items():
        if isinstance(field, dict) and field.get("sure") in ("certain", "likely"):
            found[str(name)] = field.get("value")
    return found


def names_of(signatories: object) -> tuple[str, ...]:
    """Who signed, of the plain value of `signatories`."""
    each = signatories if isinstance(signatories, list) else []
    return tuple(str(one.get("name", "")) for one in each if isinstance(one, dict) and one.get("name"))


def texts_of(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, list) else ()


def houses_of(addressee: object) -> str:
    """The Houses in words, as they are searched."""
    return ", ".join(HOUSES.get(each, each) for each in texts_of(addressee))
