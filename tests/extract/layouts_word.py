"""Word letters as raw WordprocessingML: text boxes, frames, tables, headers, as ministries' templates have them."""

# ruff: noqa: E501 - tables and templates read better on their long lines

import io
import zipfile
from xml.sax.saxutils import escape

from extract.letter_facts import Facts
from extract.letter_looks import column_of, date_of, labels_of, office_line, trap_table

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def run(text: str, *, bold: bool = False, size: float = 9) -> str:
    look = f'<w:rPr>{"<w:b/>" if bold else ""}<w:sz w:val="{int(size * 2)}"/></w:rPr>'
    parts = text.split("\t")
    inner = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in parts)
    return f"<w:r>{look}{inner}</w:r>"


def paragraph(
    text: str = "", *, bold: bool = False, size: float = 9, frame: str = "", more: str = "", before: int = 0
) -> str:
    spacing = f'<w:spacing w:before="{before}" w:after="0"/>'
    tabs = '<w:tabs><w:tab w:val="left" w:pos="1134"/></w:tabs>'
    return f"<w:p><w:pPr>{frame}{tabs}{spacing}</w:pPr>{more}{run(text, bold=bold, size=size) if text else ''}</w:p>"


def frame(x: int, y: int, width: int) -> str:
    return (
        f'<w:framePr w:w="{width}" w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="{x}" w:y="{y}"/>'
    )


def text_box(number: int, content: str, *, x: float, y: float, width: float, height: float) -> str:
    """A text box as Word writes it: the newer shape with the older one as its fallback, both with all the words."""
    emu = 12700
    place = (
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="0" locked="0" '
        f'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>{int(x * emu)}'
        f'</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>{int(y * emu)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{int(width * emu)}" cy="{int(height * emu)}"/><wp:wrapNone/><wp:docPr id="{number}" name="Tekstvak {number}"/>'
    )
    shape = (
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{int(width * emu)}" cy="{int(height * emu)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr>'
        f'<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp>'
        "</a:graphicData></a:graphic>"
    )
    old = (
        f'<w:pict><v:shape id="v{number}" style="position:absolute;left:{x}pt;top:{y}pt;width:{width}pt;height:{height}pt">'
        f"<v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{place}{shape}</wp:anchor></w:drawing></mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def table(rows: list[list[str]], widths: list[int]) -> str:
    """A table of cells that are ready paragraphs."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for cell, width in zip(row, widths, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'


def word_letter(facts: Facts) -> bytes:
    looks = facts.looks
    labels = labels_of(facts)
    kind = looks.choice(["boxes", "frames", "tables", "header"])
    head, header = _HEADS[kind](facts, labels)
    footer = paragraph("Pagina 1 van 2", size=6.5) if looks.random() < 0.6 else ""
    notes = list(facts.notes)
    body = head + _text(facts, notes)
    return package(body, header=header, footer=footer, notes=notes, right=2835 if kind != "tables" else 1417)


def _column(facts: Facts, labels, *, with_ministry: bool, framed: str = "") -> str:
    found = []
    for kind, lines in column_of(facts, labels, with_ministry=with_ministry):
        if kind == "note" or (found and facts.looks.random() < 0.2 and kind == "bold"):
            found.append(paragraph(frame=framed, size=6.5))
        found += [paragraph(line, bold=kind == "bold", size=6.5, frame=framed) for line in lines]
    return "".join(found)


def _to(facts: Facts, framed: str = "") -> str:
    return "".join(paragraph(line, frame=framed) for line in facts.addressee())


def _dated(facts: Facts, labels) -> str:
    if facts.looks.random() < 0.5:
        return (
            paragraph(f"{labels.date}\t{date_of(facts)}")
            + paragraph(f"{labels.subject}\t{facts.subject}")
            + paragraph()
        )
    rows = [[paragraph(labels.date), paragraph(date_of(facts))], [paragraph(labels.subject), paragraph(facts.subject)]]
    return table(rows, [1400, 6200]) + paragraph()


def _with_boxes(facts: Facts, labels) -> tuple[str, str]:
    boxes = [
        text_box(11, _column(facts, labels, with_ministry=False), x=467, y=155, width=110, height=330),
        text_box(12, _to(facts), x=79, y=155, width=260, height=90),
        text_box(13, paragraph(facts.ministry.name, size=11), x=324, y=70, width=165, height=40),
    ]
    facts.looks.shuffle(boxes)
    anchor = paragraph(more="".join(boxes), before=4200)
    return anchor + _dated(facts, labels), ""


def _with_frames(facts: Facts, labels) -> tuple[str, str]:
    parts = [
        _column(facts, labels, with_ministry=True, framed=frame(9356, 3100, 2200)),
        _to(facts, frame(1588, 3100, 5200)),
    ]
    facts.looks.shuffle(parts)
    return "".join(parts) + paragraph(before=4200) + _dated(facts, labels), ""


def _with_tables(facts: Facts, labels) -> tuple[str, str]:
    column = _column(facts, labels, with_ministry=True)
    return table([[_to(facts), column]], [5400, 3000]) + paragraph() + _dated(facts, labels), ""


def _with_header(facts: Facts, labels) -> tuple[str, str]:
    box = text_box(21, _column(facts, labels, with_ministry=False), x=467, y=155, width=110, height=330)
    header = paragraph(facts.ministry.name, size=11, more=box)
    return _to(facts) + paragraph() + paragraph() + _dated(facts, labels), header


_HEADS = {"boxes": _with_boxes, "frames": _with_frames, "tables": _with_tables, "header": _with_header}


def _text(facts: Facts, notes: list[str]) -> str:
    looks = facts.looks
    found = [paragraph(facts.salutation), paragraph()] if facts.salutation else []
    for index, each in enumerate(facts.body):
        mark = (
            "".join(f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in range(1, len(notes) + 1))
            if index == 0
            else ""
        )
        found.append(f"<w:p>{run(each)}{mark}</w:p>")
        if looks.random() < 0.5:
            found.append(paragraph())
    if looks.random() < 0.3:
        rows = [[paragraph(cell) for cell in row] for row in trap_table(facts)]
        found.append(table(rows, [2000, 3000, 2000]) + paragraph())
    if facts.formula:
        found += [paragraph(), paragraph(facts.formula)]
    return "".join(found) + _signed(facts)


def _signed(facts: Facts) -> str:
    people = [(office_line(facts, index), name) for index, (_, name) in enumerate(facts.signatories)]
    if len(people) == 2 and facts.looks.random() < 0.5:
        blank = paragraph() * 3
        cells = [paragraph(office) + blank + paragraph(name) for office, name in people]
        return paragraph() + table([cells], [4000, 4000]) + paragraph()
    gap = paragraph() * facts.looks.choice([1, 3, 4])
    return "".join(paragraph() + paragraph(office) + gap + paragraph(name) for office, name in people)


def package(
    body: str, *, header: str = "", footer: str = "", notes: list[str] | None = None, right: int = 2835
) -> bytes:
    """A whole document of these parts."""
    parts, related, kinds = {}, [], []
    for name, content, root in (("header1", header, "hdr"), ("footer1", footer, "ftr")):
        if content:
            parts[f"word/{name}.xml"] = f"<w:{root} {NAMES}>{content}</w:{root}>"
            related.append((name, name[:-1]))
            kinds.append((f"word/{name}.xml", name[:-1]))
    if notes:
        each = "".join(f'<w:footnote w:id="{n}"><w:p>{run(note)}</w:p></w:footnote>' for n, note in enumerate(notes, 1))
        parts["word/footnotes.xml"] = f"<w:footnotes {NAMES}>{each}</w:footnotes>"
        related.append(("footnotes", "footnotes"))
        kinds.append(("word/footnotes.xml", "footnotes"))
    references = "".join(
        f'<w:{name[:-1]}Reference w:type="default" r:id="{name}"/>' for name, kind in related if kind != "footnotes"
    )
    section = f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1400" w:right="{right}" w:bottom="1100" w:left="1588" w:header="700" w:footer="500" w:gutter="0"/></w:sectPr>'
    parts["word/document.xml"] = f"<w:document {NAMES}><w:body>{body}{section}</w:body></w:document>"
    parts["word/_rels/document.xml.rels"] = _relations((name, TYPE + kind, f"{name}.xml") for name, kind in related)
    parts["_rels/.rels"] = _relations([("main", TYPE + "officeDocument", "word/document.xml")])
    overrides = "".join(f'<Override PartName="/{part}" ContentType="{MAIN}{kind}+xml"/>' for part, kind in kinds)
    parts["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}document.main+xml"/>{overrides}</Types>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}')
    return stream.getvalue()


def _relations(each) -> str:
    inner = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in each)
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def plain_letter(facts: Facts) -> bytes:
    """A letter typed in Word from top to bottom, without a template, written by python-docx."""
    from docx import Document

    looks, labels = facts.looks, labels_of(facts)
    document = Document()
    add = document.add_paragraph
    add(facts.ministry.name)
    if facts.unit:
        add(facts.unit)
    add("\n".join(facts.addressee()) if looks.random() < 0.5 else facts.addressee()[0])
    add("")
    pairs = [(labels.reference, facts.reference), (labels.date, date_of(facts)), (labels.subject, facts.subject)]
    if facts.your_reference:
        pairs.insert(1, (labels.your_reference, facts.your_reference))
    for label, value in pairs:
        add(f"{label.rstrip(':')}{looks.choice([': ', ':', chr(9)])}{value}")
    add("")
    for each in (facts.salutation, *facts.body, *facts.notes, facts.formula):
        if each:
            add(each)
    for index, (_, name) in enumerate(facts.signatories):
        add(office_line(facts, index))
        for _ in range(looks.choice([0, 2])):
            add("")
        add(name)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
