"""Headers and footers: classification, continuation marks, page numbers and the draft mark; none of it is words."""

import re
from typing import Final

from briefgen.letter.model import Labelled, Pages, Run
from briefgen.render.docx.drawings import draft_mark
from briefgen.render.docx.frames import break_lines, frame
from briefgen.render.docx.measures import line_end, line_top, twips
from briefgen.render.docx.runs import Writing, complex_field
from briefgen.render.docx.xml import HEADER, R, W, element_text, text_xml
from briefgen.render.style import POINT, Style

_NAMESPACES: Final = (
    f'{W} {R} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:w10="urn:schemas-microsoft-com:office:word"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w15"'
)
_EDGE: Final = 5  # millimetres that a page number keeps free at the sheet's edge
_PLACEHOLDER: Final = re.compile(r"(\{pages?\})")
_FIELDS: Final = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_QUOTE: Final = '"'


class Margins:
    """The headers and footers of one house style."""

    def __init__(self, style: Style) -> None:
        mark, number, sheet, body = style.classification, style.page_number, style.sheet, style.body
        top = line_top(mark.top, size=mark.size, leading=mark.leading)
        date = line_top(style.date.bottom, size=style.date.size, leading=style.date.leading)
        number_end = line_end(number.bottom, size=number.size, leading=style.column.leading)
        mark_top = line_top(mark.bottom, size=mark.size, leading=mark.leading)
        self.header_distance: Final = twips(top)
        self.footer_distance: Final = twips(sheet.height - mark_top - mark.leading * POINT)
        self._style = style
        self._spacer = f'<w:spacing w:line="{twips(date - top - mark.leading * POINT)}" w:lineRule="exact"/>'
        self._number_layout = (
            f'<w:spacing w:after="{twips(max(mark_top - number_end, 0))}"/>'
            f'<w:ind w:left="{twips(number.x - body.x)}" w:right="{twips(body.x + body.width + _EDGE - sheet.width)}"/>'
        )
        self._frame = frame(style.column.model_copy(update={"bottom": body.continuation}))

    def first_header(self, pages: Pages, *, logo: str) -> bytes:
        """The header of the first page: an empty line as high as the letter's head brings the date to its place."""
        spacer = f'<w:p><w:pPr><w:pStyle w:val="Header"/>{self._spacer}</w:pPr></w:p>'
        return _part("hdr", self._marking(pages.classification, drawn=self._draft(pages, number=1) + logo) + spacer)

    def header(self, pages: Pages) -> bytes:
        """The header from the second page on, with the marks that are repeated in the reference column."""
        marking = self._marking(pages.classification, drawn=self._draft(pages, number=2))
        return _part("hdr", self._continuation(pages.continuation) + marking)

    def first_footer(self, pages: Pages, *, count: int) -> bytes:
        """`count` is the number of pages that the letter is expected to have."""
        if pages.number and pages.number_on == "several":
            number = _on_several_pages(pages.number, count=count)
        else:
            number = numbered(pages.number, page=1, pages=count)
        return _part("ftr", self._number(number) + self._marking(pages.classification))

    def footer(self, pages: Pages, *, count: int) -> bytes:
        number = numbered(pages.number, page=2, pages=max(count, 2))
        return _part("ftr", self._number(number) + self._marking(pages.classification))

    def _draft(self, pages: Pages, *, number: int) -> str:
        return draft_mark(pages.draft, self._style, number=number) if pages.draft.strip() else ""

    def _number(self, runs: str) -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="PageNumber"/>{self._number_layout}</w:pPr>{runs}</w:p>'

    def _marking(self, classification: str, *, drawn: str = "") -> str:
        run = f"<w:r>{text_xml(classification)}</w:r>" if classification else ""
        return f'<w:p><w:pPr><w:pStyle w:val="Classification"/></w:pPr>{run}{drawn}</w:p>'

    def _continuation(self, marks: tuple[Labelled, ...]) -> str:
        """Each mark is one paragraph, its label above its values; a page mark has neither links nor notes."""
        found = [_labelled(mark) for mark in marks]
        opened = f'<w:p><w:pPr><w:pStyle w:val="Continuation"/>{self._frame}</w:pPr>'
        return "".join(f"{opened}{runs}</w:p>" for runs in found if runs)


def _labelled(mark: Labelled) -> str:
    label = tuple(Run(run.text, bold=True, italic=run.italic) for run in mark.label)
    values = [tuple(Run(run.text, bold=run.bold, italic=run.italic) for run in line) for line in mark.values]
    return break_lines((label, *values), Writing({}))


def numbered(pattern: str, *, page: int, pages: int) -> str:
    """The page number's runs; the fields have results that are right when nobody counts again."""
    pieces: list[str] = []
    for text in _PLACEHOLDER.split(pattern):
        if text in _FIELDS:
            pieces.append(complex_field(_FIELDS[text], str(page if text == "{page}" else pages)))
        elif text:
            pieces.append(f"<w:r>{text_xml(text)}</w:r>")
    return "".join(pieces)


def _on_several_pages(pattern: str, *, count: int) -> str:
    """The number of page 1, for Word as a condition that Word counts itself; other programs take what is expected.

    LibreOffice shows the inner fields of a condition instead of its text, so it must not see one.
    """
    expected = numbered(pattern, page=1, pages=count) if count > 1 else ""
    condition = (
        f"{_field('begin')}{_code(' IF ')}{complex_field('NUMPAGES', str(count))}{_code(' > 1 ')}"
        f"{_code(_QUOTE)}{_coded(pattern, count=count)}{_code(_QUOTE + ' ' + _QUOTE * 2 + ' ')}"
        f"{_field('separate')}{expected}{_field('end')}"
    )
    return (
        f'<mc:AlternateContent><mc:Choice Requires="w15">{condition}</mc:Choice>'
        f"<mc:Fallback>{expected}</mc:Fallback></mc:AlternateContent>"
    )


def _coded(pattern: str, *, count: int) -> str:
    """The pattern inside the quotes of a field's code."""
    pieces: list[str] = []
    for text in _PLACEHOLDER.split(pattern):
        if text in _FIELDS:
            pieces.append(complex_field(_FIELDS[text], "1" if text == "{page}" else str(count)))
        elif text:
            pieces.append(_code(text.replace("\\", "\\\\").replace(_QUOTE, "\\" + _QUOTE)))
    return "".join(pieces)


def _field(part: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{part}"/></w:r>'


def _code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{element_text(text)}</w:instrText></w:r>'


def _part(kind: str, paragraphs: str) -> bytes:
    return f"{HEADER}<w:{kind} {_NAMESPACES}>{paragraphs}</w:{kind}>".encode()
