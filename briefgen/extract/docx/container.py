"""The ZIP container of a Word document, unpacked within limits: the file may be made to do harm."""

import io
import zipfile
import zlib
from typing import Final

from briefgen.errors import UnreadableError
from briefgen.language import _

_LARGEST_FILE: Final = 64 * 1024 * 1024  # bytes as packed
_LARGEST_PART: Final = 64 * 1024 * 1024  # bytes of one part, unpacked
_LARGEST_TOTAL: Final = 160 * 1024 * 1024
_LARGEST_RATIO: Final = 250  # of a part above a megabyte: text packs to a tenth, a bomb to a thousandth
_SMALL: Final = 1024 * 1024
_MOST_PARTS: Final = 3000
_LONGEST_NAME: Final = 300


def unpacked(data: bytes, *, source: str) -> dict[str, bytes]:
    """The files of the package by name, in their order; nothing that the container says of itself is believed.

    Raises UnreadableError for what is no ZIP file, is larger than a document can be, or has names that lead elsewhere.
    """
    if len(data) > _LARGEST_FILE:
        raise _too_large(source)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            entries = [entry for entry in file.infolist() if not entry.is_dir()]
            if len(entries) > _MOST_PARTS:
                raise _too_large(source)
            _check_names([entry.filename for entry in entries], source)
            return _read(file, entries, source)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise no_document(source) from error


def _read(file: zipfile.ZipFile, entries: list[zipfile.ZipInfo], source: str) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    left = _LARGEST_TOTAL
    for entry in entries:
        limit = min(_LARGEST_PART, left, max(_SMALL, entry.compress_size * _LARGEST_RATIO))
        if entry.file_size > limit:
            raise _too_large(source)
        with file.open(entry) as stream:
            content = stream.read(limit + 1)
        if len(content) > limit:
            raise _too_large(source)
        left -= len(content)
        parts[entry.filename] = content
    return parts


def _check_names(names: list[str], source: str) -> None:
    folded = {name.casefold() for name in names}
    if len(folded) != len(names):
        raise UnreadableError(_("{source}: the package has two parts of one name.").format(source=source))
    for name in names:
        steps = name.split("/")
        if name.startswith("/") or "\\" in name or ".." in steps or len(name) > _LONGEST_NAME or "\0" in name:
            raise UnreadableError(
                _("{source}: the package has a part whose name leads elsewhere.").format(source=source)
            )


def _too_large(source: str) -> UnreadableError:
    return UnreadableError(
        _("{source}: the Word document is larger than a letter can be.").format(source=source),
        hint=_("It may be made to fill the memory of whoever opens it. Ask the sender what it is."),
    )


def no_document(source: str) -> UnreadableError:
    """The refusal of what is no Word document at all."""
    return UnreadableError(
        _("{source} is not a Word document.").format(source=source),
        hint=_("A Word document is a file that Word saves as .docx."),
    )
