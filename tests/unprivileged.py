"""Does something as a user for whom a read-only file is read-only, also where the tests run as the superuser."""

import ctypes
import os
import struct
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

_VERSION = 0x20080522  # of Linux' interface: two words each of effective, permitted and inheritable capabilities


def unprivileged(act: Callable[[], object]) -> None:
    """Runs `act`; for the superuser in a thread that has given its privileges up, which Linux counts by thread.

    It stays the owner of its files, so folders that are closed to others can still be reached. A copy of the process
    would not do: the threads that set PDFs are not copied, and would be waited for.
    """
    if os.geteuid() != 0:
        act()
        return
    if not sys.platform.startswith("linux"):
        pytest.skip("the superuser may write everywhere and can give that up only on Linux: run this as another user")
    with ThreadPoolExecutor(1, initializer=_give_up_privileges) as pool:
        pool.submit(act).result()


def _give_up_privileges() -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.capset(struct.pack("Ii", _VERSION, 0), bytes(24)):
        raise OSError(ctypes.get_errno(), "capset")
