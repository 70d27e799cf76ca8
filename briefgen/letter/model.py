"""The letter as words and structure: the one middle form that every renderer, the archive and the review read."""

import datetime
from collections.abc import Iterator
from enum import StrEnum
from typing import Final, Literal

from briefgen.values import dataclass

FORMAT: Final = 1  # of letter.json; raised when an older reader could misunderstand a newer letter


@dataclass(frozen=True, slots=True)
class Origin:
    """Where words came from: the record field (`meetings.0.topics.1.title`) and the template line that placed them."""

    field: str = ""
    template: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look. `note` is the id of a footnote whose mark stands after the (then usually empty) text."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    note: str = ""
    origin: Origin | None = None


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Line
    type: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the body; level 2 to 4, because the subject is the letter's only level 1."""

    runs: Line
    level: int = 2
    number: str = ""  # "1", "1.1": set by the composer where the kind numbers its headings; not one of the words
    type: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class ListItem:
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bulleted or numbered list; the bullets and numbers are not words."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1
    type: Literal["list"] = "list"


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its share of the table's width (the shares of a table sum to 1) and how its cells align."""

    width: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Cell:
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Row:
    """As many cells as the table has columns."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose header rows repeat on every page; the caption stands above it."""

    columns: tuple[Column, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    caption: Line = ()
    type: Literal["table"] = "table"


Block = Paragraph | Heading | ListBlock | Table


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot of the column; notes are numbered 1, 2, 3 in the order of `Letter.notes`."""

    id: str
    blocks: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label of the header block with its value lines: `Ons kenmerk` / `3090253`."""

    label: Line
    values: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class About:
    """What the letter is known by; nothing of it is printed from here. `date` and `reference` are empty in a draft."""

    record: str
    kind: str
    ministry: str
    house: str
    subject: str
    reference: str = ""
    date: datetime.date | None = None
    language: str = "nl-NL"


@dataclass(frozen=True, slots=True)
class ReferenceColumn:
    """The narrow column on the right of the first page, top to bottom."""

    units: tuple[Line, ...] = ()  # bold
    subunits: tuple[Line, ...] = ()
    address: tuple[Line, ...] = ()
    references: tuple[Labelled, ...] = ()
    note: tuple[Line, ...] = ()  # italic


@dataclass(frozen=True, slots=True)
class Head:
    """The header block of the first page, in reading order."""

    ministry: Line
    return_address: Line
    addressee: tuple[Line, ...]
    column: ReferenceColumn
    date: Labelled
    subject: Labelled


@dataclass(frozen=True, slots=True)
class Signatory:
    office: Line
    name: Line


@dataclass(frozen=True, slots=True)
class Closing:
    """What follows the body: formula (`Hoogachtend,`), signatories, then lists of enclosures and of copies."""

    formula: Line = ()
    signatories: tuple[Signatory, ...] = ()
    enclosures: Labelled | None = None
    copies: Labelled | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """What stands in the margins of the pages; page marks, not words of the letter.

    `number` has the placeholders `{page}` and `{pages}`; empty for none. `number_on` says whether a letter of one page
    has it too. `continuation` is repeated in the reference column from the second page on.
    """

    number: str = ""
    number_on: Literal["always", "several"] = "several"
    continuation: tuple[Labelled, ...] = ()
    classification: str = ""
    draft: str = ""  # the draft mark, `CONCEPT`; empty once issued


class Role(StrEnum):
    """The parts of a letter, in reading order."""

    MINISTRY = "ministry"
    RETURN_ADDRESS = "return-address"
    ADDRESSEE = "addressee"
    UNITS = "units"
    SUBUNITS = "subunits"
    ADDRESS = "address"
    REFERENCES = "references"
    NOTE = "note"
    DATE = "date"
    SUBJECT = "subject"
    SALUTATION = "salutation"
    BODY = "body"
    FORMULA = "formula"
    SIGNATORIES = "signatories"
    ENCLOSURES = "enclosures"
    COPIES = "copies"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a letter as plain blocks: lines of the head and closing are paragraphs here."""

    role: Role
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter; `draft` words and issued words are the same, only `pages` and `about` differ."""

    about: About
    head: Head
    salutation: Line
    body: tuple[Block, ...]
    closing: Closing
    notes: tuple[Footnote, ...] = ()
    pages: Pages = Pages()
    format: int = FORMAT

    def parts(self) -> Iterator[Part]:
        """The parts that are not empty, in reading order; footnotes come last."""
        for role, blocks in self._all_parts():
            if blocks:
                yield Part(role, blocks)

    def _all_parts(self) -> Iterator[tuple[Role, tuple[Block, ...]]]:
        head, column, closing = self.head, self.head.column, self.closing
        yield Role.MINISTRY, _lines(head.ministry)
        yield Role.RETURN_ADDRESS, _lines(head.return_address)
        yield Role.ADDRESSEE, _lines(*head.addressee)
        yield Role.UNITS, _lines(*column.units)
        yield Role.SUBUNITS, _lines(*column.subunits)
        yield Role.ADDRESS, _lines(*column.address)
        yield Role.REFERENCES, tuple(block for each in column.references for block in _labelled(each))
        yield Role.NOTE, _lines(*column.note)
        yield Role.DATE, _labelled(head.date)
        yield Role.SUBJECT, _labelled(head.subject)
        yield Role.SALUTATION, _lines(self.salutation)
        yield Role.BODY, self.body
        yield Role.FORMULA, _lines(closing.formula)
        yield Role.SIGNATORIES, _lines(*(line for each in closing.signatories for line in (each.office, each.name)))
        yield Role.ENCLOSURES, _labelled(closing.enclosures)
        yield Role.COPIES, _labelled(closing.copies)
        yield Role.NOTES, tuple(block for note in self.notes for block in note.blocks)

    def runs(self) -> Iterator[Run]:
        """All runs in reading order."""
        for _role, blocks in self._all_parts():
            for block in blocks:
                yield from block.runs if type(block) is Paragraph else block_runs(block)

    def words(self) -> list[str]:
        """The words in reading order, as every format must give them back: no bullets, numbers of notes or page marks.

        Runs of one paragraph join without a space, blocks never do.
        """
        found: list[str] = []
        for part in self.parts():
            for block in part.blocks:
                for line in block_lines(block):
                    found.extend("".join(run.text for run in line).split())
        return found


def _lines(*lines: Line) -> tuple[Block, ...]:
    return tuple(Paragraph(line) for line in lines if line)


def _labelled(labelled: Labelled | None) -> tuple[Block, ...]:
    return _lines(labelled.label, *labelled.values) if labelled else ()


def block_lines(block: Block) -> Iterator[Line]:
    """The lines of a block in reading order: one per paragraph, heading, caption and cell paragraph."""
    if isinstance(block, Paragraph | Heading):
        yield block.runs
    elif isinstance(block, ListBlock):
        for item in block.items:
            for inner in item.blocks:
                yield from block_lines(inner)
    else:
        if block.caption:
            yield block.caption
        for row in (*block.header, *block.rows):
            for cell in row.cells:
                for inner in cell.blocks:
                    yield from block_lines(inner)


def block_runs(block: Block) -> Iterator[Run]:
    """The runs of a block in reading order."""
    for line in block_lines(block):
        yield from line
