"""The steps from the old row of blocks to the new one."""

from typing import Literal

from briefgen.values import dataclass

Kind = Literal["pair", "split", "merge", "del", "ins", "from", "to"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step from the old row of blocks to the new one; `olds` and `news` are places in them.

    The steps `from` and `to` of one `move` belong together and both name the old and the new block.
    """

    kind: Kind
    olds: tuple[int, ...] = ()
    news: tuple[int, ...] = ()
    move: int = 0
