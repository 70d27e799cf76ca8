"""The package that is written: the new document's parts, and what had to be taken over from the old one."""

import io
import re
import zipfile
from typing import Final, cast

from lxml import etree

from briefgen.extract.docx.names import RELATIONS, TYPES, W
from briefgen.extract.docx.package import TYPES_PART, Package, kind_address, relations_part
from briefgen.extract.docx.xml import written

_IDENTITIES: Final = re.compile(rb'\bw:id="(\d{1,9})"')
_DRAWINGS: Final = re.compile(rb'docPr\b[^>]*?\bid="(\d{1,9})"')
_LEVEL: Final = 4  # of packing: the document is looked at once, not kept
_FIRST: Final = ("[Content_Types].xml",)


class Output:
    """Collects changed and added parts of the new document."""

    def __init__(self, package: Package) -> None:
        self.package: Final = package
        self.changed: Final[set[str]] = set()
        self._added: dict[str, bytes] = {}
        stories = [data for name, data in package.parts.items() if name.startswith("word/") and name.endswith(".xml")]
        self._identity = max((int(each) for data in stories for each in _IDENTITIES.findall(data)), default=0)
        self._drawing = max((int(each) for data in stories for each in _DRAWINGS.findall(data)), default=0)
        self._media: dict[bytes, str] = {}

    def identity(self) -> str:
        """An id that no other mark of the document has."""
        self._identity += 1
        return str(self._identity)

    def drawing(self) -> str:
        self._drawing += 1
        return str(self._drawing)

    def change(self, part: str) -> etree._Element:
        """The tree of a part that will be written anew."""
        self.changed.add(part)
        return self.package.root(part)

    def relation(self, part: str, kind: str, target: str, *, external: bool = False) -> str:
        """The id of a relationship of a part, made where it is not there."""
        for relation in self.package.relations(part).values():
            if (relation.kind, relation.target, relation.external) == (kind, target, external):
                return relation.identity
        name = relations_part(part)
        if name not in self.package.parts and name not in self._added:
            root = etree.Element(f"{RELATIONS}Relationships", nsmap=cast("dict[str, str]", {None: RELATIONS[1:-1]}))
            self.package.parsed_parts[name] = root
            self._added[name] = b""
        root = self.package.parsed_parts[name] if name in self._added else self.change(name)
        taken = {each.get("Id") for each in root}
        number = len(root) + 1
        while f"rIdOld{number}" in taken:
            number += 1
        identity = f"rIdOld{number}"
        attributes = {"Id": identity, "Type": kind_address(kind)}
        attributes |= {"Target": target, "TargetMode": "External"} if external else {"Target": f"/{target}"}
        etree.SubElement(root, f"{RELATIONS}Relationship", attributes)
        return identity

    def add_image(self, name: str, data: bytes, content_type: str) -> str:
        """The name of a part with this image; the same for the same image."""
        if data not in self._media:
            suffix = name.rpartition(".")[2].lower()
            self._media[data] = self.add_part(f"word/media/old.{suffix}", data, content_type)
        return self._media[data]

    def add_part(self, name: str, data: bytes, content_type: str) -> str:
        """Adds a part under this name, or one like it that is free; empty data for a tree that is written later."""
        stem, _dot, suffix = name.rpartition(".")
        number, free = 0, name
        taken = {each.casefold() for each in (*self.package.parts, *self._added)}
        while free.casefold() in taken:
            number += 1
            free = f"{stem}{number}.{suffix}"
        self._added[free] = data
        root = self.change(TYPES_PART)
        etree.SubElement(root, f"{TYPES}Override", {"PartName": f"/{free}", "ContentType": content_type})
        return free

    def add_tree(self, name: str, root: etree._Element, content_type: str) -> str:
        """Adds a part of XML whose tree may still be changed."""
        free = self.add_part(name, b"", content_type)
        self.package.parsed_parts[free] = root
        return free

    def bytes(self) -> bytes:
        """The whole package, the same bytes every time."""
        parts = dict(self.package.parts) | self._added
        for name in (*self.changed, *(name for name, data in self._added.items() if not data)):
            parts[name] = written(self.package.parsed_parts[name])
        names = [*_FIRST, *(name for name in parts if name not in _FIRST)]
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as package:
            for name in names:
                entry = zipfile.ZipInfo(name)  # of the first moment that the format knows, not of the clock
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0
                package.writestr(entry, parts[name])
        return out.getvalue()


def w(tag: str, /, **attributes: str) -> etree._Element:
    """An element of WordprocessingML with attributes of the same namespace."""
    return etree.Element(f"{W}{tag}", {f"{W}{key}": value for key, value in attributes.items()})
