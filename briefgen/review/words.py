"""What changed between two texts in whole words: the fewest marks, but a sentence written anew is one exchange."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal

from briefgen.dutch.sentences import sentences
from briefgen.review.ordering import common
from briefgen.review.tokens import Tokens, is_mark, tokens
from briefgen.values import dataclass

_REWRITTEN: Final = 0.42  # of the shorter sentence's letters: where less stays, it was written anew
_SCATTERED: Final = 0.6  # the same, where what stays is in several places of hardly a word
_ISLAND: Final = 3  # letters of a word that may be marked with the edits on both its sides

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `old_start` to `old_end` stayed (as `new_start` to `new_end`), or are in one of the texts only.

    What stays may differ in the width of its spaces. `spelling` marks what says the same, spelt in another way.
    """

    kind: Literal["same", "removed", "added"]
    old_start: int
    old_end: int
    new_start: int
    new_end: int
    spelling: bool = False


def compared(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of both texts in order; those of `same` and `removed` make up the old one, character by character."""
    before, after = tokens(old), tokens(new)
    pairs = _slid(before, after, common(before.keys, after.keys))
    pairs = _without_confetti(before, after, pairs)
    return tuple(_joined(_pieces(before, after, _without_islands(before, after, pairs))))


def _slid(old: Tokens, new: Tokens, pairs: list[Pair]) -> list[Pair]:
    """Where an insertion could as well begin a few words earlier or later, the place that reads best.

    Of `A. B. C.` against `A. C.`, both `B.` and `. B` may be what was removed: only the first is a sentence.
    """
    found = list(pairs)
    for place in range(len(found) + 1):
        before = found[place - 1] if place else (-1, -1)
        after = found[place] if place < len(found) else (len(old), len(new))
        gap_old, gap_new = after[0] - before[0] - 1, after[1] - before[1] - 1
        if gap_old and not gap_new:
            _slide(old.keys, found, place, gap_old, side=0)
        elif gap_new and not gap_old:
            _slide(new.keys, found, place, gap_new, side=1)
    return found


def _slide(keys: Sequence[str], found: list[Pair], place: int, gap: int, *, side: int) -> None:
    """Slide the gap before the pair at `place` to where it reads best; `side` says in which text the gap is."""
    start = found[place - 1][side] + 1 if place else 0
    least = start
    back = place - 1
    while back >= 0 and _adjacent(found, back, place, side) and keys[least - 1] == keys[least - 1 + gap]:
        least -= 1
        back -= 1
    most = start
    on = place
    while on < len(found) and keys[most] == keys[most + gap] and _follows(found, on, place):
        most += 1
        on += 1
    best = max(range(least, most + 1), key=lambda at: (_reads_well(keys, at, gap), -abs(at - start)))
    for at in range(best, start):  # the gap goes left: what stood before it now stands after it
        index = place - (start - at)
        found[index] = _moved(found[index], gap, side)
    for at in range(start, best):
        index = place + (at - start)
        found[index] = _moved(found[index], -gap, side)


def _moved(pair: Pair, by: int, side: int) -> Pair:
    return (pair[0] + by, pair[1]) if side == 0 else (pair[0], pair[1] + by)


def _adjacent(found: list[Pair], back: int, place: int, side: int) -> bool:
    """Whether the pair at `back` stands in one row with those up to the gap before `place`."""
    last, here = found[place - 1], found[back]
    distance = place - 1 - back
    return here == (last[0] - distance, last[1] - distance) and last[side] - distance >= 0


def _follows(found: list[Pair], on: int, place: int) -> bool:
    first, here = found[place], found[on]
    distance = on - place
    return here == (first[0] + distance, first[1] + distance)


def _reads_well(keys: Sequence[str], at: int, gap: int) -> int:
    """How well tokens `at` to `at + gap` read as what was added: a whole sentence best, half a clause worst."""
    before = keys[at - 1] if at else "."
    last = keys[at + gap - 1]
    score = 0
    if before in ".?!":
        score += 4 if last in ".?!" else 2
    elif before in ",;:" and len(before) == 1:
        score += 1 + (last == before)
    if is_mark(keys[at]) and keys[at] in ",;" and not is_mark(last):
        score += 2  # `, Breda` between `Tilburg` and `en`
    elif is_mark(keys[at]):
        score -= 1
    return score


def _without_confetti(old: Tokens, new: Tokens, pairs: list[Pair]) -> list[Pair]:
    """The pairs without those between sentences that have little in common."""
    if len(pairs) == len(old) == len(new):
        return pairs
    of_old, of_new = _sentence_of(old), _sentence_of(new)
    kept: dict[Pair, int] = {}
    places: dict[Pair, int] = {}
    last: tuple[Pair, Pair] | None = None
    for i, j in pairs:
        both = (of_old[i], of_new[j])
        kept[both] = kept.get(both, 0) + _weight(old, i)
        if last != ((i - 1, j - 1), both):
            places[both] = places.get(both, 0) + 1
        last = ((i, j), both)
    weights_old, weights_new = _weights(old, of_old), _weights(new, of_new)
    anew = {both for both in kept if _was_written_anew(both, kept, places, weights_old, weights_new)}
    return [(i, j) for i, j in pairs if (of_old[i], of_new[j]) not in anew] if anew else pairs


def _was_written_anew(
    both: Pair, kept: dict[Pair, int], places: dict[Pair, int], old: dict[int, int], new: dict[int, int]
) -> bool:
    least = min(old[both[0]], new[both[1]])
    if not least or (old[both[0]] == new[both[1]] == kept[both]):
        return False
    share = kept[both] / least
    scattered = places[both] >= 4 and kept[both] / places[both] < 14
    return share < _REWRITTEN or (scattered and share < _SCATTERED)


def _sentence_of(text: Tokens) -> list[int]:
    """The number of the sentence in which each token is."""
    ends = [end for _start, end in sentences(text.text)]
    found: list[int] = []
    number = 0
    for start in text.starts:
        while number < len(ends) - 1 and start >= ends[number]:
            number += 1
        found.append(number)
    return found


def _weight(text: Tokens, place: int) -> int:
    return 0 if is_mark(text.keys[place]) else text.ends[place] - text.starts[place]


def _weights(text: Tokens, of: list[int]) -> dict[int, int]:
    found = dict.fromkeys(of, 0)
    for place, number in enumerate(of):
        found[number] += _weight(text, place)
    return found


def _without_islands(old: Tokens, new: Tokens, pairs: list[Pair]) -> list[Pair]:
    """The pairs without single little words between two exchanges: `de` and `,` would break up what is read as one."""
    found: list[Pair] = []
    for place, (i, j) in enumerate(pairs):
        before = pairs[place - 1] if place else (-1, -1)
        after = pairs[place + 1] if place + 1 < len(pairs) else (len(old), len(new))
        alone = before[0] < i - 1 and before[1] < j - 1 and after[0] > i + 1 and after[1] > j + 1
        if alone and old.ends[i] - old.starts[i] <= _ISLAND and old.keys[i].islower():
            around = min(i - before[0] + j - before[1], after[0] - i + after[1] - j) - 2
            if around >= 3:
                continue
        found.append((i, j))
    return found


def _pieces(old: Tokens, new: Tokens, pairs: list[Pair]) -> Iterator[Piece]:
    """What stays, what went and what came, with the spaces between tokens where they read best."""
    last_old = last_new = 0
    previous = (-1, -1)
    for i, j in [*pairs, (len(old), len(new))]:
        at_end = i == len(old)
        next_old = len(old.text) if at_end else old.starts[i]
        next_new = len(new.text) if at_end else new.starts[j]
        yield from _gap(old.text, new.text, (last_old, next_old), (last_new, next_new))
        if not at_end:
            last_old, last_new = old.ends[i], new.ends[j]
            if old.text[next_old:last_old] == new.text[next_new:last_new]:
                yield Piece("same", next_old, last_old, next_new, last_new)
            else:
                yield Piece("removed", next_old, last_old, next_new, next_new, spelling=True)
                yield Piece("added", last_old, last_old, next_new, last_new, spelling=True)
        previous = (i, j)
    assert previous == (len(old), len(new))  # noqa: S101 - each token was met


def _gap(old: str, new: str, of_old: Pair, of_new: Pair) -> Iterator[Piece]:
    """What stands between two tokens that stay: spaces at both sides stay too."""
    (a, b), (c, d) = of_old, of_new
    lead_a, lead_c = _skip(old, a, b), _skip(new, c, d)
    if lead_a > a and lead_c > c:
        yield Piece("same", a, lead_a, c, lead_c)
        a, c = lead_a, lead_c
    elif lead_a == b and lead_c == d and b in (a, len(old)) and d in (c, len(new)):
        if a < b or c < d:  # spaces at the end of a text are no words
            yield Piece("same", a, b, c, d)
        return
    tail_b, tail_d = _skip_back(old, a, b), _skip_back(new, c, d)
    if not (tail_b < b and tail_d < d):
        tail_b, tail_d = b, d
    if a < tail_b:
        yield Piece("removed", a, tail_b, c, c)
    if c < tail_d:
        yield Piece("added", tail_b, tail_b, c, tail_d)
    if tail_b < b:
        yield Piece("same", tail_b, b, tail_d, d)


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _skip_back(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one piece; in an exchange, what was removed comes first."""
    removed: Piece | None = None
    added: Piece | None = None
    same: Piece | None = None
    for piece in pieces:
        if piece.kind == "same":
            yield from (each for each in (removed, added) if each)
            removed = added = None
            same = _one(same, piece)
            continue
        if same:
            yield same
            same = None
        spelt = piece.spelling
        if (removed and removed.spelling != spelt) or (added and added.spelling != spelt):
            yield from (each for each in (removed, added) if each)
            removed = added = None
        if piece.kind == "removed":
            removed = _one(removed, piece)
        else:
            added = _one(added, piece)
    yield from (each for each in (removed, added, same) if each)


def _one(first: Piece | None, second: Piece) -> Piece:
    if first is None:
        return second
    return Piece(first.kind, first.old_start, second.old_end, first.new_start, second.new_end, second.spelling)
