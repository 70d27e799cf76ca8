"""Writes the edits of one paragraph into it: insertions around runs, deletions between them."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from itertools import pairwise
from typing import Final

from lxml import etree

from briefgen.extract.docx.blocks import Paragraph
from briefgen.extract.docx.leaves import Leaf
from briefgen.extract.docx.names import RPR, SPACE, P, W
from briefgen.extract.docx.xml import emptied
from briefgen.review.docx.imports import Imports
from briefgen.review.docx.marks import Marks
from briefgen.review.docx.output import Output, w
from briefgen.review.docx.words import Edit

_BOX: Final = f"{W}txbxContent"
_DELETED: Final = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}


class InlineWriter:
    """Writes into paragraphs of one part of the new document what stood in one part of the old one."""

    def __init__(
        self, marks: Marks, imports: Imports, output: Output, *, old_part: str, new_part: str,
        note: Callable[[Leaf], etree._Element | None],
    ) -> None:  # fmt: skip
        self._marks, self._imports, self._output = marks, imports, output
        self._old_part, self._new_part = old_part, new_part
        self._note = note

    def write(self, new: Paragraph, old: Paragraph | None, script: Sequence[Edit], *, kept: str = "") -> None:
        """Marks a paragraph of the new document by its edits.

        `kept` marks also what stays (`moveTo`), and then what is gone stands where the paragraph stood before: programs
        do not agree on how to refuse a deletion inside a move.
        """
        gone: dict[int, list[Edit]] = {}
        come: list[tuple[int, int]] = []
        for edit in script:
            if not edit.same and edit.old_end > edit.old_start and not kept:
                gone.setdefault(edit.new_start, []).append(edit)
            if not edit.same and edit.new_end > edit.new_start:
                come.append((edit.new_start, edit.new_end))
        if gone or come or kept:
            assert new.text is not None  # noqa: S101 - reads the places of the leaves
            _Placing(self, new, old, gone=gone, come=come, kept=kept).run()

    def wrap(self, name: str) -> etree._Element:
        return self._marks.mark(name)

    def removed(self, old: Paragraph, start: int, end: int, name: str) -> list[tuple[str, etree._Element]]:
        """The characters of an old paragraph as marks of this name, each with the link that it belongs to."""
        assert old.text is not None  # noqa: S101 - reads the places of the leaves
        found: list[tuple[str, etree._Element]] = []
        last_run: etree._Element | None = None
        last_group = 0
        for leaf in old.leaves:
            low, high = max(start, leaf.start), min(end, leaf.start + len(leaf.text))
            if low >= high:
                continue
            if leaf.group and leaf.group == last_group:
                continue
            if not found or found[-1][0] != leaf.link:
                found.append((leaf.link, self.wrap(name)))
                last_run = None
            mark = found[-1][1]
            if leaf.run is None:
                for each in leaf.elements:
                    mark.append(self._thing(each, name))
                last_run = None
            else:
                if last_run is not leaf.run:
                    mark.append(self._run(leaf.run))
                mark[-1].append(self._piece(leaf, low - leaf.start, high - leaf.start, name))
                last_run = leaf.run
            last_group = leaf.group
        return [(link, self._linked(link, mark, old)) for link, mark in found if len(mark)]

    def _run(self, run: etree._Element) -> etree._Element:
        copy = w("r")
        look = self._imports.run_properties(run)
        if look is not None:
            copy.append(look)
        return copy

    def _piece(self, leaf: Leaf, low: int, high: int, name: str) -> etree._Element:
        element = leaf.elements[0]
        if element.tag in (f"{W}t", f"{W}delText"):
            return text_element("delText" if name == "del" else "t", leaf.text[low:high])
        if isinstance(leaf.key, tuple) and leaf.key[0] == "note":
            note = self._note(leaf)
            return w("t") if note is None else note
        return self._thing(element, name)

    def _thing(self, element: etree._Element, name: str) -> etree._Element:
        copy = self._imports.thing(element, self._old_part, self._new_part)
        if name == "del":
            for each in list(copy.iter(*_DELETED)):
                if next(each.iterancestors(_BOX), None) is None:
                    each.tag = _DELETED[str(each.tag)]
        return copy

    def _linked(self, link: str, mark: etree._Element, old: Paragraph) -> etree._Element:
        """A mark inside a link like that of the old document, where that was one."""
        source = (
            next((each for each in old.leaves if each.link == link and each.run is not None), None) if link else None
        )
        run = None if source is None else source.run
        hyperlink = None if run is None else next(run.iterancestors(f"{W}hyperlink", P), None)
        if hyperlink is None or hyperlink.tag == P:
            return mark
        copy = w("hyperlink")
        for key, value in hyperlink.attrib.items():
            copy.set(key, value)
        self._imports.adapt(copy, self._old_part, self._new_part)
        copy.append(mark)
        return copy


def text_element(name: str, text: str) -> etree._Element:
    element = w(name)
    element.text = text
    element.set(SPACE, "preserve")
    return element


class _Placing:
    """Goes through the leaves of one paragraph and puts marks around and between them."""

    def __init__(
        self, writer: InlineWriter, new: Paragraph, old: Paragraph | None, *, gone: dict[int, list[Edit]],
        come: list[tuple[int, int]], kept: str,
    ) -> None:  # fmt: skip
        self._writer, self._new, self._old = writer, new, old
        self._gone, self._come, self._kept = gone, come, kept
        self._done: set[int] = set()

    def run(self) -> None:
        leaves = self._new.leaves
        at = 0
        while at < len(leaves):
            leaf = leaves[at]
            end = at + 1
            if leaf.run is not None:
                while end < len(leaves) and leaves[end].run is leaf.run:
                    end += 1
                self._run(leaf.run, leaves[at:end])
            else:
                while end < len(leaves) and leaf.group and leaves[end].group == leaf.group:
                    end += 1
                self._unit(leaves[at:end])
            at = end
        self._rest()

    def _status(self, place: int) -> str:
        return "ins" if any(start <= place < end for start, end in self._come) else self._kept

    def _cuts(self, leaf: Leaf) -> list[int]:
        """The places inside a leaf's text at which it is cut, its ends included."""
        low, high = leaf.start, leaf.start + len(leaf.text)
        inner = {each for pair in self._come for each in pair if low < each < high}
        inner |= {each for each in self._gone if low < each < high}
        return [low, *sorted(inner), high]

    def _run(self, run: etree._Element, leaves: list[Leaf]) -> None:
        pieces: list[tuple[int, str, etree._Element]] = []
        for leaf in leaves:
            if not leaf.text:
                pieces.append((-1, "", leaf.elements[0]))
                continue
            cuts = self._cuts(leaf)
            for low, high in pairwise(cuts):
                whole = len(cuts) == 2
                element = (
                    leaf.elements[0] if whole else text_element("t", leaf.text[low - leaf.start : high - leaf.start])
                )
                pieces.append((low, self._status(low), element))
        touched = any(status or (place in self._gone and place not in self._done) for place, status, _ in pieces)
        if touched:
            self._rebuild(run, pieces)

    def _rebuild(self, run: etree._Element, pieces: list[tuple[int, str, etree._Element]]) -> None:
        """Replaces a run by runs of one status each, with what is gone between them."""
        current: etree._Element | None = None
        before = ""
        look = run.find(RPR)
        for place, status, element in pieces:
            if place >= 0 and self._put_gone(place, run):
                current = None
            if current is None or status != before:
                current = emptied(run)
                if look is not None:
                    current.append(deepcopy(look))
                self._place(current, status, run)
                before = status
            current.append(element)
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)

    def _place(self, element: etree._Element, status: str, before: etree._Element) -> None:
        """Puts an element before another one, inside a mark if it has a status; neighbours share one mark."""
        if not status:
            before.addprevious(element)
            return
        neighbour = before.getprevious()
        if neighbour is not None and neighbour.get("status") == status:
            neighbour.append(element)
            return
        mark = self._writer.wrap(status)
        mark.set("status", status)
        before.addprevious(mark)
        mark.append(element)

    def _unit(self, leaves: list[Leaf]) -> None:
        """A thing outside runs, or a group that stays or goes as a whole."""
        elements = leaves[0].elements
        first = next((leaf for leaf in leaves if leaf.text), None)
        if first is None:
            return
        self._put_gone(first.start, elements[0])
        status = self._status(first.start)
        if status:
            anchor = etree.Comment("")
            elements[0].addprevious(anchor)
            for element in elements:
                self._place(element, status, anchor)
            parent = anchor.getparent()
            if parent is not None:
                parent.remove(anchor)

    def _put_gone(self, place: int, before: etree._Element) -> bool:
        """Puts what is gone at this place before an element; says whether there was something."""
        if place in self._done or place not in self._gone or self._old is None:
            return False
        self._done.add(place)
        for edit in self._gone[place]:
            for link, element in self._removed(edit):
                self._before(link, element, before)
        return True

    def _removed(self, edit: Edit) -> list[tuple[str, etree._Element]]:
        assert self._old is not None  # noqa: S101 - asked by the caller
        return self._writer.removed(self._old, edit.old_start, edit.old_end, "del")

    def _before(self, link: str, element: etree._Element, before: etree._Element) -> None:
        """Puts a deletion before an element, inside the same link or else outside of any."""
        around = next(before.iterancestors(f"{W}hyperlink", P), None)
        inside = around is not None and around.tag != P
        if inside and around is not None and element.tag == f"{W}hyperlink" and link == self._link_of(around):
            for child in list(element):
                before.addprevious(child)
        elif inside and around is not None:
            around.addprevious(element)
        else:
            before.addprevious(element)

    def _link_of(self, hyperlink: etree._Element) -> str:
        for leaf in self._new.leaves:
            if leaf.run is not None and leaf.link and next(leaf.run.iterancestors(f"{W}hyperlink"), None) is hyperlink:
                return leaf.link
        return self._last_link

    _last_link = ""

    def _rest(self) -> None:
        """What is gone at the end of the paragraph, and the clean-up of the row of marks."""
        paragraph = self._new.element
        end = etree.SubElement(paragraph, f"{W}end")
        for place in sorted(self._gone):
            self._put_gone(place, end)
        paragraph.remove(end)
        for mark in paragraph.iter(f"{W}ins", f"{W}moveTo"):
            mark.attrib.pop("status", "")
