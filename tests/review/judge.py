"""Reads a Word document with tracked changes as Word would after accepting or rejecting all of them.

It shares nothing with the program: it changes no tree, but reads once with the changes taken one way or the other.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field
from posixpath import join, normpath
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
COUNTED = ("PAGE", "NUMPAGES", "NOTEREF", "PAGEREF", "SECTIONPAGES")
GONE = {"accept": {f"{W}del", f"{W}moveFrom"}, "reject": {f"{W}ins", f"{W}moveTo"}, "": set()}
STAYS = {"accept": {f"{W}ins", f"{W}moveTo"}, "reject": {f"{W}del", f"{W}moveFrom"}, "": set()}
MARKS = GONE["accept"] | GONE["reject"]


@dataclass
class Judged:
    """The stories by name; each is a list of paragraphs `(kind, words)` and tables `[[cell, …], …]`."""

    stories: dict[str, object] = field(default_factory=dict)
    changes: int = 0


def judged(document: bytes, keep: str = "") -> Judged:
    """The document after `accept` or `reject`; with neither, tracked changes are an error of the test."""
    return _Judge(document, keep).result()


@dataclass
class _Paragraph:
    kind: str
    pieces: list[str]
    frame: str


class _Judge:
    def __init__(self, document: bytes, keep: str) -> None:
        package = zipfile.ZipFile(io.BytesIO(document))
        self.data = {name: package.read(name) for name in package.namelist()}
        self.keep = keep
        self.gone, self.stays = GONE[keep], STAYS[keep]
        self.floats: list[object] = []
        self.changes = 0
        main = next(t for t, k in self.relations("").values() if k == "officeDocument")
        self.main = main
        self.styles = self._styles()
        self.numbers = self._numbers()
        self.notes: dict[tuple[str, str], ElementTree.Element] = {}
        for kind in ("footnote", "endnote"):
            for target, of in self.relations(main).values():
                if of == f"{kind}s" and target in self.data:
                    for note in self.xml(target).findall(f"{W}{kind}"):
                        self.notes[kind, note.get(f"{W}id", "")] = note

    def xml(self, name: str) -> ElementTree.Element:
        return ElementTree.fromstring(self.data[name])

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        folder, _, file = part.rpartition("/")
        name = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
        found = {}
        if name in self.data:
            for each in self.xml(name):
                target = each.get("Target", "")
                if each.get("TargetMode") != "External":
                    target = normpath(join("/" + folder, target)).lstrip("/")
                found[each.get("Id", "")] = (target, each.get("Type", "").rpartition("/")[2])
        return found

    def _styles(self) -> dict[str, tuple[str, str, ElementTree.Element | None]]:
        found = {}
        self.default = ""
        for target, kind in self.relations(self.main).values():
            if kind == "styles" and target in self.data:
                for style in self.xml(target).findall(f"{W}style"):
                    base = style.find(f"{W}basedOn")
                    name = style.find(f"{W}name")
                    identity = style.get(f"{W}styleId", "")
                    found[identity] = (
                        "" if name is None else name.get(f"{W}val", ""),
                        "" if base is None else base.get(f"{W}val", ""),
                        style.find(f"{W}pPr"),
                    )
                    if style.get(f"{W}default") in ("1", "true") and style.get(f"{W}type") == "paragraph":
                        self.default = identity
        return found

    def _numbers(self) -> dict[tuple[str, str], str]:
        found = {}
        for target, kind in self.relations(self.main).values():
            if kind == "numbering" and target in self.data:
                root = self.xml(target)
                looks = {each.get(f"{W}abstractNumId"): each for each in root.findall(f"{W}abstractNum")}
                for number in root.findall(f"{W}num"):
                    look = looks.get(number.find(f"{W}abstractNumId").get(f"{W}val"))
                    levels = [] if look is None else look.findall(f"{W}lvl")
                    levels += [each for over in number.findall(f"{W}lvlOverride") for each in over.findall(f"{W}lvl")]
                    for level in levels:
                        sign = level.find(f"{W}numFmt")
                        key = (number.get(f"{W}numId", ""), level.get(f"{W}ilvl", ""))
                        found[key] = "decimal" if sign is None else sign.get(f"{W}val", "")
        return found

    def result(self) -> Judged:
        root = self.xml(self.main)
        body = root.find(f"{W}body")
        result = Judged()
        self.part_relations = self.relations(self.main)
        self._story(result, "body", body)
        seen: dict[tuple[str, str], str] = {}
        for number, section in enumerate(root.iter(f"{W}sectPr")):
            for kind in ("header", "footer"):
                for reference in section.findall(f"{W}{kind}Reference"):
                    target = self.relations(self.main)[reference.get(f"{R}id", "")][0]
                    page = reference.get(f"{W}type", "default")
                    if seen.get((kind, page)) != target and target in self.data:
                        self.part_relations = self.relations(target)
                        self._story(result, f"{kind} {number} {page}", self.xml(target))
                    seen[kind, page] = target
        result.changes = self.changes
        return result

    def _story(self, result: Judged, name: str, container: ElementTree.Element) -> None:
        self.floats = []
        blocks = self.blocks(container)
        flow = [block for block in blocks if not (isinstance(block, _Paragraph) and block.frame)]
        frame: list[object] = []
        last = ""
        for block in blocks:
            own = block.frame if isinstance(block, _Paragraph) else ""
            if frame and own != last:
                self.floats.append(_plain(frame))
                frame = []
            if own:
                frame.append(block)
            last = own
        if frame:
            self.floats.append(_plain(frame))
        plain = _plain(flow)
        if len(plain) > 1 and plain[0] == ("", ()) and isinstance(plain[1], list):
            plain.pop(0)  # the empty paragraph that LibreOffice has before a table that comes first
        if plain not in ([], [("", ())]) or self.floats:
            result.stories[name] = plain
            floats = [each for each in self.floats if each]
            if floats:
                result.stories[f"{name} floats"] = sorted(floats, key=repr)

    # blocks

    def blocks(self, container: ElementTree.Element) -> list[object]:
        found: list[object] = []
        self._blocks(container, found, carried := [])
        if carried:
            found.append(_Paragraph("", carried[0].pieces, ""))
        return found

    def _blocks(self, container: ElementTree.Element, found: list[object], carried: list[_Paragraph]) -> None:
        for child in container:
            if child.tag == f"{W}p":
                paragraph, stays = self.paragraph(child)
                if carried:
                    paragraph.pieces = carried.pop().pieces + paragraph.pieces
                if stays:
                    found.append(paragraph)
                elif paragraph.pieces or child is _last_block(container):
                    carried.append(paragraph)
                    if not paragraph.pieces and container.tag == f"{W}sdtContent":
                        carried.pop()
            elif child.tag == f"{W}tbl":
                rows = self.table(child)
                if rows:
                    if carried:
                        found.append(carried.pop())
                    found.append(rows)
            elif child.tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                if content is not None:
                    self._blocks(content, found, carried)
            elif child.tag in (f"{W}customXml", f"{W}smartTag"):
                self._blocks(child, found, carried)

    def table(self, table: ElementTree.Element) -> list[list[object]]:
        rows = []
        for row in _through(table, f"{W}tr"):
            marks = set()
            properties = row.find(f"{W}trPr")
            if properties is not None:
                marks = {child.tag for child in properties if child.tag in MARKS}
            self.changes += len(marks)
            if not marks & self.gone:
                rows.append([_plain(self.blocks(cell)) for cell in _through(row, f"{W}tc")])
        return rows

    def paragraph(self, paragraph: ElementTree.Element) -> tuple[_Paragraph, bool]:
        properties = paragraph.find(f"{W}pPr")
        marks = set()
        frame = ""
        if properties is not None:
            look = properties.find(f"{W}rPr")
            marks = set() if look is None else {child.tag for child in look if child.tag in MARKS}
            change = properties.find(f"{W}pPrChange")
            if change is not None:
                self.changes += 1
                if self.keep == "reject":
                    properties = change.find(f"{W}pPr")
            element = properties.find(f"{W}framePr")
            if element is not None and element.get(f"{W}dropCap", "none") == "none":
                frame = str(sorted((k, v) for k, v in element.attrib.items() if k[len(W) :] in ("x", "y", "w")))
        self.changes += len(marks)
        pieces: list[str] = []
        self._fields: list[list[str]] = []
        self.inline(paragraph, pieces)
        return _Paragraph(self.kind(properties), pieces, frame), not marks & self.gone

    def kind(self, properties: ElementTree.Element | None) -> str:
        style = self.default
        numbered = outline = None
        if properties is not None:
            own = properties.find(f"{W}pStyle")
            style = style if own is None else own.get(f"{W}val", "")
            numbered, outline = properties.find(f"{W}numPr"), properties.find(f"{W}outlineLvl")
        chain = []
        while style in self.styles and style not in chain:
            chain.append(style)
            style = self.styles[style][1]
        level = number = None
        for source in [numbered, *(_numbering(self.styles[each][2]) for each in chain)]:
            if source is not None:
                for tag, value in (("ilvl", level), ("numId", number)):
                    element = source.find(f"{W}{tag}")
                    if element is not None and value is None:
                        if tag == "ilvl":
                            level = element.get(f"{W}val")
                        else:
                            number = element.get(f"{W}val")
        for each in chain:
            of_style = self.styles[each][2]
            if outline is None and of_style is not None:
                outline = of_style.find(f"{W}outlineLvl")
        kind = ""
        if outline is not None and outline.get(f"{W}val") != "9":
            kind = f"heading {int(outline.get(f'{W}val')) + 1}"
        sign = self.numbers.get((number or "", level or "0"), "")
        if sign and sign != "none":
            kind += f" item {level or 0} {sign}"
        return kind.strip()

    # words

    def inline(self, parent: ElementTree.Element, pieces: list[str]) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self.run(child, pieces)
            elif tag in MARKS:
                self.changes += 1
                if tag not in self.gone:
                    self.inline(child, pieces)
            elif tag == f"{W}fldSimple":
                self.field(child.get(f"{W}instr", ""), "".join(child.itertext()), pieces)
            elif tag in (f"{W}hyperlink", f"{W}smartTag", f"{W}customXml", f"{W}dir", f"{W}bdo"):
                self.inline(child, pieces)
            elif tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                if content is not None:
                    self.inline(content, pieces)
            elif tag == f"{MC}AlternateContent":
                other = child.find(f"{MC}Fallback")
                if other is not None:
                    self.inline(other, pieces)
            elif tag.endswith(("}oMath", "}oMathPara")):
                pieces.append(f"⟦formula {''.join(child.itertext())}⟧")

    def run(self, run: ElementTree.Element, pieces: list[str]) -> None:
        for child in run:
            tag = child.tag
            if tag in (f"{W}fldChar",):
                self.field_part(child.get(f"{W}fldCharType", ""), pieces)
                continue
            if self._fields and tag in (f"{W}instrText", f"{W}delInstrText"):
                self._fields[-1][0] += child.text or ""
                continue
            into = pieces
            if self._fields:
                into = [""]
            if tag in (f"{W}t", f"{W}delText"):
                text = child.text or ""
                spaced = child.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
                into.append(text if spaced else text.strip(" \t\r\n"))
            elif tag in (f"{W}tab", f"{W}ptab"):
                into.append("\t")
            elif tag in (f"{W}br", f"{W}cr"):
                into.append("\n")
            elif tag == f"{W}noBreakHyphen":
                into.append("\u2011")
            elif tag == f"{W}softHyphen":
                into.append("\u00ad")
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                kind = "footnote" if "footnote" in tag else "endnote"
                note = self.notes.get((kind, child.get(f"{W}id", "")))
                held, self.floats = self.floats, []
                fields, self._fields = self._fields, []
                text = "" if note is None else repr(_plain(self.blocks(note)))
                self.floats, self._fields = held, fields
                into.append(f"⟦{kind} {text}⟧")
            elif tag in (f"{W}drawing", f"{W}pict", f"{MC}AlternateContent", f"{W}object"):
                self.graphic(child, into)
            if self._fields:
                self._fields[-1][1 if self._in_result else 0] += "".join(into)

    def graphic(self, element: ElementTree.Element, into: list[str]) -> None:
        shown = element
        if element.tag == f"{MC}AlternateContent":
            shown = element.find(f"{MC}Choice")
        boxes = list(shown.iter(f"{W}txbxContent"))
        fields = self._fields
        for box in boxes:
            self.floats.append(_plain(self.blocks(box)))
        self._fields = fields
        images = [
            each.get(f"{R}embed") or each.get(f"{R}id")
            for each in shown.iter(
                f"{A}blip",
            )
        ]
        images += [each.get(f"{R}id") for each in shown.iter(f"{V}imagedata")]
        for image in images:
            target = self.part_relations.get(image or "", ("", ""))[0]
            into.append(f"⟦image {hash(self.data.get(target, b''))}⟧")

    _in_result = False

    def field_part(self, kind: str, pieces: list[str]) -> None:
        if kind == "begin":
            self._fields.append(["", ""])
            self._in_result = False
        elif kind == "separate":
            self._in_result = True
        elif kind == "end" and self._fields:
            code, result = self._fields.pop()
            into: list[str] = []
            self.field(code, result, into)
            if self._fields:
                self._in_result = False
                self._fields[-1][0] += "".join(into)
            else:
                pieces += into

    def field(self, code: str, result: str, pieces: list[str]) -> None:
        name = (code.split() or [""])[0].upper()
        if name == "HYPERLINK":
            pieces.append(result)
        else:
            pieces.append(f"⟦{name} {'' if name in COUNTED else result}⟧")


def _numbering(properties: ElementTree.Element | None) -> ElementTree.Element | None:
    return None if properties is None else properties.find(f"{W}numPr")


def _through(element: ElementTree.Element, tag: str) -> list[ElementTree.Element]:
    found = []
    for child in element:
        if child.tag == tag:
            found.append(child)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            found += _through(child, tag)
    return found


def _last_block(container: ElementTree.Element) -> ElementTree.Element | None:
    blocks = [child for child in container if child.tag in (f"{W}p", f"{W}tbl", f"{W}sdt")]
    return blocks[-1] if blocks else None


def _plain(blocks: list[object]) -> list[object]:
    plain: list[object] = []
    for block in blocks:
        if isinstance(block, _Paragraph):
            text = re.sub("[\u00a0\u2000-\u200a\u202f\u205f\u3000 ]+", " ", "".join(block.pieces)).strip(" ")
            plain.append((block.kind, tuple(re.split("( )", text)) if text else ()))
        else:
            plain.append(block)
    if len(plain) > 1 and plain[-1] == ("", ()) and isinstance(plain[-2], list):
        plain.pop()  # the empty paragraph that Word has after a table
    return plain
