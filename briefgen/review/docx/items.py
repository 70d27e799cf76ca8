"""The paragraphs and tables that a story has in the end, and the marks at their ends."""

from itertools import pairwise
from typing import Final

from lxml import etree

from briefgen.extract.docx.blocks import Block, Paragraph
from briefgen.extract.docx.names import PPR, W
from briefgen.review.docx.imports import Imports
from briefgen.review.docx.marks import Marks, bare, properties_of, replace_properties
from briefgen.values import dataclass

_COMING: Final = ("ins", "moveTo")
_LEAVING: Final = ("del", "moveFrom")


@dataclass(slots=True)
class Item:
    """A paragraph, or another `block`, with the mark that its end gets; empty for one that stays."""

    element: etree._Element
    mark: str
    old: Paragraph | None  # what it is when all changes are refused
    new: Paragraph | None  # and when all are accepted
    block: Block | None = None
    move: str = ""
    is_passed_on: bool = False  # the end of another paragraph of the old document became this one's

    @property
    def is_reshaped(self) -> bool:
        return self.old is not None and self.new is not None and self.old.shape != self.new.shape


def finish(items: list[Item], marks: Marks, imports: Imports) -> None:
    """Writes the marks at the ends of paragraphs, their former properties and the ranges of moves."""
    own = [item.mark for item in items]
    for chain in _chains(items):
        if chain.must_pass_on:
            _pass_on(chain.items)
    for at, item in enumerate(items):
        if item.block is None and item.mark:
            if _is_edited_move(item):
                _dress_like_next(item, items[at + 1 :], marks, imports)
            marks.paragraph(item.element, item.mark)
        if item.old is not None and (item.is_reshaped or item.is_passed_on):
            former = imports.paragraph_properties(item.old.element)
            if item.is_reshaped or _spelled(former) != _spelled(bare(properties_of(item.element))):
                marks.former(item.element, former)
    _ranges(items, own, marks)


@dataclass(slots=True)
class _Chain:
    """A paragraph that stays and those after it that came or went."""

    items: list[Item]
    is_before_paragraph: bool

    @property
    def must_pass_on(self) -> bool:
        """Whether nothing can be joined to what follows, or whether it spares a paragraph its mark.

        LibreOffice loses the mark at the end of a paragraph that has a footnote, and the look of the paragraph after
        one that moved and was edited.
        """
        if len(self.items) < 2:
            return False
        if not self.is_before_paragraph:
            return True
        own = sum(_is_edited_move(item) or (not item.move and _has_notes(item)) for item in self.items[1:])
        return sum(_is_edited_move(item) or _has_notes(item) for item in self.items[:-1]) < own


def _chains(items: list[Item]) -> list[_Chain]:
    found: list[_Chain] = []
    chain: list[Item] = []
    for item in [*items, None]:
        is_paragraph = item is not None and item.block is None
        if chain and (item is None or item.block is not None or not item.mark or _frame(item) != _frame(chain[0])):
            found.append(_Chain(chain, is_paragraph))
            chain = []
        if item is not None and item.block is None and (chain or not item.mark):
            chain.append(item)
    return found


def _frame(item: Item) -> str:
    paragraph = item.new or item.old
    return "" if paragraph is None else paragraph.frame


def _is_edited_move(item: Item) -> bool:
    edited = (f"{W}ins", f"{W}del", f"{W}hyperlink")
    return bool(item.move) and next(item.element.iter(*edited), None) is not None


def _dress_like_next(item: Item, following: list[Item], marks: Marks, imports: Imports) -> None:
    """Gives a moved paragraph, for when it is gone, the properties of the one that then stands in its place.

    LibreOffice takes an edited one away in pieces, and joins what is left of it to the next paragraph as its first.
    """
    here, away = item.new, item.old
    gone = _COMING if here is not None else _LEAVING
    heir = next((each for each in following if each.block is not None or each.mark not in gone), None)
    if heir is None or heir.block is not None:
        return
    if away is None and here is not None and heir.old is not None and heir.old.shape != here.shape:
        marks.former(item.element, imports.paragraph_properties(heir.old.element))
    elif here is None and away is not None and heir.new is not None and heir.new.shape != away.shape:
        replace_properties(item.element, bare(properties_of(heir.new.element)))
        marks.former(item.element, imports.paragraph_properties(away.element))


def _has_notes(item: Item) -> bool:
    return next(item.element.iter(f"{W}footnoteReference", f"{W}endnoteReference"), None) is not None


def _pass_on(chain: list[Item]) -> None:
    """Marks the end before each paragraph instead of its own.

    Nothing can be joined to what follows the last one. A paragraph that is joined to the next one takes the
    properties of that one, so each says what it would be.
    """
    tags = [item.mark for item in chain]
    old, new = chain[0].old, chain[0].new
    former = None if new is None else bare(properties_of(new.element))
    for item, tag in zip(chain, [*tags[1:], ""], strict=True):
        if item is not chain[0]:
            item.is_passed_on = True
            if item.new is not None:
                new = item.new
                former = bare(properties_of(new.element))
            elif former is not None:
                replace_properties(item.element, former)
                old = item.old or old
        item.mark = "ins" if tag in _COMING else "del" if tag else ""
        item.old, item.new = old, new


def _ranges(items: list[Item], own: list[str], marks: Marks) -> None:
    """A range for each move, around its first to its last paragraph."""
    groups: list[list[tuple[Item, str]]] = []
    for item, mark in zip(items, own, strict=True):
        if not item.move:
            continue
        if (
            groups
            and groups[-1][-1][0].move == item.move
            and groups[-1][-1][1] == mark
            and _beside(groups[-1][-1][0], item, items)
        ):
            groups[-1].append((item, mark))
        else:
            groups.append([(item, mark)])
    for group in groups:
        kind = "moveFrom" if group[0][1] == "moveFrom" else "moveTo"
        start = marks.mark(f"{kind}RangeStart", name=group[0][0].move)
        first, last = group[0][0].element, group[-1][0].element
        first.insert(1 if len(first) and first[0].tag == PPR else 0, start)
        last.addnext(marks.range_end(start))


def _beside(left: Item, right: Item, items: list[Item]) -> bool:
    return any(a is left and b is right for a, b in pairwise(items))


def _spelled(properties: etree._Element) -> bytes:
    return etree.tostring(properties, method="c14n")
