"""What differs between two records, as values: which thing, which of its fields, from what to what."""

from typing import Literal

from briefgen.review.comparison import Category
from briefgen.values import dataclass

Action = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing on the way to another, counted from 1 in the new record, in the old one where it is gone: `topic` 3."""

    thing: str
    number: int = 0  # 0 for what there is only one of
    alone: bool = False  # whether it is the only one of its list on both sides, so that no number is needed


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with its value before and after, as it is typed; empty where there was none."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing of the record that was added, removed, changed in these fields, or moved.

    `way` leads to the thing, `old_field` and `new_field` are its places in the two records (`meetings.0.topics.1`),
    empty where it is not there. `label` says which one it is: `wethouder van Utrecht`. Of what moved, `before` and
    `after` are the numbers, in the old record, of what it now stands before, else after; in another list, `way_old`.
    """

    action: Action
    way: tuple[Step, ...]
    category: Category
    label: str = ""
    fields: tuple[FieldChange, ...] = ()
    old_field: str = ""
    new_field: str = ""
    before: int = 0
    after: int = 0
    way_old: tuple[Step, ...] = ()

    @property
    def thing(self) -> str:
        return self.way[-1].thing if self.way else "record"
