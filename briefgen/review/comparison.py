"""What a comparison is: passages in reading order, and the changes in them, numbered."""

from collections import Counter
from enum import StrEnum
from typing import Literal

from briefgen.review.paragraphs import BREAK, Unit
from briefgen.review.words import Piece
from briefgen.values import dataclass

PassageKind = Literal["same", "changed", "added", "removed", "moved-from", "moved-to", "split", "merged"]
ChangeKind = Literal["added", "removed", "replaced", "moved", "split", "merged", "look", "structure"]


class Category(StrEnum):
    """SUBSTANTIVE: what the letter says. WORDING: how it says it. LAYOUT: the same words at another place or look."""

    SUBSTANTIVE = "substantive"
    WORDING = "wording"
    LAYOUT = "layout"


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph in both texts, or in one of them; several where it was split or merged.

    `pieces` has a row for each cell of a table row, else one row; a moved passage is there twice, under one `move`, and
    its pieces stand where it moved to.
    """

    kind: PassageKind
    part: str
    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    pieces: tuple[tuple[Piece, ...], ...] = ()
    move: int = 0

    def texts(self, side: Literal["old", "new"]) -> tuple[str, ...]:
        """The text of each cell, or the one text, on one side, put together from the pieces."""
        gone = "added" if side == "old" else "removed"
        sources = sources_of(self.old if side == "old" else self.new)
        if not self.pieces:
            return sources
        spans = [
            [(each.old_start, each.old_end) if side == "old" else (each.new_start, each.new_end)
             for each in row if each.kind != gone]
            for row in self.pieces
        ]  # fmt: skip
        return tuple("".join(text[a:b] for a, b in row) for text, row in zip(sources, spans, strict=True))


def sources_of(units: tuple[Unit, ...]) -> tuple[str, ...]:
    """The texts that pieces count in: of each cell, or of all units with breaks between them."""
    if len(units) == 1 and units[0].cells:
        return tuple(cell.text for cell in units[0].cells)
    return (BREAK.join(unit.text for unit in units),) if units else ()


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the list of changes; `old` and `new` are the words, `fields` the record's fields they came from.

    It stands in passage `passage` of the comparison, in its row of pieces `row`, from piece `first` up to `last`; a
    change of the whole passage has no pieces.
    """

    number: int
    kind: ChangeKind
    category: Category
    part: str
    old: str
    new: str
    passage: int
    row: int = 0
    first: int = 0
    last: int = 0
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts and all that differs between them; `not_compared` says what was not looked at."""

    passages: tuple[Passage, ...]
    changes: tuple[Change, ...]
    not_compared: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        return not self.changes

    def count(self) -> Counter[Category]:
        return Counter(change.category for change in self.changes)

    def old_texts(self) -> list[tuple[str, ...]]:
        """The old text, passage by passage: what rejecting every change gives."""
        return [each.texts("old") for each in self.passages if each.old and each.kind != "moved-to"]

    def new_texts(self) -> list[tuple[str, ...]]:
        """The new text, passage by passage: what accepting every change gives."""
        return [each.texts("new") for each in self.passages if each.new and each.kind != "moved-from"]
