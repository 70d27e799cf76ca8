"""The limits within which letters are read, and what becomes of one: an outcome is a value, never a crash."""

import hashlib
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final

from briefgen.errors import Problem, UnreadableError
from briefgen.extract import rules
from briefgen.extract.fields import Extracted
from briefgen.extract.formats import refusal
from briefgen.language import _
from briefgen.rules import Rule
from briefgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """For each letter, whatever it is: bytes of its file, and bytes of memory, seconds of computing and of waiting.

    `workers` processes read side by side; each reads `letters_each` letters, then a new one takes its place.
    """

    largest_file: int = 60_000_000
    memory: int = 1_000_000_000
    cpu_seconds: int = 10
    wall_seconds: float = 30.0
    workers: int = 2
    letters_each: int = 400


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: `letter` as far as it could be read, or None and the `refusal` that says why.

    `sha256` and `size` are of the bytes that were read, empty and 0 where it was refused before.
    """

    path: Path
    sha256: str
    size: int
    letter: Extracted | None
    refusal: Problem | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is to be told about the file."""
        if self.refusal is not None:
            return (self.refusal,)
        return self.letter.problems if self.letter is not None else ()


def limits_not_kept() -> tuple[str, ...]:
    """What this machine cannot limit, in words for the user; empty where all limits hold."""
    try:
        import resource  # noqa: F401 - whether it is there is the question
    except ImportError:
        message = _("This system cannot limit the memory and computing time of a reading process; only its time is.")
        return (message,)
    return ()


def shown_name(path: Path | str) -> str:
    """A file's name as it can be shown: characters that would break a line, or are none, become a mark."""
    text = "".join(character if character.isprintable() else "\ufffd" for character in str(path))
    return text if len(text) <= 300 else f"{text[:140]}…{text[-140:]}"


_OPEN: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def bytes_of(path: Path, *, largest: int) -> bytes:
    """The bytes of a plain file; raises UnreadableError for what is none, cannot be opened, or is too large to read.

    A pipe or device is refused without waiting for it, a large file without reading it.
    """
    name = shown_name(path)
    try:
        descriptor = os.open(path, _OPEN)
    except FileNotFoundError as error:
        raise _not_plain(name, _("There is no file {name}.").format(name=name)) from error
    except IsADirectoryError as error:
        raise _not_plain(name, _("{name} is a folder, not a file.").format(name=name)) from error
    except (OSError, ValueError) as error:  # a ValueError for a path with a NUL in it
        raise _not_plain(name, _("{name} cannot be opened.").format(name=name)) from error
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise _not_plain(name, _("{name} is a folder, not a file.").format(name=name))
        if not stat.S_ISREG(status.st_mode):
            raise _not_plain(name, _("{name} is a pipe or a device, not a file.").format(name=name))
        if status.st_size > largest:
            raise _too_large(name, largest)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return _read(file.read, name, largest)
    finally:
        os.close(descriptor)


def _read(read: Callable[[int], bytes], name: str, largest: int) -> bytes:
    try:
        data = read(largest + 1)
    except OSError as error:
        raise _not_plain(name, _("{name} cannot be read to its end.").format(name=name)) from error
    if len(data) > largest:
        raise _too_large(name, largest)
    return data


def _not_plain(name: str, message: str) -> UnreadableError:
    return refusal(rules.IS_A_PLAIN_FILE, name, message)


def _too_large(name: str, largest: int) -> UnreadableError:
    message = _("{name} is larger than {size} MB, which no letter is; it was not read.")
    return refusal(rules.IS_WITHIN_LIMITS, name, message.format(name=name, size=largest // 1_000_000))


def refused(path: Path, error: UnreadableError, *, data: bytes = b"") -> Outcome:
    """The outcome of a file that was refused."""
    return Outcome(path, digest(data) if data else "", len(data), None, error.problems[0])


def stopped(rule: Rule, path: Path, message: str, *, data: bytes) -> Outcome:
    """The outcome of a file whose reading was stopped."""
    name = shown_name(path)
    return refused(path, refusal(rule, name, message.format(name=name), hint=_advice()), data=data)


def _advice() -> str:
    return _("If it is a letter, open it and save or print it once more as PDF.")


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
