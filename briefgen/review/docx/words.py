"""Which words of two paragraphs are the same: the fewest marks, except where a sentence was written anew."""

from typing import Final

from rapidfuzz.distance import LCSseq

from briefgen.extract.docx.blocks import Paragraph
from briefgen.review.docx.tokens import Token, tokens_of
from briefgen.values import dataclass

_MOST: Final = 40_000_000  # cells of a comparison of words; beyond, only the two ends are compared
_REWRITTEN: Final = 0.4  # of a sentence's characters: with less in common it was written anew
_ENDS: Final = frozenset(".?!:")
_Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `old_start` to `old_end` became `new_start` to `new_end`; `same` when they say the same."""

    same: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def edits(old: Paragraph, new: Paragraph) -> list[Edit]:
    """The edits that make the old paragraph the new one, in order, with the stretches that stay between them."""
    if old.text == new.text and old.key == new.key and _ungrouped(old) and _ungrouped(new):
        length = len(new.text)
        return [Edit(True, 0, length, 0, length)] if length else []
    before, after = tokens_of(old), tokens_of(new)
    return _script(before, after, matched(before, after))


def _ungrouped(paragraph: Paragraph) -> bool:
    return not any(leaf.group for leaf in paragraph.leaves)


def matched(old: list[Token], new: list[Token]) -> list[_Pair]:
    """Pairs of places of tokens that stay, in order."""
    pairs = _common(old, new)
    pairs = _without_remnants(old, new, pairs)
    pairs = _with_spaces(old, new, pairs)
    return _whole_groups(old, new, pairs)


def _common(old: list[Token], new: list[Token]) -> list[_Pair]:
    """The longest common row of tokens that are no spaces."""
    olds = [index for index, token in enumerate(old) if not token.space]
    news = [index for index, token in enumerate(new) if not token.space]
    start, end = 0, 0
    shorter = min(len(olds), len(news))
    while start < shorter and old[olds[start]].key == new[news[start]].key:
        start += 1
    while end < shorter - start and old[olds[-1 - end]].key == new[news[-1 - end]].key:
        end += 1
    pairs = list(zip(olds[:start], news[:start], strict=True))
    inner_old, inner_new = olds[start : len(olds) - end], news[start : len(news) - end]
    if inner_old and inner_new and len(inner_old) * len(inner_new) <= _MOST:
        keys_old, keys_new = [old[index].key for index in inner_old], [new[index].key for index in inner_new]
        for each in LCSseq.opcodes(keys_old, keys_new):
            if each.tag == "equal":
                lefts = inner_old[each.src_start : each.src_end]
                pairs += zip(lefts, inner_new[each.dest_start : each.dest_end], strict=True)
    if end:
        pairs += zip(olds[-end:], news[-end:], strict=True)
    return _slid(old, new, olds, news, pairs)


def _slid(old: list[Token], new: list[Token], olds: list[int], news: list[int], pairs: list[_Pair]) -> list[_Pair]:
    """Moves a match over to the far side of an edit where that joins two edits into one.

    In `a b a c` against `a c` the first or second `a` may stay: only beside `c` is there one deletion.
    """
    left, right = {o: n for n, o in enumerate(olds)}, {o: n for n, o in enumerate(news)}
    found = [(left[i], right[j]) for i, j in pairs]
    for place in range(len(found) - 1, -1, -1):
        i, j = found[place]
        after = found[place + 1] if place + 1 < len(found) else (len(olds), len(news))
        before = found[place - 1] if place else (-1, -1)
        if before == (i - 1, j - 1) and place:
            continue
        gap_old, gap_new = after[0] - i - 1, after[1] - j - 1
        if gap_old and not gap_new and old[olds[after[0] - 1]].key == new[news[j]].key:
            found[place] = (after[0] - 1, j)
        elif gap_new and not gap_old and new[news[after[1] - 1]].key == old[olds[i]].key:
            found[place] = (i, after[1] - 1)
    return [(olds[i], news[j]) for i, j in found]


def _without_remnants(old: list[Token], new: list[Token], pairs: list[_Pair]) -> list[_Pair]:
    """Drops the pairs inside sentences that have little in common: their marks would be confetti."""
    sentences_old, sentences_new = _sentences(old), _sentences(new)
    size_old, size_new = _sizes(old, sentences_old), _sizes(new, sentences_new)
    shared: dict[_Pair, int] = {}
    for i, j in pairs:
        both = (sentences_old[i], sentences_new[j])
        if old[i].end - old[i].start > 1:
            shared[both] = shared.get(both, 0) + old[i].end - old[i].start
    kept: list[_Pair] = []
    for i, j in pairs:
        both = (sentences_old[i], sentences_new[j])
        common = shared.get(both, 0)
        if common >= _REWRITTEN * min(size_old[both[0]], size_new[both[1]]) or _is_at_end(old, new, i, j):
            kept.append((i, j))
    return kept


def _is_at_end(old: list[Token], new: list[Token], i: int, j: int) -> bool:
    """A sentence's last sign, and things such as notes, stay even in a sentence that was written anew."""
    return (i == len(old) - 1 and j == len(new) - 1) or (
        isinstance(old[i].key, tuple) and old[i].end - old[i].start == 1
    )


def _sentences(tokens: list[Token]) -> list[int]:
    """The number of the sentence that each token is in."""
    found, number, ended = [], 0, False
    for token in tokens:
        if ended and token.space:
            number, ended = number + 1, False
        found.append(number)
        if not token.space:
            ended = token.key in _ENDS
    return found


def _sizes(tokens: list[Token], sentences: list[int]) -> dict[int, int]:
    sizes: dict[int, int] = dict.fromkeys(sentences, 0)
    for token, sentence in zip(tokens, sentences, strict=True):
        if token.end - token.start > 1 and not token.space:
            sizes[sentence] += token.end - token.start
    return sizes


def _with_spaces(old: list[Token], new: list[Token], pairs: list[_Pair]) -> list[_Pair]:
    """The pairs with the spaces that stay: those beside a word that stays, never one between two changed words."""
    found: list[_Pair] = []
    last = (-1, -1)
    for i, j in [*pairs, (len(old), len(new))]:
        first_old, first_new, end_old, end_new = last[0] + 1, last[1] + 1, i, j
        if first_old < end_old and first_new < end_new and old[first_old].space and new[first_new].space:
            found.append((first_old, first_new))
            first_old, first_new = first_old + 1, first_new + 1
        if first_old < end_old and first_new < end_new and old[end_old - 1].space and new[end_new - 1].space:
            found.append((end_old - 1, end_new - 1))
        last = (i, j)
        if i < len(old) and j < len(new):
            found.append(last)
    return found


def _whole_groups(old: list[Token], new: list[Token], pairs: list[_Pair]) -> list[_Pair]:
    """Drops pairs inside a group of which not everything stays side by side."""
    if not any(token.group for token in old) and not any(token.group for token in new):
        return pairs
    while True:
        broken_old = _broken(dict(pairs), old)
        broken_new = _broken({j: i for i, j in pairs}, new)
        kept = [(i, j) for i, j in pairs if old[i].group not in broken_old and new[j].group not in broken_new]
        if len(kept) == len(pairs):
            return kept
        pairs = kept


def _broken(stays: dict[int, int], tokens: list[Token]) -> set[int]:
    broken: set[int] = set()
    for place, token in enumerate(tokens):
        if not token.group:
            continue
        goes_on = place > 0 and tokens[place - 1].group == token.group
        if place not in stays or (goes_on and stays.get(place - 1, -9) + 1 != stays[place]):
            broken.add(token.group)
    return broken


def _script(old: list[Token], new: list[Token], pairs: list[_Pair]) -> list[Edit]:
    script: list[Edit] = []
    last_old = last_new = 0
    for i, j in [*pairs, (len(old), len(new))]:
        start_old = old[i].start if i < len(old) else (old[-1].end if old else 0)
        start_new = new[j].start if j < len(new) else (new[-1].end if new else 0)
        if start_old > last_old or start_new > last_new:
            script.append(Edit(False, last_old, start_old, last_new, start_new))
        if i < len(old):
            last_old, last_new = old[i].end, new[j].end
            if script and script[-1].same:
                script[-1] = Edit(True, script[-1].old_start, last_old, script[-1].new_start, last_new)
            else:
                script.append(Edit(True, start_old, last_old, start_new, last_new))
    return _without_edge_spaces(script, old, new)


def _without_edge_spaces(script: list[Edit], old: list[Token], new: list[Token]) -> list[Edit]:
    """Spaces at the ends of a paragraph are nobody's words: they stay as the new paragraph has them."""
    result = []
    for place, edit in enumerate(script):
        outer = place in (0, len(script) - 1)
        gone, come = (edit.old_start, edit.old_end), (edit.new_start, edit.new_end)
        same = edit.same or (outer and _only_spaces(*gone, old) and _only_spaces(*come, new))
        result.append(Edit(same, *gone, *come))
    return result


def _only_spaces(start: int, end: int, tokens: list[Token]) -> bool:
    return all(token.space for token in tokens if token.start >= start and token.end <= end)
