"""Verifies the log: every line whole and in its place, the heads right, an earlier head a prefix of this one."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefgen.archive.entries import Entry, read_entry
from briefgen.archive.findings import ADDED, CHANGED, MISSING, UNFINISHED, Seen
from briefgen.archive.heads import EMPTY, NAME, SLOT, Head, Heads, head_from_slot
from briefgen.archive.layout import LOG
from briefgen.archive.log import LONGEST, SEGMENT, heads_over, segment_name
from briefgen.archive.tree import Frontier, TreeHead, leaf_hash
from briefgen.language import _


@dataclass(frozen=True, slots=True)
class VerifiedLog:
    """The entries that are whole, the hashes of all lines, and the head over them."""

    entries: tuple[Entry, ...]
    leaves: tuple[bytes, ...]
    head: TreeHead


def verify_log(root: Path, seen: Seen, *, against: TreeHead | None) -> VerifiedLog:
    """Reads heads and log once; what writers add meanwhile is not looked at."""
    heads = _read_heads(root, seen)
    newest = heads.newest if heads else None
    lines = list(_lines(root, newest, seen))
    entries = []
    for number, line in enumerate(lines):
        try:
            entries.append(read_entry(line, number=number))
        except (ValueError, RecursionError):
            seen.add(CHANGED, _log_path(number), _("Entry {number} is not as it was written.").format(number=number))
    leaves = tuple(leaf_hash(line) for line in lines)
    expected = heads_over(lines)
    head = expected.newest or EMPTY
    if heads:
        _verify_heads(heads, expected, head, seen)
    if against is not None:
        _verify_against(against, leaves, seen)
    return VerifiedLog(tuple(entries), leaves, head.tree)


def _log_path(number: int) -> str:
    return f"{LOG}/{segment_name(number)}"


def _read_heads(root: Path, seen: Seen) -> Heads | None:
    path = root / LOG / NAME
    try:
        data = b"" if path.is_symlink() else path.read_bytes()
    except OSError:
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


def _lines(root: Path, newest: Head | None, seen: Seen) -> Iterator[bytes]:
    """The lines that were acknowledged; all that there are where no head says how many."""
    folder = root / LOG
    size = newest.size if newest else None
    names = sorted(each.name for each in folder.iterdir() if each.name != NAME) if folder.is_dir() else []
    expected = names if size is None else [segment_name(first) for first in range(0, size, SEGMENT)]
    for name in names:
        if name not in expected:
            _beyond(folder / name, size, seen)
    done = 0
    for name in expected:
        try:
            data = (folder / name).read_bytes()
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
            _tail(f"{LOG}/{name}", rest, seen)
        if lines and all(line.endswith(b"\r") for line in lines):
            seen.add(CHANGED, f"{LOG}/{name}", _crlf(data))
            lines = [line[:-1] for line in lines]
        yield from lines


def _beyond(path: Path, size: int | None, seen: Seen) -> None:
    name = f"{LOG}/{path.name}"
    if size is not None and path.name == segment_name(size) and path.is_file() and path.stat().st_size <= LONGEST:
        _tail(name, path.read_bytes(), seen)
    else:
        seen.add(ADDED, name)


def _tail(path: str, rest: bytes, seen: Seen) -> None:
    if len(rest) > LONGEST or b"\n" in rest[:-1]:
        seen.add(ADDED, path, _("It holds lines after the last entry."))
    else:
        seen.add(UNFINISHED, path, _("Its end was never acknowledged; the next issue clears it away."))


def _verify_heads(heads: Heads, expected: Heads, head: Head, seen: Seen) -> None:
    for place in (0, 1):
        if heads.slots[place] != expected.slots[place]:
            found = head_from_slot(heads.slots[place])
            torn = found is None and heads.slots[1 - place] == head.to_slot()
            message = _("It is not the head over the log's entries.")
            seen.add(CHANGED, f"{LOG}/{NAME}", _("One of its two places is not whole.") if torn else message)


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
