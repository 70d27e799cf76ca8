"""Paragraphs cut in two, where one became several or several became one."""

from copy import deepcopy
from typing import Final

from lxml import etree

from briefgen.extract.docx.blocks import Paragraph
from briefgen.extract.docx.leaves import Leaf
from briefgen.extract.docx.names import PPR, RPR, SPACE, W
from briefgen.extract.docx.xml import emptied
from briefgen.review.docx.tokens import Token, tokens_of
from briefgen.review.docx.words import matched

_SECTION: Final = f"{W}sectPr"


def boundaries(whole: Paragraph, pieces: list[Paragraph]) -> list[int]:
    """The places in the text of `whole` at which it falls apart into the pieces; spaces go to the one before."""
    tokens = tokens_of(whole)
    joined: list[Token] = []
    owners: list[int] = []
    for number, piece in enumerate(pieces):
        own = tokens_of(piece)
        joined += own
        owners += [number] * len(own)
    pairs = matched(tokens, joined)
    found: list[int] = []
    for number in range(1, len(pieces)):
        after = [i for i, j in pairs if owners[j] >= number and not tokens[i].space]
        start = after[0] if after else len(tokens)
        place = tokens[start].start if start < len(tokens) else len(whole.text)
        found.append(max(place, found[-1] if found else 0))
    return found


def cut(paragraph: Paragraph, places: list[int]) -> list[Paragraph] | None:
    """The paragraph as several, cut in place in its tree; None where it cannot be cut, and then it is whole still."""
    if not all(_can_be_cut(paragraph, place) for place in places):
        return None
    found: list[Paragraph] = []
    for place in reversed(places):
        paragraph, rest = _cut_once(paragraph, place)
        found.append(rest)
    return [paragraph, *reversed(found)]


def _can_be_cut(paragraph: Paragraph, place: int) -> bool:
    """Whether the place is between or in plain runs that stand directly in the paragraph."""
    length = len(paragraph.text)
    if not 0 < place < length:
        return False
    before = [leaf for leaf in paragraph.leaves if leaf.text and leaf.start < place]
    after = [leaf for leaf in paragraph.leaves if leaf.text and leaf.start + len(leaf.text) > place]
    left, right = before[-1], after[0]
    if left is right:
        return left.run is not None and left.run.getparent() is paragraph.element
    if left.group and left.group == right.group:
        return False
    top_left, top_right = _top(left, paragraph), _top(right, paragraph)
    return top_left is not top_right or (right.run is not None and right.run.getparent() is paragraph.element)


def _top(leaf: Leaf, paragraph: Paragraph) -> etree._Element:
    """The child of the paragraph that holds a leaf."""
    element = leaf.elements[0] if leaf.run is None else leaf.run
    while (parent := element.getparent()) is not None and parent is not paragraph.element:
        element = parent
    return element


def _cut_once(paragraph: Paragraph, place: int) -> tuple[Paragraph, Paragraph]:
    element = paragraph.element
    rest = emptied(element)
    element.addnext(rest)
    properties = element.find(PPR)
    if properties is not None:
        rest.append(deepcopy(properties))
        section = properties.find(_SECTION)
        if section is not None:
            properties.remove(section)
    leaves = _leaves_cut(paragraph, place)
    first = next(leaf for leaf in leaves if leaf.text and leaf.start >= place)
    if first.run is not None and first.run.getparent() is element:
        _cut_run(first, leaves)
    top = _top(first, paragraph)
    rest.extend([top, *top.itersiblings()])
    at = leaves.index(first)
    return (
        Paragraph(element, leaves[:at], paragraph.shape, paragraph.frame),
        Paragraph(rest, leaves[at:], paragraph.shape, paragraph.frame),
    )


def _leaves_cut(paragraph: Paragraph, place: int) -> list[Leaf]:
    """The leaves, with the one at the place as two."""
    found: list[Leaf] = []
    for leaf in paragraph.leaves:
        if leaf.start < place < leaf.start + len(leaf.text):
            element = leaf.elements[0]
            second = deepcopy(element)
            left, right = leaf.text[: place - leaf.start], leaf.text[place - leaf.start :]
            for each, text in ((element, left), (second, right)):
                each.text = text
                each.set(SPACE, "preserve")
            element.addnext(second)
            found.append(Leaf(left, leaf.key, [element], leaf.run, leaf.link, start=leaf.start))
            found.append(Leaf(right, leaf.key, [second], leaf.run, leaf.link, start=place))
        else:
            found.append(leaf)
    return found


def _cut_run(first: Leaf, leaves: list[Leaf]) -> None:
    """Gives the leaf and what follows it in its run a run of their own, which comes first."""
    run = first.run
    assert run is not None  # noqa: S101 - asked by the caller
    element = first.elements[0]
    before = [child for child in element.itersiblings(preceding=True) if child.tag != RPR]
    if not before:
        return
    earlier = emptied(run)
    look = run.find(RPR)
    if look is not None:
        earlier.append(deepcopy(look))
    earlier.extend(reversed(before))
    run.addprevious(earlier)
    for leaf in leaves:
        if leaf.run is run and leaf.elements[0].getparent() is earlier:
            leaf.run = earlier
