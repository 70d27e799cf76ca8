"""How like two blocks are, and the best way to join the blocks between two that stay."""

from collections.abc import Sequence
from typing import Final

from rapidfuzz.distance import LCSseq

from briefgen.extract.docx.blocks import Block, Opaque, Paragraph, Table
from briefgen.review.docx.steps import Kind, Step

_ALIKE: Final = 0.4  # of the words of two paragraphs in one place
_MOVED: Final = 0.7  # of the words of two paragraphs in different places
_JOINED: Final = 0.75  # of the words of a paragraph and the two or three that it became
_MOST_CELLS: Final = 6000  # of one gap; beyond, blocks are paired in their order
_MOST_PIECES: Final = 3
_A_LITTLE: Final = 0.2
_ALIKE_IN_CHARACTERS: Final = 0.65
_SHORT: Final = 6  # words: of shorter paragraphs the characters count as well


def is_worth_moving(text: str) -> bool:
    """Whether a paragraph is long enough to be told from another one of the same words."""
    return len(text) >= 10 and " " in text


class Likeness:
    """Scores of likeness between the blocks of two rows; words are split once."""

    def __init__(self, old: Sequence[Block], new: Sequence[Block]) -> None:
        self._old, self._new = old, new
        self._words_old: dict[int, list[str]] = {}
        self._words_new: dict[int, list[str]] = {}

    def _left(self, place: int) -> list[str]:
        if place not in self._words_old:
            self._words_old[place] = self._old[place].plain.split()
        return self._words_old[place]

    def _right(self, place: int) -> list[str]:
        if place not in self._words_new:
            self._words_new[place] = self._new[place].plain.split()
        return self._words_new[place]

    def moved(self, i: int, j: int) -> float:
        """How like two paragraphs are that would have moved; 0 where they are not alike enough."""
        old, new = self._old[i], self._new[j]
        if not (isinstance(old, Paragraph) and isinstance(new, Paragraph)) or old.frame or new.frame:
            return 0.0
        left, right = self._left(i), self._right(j)
        if min(len(left), len(right)) < 4 or not 0.5 <= len(left) / len(right) <= 2:
            return 0.0
        share = 2 * LCSseq.similarity(left, right) / (len(left) + len(right))
        return share if share >= _MOVED else 0.0

    def pair(self, i: int, j: int, *, alone: bool) -> float:
        """What it is worth to take two blocks as one; 0 where they should not be. `alone`: nothing else is near."""
        old, new = self._old[i], self._new[j]
        if isinstance(old, Paragraph) and isinstance(new, Paragraph):
            return self._paragraphs(i, j, old, new, alone=alone) if bool(old.frame) == bool(new.frame) else 0.0
        if isinstance(old, Table) and isinstance(new, Table):
            return 1.0 + self._common(i, j)
        return 1.0 if isinstance(old, Opaque) and isinstance(new, Opaque) and old.key == new.key else 0.0

    def _paragraphs(self, i: int, j: int, old: Paragraph, new: Paragraph, *, alone: bool) -> float:
        left, right = self._left(i), self._right(j)
        if not left or not right:
            return 0.0 if left or right else 0.1
        common = self._common(i, j)
        share = 2 * common / (len(left) + len(right))
        if share >= _ALIKE or (alone and (old.shape == new.shape or share > _A_LITTLE)):
            return 0.5 + common + (0.25 if old.shape == new.shape else 0.0)
        if max(len(left), len(right)) <= _SHORT:
            characters = LCSseq.normalized_similarity(old.plain, new.plain)
            return characters / 2 if characters >= _ALIKE_IN_CHARACTERS else 0.0
        return 0.0

    def _common(self, i: int, j: int) -> float:
        return float(LCSseq.similarity(self._left(i), self._right(j)))

    def _pieces(self, whole: list[str], pieces: list[list[str]]) -> float:
        """What it is worth to take some blocks as one that was split, or that they became; 0 where it is not so."""
        words = [word for piece in pieces for word in piece]
        if not whole or not all(pieces):
            return 0.0
        common = LCSseq.similarity(whole, words)
        if 2 * common < _JOINED * (len(whole) + len(words)):
            return 0.0
        for piece in pieces:
            if 2 * LCSseq.similarity(whole, piece) < len(piece) + 1:
                return 0.0
        return float(common)

    def joined(self, olds: Sequence[int], news: Sequence[int], *, splits: bool) -> list[Step]:
        """The best way to pair, split and merge the blocks of one gap, keeping their order."""
        if not olds or not news:
            return []
        if len(olds) * len(news) > _MOST_CELLS:
            return self._by_order(olds, news)
        best = self._table(olds, news, splits=splits)
        steps = []
        a = b = 0
        while a < len(olds) and b < len(news):
            _worth, take_old, take_new = best[a][b]
            if take_old and take_new:
                steps.append(_step(olds[a : a + take_old], news[b : b + take_new]))
            a, b = a + take_old, b + take_new
        return steps

    def _table(self, olds: Sequence[int], news: Sequence[int], *, splits: bool) -> list[list[tuple[float, int, int]]]:
        alone = len(olds) == len(news) == 1
        best = [[(0.0, 1, 0)] * (len(news) + 1) for _ in range(len(olds) + 1)]
        for a in range(len(olds) - 1, -1, -1):
            for b in range(len(news) - 1, -1, -1):
                choice = max((best[a + 1][b][0], 1, 0), (best[a][b + 1][0], 0, 1), key=_worth)
                for take_old, take_new, worth in self._choices(olds[a:], news[b:], alone=alone, splits=splits):
                    total = worth + best[a + take_old][b + take_new][0]
                    choice = max(choice, (total, take_old, take_new), key=_worth)
                best[a][b] = choice
        return best

    def _choices(
        self, olds: Sequence[int], news: Sequence[int], *, alone: bool, splits: bool
    ) -> list[tuple[int, int, float]]:
        """How many old blocks could be taken with how many new ones here, and what that is worth."""
        found = []
        worth = self.pair(olds[0], news[0], alone=alone)
        if worth:
            found.append((1, 1, worth))
        if not splits:
            return found
        for count in range(2, _MOST_PIECES + 1):
            parts, wholes = news[:count], olds[:count]
            if len(parts) == count and self._are_text(olds[:1], parts):
                worth = self._pieces(self._left(olds[0]), [self._right(j) for j in parts])
                if worth:
                    found.append((1, count, worth))
            if len(wholes) == count and self._are_text(wholes, news[:1]):
                worth = self._pieces(self._right(news[0]), [self._left(i) for i in wholes])
                if worth:
                    found.append((count, 1, worth))
        return found

    def _are_text(self, olds: Sequence[int], news: Sequence[int]) -> bool:
        """Paragraphs of the running text that stand side by side."""
        blocks = [*(self._old[i] for i in olds), *(self._new[j] for j in news)]
        beside = olds[-1] - olds[0] == len(olds) - 1 and news[-1] - news[0] == len(news) - 1
        return beside and all(isinstance(block, Paragraph) and not block.frame for block in blocks)

    def _by_order(self, olds: Sequence[int], news: Sequence[int]) -> list[Step]:
        pairs = zip(olds, news, strict=False)
        return [_step([i], [j]) for i, j in pairs if self.pair(i, j, alone=False)]


def _worth(choice: tuple[float, int, int]) -> float:
    return choice[0]


def _step(olds: Sequence[int], news: Sequence[int]) -> Step:
    kind: Kind = "pair" if len(olds) == len(news) else "split" if len(news) > 1 else "merge"
    return Step(kind, tuple(olds), tuple(news))
