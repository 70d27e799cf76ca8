"""The register as CSV (RFC 4180, UTF-8), which a spreadsheet can open without doing what a cell says."""

import csv
import datetime
import io
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, Final

from briefgen.archive.promises.data import promise_as_data
from briefgen.archive.promises.values import Promise

COLUMNS: Final = (
    "promise", "status", "overdue", "due", "earliest", "latest", "owner", "what", "about", "type", "agreed_on",
    "number", "ministry", "reference", "date", "subject", "settled_by", "settled_on", "how", "earlier_names",
)  # fmt: skip
_FORMULA: Final = frozenset("=+-@|%")  # what a cell must not begin with, in any width


def register_as_csv(promises: Iterable[Promise], *, on: datetime.date) -> bytes:
    """A line for each promise below a line of names; the lines end in CR LF.

    A cell that a spreadsheet would take for a formula has an apostrophe before it.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for each in promises:
        cells = _cells(promise_as_data(each, on=on))
        writer.writerow([harmless(cells[name]) for name in COLUMNS])
    return text.getvalue().encode()


def _cells(data: Mapping[str, Any]) -> dict[str, str]:
    """The promise in columns; an empty cell where something is not known."""
    due, letter, settled = data["due"] or {}, data["letter"], data["settled_by"]
    by = settled["letter"] if settled else {}
    plain = {name: data[name] for name in ("promise", "status", "owner", "what", "about", "type", "number")}
    found = plain | {
        "overdue": "yes" if data["overdue"] else "no",
        "due": due.get("text"),
        "earliest": due.get("earliest"),
        "latest": due.get("latest"),
        "agreed_on": data["agreed_on"],
        **letter,
        "settled_by": f"{by['ministry']}/{by['reference']}" if by else "",
        "settled_on": by.get("date"),
        "how": settled["how"] if settled else "",
        "earlier_names": " ".join(name for name in data["names"] if name != data["promise"]),
    }
    return {name: value or "" for name, value in found.items()}


def harmless(cell: str) -> str:
    """The cell on one line, without characters that nobody sees, so that no spreadsheet takes it for a formula."""
    text = "".join(each for each in " ".join(cell.split()) if each.isprintable()).strip()
    first = unicodedata.normalize("NFKC", text[:1])
    return f"'{text}" if first in _FORMULA and first else text
