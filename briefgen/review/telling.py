"""Changes and their kinds in words, in the language of the user."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from briefgen.language import N_, _, ngettext
from briefgen.review.comparison import Category, Change, ChangeKind
from briefgen.review.labels import shortened

_KINDS: Final[dict[ChangeKind, str]] = {
    "added": N_("added"),
    "removed": N_("removed"),
    "replaced": N_("replaced"),
    "moved": N_("moved"),
    "split": N_("split"),
    "merged": N_("joined"),
    "look": N_("looks different"),
    "structure": N_("set out differently"),
}
_CATEGORIES: Final = {
    Category.SUBSTANTIVE: N_("substantive"),
    Category.WORDING: N_("wording"),
    Category.LAYOUT: N_("layout"),
}
_PARTS: Final = {
    "ministry": N_("ministry"),
    "return-address": N_("return address"),
    "addressee": N_("addressee"),
    "units": N_("units"),
    "subunits": N_("sub-units"),
    "address": N_("address"),
    "references": N_("references"),
    "note": N_("note in the margin"),
    "date": N_("date"),
    "subject": N_("subject"),
    "salutation": N_("salutation"),
    "body": N_("body"),
    "formula": N_("closing formula"),
    "signatories": N_("signatories"),
    "enclosures": N_("enclosures"),
    "copies": N_("copies"),
    "notes": N_("notes"),
    "page-marks": N_("page marks"),
    "text": N_("text"),
}
_SHAPES: Final = {
    "paragraph": N_("paragraph"),
    "heading": N_("heading"),
    "bullet": N_("list item"),
    "number": N_("numbered item"),
    "inside": N_("paragraph in an item"),
    "caption": N_("caption"),
    "header": N_("header row"),
    "row": N_("row"),
    "cell": N_("cell"),
    "classification": N_("classification"),
    "draft": N_("draft mark"),
    "pagination": N_("page number"),
    "continuation": N_("mark of later pages"),
}


def kind_word(kind: ChangeKind) -> str:
    return _(_KINDS[kind])


def category_word(category: Category) -> str:
    return _(_CATEGORIES[category])


def part_word(part: str) -> str:
    known = _PARTS.get(part, part)
    return _(known)


def shape_word(shape: str) -> str:
    """`heading 2` for `heading-2`."""
    name, _dash, level = shape.partition("-")
    known = _SHAPES.get(name, name)
    return f"{_(known)} {level}".strip()


def tell(change: Change, longest: int = 70) -> str:
    """The change in a line: `replaced: “februari 2021” by “maart 2021”`."""
    old, new = (f"“{shortened(text, longest)}”" for text in (change.old, change.new))
    if change.kind == "replaced":
        return _("replaced: {old} by {new}").format(old=old, new=new)
    if change.kind == "structure":
        return _("set out differently: {old} became {new}").format(
            old=shape_word(change.old), new=shape_word(change.new)
        )
    word = kind_word(change.kind)
    return f"{word}: {old if change.kind == 'removed' else new}"


def counted(changes: Iterable[Change]) -> str:
    """`2 substantive, 1 wording`; what there is none of is left out."""
    count = Counter(change.category for change in changes)
    return ", ".join(f"{count[each]} {category_word(each)}" for each in Category if count[each])


def changes_word(count: int) -> str:
    return ngettext("{count} change", "{count} changes", count).format(count=count)
