"""Reads the words of a Word document back, with limits: the file may have come from anywhere."""

import io
import zipfile
import zlib
from typing import Final
from xml.parsers import expat

from briefgen.errors import UnreadableError
from briefgen.language import _

_LARGEST: Final = 64 * 1024 * 1024  # bytes of one part, unpacked
_MOST_ENTRIES: Final = 1000
_DEEPEST: Final = 256
_PARTS: Final = ("word/document.xml", "word/footnotes.xml")
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_TEXTS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "softHyphen": "\u00ad", "noBreakHyphen": "\u2011"}


class _RefusedError(Exception):
    """The part is not XML as a letter has it."""


def words(data: bytes) -> list[str]:
    """The words of the document in reading order, those of the footnotes last.

    Text of automatic numbering, headers, footers and footnote marks is no words.
    """
    document, notes = _unpacked(data)
    return [word for part in (document, notes) if part for paragraph in _paragraphs(part) for word in paragraph.split()]


def _unpacked(data: bytes) -> tuple[bytes, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            entries = {entry.filename: entry for entry in file.infolist()}
            if _PARTS[0] not in entries or len(file.infolist()) > _MOST_ENTRIES:
                raise _unreadable()
            document, notes = (_part(file, entries.get(name)) for name in _PARTS)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise _unreadable() from error
    return document, notes


def _part(file: zipfile.ZipFile, entry: zipfile.ZipInfo | None) -> bytes:
    """The bytes of an entry; its size is not believed but counted."""
    if entry is None:
        return b""
    with file.open(entry) as stream:
        data = stream.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise UnreadableError(_("The Word document is larger than a letter can be."))
    return data


def _unreadable() -> UnreadableError:
    return UnreadableError(
        _("This is not a Word document."), hint=_("A Word document is a file that Word saves as .docx.")
    )


def _paragraphs(part: bytes) -> list[str]:
    reader = _Reader()
    try:
        reader.parser.Parse(part, True)
    except (expat.ExpatError, _RefusedError) as error:
        raise _unreadable() from error
    return reader.paragraphs


class _Reader:
    """Collects the text of paragraphs; one inside another (a text box) comes before the rest of the outer one."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self._open: list[list[str]] = []
        self._depth = 0
        self._mark = False  # in a run that is a footnote's mark
        self._text = False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _doctype(self, *_declaration: object) -> None:
        raise _RefusedError

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _RefusedError
        if not name.startswith(_W):
            return
        tag = name[len(_W) :]
        if tag == "t":
            self._text = True
        elif tag == "p":
            self._open.append([])
        elif tag == "r":
            self._mark = False
        elif tag == "rStyle":
            self._mark = attributes.get(f"{_W}val") == "FootnoteReference"
        elif tag in _TEXTS and self._open:
            self._open[-1].append(_TEXTS[tag])

    def _end(self, name: str) -> None:
        self._depth -= 1
        if name == f"{_W}t":
            self._text = False
        elif name == f"{_W}p" and self._open:
            self.paragraphs.append("".join(self._open.pop()))

    def _characters(self, text: str) -> None:
        if self._text and not self._mark and self._open:
            self._open[-1].append(text)
