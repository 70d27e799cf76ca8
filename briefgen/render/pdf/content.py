"""The text of a page's marked content: for each MCID its characters with the size they are set in."""

import re
from functools import cache
from typing import Any, Final

from pypdf import PageObject
from pypdf.generic import ContentStream, DictionaryObject, NullObject

from briefgen.values import dataclass

_SECTION: Final = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_HEX: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_LARGEST_MAP: Final = 1_000_000  # bytes
Text = tuple[str, float]  # characters and their type size


@dataclass(slots=True)
class _Mark:
    """An open marked-content sequence: its MCID, or the text that stands for what is shown in it."""

    mcid: int | None
    actual: str | None


def marked_texts(page: PageObject) -> dict[int, list[Text]]:
    """The texts of a page by MCID, in the order of the content stream; what is not marked is left out."""
    fonts = _fonts(page)
    found: dict[int, list[Text]] = {}
    marks: list[_Mark] = []
    codes: dict[bytes, str] = {}
    size = 0.0
    for operands, operator in _operations(page):
        if operator == b"Tf":
            codes, size = fonts.get(str(operands[0]), {}), float(operands[1])
        elif operator in (b"BDC", b"BMC"):
            marks.append(_opened(operands))
        elif operator == b"EMC":
            closed = marks.pop() if marks else _Mark(None, None)
            if closed.actual is not None and not _inside_actual(marks):
                _add(found, marks, closed.actual, size)
        elif operator in (b"Tj", b"TJ") and not _inside_actual(marks):
            _add(found, marks, _shown(operands[0], codes), size)
    return found


def _operations(page: PageObject) -> list[tuple[Any, bytes]]:
    contents = page.get_contents()
    if contents is None:
        return []
    stream = contents if isinstance(contents, ContentStream) else ContentStream(contents, page.pdf)
    return stream.operations


def _opened(operands: list[Any]) -> _Mark:
    properties = operands[1] if len(operands) > 1 else None
    if not isinstance(properties, DictionaryObject):
        return _Mark(None, None)
    mcid, actual = properties.get("/MCID"), properties.get("/ActualText")
    return _Mark(None if mcid is None else int(mcid), None if actual is None else _unicode(actual))


def _unicode(value: Any) -> str:  # noqa: ANN401 - pypdf gives text or bytes, by what it could decode
    data = getattr(value, "original_bytes", None)
    if isinstance(data, bytes) and data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", errors="replace")
    return str(value)


def _inside_actual(marks: list[_Mark]) -> bool:
    return any(mark.actual is not None for mark in marks)


def _add(found: dict[int, list[Text]], marks: list[_Mark], text: str, size: float) -> None:
    for mark in reversed(marks):
        if mark.mcid is not None:
            found.setdefault(mark.mcid, []).append((text, size))
            return


def _shown(operand: Any, codes: dict[bytes, str]) -> str:  # noqa: ANN401 - a string, or an array of strings and shifts
    pieces = operand if isinstance(operand, list) else [operand]
    shown = b"".join(_bytes(piece) for piece in pieces if isinstance(piece, str | bytes))
    return "".join(codes.get(shown[place : place + 2], "\ufffd") for place in range(0, len(shown), 2))


def _bytes(piece: Any) -> bytes:  # noqa: ANN401 - pypdf's text or byte string
    data = getattr(piece, "original_bytes", piece)
    return data if isinstance(data, bytes) else bytes(data, "latin-1")


def _fonts(page: PageObject) -> dict[str, dict[bytes, str]]:
    """What the two-byte codes of each font mean, from its ToUnicode map."""
    resources = page.get("/Resources", {}).get_object()
    fonts = resources.get("/Font", {}).get_object()
    found = {}
    for name, reference in fonts.items():
        table = reference.get_object().get("/ToUnicode", NullObject()).get_object()
        data = table.get_data() if hasattr(table, "get_data") else b""
        found[name] = _unicode_map(data[:_LARGEST_MAP])
    return found


@cache
def _unicode_map(data: bytes) -> dict[bytes, str]:
    codes: dict[bytes, str] = {}
    for kind, section in _SECTION.findall(data):
        parts = [
            bytes.fromhex(match[1].decode()) if match[1] is not None else match[0] for match in _HEX.finditer(section)
        ]
        codes.update(_pairs(parts) if kind == b"bfchar" else _ranges(parts))
    return codes


def _pairs(parts: list[bytes]) -> dict[bytes, str]:
    return {code: _text(target) for code, target in zip(parts[::2], parts[1::2], strict=False)}


def _ranges(parts: list[bytes]) -> dict[bytes, str]:
    found: dict[bytes, str] = {}
    waiting = iter(parts)
    for first in waiting:
        last, target = next(waiting), next(waiting)
        start, end = int.from_bytes(first), int.from_bytes(last)
        for code in range(start, min(end, start + 0xFFFF) + 1):
            if target == b"[":
                text = _text(next(waiting))
            else:
                text = _text(target)
                text = text[:-1] + chr(ord(text[-1]) + code - start)
            found[code.to_bytes(2)] = text
        if target == b"[":
            next(waiting)  # the closing bracket
    return found


def _text(target: bytes) -> str:
    return target.decode("utf-16-be", errors="replace")
