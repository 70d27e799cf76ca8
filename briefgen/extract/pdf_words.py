"""The words of a PDF with their places, read with PDFium."""

import ctypes
import math
import re
from collections.abc import Iterator
from typing import Any, Final

from briefgen.extract.layout import Page, Sheets, Word, segments_of

MOST_PAGES: Final = 400  # of which the words are read; the longest letter known has 31, with enclosures some 200
MOST_CHARACTERS: Final = 3_000_000  # of a whole document
LARGEST: Final = 40  # points; larger letters are a mark across the page
_WORD: Final = re.compile(r"[^\s\x00\x02\ufffe]+(?:[\x02\ufffe])?")
_ODD: Final = re.compile("[\ue000-\uf8ff\ufffd\x01\x03-\x08\x0e-\x1f]")  # characters that stand for no letter
_LIGATURES: Final = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\u00ad": "", "\u200b": ""}
)


class PdfRefusedError(Exception):
    """PDFium does not open it; `needs_password` says whether that is why."""

    def __init__(self, *, needs_password: bool) -> None:
        super().__init__()
        self.needs_password: Final = needs_password


def read_pdf(data: bytes) -> Sheets:
    """The words of all pages; raises PdfRefusedError. Only for use within the limits of `briefgen.extract.limits`."""
    import pypdfium2  # type: ignore[import-untyped]  # it brings no types
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise PdfRefusedError(needs_password=_error_of(data) == raw.FPDF_ERR_PASSWORD) from error
    try:
        return _sheets(document, raw)
    finally:
        document.close()


def _error_of(data: bytes) -> int:
    """Why PDFium does not open these bytes. It keeps the reason of an earlier document where it gives none for this
    one, so it is first given something that is no PDF."""
    import pypdfium2

    code = 0
    for each in (b"%", data):
        try:
            pypdfium2.PdfDocument(each).close()
        except pypdfium2.PdfiumError as error:
            code = getattr(error, "err_code", 0)
    return code


def _sheets(document: Any, raw: Any) -> Sheets:  # noqa: ANN401 - PDFium's objects have no types of use here
    import pypdfium2

    pages: list[Page] = []
    room = MOST_CHARACTERS
    odd = letters = 0
    pictures = False
    for number in range(min(len(document), MOST_PAGES)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:  # a page that is damaged; the others may be whole
            continue
        text, words = _words(page, raw, room)
        room -= len(text)
        letters += len(text)
        odd += len(_ODD.findall(text))
        pictures = pictures or (not words and _has_pictures(page, raw))
        pages.append(Page(number + 1, page.get_width(), page.get_height(), segments_of(words, page=number + 1)))
        page.close()
        if room <= 0:
            break
    garbled = letters > 50 and odd > 0.2 * letters
    return Sheets("pdf", pages, (), len(document), pictures, garbled)


def _clean(word: str) -> str:
    return word if word.isascii() else word.translate(_LIGATURES)


def _has_pictures(page: Any, raw: Any) -> bool:  # noqa: ANN401 - as above
    count = min(raw.FPDFPage_CountObjects(page.raw), 50)
    kinds = (raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page.raw, index)) for index in range(count))
    return any(kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_PATH) for kind in kinds)


def _words(page: Any, raw: Any, room: int) -> tuple[str, list[Word]]:  # noqa: ANN401 - as above
    handle = raw.FPDFText_LoadPage(page.raw)
    if not handle:
        return "", []
    try:
        count = raw.FPDFText_CountChars(handle)
        if count <= 0:
            return "", []
        count = min(count, room)
        buffer = (ctypes.c_ushort * (count * 2 + 2))()
        written = raw.FPDFText_GetText(handle, 0, count, buffer)
        text = bytes(buffer)[: max(written - 1, 0) * 2].decode("utf-16-le", "replace")
        exact = len(text) == raw.FPDFText_CountChars(handle)
        return text, list(_placed(handle, raw, text, page.get_height(), exact=exact))
    finally:
        raw.FPDFText_ClosePage(handle)


def _placed(handle: Any, raw: Any, text: str, height: float, *, exact: bool) -> Iterator[Word]:  # noqa: ANN401 - as above
    x, y = ctypes.c_double(), ctypes.c_double()
    box: Any = raw.FS_RECTF()
    x_at, y_at, box_at = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    origin, loose, weight = raw.FPDFText_GetCharOrigin, raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetFontWeight

    def at(index: int) -> int:
        return index if exact else int(raw.FPDFText_GetCharIndexFromTextIndex(handle, index))

    name, flags, matrix = ctypes.create_string_buffer(80), ctypes.c_int(), raw.FS_MATRIX()
    before = (0.0, 0.0, 0.0)
    bold, size = False, 9.0
    for match in _WORD.finditer(text):
        word = match[0]
        start, end = match.span()
        if word[-1] in "\x02\ufffe":
            word, end = word[:-1] + "-", end - 1
        first = at(start)
        if not origin(handle, first, x_at, y_at) or not loose(handle, at(end - 1), box_at):
            continue
        if not box.bottom - 7 <= y.value <= box.top + 1:
            continue  # a mark across the page
        while end - 1 > start and box.bottom > y.value and text[end - 1].isdigit():
            end -= 1  # the number of a footnote, raised behind the word: no part of it
            word = text[start:end]
            loose(handle, at(end - 1), box_at)
        tall = box.top - box.bottom
        if tall > LARGEST:
            continue
        if word[0].isdigit() and not word.isdigit():
            bare = word.lstrip("0123456789")
            raised = y.value
            origin(handle, at(end - len(bare)), x_at, y_at)
            if raised > y.value + 0.15 * tall:
                word, first = bare, at(end - len(bare))  # before the words of the footnote itself
            else:
                origin(handle, first, x_at, y_at)
        if before[1] != y.value or x.value - before[0] > size or before[2] != tall:
            raw.FPDFText_GetMatrix(handle, first, matrix)
            size = raw.FPDFText_GetFontSize(handle, first) * math.hypot(matrix.c, matrix.d)
            size = size if 3 <= size <= LARGEST else max(tall, 3.0)
            bold = weight(handle, first) >= 600
            if not bold:
                raw.FPDFText_GetFontInfo(handle, first, name, 80, flags)
                bold = b"bold" in name.value.lower()
        before = (box.right, y.value, tall)
        left, right = x.value, box.right
        colon = word.find(":", 1, 24) + 1
        if 1 < colon < len(word) and word[0].isalpha() and word[colon] != "/":
            origin(handle, at(start + colon), x_at, y_at)  # `Datum:3 mei`, where the value stands right at its tab
            yield Word(word[:colon].translate(_LIGATURES), left, x.value, height - y.value, size, bold)
            left, word = x.value, word[colon:]
        yield Word(_clean(word), left, right, height - y.value, size, bold)
