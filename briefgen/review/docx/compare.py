"""Two Word documents made one, in which every change is tracked."""

import datetime
from typing import Final, Literal

from lxml import etree

from briefgen.extract.docx.blocks import Block, Paragraph
from briefgen.extract.docx.document import NOTE_KINDS, Document, Place
from briefgen.extract.docx.leaves import Leaf
from briefgen.extract.docx.names import W
from briefgen.extract.docx.package import Package
from briefgen.extract.docx.revisions import first_change
from briefgen.extract.docx.summary import Story, margin_blocks, summary, without_lead
from briefgen.extract.docx.xml import text_inside
from briefgen.language import _
from briefgen.review.docx.blocks import BlockWriter, MoveNames, Pairs
from briefgen.review.docx.changes import CannotCompareError, Log, Marked
from briefgen.review.docx.graphics import Floats, matched_floats
from briefgen.review.docx.imports import Imports
from briefgen.review.docx.inline import InlineWriter
from briefgen.review.docx.margins import gone_margin
from briefgen.review.docx.marks import Marks
from briefgen.review.docx.notes import Notes
from briefgen.review.docx.output import Output
from briefgen.review.docx.proof import Fault, fault_of, settled, story_parts
from briefgen.review.docx.strategy import STRATEGIES, Strategy
from briefgen.review.docx.uncompared import left_aside, lost_things
from briefgen.values import dataclass

Tracked = Literal["refuse", "accept", "reject"]
_LONGEST_AUTHOR: Final = 200


def compare_docx(
    old: bytes, new: bytes, *, author: str, date: datetime.datetime, tracked: Tracked = "refuse",
    old_name: str = "", new_name: str = "",
) -> Marked:  # fmt: skip
    """The new document with its changes against the old one tracked, by this author at this moment.

    Refusing all changes gives the old document's words and structure, accepting all the new one's: this is proven
    before the document is returned. Raises CannotCompareError where it cannot be, and where a document has tracked
    changes already and `tracked` does not say how to take them; UnreadableError for what is no Word document.
    """
    names = (old_name or _("the old document"), new_name or _("the new document"))
    by = "".join(each for each in author if each.isprintable())[:_LONGEST_AUTHOR]
    fault: Fault | None = None
    for strategy in STRATEGIES:
        comparison = _Comparison(old, new, names, by=_By(by, date), tracked=tracked, strategy=strategy)
        marked = comparison.marked()
        fault = comparison.fault
        if fault is None:
            return marked
    assert fault is not None  # noqa: S101 - every strategy has failed
    raise CannotCompareError(
        _("These documents cannot be compared exactly: {story}, at “{text}”. Nothing was written.").format(
            story=fault.story, text=fault.text
        ),
        hint=_("Save both documents anew in Word or LibreOffice and try again, or compare their texts."),
    )


@dataclass(frozen=True, slots=True)
class _By:
    author: str
    date: datetime.datetime


class _Comparison:
    """One attempt to compare two documents."""

    def __init__(
        self, old: bytes, new: bytes, names: tuple[str, str], *, by: _By, tracked: Tracked, strategy: Strategy
    ) -> None:
        self._data = new
        old_package, new_package = Package(old, source=names[0]), Package(new, source=names[1])
        _take_tracked(old_package, tracked)
        self._settled = _take_tracked(new_package, tracked)
        self._old, self._new = Document(old_package), Document(new_package)
        self._expected: tuple[dict[str, Story], dict[str, Story]] = summary(self._old), summary(self._new)
        self._uncompared = tuple(left_aside(self._old, self._new))
        self._output = Output(new_package)
        self._marks = Marks(self._output, author=by.author, date=by.date)
        self._imports = Imports(self._old, self._new, self._output)
        self._log, self._pairs, self._names = Log(), Pairs(), MoveNames()
        self._strategy = strategy
        self._notes = Notes(self._old, self._new, self._output)
        self._notes.gone = self._gone_in_note
        self.fault: Fault | None = None

    def marked(self) -> Marked:
        """The result; `fault` says where it does not hold."""
        if self._expected[0] == self._expected[1] and not self._settled:
            return Marked(self._data, (), self._uncompared)
        self._body()
        self._note_contents()
        self._margins()
        self._notes.in_order()
        self._output.changed.update(self._settled)
        document = self._output.bytes()
        self.fault = fault_of(document, *self._expected)
        return Marked(document, tuple(self._log.changes), (*self._uncompared, *lost_things(self._imports.lost)))

    def _writer(self, old_part: str, new_part: str) -> BlockWriter:
        inline = InlineWriter(
            self._marks, self._imports, self._output, old_part=old_part, new_part=new_part, note=self._notes.take_over
        )
        return BlockWriter(
            self._marks, self._imports, inline, self._log, pairs=self._pairs, strategy=self._strategy, names=self._names
        )

    def _gone_in_note(self, kind: str, paragraph: Paragraph) -> etree._Element:
        writer = self._writer(self._old.note_part(kind), self._notes.part(kind))
        return writer.all_gone(paragraph)

    def _body(self) -> None:
        old, new = self._old, self._new
        self._story("body", (old.package.document, new.package.document), (old.blocks, new.blocks), new.body)

    def _story(
        self, name: str, parts: tuple[str, str], blocks: tuple[list[Block], list[Block]], container: etree._Element
    ) -> None:
        """Marks a story and what floats in it."""
        readers = self._old.reader(parts[0]), self._new.reader(parts[1])
        blocks = (without_lead(blocks[0]), without_lead(blocks[1]))
        floats = matched_floats(*readers, *blocks, boxes=self._strategy.boxes)
        self._log.enter(name)
        writer = self._writer(*parts)
        writer.story(*blocks, container, floats=floats)
        self._floats(floats, writer)
        if writer.changed:
            self._output.changed.add(parts[1])

    def _floats(self, floats: Floats, writer: BlockWriter) -> None:
        self._log.enter("text box")
        for pair in floats.pairs:
            writer.story(pair.old, pair.new, pair.container)
        with self._log:
            for pair in floats.copies:
                writer.story(pair.old, pair.new, pair.container)

    def _note_contents(self) -> None:
        """Marks the texts of notes: those that stay, and those whose mark was inserted."""
        stay: dict[int, Leaf] = {id(new): old for old, new in self._pairs.notes}
        for kind in NOTE_KINDS:
            part = self._new.note_part(kind)
            if not part:
                continue
            writer = self._writer(self._old.note_part(kind), part)
            for leaf in self._new.marks():
                note = self._notes.new_note(leaf)
                if note is None or note.kind != kind:
                    continue
                before = stay.get(id(leaf))
                old_note = None if before is None else self._notes.old_note(before)
                if old_note is not None:
                    self._log.enter(kind)
                    writer.story(old_note.blocks, note.blocks, note.element)
                else:
                    for block in note.blocks:
                        if isinstance(block, Paragraph):
                            writer.all_come(block)
            if writer.changed:
                self._output.changed.add(part)

    def _margins(self) -> None:
        done: dict[str, str] = {}
        places: list[Place] = sorted({*self._old.margins, *self._new.margins})
        for place in places:
            before, after = self._old.margins.get(place, ""), self._new.margins.get(place, "")
            kind, section, page = place
            if after and after not in done:
                done[after] = before
                self._margin(kind, before, after)
            elif before and not after and self._old.margins.get((kind, section - 1, page)) != before:
                self._lost_margin(place, before)

    def _margin(self, kind: str, before: str, after: str) -> None:
        blocks_new = margin_blocks(self._new, after)
        blocks_old = margin_blocks(self._old, before) if before else []
        reader_old = before or self._old.package.document
        if not before:
            self._come_margin(kind, after, blocks_new)
            return
        self._story(kind, (reader_old, after), (blocks_old, blocks_new), self._new.package.root(after))

    def _come_margin(self, kind: str, part: str, blocks: list[Block]) -> None:
        self._log.enter(kind)
        writer = self._writer(self._old.package.document, part)
        writer.story([], blocks, self._new.package.root(part))
        if writer.changed:
            self._output.changed.add(part)

    def _lost_margin(self, place: Place, part: str) -> None:
        kind, section, page = place
        sections = self._new.sections()
        if section >= len(sections):
            return
        self._log.enter(kind)
        name, root = gone_margin(
            self._output, self._new, sections[section], self._old.package.root(part), kind=kind, page=page
        )
        self._writer(part, name).story(margin_blocks(self._old, part), [], root)
        last = root[-1] if len(root) else None
        if last is not None and last.tag == f"{W}p":
            look = last.find(f"{W}pPr/{W}rPr")
            for mark in [] if look is None else look.findall(f"{W}del"):
                mark.getparent().remove(mark)  # type: ignore[union-attr]  # it was found inside the look


def _take_tracked(package: Package, tracked: Tracked) -> list[str]:
    """Takes or refuses the changes that a document has already; refuses the document where nobody said how."""
    if tracked != "refuse":
        return settled(package, tracked)
    for part in story_parts(package):
        change = first_change(package.root(part))
        if change is not None:
            raise CannotCompareError(
                _("{source} has tracked changes already; the first is by {author}, in {part}: “{text}”.").format(
                    source=package.source, author=change.get(f"{W}author", "?"), part=part,
                    text=text_inside(change)[:60],
                ),
                hint=_("Say with --tracked accept or --tracked reject how to take them."),
            )  # fmt: skip
    return []
