"""Word documents taken apart and put together again in tests."""

import io
import zipfile
from collections.abc import Callable, Mapping
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
Element = ElementTree.Element


def parts_of(document: bytes) -> dict[str, bytes]:
    """The files of the package by name."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return {name: package.read(name) for name in package.namelist()}


def package_of(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def changed(document: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The document with the text of one part changed; the change must change something."""
    parts = parts_of(document)
    text = parts[name].decode()
    parts[name] = change(text).encode()
    assert parts[name] != text.encode(), f"nothing of {name} was changed"
    return package_of(parts)


def xml(document: bytes, name: str) -> Element:
    return ElementTree.fromstring(parts_of(document)[name])


def paragraph_style(paragraph: Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def text_of(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))
