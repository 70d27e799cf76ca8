"""Which block of the old draft became which block of the new one."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Final, Protocol

from rapidfuzz.distance import LCSseq

from briefgen.extract.docx.blocks import Block, Paragraph
from briefgen.review.docx.likeness import Likeness, is_worth_moving
from briefgen.review.docx.steps import Step

_MOST: Final = 40_000_000  # cells of one comparison of blocks; beyond, only blocks that are there once are anchors
_MOST_LIKENESSES: Final = 4000  # of a gap, or of all that may have moved
_Pair = tuple[int, int]


class Keyed(Protocol):
    @property
    def key(self) -> object: ...
    @property
    def plain(self) -> str: ...


def aligned(old: Sequence[Block], new: Sequence[Block], *, moves: bool = True, splits: bool = True) -> list[Step]:
    """The steps in order: of one place, what was removed comes before what was added."""
    anchors = exact_pairs(old, new)
    free_old, free_new = _free(len(old), {i for i, _ in anchors}), _free(len(new), {j for _, j in anchors})
    likeness = Likeness(old, new)
    moved = _exact_moves(old, new, free_old, free_new) if moves else []
    moved += _likely_moves(likeness, anchors, free_old, free_new, moved) if moves else []
    gone, come = {i for i, _ in moved}, {j for _, j in moved}
    steps = [Step("pair", (i,), (j,)) for i, j in anchors]
    for olds, news in _gaps(len(old), len(new), anchors):
        steps += likeness.joined([i for i in olds if i not in gone], [j for j in news if j not in come], splits=splits)
    if moves:
        moved += _late_moves(likeness, old, new, steps, moved)
    return _in_order(len(old), len(new), steps, _numbered(moved))


def exact_pairs(old: Sequence[Keyed], new: Sequence[Keyed]) -> list[_Pair]:
    """The longest common row of blocks that say the same; empty ones only where their neighbours agree."""
    start, shorter = 0, min(len(old), len(new))
    while start < shorter and old[start].key == new[start].key:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end].key == new[-1 - end].key:
        end += 1
    olds = [i for i in range(start, len(old) - end) if old[i].plain]
    news = [j for j in range(start, len(new) - end) if new[j].plain]
    pairs = [(i, i) for i in range(start)]
    pairs += _common([old[i].key for i in olds], [new[j].key for j in news], olds, news)
    pairs += [(len(old) - each, len(new) - each) for each in range(end, 0, -1)]
    return _with_empty(old, new, pairs)


def _common(keys_old: list[object], keys_new: list[object], olds: list[int], news: list[int]) -> list[_Pair]:
    if not olds or not news:
        return []
    if len(olds) * len(news) > _MOST:
        return _unique(keys_old, keys_new, olds, news)
    found: list[_Pair] = []
    for each in LCSseq.opcodes(keys_old, keys_new):
        if each.tag == "equal":
            lefts, rights = olds[each.src_start : each.src_end], news[each.dest_start : each.dest_end]
            # The library compares hashes; blocks of one hash may still differ.
            found += [
                (i, j)
                for i, j, left, right in zip(
                    lefts, rights, keys_old[each.src_start :], keys_new[each.dest_start :], strict=False
                )
                if left == right
            ]
    return found


def _unique(keys_old: list[object], keys_new: list[object], olds: list[int], news: list[int]) -> list[_Pair]:
    """The longest rising row of blocks that are there once on both sides."""
    once_old, once_new = Counter(keys_old), Counter(keys_new)
    places = {key: news[at] for at, key in enumerate(keys_new) if once_new[key] == 1}
    pairs = [(olds[at], places[key]) for at, key in enumerate(keys_old) if once_old[key] == 1 and key in places]
    tails: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    for at, (_i, j) in enumerate(pairs):
        place = bisect_left(tails, j)
        before.append(chain[place - 1] if place else -1)
        tails[place : place + 1], chain[place : place + 1] = [j], [at]
    found: list[_Pair] = []
    at = chain[-1] if chain else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _with_empty(old: Sequence[Keyed], new: Sequence[Keyed], pairs: list[_Pair]) -> list[_Pair]:
    """Pairs empty blocks beside a pair, from its end on and from the next one's start back."""
    found: list[_Pair] = []
    last = (-1, -1)
    for i, j in [*pairs, (len(old), len(new))]:
        low, high = (last[0] + 1, last[1] + 1), (i, j)
        while low[0] < high[0] and low[1] < high[1] and old[low[0]].key == new[low[1]].key:
            found.append(low)
            low = (low[0] + 1, low[1] + 1)
        back: list[_Pair] = []
        while low[0] < high[0] and low[1] < high[1] and old[high[0] - 1].key == new[high[1] - 1].key:
            high = (high[0] - 1, high[1] - 1)
            back.append(high)
        found += back[::-1]
        last = (i, j)
        if i < len(old) and j < len(new):
            found.append(last)
    return found


def _free(count: int, taken: set[int]) -> list[int]:
    return [place for place in range(count) if place not in taken]


def _gaps(old: int, new: int, pairs: list[_Pair]) -> list[tuple[range, range]]:
    found = []
    last = (-1, -1)
    for i, j in [*pairs, (old, new)]:
        olds, news = range(last[0] + 1, i), range(last[1] + 1, j)
        if olds or news:
            found.append((olds, news))
        last = (i, j)
    return found


def _exact_moves(old: Sequence[Block], new: Sequence[Block], olds: list[int], news: list[int]) -> list[_Pair]:
    """Paragraphs that stand elsewhere, word for word, where each is there only once."""
    lefts = Counter(old[i].key for i in olds)
    rights = Counter(new[j].key for j in news)
    places = {new[j].key: j for j in news}
    found = []
    for i in olds:
        block = old[i]
        key = block.key
        if lefts[key] == 1 and rights[key] == 1 and isinstance(block, Paragraph) and is_worth_moving(block.plain):
            found.append((i, places[key]))
    return found


def _likely_moves(
    likeness: Likeness, anchors: list[_Pair], olds: list[int], news: list[int], moved: list[_Pair]
) -> list[_Pair]:
    """Paragraphs that stand in another gap, much the same, and have nothing so like them in their own."""
    gone, come = {i for i, _ in moved}, {j for _, j in moved}
    lefts, rights = [i for i in olds if i not in gone], [j for j in news if j not in come]
    if len(lefts) * len(rights) > _MOST_LIKENESSES:
        return []
    starts_old, starts_new = [i for i, _ in anchors], [j for _, j in anchors]
    found: list[_Pair] = []
    taken: set[int] = set()
    for i in lefts:
        gap = bisect_left(starts_old, i)
        ranked = sorted(((likeness.moved(i, j), -j) for j in rights if j not in taken), reverse=True)
        best = [(score, -j) for score, j in ranked if score]
        if not best or bisect_left(starts_new, best[0][1]) == gap:
            continue
        beside = max((score for score, j in best if bisect_left(starts_new, j) == gap), default=0.0)
        if best[0][0] > beside + 0.2:
            taken.add(best[0][1])
            found.append((i, best[0][1]))
    return found


def _late_moves(
    likeness: Likeness, old: Sequence[Block], new: Sequence[Block], steps: list[Step], moved: list[_Pair]
) -> list[_Pair]:
    """Of what found no partner in its gap, the paragraphs that are much the same."""
    used_old = {i for step in steps for i in step.olds} | {i for i, _ in moved}
    used_new = {j for step in steps for j in step.news} | {j for _, j in moved}
    lefts, rights = _free(len(old), used_old), _free(len(new), used_new)
    if len(lefts) * len(rights) > _MOST_LIKENESSES:
        return []
    scored = sorted(((likeness.moved(i, j), -i, -j) for i in lefts for j in rights), reverse=True)
    found: list[_Pair] = []
    for score, left, right in scored:
        if score and -left not in used_old and -right not in used_new:
            used_old.add(-left)
            used_new.add(-right)
            found.append((-left, -right))
    return found


def _numbered(moved: list[_Pair]) -> dict[_Pair, int]:
    """A number for each move; neighbours that moved together are one move."""
    numbers: dict[_Pair, int] = {}
    for i, j in sorted(moved):
        numbers[i, j] = numbers.get((i - 1, j - 1), 0) or len(set(numbers.values())) + 1
    return numbers


def _in_order(old: int, new: int, steps: list[Step], moves: dict[_Pair, int]) -> list[Step]:
    """All steps in the order of the new draft; what is gone stands after what it followed in the old one."""
    gone = {i: Step("from", (i,), (j,), number) for (i, j), number in moves.items()}
    come = {j: Step("to", (i,), (j,), number) for (i, j), number in moves.items()}
    fixed = sorted(steps, key=lambda step: step.olds[0])
    result: list[Step] = []
    i = j = 0
    for step in [*fixed, None]:
        end_old, end_new = (old, new) if step is None else (step.olds[0], step.news[0])
        result += [gone.get(each, Step("del", (each,))) for each in range(i, end_old)]
        result += [come.get(each, Step("ins", (), (each,))) for each in range(j, end_new)]
        if step is not None:
            result.append(step)
            i, j = step.olds[-1] + 1, step.news[-1] + 1
    return result
