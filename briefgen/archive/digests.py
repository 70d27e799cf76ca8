"""Reads files to compare them with what was sealed: never through a link, large ones in pieces."""

import hashlib
import os
import stat
from typing import Final

_BLOCK: Final = 1 << 20


def hash_of(place: str) -> tuple[int, str]:
    """Size and SHA-256; an empty hash for what is no file of its own."""
    try:
        descriptor = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return 0, ""
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return 0, ""
        block = os.read(descriptor, min(_BLOCK, status.st_size + 1))
        sha256, size = hashlib.sha256(block), len(block)
        while block and size != status.st_size:
            block = os.read(descriptor, _BLOCK)
            sha256.update(block)
            size += len(block)
        return size, sha256.hexdigest()
    except OSError:
        return 0, ""
    finally:
        os.close(descriptor)


def read_small(place: str) -> bytes | None:
    """The beginning of a file, of which small ones have no more; None for what is no file of its own."""
    try:
        descriptor = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        return os.read(descriptor, 16 * _BLOCK)
    except OSError:
        return None
    finally:
        os.close(descriptor)
