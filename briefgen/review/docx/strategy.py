"""How finely two documents are compared; coarser where a fine comparison does not hold."""

from typing import Final

from briefgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Strategy:
    moves: bool = True
    splits: bool = True
    boxes: bool = True  # text boxes are taken as the same ones wherever they are anchored
    words: bool = True  # else a changed paragraph is one deletion and one insertion


STRATEGIES: Final = (
    Strategy(),
    Strategy(splits=False),
    Strategy(moves=False, splits=False),
    Strategy(moves=False, splits=False, boxes=False),
    Strategy(moves=False, splits=False, boxes=False, words=False),
)
