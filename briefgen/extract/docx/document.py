"""A whole Word document as it is compared: its body, notes and margins as stories of blocks."""

from typing import Final

from lxml import etree

from briefgen.extract.docx.blocks import Block, PartReader
from briefgen.extract.docx.leaves import Leaf
from briefgen.extract.docx.names import ID, TYPE, R, W
from briefgen.extract.docx.package import Package
from briefgen.extract.docx.styles import Styles
from briefgen.values import dataclass

NOTE_KINDS: Final = ("footnote", "endnote")
Place = tuple[str, int, str]  # `header` or `footer`, section from 0, `default`, `first` or `even`


@dataclass(slots=True)
class Note:
    kind: str
    identity: str
    element: etree._Element
    blocks: list[Block]


class Document:
    """The stories of a package. Reading it changes nothing in the package but runs that hold parts of fields."""

    def __init__(self, package: Package) -> None:
        self.package: Final = package
        self.styles: Final = Styles(package)
        self._readers: dict[str, PartReader] = {}
        root = package.root(package.document)
        body = root.find(f"{W}body")
        assert body is not None  # noqa: S101 - the package has seen it
        self.body: Final = body
        self.blocks: Final = self.reader(package.document).blocks(body)
        self.notes: Final = {(note.kind, note.identity): note for kind in NOTE_KINDS for note in self._notes(kind)}
        self.margins: Final = self._margins()

    def reader(self, part: str) -> PartReader:
        reader = self._readers.get(part)
        if reader is None:
            reader = self._readers[part] = PartReader(self.package, self.styles, part)
        return reader

    def note_part(self, kind: str) -> str:
        return self.package.related(f"{kind}s")

    def _notes(self, kind: str) -> list[Note]:
        part = self.note_part(kind)
        if not part:
            return []
        reader = self.reader(part)
        return [
            Note(kind, element.get(ID, ""), element, reader.blocks(element))
            for element in self.package.root(part).iterchildren(f"{W}{kind}")
            if element.get(TYPE, "normal") == "normal"
        ]

    def marks(self) -> list[Leaf]:
        """The marks of notes in the body, in reading order."""
        return self.reader(self.package.document).notes

    def sections(self) -> list[etree._Element]:
        """The properties of the sections, in order."""
        return list(self.body.iter(f"{W}sectPr"))

    def _margins(self) -> dict[Place, str]:
        """The part of each header and footer by its place; a section without one takes that of the section before."""
        found: dict[Place, str] = {}
        relations = self.package.relations(self.package.document)
        for number, section in enumerate(self.sections()):
            for kind in ("header", "footer"):
                for page in ("default", "first", "even"):
                    if (kind, number - 1, page) in found:
                        found[kind, number, page] = found[kind, number - 1, page]
                for reference in section.iterchildren(f"{W}{kind}Reference"):
                    relation = relations.get(reference.get(f"{R}id", ""))
                    if relation is not None and relation.target in self.package.parts:
                        found[kind, number, reference.get(TYPE, "default")] = relation.target
        return found
