"""A review: two drafts, what differs between them by meaning and by words, and what could not be compared."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Literal

from briefgen.language import _
from briefgen.review.comparison import Category, Comparison
from briefgen.review.paragraphs import HasParts
from briefgen.values import dataclass, field, replace

if TYPE_CHECKING:
    from briefgen.letter.model import Letter
    from briefgen.record.model import Record
    from briefgen.review.differences import Difference

DraftKind = Literal["record", "letter", "docx", "pdf", "html", "md"]
KINDS: Final[tuple[DraftKind, ...]] = ("record", "letter", "docx", "pdf", "html", "md")


@dataclass(frozen=True, slots=True)
class Draft:
    """One side: a record with the letter it makes, a letter, or a document with what was read of it.

    `lines` are the lines of the record at which its fields stand; `not_read` says what was left out.
    """

    name: str
    kind: DraftKind
    record: "Record | None" = None
    letter: "Letter | None" = None
    document: HasParts | None = None
    lines: Mapping[str, int] = field(default_factory=dict)
    not_read: tuple[str, ...] = ()

    @property
    def text(self) -> HasParts | None:
        return self.letter or self.document


@dataclass(frozen=True, slots=True)
class Review:
    """`comparison` is None where a side has no words, `differences` where a side has no record."""

    old: Draft
    new: Draft
    comparison: Comparison | None
    differences: "tuple[Difference, ...] | None"
    not_compared: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        return not self.differences and (self.comparison is None or self.comparison.is_same)

    def count(self) -> dict[Category, int]:
        """How many changes of words there are in each category."""
        counted = self.comparison.count() if self.comparison else {}
        return {category: counted.get(category, 0) for category in Category}


def review(old: Draft, new: Draft) -> Review:
    """Compares by meaning where both have a record, and by words where both have some."""
    differences = None
    if old.record is not None and new.record is not None:
        from briefgen.review.records import compare_records

        differences = compare_records(old.record, new.record)
    comparison, missed = _by_words(old, new)
    left_out = dict.fromkeys((*_told(old), *_told(new), *missed))
    if comparison is not None:
        comparison = replace(comparison, not_compared=tuple(left_out))
    return Review(old, new, comparison, differences, tuple(left_out))


def _told(draft: Draft) -> tuple[str, ...]:
    return tuple(_("{name}: {what}").format(name=draft.name, what=what) for what in draft.not_read)


def _by_words(old: Draft, new: Draft) -> tuple[Comparison | None, tuple[str, ...]]:
    if old.text is None or new.text is None:
        return None, ()
    from briefgen.review.compare import compare

    if old.letter and new.letter:
        return compare(old.letter, new.letter), ()
    if old.kind == new.kind and all(getattr(each.document, "is_set_out", False) for each in (old, new)):
        return compare(old.text, new.text), ()
    from briefgen.review.recut import plain, recut

    missed = [_("page marks, headers and footers"), _("how it looks and is set out: headings, lists, tables")]
    if _is_pattern(old) and not _is_pattern(new):
        return compare(plain(old.text), recut(new.text, like=old.text), looks=False), tuple(missed)
    return compare(recut(old.text, like=new.text), plain(new.text), looks=False), tuple(missed)


def _is_pattern(draft: Draft) -> bool:
    """Whether its paragraphs are known."""
    return draft.letter is not None or getattr(draft.document, "is_set_out", False)
