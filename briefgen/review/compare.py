"""Compares two letters, or what was read from elsewhere, by their words."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from briefgen.letter.model import Run
from briefgen.review.categories import Names, names_in, of_exchange
from briefgen.review.comparison import Category, Change, ChangeKind, Comparison, Passage, PassageKind
from briefgen.review.looks import differences
from briefgen.review.pairing import Match, Pairing
from briefgen.review.paragraphs import BREAK, PAGE_MARKS, HasParts, Unit, all_units, line_of, units_of
from briefgen.review.tokens import tokens
from briefgen.review.words import Piece, compared
from briefgen.values import replace

_WHOLE: Final = "text"  # the name of the one part where the two sides do not have the same parts

_LAYOUT_MARKS: Final = dict.fromkeys(("draft", "pagination", "continuation"), Category.LAYOUT)


def compare(old: HasParts, new: HasParts, *, looks: bool = True, not_compared: tuple[str, ...] = ()) -> Comparison:
    """All passages of both texts with their changes; without `looks`, only words count, not how they look or stand.

    Parts are compared with the part of the same role. Where one side has no roles, the two are compared as a whole.
    """
    before, after = units_of(old), units_of(new)
    if not _have_roles(old, new):
        before, after = _as_one(before), _as_one(after)
    names = dict.fromkeys((*_merged(tuple(before), tuple(after)),))
    passages = tuple(
        _numbered(each for name in names for each in _passages(before.get(name, ()), after.get(name, ()), name))
    )
    return Comparison(passages, tuple(Changes(passages, looks=looks).all()), not_compared)


def _have_roles(*documents: HasParts) -> bool:
    return all(getattr(each, "has_roles", True) for each in documents)


def _as_one(parts: dict[str, tuple[Unit, ...]]) -> dict[str, tuple[Unit, ...]]:
    units = all_units(units for name, units in parts.items() if name != PAGE_MARKS)
    marks = {PAGE_MARKS: parts[PAGE_MARKS]} if PAGE_MARKS in parts else {}
    return {_WHOLE: units, **marks} if units else marks


def _merged(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """The names of both in the order of the new, each that only the old one has behind the one it followed."""
    follow: dict[str, list[str]] = {}
    last = ""
    for name in old:
        if name in new:
            last = name
        else:
            follow.setdefault(last, []).append(name)
    yield from follow.get("", ())
    for name in new:
        yield name
        yield from follow.get(name, ())


def _passages(old: Sequence[Unit], new: Sequence[Unit], part: str) -> Iterator[Passage]:
    if old == new:
        yield from (Passage("same", part, (unit,), (unit,)) for unit in new)
        return
    matches = Pairing(old, new, loose=part not in ("body", "notes", _WHOLE)).matches()
    from_place = {match.old[0]: number for number, match in enumerate(matches, start=1) if match.moved}
    to_place = {match.new[0]: (number, match) for number, match in enumerate(matches, start=1) if match.moved}
    done_old = done_new = 0
    for match in [*(each for each in matches if not each.moved), Match((len(old),), (len(new),))]:
        for i in range(done_old, match.old[0]):
            kind: PassageKind = "moved-from" if i in from_place else "removed"
            yield Passage(kind, part, (old[i],), (), move=from_place.get(i, 0))
        for j in range(done_new, match.new[0]):
            if j in to_place:
                number, moved = to_place[j]
                yield replace(_matched(part, (old[moved.old[0]],), (new[j],)), kind="moved-to", move=number)
            else:
                yield Passage("added", part, (), (new[j],))
        done_old, done_new = match.old[-1] + 1, match.new[-1] + 1
        if match.old[0] < len(old):
            yield _matched(part, tuple(old[i] for i in match.old), tuple(new[j] for j in match.new))


def _matched(part: str, old: tuple[Unit, ...], new: tuple[Unit, ...]) -> Passage:
    if len(old) == len(new) == 1:
        if old[0].key == new[0].key and len(old[0].cells) == len(new[0].cells):
            same = old[0].text == new[0].text and not old[0].cells
            return Passage("same", part, old, new, () if same else tuple(map(_all_stays, old[0].each, new[0].each)))
        if len(old[0].cells) == len(new[0].cells):
            rows = tuple(compared(a.text, b.text) for a, b in zip(old[0].each, new[0].each, strict=True))
            return Passage("changed", part, old, new, rows)
        return Passage("changed", part, _flat(old), _flat(new), (compared(old[0].text, new[0].text),))
    pieces = compared(BREAK.join(unit.text for unit in old), BREAK.join(unit.text for unit in new))
    return Passage("split" if len(new) > 1 else "merged", part, old, new, (pieces,))


def _all_stays(old: Unit, new: Unit) -> tuple[Piece, ...]:
    return (Piece("same", 0, len(old.text), 0, len(new.text)),) if old.text or new.text else ()


def _flat(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Rows whose cells cannot be compared one by one, as lines of text."""
    return tuple(replace(unit, cells=()) for unit in units)


def _numbered(passages: Iterator[Passage]) -> Iterator[Passage]:
    """Moves with numbers that hold for all parts, from 1 in reading order."""
    numbers: dict[tuple[str, int], int] = {}
    for each in passages:
        if each.move:
            number = numbers.setdefault((each.part, each.move), len(numbers) + 1)
            yield replace(each, move=number)
        else:
            yield each


class Changes:
    """Lists what is different in passages."""

    def __init__(self, passages: tuple[Passage, ...], *, looks: bool) -> None:
        self._passages, self._looks = passages, looks

    @cached_property
    def _names(self) -> frozenset[str]:
        units = [unit for passage in self._passages for unit in (*passage.old, *passage.new)]
        return names_in([tokens(cell.text) for unit in dict.fromkeys(units) for cell in unit.each])

    def all(self) -> Iterator[Change]:
        number = 0
        for place, passage in enumerate(self._passages):
            if passage.kind == "same" and not self._looks:
                continue
            for change in self._in(passage, place):
                number += 1
                yield replace(change, number=number)

    def _in(self, passage: Passage, place: int) -> Iterator[Change]:
        kind = passage.kind
        if kind in ("added", "removed", "moved-to"):
            yield self._whole(passage, place)
        if kind in ("split", "merged") and self._looks:
            yield Change(0, "split" if kind == "split" else "merged", Category.LAYOUT, passage.part,
                         _shown(passage.old), _shown(passage.new), place, fields=fields_of(passage.new))  # fmt: skip
        if kind in ("added", "removed", "moved-from"):
            return
        for row, pieces in enumerate(passage.pieces):
            yield from self._words(passage, place, row, pieces)
        if self._looks and kind not in ("split", "merged"):
            yield from self._looks_of(passage, place)

    def _whole(self, passage: Passage, place: int) -> Change:
        if passage.kind == "moved-to":
            kind: ChangeKind = "moved"
            category = Category.LAYOUT
        else:
            kind = "added" if passage.kind == "added" else "removed"
            category = _LAYOUT_MARKS.get((passage.new or passage.old)[0].shape, Category.SUBSTANTIVE)
        fields = fields_of(passage.new or passage.old)
        return Change(0, kind, category, passage.part, _shown(passage.old), _shown(passage.new), place, fields=fields)

    def _words(self, passage: Passage, place: int, row: int, pieces: tuple[Piece, ...]) -> Iterator[Change]:
        olds, news = _texts(passage.old), _texts(passage.new)
        old, new = olds[row], news[row]
        first = 0
        while first < len(pieces):
            if pieces[first].kind == "same":
                first += 1
                continue
            last = first + 1
            exchanged = pieces[first].kind == "removed" and last < len(pieces) and pieces[last].kind == "added"
            if exchanged and pieces[last].spelling == pieces[first].spelling:
                last += 1
            yield self._exchange(passage, place, span=(row, first, last), texts=(old, new))
            first = last

    def _exchange(self, passage: Passage, place: int, *, span: tuple[int, int, int], texts: tuple[str, str]) -> Change:
        row, first, last = span
        here = passage.pieces[row][first:last]
        old = "".join(texts[0][each.old_start : each.old_end] for each in here if each.kind == "removed")
        new = "".join(texts[1][each.new_start : each.new_end] for each in here if each.kind == "added")
        fields = _fields(passage, row, here)
        kind: ChangeKind = "replaced" if old and new else "added" if new else "removed"
        if here[0].spelling or not (old + new).strip() or passage.new[0].shape in _LAYOUT_MARKS:
            category = Category.LAYOUT
        else:
            before = texts[1][: here[0].new_start]
            names: Names = lambda: self._names  # noqa: E731 - a name for a value that is found late
            category = of_exchange(old, new, before=before, part=passage.part, fields=fields, names=names)
        return Change(0, kind, category, passage.part, old.strip(), new.strip(), place, *span, fields)

    def _looks_of(self, passage: Passage, place: int) -> Iterator[Change]:
        old, new = passage.old[0], passage.new[0]
        if old is new or (old.runs == new.runs and old.shape == new.shape and old.cells == new.cells):
            return
        if old.shape != new.shape:
            yield Change(0, "structure", Category.LAYOUT, passage.part, old.shape, new.shape, place,
                         fields=fields_of(passage.new))  # fmt: skip
        rows = passage.pieces or ((Piece("same", 0, len(old.text), 0, len(new.text)),),)
        if len(old.each) != len(new.each) or len(rows) != len(new.each):
            return
        for row, (before, after) in enumerate(zip(old.each, new.each, strict=True)):
            for piece, start, end in differences(before.runs, after.runs, rows[row]):
                words = after.text[start:end]
                yield Change(0, "look", Category.LAYOUT, passage.part, words, words, place, row, piece, piece + 1,
                             tuple(fields_between(after.runs, start, end)))  # fmt: skip


def _texts(units: tuple[Unit, ...]) -> tuple[str, ...]:
    if len(units) == 1:
        return tuple(cell.text for cell in units[0].each)
    return (BREAK.join(unit.text for unit in units),)


def _shown(units: tuple[Unit, ...]) -> str:
    return BREAK.join(" | ".join(cell.key for cell in unit.each) for unit in units)


def fields_of(units: tuple[Unit, ...]) -> tuple[str, ...]:
    """The record's fields that the words of these units came from, in order."""
    runs = (run for unit in units for cell in unit.each for run in cell.runs)
    return tuple(dict.fromkeys(run.origin.field for run in runs if run.origin and run.origin.field))


def fields_between(runs: Sequence[Run], start: int, end: int) -> Iterator[str]:
    """The fields of the runs that have characters from `start` up to `end`."""
    at = 0
    for run in runs:
        text, origin = run.text, run.origin
        if at < end and at + len(text) > start and origin and origin.field:
            yield origin.field
        at += len(text)


def _fields(passage: Passage, row: int, pieces: Sequence[Piece]) -> tuple[str, ...]:
    found: list[str] = []
    for units, kind in ((passage.old, "removed"), (passage.new, "added")):
        runs = line_of(units, row)
        for piece in pieces:
            if piece.kind == kind:
                span = (piece.old_start, piece.old_end) if kind == "removed" else (piece.new_start, piece.new_end)
                found += fields_between(runs, *span)
    return tuple(dict.fromkeys(found))
