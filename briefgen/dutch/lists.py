"""Lists in running text: `A, B en C`."""

from collections.abc import Sequence
from typing import Final

_CLAUSE_WORDS: Final = 6  # a part of more words, beside one that holds a list, is read as a clause
_NUMBERS: Final = (
    "nul",
    "één",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
)
_ORDINALS: Final = (
    "",
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "vijfde",
    "zesde",
    "zevende",
    "achtste",
    "negende",
    "tiende",
)


def listed(parts: Sequence[str], *, conjunction: str = "en", clauses: bool | None = None) -> str:
    """`A`, `A en B`, `A, B en C`.

    A comma stands before the conjunction when the parts are clauses, because the reader must see where the last one
    begins: as `clauses` says, else where a part has a comma or an `en` of its own and another one is long.
    """
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return "".join(parts)
    comma = are_clauses(parts) if clauses is None else clauses
    return f"{', '.join(parts[:-1])}{',' if comma else ''} {conjunction} {parts[-1]}"


def are_clauses(parts: Sequence[str]) -> bool:
    """Whether the parts of a list want a comma before the conjunction (see `listed`)."""
    inner = [part for part in parts if "," in part or " en " in part]
    return bool(inner) and any(len(part.split()) > _CLAUSE_WORDS for part in parts)


def number_word(number: int) -> str:
    """`twee` up to `twaalf`, figures above: as running text has it."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def ordinal(number: int) -> str:
    """`derde` up to `tiende`, `11e` above."""
    return _ORDINALS[number] if 0 < number < len(_ORDINALS) else f"{number}e"
