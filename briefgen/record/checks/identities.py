"""Checks of the ids in a record: what is compared, registered and acknowledged is known by them, never by position."""

from collections.abc import Iterator
from typing import Final

from briefgen.errors import Fix, Problem, Severity
from briefgen.language import N_, _, ngettext
from briefgen.record.checks.contents import Contents
from briefgen.record.reading import Reading, way
from briefgen.rules import Rule
from briefgen.yamlfile import Mapping, Scalar, scalar_fix
from briefgen.yamlfile.suggestions import slug

_LONGEST: Final = 40  # characters of a proposed id
_HEAD: Final = "meetings:\n  - id: overleg\n    name: het overleg\n    date: 2020-11-04\n    topics:\n"
DUPLICATE_ID: Final = Rule(
    "M111",
    Severity.ERROR,
    N_("Two things have the same id"),
    N_("An agreement is known for ever by its letter and its id; the id must mean one thing."),
    _HEAD + "      - {id: kosten, title: de kosten}\n      - {id: kosten, title: de planning}",
    _HEAD + "      - {id: kosten, title: de kosten}\n      - {id: planning, title: de planning}",
)
NO_ID: Final = Rule(
    "M112",
    Severity.HINT,
    N_("Something has no id yet"),
    N_(
        "With ids, drafts can be compared, warnings acknowledged and agreements followed after their place has changed."
    ),
    _HEAD + "      - title: het vervolg",
    _HEAD + "      - id: vervolg\n        title: het vervolg",
)
RULES: Final[tuple[Rule, ...]] = (DUPLICATE_ID, NO_ID)


def duplicate_id(contents: Contents) -> Iterator[Problem]:
    for group in contents.identified:
        seen: dict[str, str] = {}
        for field, id_, _words in group:
            if id_ is None:
                continue
            first = seen.setdefault(id_, field)
            if first != field:
                line = contents.reading.where(f"{first}.id").line
                yield contents.problem(
                    DUPLICATE_ID,
                    f"{field}.id",
                    _("The id '{id}' is in use already on line {line}.").format(id=id_, line=line),
                    hint=_("Give this one an id of its own."),
                )


_WANTED: Final = ("meetings",)


def no_id(contents: Contents) -> Iterator[Problem]:
    """One finding for all of them, so that a record typed by hand is not drowned in hints."""
    fixes: list[Fix] = []
    missing: list[str] = []
    for group in contents.identified:
        taken = {each.id for each in group if each.id}
        for thing in group:
            if thing.id is None and thing.field.startswith(_WANTED):
                missing.append(thing.field)
                new = _new_id(thing.words, taken)
                taken.add(new)
                fixes += _fix(contents.reading, thing.field, new)
    if missing:
        message = ngettext("{count} entry has no id yet.", "{count} entries have no id yet.", len(missing))
        yield contents.problem(
            NO_ID,
            min(missing, key=lambda field: contents.reading.where(field).line),
            message.format(count=len(missing)),
            hint=_("'briefgen check --fix' adds the ids."),
            fixes=tuple(fixes),
        )


def _new_id(words: tuple[str | None, ...], taken: set[str]) -> str:
    text = next((word for word in words if word and slug(word)), "")
    base = _short(slug(text)) or "onderdeel"
    numbered = (f"{base}-{n}" for n in range(2, len(taken) + 3))
    return base if base not in taken else next(each for each in numbered if each not in taken)


def _short(whole: str) -> str:
    """The slug without a leading article, cut at a word."""
    words = whole.split("-")
    if len(words) > 1 and words[0] in ("de", "het", "een"):
        words = words[1:]
    kept = ""
    for word in words:
        if len(kept) + len(word) >= _LONGEST:
            break
        kept = f"{kept}-{word}" if kept else word
    return kept or words[0][:_LONGEST]


def _fix(reading: Reading, field: str, new: str) -> tuple[Fix, ...]:
    """The edit that adds the id below the first plain field of the entry."""
    node = reading.document.node(way(field))
    if not isinstance(node, Mapping):
        return ()
    after = next((each.key.text for each in node.entries if isinstance(each.value, Scalar)), None)
    try:
        return (scalar_fix(reading.document, (*way(field), "id"), new, after=after or ""),)
    except KeyError:  # an entry in a form that cannot take another key
        return ()


CHECKS: Final = (duplicate_id, no_id)
