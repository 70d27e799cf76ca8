"""Makes the register out of letters: finds each promise once, and works out how it stands.

A promise that stands in several letters is one: a letter that replaces another has its promises by the same ids, and a
later letter can repeat a commitment, by its name or by its number in the House's register. Only letters that hold say
how a promise stands, and the last one counts; a letter that replaces another speaks in its turn, not in its own. A
promise of which no letter holds any more is withdrawn.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from briefgen.archive.promises.values import (
    Due,
    Promise,
    PromisingLetter,
    Register,
    Standing,
    Statement,
    Stray,
)
from briefgen.dutch.calendar import Calendar
from briefgen.dutch.periods import read_period
from briefgen.issue.numbers import reference_key
from briefgen.record.promise_names import PromiseName
from briefgen.record.promises import Made

_NEVER: Final = datetime.date.max


class Place(NamedTuple):
    """A promise in one letter."""

    letter: PromisingLetter
    made: Made

    @property
    def name(self) -> PromiseName:
        return PromiseName(self.letter.ministry, self.letter.reference, self.made.id)

    @property
    def holds(self) -> bool:
        return self.letter.state == "valid"


Key = tuple[str, str, str]  # ministry, folded reference, id
ByReference = Mapping[tuple[str, str], PromisingLetter]


def key_of(name: PromiseName) -> Key:
    """What makes two names of promises the same, however the reference is spelled."""
    return name.ministry, reference_key(name.reference), name.id


def register(letters: Iterable[PromisingLetter], *, calendar: Calendar) -> Register:
    """The register of these letters; periods are read against the date of the letter that names them."""
    in_order = sorted(letters, key=lambda letter: letter.entry)
    by_reference = {(each.ministry, reference_key(each.reference)): each for each in in_order}
    groups = _groups(in_order, by_reference)
    told, strays = _told(in_order, groups)
    turns = _turns(in_order, by_reference)
    promises = [_promise(group, told[key_of(group[0].name)], turns, calendar) for group in _each(groups)]
    return Register(tuple(sorted(promises, key=_order)), strays)


def _turns(letters: Sequence[PromisingLetter], by_reference: ByReference) -> dict[int, int]:
    """The turn of each letter: its own, or that of the first letter in whose place it came."""
    turns = {each.entry: each.entry for each in letters}
    for each in letters:
        by = by_reference.get((each.ministry, reference_key(each.replaced_by)))
        if by is not None and by.entry > each.entry:
            turns[by.entry] = min(turns[by.entry], turns[each.entry])
    return turns


# Which places are one promise.


def _groups(letters: Sequence[PromisingLetter], by_reference: ByReference) -> dict[Key, list[Place]]:
    """The places of each promise in the order of issue, under the key of every one of them."""
    groups: dict[Key, list[Place]] = {}
    numbered: dict[str, Key] = {}
    places = [Place(letter, made) for letter in letters for made in letter.made]
    for place in places:
        groups[key_of(place.name)] = [place]
    for place in places:
        _join_replacement(place, groups, by_reference)
        _join_repeated(place, groups, numbered)
    for group in _each(groups):
        group.sort(key=lambda place: place.letter.entry)
    return groups


def _join_replacement(place: Place, groups: dict[Key, list[Place]], by_reference: ByReference) -> None:
    """The letter that came in its place, or one after that, has the promise under the same id."""
    seen, letter = {place.letter.entry}, place.letter
    while letter.replaced_by:
        found = by_reference.get((letter.ministry, reference_key(letter.replaced_by)))
        if found is None or found.entry in seen:
            return
        seen.add(found.entry)
        letter = found
        if (key := (letter.ministry, reference_key(letter.reference), place.made.id)) in groups:
            _join(groups, key_of(place.name), key)
            return


def _join_repeated(place: Place, groups: dict[Key, list[Place]], numbered: dict[str, Key]) -> None:
    """A commitment says itself which one it is, or has the number of one of an earlier letter."""
    key, earlier = key_of(place.name), place.made.earlier
    if earlier is not None and key_of(earlier) in groups:
        first = min(each.letter.entry for each in groups[key_of(earlier)])
        if first < place.letter.entry:
            _join(groups, key_of(earlier), key)
    if _is_of_the_house(place.made.number):
        before = numbered.setdefault(reference_key(place.made.number), key)
        if before[:2] != key[:2]:  # two of one letter stay two
            _join(groups, before, key)


def _is_of_the_house(number: str) -> bool:
    """Whether it can be one of the House's register (TZ202011-123, T02867), and not a row of the letter's own."""
    return sum(character.isdigit() for character in number) >= 5


def _join(groups: dict[Key, list[Place]], one: Key, other: Key) -> None:
    if groups[one] is groups[other]:
        return
    groups[one].extend(groups[other])
    for place in groups[other]:
        groups[key_of(place.name)] = groups[one]


def _each(groups: dict[Key, list[Place]]) -> Iterator[list[Place]]:
    """Each promise once."""
    return iter({id(group): group for group in groups.values()}.values())


# How a promise stands.


def _told(
    letters: Sequence[PromisingLetter], groups: dict[Key, list[Place]]
) -> tuple[defaultdict[Key, list[Statement]], tuple[Stray, ...]]:
    """What letters that hold say of earlier promises, under the first name of each; and what leads nowhere."""
    told: defaultdict[Key, list[Statement]] = defaultdict(list)
    strays: list[Stray] = []
    for letter in letters:
        if letter.state != "valid":
            continue
        for each in letter.told:
            statement = Statement(letter, each.status, each.due, each.how)
            group = groups.get(key_of(each.promise), [])
            if group and group[0].letter.entry < letter.entry:
                told[key_of(group[0].name)].append(statement)
            else:
                strays.append(Stray(each.promise, statement))
    return told, tuple(strays)


def _promise(group: list[Place], told: list[Statement], turns: Mapping[int, int], calendar: Calendar) -> Promise:
    holding = sorted((place for place in group if place.holds), key=lambda place: turns[place.letter.entry])
    here = holding[0] if holding else group[-1]
    made, later = _statement(here), _later(holding, told, turns)
    status: Standing = (later or [made])[-1].status if holding else "withdrawn"
    return Promise(
        name=here.name,
        names=tuple(dict.fromkeys(place.name for place in group)),
        made=here.made,
        letter=here.letter,
        status=status,
        due=_due((made, *later), calendar),
        told=(made, *later) if holding else tuple(later),
        settled_by=_settled_by((made, *later)) if holding else None,
    )


def _statement(place: Place) -> Statement:
    return Statement(place.letter, place.made.status, place.made.due, place.made.how)


def _later(holding: list[Place], told: list[Statement], turns: Mapping[int, int]) -> list[Statement]:
    """What is said after the promise was made; what a letter tells besides a promise that it repeats comes after it."""
    return sorted([*map(_statement, holding[1:]), *told], key=lambda each: turns[each.letter.entry])


def _settled_by(said: Sequence[Statement]) -> Statement | None:
    """The first of the last statements that agree: later letters often repeat what was settled before."""
    if said[-1].status in ("open", "partly"):
        return None
    settled = said[-1]
    for each in reversed(said):
        if each.status != settled.status:
            break
        settled = each
    return settled


def _due(said: Sequence[Statement], calendar: Calendar) -> Due | None:
    """The moment that was named last."""
    named = next((each for each in reversed(said) if each.due), None)
    if named is None:
        return None
    period = read_period(named.due, on=named.letter.date, calendar=calendar)
    text = " ".join(named.due.split())
    return Due(text, period.earliest, period.latest) if period else Due(text, None, None)


def _order(promise: Promise) -> tuple[datetime.date, datetime.date, int, int]:
    """By the last day, the first day, and then as the letters and records have them."""
    latest = promise.due.latest if promise.due else None
    earliest = promise.due.earliest if promise.due else None
    place = next(n for n, made in enumerate(promise.letter.made) if made.id == promise.made.id)
    return latest or _NEVER, earliest or _NEVER, promise.letter.entry, place
