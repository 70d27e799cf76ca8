"""One writer at a time, in the order of arrival: tickets in a folder, each held by the operating system's file lock.

Whoever wants to write draws the next ticket (a file it locks) and waits for the ticket before its own to be let go,
then for any older one. A process that dies lets go of its ticket, so a lock left behind is no lock. The order is fair
by construction: with n processes waiting, each has its turn after at most n others. A plain lock on one file beside the
queue keeps writers apart even if somebody empties the queue's folder.
"""

import fcntl
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import Final

from briefgen.archive.errors import LockedError

PATIENCE: Final = 60.0  # seconds; a letter's turn takes milliseconds


@contextmanager
def fair_lock(folder: Path, *, patience: float = PATIENCE) -> Iterator[None]:
    """Holds the archive's lock in the `with` block; raises LockedError after `patience` seconds of waiting."""
    deadline = time.monotonic() + patience
    ticket, descriptor = _draw(folder, deadline)
    try:
        _wait_for_older(folder, ticket, deadline)
        guard = os.open(folder / "guard", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            _lock(guard, folder / "guard", deadline)
            yield
        finally:
            let_go(guard)
    finally:
        with suppress(FileNotFoundError):
            _ticket_path(folder, ticket).unlink()
        let_go(descriptor)


def is_held(path: Path) -> bool:
    """Whether some living process holds the lock on this file."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        return not _try(descriptor)
    finally:
        os.close(descriptor)


def hold(path: Path) -> int:
    """A descriptor that holds the lock on this file (made if absent) until it is closed."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return descriptor


def let_go(descriptor: int) -> None:
    """Ends holding a lock, also where a process that was forked meanwhile has inherited the descriptor."""
    fcntl.flock(descriptor, fcntl.LOCK_UN)
    os.close(descriptor)


def _draw(folder: Path, deadline: float) -> tuple[int, int]:
    counter = os.open(folder / "counter", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        _lock(counter, folder / "counter", deadline)
        last = os.pread(counter, 20, 0).strip()
        ticket = max([int(last) if last.isdigit() else 0, *_tickets(folder)]) + 1
        descriptor = os.open(_ticket_path(folder, ticket), os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        os.write(descriptor, f"process {os.getpid()} on {socket.gethostname()}\n".encode())
        os.pwrite(counter, f"{ticket:<19}\n".encode(), 0)
        return ticket, descriptor
    finally:
        os.close(counter)


def _wait_for_older(folder: Path, ticket: int, deadline: float) -> None:
    """The newest of the older tickets first: its holder waited for all before it."""
    for each in sorted((each for each in _tickets(folder) if each < ticket), reverse=True):
        path = _ticket_path(folder, each)
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
        except FileNotFoundError:
            continue
        try:
            _lock(descriptor, path, deadline)
            with suppress(FileNotFoundError):
                path.unlink()
        finally:
            os.close(descriptor)


def _lock(descriptor: int, path: Path, deadline: float) -> None:
    """Waits for a file's lock; the thread that waits is woken by the system, so that nobody polls."""
    if _try(descriptor):
        return
    started = time.monotonic()
    waiter = Thread(target=fcntl.flock, args=(descriptor, fcntl.LOCK_EX), daemon=True)
    waiter.start()
    waiter.join(max(deadline - started, 0))
    if waiter.is_alive():
        # Whoever called closes the descriptor: should the lock still come, it goes with it.
        holder = path.read_text(errors="replace").strip() if path.exists() else ""
        raise LockedError(str(path.parent.parent), holder or "?", time.monotonic() - started)


def _try(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _tickets(folder: Path) -> list[int]:
    with os.scandir(folder) as entries:
        return [int(entry.name[1:]) for entry in entries if entry.name[0] == "t" and entry.name[1:].isdigit()]


def _ticket_path(folder: Path, ticket: int) -> Path:
    return folder / f"t{ticket}"
