"""Names the format of a file as PRONOM does, from its name and first bytes; one that is not recognised is said so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

BLOCK: Final = 1 << 20
_OVERLAP: Final = 256  # of a PDF's blocks, so that no mark is cut in two


@dataclass(frozen=True, slots=True)
class Format:
    """PRONOM's name and code; the code is empty for a format that was not recognised."""

    label: str
    code: str = ""


_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# By the end of the name, with the bytes that such a file starts with (none: any).
_BY_SUFFIX: Final[dict[str, tuple[bytes, Format]]] = {
    "docx": (_ZIP, Format("Microsoft Word for Windows", "fmt/412")),
    "xlsx": (_ZIP, Format("Microsoft Excel for Windows", "fmt/214")),
    "pptx": (_ZIP, Format("Microsoft Powerpoint for Windows", "fmt/215")),
    "zip": (_ZIP, Format("ZIP Format", "x-fmt/263")),
    "doc": (_OLE, Format("Microsoft Word Document", "fmt/40")),
    "xls": (_OLE, Format("Microsoft Excel 97 Workbook (xls)", "fmt/61")),
    "ppt": (_OLE, Format("Microsoft Powerpoint Presentation", "fmt/126")),
    "xml": (b"<?xml", Format("Extensible Markup Language", "fmt/101")),
    "html": (b"<!DOCTYPE html>", Format("Hypertext Markup Language", "fmt/471")),
    "md": (b"", Format("Markdown", "fmt/1149")),
    "json": (b"", Format("JSON Data Interchange Format", "fmt/817")),
    "yaml": (b"", Format("YAML", "fmt/818")),
    "yml": (b"", Format("YAML", "fmt/818")),
    "txt": (b"", Format("Plain Text File", "x-fmt/111")),
    "csv": (b"", Format("Comma Separated Values", "x-fmt/18")),
}
_PDF: Final = {
    "1.0": "fmt/14",
    "1.1": "fmt/15",
    "1.2": "fmt/16",
    "1.3": "fmt/17",
    "1.4": "fmt/18",
    "1.5": "fmt/19",
    "1.6": "fmt/20",
    "1.7": "fmt/276",
    "2.0": "fmt/1129",
}
_PDF_A: Final = {
    "1a": "fmt/95",
    "1b": "fmt/354",
    "2a": "fmt/476",
    "2b": "fmt/477",
    "2u": "fmt/478",
    "3a": "fmt/479",
    "3b": "fmt/480",
    "3u": "fmt/481",
}
# The marks that a PDF/A carries in its metadata, in the element and the attribute spelling.
_PART: Final = re.compile(rb"pdfaid:part\s*(?:=\s*[\"']|>)\s*(\d)")
_LEVEL: Final = re.compile(rb"pdfaid:conformance\s*(?:=\s*[\"']|>)\s*([A-Za-z])")


def format_of(name: str, file: BinaryIO) -> Format:
    """The format of the file, read from its beginning; a PDF is read to its end, in blocks."""
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    start = file.read(16)
    if suffix == "pdf" and start.startswith(b"%PDF-"):
        return _pdf(start, file)
    wanted = _BY_SUFFIX.get(suffix)
    if wanted and start.startswith(wanted[0]):
        return wanted[1]
    return Format(f"onbekend (.{suffix})" if suffix else "onbekend")


def _pdf(start: bytes, file: BinaryIO) -> Format:
    version, part, level = start[5:8].decode("latin-1"), "", ""
    for block in _blocks(start, file):
        part = part or _found(_PART, block)
        level = level or _found(_LEVEL, block)
        if part and level:
            break
    if part + level in _PDF_A:
        return Format(f"Acrobat PDF/A - Portable Document Format {part}{level}", _PDF_A[part + level])
    if part or version not in _PDF:
        return Format("onbekend (.pdf)")
    return Format(f"Acrobat PDF {version} - Portable Document Format", _PDF[version])


def _found(mark: re.Pattern[bytes], block: bytes) -> str:
    found = mark.search(block)
    return found[1].decode().lower() if found else ""


def _blocks(kept: bytes, file: BinaryIO) -> Iterator[bytes]:
    while block := file.read(BLOCK):
        yield kept + block
        kept = block[-_OVERLAP:]
