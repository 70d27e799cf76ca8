"""Reads the paragraphs, headings, lists, tables, notes, boxes and margins of a Word document."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, Literal

from briefgen.errors import UnreadableError
from briefgen.language import _
from briefgen.letter.model import Block, Cell, Column, Heading, ListBlock, ListItem, Paragraph, Row, Run, Table
from briefgen.review.outside.document import DEEPEST, Outside

if TYPE_CHECKING:
    from briefgen.extract.docx import blocks as word
    from briefgen.extract.docx.blocks import PartReader
    from briefgen.extract.docx.document import Document
    from briefgen.extract.docx.package import Package

Tracked = Literal["accept", "reject"]
_ATOM: Final = "\ufffc"


def read_word(data: bytes, *, source: str, tracked: Tracked | None) -> Outside:
    """What the document says. Raises UnreadableError for what is none, and for tracked changes without a choice."""
    from briefgen.extract.docx.document import Document
    from briefgen.extract.docx.package import Package

    package = Package(data, source=source)
    _settle(package, source, tracked)
    return _Reader(Document(package)).outside()


def _settle(package: "Package", source: str, tracked: Tracked | None) -> None:
    from briefgen.extract.docx.revisions import first_change, settle

    kinds = ("footnotes", "endnotes", "header", "footer")
    targets = {each.target for each in package.relations(package.document).values() if each.kind in kinds}
    for part in (package.document, *sorted(target for target in targets if target in package.parts)):
        if first_change(package.root(part)) is None:
            continue
        if tracked is None:
            raise UnreadableError(
                _("{source} has tracked changes of its own.").format(source=source),
                hint=_("Say with --tracked accept or --tracked reject how to take them."),
            )
        settle(package.root(part), tracked)


class _Reader:
    def __init__(self, document: "Document") -> None:
        self._document = document

    def outside(self) -> Outside:
        document = self._document
        reader = document.reader(document.package.document)
        blocks = [*_blocks(document.blocks, 0), *self._boxes(reader)]
        notes = [each for note in self._notes() for each in _lines(_blocks(note, 0))]
        parts = dict.fromkeys(document.margins[place] for place in sorted(document.margins))
        margins = [each for part in parts for each in _lines(self._margin(part))]
        return Outside(tuple(blocks), tuple(notes), tuple(margins), tuple(self._not_read()))

    def _notes(self) -> Iterator[list["word.Block"]]:
        for leaf in self._document.marks():
            if isinstance(leaf.key, tuple) and (note := self._document.notes.get((str(leaf.key[1]), str(leaf.key[2])))):
                yield note.blocks

    def _margin(self, part: str) -> Iterator[Block]:
        """A header or footer: its running text, then what floats, by what it says, because programs order it freely."""
        from briefgen.extract.docx.summary import margin_blocks

        blocks = margin_blocks(self._document, part)
        yield from _blocks([block for block in blocks if not block.frame], 0)
        floats = [*_blocks([block for block in blocks if block.frame], 0), *self._boxes(self._document.reader(part))]
        yield from sorted(floats, key=repr)

    def _boxes(self, reader: "PartReader") -> Iterator[Block]:
        for leaf in list(reader.graphics):
            if leaf.graphic is not None:
                for box in leaf.graphic.boxes:
                    yield from _blocks(reader.blocks(box), 0)

    def _not_read(self) -> Iterator[str]:
        yield _("how the words look: bold, italic, colours, sizes")
        package = self._document.package
        if package.related("comments"):
            yield _("comments")
        if any(name.startswith("word/media/") for name in package.parts):
            yield _("pictures")
        if any(name.startswith("word/embeddings/") for name in package.parts):
            yield _("documents inside the document")


def _blocks(blocks: Iterable["word.Block"], depth: int) -> Iterator[Block]:
    from briefgen.extract.docx import blocks as word

    for block in blocks:
        if isinstance(block, word.Table) and depth <= DEEPEST:
            yield from _table(block, depth)
        elif isinstance(block, word.Paragraph):
            yield from _paragraph(block)


def _paragraph(block: "word.Paragraph") -> Iterator[Block]:
    text = block.text.replace(_ATOM, "")
    if not text.strip():
        return
    runs = (Run(text),)
    shape = block.shape
    if shape.heading:
        yield Heading(runs, max(2, min(shape.heading, 4)))
    elif shape.sign:
        made: Block = Paragraph(runs)
        for _level in range(min(shape.level, 9) + 1):
            made = ListBlock((ListItem((made,)),), shape.sign != "bullet")
        yield made
    else:
        yield Paragraph(runs)


def _table(table: "word.Table", depth: int) -> Iterator[Block]:
    rows = tuple(Row(tuple(Cell(tuple(_blocks(cell.blocks, depth + 1))) for cell in row.cells)) for row in table.rows)
    width = max((len(row.cells) for row in rows), default=0)
    if width:
        yield Table((Column(1 / width),) * width, (), rows)


def _lines(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    from briefgen.letter.model import block_lines

    for block in blocks:
        for line in block_lines(block):
            yield Paragraph(line)
