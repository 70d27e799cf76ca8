"""What a comparison of two Word documents found, as values."""

from enum import StrEnum

from briefgen.errors import BriefgenError, ExitStatus
from briefgen.values import dataclass


class ChangeKind(StrEnum):
    """What happened; the first three are about words inside a paragraph that stayed."""

    ADDED = "added"
    REMOVED = "removed"
    REPLACED = "replaced"
    PARAGRAPH_ADDED = "paragraph-added"
    PARAGRAPH_REMOVED = "paragraph-removed"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    SHAPE = "shape"  # a heading, item or paragraph became another of these, or changed its level
    ROW_ADDED = "row-added"
    ROW_REMOVED = "row-removed"
    TABLE_ADDED = "table-added"
    TABLE_REMOVED = "table-removed"
    NOTE_ADDED = "note-added"
    NOTE_REMOVED = "note-removed"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a change stands in the new document: `part` is `body`, `header`, `footer`, `footnote`, `endnote` or

    `text box`; `paragraph` counts from 1 in that part, `heading` is the nearest heading before it.
    """

    part: str
    paragraph: int
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the list of changes.

    `before` and `after` are the whole paragraph in the old and new document, for a reader who wants to see the change
    where it stands; `in_move` says that the paragraph moved as well.
    """

    kind: ChangeKind
    place: Place
    old: str = ""
    new: str = ""
    before: str = ""
    after: str = ""
    in_move: bool = False

    @property
    def old_words(self) -> list[str]:
        return self.old.split()

    @property
    def new_words(self) -> list[str]:
        return self.new.split()


@dataclass(frozen=True, slots=True)
class NotCompared:
    """Something that differs, or may differ, and that no tracked change can show."""

    part: str
    what: str  # in the language of the user


@dataclass(frozen=True, slots=True)
class Marked:
    """The new document with its changes tracked; the very bytes of the new one where there is nothing to track."""

    document: bytes
    changes: tuple[Change, ...]
    not_compared: tuple[NotCompared, ...]


class CannotCompareError(BriefgenError):
    """The two documents cannot be compared so that accepting and rejecting all changes gives them back."""

    exit_status = ExitStatus.USAGE


class Log:
    """The changes as they are found, with the place that the comparison has come to."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self._part, self._paragraph, self._heading = "body", 0, ""
        self._quiet = 0

    def enter(self, part: str) -> None:
        self._part, self._paragraph, self._heading = part, 0, ""

    def pass_by(self, *, heading: str) -> None:
        """Counts a paragraph of the new document; `heading` is its text if it is one."""
        self._paragraph += 1
        self._heading = heading or self._heading

    def add(
        self, kind: ChangeKind, *, old: str = "", new: str = "", before: str = "", after: str = "", moved: bool = False
    ) -> None:
        if not self._quiet:
            place = Place(self._part, max(self._paragraph, 1), self._heading)
            self.changes.append(Change(kind, place, old, new, before, after, moved))

    def __enter__(self) -> None:
        """Inside `with log:` nothing is noted: it is part of a change that is noted already."""
        self._quiet += 1

    def __exit__(self, *_raised: object) -> None:
        self._quiet -= 1
