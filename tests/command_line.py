"""Runs briefgen's command line inside the test's process, as a shell would see it."""

import io
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from briefgen.cli.door import run
from briefgen.language import speaking

ROOT = Path(__file__).parent.parent
RECORDS = ROOT / "letters" / "records"
SEED = RECORDS / "2020-11-17-bestuurlijk-overleg-lvv.yaml"


@dataclass(frozen=True)
class Ran:
    """What a run left behind."""

    status: int
    data: bytes
    err: str

    @property
    def out(self) -> str:
        return self.data.decode()


class Stream(io.TextIOWrapper):
    """A standard stream that remembers its bytes, and says whether it is a terminal as it is told."""

    def __init__(self, data: bytes = b"", *, terminal: bool = False) -> None:
        self.bytes = io.BytesIO(data)
        super().__init__(self.bytes, encoding="utf-8", write_through=True)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def fileno(self) -> int:
        raise OSError("no file behind it")


def briefgen(
    *args: str | Path,
    folder: Path,
    environment: Mapping[str, str] | None = None,
    stdin: bytes = b"",
    terminal: bool = False,
) -> Ran:
    """Run briefgen in this folder with only these variables (and a cache of the test's own)."""
    out, err = Stream(terminal=terminal), Stream(terminal=terminal)
    variables = {"XDG_CACHE_HOME": str(folder.parent / "cache"), **(environment or {})}
    with _inside(folder), patch.dict(os.environ, variables, clear=True), speaking("en"):
        before = sys.stdin, sys.stdout, sys.stderr
        sys.stdin, sys.stdout, sys.stderr = Stream(stdin), out, err
        try:
            status = run([str(arg) for arg in args])
        finally:
            sys.stdin, sys.stdout, sys.stderr = before
    return Ran(int(status), out.bytes.getvalue(), err.bytes.getvalue().decode())


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
