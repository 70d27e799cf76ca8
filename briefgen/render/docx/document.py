"""`word/document.xml`: the letter from head to closing, in reading order."""

from collections.abc import Iterator
from typing import Final

from briefgen.letter.model import Closing, Labelled, Letter, Line, ReferenceColumn
from briefgen.render.docx.blocks import BlockWriter
from briefgen.render.docx.frames import break_lines, frame
from briefgen.render.docx.keeping import KEPT, is_signed, kept_lines
from briefgen.render.docx.margins import Margins
from briefgen.render.docx.measures import line_end, line_top, point_twips, twips
from briefgen.render.docx.runs import Writing, bookmarked_mark, first_mark, line_xml
from briefgen.render.docx.xml import HEADER, R, W
from briefgen.render.looks import says_something
from briefgen.render.style import Style

_TAB: Final = "<w:r><w:tab/></w:r>"


class DocumentWriter:
    """Writes the documents of one house style."""

    def __init__(self, style: Style, margins: Margins) -> None:
        self._style = style
        self._ministry = _opened("Ministry", frame(style.ministry))
        self._return_address = _opened("ReturnAddress", frame(style.return_address))
        self._addressee = _opened("Addressee", frame(style.addressee))
        self._column = frame(style.column)
        self._gaps = {
            "ColumnAddress": style.column.gap,
            "ColumnFirstLabel": style.column.gap_before_references,
            "ColumnLabel": style.column.gap,
            "ColumnNote": style.column.gap,
        }
        self._end = f"{_section(style, margins)}</w:body></w:document>"

    def xml(self, letter: Letter, writing: Writing) -> bytes:
        pieces = [f"{HEADER}<w:document {W} {R}><w:body>"]
        pieces += self._head(letter, writing)
        if letter.salutation:
            pieces += _paragraph("Salutation", line_xml(letter.salutation, writing))
        pieces += BlockWriter(self._style, writing).body(letter.body, signed=is_signed(letter.closing))
        pieces += _closing(letter.closing, writing)
        pieces += _forgotten_marks(writing)
        pieces.append(self._end)
        text = "".join(pieces)
        for number in sorted(writing.marked_again):
            text = text.replace(first_mark(number), bookmarked_mark(number), 1)
        return text.encode()

    def _head(self, letter: Letter, writing: Writing) -> list[str]:
        head = letter.head
        pieces: list[str] = []
        for opened, lines in (
            (self._ministry, (head.ministry,)),
            (self._return_address, (head.return_address,)),
            (self._addressee, head.addressee),
        ):
            runs = break_lines(lines, writing)
            if runs:
                pieces += (opened, runs, "</w:p>")
        pieces += self._reference_column(head.column, writing)
        pieces += _paragraph("Date", _labelled(head.date, writing))
        pieces += _paragraph("Heading1", _labelled(head.subject, writing))
        return pieces

    def _reference_column(self, column: ReferenceColumn, writing: Writing) -> list[str]:
        pieces: list[str] = []
        for style, gap, lines in self._column_groups(column):
            runs = break_lines(lines, writing, bold=style in _BOLD_STYLES)
            if runs:
                wanted = gap if pieces else 0  # the first group stands at the top, whatever gap its style has
                own = "" if wanted == self._gaps.get(style, 0) else f'<w:spacing w:before="{point_twips(wanted)}"/>'
                pieces += (_opened(style, self._column + own), runs, "</w:p>")
        return pieces

    def _column_groups(self, column: ReferenceColumn) -> Iterator[tuple[str, float, tuple[Line, ...]]]:
        """The style, the gap before and the lines of each paragraph of the reference column."""
        look = self._style.column
        yield "ColumnUnit", 0, column.units
        yield "ColumnSubunit", 0, column.subunits
        yield "ColumnAddress", look.gap, column.address
        label, gap = "ColumnFirstLabel", look.gap_before_references
        for labelled in column.references:
            if says_something(labelled.label):
                yield label, gap, (labelled.label,)
                yield "ColumnValue", 0, labelled.values
            else:
                yield "ColumnValue", gap, labelled.values
            label, gap = "ColumnLabel", look.gap
        yield "ColumnNote", look.gap, column.note


_BOLD_STYLES: Final = frozenset(("ColumnUnit", "ColumnLabel", "ColumnFirstLabel"))


def _opened(style: str, layout: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{layout}</w:pPr>'


def _paragraph(style: str, runs: str, layout: str = "") -> tuple[str, str, str]:
    return _opened(style, layout), runs, "</w:p>"


def _labelled(labelled: Labelled, writing: Writing) -> str:
    """The label, and its value on the style's tab."""
    label = line_xml(labelled.label, writing)
    values = break_lines(labelled.values, writing)
    return f"{label}{_TAB}{values}" if values else label


def _closing(closing: Closing, writing: Writing) -> list[str]:
    pieces: list[str] = []
    if closing.formula:
        pieces += _paragraph("Closing", line_xml(closing.formula, writing))
    for number, signatory in enumerate(closing.signatories, start=1):
        if signatory.office:
            pieces += _paragraph("SignatureOffice", line_xml(signatory.office, writing))
        if signatory.name:
            kept = KEPT if number < len(closing.signatories) else ""
            pieces += _paragraph("Signature", line_xml(signatory.name, writing), kept)
    for labelled in (closing.enclosures, closing.copies):
        if labelled is None:
            continue
        if labelled.label:
            pieces += _paragraph("EnclosureLabel", line_xml(labelled.label, writing, bold=True))
        values = [value for value in labelled.values if value]
        for value, kept in zip(values, kept_lines(len(values)), strict=True):
            pieces += _paragraph("Enclosure", line_xml(value, writing), kept)
    return pieces


def _forgotten_marks(writing: Writing) -> tuple[str, ...]:
    """A note that nothing refers to is shown all the same: its mark stands at the end of the letter."""
    forgotten = [number for number in writing.notes.values() if number not in writing.marked]
    return _paragraph("BodyText", "".join(map(first_mark, forgotten))) if forgotten else ()


def _section(style: Style, margins: Margins) -> str:
    sheet, body = style.sheet, style.body
    top = twips(line_top(body.continuation, size=body.size, leading=body.leading))
    bottom = twips(sheet.height - line_end(body.last, size=body.size, leading=body.leading))
    width, left = twips(sheet.width), twips(body.x)
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="header"/>'
        '<w:headerReference w:type="first" r:id="firstHeader"/>'
        '<w:footerReference w:type="default" r:id="footer"/><w:footerReference w:type="first" r:id="firstFooter"/>'
        f'<w:pgSz w:w="{width}" w:h="{twips(sheet.height)}"/>'
        f'<w:pgMar w:top="{top}" w:right="{width - left - twips(body.width)}" w:bottom="{bottom}" w:left="{left}"'
        f' w:header="{margins.header_distance}" w:footer="{margins.footer_distance}" w:gutter="0"/>'
        '<w:cols w:space="708"/><w:titlePg/></w:sectPr>'
    )
