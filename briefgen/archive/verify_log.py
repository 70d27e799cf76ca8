"""Verifies the log: every line whole and in its place, the heads right, an earlier head a prefix of this one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.archive.entries import Entry, read_entry
from briefgen.archive.errors import ArchiveRefusedError
from briefgen.archive.findings import ADDED, CHANGED, MISSING, UNFINISHED, Seen
from briefgen.archive.heads import BLANK, NAME, SLOT, Head, Heads, head_from_slot
from briefgen.archive.layout import LOCK, LOG
from briefgen.archive.lock import fair_lock
from briefgen.archive.log import LONGEST_TAIL, SEGMENT, head_over, left_by_crash, segment_name
from briefgen.archive.tree import Frontier, TreeHead, leaf_hash
from briefgen.language import _


@dataclass(frozen=True, slots=True)
class VerifiedLog:
    """The entries that are whole, the hashes of all lines, and the head over them."""

    entries: tuple[Entry, ...]
    leaves: tuple[bytes, ...]
    head: TreeHead


@dataclass(frozen=True, slots=True)
class Moment:
    """The log as it was at one moment: the file of heads, and how long each other file was."""

    heads: bytes | None
    sizes: Mapping[str, int]


def moment_of(root: Path) -> Moment:
    """The log between two entries: nobody is writing one while we look, for as long as it takes to look."""
    try:
        with fair_lock(root / LOCK, patience=10.0):
            return _look(root)
    except (ArchiveRefusedError, OSError):
        pass  # a copy that may not be written to: nobody writes into it, unless it is mounted so, hence:
    for _try in range(10):
        moment = _look(root)
        if moment == _look(root):
            break
    return moment


def _look(root: Path) -> Moment:
    folder = root / LOG
    path = folder / NAME
    heads = path.read_bytes() if path.is_file() and not path.is_symlink() else None
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return Moment(heads, {each.name: each.lstat().st_size for each in found if each.name != NAME})


def verify_log(root: Path, seen: Seen, *, against: TreeHead | None) -> VerifiedLog:
    """Verifies the log as of now; what writers add meanwhile is not looked at."""
    moment = moment_of(root)
    heads = _read_heads(moment, seen)
    newest = heads.newest if heads else None
    lines = list(_lines(root, moment, newest, seen))
    entries = []
    for number, line in enumerate(lines):
        try:
            entries.append(read_entry(line, number=number))
        except (ValueError, RecursionError):
            seen.add(CHANGED, _log_path(number), _("Entry {number} is not as it was written.").format(number=number))
    leaves = tuple(leaf_hash(line) for line in lines)
    head = head_over(lines)
    if heads:
        _verify_heads(heads, head, lines, seen)
    if against is not None:
        _verify_against(against, leaves, seen)
    return VerifiedLog(tuple(entries), leaves, head.tree)


def _log_path(number: int) -> str:
    return f"{LOG}/{segment_name(number)}"


def _read_heads(moment: Moment, seen: Seen) -> Heads | None:
    data = moment.heads
    if data is None:
        seen.add(MISSING, f"{LOG}/{NAME}")
        return None
    seen.files += 1
    seen.size += len(data)
    if len(data) != 2 * SLOT:
        seen.add(CHANGED, f"{LOG}/{NAME}", _crlf(data) or _("It has another length."))
    heads = Heads((data[:SLOT], data[SLOT : 2 * SLOT]))
    if heads.newest is None:
        seen.add(CHANGED, f"{LOG}/{NAME}", _("It holds no whole head."))
    return heads


def _crlf(data: bytes) -> str:
    return _("It has Windows line endings now.") if b"\r\n" in data else ""


def _lines(root: Path, moment: Moment, newest: Head | None, seen: Seen) -> Iterator[bytes]:
    """The lines that were acknowledged; all that there are where no head says how many."""
    folder = root / LOG
    size = newest.size if newest else None
    names = list(moment.sizes)
    expected = names if size is None else [segment_name(first) for first in range(0, size, SEGMENT)]
    for name in names:
        if name not in expected:
            _beyond(folder / name, size, seen)
    done = 0
    for name in expected:
        try:
            with (folder / name).open("rb") as file:
                data = file.read(moment.sizes.get(name, 0))
        except OSError:
            seen.add(MISSING, f"{LOG}/{name}")
            continue
        seen.files += 1
        seen.size += len(data)
        wanted = data.count(b"\n") if size is None else min(size - done, SEGMENT)
        *lines, rest = data.split(b"\n", wanted)
        done += wanted
        if len(lines) < wanted:
            seen.add(MISSING, f"{LOG}/{name}", _("{count} entries are gone.").format(count=wanted - len(lines)))
        elif rest:
            _tail(f"{LOG}/{name}", rest, done, seen)
        if lines and all(line.endswith(b"\r") for line in lines):
            seen.add(CHANGED, f"{LOG}/{name}", _crlf(data))
            lines = [line[:-1] for line in lines]
        yield from lines


def _beyond(path: Path, size: int | None, seen: Seen) -> None:
    name = f"{LOG}/{path.name}"
    if size is not None and path.name == segment_name(size) and path.is_file() and path.stat().st_size <= LONGEST_TAIL:
        _tail(name, path.read_bytes(), size, seen)
    else:
        seen.add(ADDED, name)


def _tail(path: str, rest: bytes, size: int, seen: Seen) -> None:
    if not left_by_crash(rest, size=size):
        seen.add(ADDED, path, _("It holds lines after the last entry."))
    else:
        seen.add(UNFINISHED, path, _("Its end was never acknowledged; the next issue clears it away."))


def _verify_heads(heads: Heads, head: Head, lines: list[bytes], seen: Seen) -> None:
    """The newest is the head over all lines; the other one, that of an earlier append, over some of them."""
    newest = heads.slots.index(head.to_slot()) if head.to_slot() in heads.slots else None
    for place in (0, 1):
        if place == newest or (newest is not None and _is_earlier(heads.slots[place], lines)):
            continue
        torn = head_from_slot(heads.slots[place]) is None and newest is not None
        message = _("It is not the head over the log's entries.")
        seen.add(CHANGED, f"{LOG}/{NAME}", _("One of its two places is not whole.") if torn else message)


def _is_earlier(slot: bytes, lines: list[bytes]) -> bool:
    found = head_from_slot(slot)
    if found is None:
        return slot == BLANK and not lines
    return found.size < len(lines) and slot == head_over(lines[: found.size]).to_slot()


def _verify_against(against: TreeHead, leaves: tuple[bytes, ...], seen: Seen) -> None:
    if against.size > len(leaves):
        count = against.size - len(leaves)
        seen.add(MISSING, LOG, _("{count} entries after the last one here were there before.").format(count=count))
        return
    frontier = Frontier()
    for leaf in leaves[: against.size]:
        frontier.add(leaf)
    if frontier.head() != against:
        message = _("The first {count} entries are not those under the head that was kept.")
        seen.add(CHANGED, LOG, message.format(count=against.size))
