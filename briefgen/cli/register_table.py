"""The register of promises as a table for people: aligned, cut to a terminal's width, never told by colour alone."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from briefgen.cli.terminal import paint, visible, width
from briefgen.language import N_, _

if TYPE_CHECKING:
    import datetime

    from briefgen.archive.promises.values import Promise

_STATES: Final = {
    "open": N_("open"),
    "partly": N_("partly done"),
    "fulfilled": N_("fulfilled"),
    "lapsed": N_("lapsed"),
    "withdrawn": N_("withdrawn"),
}
_GAP: Final = "  "
_LEAST: Final = 20  # columns of the last column, however narrow the terminal


def table(promises: "Sequence[Promise]", *, on: "datetime.date", room: int = 0, colour: bool = False) -> str:
    """The promises in columns; with `room` (columns of a terminal) the last one is cut to fit."""
    if not promises:
        return ""
    head = (_("UNTIL"), _("STATE"), _("OWNER"), _("NAME"), _("WHAT"))
    rows = [_row(each, on) for each in promises]
    wide = [max(width(row[n]) for row in (head, *rows)) for n in range(len(head) - 1)]
    left = max(room - sum(wide) - len(_GAP) * len(wide), _LEAST) if room else 0
    lines = [_line(head, wide, left, paint_as="bold", colour=colour)]
    for each, row in zip(promises, rows, strict=True):
        look = "red" if each.is_overdue(on) else "green" if each.is_settled else "dim" if each.is_withdrawn else ""
        lines.append(_line(row, wide, left, paint_as=look, colour=colour))
    return "".join(f"{line}\n" for line in lines)


def _line(cells: Sequence[str], wide: Sequence[int], left: int, *, paint_as: str, colour: bool) -> str:
    filled = [cell + " " * (room - width(cell)) for cell, room in zip(cells[:-1], wide, strict=True)]
    last = _cut(cells[-1], left) if left else cells[-1]
    line = _GAP.join([*filled, last]).rstrip()
    return paint(line, paint_as, on=colour) if paint_as else line


def _cut(text: str, room: int) -> str:
    if width(text) <= room:
        return text
    while width(text) >= room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _row(promise: "Promise", on: "datetime.date") -> tuple[str, ...]:
    made, due = promise.made, promise.due
    until = due.latest.isoformat() if due and due.latest else "–"
    owner = _("all together") if made.owner == "collective" else made.owner or "–"
    what = ": ".join(filter(None, (made.about, made.what)))
    if due and (due.latest is None or due.earliest != due.latest):
        what = f"{what} ({due.text})"
    return tuple(_cell(text) for text in (until, _state(promise, on), owner, str(promise.name), what))


def _cell(text: str) -> str:
    return visible(" ".join(text.split()))


def _state(promise: "Promise", on: "datetime.date") -> str:
    if promise.is_overdue(on):
        return _("OVERDUE")
    state = _(_STATES[promise.status])
    if promise.settled_by:
        return _("{state} by {reference}").format(state=state, reference=promise.settled_by.letter.reference)
    return state
