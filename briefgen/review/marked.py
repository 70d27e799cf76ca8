"""Both texts as one, each run saying whether it was added, removed or stayed: what shows a comparison reads this."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from briefgen.letter.model import Line, Run
from briefgen.review.comparison import Change, Comparison, Passage, PassageKind
from briefgen.review.paragraphs import BREAK, line_of
from briefgen.review.words import Piece
from briefgen.values import dataclass, replace

State = Literal["same", "added", "removed"]


@dataclass(frozen=True, slots=True)
class MarkedRun:
    """Words of one look and one state; `change` is the number of the change they belong to, 0 for none.

    The text `BREAK` is the end of a paragraph: one inside a table cell, or where one was split or merged.
    """

    run: Run
    state: State = "same"
    change: int = 0


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A passage: one line, or a line for each cell of a row. `change` is the number of a change of the whole.

    `shape` is that of the new text, of the old one where it is gone; `others` are changes of its look or shape.
    """

    kind: PassageKind
    shape: str
    lines: tuple[tuple[MarkedRun, ...], ...]
    change: int = 0
    move: int = 0
    others: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedPart:
    name: str
    blocks: tuple[MarkedBlock, ...]


@dataclass(frozen=True, slots=True)
class MarkedLetter:
    """The parts of a letter in reading order, with the changes of the comparison it shows."""

    parts: tuple[MarkedPart, ...]
    changes: tuple[Change, ...]

    def text(self, side: Literal["old", "new"]) -> list[tuple[str, ...]]:
        """The lines of one side, as the marks leave them."""
        gone = "added" if side == "old" else "removed"
        elsewhere = "moved-to" if side == "old" else "moved-from"
        return [
            tuple("".join(each.run.text for each in line if each.state != gone) for line in block.lines)
            for part in self.parts
            for block in part.blocks
            if block.kind not in (gone, elsewhere)
        ]


def marked(comparison: Comparison) -> MarkedLetter:
    """All passages of the comparison with their runs marked."""
    changes: dict[int, list[Change]] = defaultdict(list)
    for change in comparison.changes:
        changes[change.passage].append(change)
    parts: dict[str, list[MarkedBlock]] = {}
    origin = {each.move: number for number, each in enumerate(comparison.passages) if each.kind == "moved-to"}
    for place, passage in enumerate(comparison.passages):
        at = origin.get(passage.move, place) if passage.kind == "moved-from" else place
        parts.setdefault(passage.part, []).append(_block(passage, changes[at]))
    return MarkedLetter(tuple(MarkedPart(name, tuple(blocks)) for name, blocks in parts.items()), comparison.changes)


def _block(passage: Passage, changes: Sequence[Change]) -> MarkedBlock:
    shown = passage.new or passage.old
    whole = next((each.number for each in changes if not each.last and each.kind not in ("look", "structure")), 0)
    others = tuple(each.number for each in changes if each.kind in ("look", "structure"))
    inner = [] if passage.kind == "moved-from" else changes
    return MarkedBlock(passage.kind, shown[0].shape, tuple(_lines(passage, inner, whole)), whole, passage.move, others)


def _lines(passage: Passage, changes: Sequence[Change], whole: int) -> Iterator[tuple[MarkedRun, ...]]:
    if passage.kind in ("added", "removed", "moved-from"):
        state: State = "added" if passage.kind == "added" else "removed" if passage.kind == "removed" else "same"
        for unit in passage.new or passage.old:
            for cell in unit.each:
                yield tuple(MarkedRun(run, state, whole) for run in cell.runs)
        return
    if not passage.pieces:
        for cell in passage.new[0].each:
            yield tuple(MarkedRun(run) for run in cell.runs)
        return
    for row, pieces in enumerate(passage.pieces):
        old, new = line_of(passage.old, row), line_of(passage.new, row)
        numbers = _numbers(changes, row)
        yield tuple(_marked_pieces(pieces, (old, new), numbers, passage.kind))


def _numbers(changes: Sequence[Change], row: int) -> dict[int, int]:
    """The number of the change that each piece belongs to."""
    found: dict[int, int] = {}
    for change in changes:
        if change.row == row and change.kind not in ("look", "structure"):
            found |= dict.fromkeys(range(change.first, change.last), change.number)
    return found


def _marked_pieces(
    pieces: Sequence[Piece], lines: tuple[Line, Line], numbers: dict[int, int], kind: PassageKind
) -> Iterator[MarkedRun]:
    old, new = lines
    for place, piece in enumerate(pieces):
        number = numbers.get(place, 0)
        if piece.kind == "removed":
            yield from (MarkedRun(run, "removed", number) for run in cut(old, piece.old_start, piece.old_end))
        elif piece.kind == "added":
            yield from (MarkedRun(run, "added", number) for run in cut(new, piece.new_start, piece.new_end))
        elif kind == "merged":
            yield from _with_breaks(piece, old, new)
        else:
            for run in cut(new, piece.new_start, piece.new_end):
                yield from _broken(run, "added" if kind == "split" else "same")


def _broken(run: Run, state: State) -> Iterator[MarkedRun]:
    """A run, its breaks apart."""
    if BREAK not in run.text:
        yield MarkedRun(run)
        return
    for number, text in enumerate(run.text.split(BREAK)):
        if number:
            yield MarkedRun(Run(BREAK), state)
        if text:
            yield MarkedRun(replace(run, text=text))


def _with_breaks(piece: Piece, old: Line, new: Line) -> Iterator[MarkedRun]:
    """Words that stayed, with the ends of paragraphs that went from between them."""
    before = "".join(run.text for run in cut(old, piece.old_start, piece.old_end))
    after = "".join(run.text for run in cut(new, piece.new_start, piece.new_end))
    start = 0
    for place, character in enumerate(before):
        if character == BREAK:
            end = _place_after(after, sum(not each.isspace() for each in before[:place]))
            yield from map(MarkedRun, cut(new, piece.new_start + start, piece.new_start + end))
            yield MarkedRun(Run(BREAK), "removed")
            start = end
    yield from map(MarkedRun, cut(new, piece.new_start + start, piece.new_end))


def _place_after(text: str, count: int) -> int:
    """The place just after so many characters that are no spaces."""
    for place, character in enumerate(text):
        if not count:
            return place
        count -= not character.isspace()
    return len(text)


def cut(line: Line, start: int, end: int) -> Iterator[Run]:
    """The runs of a line from character `start` up to `end`; the mark of a note goes with what it stands behind."""
    at = 0
    for run in line:
        first, last = max(start - at, 0), min(end - at, len(run.text))
        if first < last:
            yield (
                run
                if last - first == len(run.text)
                else replace(run, text=run.text[first:last], note=run.note if last == len(run.text) else "")
            )
        elif not run.text and run.note and start < at <= end:
            yield run
        at += len(run.text)
