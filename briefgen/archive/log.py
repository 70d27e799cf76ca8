"""The append-only log: lines of JSON in plain files, under a hash tree, with a head for what was acknowledged.

An entry is durable in two steps: its line is written and synced, then the head (`briefgen.archive.heads`). The second
is the moment from which it exists. Several entries may be appended at once: their lines, then one head over all of
them; each of these entries names the first in its `batch`. Readers read up to the newest whole head and take no lock. A
writer, under the archive's lock, first looks at the end: what a crash left beyond the head are the lines of one append
that nobody was told of; they are cut off and the next entry says so. Anything else (a line changed or missing before
the head, lines of several appends beyond it) was not left by a crash, and the writer refuses.
"""

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from briefgen.archive.entries import REPAIRED, Entry, make_entry, read_entry
from briefgen.archive.errors import LineEndingsError, LogDamagedError
from briefgen.archive.files import Files
from briefgen.archive.heads import BLANK, EMPTY, NAME, SLOT, Head, Heads, read_heads
from briefgen.archive.tree import Frontier, leaf_hash
from briefgen.errors import BriefgenError, ExitStatus
from briefgen.language import _

SEGMENT: Final = 4096  # entries per file
LONGEST: Final = 65_536  # bytes of a line
LONGEST_TAIL: Final = 1 << 20  # bytes of the lines of one append
_MOST_CUT: Final = 8_000  # bytes of what was cut off that the log repeats


class EntryTooLongError(BriefgenError):
    """A fact that does not fit in one line of the log."""

    exit_status = ExitStatus.REFUSED

    def __init__(self) -> None:
        super().__init__(_("This is too long for the archive's log. Nothing was written."))


def segment_name(number: int) -> str:
    """The file in which entry `number` stands, named after its first entry."""
    return f"{number // SEGMENT * SEGMENT:09}.jsonl"


def head_over(lines: Sequence[bytes]) -> Head:
    """The head as it stands after these lines."""
    frontier, end = Frontier(), 0
    for number, line in enumerate(lines):
        start = end if number % SEGMENT else 0
        frontier.add(leaf_hash(line))
        end = start + len(line) + 1
    if not lines:
        return EMPTY
    return Head(frontier.size, tuple(each.hex() for each in frontier.peaks), leaf_hash(line).hex(), start, end)


def heads_over(lines: Sequence[bytes]) -> Heads:
    """Both slots as they stand after these lines, each appended by itself."""
    older = head_over(lines[:-1]).to_slot() if lines else BLANK
    newest = head_over(lines).to_slot()
    return Heads((newest, older) if len(lines) % 2 == 0 else (older, newest))


def left_by_crash(tail: bytes, *, size: int) -> bool:
    """Whether what stands beyond a head of that size can be what is left of one append: a line, whole or not, or
    several, of which those that can be read say that they belong together."""
    if len(tail) > LONGEST_TAIL:
        return False
    if b"\n" not in tail[:-1]:
        return len(tail) <= LONGEST
    read = [found for line in tail.split(b"\n") if (found := _batch_of(line)) is not None]
    return all(batch == size for batch in read) if read else b"\0" in tail


def _batch_of(line: bytes) -> int | None:
    """The batch that this line names, -1 where it is an entry of none; None for what is no entry."""
    try:
        content: Any = json.loads(line)
    except (ValueError, RecursionError):
        return None
    batch = content.get("batch", -1) if isinstance(content, dict) else None
    return batch if isinstance(batch, int) else -1


class Log:
    """The log in a folder. Appending needs the archive's lock and a `refresh` since it was taken."""

    def __init__(self, folder: Path, files: Files) -> None:
        self.folder = folder
        self._files = files
        self._heads = Heads((b"", b""))
        self._head = EMPTY
        self._whole = True

    def create(self) -> None:
        """Makes an empty log in an empty folder."""
        self._files.create(self.folder / NAME, heads_over([]).slots)
        self._files.sync_folder(self.folder)
        self._heads = read_heads(self.folder)
        self._head = EMPTY

    def head(self) -> Head:
        """The newest acknowledged head; raises LogDamagedError where there is none."""
        return self._newest(self._read_heads())

    def _newest(self, heads: Heads) -> Head:
        newest = heads.newest
        if newest is None:
            if any(b"\r" in slot for slot in heads.slots):
                raise LineEndingsError(str(self.folder / NAME))
            raise LogDamagedError(str(self.folder / NAME), _("it holds no whole head."))
        return newest

    def _read_heads(self) -> Heads:
        try:
            return read_heads(self.folder)
        except FileNotFoundError as error:
            raise LogDamagedError(str(self.folder / NAME), _("it is missing.")) from error

    # Reading

    def entries(self, start: int = 0, *, head: Head | None = None) -> Iterator[Entry]:
        """The entries from number `start` up to `head` (the newest); LogDamagedError at one that is not whole."""
        stop = (head or self.head()).size
        while start < stop:
            first = start // SEGMENT * SEGMENT
            path = self.folder / segment_name(first)
            lines = self._lines(path, count=min(stop, first + SEGMENT) - first)
            for number in range(start, min(stop, first + SEGMENT)):
                try:
                    yield read_entry(lines[number - first], number=number)
                except ValueError as error:
                    raise LogDamagedError(str(path), _("entry {number} is not whole.").format(number=number)) from error
            start = first + SEGMENT

    def _lines(self, path: Path, *, count: int) -> list[bytes]:
        try:
            lines = path.read_bytes().split(b"\n", count)
        except FileNotFoundError as error:
            raise LogDamagedError(str(path), _("it is missing.")) from error
        if len(lines) <= count:
            raise LogDamagedError(str(path), _("it was cut off."))
        if lines[0].endswith(b"\r"):
            raise LineEndingsError(str(path))
        return lines

    # Writing

    def refresh(self, *, at: datetime.datetime) -> Entry | None:
        """Takes note of what others wrote, and mends what a crash left; the entry that says so, if there was any.

        Raises LogDamagedError for what no crash leaves.
        """
        heads = self._read_heads()
        if heads != self._heads:
            head = self._newest(heads)
            self._check_last(head)
            self._heads, self._head = heads, head
            self._whole = heads.whole or head.size == 0
        cut = self._cut_tail(self._head)
        if cut or not self._whole:
            return self.append(REPAIRED, {"cut": cut[:_MOST_CUT].decode("latin-1")}, at=at)
        return None

    def _check_last(self, head: Head) -> None:
        if head.size == 0:
            return
        path = self.folder / segment_name(head.size - 1)
        try:
            with path.open("rb") as file:
                file.seek(head.start)
                line = file.read(head.end - head.start)
        except FileNotFoundError as error:
            raise LogDamagedError(str(path), _("it is missing.")) from error
        if line[-1:] != b"\n" or leaf_hash(line[:-1]).hex() != head.last:
            raise LogDamagedError(str(path), _("its last entry is not the one that was acknowledged."))

    def _cut_tail(self, head: Head) -> bytes:
        """Cuts what stands beyond the head, and gives it back."""
        path = self.folder / segment_name(head.size)
        end = head.end if head.size % SEGMENT else 0
        try:
            size = path.stat().st_size
        except FileNotFoundError:
            size = -1
        if (size == end and end) or (size < 0 and not end):
            return b""
        if size < end:
            raise LogDamagedError(str(path), _("it was cut off."))
        with path.open("rb") as file:
            file.seek(end)
            tail = file.read(LONGEST_TAIL + 1)
        if not left_by_crash(tail, size=head.size):
            raise LogDamagedError(str(path), _("it holds lines that no issue wrote."))
        if end:
            self._files.cut(path, size=end)
        else:
            self._files.remove(path)
            self._files.sync_folder(self.folder)
            return tail or b"\n"
        return tail

    def append(self, what: str, fields: Mapping[str, Any], *, at: datetime.datetime) -> Entry:
        """Adds an entry; it is durable when this returns. After an OSError the log is as it was before."""
        return self._append([make_entry(self._head.size, what, fields, at=at)])[0]

    @property
    def room(self) -> int:
        """How many entries may be appended at once: as many as go into the current file."""
        return SEGMENT - self._head.size % SEGMENT

    def append_many(
        self, wanted: Sequence[tuple[str, Mapping[str, Any]]], *, at: datetime.datetime
    ) -> tuple[Entry, ...]:
        """Adds entries, at most `room`, all or none of them; they are durable when this returns."""
        first = self._head.size
        batch = {"batch": first} if len(wanted) > 1 else {}
        made = enumerate(wanted, start=first)
        return self._append([make_entry(number, what, {**fields, **batch}, at=at) for number, (what, fields) in made])

    def _append(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        long = max(len(entry.line) for entry in entries)
        if long >= LONGEST or sum(len(entry.line) + 1 for entry in entries) > LONGEST_TAIL or len(entries) > self.room:
            raise EntryTooLongError
        head = self._head
        try:
            start = self._write_lines(entries)
            self._write_head(entries, start)
        except OSError:
            self._undo(head)
            raise
        return tuple(entries)

    def _write_lines(self, entries: Sequence[Entry]) -> int:
        """Where in their file they begin."""
        path = self.folder / segment_name(entries[0].number)
        lines = b"".join(entry.line + b"\n" for entry in entries)
        if entries[0].number % SEGMENT:
            self._files.write_at(path, lines, at=self._head.end)
            return self._head.end
        self._files.create(path, [lines])
        self._files.sync_folder(self.folder)
        return 0

    def _write_head(self, entries: Sequence[Entry], start: int) -> None:
        frontier = self._head.frontier()
        for entry in entries:
            leaf = leaf_hash(entry.line)
            frontier.add(leaf)
            last, start = start, start + len(entry.line) + 1
        head = Head(frontier.size, tuple(peak.hex() for peak in frontier.peaks), leaf.hex(), last, start)
        slot, place = head.to_slot(), self._heads.older
        self._files.write_at(self.folder / NAME, slot, at=place * SLOT)
        slots = list(self._heads.slots)
        slots[place] = slot
        self._heads, self._head, self._whole = Heads((slots[0], slots[1])), head, True

    def _undo(self, head: Head) -> None:
        """After a failed write: the file as it was, so that what failed cannot come true later."""
        path = self.folder / segment_name(head.size)
        place = self._heads.older
        self._files.write_at(self.folder / NAME, self._heads.slots[place], at=place * SLOT)
        if head.size % SEGMENT:
            if path.stat().st_size > head.end:
                self._files.cut(path, size=head.end)
        elif path.exists():
            self._files.remove(path)
            self._files.sync_folder(self.folder)

    @property
    def current(self) -> Head:
        """The head as of the last `refresh` or `append`."""
        return self._head
