"""How wide Verdana's characters are, by the table that the bundled fonts were made with."""

import json
import unicodedata
from functools import cache

from briefgen.folders import packaged_folder


@cache
def _widths() -> tuple[dict[str, float], dict[str, float]]:
    table = json.loads((packaged_folder() / "fonts" / "verdana-widths.json").read_text(encoding="utf-8"))
    units = table["units"]
    regular, bold = (
        {chr(int(code, 16)): width / units for code, width in table[look].items()} for look in ("regular", "bold")
    )
    return regular, bold


def width_of(character: str, *, bold: bool = False) -> float:
    """In em; a character that Verdana lacks counts as one em, a mark over another or an unseen one as nothing."""
    found = _widths()[bold].get(character)
    if found is not None:
        return found
    return 0.0 if unicodedata.combining(character) or unicodedata.category(character) == "Cf" else 1.0
