"""The hash tree over the log's entries, as in RFC 6962: heads, and proofs that an entry or earlier head is in it."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TreeHead:
    """How many entries, and the hash over them all; written `42:5f3a…`, to be kept elsewhere."""

    size: int
    root: str

    def __str__(self) -> str:
        return f"{self.size}:{self.root}"


def read_head(text: str) -> TreeHead | None:
    """The head that `str(head)` wrote, or None for other text."""
    size, colon, root = text.strip().partition(":")
    if not colon or not (size.isascii() and size.isdigit()) or len(size) > 18:
        return None
    if len(root) != 64 or any(each not in "0123456789abcdef" for each in root.lower()):
        return None
    return TreeHead(int(size), root.lower())


def leaf_hash(entry: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(slots=True)
class Frontier:
    """The roots of the full subtrees from left to right: all that is needed to add a leaf and to know the head."""

    size: int = 0
    peaks: list[bytes] = field(default_factory=list)

    def add(self, leaf: bytes) -> None:
        carried, count = leaf, self.size
        while count & 1:
            carried = node_hash(self.peaks.pop(), carried)
            count >>= 1
        self.peaks.append(carried)
        self.size += 1

    def head(self) -> TreeHead:
        if not self.peaks:
            return TreeHead(0, hashlib.sha256(b"").hexdigest())
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return TreeHead(self.size, root.hex())

    def copy(self) -> "Frontier":
        return Frontier(self.size, list(self.peaks))


def head_of(leaves: Iterable[bytes]) -> TreeHead:
    """The head over these leaf hashes."""
    frontier = Frontier()
    for leaf in leaves:
        frontier.add(leaf)
    return frontier.head()


def _root(leaves: Sequence[bytes]) -> bytes:
    return bytes.fromhex(head_of(leaves).root)


def _split(size: int) -> int:
    """The largest power of two smaller than `size`."""
    return 1 << (size - 1).bit_length() - 1


def inclusion_proof(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """The hashes that lead from leaf `index` to the head over all these leaves."""
    if len(leaves) == 1:
        return ()
    split = _split(len(leaves))
    if index < split:
        return (*inclusion_proof(leaves[:split], index), _root(leaves[split:]))
    return (*inclusion_proof(leaves[split:], index - split), _root(leaves[:split]))


def consistency_proof(leaves: Sequence[bytes], old_size: int) -> tuple[bytes, ...]:
    """The hashes that show that the head over the first `old_size` leaves is a prefix of the head over all."""
    return () if old_size in (0, len(leaves)) else _subproof(leaves, old_size, whole=True)


def _subproof(leaves: Sequence[bytes], old_size: int, *, whole: bool) -> tuple[bytes, ...]:
    if old_size == len(leaves):
        return () if whole else (_root(leaves),)
    split = _split(len(leaves))
    if old_size <= split:
        return (*_subproof(leaves[:split], old_size, whole=whole), _root(leaves[split:]))
    return (*_subproof(leaves[split:], old_size - split, whole=False), _root(leaves[:split]))


def proves_inclusion(leaf: bytes, index: int, head: TreeHead, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that `leaf` is entry `index` under this head (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < head.size:
        return False
    number, last, root = index, head.size - 1, leaf
    for each in proof:
        if last == 0:
            return False
        if number & 1 or number == last:
            root = node_hash(each, root)
            while number and not number & 1:
                number, last = number >> 1, last >> 1
        else:
            root = node_hash(root, each)
        number, last = number >> 1, last >> 1
    return last == 0 and root.hex() == head.root


def proves_consistency(old: TreeHead, new: TreeHead, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that the old head's entries are the first ones under the new head (RFC 9162, 2.1.4.2)."""
    if old.size > new.size:
        return False
    if old.size in (0, new.size):
        return not proof and (old.size == 0 or old.root == new.root)
    path = list(proof)
    if old.size & (old.size - 1) == 0:
        path.insert(0, bytes.fromhex(old.root))
    if not path:
        return False
    number, last = old.size - 1, new.size - 1
    while number & 1:
        number, last = number >> 1, last >> 1
    first = second = path[0]
    for each in path[1:]:
        if last == 0:
            return False
        if number & 1 or number == last:
            first, second = node_hash(each, first), node_hash(each, second)
            while number and not number & 1:
                number, last = number >> 1, last >> 1
        else:
            second = node_hash(second, each)
        number, last = number >> 1, last >> 1
    return last == 0 and first.hex() == old.root and second.hex() == new.root
