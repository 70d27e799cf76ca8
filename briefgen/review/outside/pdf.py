"""Reads the words of a PDF in reading order; how they are set out is not read."""

from io import BytesIO
from typing import TYPE_CHECKING, Final

from briefgen.errors import UnreadableError
from briefgen.language import _
from briefgen.letter.model import Paragraph, Run
from briefgen.review.outside.document import LARGEST, Outside

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES: Final = 500
_AGAIN: Final = 2  # pages on which a line must stand to be a header or footer
_EDGE: Final = 3  # lines at the top and bottom of a page that may be one


def read_pdf(data: bytes, *, source: str) -> Outside:
    """The words; of a PDF with tags as briefgen writes them, exactly those of the letter.

    Raises UnreadableError for what is damaged, locked, larger than a letter can be, or has pictures of words only.
    """
    reader = _opened(data, source)
    if words := _tagged(data, reader):
        return Outside((Paragraph((Run(" ".join(words)),)),), is_set_out=False)
    lines, margins = _without_margins(_pages(reader, source))
    if not any(line.strip() for line in lines):
        raise UnreadableError(
            _("{source} has no words that can be read; it may be a scan.").format(source=source),
            hint=_("Ask for the document itself, or have its text recognised first."),
        )
    not_read = (_("headers and footers of the pages"),) if margins else ()
    blocks = tuple(Paragraph((Run(line),)) for line in lines if line.strip())
    return Outside(blocks, not_read=not_read, is_set_out=False)


def _opened(data: bytes, source: str) -> "PdfReader":
    from pypdf import PdfReader

    if len(data) > LARGEST:
        raise _too_large(source)
    try:
        reader = PdfReader(BytesIO(data), strict=False)
        locked, pages = reader.is_encrypted, 0 if reader.is_encrypted else len(reader.pages)
    except Exception as error:
        raise _damaged(source) from error
    if locked:
        raise UnreadableError(_("{source} is locked with a password.").format(source=source))
    if pages > _MOST_PAGES:
        raise _too_large(source)
    return reader


def _tagged(data: bytes, reader: "PdfReader") -> list[str]:
    """The words by the tag tree, where the program that briefgen sets its letters with made the file."""
    from briefgen.render.pdf.words import words_of

    try:
        made_by = str(reader.metadata.creator if reader.metadata else "")
        return words_of(data) if made_by.startswith("Typst") else []
    except Exception:  # noqa: BLE001 - as above; the words are then read page by page
        return []


def _pages(reader: "PdfReader", source: str) -> list[list[str]]:
    try:
        return [_whole(page.extract_text().splitlines()) for page in reader.pages]
    except Exception as error:
        raise _damaged(source) from error


def _too_large(source: str) -> UnreadableError:
    return UnreadableError(_("{source}: the PDF is larger than a letter can be.").format(source=source))


def _damaged(source: str) -> UnreadableError:
    return UnreadableError(
        _("{source} is damaged, or no PDF.").format(source=source),
        hint=_("Open it in a PDF viewer and save it again, or ask the sender for it."),
    )


def _whole(lines: list[str]) -> list[str]:
    return [" ".join(line.split()) for line in lines if line.strip()]


def _without_margins(pages: list[list[str]]) -> tuple[list[str], list[str]]:
    """The lines of all pages, and apart from them those that stand at the edge of several, numbers aside."""
    seen: dict[str, int] = {}
    for page in pages:
        for key in {_shape(line) for line in (*page[:_EDGE], *page[-_EDGE:])}:
            seen[key] = seen.get(key, 0) + 1
    lines: list[str] = []
    margins: list[str] = []
    for page in pages:
        for place, line in enumerate(page):
            at_edge = place < _EDGE or place >= len(page) - _EDGE
            is_margin = at_edge and seen.get(_shape(line), 0) >= _AGAIN and any(map(str.isdigit, line))
            (margins if is_margin else lines).append(line)
    return lines, margins


def _shape(line: str) -> str:
    return "".join("0" if each.isdigit() else each for each in line)
