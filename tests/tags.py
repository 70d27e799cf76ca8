"""The tag tree of a PDF as a plain tree, for tests of what no validator sees."""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from briefgen.render.pdf.content import marked_texts


@dataclass
class Tag:
    kind: str
    text: str = ""  # of the element itself and all inside it
    children: list["Tag"] = field(default_factory=list)
    alt: str = ""
    attributes: list[Any] = field(default_factory=list)

    def all(self, *kinds: str) -> list["Tag"]:
        """This element and those inside it that are of one of the kinds, in reading order."""
        found = [self] if self.kind in kinds else []
        return found + [tag for child in self.children for tag in child.all(*kinds)]


def tag_tree(pdf: bytes) -> Tag:
    reader = PdfReader(BytesIO(pdf))
    texts = {
        page.indirect_reference.idnum: {
            mcid: "".join(text for text, _size in pieces) for mcid, pieces in marked_texts(page).items()
        }
        for page in reader.pages
    }
    return _tag(reader.root_object["/StructTreeRoot"], 0, texts)


def _tag(element: DictionaryObject, page: int, texts: dict[int, dict[int, str]]) -> Tag:
    page = element.raw_get("/Pg").idnum if "/Pg" in element else page
    tag = Tag(str(element.get("/S", "/Root"))[1:], alt=str(element.get("/Alt", "")))
    attributes = element.get("/A", [])
    tag.attributes = list(attributes) if isinstance(attributes, ArrayObject) else [attributes]
    children = element.get("/K", ArrayObject())
    for reference in children if isinstance(children, ArrayObject) else [children]:
        child = reference.get_object()
        if isinstance(child, int):
            tag.text += texts[page].get(child, "")
        elif "/MCID" in child:
            tag.text += texts[child.raw_get("/Pg").idnum if "/Pg" in child else page].get(int(child["/MCID"]), "")
        elif "/S" in child:
            inside = _tag(child, page, texts)
            tag.children.append(inside)
            tag.text += inside.text
    return tag
