"""A finding on a line, with the edits that mend it: to read on, and perhaps as a fix."""

from briefgen.errors import Fix
from briefgen.rules import Rule
from briefgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong on a line, from `column` up to `end_column` (from 1, in the line as it now stands).

    `mends` are the edits within lines with which the file is read on. They are offered as fixes too, unless it is not
    sure that they are what was meant (`sure` is False) or `fixes` names others.
    """

    rule: Rule
    line: int
    column: int
    end_column: int
    message: str
    hint: str = ""
    mends: tuple[Fix, ...] = ()
    fixes: tuple[Fix, ...] = ()
    sure: bool = True

    @property
    def offered(self) -> tuple[Fix, ...]:
        """The edits that `check --fix` makes."""
        return self.fixes or (self.mends if self.sure else ())


def within(line: int, start: int, end: int, text: str) -> Fix:
    """Replaces characters `start` up to `end` (from 0) of a line."""
    return Fix(line, start + 1, line, end + 1, text)
