"""Compares two records by meaning: entries by id and likeness, fields by what they say."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from briefgen.review.categories import is_weighty
from briefgen.review.comparison import Category
from briefgen.review.differences import Difference, FieldChange, Step
from briefgen.review.entries import contents, matched, moved
from briefgen.review.labels import THINGS, label_of
from briefgen.review.tokens import tokens
from briefgen.values import replace

if TYPE_CHECKING:
    from briefgen.record.model import Record

_SUBSTANTIVE: Final = frozenset({
    "owner", "due", "date", "reference", "your_reference", "citation", "number", "status", "outcome", "name",
    "place", "role", "count", "organisation", "office", "made_on", "fulfilled_by", "fulfilled", "classification",
    "house", "ministry", "kind", "signatories", "side", "publish", "file", "sha256", "replaces", "see", "type",
    "code", "reason", "no_participants_reason", "dossiers", "on_behalf_of", "unit", "basis", "enclosure",
})  # fmt: skip
_LAYOUT: Final = frozenset(("id", "schema_"))


def compare_records(old: "Record", new: "Record") -> tuple[Difference, ...]:
    """Every difference in the order of the record's fields; nothing for records that say the same."""
    found = list(_of_fields(old, new, (), ("", "")))
    return tuple(_without_wanderers(found))


def _of_fields(old: Any, new: Any, way: tuple[Step, ...], places: tuple[str, str]) -> Iterator[Difference]:  # noqa: ANN401
    """What differs in an entry of the same identity: its own fields in one difference, then what it holds."""
    own: list[FieldChange] = []
    inner: list[Difference] = []
    for name in type(new).model_fields:
        before, after = getattr(old, name), getattr(new, name)
        if before == after:
            continue
        here = (_under(places[0], name), _under(places[1], name))
        if _is_entry(before) or _is_entry(after):
            inner += _of_single(before, after, (*way, Step(name)), here)
        elif _is_list_of_entries(before) or _is_list_of_entries(after):
            inner += _of_lists(before, after, (way, name), here)
        elif isinstance(before, Mapping):
            inner += _of_mappings(before, after, (*way, Step(name)), here)
        elif isinstance(before, tuple):
            own += _of_texts(name, before, after)
        else:
            own.append(FieldChange(_typed_name(name), shown(before), shown(after)))
    if own:
        yield from _own(own, way, places)
    yield from inner


def _own(own: list[FieldChange], way: tuple[Step, ...], places: tuple[str, str]) -> Iterator[Difference]:
    """Of the record itself a difference for each field; of anything in it one for all its fields."""
    if way:
        yield Difference("changed", way, _category(own), "", tuple(own), *places)
        return
    for each in own:
        yield Difference("changed", (), _category([each]), "", (each,), each.name, each.name)


def _is_entry(value: object) -> bool:
    return hasattr(type(value), "model_fields")


def _is_list_of_entries(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and _is_entry(value[0])


def _of_single(before: Any, after: Any, way: tuple[Step, ...], places: tuple[str, str]) -> Iterator[Difference]:  # noqa: ANN401
    if before is None:
        yield _came("added", way, after, ("", places[1]))
    elif after is None:
        yield _came("removed", way, before, (places[0], ""))
    else:
        yield from _of_fields(before, after, way, places)


def _came(action: Any, way: tuple[Step, ...], entry: Any, places: tuple[str, str]) -> Difference:  # noqa: ANN401
    fields = tuple(
        FieldChange(
            _typed_name(name), "" if action == "added" else shown(value), shown(value) if action == "added" else ""
        )
        for name, value in contents(entry)
        if not _is_entry(value) and not _is_list_of_entries(value) and value not in (None, ())
    )
    return Difference(action, way, Category.SUBSTANTIVE, label_of(entry), fields, *places)


def _of_lists(
    old: Sequence[Any], new: Sequence[Any], where: tuple[tuple[Step, ...], str], places: tuple[str, str]
) -> Iterator[Difference]:
    way, name = where
    thing = THINGS.get(name, name)
    alone = len(old) <= 1 and len(new) <= 1

    def to(number: int) -> tuple[Step, ...]:
        return (*way, Step(thing, number + 1, alone))

    pairs = matched(old, new)
    kept_old, kept_new = {i for i, _j in pairs}, {j for _i, j in pairs}
    for i, entry in enumerate(old):
        if i not in kept_old:
            yield _came("removed", to(i), entry, (_under(places[0], str(i)), ""))
    for j, entry in enumerate(new):
        if j not in kept_new:
            yield _came("added", to(j), entry, ("", _under(places[1], str(j))))
    for at in moved(pairs):
        yield _moved(pairs, at, to(pairs[at][0]), label_of(new[pairs[at][1]]), places)
    for i, j in sorted(pairs, key=lambda pair: pair[1]):
        if old[i] != new[j]:
            yield from _of_fields(old[i], new[j], to(j), (_under(places[0], str(i)), _under(places[1], str(j))))


def _moved(
    pairs: Sequence[tuple[int, int]], at: int, way: tuple[Step, ...], label: str, places: tuple[str, str]
) -> Difference:
    """The move of a pair, told by a neighbour in the new list that stayed where it was."""
    i, j = pairs[at]
    wandering = {pairs[k] for k in moved(pairs)}
    stay = sorted((pair for pair in pairs if pair not in wandering), key=lambda pair: pair[1])
    before = next((a for a, b in stay if b > j), -1)
    after = next((a for a, b in reversed(stay) if b < j), -1)
    category = Category.SUBSTANTIVE if way[-1].thing == "signatory" else Category.LAYOUT
    return Difference("moved", way, category, label, (), _under(places[0], str(i)), _under(places[1], str(j)),
                      before + 1, after + 1)  # fmt: skip


def _of_mappings(
    old: Mapping[str, str], new: Mapping[str, str], way: tuple[Step, ...], places: tuple[str, str]
) -> Iterator[Difference]:
    """Footnotes by their id, details by their name."""
    for key in (*old, *(key for key in new if key not in old)):
        before, after = old.get(key, ""), new.get(key, "")
        if before != after:
            thing = THINGS.get(way[-1].thing, way[-1].thing)
            here = (_under(places[0], key) if key in old else "", _under(places[1], key) if key in new else "")
            change = FieldChange(key, before, after)
            action: Any = "changed" if before and after else "added" if after else "removed"
            category = _category([change]) if action == "changed" else Category.SUBSTANTIVE
            yield Difference(action, (*way[:-1], Step(thing)), category, key, (change,), *here)


def _of_texts(name: str, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[FieldChange]:
    """A list of texts: each that came, went or changed; the whole list where only the order did."""
    pairs = matched(old, new)
    kept_old, kept_new = {i for i, _j in pairs}, {j for _i, j in pairs}
    yield from (FieldChange(name, text, "") for i, text in enumerate(old) if i not in kept_old)
    yield from (FieldChange(name, "", text) for j, text in enumerate(new) if j not in kept_new)
    yield from (FieldChange(name, old[i], new[j]) for i, j in pairs if old[i] != new[j])
    if moved(pairs):
        yield FieldChange(name, "; ".join(old), "; ".join(new))


def _category(fields: Sequence[FieldChange]) -> Category:
    rated = [_category_of(each) for each in fields]
    return next((each for each in Category if each in rated), Category.WORDING)


def _category_of(change: FieldChange) -> Category:
    if change.name in _LAYOUT:
        return Category.LAYOUT
    if change.name in _SUBSTANTIVE or not change.old or not change.new:
        return Category.SUBSTANTIVE
    old, new = (sorted(key for key in tokens(text).keys if _says_much(key)) for text in (change.old, change.new))
    return Category.WORDING if old == new else Category.SUBSTANTIVE


def _says_much(key: str) -> bool:
    return is_weighty(key) or (key[0].isupper() and len(key) > 1)


def _without_wanderers(found: list[Difference]) -> Iterator[Difference]:
    """An entry that is gone from one list and new in another of its kind has moved between them."""
    came = {(each.thing, each.label, each.fields and _values(each)): each for each in found if each.action == "added"}
    gone = {(each.thing, each.label, each.fields and _values(each)): each for each in found if each.action == "removed"}
    both = came.keys() & gone.keys()
    for each in found:
        key = (each.thing, each.label, each.fields and _values(each))
        if key not in both or each.action not in ("added", "removed") or not each.label:
            yield each
        elif each.action == "added":
            before = gone[key]
            yield replace(each, action="moved", category=Category.LAYOUT, fields=(), old_field=before.old_field,
                          way_old=before.way)  # fmt: skip


def _values(difference: Difference) -> tuple[tuple[str, str], ...]:
    return tuple((each.name, each.old or each.new) for each in difference.fields)


def _typed_name(name: str) -> str:
    return name.rstrip("_")


def _under(place: str, name: str) -> str:
    name = name.rstrip("_")
    return f"{place}.{name}" if place else name


def shown(value: object) -> str:
    """A value as it is typed in a record."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "; ".join(map(shown, value))
    return str(value)
