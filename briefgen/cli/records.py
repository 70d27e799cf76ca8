"""The records that a command is asked to work on: files, folders, or `-` for standard input."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from briefgen.errors import UnreadableError
from briefgen.language import _
from briefgen.workflow.examine import Source, Typed
from briefgen.workflow.outputs import records_in

LARGEST: Final = 1_000_000  # bytes, as for files
STDIN: Final = "<stdin>"


def sources(names: Sequence[str]) -> tuple[Source, ...]:
    """One source per record; folders are searched, `-` is read at once."""
    files = records_in(Path(name) for name in names if name != "-")
    return (*files, typed()) if "-" in names else files


def typed() -> Typed:
    """The record on standard input; raises UnreadableError where it is too large or not UTF-8."""
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UnreadableError(_("What comes on standard input is larger than 1 MB: that is no record."))
    try:
        return Typed(data.decode("utf-8"), STDIN)
    except UnicodeDecodeError:
        raise UnreadableError(_("What comes on standard input is not UTF-8 text.")) from None
