"""Text boxes, frames, images and drawings of one part: which is which in two documents."""

from collections import Counter
from typing import Final

from lxml import etree
from rapidfuzz.distance import LCSseq

from briefgen.extract.docx.blocks import Block, Paragraph, PartReader, Table
from briefgen.extract.docx.leaves import ATOM, Leaf
from briefgen.extract.docx.summary import frames
from briefgen.values import dataclass, field

_ALIKE: Final = 0.4


@dataclass(slots=True)
class FloatPair:
    """Blocks that float in the old and the new document, and the element that holds the new ones.

    `marks` are the graphics around them, where they are text boxes in both.
    """

    old: list[Block]
    new: list[Block]
    container: etree._Element
    marks: tuple[Leaf, ...] = ()


@dataclass(slots=True)
class Floats:
    """What floats in a part; `copies` are the same text boxes once more, as older programs see them."""

    pairs: list[FloatPair] = field(default_factory=list)
    copies: list[FloatPair] = field(default_factory=list)

    def release(self, blocks: list[Block]) -> None:
        """Makes the text boxes in these blocks, and those that they were paired with, part of their paragraphs."""
        if not self.pairs:
            return
        own = {id(leaf) for block in blocks for leaf in _leaves(block) if leaf.graphic is not None}
        gone = [pair for pair in self.pairs if any(id(leaf) in own for leaf in pair.marks)]
        for pair in gone:
            self.pairs.remove(pair)
            for leaf, content in zip(pair.marks, (pair.old, pair.new), strict=False):
                _count(leaf, ("text box", _text(content)))
        freed = {id(leaf) for pair in gone for leaf in pair.marks}
        self.copies = [pair for pair in self.copies if not any(id(leaf) in freed for leaf in pair.marks)]


def _leaves(block: Block) -> list[Leaf]:
    if isinstance(block, Paragraph):
        return block.leaves
    if isinstance(block, Table):
        return [leaf for row in block.rows for cell in row.cells for each in cell.blocks for leaf in _leaves(each)]
    return []


def matched_floats(
    old: PartReader, new: PartReader, old_blocks: list[Block], new_blocks: list[Block], *, boxes: bool
) -> Floats:
    """Pairs what floats; frames that a program made text boxes of, or the other way, leave the running blocks."""
    found = Floats()
    olds, news = _of_kind(old, "text box"), _of_kind(new, "text box")
    free_old, free_new = olds, news
    if boxes:
        free_old, free_new = _pair_boxes(old, new, olds, news, found)
        free_new = _frames_to_boxes(old_blocks, free_new, new, found)
        free_old = _boxes_to_frames(free_old, new_blocks, old, found)
    for leaf in (*free_old, *free_new):
        reader = old if leaf in free_old else new
        _count(leaf, ("text box", _text(_blocks(leaf, reader))))
    _images(old, new)
    return found


def _of_kind(reader: PartReader, kind: str) -> list[Leaf]:
    return [leaf for leaf in reader.graphics if leaf.graphic is not None and leaf.graphic.kind == kind]


def _blocks(leaf: Leaf, reader: PartReader) -> list[Block]:
    return [block for box in leaf.graphic.boxes for block in reader.inside().blocks(box)] if leaf.graphic else []


def _text(blocks: list[Block]) -> str:
    return " ¶ ".join(block.plain for block in blocks)


def _count(leaf: Leaf, key: object) -> None:
    """From here on the graphic is one of the words of its paragraph."""
    leaf.text, leaf.key = ATOM, key
    if leaf.graphic is not None and leaf.graphic.forget is not None:
        leaf.graphic.forget()


def _pair_boxes(
    old: PartReader, new: PartReader, olds: list[Leaf], news: list[Leaf], found: Floats
) -> tuple[list[Leaf], list[Leaf]]:
    texts_old, texts_new = [_text(_blocks(leaf, old)) for leaf in olds], [_text(_blocks(leaf, new)) for leaf in news]
    pairs = _best(texts_old, texts_new)
    used_old, used_new = set(), set()
    for i, j in pairs:
        if _pair(olds[i], news[j], old, new, found):
            used_old.add(i)
            used_new.add(j)
    return (
        [leaf for i, leaf in enumerate(olds) if i not in used_old],
        [leaf for j, leaf in enumerate(news) if j not in used_new],
    )


def _best(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Pairs of equal texts first, then of like ones, then what is left in order if it is as many."""
    found: list[tuple[int, int]] = []
    lefts, rights = list(range(len(old))), list(range(len(new)))
    for least in (1.0, _ALIKE):
        for i in list(lefts):
            best = max(rights, key=lambda j: (_likeness(old[i], new[j]), -j), default=None)
            if best is not None and _likeness(old[i], new[best]) >= least:
                found.append((i, best))
                lefts.remove(i)
                rights.remove(best)
    if len(lefts) == len(rights):
        found += zip(lefts, rights, strict=True)
    return found


def _likeness(old: str, new: str) -> float:
    return 1.0 if old == new else min(0.99, LCSseq.normalized_similarity(old.split(), new.split()))


def _pair(old: Leaf, new: Leaf, old_reader: PartReader, new_reader: PartReader, found: Floats) -> bool:
    if old.graphic is None or new.graphic is None or len(old.graphic.boxes) != len(new.graphic.boxes):
        return False
    for place, (left, right) in enumerate(zip(old.graphic.boxes, new.graphic.boxes, strict=True)):
        marks = (old, new)
        found.pairs.append(FloatPair(old_reader.inside().blocks(left), new_reader.inside().blocks(right), right, marks))
        if len(new.graphic.others) == len(new.graphic.boxes):
            other = new.graphic.others[place]
            found.copies.append(
                FloatPair(old_reader.inside().blocks(left), new_reader.inside().blocks(other), other, marks)
            )
    return True


def _frames_to_boxes(old_blocks: list[Block], news: list[Leaf], new: PartReader, found: Floats) -> list[Leaf]:
    """Frames of the old document that are text boxes in the new one."""
    left = []
    groups = frames(old_blocks)
    for leaf in news:
        graphic = leaf.graphic
        text = _text(_blocks(leaf, new))
        group = max(groups, key=lambda each: _likeness(_text(each), text), default=None)
        if graphic is None or group is None or len(graphic.boxes) != 1 or _likeness(_text(group), text) < _ALIKE:
            left.append(leaf)
            continue
        groups.remove(group)
        _take_out(group, old_blocks)
        found.pairs.append(FloatPair(group, new.inside().blocks(graphic.boxes[0]), graphic.boxes[0]))
        for other in graphic.others:
            found.copies.append(FloatPair(list(group), new.inside().blocks(other), other))
    return left


def _boxes_to_frames(olds: list[Leaf], new_blocks: list[Block], old: PartReader, found: Floats) -> list[Leaf]:
    """Text boxes of the old document that are frames in the new one."""
    left = []
    groups = frames(new_blocks)
    for leaf in olds:
        blocks = _blocks(leaf, old)
        group = max(groups, key=lambda each: _likeness(_text(each), _text(blocks)), default=None)
        if group is None or _likeness(_text(group), _text(blocks)) < _ALIKE:
            left.append(leaf)
            continue
        groups.remove(group)
        _take_out(group, new_blocks)
        container = group[0].element.getparent()
        if container is not None:
            found.pairs.append(FloatPair(blocks, group, container))
    return left


def _take_out(group: list[Block], blocks: list[Block]) -> None:
    own = {id(block) for block in group}
    blocks[:] = [block for block in blocks if id(block) not in own]


def _images(old: PartReader, new: PartReader) -> None:
    """Floating images that are in one of the documents only are counted among the words."""
    lefts = [leaf for leaf in _of_kind(old, "image") if leaf.graphic and leaf.graphic.floats]
    rights = [leaf for leaf in _of_kind(new, "image") if leaf.graphic and leaf.graphic.floats]
    for leaves, others in ((lefts, rights), (rights, lefts)):
        there = Counter(leaf.key for leaf in others)
        for leaf in leaves:
            if there[leaf.key]:
                there[leaf.key] -= 1
            elif leaf.text != ATOM:
                _count(leaf, leaf.key)
