"""Runs functions in processes of their own that report line by line, so that they can be killed at any moment."""

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

Report = Callable[[str], None]


@dataclass
class Child:
    """A running process and what it has reported."""

    process: int
    pipe: int
    lines: list[str] = field(default_factory=list)
    _rest: bytes = b""

    def kill(self, *, after: float) -> None:
        time.sleep(after)
        os.kill(self.process, signal.SIGKILL)

    def wait(self) -> int:
        """Reads all reports; 0, or what the process ended with (negative: a signal)."""
        while data := os.read(self.pipe, 1 << 16):
            self._rest += data
        os.close(self.pipe)
        *lines, _torn = self._rest.split(b"\n")
        self.lines = [line.decode() for line in lines]
        _process, status = os.waitpid(self.process, 0)
        return os.waitstatus_to_exitcode(status)


def start(work: Callable[[Report], None]) -> Child:
    """Runs `work` in a copy of this process; what it reports counts as soon as the call returns."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return Child(process, reading)
    os.close(reading)
    status = 1
    try:
        work(lambda line: _report(writing, line))
        status = 0
    except BaseException:  # noqa: BLE001 - the end of a process: nobody else would see it
        traceback.print_exc(file=sys.stderr)
    os._exit(status)


def _report(writing: int, line: str) -> None:
    os.write(writing, line.encode() + b"\n")
