"""Notes every write, sync and rename, and lays out disks as a power cut at any of those moments could leave them.

What a sync covers is on the disk. Of everything else each part may be there or not: a write may be lost, kept, cut
short or kept as zeros; a new name, a rename or a removal may have happened or not, in any order. That is less than most
file systems promise and what POSIX allows.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.archive.files import Files


@dataclass(slots=True)
class Node:
    """A file (with the writes it got) or a folder (with the changes of its names), whatever its name is now."""

    folder: bool
    writes: list["Write"] = field(default_factory=list)
    changes: list["Change"] = field(default_factory=list)


@dataclass(slots=True)
class Write:
    """At `step`, bytes were written at a place (None: the file was cut there); `synced` is when that was durable."""

    step: int
    at: int
    data: bytes | None
    synced: int | None = None


@dataclass(slots=True)
class Change:
    """At `step`, a name came to stand for a node, or for nothing; both halves of a rename are one change."""

    step: int
    name: str
    node: Node | None
    whole: "Fate"


@dataclass(slots=True)
class Fate:
    """What the two halves of a rename share: when it became durable."""

    synced: int | None = None


class TracedFiles(Files):
    """Does what it is asked, and notes it. `without` names the kinds of syncs that are left out."""

    def __init__(self, root: Path, *, without: Iterable[str] = ()) -> None:
        super().__init__(durable=False)
        self.root = root
        self.without = frozenset(without)
        self.top = Node(folder=True)
        self.step = 0
        self.acknowledged: list[tuple[int, str]] = []
        self.indexes: list[tuple[int, bytes]] = []
        self._live: dict[Path, Node] = {root: self.top}

    def acknowledge(self, what: str) -> None:
        """Notes that somebody was told of this: from here on it may not be lost."""
        self.acknowledged.append((self._tick(), what))

    def keep_index(self, data: bytes) -> None:
        """Notes how the index was: SQLite promises that after a power cut it is as at some earlier moment."""
        self.indexes.append((self.step, data))

    def _tick(self) -> int:
        self.step += 1
        return self.step

    def _name(self, path: Path, node: Node | None, fate: Fate, step: int) -> None:
        self._live[path.parent].changes.append(Change(step, path.name, node, fate))

    def make_folder(self, path: Path) -> None:
        super().make_folder(path)
        self._live[path] = Node(folder=True)
        self._name(path, self._live[path], Fate(), self._tick())

    def create(self, path: Path, chunks: Iterable[bytes]) -> None:
        data = b"".join(chunks)
        super().create(path, [data])
        node = self._live[path] = Node(folder=False)
        self._name(path, node, Fate(), self._tick())
        node.writes.append(Write(self._tick(), 0, data))
        self._content_synced(path)

    def write(self, path: Path, data: bytes) -> None:
        super().write(path, data)
        node = self._live[path] = Node(folder=False)
        self._name(path, node, Fate(), self._tick())
        node.writes.append(Write(self._tick(), 0, data))

    def sync_all(self, paths: Iterable[Path]) -> None:
        if "batches" in self.without:
            return
        for path in paths:
            if self._live[path].folder:
                self.sync_folder(path)
            else:
                self._content_synced(path)

    def write_at(self, path: Path, data: bytes, *, at: int) -> None:
        super().write_at(path, data, at=at)
        self._live[path].writes.append(Write(self._tick(), at, data))
        self._content_synced(path)

    def cut(self, path: Path, *, size: int) -> None:
        super().cut(path, size=size)
        self._live[path].writes.append(Write(self._tick(), size, None))
        self._content_synced(path)

    def _content_synced(self, path: Path) -> None:
        if not self.without.isdisjoint(("content", _content_kind(path))):
            return
        step = self._tick()
        for write in self._live[path].writes:
            write.synced = write.synced or step

    def sync_folder(self, path: Path) -> None:
        if path not in self._live or not self.without.isdisjoint(("names", _folder_kind(self.root, path))):
            return
        step = self._tick()
        for change in self._live[path].changes:
            change.whole.synced = change.whole.synced or step

    def rename(self, old: Path, new: Path) -> None:
        super().rename(old, new)
        step, fate = self._tick(), Fate()
        node = self._live[old]
        self._name(old, None, fate, step)
        self._name(new, node, fate, step)
        moved = {path: each for path, each in self._live.items() if path == old or old in path.parents}
        for path, each in moved.items():
            del self._live[path]
            self._live[new / path.relative_to(old)] = each

    def remove(self, path: Path) -> None:
        super().remove(path)
        self._name(path, None, Fate(), self._tick())
        del self._live[path]

    def remove_folder(self, path: Path) -> None:
        super().remove_folder(path)
        self._name(path, None, Fate(), self._tick())
        del self._live[path]

    def protect(self, path: Path, mode: int) -> None:
        """Permission bits are not part of the picture."""


def _content_kind(path: Path) -> str:
    if path.parent.name != "log":
        return "content of files"
    return "content of heads" if path.name == "heads.txt" else "content of log"


def _folder_kind(root: Path, path: Path) -> str:
    parts = path.relative_to(root).parts if path != root else ("root",)
    if parts[0] in ("root", "log", "objects", ".tmp"):
        return f"names in {parts[0]}"
    return "names in year" if len(parts) == 2 else "names in ministry"


@dataclass(slots=True)
class Cut:
    """A power cut: when, and how much of what was not synced happens to be on the disk."""

    moment: int
    kept: float
    dice: random.Random
    fates: dict[int, bool] = field(default_factory=dict)

    def happened(self, synced: int | None) -> bool:
        return (synced is not None and synced <= self.moment) or self.dice.random() < self.kept

    def both_halves(self, fate: Fate) -> bool:
        """Whether a change of names happened: the same answer for both halves of a rename."""
        if id(fate) not in self.fates:
            self.fates[id(fate)] = self.happened(fate.synced)
        return self.fates[id(fate)]


def lay_out(files: TracedFiles, moment: int, to: Path, dice: random.Random) -> None:
    """Writes into the empty folder `to` what a disk could hold after a power cut at `moment`."""
    _lay_out_folder(files.top, to, Cut(moment, dice.choice((0.0, 0.3, 0.5, 0.8, 1.0)), dice))
    earlier = [data for step, data in files.indexes if step <= moment]
    if earlier and (to / "index").is_dir() and dice.random() < 0.5:
        (to / "index" / "letters.sqlite").write_bytes(dice.choice(earlier))


def _lay_out_folder(node: Node, to: Path, cut: Cut) -> None:
    names: dict[str, Node] = {}
    for change in node.changes:
        if change.step > cut.moment:
            break
        if not cut.both_halves(change.whole):
            continue
        if change.node is None:
            names.pop(change.name, None)
        else:
            names[change.name] = change.node
    for name, inner in names.items():
        if inner.folder:
            (to / name).mkdir()
            _lay_out_folder(inner, to / name, cut)
        else:
            (to / name).write_bytes(_content(inner, cut))


def _content(node: Node, cut: Cut) -> bytes:
    content = bytearray()
    for write in node.writes:
        if write.step > cut.moment:
            break
        durable = write.synced is not None and write.synced <= cut.moment
        if not durable and cut.dice.random() >= cut.kept:
            continue
        if write.data is None:
            del content[write.at :]
            continue
        data = write.data if durable else _torn(write.data, cut.dice)
        if len(content) < write.at:
            content.extend(bytes(write.at - len(content)))
        content[write.at : write.at + len(data)] = data
    return bytes(content)


def _torn(data: bytes, dice: random.Random) -> bytes:
    """Whole, cut short at any byte, with a part of it as zeros, or all zeros."""
    place = dice.randrange(len(data) + 1)
    return dice.choice((data, data, data[:place], bytes(place) + data[place:], data[:place] + bytes(len(data) - place)))
