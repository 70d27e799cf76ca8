"""A document that is no letter of ours: its paragraphs, lists and tables, without the roles of a letter's parts."""

from collections.abc import Iterator
from typing import Final

from briefgen.letter.model import Block, Paragraph, Part, Role, block_lines
from briefgen.values import dataclass

LARGEST: Final = 30_000_000  # bytes of a file
MOST_LINES: Final = 30_000  # paragraphs; a letter of a hundred pages has some thousands
DEEPEST: Final = 100  # of lists in lists and tables in tables


@dataclass(frozen=True, slots=True)
class Outside:
    """What was read; `not_read` says what the file has besides, in the language of the user.

    Where `is_set_out` is False, only the words and their order are known, and a block is no more than some of them.
    """

    blocks: tuple[Block, ...]
    notes: tuple[Paragraph, ...] = ()
    margins: tuple[Paragraph, ...] = ()
    not_read: tuple[str, ...] = ()
    is_set_out: bool = True

    @property
    def has_roles(self) -> bool:
        return False

    def parts(self) -> Iterator[Part]:
        if self.blocks:
            yield Part(Role.BODY, self.blocks)
        if self.notes:
            yield Part(Role.NOTES, self.notes)

    def has_too_much(self) -> bool:
        """Whether there is more in it than in any letter."""
        return sum(1 for block in self.blocks for _line in block_lines(block)) > MOST_LINES
