"""Reads many letters in processes with limits: `read_many` gives an outcome for every path, whatever the files are."""

import json
import queue
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, TypeVar

from briefgen.errors import BriefgenError, ExitStatus, UnreadableError
from briefgen.extract import rules
from briefgen.extract.fields_json import from_plain, problem_from_plain
from briefgen.extract.limits import Limits, Outcome, bytes_of, digest, refused, shown_name, stopped
from briefgen.extract.limits_worker import receive, send
from briefgen.extract.senders import Senders, senders_to_plain
from briefgen.language import _, current_language

# Isolated: neither the folder it is started in nor its environment can bring modules of their own; it gets our paths.
_START: Final = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from briefgen.extract.limits_worker import serve; serve()"
)


Read = TypeVar("Read")
_OUT_OF_MEMORY: Final = tuple(
    -getattr(signal, name, 1000) for name in ("SIGABRT", "SIGTRAP", "SIGILL")
)  # how PDFium ends
_AHEAD: Final = 64  # files read while others are written: a batch is not waited for
_BYTES_AHEAD: Final = 100_000_000
_LONGEST_START: Final = 60.0  # seconds


class ReaderError(BriefgenError):
    """The process that reads letters does not start."""

    exit_status = ExitStatus.OUR_MISTAKE

    def __init__(self) -> None:
        hint = _("Install briefgen again, with the package `pypdfium2`, or free some memory, and try again.")
        super().__init__(_("The process that reads letters cannot be started; nothing was read."), hint=hint)


def read_many(paths: Iterable[Path], *, senders: Senders, limits: Limits | None = None) -> Iterator[Outcome]:
    """An outcome for each path, in their order, as soon as it is there; never raises for what is in a file.

    Paths are taken one by one, some ahead of what has been given back, so that a long list costs no memory. Raises
    ReaderError where no process can be started.
    """
    with Readers(senders, limits=limits) as readers:
        yield from _side_by_side(readers.read, paths, readers, ahead=4 * readers.limits.workers)


def read_unknown(
    paths: Iterable[Path], *, is_known: Callable[[str], bool], senders: Senders, limits: Limits | None = None
) -> Generator[tuple[Outcome, bytes]]:
    """The same, with the bytes that were read; of a file whose SHA-256 is known neither letter nor refusal is given.

    `is_known` is asked from several threads.
    """
    with Readers(senders, limits=limits) as readers:

        def read(path: Path) -> tuple[Outcome, bytes]:
            try:
                data = bytes_of(path, largest=readers.limits.largest_file)
            except UnreadableError as error:
                return refused(path, error), b""
            if is_known(sha256 := digest(data)):
                return Outcome(path, sha256, len(data), None), b""
            return readers.read_bytes(data, path=path), data

        yield from _side_by_side(read, paths, readers, ahead=_AHEAD)


def _side_by_side(
    read: Callable[[Path], Read], paths: Iterable[Path], readers: "Readers", *, ahead: int
) -> Iterator[Read]:
    """What comes of each path, in their order; at most `ahead` are read before it is their turn, and not more than
    some megabytes of files."""
    with ThreadPoolExecutor(readers.limits.workers) as threads:
        waiting: deque[tuple[Future[Read], int]] = deque()
        room = _BYTES_AHEAD
        try:
            for path in paths:
                size = min(_size_of(path), readers.limits.largest_file)
                waiting.append((threads.submit(read, path), size))
                room -= size
                while waiting and (len(waiting) >= ahead or room < 0):
                    yield waiting[0][0].result()
                    room += waiting.popleft()[1]
            while waiting:
                yield waiting[0][0].result()
                waiting.popleft()
        finally:
            if waiting:  # broken off: what is being read is not waited for
                readers.break_off()
                for future, _size in waiting:
                    future.cancel()


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


class Readers:
    """Processes that read letters, lent to whoever asks; may be used from several threads."""

    def __init__(self, senders: Senders, *, limits: Limits | None = None) -> None:
        self.limits: Final = limits or Limits()
        self._hello: Final = {
            "language": current_language(),
            "senders": senders_to_plain(senders),
            "memory": self.limits.memory,
            "cpu_seconds": self.limits.cpu_seconds,
        }
        self._idle: Final[queue.Queue[_Process | None]] = queue.Queue()
        for _number in range(self.limits.workers):
            self._idle.put(None)  # started when it is first needed
        self._running: Final[set[_Process]] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the processes; waits for those that are reading."""
        for _number in range(self.limits.workers):
            process = self._idle.get()
            if process is not None:
                process.end()

    def break_off(self) -> None:
        """Ends what is being read at once; those letters come back as damaged."""
        for process in tuple(self._running):
            process.kill()

    def read(self, path: Path) -> Outcome:
        """Reads one file."""
        try:
            data = bytes_of(path, largest=self.limits.largest_file)
        except UnreadableError as error:
            return refused(path, error)
        return self.read_bytes(data, path=path)

    def read_bytes(self, data: bytes, *, path: Path) -> Outcome:
        """Reads bytes that are at hand; `path` is what they are called."""
        process = self._idle.get()
        try:
            if process is None or process.is_spent:
                if process is not None:
                    self._running.discard(process)
                    process.end()
                process = _Process(self._hello, self.limits)
                self._running.add(process)
            return process.read(data, path)
        finally:
            self._idle.put(process)


class _Process:
    """One reading process."""

    def __init__(self, hello: dict[str, Any], limits: Limits) -> None:
        self._limits = limits
        self._left = limits.letters_each
        command = [sys.executable, "-I", "-S", "-c", _START, json.dumps(_paths())]
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter with our own text
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # an interrupt from the keyboard is for us; we end it
        )
        self._begin(hello)

    def _begin(self, hello: dict[str, Any]) -> None:
        """Waits until the process is ready; raises ReaderError where it does not start."""
        timer = threading.Timer(_LONGEST_START, self.kill)
        timer.daemon = True
        timer.start()
        told = self._tell(hello, b"")
        answer = receive(self._process.stdout) if told and self._process.stdout else None
        timer.cancel()
        if answer is None:
            self.end()
            raise ReaderError

    @property
    def is_spent(self) -> bool:
        return self._left <= 0 or self._process.poll() is not None

    def read(self, data: bytes, path: Path) -> Outcome:
        self._left -= 1
        late = threading.Event()
        timer = threading.Timer(self._limits.wall_seconds, self._stop, (late,))
        timer.daemon = True
        timer.start()
        try:
            told = self._tell({"name": shown_name(path), "size": len(data)}, data)
            answer = receive(self._process.stdout) if told and self._process.stdout else None
        finally:
            timer.cancel()
        return self._outcome(answer, data, path, late=late.is_set())

    def _outcome(self, answer: dict[str, Any] | None, data: bytes, path: Path, *, late: bool) -> Outcome:
        try:
            if answer is not None and "letter" in answer:
                return Outcome(path, digest(data), len(data), from_plain(answer["letter"]))
            if answer is not None and "refusal" in answer:
                return Outcome(path, digest(data), len(data), None, problem_from_plain(answer["refusal"]))
        except (ValueError, KeyError, TypeError, AttributeError):
            answer = None
        self.end()
        return self._stopped(answer, data, path, late=late)

    def _stopped(self, answer: dict[str, Any] | None, data: bytes, path: Path, *, late: bool) -> Outcome:
        status = self._process.returncode
        why = (answer or {}).get("stopped")
        if late or status == -getattr(signal, "SIGXCPU", 1000):
            message = _("{name} takes longer to read than any letter; reading it was stopped.")
            return stopped(rules.IS_WITHIN_LIMITS, path, message, data=data)
        if why == "memory" or status in _OUT_OF_MEMORY:
            message = _("{name} takes more memory to read than any letter; reading it was stopped.")
            return stopped(rules.IS_WITHIN_LIMITS, path, message, data=data)
        message = _("{name} is damaged in a way that broke off reading it.")
        return stopped(rules.IS_UNDAMAGED, path, message, data=data)

    def _tell(self, message: dict[str, Any], data: bytes) -> bool:
        """Whether the process took it; one that has ended does not."""
        try:
            if self._process.stdin is not None:
                send(self._process.stdin, message, data)
        except (BrokenPipeError, OSError):
            return False
        return True

    def _stop(self, late: threading.Event) -> None:
        late.set()
        self.kill()

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> None:
        """Ends the process, whatever it does; its exit status is known afterwards."""
        for stream in (self._process.stdin, self._process.stdout):
            try:
                if stream is not None:
                    stream.close()
            except OSError:
                continue  # what was still to be written to a process that has ended
        try:
            self._process.wait(0.2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _paths() -> list[str]:
    """Where modules are found, first briefgen's own; never the folder we were started in."""
    here = str(Path(__file__).resolve().parents[2])
    return [here, *(path for path in sys.path if path and path != here)]
