"""Rows of words and pairs of places: how alike two rows are, and which pairs go together in one order."""

from bisect import bisect, bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

MOST_CELLS: Final = 400_000_000  # of two texts' tokens, 50 MB; longer ones are cut at tokens that each has once
Pair = tuple[int, int]


def common(old: Sequence[object], new: Sequence[object]) -> list[Pair]:
    """The places of a longest common subsequence, in order."""
    start, most = 0, min(len(old), len(new))
    while start < most and old[start] == new[start]:
        start += 1
    end = 0
    while end < most - start and old[-1 - end] == new[-1 - end]:
        end += 1
    pairs = [(place, place) for place in range(start)]
    pairs += _inner(old[start : len(old) - end], new[start : len(new) - end], start)
    pairs += [(len(old) - place, len(new) - place) for place in range(end, 0, -1)]
    return pairs


def _inner(old: Sequence[object], new: Sequence[object], start: int) -> Iterator[Pair]:
    if not old or not new:
        return
    if len(old) * len(new) > MOST_CELLS:
        yield from ((start + i, start + j) for i, j in _cut_at_unique(old, new))
        return
    from rapidfuzz.distance import LCSseq

    for block in LCSseq.opcodes(old, new):
        if block.tag == "equal":
            for place in range(block.src_end - block.src_start):
                yield start + block.src_start + place, start + block.dest_start + place


def _cut_at_unique(old: Sequence[object], new: Sequence[object]) -> Iterator[Pair]:
    """Common tokens of texts too long for one table: first those that each text has once, then what is between."""
    counts = Counter(old), Counter(new)
    olds = [i for i, key in enumerate(old) if counts[0][key] == counts[1][key] == 1]
    news = [j for j, key in enumerate(new) if counts[0][key] == counts[1][key] == 1]
    if not olds or len(olds) * len(news) > MOST_CELLS:
        return
    anchors = [(olds[i], news[j]) for i, j in common([old[i] for i in olds], [new[j] for j in news])]
    last_old = last_new = 0
    for i, j in [*anchors, (len(old), len(new))]:
        for a, b in common(old[last_old:i], new[last_new:j]):
            yield last_old + a, last_new + b
        if i < len(old):
            yield i, j
        last_old, last_new = i + 1, j + 1


def likeness(old: Sequence[str], new: Sequence[str]) -> float:
    """From 0 to 1: twice the words in common, in order, over all words; 0 below a quarter."""
    if not old or not new:
        return 0.0
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(old, new, score_cutoff=0.25)


def best_in_order(rated: Sequence[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Of rated pairs those of the highest sum in which both places only go up."""
    # The best chains so far by where they end in the new text: of two, the one that ends later is worth more.
    ends: list[int] = []
    sums: list[float] = []
    heads: list[int] = []
    chains: list[tuple[int, int, int]] = []  # old and new place, and the chain that was before them
    for _place, group in groupby(sorted(rated, key=itemgetter(1, 2)), key=itemgetter(1)):
        grown: list[tuple[int, float, int]] = []
        for score, i, j in group:
            at = bisect_left(ends, j) - 1
            chains.append((i, j, heads[at] if at >= 0 else -1))
            grown.append((j, score + (sums[at] if at >= 0 else 0.0), len(chains) - 1))
        for j, total, chain in grown:
            _keep_best(ends, sums, heads, (j, total, chain))
    found: list[tuple[int, int]] = []
    chain = heads[-1] if heads else -1
    while chain >= 0:
        i, j, chain = chains[chain]
        found.append((i, j))
    return found[::-1]


def _keep_best(ends: list[int], sums: list[float], heads: list[int], new: tuple[int, float, int]) -> None:
    end, total, chain = new
    at = bisect_left(ends, end)
    if at and sums[at - 1] >= total:
        return
    last = at
    while last < len(ends) and (sums[last] <= total):
        last += 1
    if last == at and at < len(ends) and ends[at] == end:
        return
    ends[at:last], sums[at:last], heads[at:last] = [end], [total], [chain]


def gaps(
    free_old: Sequence[int], free_new: Sequence[int], stay: Sequence[tuple[int, int]]
) -> Iterator[tuple[list[int], list[int]]]:
    """What is free between two pairs that stay, on both sides."""
    old_in, new_in = gap_numbers(free_old, stay, 0), gap_numbers(free_new, stay, 1)
    for number in sorted(set(old_in.values()) & set(new_in.values())):
        yield [i for i in free_old if old_in[i] == number], [j for j in free_new if new_in[j] == number]


def gap_numbers(free: Sequence[int], stay: Sequence[tuple[int, int]], side: int) -> dict[int, int]:
    """The number of the gap in which each free place is."""
    places = sorted(pair[side] for pair in stay)
    return {place: bisect(places, place) for place in free}
