"""Writes the steps between two rows of blocks into the new document."""

from collections.abc import Sequence
from typing import Final

from lxml import etree

from briefgen.extract.docx.blocks import Block, Paragraph, Table
from briefgen.extract.docx.leaves import ATOM, Leaf
from briefgen.review.docx.align import aligned
from briefgen.review.docx.changes import ChangeKind, Log
from briefgen.review.docx.ends import with_lasting_end
from briefgen.review.docx.graphics import Floats
from briefgen.review.docx.imports import Imports
from briefgen.review.docx.inline import InlineWriter, text_element
from briefgen.review.docx.items import Item, finish
from briefgen.review.docx.marks import Marks
from briefgen.review.docx.output import w
from briefgen.review.docx.pieces import boundaries, cut
from briefgen.review.docx.place import Cursor
from briefgen.review.docx.report import note_edits, shown
from briefgen.review.docx.steps import Step
from briefgen.review.docx.strategy import Strategy
from briefgen.review.docx.tables import TableWriter
from briefgen.review.docx.words import Edit, edits
from briefgen.values import dataclass, field

_MOVED: Final = "moveTo"


@dataclass(slots=True)
class Pairs:
    """Things inside paragraphs that stay: the marks of notes, old and new."""

    notes: list[tuple[Leaf, Leaf]] = field(default_factory=list)


class BlockWriter:
    """Compares and marks the blocks of one story."""

    def __init__(
        self, marks: Marks, imports: Imports, inline: InlineWriter, log: Log, *, pairs: Pairs, strategy: Strategy,
        names: "MoveNames",
    ) -> None:  # fmt: skip
        self._marks, self._imports, self._inline, self._log = marks, imports, inline, log
        self._pairs, self._strategy, self._names = pairs, strategy, names
        self._tables = TableWriter(self, marks, imports, log)
        self.changed = False

    def story(
        self, old: Sequence[Block], new: Sequence[Block], container: etree._Element, *, floats: Floats | None = None
    ) -> None:
        """Marks the blocks of a container of the new document by those of the old one.

        Text boxes in paragraphs that came, went or moved do so with them: they are taken out of `floats`.
        """
        steps = aligned(old, new, moves=self._strategy.moves, splits=self._strategy.splits)
        steps = with_lasting_end(steps, old, new)
        if floats is not None:
            for step in steps:
                if step.kind in ("del", "ins", "from", "to"):
                    floats.release([*(old[i] for i in step.olds), *(new[j] for j in step.news)])
        for step in steps:
            if step.kind == "pair":
                self._vote(old[step.olds[0]], new[step.news[0]])
        cursor = Cursor(container, [block.element for block in new])
        items: list[Item] = []
        moves: dict[int, str] = {}
        for step in steps:
            before = len(items)
            self._step(step, old, new, cursor, items)
            for item in items[before:]:
                item.move = moves.setdefault(step.move, self._names.next()) if step.move else ""
        if any(item.mark or item.is_reshaped for item in items):
            self.changed = True
        finish(items, self._marks, self._imports)

    def _vote(self, old: Block, new: Block) -> None:
        if isinstance(old, Paragraph) and isinstance(new, Paragraph) and old.shape == new.shape:
            self._imports.vote(old.element, new.element)

    def _step(self, step: Step, old: Sequence[Block], new: Sequence[Block], cursor: Cursor, items: list[Item]) -> None:
        olds, news = [old[i] for i in step.olds], [new[j] for j in step.news]
        if step.kind == "pair":
            items.append(self._pair(olds[0], news[0]))
        elif step.kind == "del":
            items.append(self._gone(olds[0], cursor))
        elif step.kind == "ins":
            items.append(self._come(news[0]))
        elif step.kind == "from":
            items.append(self._moved_away(olds[0], new[step.news[0]], cursor))
        elif step.kind == "to":
            items.append(self._moved_here(olds[0], news[0]))
        else:
            items += self._joined(step, olds, news, cursor)
        if news and step.kind != "from":
            cursor.reach(news[-1].element if step.kind != "merge" else items[-1].element)

    def _pair(self, old: Block, new: Block) -> Item:
        if isinstance(old, Table) and isinstance(new, Table):
            self._tables.pair(old, new)
        elif isinstance(old, Paragraph) and isinstance(new, Paragraph):
            self._pass(new)
            self.edit(old, new)
            item = Item(new.element, "", old, new)
            if old.shape != new.shape:
                self._log.add(ChangeKind.SHAPE, old=old.plain, new=new.plain, before=old.plain, after=new.plain)
            return item
        return Item(new.element, "", None, None, block=new)

    def edit(self, old: Paragraph, new: Paragraph, *, kept: str = "", quiet: bool = False) -> None:
        """Marks the words of a paragraph."""
        if old.key == new.key and not kept and len(old.leaves) < 2 and len(new.leaves) < 2:
            return
        script = edits(old, new) if self._strategy.words or old.key == new.key else _whole(old, new)
        self._pair_notes(old, new, script)
        if kept or any(not edit.same for edit in script):
            self.changed = True
            if not quiet:
                note_edits(self._log, old, new, script, moved=bool(kept))
            self._inline.write(new, old, script, kept=kept)

    def _pair_notes(self, old: Paragraph, new: Paragraph, script: Sequence[Edit]) -> None:
        lefts, rights = _notes(old), _notes(new)
        if not lefts or not rights:
            return
        for edit in script:
            if edit.same:
                before = [leaf for leaf in lefts if edit.old_start <= leaf.start < edit.old_end]
                after = [leaf for leaf in rights if edit.new_start <= leaf.start < edit.new_end]
                self._pairs.notes += zip(before, after, strict=False)

    def _pass(self, new: Paragraph) -> None:
        self._log.pass_by(heading=new.plain if new.shape.heading else "")

    def _come(self, new: Block) -> Item:
        if isinstance(new, Table):
            self._tables.come(new)
            return Item(new.element, "ins", None, None, block=new)
        if not isinstance(new, Paragraph):
            return Item(new.element, "", None, None, block=new)
        self._pass(new)
        self._log.add(ChangeKind.PARAGRAPH_ADDED, new=shown(new), after=new.plain)
        self.all_come(new)
        return Item(new.element, "ins", None, new)

    def all_come(self, new: Paragraph) -> None:
        """Marks all words of a paragraph as inserted."""
        self.changed = True
        self._inline.write(new, None, [Edit(False, 0, 0, 0, len(new.text))])

    def _gone(self, old: Block, cursor: Cursor) -> Item:
        if isinstance(old, Table):
            element = self._tables.gone(old)
            cursor.put(element)
            return Item(element, "del", None, None, block=old)
        if not isinstance(old, Paragraph):
            return Item(old.element, "", None, None, block=old)
        self._log.add(ChangeKind.PARAGRAPH_REMOVED, old=shown(old), before=old.plain)
        element = self.all_gone(old)
        cursor.put(element)
        return Item(element, "del", old, None)

    def all_gone(self, old: Paragraph) -> etree._Element:
        """A paragraph of the old document as a deleted one of the new document."""
        element = self._bare(old)
        for _link, mark in self._inline.removed(old, 0, len(old.text), "del"):
            element.append(mark)
        return element

    def _bare(self, old: Paragraph) -> etree._Element:
        self.changed = True
        element = w("p")
        properties = self._imports.paragraph_properties(old.element)
        if len(properties):
            element.append(properties)
        return element

    def _moved_away(self, old: Block, new: Block, cursor: Cursor) -> Item:
        """A paragraph where it no longer stands: what did not arrive elsewhere is deleted here."""
        assert isinstance(old, Paragraph)  # noqa: S101 - only paragraphs move
        assert isinstance(new, Paragraph)  # noqa: S101
        element = self._bare(old)
        for edit in edits(old, new):
            name = "moveFrom" if edit.same else "del"
            for _link, mark in self._inline.removed(old, edit.old_start, edit.old_end, name):
                element.append(mark)
        cursor.put(element)
        return Item(element, "moveFrom", old, None)

    def _moved_here(self, old: Block, new: Block) -> Item:
        assert isinstance(old, Paragraph)  # noqa: S101 - only paragraphs move
        assert isinstance(new, Paragraph)  # noqa: S101
        self._pass(new)
        self._log.add(ChangeKind.MOVED, old=shown(old), new=shown(new), before=old.plain, after=new.plain)
        self.edit(old, new, kept=_MOVED)
        return Item(new.element, _MOVED, None, new)

    def _joined(self, step: Step, olds: list[Block], news: list[Block], cursor: Cursor) -> list[Item]:
        """A paragraph that was split, or several that were merged: only the ends between them are marked."""
        before = [each for each in olds if isinstance(each, Paragraph)]
        after = [each for each in news if isinstance(each, Paragraph)]
        is_split = step.kind == "split"
        whole, pieces = (before[0], after) if is_split else (after[0], before)
        parts = cut(whole, boundaries(whole, pieces))
        if parts is None:
            return self._unjoined(olds, news, cursor)
        lefts, rights = (parts, after) if is_split else (before, parts)
        kind = ChangeKind.SPLIT if is_split else ChangeKind.MERGED
        old_text, new_text = " ¶ ".join(each.plain for each in lefts), " ¶ ".join(each.plain for each in rights)
        items: list[Item] = []
        for number, (old, new) in enumerate(zip(lefts, rights, strict=True)):
            last = number == len(lefts) - 1
            if is_split or last:
                self._pass(new)
            if not number:
                self._log.add(
                    kind, old="" if is_split else "¶", new="¶" if is_split else "", before=old_text, after=new_text
                )
            self.edit(old, new)
            if is_split and not last and old.text[-1:] in " \u00a0" and new.text[-1:] not in " \u00a0":
                _add_space(new.element)
            items.append(Item(new.element, "" if last else "ins" if is_split else "del", old, new))
        self.changed = True
        return items

    def _unjoined(self, olds: list[Block], news: list[Block], cursor: Cursor) -> list[Item]:
        items = [self._gone(old, cursor) for old in olds[:-1]]
        items.append(self._pair(olds[-1], news[0]))
        cursor.reach(news[0].element)
        for new in news[1:]:
            items.append(self._come(new))
        return items


class MoveNames:
    """Names for moves, each once in a document."""

    def __init__(self) -> None:
        self._count = 0

    def next(self) -> str:
        self._count += 1
        return f"move{self._count}"


def _whole(old: Paragraph, new: Paragraph) -> list[Edit]:
    return [Edit(False, 0, len(old.text), 0, len(new.text))]


def _notes(paragraph: Paragraph) -> list[Leaf]:
    assert paragraph.text is not None  # noqa: S101 - reads the places of the leaves
    return [
        leaf for leaf in paragraph.leaves if leaf.text == ATOM and isinstance(leaf.key, tuple) and leaf.key[0] == "note"
    ]


def _add_space(paragraph: etree._Element) -> None:
    """Keeps the space at which a paragraph was split: refusing the split brings it back between the words."""
    run = w("r")
    run.append(text_element("t", " "))
    paragraph.append(run)
