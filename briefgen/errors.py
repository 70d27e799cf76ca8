"""What can go wrong, in words a user can act on: findings are values, refusals are exceptions."""

from enum import IntEnum, StrEnum
from typing import ClassVar, Final

from briefgen.values import dataclass, field


class ExitStatus(IntEnum):
    """What the process says to the shell; documented in the README."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    REFUSED = 3
    ARCHIVE_CHANGED = 4
    OUR_MISTAKE = 70
    INTERRUPTED = 130


class Severity(StrEnum):
    """ERROR: cannot be issued. WARNING: wants an acknowledgement with a reason. HINT: may be ignored."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file: lines and columns count from 1, in characters; `end_*` is just past the last character."""

    source: str
    line: int = 0
    column: int = 0
    field: str = ""
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        place = self.source
        if self.line:
            place += f":{self.line}"
            if self.column:
                place += f":{self.column}"
        return place


@dataclass(frozen=True, slots=True)
class Fix:
    """Replace the characters from (line, column) to (end_line, end_column), counted from 1, by `text`."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding in a user's file: a stable code, what is wrong, where, and what to do.

    `message` and `hint` are already in the language of the user; `fixes` are the edits that `check --fix` would make,
    `source_line` the line as typed where it is known.
    """

    code: str
    message: str
    where: Where
    severity: Severity = Severity.ERROR
    hint: str = ""
    fixes: tuple[Fix, ...] = ()
    source_line: str = field(default="", compare=False)


class BriefgenError(Exception):
    """A refusal: something asked for was not done. The text says what, why, and what has (not) been written."""

    exit_status: ClassVar[ExitStatus] = ExitStatus.USAGE

    def __init__(self, message: str, *, hint: str = "", problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.message: Final = message
        self.hint: Final = hint
        self.problems: Final = problems


class UnreadableError(BriefgenError):
    """A file that cannot be read at all: missing, a folder, too large, not text."""


class FindingsError(BriefgenError):
    """The work stopped because of findings in the user's files; `problems` has them all."""

    exit_status = ExitStatus.FINDINGS
