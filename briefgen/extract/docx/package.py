"""A Word document as its parts and the relationships between them."""

from posixpath import dirname, join, normpath
from typing import Final

from lxml import etree

from briefgen.errors import UnreadableError
from briefgen.extract.docx.container import no_document, unpacked
from briefgen.extract.docx.names import KINDS, RELATIONS, STRICT, TYPES, W
from briefgen.extract.docx.xml import parsed
from briefgen.language import _
from briefgen.values import dataclass

_MAIN: Final = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
)
TYPES_PART: Final = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship of a part: `target` is the name of another part, or an address where `external`."""

    identity: str
    kind: str  # the last step of its type: `image`, `hyperlink`, `header`
    target: str
    external: bool


class Package:
    """The parts of one document; XML is parsed when it is asked for, and the trees are the caller's to change."""

    def __init__(self, data: bytes, *, source: str) -> None:
        self.source: Final = source
        self.parts: Final = unpacked(data, source=source)
        self._roots: dict[str, etree._Element] = {}
        self._relations: dict[str, dict[str, Relation]] = {}
        if TYPES_PART not in self.parts:
            raise no_document(source)
        self._read_types()
        self.document: Final = self._main_part()

    def _read_types(self) -> None:
        root = self.root(TYPES_PART)
        self._overrides = {
            each.get("PartName", "").lstrip("/").casefold(): each.get("ContentType", "")
            for each in root.iter(f"{TYPES}Override")
        }
        self._defaults = {
            each.get("Extension", "").casefold(): each.get("ContentType", "") for each in root.iter(f"{TYPES}Default")
        }

    def _main_part(self) -> str:
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target in self.parts:
                if self.content_type(relation.target) not in _MAIN:
                    break
                if STRICT in self.parts[relation.target][:4000]:
                    raise UnreadableError(
                        _("{source} is saved as Strict Open XML, which is not read here.").format(source=self.source),
                        hint=_("Save it in Word as “Word document (.docx)”."),
                    )
                if self.root(relation.target).find(f"{W}body") is None:
                    break
                return relation.target
        raise no_document(self.source)

    def content_type(self, part: str) -> str:
        extension = part.rpartition(".")[2].casefold()
        return self._overrides.get(part.casefold(), "") or self._defaults.get(extension, "")

    def root(self, part: str) -> etree._Element:
        """The tree of a part, parsed once. Raises UnreadableError where it is missing or damaged."""
        root = self._roots.get(part)
        if root is None:
            data = self.parts.get(part)
            if data is None:
                raise UnreadableError(_("{source}: {part} is missing.").format(source=self.source, part=part))
            root = self._roots[part] = parsed(data, source=self.source, part=part)
        return root

    @property
    def parsed_parts(self) -> dict[str, etree._Element]:
        return self._roots

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part by id; of the package itself for the empty name."""
        found = self._relations.get(part)
        if found is None:
            found = self._relations[part] = self._read_relations(part)
        return found

    def _read_relations(self, part: str) -> dict[str, Relation]:
        name = relations_part(part)
        if name not in self.parts:
            return {}
        found: dict[str, Relation] = {}
        for each in self.root(name).iter(f"{RELATIONS}Relationship"):
            external = each.get("TargetMode") == "External"
            target = each.get("Target", "")
            if not external:
                target = normpath(join("/", dirname(part), target)).lstrip("/")
            identity = each.get("Id", "")
            found[identity] = Relation(identity, each.get("Type", "").rpartition("/")[2], target, external)
        return found

    def related(self, kind: str) -> str:
        """The name of the part that the document has this relationship to; empty where it has none."""
        for relation in self.relations(self.document).values():
            if relation.kind == kind and not relation.external and relation.target in self.parts:
                return relation.target
        return ""


def relations_part(part: str) -> str:
    """The name of the part that holds a part's relationships."""
    folder, _slash, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"


def kind_address(kind: str) -> str:
    """The type of a relationship as it is written in the file."""
    return KINDS + kind
