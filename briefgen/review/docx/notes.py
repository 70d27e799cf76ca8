"""Footnotes and endnotes: which is which in two documents, and notes that exist in the old one only."""

from collections.abc import Callable
from copy import deepcopy
from typing import Final

from lxml import etree
from rapidfuzz.distance import LCSseq

from briefgen.extract.docx.blocks import Paragraph
from briefgen.extract.docx.document import NOTE_KINDS, Document, Note
from briefgen.extract.docx.leaves import Leaf
from briefgen.extract.docx.names import ID, PPR, TYPE, W
from briefgen.review.docx.output import Output, w

_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
_ALIKE: Final = 0.5
Gone = Callable[[str, Paragraph], etree._Element]


class Notes:
    """The notes of both documents."""

    def __init__(self, old: Document, new: Document, output: Output) -> None:
        self._old, self._new, self._output = old, new, output
        self._grown: set[str] = set()  # kinds of notes that were taken over
        self.gone: Gone | None = None  # makes a deleted paragraph for a note's part
        for kind in NOTE_KINDS:
            self._name(kind)

    def _name(self, kind: str) -> None:
        """Gives the marks of notes that belong together one key, and every other mark one of its own."""
        olds, news = _marks(self._old, kind), _marks(self._new, kind)
        pairs = _pairs([self._text(self._old, leaf) for leaf in olds], [self._text(self._new, leaf) for leaf in news])
        identities = [(leaf, _identity(leaf)) for leaf in (*olds, *news)]
        for leaf, _each in identities:
            leaf.key = ("note", kind, "", id(leaf))
        for i, j in pairs:
            olds[i].key = news[j].key = ("note", kind, f"{i} {j}")

    def _text(self, document: Document, leaf: Leaf) -> str:
        note = self.note(document, leaf)
        return "" if note is None else " ¶ ".join(block.plain for block in note.blocks)

    def note(self, document: Document, leaf: Leaf) -> Note | None:
        kind = str(leaf.key[1]) if isinstance(leaf.key, tuple) else ""
        return document.notes.get((kind, _identity(leaf)))

    def old_note(self, leaf: Leaf) -> Note | None:
        return self.note(self._old, leaf)

    def new_note(self, leaf: Leaf) -> Note | None:
        return self.note(self._new, leaf)

    def part(self, kind: str) -> str:
        """The new document's part for notes of this kind, made like the old one's where there is none."""
        part = self._new.note_part(kind)
        if part:
            return part
        known = [name for name in self._new.package.parsed_parts if name == f"word/{kind}sOld.xml"]
        if known:
            return known[0]
        root = deepcopy(self._old.package.root(self._old.note_part(kind)))
        for child in [each for each in root if each.get(TYPE, "normal") == "normal"]:
            root.remove(child)
        name = self._output.add_tree(f"word/{kind}sOld.xml", root, _TYPES.format(kind=kind))
        self._output.relation(self._new.package.document, f"{kind}s", name)
        return name

    def take_over(self, leaf: Leaf) -> etree._Element | None:
        """A mark for a note of the old document that the new one gets as a deleted note; None where it has no text."""
        note = self.old_note(leaf)
        if note is None or self.gone is None:
            return None
        part = self.part(note.kind)
        root = self._new.package.root(part) if part in self._new.package.parts else self._new.package.parsed_parts[part]
        if part in self._new.package.parts:
            self._output.changed.add(part)
        identity = str(1 + max((int(each.get(ID, "0")) for each in root), default=0))
        element = w(note.kind, id=identity)
        for number, block in enumerate(note.blocks):
            if isinstance(block, Paragraph):
                element.append(self._paragraph(note.kind, block, first=not number))
        root.append(element)
        self._grown.add(note.kind)
        return w(f"{note.kind}Reference", id=identity)

    def in_order(self) -> None:
        """Puts the notes of changed parts in the order of their marks, as Word does; LibreOffice relies on it."""
        for kind in NOTE_KINDS:
            part = self._new.note_part(kind)
            if part not in self._output.changed:
                part = next((name for name in self._new.package.parsed_parts if name == f"word/{kind}sOld.xml"), "")
            if not part:
                continue
            root = self._new.package.parsed_parts[part]
            marks = [mark.get(ID, "") for mark in self._new.body.iter(f"{W}{kind}Reference")]
            places = {identity: place for place, identity in reversed(list(enumerate(marks)))}
            children = list(root)
            root[:] = sorted(children, key=lambda each: _place(each, places))
            if kind in self._grown:
                self._renumber(kind, root)

    def _renumber(self, kind: str, root: etree._Element) -> None:
        """Numbers the notes in their order, after the separators."""
        fixed = [int(each.get(ID, "0")) for each in root if each.get(TYPE, "normal") != "normal"]
        numbers: dict[str, str] = {}
        for number, note in enumerate(list(root)[len(fixed) :], start=max([0, *fixed]) + 1):
            numbers[note.get(ID, "")] = str(number)
            note.set(ID, str(number))
        for mark in self._new.body.iter(f"{W}{kind}Reference"):
            mark.set(ID, numbers.get(mark.get(ID, ""), mark.get(ID, "")))

    def _paragraph(self, kind: str, block: Paragraph, *, first: bool) -> etree._Element:
        assert self.gone is not None  # noqa: S101 - asked by the caller
        element = self.gone(kind, block)
        if first:
            run = w("r")
            run.append(w(f"{kind}Ref"))
            element.insert(1 if len(element) and element[0].tag == PPR else 0, run)
        return element


def _place(note: etree._Element, places: dict[str, int]) -> int:
    """Separators first, notes without a mark last."""
    return -1 if note.get(TYPE, "normal") != "normal" else places.get(note.get(ID, ""), len(places))


def _marks(document: Document, kind: str) -> list[Leaf]:
    return [leaf for leaf in document.marks() if isinstance(leaf.key, tuple) and leaf.key[1] == kind]


def _identity(leaf: Leaf) -> str:
    return leaf.elements[0].get(ID, "")


def _pairs(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Notes of one text, wherever they stand; of the others those alike, or all in order if they are as many."""
    places: dict[str, list[int]] = {}
    for j, text in enumerate(new):
        places.setdefault(text, []).append(j)
    found = [(i, places[text].pop(0)) for i, text in enumerate(old) if places.get(text)]
    olds = [i for i in range(len(old)) if i not in {i for i, _ in found}]
    news = [j for j in range(len(new)) if j not in {j for _, j in found}]
    return found + _near(old, new, olds, news)


def _near(old: list[str], new: list[str], olds: list[int], news: list[int]) -> list[tuple[int, int]]:
    if len(olds) == len(news):
        return list(zip(olds, news, strict=True))
    found: list[tuple[int, int]] = []
    free = list(news)
    for i in olds:
        for j in free:
            if LCSseq.normalized_similarity(old[i].split(), new[j].split()) >= _ALIKE:
                found.append((i, j))
                free = [each for each in free if each > j]
                break
    return found
