"""What stays on one page: a signature is never parted from the words it signs, nor a label from its list."""

import re
from typing import Final

from briefgen.letter.model import Closing
from briefgen.render.docx.tables import GAP
from briefgen.render.looks import says_something

KEPT: Final = "<w:keepNext/>"
_STYLED: Final = r'(<w:pStyle w:val="[^"]*"/>)'
_LONGEST_LIST: Final = 12  # lines: a longer list of enclosures may be cut by the end of a page


def is_signed(closing: Closing) -> bool:
    """Whether something follows the body that must not stand on a page of its own."""
    return says_something(closing.formula) or any(
        says_something(line) for each in closing.signatories for line in (each.office, each.name)
    )


def kept_with_next(xml: str, *, whole: bool) -> str:
    """The XML of a block whose end keeps to what follows: of a table its last row, else its last paragraph.

    With `whole`, the block does not break over pages at all; without, two lines of the paragraph go along.
    """
    start = 0 if whole else xml.rfind("<w:tr>" if xml.endswith(GAP) else "<w:pPr>")
    kept = f"{KEPT}<w:keepLines/>" if whole else KEPT
    return xml[:start] + re.sub(_STYLED, rf"\1{kept}", xml[start:]) if start >= 0 else xml


def kept_lines(count: int) -> list[str]:
    """For each line of a list whether it keeps to the next; in a short list all do."""
    return [KEPT] * (count - 1) + [""] if 0 < count <= _LONGEST_LIST else [""] * count
