"""Which entry of the new list is which of the old one: by id, then by likeness, never by position."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from briefgen.review.ordering import likeness
from briefgen.review.tokens import is_mark, tokens

_ALIKE: Final = 0.5  # likeness of their words from which two entries without a common id are the same one
_NAMED_ALIKE: Final = 0.8  # the same for people and offices, letter by letter
_NAMED: Final = {
    "Participant": ("name", "role", "place", "organisation"),
    "SignatoryEntry": ("office",),
    "Copy": ("to",),
    "Acknowledgement": ("code", "at"),
}

Pair = tuple[int, int]


def matched(old: Sequence[Any], new: Sequence[Any]) -> list[Pair]:
    """Pairs of places, in the order of the old list."""
    found = dict(_by_id(old, new))
    for rate in (_equal, _alike):
        left_old = [i for i in range(len(old)) if i not in found]
        taken = set(found.values())
        left_new = [j for j in range(len(new)) if j not in taken]
        rated = [(rate(old[i], new[j]), -abs(i - j), -i, -j) for i in left_old for j in left_new]
        for score, _near, i, j in sorted(rated, reverse=True):
            if score > 0 and -i not in found and -j not in taken:
                found[-i] = -j
                taken.add(-j)
    return sorted(found.items())


def _by_id(old: Sequence[Any], new: Sequence[Any]) -> Iterator[Pair]:
    places: dict[str, list[int]] = {}
    for j, entry in enumerate(new):
        if own := getattr(entry, "id", None):
            places.setdefault(own, []).append(j)
    for i, entry in enumerate(old):
        if (own := getattr(entry, "id", None)) and places.get(own):
            yield i, places[own].pop(0)


def _equal(old: Any, new: Any) -> float:  # noqa: ANN401 - entries of the record, or texts
    return 1.0 if contents(old) == contents(new) else 0.0


def contents(entry: Any) -> Any:  # noqa: ANN401 - as above
    """What the entry says, whatever its id is."""
    if isinstance(entry, str):
        return entry
    return [(name, getattr(entry, name)) for name in type(entry).model_fields if name != "id"]


def _alike(old: Any, new: Any) -> float:  # noqa: ANN401 - as above
    names = _NAMED.get(type(old).__name__)
    if names:
        return _named_alike(old, new, names)
    score = likeness(_words(old), _words(new))
    return score if score >= _ALIKE else 0.0


def _named_alike(old: Any, new: Any, names: tuple[str, ...]) -> float:  # noqa: ANN401 - as above
    from rapidfuzz.fuzz import ratio

    pairs = [(getattr(old, name) or "", getattr(new, name) or "") for name in names]
    scores = [ratio(a, b) / 100 for a, b in pairs if a or b]
    score = min(scores, default=0.0)
    return score if score >= _NAMED_ALIKE else 0.0


def _words(entry: Any) -> list[str]:  # noqa: ANN401 - as above
    return [key for text in texts(entry) for key in tokens(text).keys if not is_mark(key)]


def texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - any value of the record
    """All texts that somebody typed in an entry, ids apart."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            if name != "id":
                yield from texts(getattr(value, name))


def moved(pairs: Sequence[Pair]) -> list[int]:
    """Which of the pairs (by their place in the sequence) stand in another order: as few as can be, the last first."""
    lengths: list[int] = []
    before: list[int] = []
    for at, (_i, j) in enumerate(pairs):
        earlier = [(lengths[k], -k) for k in range(at) if pairs[k][1] < j]
        best = max(earlier, default=(0, 1))
        lengths.append(best[0] + 1)
        before.append(-best[1] if best[0] else -1)
    if not lengths:
        return []
    at = max(range(len(lengths)), key=lambda k: (lengths[k], -k))
    stay: set[int] = set()
    while at >= 0:
        stay.add(at)
        at = before[at]
    return [at for at in range(len(pairs)) if at not in stay]
