"""Differences between records as sentences, in the language of the user; fields keep the names that are typed."""

from typing import Final

from briefgen.language import _, ngettext
from briefgen.review.differences import Difference, FieldChange, Step
from briefgen.review.labels import shortened, thing_name
from briefgen.review.words import Piece, compared

_MOVING: Final = frozenset(("due", "date", "made_on"))
_LONG: Final = 60  # characters; of a longer text only the part that changed is said
_AROUND: Final = 24  # characters of context


def sentence(difference: Difference) -> str:
    """`agreement 2: due moved from februari 2021 to maart 2021; owner added: VNG`."""
    if difference.action == "moved":
        return _move(difference)
    if difference.action == "changed":
        changes = "; ".join(map(_field, difference.fields))
        if not difference.way:
            return changes
        return _("{thing}: {changes}").format(thing=_way(difference.way, difference.label), changes=changes)
    thing = _way_to_new(difference.way)
    pattern = _("{thing} added: {label}") if difference.action == "added" else _("{thing} removed: {label}")
    value = next((each.old or each.new for each in difference.fields if each.name == difference.label), "")
    label = f"{difference.label}: {shortened(value)}" if value else difference.label
    return pattern.format(thing=thing, label=label)


def _way(way: tuple[Step, ...], label: str = "") -> str:
    """`meeting 2, topic 3`; what is the only one of its list goes without a number, or is left out on the way."""
    names = [_step(step) for step in way[:-1] if not step.alone]
    last = _step(way[-1]) + (f" {label}" if label and not way[-1].number else "")
    return ", ".join((*names, last))


def _step(step: Step) -> str:
    name = thing_name(step.thing)
    return f"{name} {step.number}" if step.number and not step.alone else name


def _way_to_new(way: tuple[Step, ...]) -> str:
    """The thing without its number: it had none before."""
    names = [_step(step) for step in way[:-1] if not step.alone]
    return ", ".join((*names, thing_name(way[-1].thing)))


def _move(difference: Difference) -> str:
    if difference.way_old:
        return _("{thing} moved to {place}: {label}").format(
            thing=_way(difference.way_old), place=_way(difference.way), label=difference.label
        )
    thing, name = _way(difference.way), thing_name(difference.thing)
    if difference.before:
        return _("{thing} moved before {name} {number}").format(thing=thing, name=name, number=difference.before)
    return _("{thing} moved after {name} {number}").format(thing=thing, name=name, number=difference.after)


def _field(change: FieldChange) -> str:
    if not change.old:
        return _("{field} added: {value}").format(field=change.name, value=shortened(change.new))
    if not change.new:
        return _("{field} removed: {value}").format(field=change.name, value=shortened(change.old))
    old, new, more = excerpts(change.old, change.new)
    moving = change.name in _MOVING
    pattern = _("{field} moved from {old} to {new}") if moving else _("{field} changed from {old} to {new}")
    told = pattern.format(field=change.name, old=old, new=new)
    if not more:
        return told
    rest = ngettext("{changes}, and in {count} more place", "{changes}, and in {count} more places", more)
    return rest.format(changes=told, count=more)


def excerpts(old: str, new: str) -> tuple[str, str, int]:
    """Both texts; where they are long, what is around their first change, and how many changes there are besides."""
    if len(old) <= _LONG and len(new) <= _LONG:
        return " ".join(old.split()), " ".join(new.split()), 0
    places: list[list[Piece]] = []
    for piece in compared(old, new):
        if piece.kind == "same":
            places.append([])
        elif not places:
            places = [[piece]]
        else:
            places[-1].append(piece)
    changed = [each for each in places if each]
    if not changed:
        return f"“{shortened(old)}”", f"“{shortened(new)}”", 0
    first = changed[0]
    spans = (
        (min(each.old_start for each in first), max(each.old_end for each in first)),
        (min(each.new_start for each in first), max(each.new_end for each in first)),
    )
    return _excerpt(old, *spans[0]), _excerpt(new, *spans[1]), len(changed) - 1


def _excerpt(text: str, start: int, end: int) -> str:
    """The stretch with some whole words around it."""
    first = text.find(" ", start - _AROUND) + 1 if start > _AROUND else 0
    last = text.rfind(" ", end, end + _AROUND) if end + _AROUND < len(text) else len(text)
    first, last = min(first, start), last if last >= end else end
    inner = " ".join(text[first:last].split())
    return "“" + ("…" if first else "") + shortened(inner, 160) + ("…" if last < len(text) else "") + "”"
