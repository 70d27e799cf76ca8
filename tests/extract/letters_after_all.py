"""The last letters of all: layouts that came after every other set; measure.py keeps what their first reading gave."""

# ruff: noqa: E501 - templates read better on their long lines

import html
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from extract.letters_written_last import Laatste, laatste
from extract.unseen_letters import Ongezien, brief, geprint


def slot(n: int) -> Laatste:
    """Facts that no other set has."""
    v = laatste(4000 + n)
    b = brief(9000 + n, lang=n % 25 == 24)
    if v.b.huizen != b.huizen and len(v.b.huizen) != 1:
        b = replace(b, aan=v.b.aan, huizen=v.b.huizen)
    return Laatste(b, v.r, v.kenmerk, v.datum)


# --- words drawn one by one, in no order -----------------------------------------------------------------------------


def gestrooid(v: Laatste) -> bytes:  # noqa: PLR0912 - a page is drawn in one go
    """As some converters do: every word placed by itself, the words of a page shuffled in groups of lines."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.pdfgen.canvas import Canvas

    b, r = v.b, v.r
    bladen: list[list[list[tuple[float, float, str, str, float]]]] = [[]]

    def regel(x: float, y: float, tekst: str, letter: str = "Times-Roman", maat: float = 10) -> None:
        woorden = []
        for woord in tekst.split():
            woorden.append((x, y, woord, letter, maat))
            x += stringWidth(woord + " ", letter, maat)
        bladen[-1].append(woorden)

    y = 70.0
    for deel in b.ministerie:
        regel(310, y, deel, maat=11)
        y += 13
    for i, deel in enumerate(b.aan):
        regel(70, 150 + 13 * i, deel)
    y = 150.0
    for deel in b.onderdeel:
        regel(465, y, deel, "Times-Bold", 7)
        y += 9
    for deel in b.adres:
        regel(465, y, deel, maat=7)
        y += 9
    for label, waarde in v.paren("Ons kenmerk", "Uw kenmerk"):
        regel(465, y + 9, label, "Times-Bold", 7)
        regel(465, y + 18, waarde, maat=7)
        y += 28
    regel(70, 280, "Datum:")
    regel(135, 280, v.dag)
    regel(70, 293, "Betreft:")
    y = 293.0

    def alinea(tekst: str, x: float, y: float, breedte: float) -> float:
        rij = ""
        for woord in [*tekst.split(), ""]:
            if not woord or stringWidth(f"{rij} {woord}", "Times-Roman", 10) > breedte:
                if y > 780:
                    bladen.append([])
                    y = 80.0
                regel(x, y, rij)
                y += 13
                rij = woord
            else:
                rij = f"{rij} {woord}".strip()
        return y

    y = alinea(b.onderwerp, 135, y, 300) + 20
    for tekst in ["Geachte voorzitter,", *b.tekst, "Hoogachtend,"]:
        y = alinea(tekst, 70, y, 370) + 10
    if y > 640:
        bladen.append([])
        y = 80.0
    for ambt, naam in b.tekenaars:
        for i, deel in enumerate(ambt):
            regel(70, y, deel + ("," if i == len(ambt) - 1 else ""))
            y += 13
        regel(70, y + 45, naam)
        y += 80
    for i, noot in enumerate(b.noten, 1):
        regel(70, 790 + 9 * i, f"{i} {noot}", maat=7)
    uit = BytesIO()
    doek = Canvas(uit, pagesize=A4)
    for blad in bladen:
        volgorde = list(range(0, len(blad), 6))
        r.shuffle(volgorde)
        for begin in volgorde:
            for rij in blad[begin : begin + 6]:
                for x, hoogte, woord, letter, maat in rij:
                    doek.setFont(letter, maat)
                    doek.drawString(x, A4[1] - hoogte, woord)
        doek.showPage()
    doek.save()
    return uit.getvalue()


# --- flowing through fpdf2, with a table for the head -----------------------------------------------------------------


def vloeiend(v: Laatste) -> bytes:
    from fpdf import FPDF

    b = v.b
    pdf = FPDF(format="A4")
    pdf.set_margins(25, 20, 20)
    map_ = "/usr/share/fonts/truetype/dejavu/DejaVuSansCondensed"
    pdf.add_font("d", "", f"{map_}.ttf")
    pdf.add_font("d", "B", f"{map_}-Bold.ttf")
    pdf.add_page()
    pdf.set_font("d", "", 12)
    pdf.multi_cell(0, 6, " ".join(b.ministerie), new_x="LMARGIN", new_y="NEXT")
    if b.onderdeel:
        pdf.set_font("d", "B", 9)
        pdf.multi_cell(0, 5, " ".join(b.onderdeel), new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("d", "", 9)
    pdf.ln(8)
    for regel in b.aan:
        pdf.cell(0, 4.5, regel, new_x="LMARGIN", new_y="NEXT")
    pdf.ln(8)
    rijen = [*v.paren("Ons kenmerk", "Uw kenmerk"), ("Datum", v.dag), ("Onderwerp", b.onderwerp)]
    with pdf.table(
        col_widths=(30, 130), borders_layout="NONE", first_row_as_headings=False, text_align="LEFT", line_height=4.5
    ) as tabel:
        for label, waarde in rijen:
            rij = tabel.row()
            rij.cell(label)
            rij.cell(waarde)
    pdf.ln(6)
    for tekst in ["Geachte voorzitter,", *b.tekst]:
        pdf.multi_cell(0, 4.5, tekst, align=v.r.choice(["L", "J"]), new_x="LMARGIN", new_y="NEXT")
        pdf.ln(3)
    for ambt, naam in b.tekenaars:
        pdf.ln(3)
        for i, deel in enumerate(ambt):
            pdf.cell(0, 4.5, deel + ("," if i == len(ambt) - 1 else ""), new_x="LMARGIN", new_y="NEXT")
        pdf.ln(16)
        pdf.cell(0, 4.5, naam, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("d", "", 7)
    for i, noot in enumerate(b.noten, 1):
        pdf.cell(0, 4, f"{i} {noot}", new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


# --- HTML opened by LibreOffice Writer and saved as PDF and as Word ---------------------------------------------------


def bladzij(v: Laatste) -> str:
    b = v.b
    e = html.escape
    zij = "".join(f"<b>{e(x)}</b><br>" for x in b.onderdeel) + "<br>".join(e(x) for x in b.adres)
    zij += "".join(
        f"<br><br><b>{label}</b><br>{e(waarde)}" for label, waarde in v.paren("Onze referentie", "Uw referentie")
    )
    teken = "".join(
        f"<p>{'<br>'.join(e(x) for x in ambt)},</p><p><br></p><p><br></p><p>{e(naam)}</p>" for ambt, naam in b.tekenaars
    )
    noten = "".join(f"<p><font size=1>{i} {e(x)}</font></p>" for i, x in enumerate(b.noten, 1))
    return (
        f"<html><head><meta charset=utf-8><style>p{{margin-bottom:4mm}}</style></head><body><p>{e(' '.join(b.ministerie))}</p><table width=100%><tr valign=top><td width=68%>{'<br>'.join(e(x) for x in b.aan)}</td>"
        f"<td><font size=1>{zij}</font></td></tr></table><p><br></p><table><tr><td width=90>Datum</td><td>{v.dag}</td></tr><tr valign=top><td>Betreft</td><td>{e(b.onderwerp)}</td></tr></table><p><br></p>"
        f"<p>Geachte voorzitter,</p>{''.join(f'<p>{e(x)}</p>' for x in b.tekst)}<p>Hoogachtend,</p>{teken}{noten}</body></html>"
    )


def door_writer(bronnen: dict[str, str], naar: str) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as map_:
        for naam, tekst in bronnen.items():
            Path(map_, f"{naam}.html").write_text(tekst, encoding="utf-8")
        soort = {"pdf": "pdf:writer_web_pdf_Export", "docx": "docx:MS Word 2007 XML"}[naar]
        command = [
            "soffice",
            f"-env:UserInstallation={Path(map_, 'p').as_uri()}",
            "--headless",
            "--infilter=HTML (StarWriter)",
            "--convert-to",
            soort if naar == "docx" else "pdf:writer_pdf_Export",
            "--outdir",
            map_,
        ]
        subprocess.run(
            [*command, *(str(Path(map_, f"{naam}.html")) for naam in bronnen)],
            check=True,
            capture_output=True,
            timeout=300,
        )
        return {naam: Path(map_, f"{naam}.{naar}").read_bytes() for naam in bronnen}


# --- python-docx: tabs only, a letterhead in the header, two columns of text ------------------------------------------


def met_tabs(v: Laatste) -> bytes:
    from docx import Document
    from docx.enum.section import WD_SECTION
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    b = v.b
    d = Document()
    kop = d.sections[0].header
    kop.paragraphs[0].text = " ".join(b.ministerie)
    if b.onderdeel:
        kop.add_paragraph().add_run(" ".join(b.onderdeel)).bold = True
    for deel in b.aan:
        d.add_paragraph(deel)
    d.add_paragraph()
    for label, waarde in [("Datum", v.dag), *v.paren("Ons kenmerk", "Uw kenmerk"), ("Onderwerp", b.onderwerp)]:
        d.add_paragraph(f"{label}\t:\t{waarde}" if waarde else f"{label}\t:")
    d.add_paragraph()
    d.add_paragraph("Geachte voorzitter,")
    if v.r.random() < 0.5:
        deel_ = d.add_section(WD_SECTION.CONTINUOUS)
        kolommen = OxmlElement("w:cols")
        kolommen.set(qn("w:num"), "2")
        deel_._sectPr.append(kolommen)
    for tekst in b.tekst:
        d.add_paragraph(tekst, style=v.r.choice(["Normal", "List Bullet", "Body Text"]))
    for ambt, naam in b.tekenaars:
        d.add_paragraph(" ".join(ambt) + ",")
        d.add_paragraph("\n\n")
        d.add_paragraph(naam)
    for noot in b.noten:
        d.add_paragraph(noot)
    uit = BytesIO()
    d.save(uit)
    return uit.getvalue()


# --- printed by chromium: a grid with the column left of the text -----------------------------------------------------


def rooster(v: Laatste) -> str:
    b = v.b
    e = html.escape
    zij = "".join(f"<b>{e(x)}</b><br>" for x in b.onderdeel) + "<br>".join(e(x) for x in b.adres)
    zij += "".join(f"<p><b>{label}</b><br>{e(waarde)}</p>" for label, waarde in v.paren("Ons kenmerk", "Uw kenmerk"))
    teken = "".join(
        f"<div style='break-inside:avoid;margin-top:5mm'>{'<br>'.join(e(x) for x in ambt)},<div style='margin-top:15mm'>{e(naam)}</div></div>"
        for ambt, naam in b.tekenaars
    )
    regels = f"<table><tr><td style='width:24mm'>Datum</td><td>{v.dag}</td></tr><tr><td>Onderwerp</td><td><b>{e(b.onderwerp)}</b></td></tr></table>"
    noten = "".join(f"<p style='font-size:7pt'>{i} {e(x)}</p>" for i, x in enumerate(b.noten, 1))
    return (
        "<!doctype html><html lang=nl><meta charset=utf-8><style>@page{size:A4;margin:22mm 18mm}body{margin:0;font:9.5pt/13pt 'DejaVu Sans Condensed'}.g{display:grid;grid-template-columns:42mm 1fr}aside{font-size:6.8pt;line-height:9.5pt}main p{margin:0 0 9pt;text-align:justify;hyphens:auto}td{vertical-align:top;text-align:left}</style>"
        f"<div style='margin-left:42mm;font-size:12pt'>{'<br>'.join(e(x) for x in b.ministerie)}</div><div class=g style='margin-top:10mm'><aside>{zij}</aside><main><div style='min-height:32mm'>{'<br>'.join(e(x) for x in b.aan)}</div>{regels}<p style='margin-top:9mm'>Geachte voorzitter,</p>{''.join(f'<p>{e(x)}</p>' for x in b.tekst)}<p>Met vriendelijke groet,</p>{teken}{noten}</main></div></html>"
    )


def letters_after_all(aantal: int = 120) -> Iterator[Ongezien]:
    """All of them; those of an engine that is not here are left out."""
    soorten = ("scattered", "writer-pdf", "flowing", "grid", "tabs", "writer-docx")
    wacht: dict[str, dict[str, Laatste]] = {"writer-pdf": {}, "grid": {}, "writer-docx": {}}
    for n in range(aantal):
        soort, v = soorten[n % 6], slot(n)
        if soort in wacht:
            wacht[soort][f"{soort}-{n}"] = v
        else:
            maak = {"scattered": gestrooid, "flowing": vloeiend, "tabs": met_tabs}[soort]
            yield Ongezien(f"{soort}-{n}.{'docx' if soort == 'tabs' else 'pdf'}", soort, maak(v), v.truth, v.b.words)
    gemaakt = geprint({naam: rooster(v) for naam, v in wacht["grid"].items()})
    for naar in ("pdf", "docx"):
        gemaakt |= door_writer({naam: bladzij(v) for naam, v in wacht[f"writer-{naar}"].items()}, naar)
    for soort, brieven in wacht.items():
        for naam, v in brieven.items():
            if naam in gemaakt:
                yield Ongezien(
                    f"{naam}.{'docx' if soort == 'writer-docx' else 'pdf'}", soort, gemaakt[naam], v.truth, v.b.words
                )
