"""Reads a file of an earlier revision out of git, without touching the working tree."""

import os
import subprocess
from pathlib import Path
from typing import Final

from briefgen.errors import UnreadableError
from briefgen.language import _

LARGEST: Final = 30_000_000  # bytes
_SECONDS: Final = 30
_CALM: Final = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}


def is_revision(name: str) -> bool:
    """Whether the name may be `REVISION:PATH`: neither begins like an option, and both are there."""
    revision, colon, path = name.partition(":")
    return bool(colon and revision and path) and not name.startswith("-") and len(name) < 4000 and name.isprintable()


def read_revision(name: str, *, folder: Path) -> bytes:
    """The bytes of `HEAD~3:letters/x.yaml` in the repository that `folder` is in.

    Raises UnreadableError where git is missing, there is no repository, no such revision or no such file in it.
    """
    command = ["git", "-c", "core.fsmonitor=false", "cat-file", "blob", name]
    try:
        with subprocess.Popen(  # noqa: S603 - no shell; the name is one argument that begins with no dash
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, **_CALM},
        ) as process:  # fmt: skip
            return _read(process, name)
    except FileNotFoundError:
        raise UnreadableError(_("{name} is a revision, but git is not installed.").format(name=name)) from None


def _read(process: "subprocess.Popen[bytes]", name: str) -> bytes:
    assert process.stdout is not None  # noqa: S101 - it was asked for
    data = process.stdout.read(LARGEST + 1)
    if len(data) > LARGEST:
        process.kill()
        raise UnreadableError(_("{name} is larger than a letter can be.").format(name=name))
    try:
        status = process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        raise UnreadableError(_("git did not answer in time about {name}.").format(name=name)) from None
    if status:
        raise UnreadableError(
            _("git has no file {name} here.").format(name=name),
            hint=_("Write REVISION:PATH, with the path from the top of the repository, or ./ before it from here."),
        )
    return data
