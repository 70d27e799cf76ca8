"""The letters that were written after the reader was done: other layouts and engines, and letters that lack a field.

`measure.py` keeps what their first reading gave, when they and the reader were ready.
"""

# ruff: noqa: E501 - templates read better on their long lines
# ruff: noqa: S311 - nothing is secret here

import html
import random
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from extract.unseen_letters import Brief, Ongezien, brief, geprint

ANDEREN = ["Aan de Algemene Rekenkamer", "t.a.v. de president", "Postbus 20015", "2500 EA Den Haag"]
SAMEN = ["Aan de Voorzitters van de Tweede en Eerste Kamer", "der Staten-Generaal", "Binnenhof", "Den Haag"]


@dataclass
class Laatste:
    """A letter with what its layout leaves out."""

    b: Brief
    r: random.Random
    kenmerk: bool = True
    datum: bool = True
    onderwerp: bool = True

    @property
    def truth(self) -> dict[str, object]:
        waar = self.b.truth
        if not self.kenmerk:
            waar["reference"] = None
        if not self.datum:
            waar["date"] = None
        if not self.b.huizen:
            waar["addressee"] = None
        return waar

    def paren(self, kenmerk: str, uw: str) -> list[tuple[str, str]]:
        """What stands in the column under labels; a label may stay without a value."""
        gevuld = [(kenmerk, self.b.kenmerk if self.kenmerk else "")]
        return [*gevuld, (uw, self.b.uw)] if self.b.uw or self.r.random() < 0.3 else gevuld

    @property
    def dag(self) -> str:
        if not self.datum:
            return ""
        return self.r.choice(
            [self.b.datum, self.b.datum, f"{self.b.dag.day:02}-{self.b.dag.month:02}-{self.b.dag.year}"]
        )


def laatste(n: int) -> Laatste:
    r = random.Random(f"laatste {n}")
    b = brief(700 + n, lang=n % 20 == 19)
    lot = r.random()
    if lot < 0.06:
        b = replace(b, aan=ANDEREN, huizen=())
    elif lot < 0.12:
        b = replace(b, aan=SAMEN, huizen=("eerste-kamer", "tweede-kamer"))
    return Laatste(b, r, kenmerk=r.random() > 0.08, datum=r.random() > 0.08)


# --- 1. a PDF written operator by operator, in an order of its own ---------------------------------------------------

BREEDTE = {
    " ": 278,
    "i": 222,
    "l": 222,
    "j": 222,
    "t": 278,
    "f": 278,
    "r": 333,
    "m": 833,
    "w": 722,
    ".": 278,
    ",": 278,
    "-": 333,
    "(": 333,
    ")": 333,
    ":": 278,
    "'": 191,
    "/": 278,
    "’": 222,
}


def breed(tekst: str, grootte: float) -> float:
    return sum(BREEDTE.get(c, 667 if c.isupper() else 556 if c.isdigit() else 540) for c in tekst) * grootte / 1000


def operatoren(v: Laatste) -> bytes:
    b, r = v.b, v.r
    bladen: list[list[bytes]] = [[]]

    def toon(x: float, y: float, tekst: str, grootte: float = 9.0, vet: bool = False) -> None:
        ruw = tekst.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        stukken = b" ".join(b"(%s)" % s if i == 0 else b"-12 (%s)" % s for i, s in enumerate(_in_stukken(ruw, r)))
        bladen[-1].append(
            b"BT /%s 1 Tf %.2f 0 0 %.2f %.2f %.2f Tm [%s] TJ ET"
            % (b"V" if vet else b"G", grootte, grootte, x, 842 - y, stukken)
        )

    def alinea(tekst: str, x: float, y: float, breedte: float, grootte: float = 9.0) -> float:
        regel = ""
        for woord in [*tekst.split(), None]:
            if woord is None or (regel and breed(f"{regel} {woord}", grootte) > breedte):
                if y > 770:
                    toon(480, 800, f"Blad {len(bladen)} van 7", 7)
                    bladen.append([])
                    y = 90
                toon(x, y, regel, grootte)
                y += grootte * 1.33
                regel = woord or ""
            else:
                regel = f"{regel} {woord}".strip()
        return y

    toon(300, 60, " ".join(b.ministerie), 10.5)
    for i, regel in enumerate(b.aan):
        toon(72, 150 + 12 * i, regel)
    y = 150.0
    for regel in b.onderdeel:
        toon(470, y, regel, 7, True)
        y += 9
    for regel in [*b.adres, ""]:
        toon(470, y, regel, 7)
        y += 9
    for label, waarde in v.paren("Onze referentie", "Uw referentie"):
        toon(470, y, label, 7, True)
        toon(470, y + 9, waarde, 7)
        y += 26
    toon(72, 286, "Datum")
    toon(140, 286, v.dag)
    toon(72, 298, "Onderwerp")
    y = alinea(b.onderwerp, 140, 298, 300) + 18
    for tekst in [r.choice(["Geachte voorzitter,", "Geachte leden,"]), *b.tekst]:
        y = alinea(tekst, 72, y, 375) + 12
    if y > 640:
        bladen.append([])
        y = 90
    for ambt, naam in b.tekenaars:
        for i, regel in enumerate(ambt):
            toon(72, y, regel + ("," if i == len(ambt) - 1 else ""))
            y += 12
        toon(72, y + 48, naam)
        y += 84
    for i, noot in enumerate(b.noten):
        toon(72, 790 + 10 * i, f"{i + 1} {noot}", 7)
    for blad in bladen:
        if r.random() < 0.5:
            blad.reverse()
    return _pdf([b"\n".join(blad) for blad in bladen])


def _in_stukken(ruw: bytes, r: random.Random) -> list[bytes]:
    """A line in two or three strings, cut within words but not after a backslash."""
    punten = sorted(
        {
            p
            for p in (r.randint(1, max(len(ruw) - 1, 1)) for _ in range(2))
            if ruw[p - 1 : p] not in (b"\\", b" ") and ruw[p : p + 1] != b" "
        }
    )
    delen, vorig = [], 0
    for p in [*punten, len(ruw)]:
        delen.append(ruw[vorig:p])
        vorig = p
    return [d for d in delen if d] or [b""]


def _pdf(inhoud: list[bytes]) -> bytes:
    kinderen = b" ".join(b"%d 0 R" % (5 + 2 * i) for i in range(len(inhoud)))
    objecten = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kinderen, len(inhoud)),
                b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>"]  # fmt: skip
    for i, stroom in enumerate(inhoud):
        objecten.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</G 3 0 R/V 4 0 R>>>>/Contents %d 0 R>>"
            % (6 + 2 * i)
        )
        objecten.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stroom), stroom))
    uit, plaatsen = b"%PDF-1.4\n", []
    for i, ding in enumerate(objecten, 1):
        plaatsen.append(len(uit))
        uit += b"%d 0 obj%s endobj\n" % (i, ding)
    tabel = b"".join(b"%010d 00000 n \n" % p for p in plaatsen)
    return uit + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objecten) + 1,
        tabel,
        len(objecten) + 1,
        len(uit),
    )


# --- 2. RTF, saved by LibreOffice as Word and as PDF -----------------------------------------------------------------


def rtf(v: Laatste) -> str:
    b = v.b

    def e(tekst: str) -> str:
        return "".join(
            c if ord(c) < 128 and c not in "\\{}" else f"\\{c}" if c in "\\{}" else f"\\u{ord(c)}?" for c in tekst
        )

    rij = "\\trowd\\cellx5200\\cellx9000 "
    links = "\\par ".join(e(x) for x in b.aan)
    rechts = "".join(f"{{\\b\\fs13 {e(x)}}}\\par " for x in b.onderdeel) + "".join(
        f"{{\\fs13 {e(x)}}}\\par " for x in b.adres
    )
    for label, waarde in v.paren("Ons kenmerk", "Uw kenmerk"):
        rechts += f"\\par {{\\b\\fs13 {label}}}\\par {{\\fs13 {e(waarde)}}}\\par "
    kop = (
        f"{{\\fs22 {e(' '.join(b.ministerie))}}}\\par\\par {rij}\\intbl {links}\\cell {rechts}\\cell\\row \\pard\\par "
    )
    data = f"\\tx1400 Datum\\tab {e(v.dag)}\\par Betreft\\tab {e(b.onderwerp)}\\par\\par "
    tekst = "Geachte voorzitter,\\par\\par " + "".join(f"{e(x)}\\par\\par " for x in b.tekst)
    einde = "Hoogachtend,\\par\\par "
    for ambt, naam in b.tekenaars:
        einde += "\\line ".join(e(x) for x in ambt) + f",\\par\\par\\par\\par {e(naam)}\\par\\par "
    noten = "".join(f"{{\\fs14 {i} {e(x)}}}\\par " for i, x in enumerate(b.noten, 1))
    return f"{{\\rtf1\\ansi\\paperw11906\\paperh16838\\margl1500\\margr1400{{\\fonttbl{{\\f0 DejaVu Sans;}}}}\\f0\\fs18 {kop}{data}{tekst}{einde}{noten}}}"


def uit_rtf(bronnen: dict[str, str], naar: str) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as map_:
        for naam, tekst in bronnen.items():
            Path(map_, f"{naam}.rtf").write_text(tekst, encoding="ascii")
        soort = {"pdf": "pdf:writer_pdf_Export", "docx": "docx:MS Word 2007 XML"}[naar]
        command = [
            "soffice",
            f"-env:UserInstallation={Path(map_, 'p').as_uri()}",
            "--headless",
            "--convert-to",
            soort,
            "--outdir",
            map_,
        ]
        subprocess.run(
            [*command, *(str(Path(map_, f"{naam}.rtf")) for naam in bronnen)],
            check=True,
            capture_output=True,
            timeout=300,
        )
        return {naam: Path(map_, f"{naam}.{naar}").read_bytes() for naam in bronnen}


# --- 3. Word as a document system fills it in: content controls, and frames for everything in the head ---------------


def besturing(v: Laatste) -> bytes:
    b, r = v.b, v.r
    e = html.escape

    def al(tekst: str, kader: str = "", vet: bool = False) -> str:
        stukken = tekst.split("\n")
        runs = "<w:r><w:br/></w:r>".join(
            f"<w:r><w:rPr>{'<w:b/>' if vet else ''}</w:rPr><w:t xml:space='preserve'>{e(s)}</w:t></w:r>"
            for s in stukken
        )
        return f"<w:p><w:pPr>{kader}</w:pPr>{runs}</w:p>"

    def veld(naam: str, tekst: str) -> str:
        if r.random() < 0.5 or not tekst:
            return f"<w:r><w:t xml:space='preserve'>{e(tekst)}</w:t></w:r>"
        return f"<w:sdt><w:sdtPr><w:alias w:val='{naam}'/></w:sdtPr><w:sdtContent><w:r><w:t>{e(tekst)}</w:t></w:r></w:sdtContent></w:sdt>"

    kader = "<w:framePr w:w='{}' w:hAnchor='page' w:vAnchor='page' w:x='{}' w:y='{}'/>".format
    rechts, boven = kader(2300, 9300, 3000), kader(6000, 1600, 2900)
    kolom = "".join(al(x, rechts, True) for x in b.onderdeel) + "".join(al(x, rechts) for x in b.adres) + al("", rechts)
    for label, waarde in v.paren("Kenmerk", "Uw kenmerk"):
        kolom += (
            al(label, rechts, True) + f"<w:p><w:pPr>{rechts}</w:pPr>{veld('kenmerk', waarde)}</w:p>" + al("", rechts)
        )
    adres = al("\n".join(b.aan), boven) if r.random() < 0.5 else "".join(al(x, boven) for x in b.aan)
    merk = "".join(al(x, kader(4000, 6400, 1000)) for x in b.ministerie)
    delen = [kolom, adres, merk]
    r.shuffle(delen)
    tab = "<w:r><w:tab/></w:r>"
    regels = f"<w:p><w:r><w:t>Datum</w:t></w:r>{tab}{veld('datum', v.dag)}</w:p><w:p><w:r><w:t>Betreft</w:t></w:r>{tab}{veld('betreft', b.onderwerp)}</w:p>"
    tekst = al("Geachte voorzitter,") + "".join(
        f"<w:sdt><w:sdtContent>{al(x)}</w:sdtContent></w:sdt>" if r.random() < 0.3 else al(x) for x in b.tekst
    )
    einde = (
        al("Met vriendelijke groet,")
        + "".join(al("\n".join(ambt) + ",") + al("") * 3 + al(naam) for ambt, naam in b.tekenaars)
        + "".join(al(x) for x in b.noten)
    )
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    bestand = BytesIO()
    with zipfile.ZipFile(bestand, "w") as z:
        z.writestr(
            "[Content_Types].xml",
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/><Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/></Types>",
        )
        z.writestr(
            "_rels/.rels",
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='a' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='/word/document2.xml'/></Relationships>",
        )
        z.writestr(
            "word/document2.xml",
            f"<w:document xmlns:w='{w}'><w:body>{''.join(delen)}{regels}{al('')}{tekst}{einde}</w:body></w:document>",
        )
    return bestand.getvalue()


# --- 4. typst, with hyphenation, justified, the column on either side ------------------------------------------------


def gezet(v: Laatste) -> bytes:
    import typst

    b, r = v.b, v.r

    def s(tekst: str) -> str:
        return '#"' + tekst.replace("\\", "\\\\").replace('"', '\\"') + '"'

    kolom = " \\ ".join([*(f"*{s(x)}*" for x in b.onderdeel), *(s(x) for x in b.adres)])
    for label, waarde in v.paren("Ons kenmerk", "Uw kenmerk"):
        kolom += f"\n\n*{label}* \\ {s(waarde)}"
    noten = "".join(f"#footnote[{s(x)}]" for x in b.noten)
    tekst = "\n\n".join(s(x) + (noten if i == 0 else "") for i, x in enumerate(b.tekst))
    teken = "\n".join(
        f"#block(breakable: false)[{' '.join(s(x) for x in ambt)}, #v(14mm) {s(naam)}]" for ambt, naam in b.tekenaars
    )
    aan = " \\ ".join(s(x) for x in b.aan)
    kop = f"#text(11pt)[{s(' '.join(b.ministerie))}]\n#v(12mm)\n{aan}\n#v(12mm)\n#grid(columns: (20mm, 1fr), row-gutter: 4pt, [Datum], [{s(v.dag)}], [Betreft], [{s(b.onderwerp)}])\n#v(6mm)\nGeachte voorzitter,\n\n"
    zij = f"#place(top + right, dx: 44mm, dy: 20mm, block(width: 38mm, align(left, text(6.5pt)[{kolom}])))"
    marge = "(left: 25mm, right: 55mm, y: 22mm)"
    if r.random() < 0.35:
        zij, marge = (
            f"#place(top + left, dx: -44mm, dy: 20mm, block(width: 36mm, text(6.5pt)[{kolom}]))",
            "(left: 60mm, right: 20mm, y: 22mm)",
        )
    bron = f'#set page(paper: "a4", margin: {marge}, numbering: "1 / 1")\n#set text(9pt, font: "Libertinus Serif", lang: "nl", hyphenate: true)\n#set par(justify: true)\n{zij}\n{kop}{tekst}\n\nHoogachtend,\n\n{teken}\n'
    with tempfile.TemporaryDirectory() as map_:
        Path(map_, "b.typ").write_text(bron, encoding="utf-8")
        return typst.compile(str(Path(map_, "b.typ")))


# --- 5. printed by chromium: labels above their values in one row, two columns of text, a foot on each page ----------


def rijen(v: Laatste) -> str:
    b, r = v.b, v.r
    e = html.escape
    paren = [*v.paren("Ons kenmerk", "Uw kenmerk"), ("Datum", v.dag)]
    r.shuffle(paren)
    rij = "".join(f"<td><small>{label}</small><br>{e(waarde) or '&nbsp;'}</td>" for label, waarde in paren)
    kolommen = "columns:2;column-gap:9mm" if r.random() < 0.4 else ""
    teken = "".join(
        f"<div style='break-inside:avoid;margin-top:6mm'>{'<br>'.join(e(x) for x in ambt)},<div style='margin-top:14mm'>{e(naam)}</div></div>"
        for ambt, naam in b.tekenaars
    )
    naam = "<br>".join(e(x) for x in b.ministerie)
    onder = f"<b>{e(' '.join(b.onderdeel))}</b>" if b.onderdeel else ""
    return (
        "<!doctype html><meta charset=utf-8><style>@page{size:A4;margin:25mm 22mm}body{font:10pt/13pt 'DejaVu Serif'}td{padding-right:12mm;vertical-align:top}small{font-size:7pt;color:#555}p{margin:0 0 3mm}</style>"
        f"<div>{naam}</div><div style='margin-bottom:12mm'>{onder}</div><div style='min-height:30mm'>{'<br>'.join(e(x) for x in b.aan)}</div><table>{f'<tr>{rij}</tr>'}</table>"
        f"<p style='margin-top:5mm'><small>Onderwerp</small><br>{e(b.onderwerp)}</p><p style='margin-top:6mm'>Geachte voorzitter,</p><div style='{kolommen}'>{''.join(f'<p>{e(x)}</p>' for x in b.tekst)}</div>{teken}{''.join(f'<p><small>{i} {e(x)}</small></p>' for i, x in enumerate(b.noten, 1))}"
    )


def letters_written_last(aantal: int = 108) -> Iterator[Ongezien]:
    """All of them; those of an engine that is not here are left out."""
    soorten = ("operators", "rtf-pdf", "controls", "typst", "rows", "rtf-docx")
    wacht: dict[str, dict[str, Laatste]] = {"rtf-pdf": {}, "rows": {}, "rtf-docx": {}}
    for n in range(aantal):
        soort, v = soorten[n % 6], laatste(n)
        if soort in wacht:
            wacht[soort][f"{soort}-{n}"] = v
        else:
            maak = {"operators": operatoren, "controls": besturing, "typst": gezet}[soort]
            yield _als(f"{soort}-{n}.{'docx' if soort == 'controls' else 'pdf'}", soort, maak(v), v)
    gemaakt = geprint({naam: rijen(v) for naam, v in wacht["rows"].items()})
    for naar in ("pdf", "docx"):
        gemaakt |= uit_rtf({naam: rtf(v) for naam, v in wacht[f"rtf-{naar}"].items()}, naar)
    for soort, brieven in wacht.items():
        for naam, v in brieven.items():
            if naam in gemaakt:
                yield _als(f"{naam}.{'docx' if soort == 'rtf-docx' else 'pdf'}", soort, gemaakt[naam], v)


def _als(naam: str, soort: str, data: bytes, v: Laatste) -> Ongezien:
    return Ongezien(naam, soort, data, v.truth, v.b.words)
