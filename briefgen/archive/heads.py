"""The log's head, kept in two places of one file in turn, so that one is whole whatever happens to the other.

`log/heads.txt` holds two slots of 4,096 bytes, each a line of JSON filled up with spaces. A new head is written over
the older of the two. A head is written and synced after its entries, and only then is anybody told of them: what
stands in the log beyond the newest whole head was never acknowledged, and what stands before it was.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from briefgen.archive.entries import canonical
from briefgen.archive.tree import Frontier, TreeHead

SLOT: Final = 4096
NAME: Final = "heads.txt"
BLANK: Final = b" " * (SLOT - 1) + b"\n"  # in an empty log


@dataclass(frozen=True, slots=True)
class Head:
    """The state of the log after `size` entries: hashes of the full subtrees, and where the last entry's line stands
    in its file (`start` to `end`, the line end included) with its leaf hash."""

    size: int
    peaks: tuple[str, ...]
    last: str
    start: int
    end: int

    @property
    def tree(self) -> TreeHead:
        return self.frontier().head()

    def frontier(self) -> Frontier:
        return Frontier(self.size, [bytes.fromhex(each) for each in self.peaks])

    def to_slot(self) -> bytes:
        content = {
            "size": self.size,
            "root": self.tree.root,
            "peaks": list(self.peaks),
            "last": self.last,
            "start": self.start,
            "end": self.end,
        }
        content["check"] = hashlib.sha256(canonical(content)).hexdigest()
        return canonical(content).ljust(SLOT - 1) + b"\n"


EMPTY: Final = Head(0, (), "", 0, 0)


def head_from_slot(slot: bytes) -> Head | None:
    """The head in a slot; None where the slot is not exactly as `to_slot` writes it (torn by a crash, or changed)."""
    try:
        content: Any = json.loads(slot.decode())
        head = Head(content["size"], tuple(content["peaks"]), content["last"], content["start"], content["end"])
        return head if head.to_slot() == slot else None
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None


@dataclass(frozen=True, slots=True)
class Heads:
    """Both slots as they stand on disk."""

    slots: tuple[bytes, bytes]

    @property
    def newest(self) -> Head | None:
        found = [head for head in map(head_from_slot, self.slots) if head is not None]
        return max(found, key=lambda head: head.size, default=None)

    @property
    def older(self) -> int:
        """The slot over which the next head is written: the one that does not hold the newest."""
        first, second = (head_from_slot(slot) for slot in self.slots)
        return 0 if first is None or (second is not None and second.size > first.size) else 1

    @property
    def whole(self) -> bool:
        """Whether both slots are, and hold two different heads."""
        first, second = (head_from_slot(slot) for slot in self.slots)
        return first is not None and second is not None and first.size != second.size


def read_heads(log_folder: Path) -> Heads:
    data = (log_folder / NAME).read_bytes()
    return Heads((data[:SLOT], data[SLOT:]))
