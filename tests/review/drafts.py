"""Word documents made from a small model, by hand and not by the program: how a stranger's file could look."""
# ruff: noqa: E501 - XML is easier to read in one piece

import io
import random
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = (
    " ".join(
        f'xmlns:{prefix}="{address}"'
        for prefix, address in {
            "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
            "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
            "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
            "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
            "v": "urn:schemas-microsoft-com:vml",
            "o": "urn:schemas-microsoft-com:office:office",
            "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        }.items()
    )
    + ' mc:Ignorable="w14"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KINDS = ("body", "heading1", "heading2", "bullet0", "bullet1", "number0", "quote")


@dataclass
class Note:
    text: str


@dataclass
class Link:
    text: str
    address: str


@dataclass
class Field:
    code: str
    result: str


@dataclass
class Box:
    paragraphs: list["Par"]


@dataclass
class Control:
    text: str


@dataclass
class Raw:
    xml: str


Piece = str | Note | Link | Field | Box | Control | Raw


@dataclass
class Par:
    pieces: list[Piece]
    kind: str = "body"

    @property
    def text(self) -> str:
        return "".join(piece if isinstance(piece, str) else "\ufffc" for piece in self.pieces)


@dataclass
class Tab:
    rows: list[list[list[Par]]]


Block = Par | Tab


@dataclass
class Draft:
    blocks: list[Block]
    header: list[Par] = field(default_factory=list)
    footer: list[Par] = field(default_factory=list)
    comment: str = ""
    media: dict[str, bytes] = field(default_factory=dict)
    extra_body: str = ""


def par(*pieces: Piece, kind: str = "body") -> Par:
    return Par(list(pieces), kind)


def table(*rows: list[str]) -> Tab:
    return Tab([[[par(cell)] for cell in row] for row in rows])


class Writer:
    """Writes a draft; with a `seed` its runs are cut and dressed at random, which changes no word."""

    def __init__(self, draft: Draft, *, seed: int | None = None, prefix: str = "") -> None:
        self.draft = draft
        self.random = None if seed is None else random.Random(seed)  # noqa: S311 - only looks
        self.prefix = prefix  # of style ids: two programs name one style differently
        self.notes: list[str] = []
        self.links: list[str] = []
        self.drawings = 0

    def bytes(self) -> bytes:
        body = "".join(self.block(block) for block in self.draft.blocks) + self.draft.extra_body
        references, parts, types, relations = "", {}, "", ""
        for kind in ("header", "footer"):
            paragraphs = getattr(self.draft, kind)
            if paragraphs:
                root = "hdr" if kind == "header" else "ftr"
                content = "".join(self.paragraph(each) for each in paragraphs)
                parts[f"word/{kind}1.xml"] = f"{HEAD}<w:{root} {NAMESPACES}>{content}</w:{root}>"
                references += f'<w:{kind}Reference w:type="default" r:id="{kind}"/>'
                types += _type(f"word/{kind}1.xml", f"wordprocessingml.{kind}")
                relations += _relation(kind, kind, f"{kind}1.xml")
        section = f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
        parts["word/document.xml"] = f"{HEAD}<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>"
        if self.notes:
            parts["word/footnotes.xml"] = self.footnotes()
            types += _type("word/footnotes.xml", "wordprocessingml.footnotes")
            relations += _relation("notes", "footnotes", "footnotes.xml")
        if self.draft.comment:
            parts["word/comments.xml"] = (
                f'{HEAD}<w:comments {NAMESPACES}><w:comment w:id="0" w:author="A" w:date="2021-01-01T00:00:00Z">'
                f"<w:p><w:r><w:t>{escape(self.draft.comment)}</w:t></w:r></w:p></w:comment></w:comments>"
            )
            types += _type("word/comments.xml", "wordprocessingml.comments")
            relations += _relation("comments", "comments", "comments.xml")
        for number, address in enumerate(self.links):
            relations += (
                f'<Relationship Id="link{number}" Type="{RELATIONS}/hyperlink" Target={quoteattr(address)} '
                'TargetMode="External"/>'
            )
        media: dict[str, bytes] = {}
        for name, data in self.draft.media.items():
            media[f"word/media/{name}"] = data
            relations += _relation(name.partition(".")[0], "image", f"media/{name}")
        parts["word/styles.xml"] = self.styles()
        parts["word/numbering.xml"] = NUMBERING
        types += _type("word/styles.xml", "wordprocessingml.styles") + _type(
            "word/numbering.xml", "wordprocessingml.numbering"
        )
        relations += _relation("styles", "styles", "styles.xml") + _relation("numbering", "numbering", "numbering.xml")
        parts["[Content_Types].xml"] = CONTENT_TYPES.format(types=types)
        parts["_rels/.rels"] = ROOT_RELATIONS
        parts["word/_rels/document.xml.rels"] = f'{HEAD}<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name in ("[Content_Types].xml", *(each for each in parts if each != "[Content_Types].xml")):
                package.writestr(zipfile.ZipInfo(name), parts[name])
            for name, data in media.items():
                package.writestr(zipfile.ZipInfo(name), data)
        return out.getvalue()

    def block(self, block: Block) -> str:
        if isinstance(block, Par):
            return self.paragraph(block)
        columns = max(len(row) for row in block.rows)
        grid = '<w:gridCol w:w="2000"/>' * columns
        rows = "".join(
            "<w:tr>"
            + "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{"".join(self.paragraph(each) for each in cell)}</w:tc>'
                for cell in row
            )
            + "</w:tr>"
            for row in block.rows
        )
        return f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.prefix}TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'

    def paragraph(self, paragraph: Par) -> str:
        kind = paragraph.kind
        style = {"heading1": "Heading1", "heading2": "Heading2", "quote": "Quote"}.get(kind, "")
        properties = f'<w:pStyle w:val="{self.prefix}{style}"/>' if style else ""
        if kind.startswith(("bullet", "number")):
            properties += f'<w:numPr><w:ilvl w:val="{kind[-1]}"/><w:numId w:val="{1 if kind.startswith("bullet") else 2}"/></w:numPr>'
        runs = "".join(self.piece(piece) for piece in paragraph.pieces)
        return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"

    def piece(self, piece: Piece) -> str:  # noqa: PLR0911 - one for each kind
        if isinstance(piece, str):
            return self.text(piece)
        if isinstance(piece, Raw):
            return piece.xml
        if isinstance(piece, Note):
            self.notes.append(piece.text)
            return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{len(self.notes)}"/></w:r>'
        if isinstance(piece, Link):
            if piece.address not in self.links:
                self.links.append(piece.address)
            return f'<w:hyperlink r:id="link{self.links.index(piece.address)}">{self.text(piece.text)}</w:hyperlink>'
        if isinstance(piece, Control):
            return f'<w:sdt><w:sdtPr><w:tag w:val="veld"/></w:sdtPr><w:sdtContent>{self.text(piece.text)}</w:sdtContent></w:sdt>'
        if isinstance(piece, Field):
            return (
                f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {escape(piece.code)} </w:instrText></w:r>'
                f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{self.text(piece.result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            )
        return self.box(piece)

    def box(self, box: Box) -> str:
        self.drawings += 1
        content = "".join(self.paragraph(each) for each in box.paragraphs)
        return (
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{self.drawings}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
            '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>100</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>100</wp:posOffset></wp:positionV>'
            f'<wp:extent cx="1267460" cy="400050"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="{self.drawings}" name="Tekstvak {self.drawings}"/><wp:cNvGraphicFramePr/>'
            '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1267460" cy="400050"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
            f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
            f'<mc:Fallback><w:pict><v:shape id="Tekstvak{self.drawings}" style="position:absolute;width:99.8pt;height:31.5pt"><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
        )

    def text(self, text: str) -> str:
        """Runs of a text, cut at random places."""
        pieces = [text]
        if self.random and len(text) > 3:
            cuts = sorted({self.random.randrange(1, len(text)) for _ in range(self.random.randrange(3))})
            pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
        looks = ("", "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:lang w:val="nl-NL"/></w:rPr>')
        return "".join(
            f"<w:r>{self.random.choice(looks) if self.random else ''}{_content(piece)}</w:r>"
            for piece in pieces
            if piece
        )

    def footnotes(self) -> str:
        notes = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{self.text(" " + text)}</w:p></w:footnote>'
            for number, text in enumerate(self.notes, start=1)
        )
        return (
            f'{HEAD}<w:footnotes {NAMESPACES}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
            f'<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>{notes}</w:footnotes>'
        )

    def styles(self) -> str:
        styles = "".join(
            f'<w:style w:type="paragraph" w:styleId="{self.prefix}{identity}"><w:name w:val="{name}"/><w:basedOn w:val="{self.prefix}Normal"/>{properties}</w:style>'
            for identity, name, properties in (
                ("Heading1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
                ("Heading2", "heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
                ("Quote", "Quote", "<w:rPr><w:i/></w:rPr>"),
            )
        )
        return (
            f'{HEAD}<w:styles {NAMESPACES}><w:style w:type="paragraph" w:default="1" w:styleId="{self.prefix}Normal"><w:name w:val="Normal"/></w:style>{styles}'
            f'<w:style w:type="table" w:default="1" w:styleId="{self.prefix}TableNormal"><w:name w:val="Normal Table"/></w:style>'
            f'<w:style w:type="table" w:styleId="{self.prefix}TableGrid"><w:name w:val="Table Grid"/></w:style></w:styles>'
        )


def _content(text: str) -> str:
    return "".join(
        "<w:tab/>" if part == "\t" else "<w:br/>" if part == "\n" else f'<w:t xml:space="preserve">{escape(part)}</w:t>'
        for part in _split(text)
    )


def _split(text: str) -> list[str]:
    found = [""]
    for character in text:
        if character in "\t\n":
            found += [character, ""]
        else:
            found[-1] += character
    return [each for each in found if each]


def _type(name: str, kind: str) -> str:
    return f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'


def _relation(identity: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identity}" Type="{RELATIONS}/{kind}" Target="{target}"/>'


PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ROOT_RELATIONS = f'{HEAD}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>'
CONTENT_TYPES = (
    HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "{types}</Types>"
)
_LEVEL = '<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{sign}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
NUMBERING = (
    f"{HEAD}<w:numbering {NAMESPACES}>"
    + "".join(
        f'<w:abstractNum w:abstractNumId="{number}">'
        + "".join(_LEVEL.format(level=level, sign=sign, text=text) for level in (0, 1))
        + "</w:abstractNum>"
        for number, sign, text in ((1, "bullet", "-"), (2, "decimal", "%1."))
    )
    + '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
)


def written(draft: Draft, *, seed: int | None = None, prefix: str = "") -> bytes:
    return Writer(draft, seed=seed, prefix=prefix).bytes()
