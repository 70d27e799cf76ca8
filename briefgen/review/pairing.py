"""Which paragraph of the new text is which of the old one: unchanged, edited, moved, split or merged."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.review.ordering import best_in_order, common, gap_numbers, gaps, likeness
from briefgen.review.paragraphs import Unit
from briefgen.review.tokens import is_mark, tokens
from briefgen.values import dataclass

_PAIR: Final = 0.45  # likeness from which two paragraphs at one place are the same one, edited
_MOVE: Final = 0.7  # likeness from which two at different places are
_MOVE_WORDS: Final = 5  # and how many words they must have
_MOVE_LETTERS: Final = 8  # letters that an unchanged one must have to be told as moved
_HELD: Final = 0.6  # of its words that a part of a split paragraph must have from the whole
_CANDIDATES: Final = 4  # of the other text that a paragraph is compared with, where there are many
_COMMON: Final = 40  # paragraphs with a word from which it says nothing about which is which
_FEW: Final = 400  # pairs that are all compared


@dataclass(frozen=True, slots=True)
class Match:
    """Places of units that belong together: one and one, or one and several where a paragraph was split or merged."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


class Pairing:
    """Pairs the units of one part; `loose` pairs what stands alone at one place even where it is not alike."""

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit], *, loose: bool) -> None:
        self._old, self._new, self._loose = old, new, loose
        self._words: tuple[dict[int, tuple[str, ...]], dict[int, tuple[str, ...]]] = ({}, {})
        self._alike: dict[tuple[int, int], float] = {}

    def matches(self) -> list[Match]:
        """All that belong together, in the order of the old text."""
        old, new = self._old, self._new
        stay = common([unit.key for unit in old], [unit.key for unit in new])
        if len(stay) == len(old) == len(new):
            return [Match((i,), (j,)) for i, j in stay]
        free_old = sorted(set(range(len(old))) - {i for i, _j in stay})
        free_new = sorted(set(range(len(new))) - {j for _i, j in stay})
        moved = self._moved_whole(free_old, free_new)
        free_old = [i for i in free_old if i not in moved]
        taken = set(moved.values())
        free_new = [j for j in free_new if j not in taken]
        moved |= self._moved_elsewhere(free_old, free_new, stay)
        free_old = [i for i in free_old if i not in moved]
        stay, moved = self._least_moved(stay, moved)
        free_old = sorted(set(range(len(old))) - {i for i, _j in stay} - moved.keys())
        free_new = sorted(set(range(len(new))) - {j for _i, j in stay} - set(moved.values()))
        edited = [pair for gap in gaps(free_old, free_new, stay) for pair in self._edited(*gap)]
        groups = self._groups(free_old, free_new, edited, stay)
        lone_old = sorted(set(free_old) - {i for match in groups for i in match.old})
        lone_new = sorted(set(free_new) - {j for match in groups for j in match.new})
        moved |= self._moved_and_edited(lone_old, lone_new)
        found = [Match((i,), (j,)) for i, j in stay] + groups
        found += [Match((i,), (j,), moved=True) for i, j in moved.items()]
        return sorted(found, key=lambda match: match.old)

    def _moved_whole(self, free_old: list[int], free_new: list[int]) -> dict[int, int]:
        """Unchanged paragraphs at another place; a short one only beside a longer one that moved with it."""
        counts = Counter(self._old[i].key for i in free_old), Counter(self._new[j].key for j in free_new)
        places = {self._new[j].key: j for j in free_new}
        found: dict[int, int] = {}
        for i in free_old:
            key = self._old[i].key
            if counts[0][key] == counts[1][key] == 1 and sum(map(str.isalpha, key)) >= _MOVE_LETTERS:
                found[i] = places[key]
        open_old, open_new = set(free_old) - found.keys(), set(free_new) - set(found.values())
        for i, j in list(found.items()):
            for step in (-1, 1):
                a, b = i + step, j + step
                while a in open_old and b in open_new and self._old[a].key == self._new[b].key:
                    found[a] = b
                    open_old.discard(a)
                    open_new.discard(b)
                    a, b = a + step, b + step
        return found

    def _moved_elsewhere(self, free_old: list[int], free_new: list[int], stay: list[tuple[int, int]]) -> dict[int, int]:
        """Paragraphs that are much more like one at another place than like any at their own."""
        gap_of_old, gap_of_new = gap_numbers(free_old, stay, 0), gap_numbers(free_new, stay, 1)
        if len(set(gap_of_old.values()) | set(gap_of_new.values())) < 2:
            return {}
        rated = sorted(self._candidates(free_old, free_new), reverse=True)
        best_here: dict[tuple[int, int], float] = {}
        for score, i, j in rated:
            if gap_of_old[i] == gap_of_new[j]:
                for place in ((0, i), (1, j)):
                    best_here[place] = max(best_here.get(place, 0.0), score)
        found: dict[int, int] = {}
        taken: set[int] = set()
        for score, i, j in rated:
            here = max(best_here.get((0, i), 0.0), best_here.get((1, j), 0.0))
            is_move = gap_of_old[i] != gap_of_new[j] and score >= _MOVE and score > here + 0.15
            if is_move and i not in found and j not in taken and self._is_long(i, j):
                found[i] = j
                taken.add(j)
        return found

    def _least_moved(
        self, stay: list[tuple[int, int]], moved: dict[int, int]
    ) -> tuple[list[tuple[int, int]], dict[int, int]]:
        """Of all pairs, those of the most words in one order stay: a long run does not move around a short one."""
        if not moved:
            return stay, moved
        pairs = [*stay, *moved.items()]
        rated = [(1.0 + self._weight(i, j), i, j) for i, j in pairs]
        kept = best_in_order(rated)
        return kept, dict(set(pairs) - set(kept))

    def _weight(self, i: int, j: int) -> float:
        same = self._old[i].key == self._new[j].key
        return len(self._keys(0, i)) * (1.0 if same else self._likeness(i, j))

    def _moved_and_edited(self, lone_old: list[int], lone_new: list[int]) -> dict[int, int]:
        found: dict[int, int] = {}
        taken: set[int] = set()
        for score, i, j in sorted(self._candidates(lone_old, lone_new), reverse=True):
            if score >= _MOVE and i not in found and j not in taken and self._is_long(i, j):
                found[i] = j
                taken.add(j)
        return found

    def _is_long(self, i: int, j: int) -> bool:
        return min(len(self._keys(0, i)), len(self._keys(1, j))) >= _MOVE_WORDS

    def _edited(self, gap_old: list[int], gap_new: list[int]) -> list[tuple[int, int]]:
        """The best pairs of one place that keep their order."""
        if not gap_old or not gap_new:
            return []
        if self._loose and len(gap_old) == len(gap_new) == 1:
            return [(gap_old[0], gap_new[0])] if self._may_be_one(gap_old[0], gap_new[0]) else []
        rated = [
            (score, i, j) for score, i, j in self._candidates(gap_old, gap_new)
            if score >= _PAIR and self._may_be_one(i, j)
        ]  # fmt: skip
        return best_in_order(rated)

    def _may_be_one(self, i: int, j: int) -> bool:
        return bool(self._old[i].cells) == bool(self._new[j].cells)

    def _candidates(self, olds: list[int], news: list[int]) -> Iterator[tuple[float, int, int]]:
        """Pairs with their likeness: all of them, or where they are many, those that share rare words."""
        if len(olds) * len(news) <= _FEW:
            for i in olds:
                for j in news:
                    if score := self._likeness(i, j):
                        yield score, i, j
            return
        holders = self._holders(news, 1)
        for i in olds:
            shared: Counter[int] = Counter()
            for word in set(self._keys(0, i)):
                for j in holders.get(word, ()):
                    shared[j] += len(word)
            for j, _count in shared.most_common(_CANDIDATES):
                if score := self._likeness(i, j):
                    yield score, i, j

    def _holders(self, places: list[int], side: int) -> dict[str, list[int]]:
        """The paragraphs that have a word, for each word that not too many of them have."""
        holders: dict[str, list[int]] = {}
        for place in places:
            for word in set(self._keys(side, place)):
                holders.setdefault(word, []).append(place)
        return {word: found for word, found in holders.items() if len(found) <= _COMMON}

    def _keys(self, side: int, place: int) -> tuple[str, ...]:
        known = self._words[side]
        if place not in known:
            unit = (self._old, self._new)[side][place]
            known[place] = tuple(key for key in tokens(unit.text).keys if not is_mark(key))
        return known[place]

    def _likeness(self, i: int, j: int) -> float:
        """From 0 to 1: the words two paragraphs have in common, in order; 0 where they have hardly any."""
        if (i, j) not in self._alike:
            self._alike[i, j] = likeness(self._keys(0, i), self._keys(1, j))
        return self._alike[i, j]

    def _groups(
        self, free_old: list[int], free_new: list[int], edited: list[tuple[int, int]], stay: list[tuple[int, int]]
    ) -> list[Match]:
        """The edited pairs, those with neighbours that were cut off them or joined to them as one."""
        lone_old = set(free_old) - {i for i, _j in edited}
        lone_new = set(free_new) - {j for _i, j in edited}
        found: list[Match] = []
        for i, j in edited:
            news = self._grown(i, [j], lone_new, side=1)
            olds = self._grown(j, [i], lone_old, side=0) if len(news) == 1 else [i]
            lone_new -= set(news)
            lone_old -= set(olds)
            found.append(Match(tuple(olds), tuple(news)))
        for gap_old, gap_new in gaps(sorted(lone_old), sorted(lone_new), sorted([*stay, *edited])):
            found += self._cut_up(gap_old, gap_new, side=1)
            found += [Match(match.new, match.old) for match in self._cut_up(gap_new, gap_old, side=0)]
        return found

    def _grown(self, whole: int, parts: list[int], lone: set[int], *, side: int) -> list[int]:
        """The parts with the lone neighbours that `whole`, in the other text, holds as well."""
        for step in (-1, 1):
            while True:
                place = (parts[0] if step < 0 else parts[-1]) + step
                more = [place, *parts] if step < 0 else [*parts, place]
                if (
                    place not in lone
                    or not self._holds(whole, place, side)
                    or not self._gains(whole, parts, more, side)
                ):
                    break
                parts = more
        return parts

    def _holds(self, whole: int, part: int, side: int) -> bool:
        """Whether most words of the part are in the whole."""
        units = self._new if side else self._old
        other = self._old if side else self._new
        if units[part].cells or other[whole].cells:
            return False
        words = self._keys(side, part)
        shared = sum((Counter(words) & Counter(self._keys(1 - side, whole))).values())
        return len(words) >= 2 and shared >= _HELD * len(words)

    def _gains(self, whole: int, parts: list[int], more: list[int], side: int) -> bool:
        of_whole = self._keys(1 - side, whole)
        joined = [tuple(word for part in each for word in self._keys(side, part)) for each in (parts, more)]
        return likeness(of_whole, joined[1]) > likeness(of_whole, joined[0]) + 0.03

    def _cut_up(self, wholes: list[int], parts: list[int], *, side: int) -> list[Match]:
        """Paragraphs too unlike each of their parts to be paired with one."""
        found: list[Match] = []
        left = list(parts)
        holders = self._holders(parts, side)
        for whole in wholes:
            shared = Counter(part for word in set(self._keys(1 - side, whole)) for part in holders.get(word, ()))
            likely = sorted(part for part, count in shared.items() if count >= 2 and part in left)
            held = [part for part in likely if self._holds(whole, part, side)]
            if len(held) < 2 or held != list(range(held[0], held[-1] + 1)):
                continue
            joined = tuple(word for part in held for word in self._keys(side, part))
            if likeness(self._keys(1 - side, whole), joined) >= _MOVE:
                found.append(Match((whole,), tuple(held)))
                left = [part for part in left if part not in held]
        done = {whole for match in found for whole in match.old}
        wholes[:] = [whole for whole in wholes if whole not in done]
        parts[:] = left
        return found
