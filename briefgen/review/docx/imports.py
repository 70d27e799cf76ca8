"""Properties and things of the old document, as the new document can hold them: styles, numberings, images, links."""

from collections import Counter
from copy import deepcopy
from typing import Final

from lxml import etree

from briefgen.extract.docx.document import Document
from briefgen.extract.docx.names import OFFICE, PPR, RPR, TYPE, VAL, VML, WORD, WP, R, W
from briefgen.extract.docx.styles import style_name, value
from briefgen.review.docx.output import Output, w

_STYLES: Final = {f"{W}pStyle": "paragraph", f"{W}rStyle": "character", f"{W}tblStyle": "table"}
_FORMER: Final = tuple(f"{W}{name}Change" for name in ("rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr", "tblGrid"))
_NEWER: Final = "http://schemas.microsoft.com/office/word/20"  # w14, wp14, w15 …: not every document declares them
_PLACES: Final = tuple(
    f"{W}{name}"
    for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference",
                 "proofErr", "permStart", "permEnd", "lastRenderedPageBreak")
)  # fmt: skip
_NUMBERING_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"


class Imports:
    """Takes elements over from one document into the other."""

    def __init__(self, old: Document, new: Document, output: Output) -> None:
        self._old, self._new, self._output = old, new, output
        self._styles: dict[str, str] = {}
        self._names = {(each.get(TYPE, ""), style_name(each)): identity
                       for identity, each in reversed(new.styles.elements.items())}  # fmt: skip
        self._votes: dict[str, Counter[str]] = {}
        self._numbers: dict[str, str] = {}
        self.lost: Final[list[str]] = []  # kinds of things that could not be taken over

    def vote(self, old: etree._Element, new: etree._Element) -> None:
        """Notes that these two paragraphs are the same item: their numberings belong together."""
        left, right = (value(each.find(f"{PPR}/{W}numPr/{W}numId")) for each in (old, new))
        if left and right:
            self._votes.setdefault(left, Counter())[right] += 1

    def paragraph_properties(self, paragraph: etree._Element) -> etree._Element:
        """A copy of an old paragraph's properties, without its section and without marks."""
        own = paragraph.find(PPR)
        copy = w("pPr") if own is None else deepcopy(own)
        for child in [each for each in copy if each.tag in (RPR, f"{W}sectPr", f"{W}pPrChange")]:
            copy.remove(child)
        self.adapt(copy, "", "")
        return copy

    def run_properties(self, run: etree._Element) -> etree._Element | None:
        own = run.find(RPR)
        if own is None:
            return None
        copy = deepcopy(own)
        self.adapt(copy, "", "")
        return copy

    def thing(self, element: etree._Element, old_part: str, new_part: str) -> etree._Element:
        """A copy of anything else that stands in a paragraph, with what it refers to."""
        copy = etree.fromstring(etree.tostring(element))  # keeps the prefixes that attributes name
        self.adapt(copy, old_part, new_part)
        return copy

    def adapt(self, element: etree._Element, old_part: str, new_part: str) -> None:
        """Changes an element of the old document into one of the new document, in place."""
        for each in list(element.iter(etree.Element)):
            tag = str(each.tag)
            if each is not element and (tag.startswith(f"{{{_NEWER}") or tag in _FORMER or tag in _PLACES):
                parent = each.getparent()
                if parent is not None and not _is_drawn(tag):
                    parent.remove(each)
                continue
            if tag in _STYLES:
                self._adapt_style(each, _STYLES[tag])
            elif tag == f"{W}numId":
                each.set(VAL, self.number(each.get(VAL, "")))
            self._adapt_attributes(each, old_part, new_part)

    def _adapt_style(self, element: etree._Element, kind: str) -> None:
        identity = self.style(element.get(VAL, ""), kind)
        parent = element.getparent()
        if identity:
            element.set(VAL, identity)
        elif parent is not None:
            parent.remove(element)

    def _adapt_attributes(self, element: etree._Element, old_part: str, new_part: str) -> None:
        for name in list(element.attrib):
            text = str(name)
            if text.startswith(f"{{{_NEWER}") or text.startswith(f"{W}rsid"):
                del element.attrib[name]
            elif text.startswith(R) and new_part:
                identity = self._relation(element.get(name, ""), old_part, new_part)
                if identity:
                    element.set(name, identity)
                else:
                    del element.attrib[name]
        if element.tag == f"{WP}docPr":
            element.set("id", self._output.drawing())
        elif str(element.tag).startswith(VML) and element.get("id") and not str(element.tag).endswith("}shapetype"):
            element.set("id", f"old{self._output.drawing()}")
            element.attrib.pop(f"{OFFICE}spid", "")

    def _relation(self, identity: str, old_part: str, new_part: str) -> str:
        relation = self._old.package.relations(old_part).get(identity)
        if relation is None:
            return ""
        if relation.external:
            return self._output.relation(new_part, relation.kind, relation.target, external=True)
        data = self._old.package.parts.get(relation.target)
        if relation.kind != "image" or data is None:
            self.lost.append(relation.kind)
            return ""
        name = self._output.add_image(relation.target, data, self._old.package.content_type(relation.target))
        return self._output.relation(new_part, "image", name)

    def style(self, identity: str, kind: str) -> str:
        """The new document's id for an old style: the style of the same name, or the old one taken over."""
        if identity not in self._styles:
            self._styles[identity] = ""  # a style that is based on itself ends here
            self._styles[identity] = self._find_style(identity, kind)
        return self._styles[identity]

    def _find_style(self, identity: str, kind: str) -> str:
        style = self._old.styles.elements.get(identity)
        if style is None or style.get(TYPE) != kind or not self._new.styles.part:
            return ""
        found = self._names.get((kind, style_name(style)))
        if found is not None:
            return found
        copy = deepcopy(style)
        free = identity
        while free in self._new.styles.elements:
            free += "Old"
        copy.set(f"{W}styleId", free)
        copy.attrib.pop(f"{W}default", "")
        for child in [each for each in copy if each.tag in (f"{W}link", f"{W}next")]:
            copy.remove(child)
        base = copy.find(f"{W}basedOn")
        if base is not None:
            known = self.style(base.get(VAL, ""), kind)
            base.set(VAL, known) if known else copy.remove(base)
        for child in list(copy):
            self.adapt(child, "", "")
        self._output.change(self._new.styles.part).append(copy)
        self._new.styles.elements[free] = copy
        self._names[kind, style_name(copy)] = free
        return free

    def number(self, number: str) -> str:
        """The new document's numbering for an old one: that of the same items, or the old one taken over."""
        if number in ("", "0"):
            return number or "0"
        if number not in self._numbers:
            votes = self._votes.get(number)
            self._numbers[number] = votes.most_common(1)[0][0] if votes else self._import_number(number)
        return self._numbers[number]

    def _import_number(self, number: str) -> str:
        found = self._old.styles.numbering(number)
        if found is None:
            return "0"
        root = self._numbering_root()
        numbering, abstract = (deepcopy(each) for each in found)
        look = str(
            1 + max((int(each.get(f"{W}abstractNumId", "0")) for each in root.iter(f"{W}abstractNum")), default=0)
        )
        free = str(1 + max((int(each.get(f"{W}numId", "0")) for each in root.iter(f"{W}num")), default=0))
        abstract.set(f"{W}abstractNumId", look)
        for child in list(abstract.iter(f"{W}nsid", f"{W}tmpl", f"{W}styleLink", f"{W}numStyleLink", f"{W}pStyle")):
            parent = child.getparent()
            if parent is not None:
                parent.remove(child)
        numbering.set(f"{W}numId", free)
        reference = numbering.find(f"{W}abstractNumId")
        if reference is not None:
            reference.set(VAL, look)
        for each in (abstract, numbering):
            self.adapt(each, "", "")
        place = next((index for index, each in enumerate(root) if each.tag == f"{W}num"), len(root))
        root.insert(place, abstract)
        last = [index for index, each in enumerate(root) if each.tag in (f"{W}num", f"{W}abstractNum")][-1]
        root.insert(last + 1, numbering)
        return free

    def _numbering_root(self) -> etree._Element:
        package = self._new.package
        part = package.related("numbering") or next(
            (name for name in package.parsed_parts if name.startswith("word/numberingOld")), ""
        )
        if part in package.parts:
            return self._output.change(part)
        if part:
            return package.parsed_parts[part]
        root = etree.Element(f"{W}numbering", nsmap={"w": WORD})
        name = self._output.add_tree("word/numberingOld.xml", root, _NUMBERING_TYPE)
        self._output.relation(package.document, "numbering", name)
        return root


def _is_drawn(tag: str) -> bool:
    """Whether an element of a newer namespace is what is drawn, not a remark beside it."""
    return "/wordprocessing" in tag and "/wordprocessingDrawing}" not in tag
