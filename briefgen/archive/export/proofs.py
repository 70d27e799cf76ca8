"""Inclusion proofs for many entries under one head: each subtree is hashed once."""

from collections.abc import Sequence
from typing import Final

from briefgen.archive.tree import TreeHead, node_hash


class Proofs:
    """The tree over these leaf hashes, kept whole: a proof then costs hashes for its own height only."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self._levels: Final = [list(leaves)]
        self._size: Final = len(leaves)
        while len(self._levels[-1]) > 1:
            below = self._levels[-1]
            self._levels.append([node_hash(below[place], below[place + 1]) for place in range(0, len(below) - 1, 2)])

    def head(self) -> TreeHead:
        return TreeHead(self._size, self._root(0, self._size).hex())

    def inclusion(self, index: int) -> tuple[bytes, ...]:
        """The hashes that lead from leaf `index` to the head, as in RFC 6962."""
        start, size, path = 0, self._size, list[bytes]()
        while size > 1:
            split = 1 << (size - 1).bit_length() - 1
            if index < start + split:
                path.append(self._root(start + split, size - split))
                size = split
            else:
                path.append(self._root(start, split))
                start, size = start + split, size - split
        return tuple(reversed(path))

    def _root(self, start: int, size: int) -> bytes:
        """The hash over `size` leaves from `start`, which is a place where such a subtree begins."""
        if size & (size - 1) == 0:
            height = size.bit_length() - 1
            return self._levels[height][start >> height]
        split = 1 << (size - 1).bit_length() - 1
        return node_hash(self._root(start, split), self._root(start + split, size - split))
