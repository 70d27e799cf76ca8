"""The letters the reader was not made with: by another hand, with words, ministries, layouts and engines of their own.

Nothing here is shared with the reader or with the other letters; `measure.py` keeps what their first reading gave.
"""

# ruff: noqa: E501 - templates read better on their long lines
# ruff: noqa: S311 - nothing is secret here

import datetime
import html
import io
import random
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MAAND = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


@dataclass
class Brief:
    """One letter's facts; lists are lines as printed."""

    code: str
    ministerie: list[str]
    onderdeel: list[str]
    adres: list[str]
    aan: list[str]
    huizen: tuple[str, ...]
    kenmerk: str
    uw: str
    dag: datetime.date
    onderwerp: str
    soort: str
    tekst: list[str]
    noten: list[str]
    dossiers: tuple[str, ...]
    tekenaars: list[tuple[list[str], str]]
    kans: random.Random

    @property
    def datum(self) -> str:
        return f"{self.dag.day} {MAAND[self.dag.month - 1]} {self.dag.year}"

    @property
    def truth(self) -> dict[str, object]:
        return {
            "reference": self.kenmerk,
            "date": self.dag,
            "subject": self.onderwerp,
            "ministry": self.code,
            "unit": " ".join(self.onderdeel) or None,
            "addressee": tuple(sorted(self.huizen)),
            "signatories": tuple((" ".join(ambt), naam) for ambt, naam in self.tekenaars),
            "dossiers": self.dossiers or None,
            "kind": self.soort,
            "your_reference": self.uw or None,
        }

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(" ".join([*self.tekst, *self.noten]).split())


AFZENDERS = [
    ("vws", ["Ministerie van Volksgezondheid,", "Welzijn en Sport"], [["Directoraat-generaal", "Volksgezondheid"], ["Programma-directie Covid-19"], ["Directie Langdurige Zorg"]],
     ["Bezoekadres:", "Parnassusplein 5", "2511 VX  Den Haag", "T  070 340 79 11", "F  070 340 78 34", "www.rijksoverheid.nl"], lambda r, y: f"{r.randint(1200000, 3900000)}-{r.randint(100000, 1099999)}-{r.choice(['LZ', 'PDC19', 'GMT', 'J'])}",
     [(["De minister van Volksgezondheid,", "Welzijn en Sport"], "Conny Helder"), (["De Staatssecretaris van Volksgezondheid,", "Welzijn en Sport"], "drs. M.J. van Rijn"), (["de minister voor Langdurige Zorg en Sport"], "Pia Dijkstra")]),
    ("bzk", ["Ministerie van Binnenlandse Zaken en", "Koninkrijksrelaties"], [["DGBRW"], ["Directie Woningmarkt"], ["DG Overheidsorganisatie"]],
     ["Turfmarkt 147", "Den Haag", "Postbus 20011", "2500 EA  Den Haag", "Nederland", "www.rijksoverheid.nl", "www.facebook.com/minbzk"], lambda r, y: f"{y}-0000{r.randint(100000, 799999)}",
     [(["De minister van Binnenlandse Zaken en Koninkrijksrelaties"], "H.M. de Jonge"), (["De minister voor Wonen en Rijksdienst"], "drs. S.A. Blok"), (["De minister van Binnenlandse Zaken en", "Koninkrijksrelaties"], "mr. drs. J.W. Remkes")]),
    ("financien", ["Ministerie van Financiën"], [["Directie Buitenlandse Financiële", "Betrekkingen"], ["Directie Financiële Markten"], ["Inspectie der Rijksfinanciën"]],
     ["Korte Voorhout 7", "2511 CW  Den Haag", "Postbus 20201", "2500 EE  Den Haag", "www.rijksoverheid.nl"], lambda r, y: f"{y}-0000{r.randint(10000, 99999)}",
     [(["de minister van Financiën"], "J.R.V.A. Dijsselbloem"), (["de minister van Financiën"], "mr. drs. J.C. de Jager"), (["de staatssecretaris van Financiën - Fiscaliteit", "en Belastingdienst"], "M.L.A. van Rij")]),
    ("bz", ["Ministerie van Buitenlandse Zaken"], [["Directie Europa"], ["Directie Internationale Marktordening", "en Handelspolitiek"], ["DGES"]],
     ["Rijnstraat 8", "2515 XP Den Haag", "Postbus 20061", "Nederland", "www.rijksoverheid.nl"], lambda r, y: r.choice([f"BZDOC-{r.randint(100000, 9999999)}-{r.randint(10, 99)}", f"Min-BuZa.{y}.{r.randint(1000, 99999)}-{r.randint(1, 40)}"]),
     [(["De Minister van Buitenlandse Zaken"], "Hanke Bruins Slot"), (["De Minister van Buitenlandse Zaken"], "Frans Timmermans"), (["De Minister voor Buitenlandse Handel en", "Ontwikkelingssamenwerking"], "Lilianne Ploumen")]),
    ("defensie", ["Ministerie van Defensie"], [[]],
     ["Plein 4", "MPC 58 B", "Postbus 20701", "2500 ES Den Haag", "www.defensie.nl"], lambda r, y: f"BS{y}{r.randint(100000, 999999):06}",
     [(["DE MINISTER VAN DEFENSIE"], "J.A. Hennis-Plasschaert"), (["DE STAATSSECRETARIS VAN DEFENSIE"], "mr. drs. G.P. Tuinman"), (["DE MINISTER VAN DEFENSIE"], "Ruben Brekelmans")]),
    ("szw", ["Ministerie van Sociale Zaken en", "Werkgelegenheid"], [["Directie Gezond en Veilig Werken"], ["Directie Samenleving en Integratie"]],
     ["Postbus 90801", "2509 LV Den Haag", "Parnassusplein 5", "T 070 333 44 44", "www.rijksoverheid.nl"], lambda r, y: f"{y}-0000{r.randint(100000, 299999)}",
     [(["De Minister van Sociale Zaken", "en Werkgelegenheid"], "L.F. Asscher"), (["De Minister voor Armoedebeleid,", "Participatie en Pensioenen"], "C.J. Schouten"), (["De Staatssecretaris van Sociale Zaken", "en Werkgelegenheid"], "J.N.J. Nobel")]),
    ("ocw", ["Ministerie van Onderwijs, Cultuur en", "Wetenschap"], [["Erfgoed en Kunsten"], ["Directie Kennis"], ["Voortgezet Onderwijs"]],
     ["Rijnstraat 50", "Den Haag", "Postbus 16375", "2500 BJ Den Haag", "www.rijksoverheid.nl"], lambda r, y: str(r.randint(1000000, 49999999)),
     [(["De minister van Onderwijs, Cultuur en Wetenschap"], "dr. Jet Bussemaker"), (["De staatssecretaris van Onderwijs, Cultuur en Wetenschap"], "Gunay Uslu"), (["de minister voor Primair en Voortgezet Onderwijs"], "Dennis Wiersma")]),
    ("jenv", ["Ministerie van Justitie en Veiligheid"], [["Directoraat-Generaal Straffen en", "Beschermen"], ["Nationaal Coördinator", "Terrorismebestrijding en Veiligheid"], ["Directie Migratiebeleid"]],
     ["Turfmarkt 147", "2511 DP  Den Haag", "Postbus 20301", "2500 EH  Den Haag", "www.rijksoverheid.nl/jenv"], lambda r, y: str(r.randint(2100000, 6999999)),
     [(["De Minister van Justitie en Veiligheid"], "D.M. van Weel"), (["De Minister voor Rechtsbescherming"], "F.M. Weerwind"), (["De Staatssecretaris van Justitie en Veiligheid"], "M.G.J. Harbers")]),
    ("ienw", ["Ministerie van Infrastructuur", "en Waterstaat"], [["Bestuurskern", ], ["Directoraat-generaal Luchtvaart en", "Maritieme Zaken"]],
     ["Rijnstraat 8", "2515 XP  Den Haag", "Postbus 20901", "2500 EX  Den Haag", "T  070-456 0000", "F  070-456 1111"], lambda r, y: f"IENW/BSK-{y}/{r.randint(1000, 299999)}",
     [(["DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT"], "B. Madlener"), (["DE STAATSSECRETARIS VAN INFRASTRUCTUUR EN WATERSTAAT"], "C.A. Jansen"), (["DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT"], "ing. R. Tieman")]),
    ("lvvn", ["Ministerie van Landbouw, Natuur", "en Voedselkwaliteit"], [["Directoraat-generaal Agro"], ["Directie Europees, Internationaal en", "Agro-economisch beleid"]],
     ["Bezoekadres", "Bezuidenhoutseweg 73", "2594 AC Den Haag", "Postadres", "Postbus 20401", "2500 EK Den Haag", "Overheidsidentificatienr", "00000001858272854000"], lambda r, y: f"{r.choice(['DGA', 'DGVLG', 'DGNV'])} / {r.randint(18000000, 29999999)}",
     [(["Minister van Landbouw, Natuur en Voedselkwaliteit"], "Piet Adema"), (["Minister van Landbouw, Natuur en Voedselkwaliteit"], "H. Staghouwer")]),
]  # fmt: skip
JAREN = {"lvvn": (2018, 2023), "jenv": (2018, 2026), "ienw": (2018, 2026), "bzk": (2004, 2026), "vws": (2004, 2026)}

ONDERWERPEN = [
    ("progress-letter", "Stand van zaken COVID-19"), ("progress-letter", "Derde voortgangsrapportage Programma Vrachtwagenheffing"),
    ("progress-letter", "Kamerbrief voortgang aanpak wachttijden ggz, najaar {j}"),
    ("council-report", "Verslag Eurogroep en Ecofinraad van 8 en 9 november {j}"), ("council-report", "Verslag van de Raad Buitenlandse Zaken van 12 april {j}"),
    ("council-agenda", "Geannoteerde agenda Raad voor Concurrentievermogen"), ("council-agenda", "Geannoteerde agenda informele Landbouw- en Visserijraad, 5-7 september {j}"),
    ("answers", "Antwoorden op Kamervragen van het lid Omtzigt over de toeslagen"), ("answers", "Beantwoording schriftelijke vragen over het bericht ‘Wachtlijsten lopen op’"),
    ("delay-notice", "Uitstel beantwoording Kamervragen over het artikel “Te laat”"), ("delay-notice", "Uitstelbericht Kamervragen lid Leijten"),
    ("covering-letter", "Aanbieding Staat van de Woningmarkt {j}"), ("covering-letter", "Aanbiedingsbrief bij het jaarverslag van de Autoriteit Persoonsgegevens"),
    ("policy-reaction", "Kabinetsreactie SER-advies over de arbeidsmarkt, de zorg en het onderwijs in de grensregio's"), ("policy-reaction", "Beleidsreactie evaluatie Wet kwaliteitsborging"),
    ("commitments", "Afdoening moties en toezeggingen begrotingsbehandeling"), ("commitments", "Toezegging aan het lid Van der Staaij inzake kerkgebouwen"),
    ("meeting-report", "Terugkoppeling bestuurlijk overleg MIRT {j}"), ("committee-reaction", "Reactie op verzoek van de vaste commissie voor Defensie over het Defensie Materieel Overzicht"),
    ("working-visit", "Verslag werkbezoek aan Suriname"), ("draft-decree", "Voorhang ontwerpbesluit elektronische publicaties"), ("copy", "Afschrift brief aan de Algemene Rekenkamer"),
]  # fmt: skip
ZINNEN = [
    "Met deze brief informeer ik u, mede namens de minister van Economische Zaken en Klimaat, over de laatste stand.",
    "Zoals toegezegd tijdens het tweeminutendebat van 2 juni jl. ga ik hieronder in op de gestelde vragen.",
    "Per 1 januari 2019 is de regeling gewijzigd; sindsdien gelden de bedragen van € 25 295 en € 31 305 per huishouden.",
    "Het RIVM (Postbus 1, 3720 BA Bilthoven) heeft hierover gerapporteerd.", "De Raad van State heeft daarop in haar advies gewezen.",
    "In de bijlage treft u een overzicht aan.", "Dat doe ik ook omdat gemeenten en provincies hierom hebben gevraagd.",
    "Minister Schouten en ik hebben hierover met de sector gesproken.", "Het onderwerp leent zich niet voor een spoedige wetswijziging.",
    "De Eerste Kamer heeft op 5 juli 2022 met het wetsvoorstel ingestemd.", "Kenmerk van deze aanpak is dat zij vrijwillig is.",
    "Ik zie uit naar het gesprek met uw Kamer en vertrouw erop u hiermee voldoende te hebben geïnformeerd.", "Dit najaar volgt een nadere uitwerking.",
    "De eerste resultaten zijn bemoedigend: het aantal meldingen daalde van 1.240 naar 980.", "Uw Kamer ontvangt voor de zomer een volgende rapportage.",
]  # fmt: skip
BRONNEN = [("36410-XVI", "Kamerstuk 36 410 XVI, nr. 12"), ("31765", "Kamerstukken II 2021/22, 31 765, nr. 620"), ("21501-32", "Kamerstuk 21 501-32, nr. 1490"),
           ("26643", "Kamerstuk 26643, nr. 772"), ("33576", "Kamerstukken II 2020/21, 33 576, nr. 237, p. 4"), ("35925-V", "Kamerstukken II 2021/22, 35 925 V, nr. 44")]  # fmt: skip


def brief(nummer: int, *, lang: bool = False) -> Brief:
    r = random.Random(f"ongezien {nummer}")
    code, naam, onderdelen, adres, kenmerk, ambten = r.choice(AFZENDERS)
    a, b = JAREN.get(code, (2012, 2025))
    dag = datetime.date(r.randint(a, b), r.randint(1, 12), r.randint(1, 28))
    soort, onderwerp = r.choice(ONDERWERPEN)
    tekst, bronnen = [], []
    for _ in range(r.randint(40, 60) if lang else r.randint(3, 6)):
        zinnen = r.sample(ZINNEN, k=r.randint(2, 5))
        if r.random() < 0.35:
            dossier, bron = r.choice(BRONNEN)
            zinnen.append(f"Ik verwijs u naar mijn eerdere brief ({bron}).")
            bronnen.append(dossier)
        tekst.append(" ".join(zinnen))
    noten = []
    if r.random() < 0.4:
        dossier, bron = r.choice(BRONNEN)
        noten = [f"{bron}."]
        bronnen.append(dossier)
    eerste = r.random() < 0.2
    kamer = "Eerste Kamer" if eerste else "Tweede Kamer"
    aan = r.choice(
        [
            [
                f"De Voorzitter van de {kamer}",
                "der Staten-Generaal",
                "Postbus 20017" if eerste else "Postbus 20018",
                "2500 EA  DEN HAAG",
            ],
            [
                "Aan de Voorzitter van de",
                f"{kamer} der Staten-Generaal",
                "Kazernestraat 52" if eerste else "Prinses Irenestraat 6",
                "Den Haag",
            ],
            [
                f"De voorzitter van de {kamer} der Staten-Generaal",
                "Postbus 20017" if eerste else "Postbus 20018",
                "2500 EA  Den Haag",
            ],
            [
                f"Aan de voorzitter van de {kamer} der Staten-",
                "Generaal",
                "Postbus 20017" if eerste else "Postbus 20018",
                "2500 EA 's-GRAVENHAGE",
            ],
        ]
    )
    twee = r.sample(ambten, k=2) if r.random() < 0.2 and len(ambten) > 1 else [r.choice(ambten)]
    return Brief(
        code, naam, r.choice(onderdelen), adres, aan, ("eerste-kamer",) if eerste else ("tweede-kamer",), kenmerk(r, dag.year), r.choice(["", "", "2021Z04567", "2021D11223", "172345.02U"]),
        dag, onderwerp.format(j=dag.year), soort, tekst, noten, tuple(sorted(set(bronnen))), twee, r,
    )  # fmt: skip


# --- 1. drawn by reportlab, as a ministry's template prints ----------------------------------------------------------


def getekend(b: Brief) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.pdfgen.canvas import Canvas

    uit = io.BytesIO()
    doek = Canvas(uit, pagesize=A4)
    letter = b.kans.choice(["Helvetica", "Times-Roman"])
    vet = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}[letter]

    def regels(tekst: str, breedte: float, grootte: float) -> list[str]:
        from reportlab.lib.utils import simpleSplit

        return simpleSplit(tekst, letter, grootte, breedte)

    def zet(x: float, y: float, tekst: str, grootte: float = 9, soort: str = letter) -> None:
        doek.setFont(soort, grootte)
        doek.drawString(x * mm, A4[1] - y * mm, tekst)

    def kolom() -> None:
        y = 55.0
        for regel in b.onderdeel:
            zet(163, y, regel, 6.5, vet)
            y += 3.2
        y += 2
        for regel in b.adres:
            zet(163, y, regel, 6.5)
            y += 3.2
        for label, waarde in (
            ("Ons kenmerk", b.kenmerk),
            ("Uw kenmerk", b.uw),
            ("Bijlage(n)", b.kans.choice(["1", "2", ""])),
        ):
            y += 3
            zet(163, y, label, 6.5, vet)
            if waarde:
                y += 3.2
                zet(163, y, waarde, 6.5)
            y += 3.2
        y += 4
        for regel in [
            "Correspondentie uitsluitend",
            "richten aan het retouradres",
            "met vermelding van de",
            "datum en het kenmerk van",
            "deze brief.",
        ]:
            zet(163, y, regel, 6.5)
            y += 3.2

    def kop() -> float:
        y = 24.0
        for regel in b.ministerie:
            zet(112, y, regel, 11)
            y += 4.6
        zet(
            28,
            45,
            "> Retouradres Postbus 20350 2500 EJ  Den Haag" if b.code == "vws" else f"> Retouradres {b.adres[-2]}",
            6.5,
        )
        for nummer, regel in enumerate(b.aan):
            zet(28, 57 + nummer * 4.2, regel)
        zet(28, 100, "Datum")
        zet(45, 100, b.datum)
        zet(28, 104.2, "Betreft")
        y = 104.2
        for regel in regels(b.onderwerp, 110 * mm, 9):
            zet(45, y, regel)
            y += 4.2
        return y + 12

    delen = [kolom]
    if b.kans.random() < 0.5:
        delen[0]()
        y = kop()
    else:
        y = kop()
        delen[0]()
    blad = 1
    zet(28, y, b.kans.choice(["Geachte voorzitter,", "Geachte Voorzitter,"]))
    y += 8.4

    def nieuw() -> float:
        nonlocal blad
        zet(163, 287, f"Pagina {blad} van 9", 6.5)
        doek.showPage()
        blad += 1
        zet(163, 45, "Ons kenmerk", 6.5, vet)
        zet(163, 48.2, b.kenmerk, 6.5)
        return 46.0

    for alinea in b.tekst:
        for regel in regels(alinea, 130 * mm, 9):
            if y > 265:
                y = nieuw()
            zet(28, y, regel)
            y += 4.2
        y += 4.2
    if y > 200:
        y = nieuw()
    zet(28, y, "Hoogachtend,")
    y += 8.4
    for ambt, naam in b.tekenaars:
        for nummer, regel in enumerate(ambt):
            zet(28, y, regel + ("," if nummer == len(ambt) - 1 else ""))
            y += 4.2
        y += 17
        zet(28, y, naam)
        y += 12
    for nummer, noot in enumerate(b.noten, 1):
        zet(28, 278 + 3 * nummer, f"{nummer} {noot}", 7)
    zet(163, 287, f"Pagina {blad} van 9", 6.5)
    doek.save()
    return uit.getvalue()


# --- 2. printed by chromium ------------------------------------------------------------------------------------------


def webpagina(b: Brief) -> str:
    e = html.escape
    br = lambda lijst: "<br>".join(e(x) for x in lijst)  # noqa: E731 - one word, used throughout
    noten = "".join(f"<p style='font-size:7pt'><sup>{n}</sup>{e(x)}</p>" for n, x in enumerate(b.noten, 1))
    teken = "".join(
        f"<div style='margin-top:5mm'>{br(ambt)},</div><div style='margin-top:15mm'>{e(naam)}</div>"
        for ambt, naam in b.tekenaars
    )
    uw = f"<dt>Uw Referentie<dd>{e(b.uw)}" if b.uw else ""
    zij = f"<aside><b>{br(b.onderdeel)}</b><br>{br(b.adres)}<dl><dt>Onze Referentie<dd>{e(b.kenmerk)}{uw}<dt>Bijlage(n)<dd>1</dl></aside>"
    kop = f"<header>{br(b.ministerie)}</header><address>{br(b.aan)}</address>"
    rooster = (
        f"<div class=r><span>Datum</span><span>{b.datum}</span><span>Betreft</span><span>{e(b.onderwerp)}</span></div>"
    )
    tekst = "".join(f"<p>{e(x)}" for x in b.tekst)
    lijst = "<ul><li>eerste punt van aandacht<li>tweede punt van aandacht</ul>" if b.kans.random() < 0.5 else ""
    zij_eerst = b.kans.random() < 0.5
    stijl = "@page{size:A4;margin:22mm 0 20mm 0}body{margin:0;font:9.5pt/4.4mm 'DejaVu Sans Condensed',sans-serif}main{margin-left:27mm;width:128mm}aside{position:absolute;left:163mm;top:45mm;width:40mm;font-size:6.8pt;line-height:3.2mm}dl{margin:4mm 0}dt{font-weight:bold;margin-top:2mm}dd{margin:0}header{margin:2mm 0 18mm 78mm;font-size:11pt}address{font-style:normal;min-height:34mm}.r{display:grid;grid-template-columns:19mm 1fr}p{margin:0 0 4mm}"
    return f"<!doctype html><meta charset=utf-8><style>{stijl}</style>{zij if zij_eerst else ''}<main>{kop}{rooster}<p style='margin-top:9mm'>Geachte voorzitter,</p>{tekst}{lijst}<p>Met vriendelijke groet,</p>{teken}{noten}</main>{'' if zij_eerst else zij}"


def geprint(paginas: dict[str, str]) -> dict[str, bytes]:
    import shutil

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        return {}
    gemaakt = {}
    with tempfile.TemporaryDirectory() as map_:
        for naam, tekst in paginas.items():
            bron, doel = Path(map_, f"{naam}.html"), Path(map_, f"{naam}.pdf")
            bron.write_text(tekst, encoding="utf-8")
            subprocess.run(
                [
                    chromium,
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-pdf-header-footer",
                    f"--user-data-dir={map_}/p",
                    f"--print-to-pdf={doel}",
                    bron.as_uri(),
                ],
                check=True,
                capture_output=True,
                timeout=120,
            )
            gemaakt[naam] = doel.read_bytes()
    return gemaakt


# --- 3. typed as OpenDocument, saved by LibreOffice as PDF and as Word ------------------------------------------------

ODT = '<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:styles><style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position="2.2cm"/></style:tab-stops></style:paragraph-properties><style:text-properties fo:font-size="10pt" style:font-name="DejaVu Sans"/></style:style><style:style style:name="Klein" style:family="paragraph"><style:text-properties fo:font-size="7pt"/></style:style><style:style style:name="KleinVet" style:family="paragraph"><style:text-properties fo:font-size="7pt" fo:font-weight="bold"/></style:style></office:styles><office:automatic-styles><style:style style:name="vak" style:family="graphic"><style:graphic-properties style:wrap="run-through" style:horizontal-pos="from-left" style:horizontal-rel="page" style:vertical-pos="from-top" style:vertical-rel="page" fo:border="none" fo:padding="0cm"/></style:style><style:page-layout style:name="blad"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2.4cm" fo:margin-bottom="2cm" fo:margin-left="2.7cm" fo:margin-right="5cm"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="blad"/></office:master-styles><office:body><office:text>INHOUD</office:text></office:body></office:document>'


def opendocument(b: Brief) -> str:
    def p(tekst: str, stijl: str = "Standard") -> str:
        return f'<text:p text:style-name="{stijl}">{html.escape(tekst).replace(chr(9), "<text:tab/>")}</text:p>'

    noot = "".join(
        f'<text:note text:id="n{n}" text:note-class="footnote"><text:note-citation>{n}</text:note-citation><text:note-body>{p(x)}</text:note-body></text:note>'
        for n, x in enumerate(b.noten, 1)
    )
    kolom = [p(x, "KleinVet") for x in b.onderdeel] + [p(x, "Klein") for x in b.adres] + [p("", "Klein")]
    paren = [("Kenmerk", b.kenmerk), ("Uw kenmerk", b.uw), ("Bijlage(n)", "2")]
    for label, waarde in paren:
        if waarde:
            kolom += [p(label, "KleinVet"), p(waarde, "Klein"), p("", "Klein")]
    vak = f'<draw:frame draw:style-name="vak" text:anchor-type="page" text:anchor-page-number="1" svg:x="16.4cm" svg:y="4.6cm" svg:width="4.2cm" svg:height="12cm"><draw:text-box>{"".join(kolom)}</draw:text-box></draw:frame>'
    getypt = b.kans.random() < 0.5
    if getypt:
        boven = "".join(p(x) for x in b.ministerie) + p("") + "".join(p(x) for x in b.aan) + p("") + p("")
        boven += p(f"Datum\t{b.datum}") + p(f"Betreft\t{b.onderwerp}") + p("")
        begin = vak + boven
    else:
        begin = (
            vak
            + "".join(p(x) for x in b.ministerie)
            + p("") * 3
            + "".join(p(x) for x in b.aan)
            + p("") * 2
            + p(f"Den Haag, {b.datum}")
            + p("")
            + p(f"Betreft: {b.onderwerp}")
            + p("")
        )
    tekst = p("Geachte voorzitter,") + p("")
    for nummer, alinea in enumerate(b.tekst):
        binnen = html.escape(alinea) + (noot if nummer == 0 else "")
        tekst += f'<text:p text:style-name="Standard">{binnen}</text:p>' + p("")
    eind = p("Hoogachtend,") + p("")
    for ambt, naam in b.tekenaars:
        eind += (
            "".join(p(x + ("," if n == len(ambt) - 1 else "")) for n, x in enumerate(ambt))
            + p("") * 4
            + p(naam)
            + p("")
        )
    return ODT.replace("INHOUD", begin + tekst + eind)


def omgezet(bronnen: dict[str, str], naar: str) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as map_:
        paden = []
        for naam, tekst in bronnen.items():
            paden.append(Path(map_, f"{naam}.fodt"))
            paden[-1].write_text(tekst, encoding="utf-8")
        soort = {"pdf": "pdf", "docx": "docx:MS Word 2007 XML"}[naar]
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={Path(map_, 'p').as_uri()}",
                "--headless",
                "--convert-to",
                soort,
                "--outdir",
                map_,
                *map(str, paden),
            ],
            check=True,
            capture_output=True,
            timeout=300,
        )
        return {naam: Path(map_, f"{naam}.{naar}").read_bytes() for naam in bronnen}


# --- 4. python-docx: tables in the header of the first page, a table for those who sign -----------------------------


def getabelleerd(b: Brief) -> bytes:
    from docx import Document
    from docx.shared import Pt

    d = Document()
    d.styles["Normal"].font.size = Pt(9)
    sectie = d.sections[0]
    sectie.different_first_page_header_footer = True
    vervolg = sectie.header.paragraphs[0]
    vervolg.add_run(f"Datum\n{b.datum}\nKenmerk\n{b.kenmerk}")
    sectie.first_page_header.paragraphs[0].add_run(" ".join(b.ministerie))
    sectie.first_page_footer.paragraphs[0].add_run("Pagina 1 van 2")
    t = d.add_table(rows=1, cols=2)
    links, rechts = t.rows[0].cells
    links.text = "\n".join(b.aan)
    eerste = True
    for stuk, vet in [
        *((x, True) for x in b.onderdeel[:1]),
        *((x, True) for x in b.onderdeel[1:]),
        *((x, False) for x in b.adres),
        ("", False),
        ("Kenmerk", True),
        (b.kenmerk, False),
        *([("Uw kenmerk", True), (b.uw, False)] if b.uw else []),
        ("", False),
    ]:
        alinea = rechts.paragraphs[0] if eerste else rechts.add_paragraph()
        alinea.add_run(stuk).bold = vet or None
        eerste = False
    d.add_paragraph()
    for label, waarde in (("Datum", b.datum), ("Onderwerp", b.onderwerp)):
        alinea = d.add_paragraph()
        alinea.add_run(label).bold = True
        alinea.add_run("\t" + waarde)
    d.add_paragraph()
    d.add_paragraph("Geachte voorzitter,")
    d.add_paragraph()
    for nummer, alinea in enumerate(b.tekst):
        d.add_paragraph(alinea)
        if nummer == 1:
            d.add_heading("Vervolgproces", 2)
            rooster = d.add_table(rows=2, cols=3)
            for cel, woord in zip(
                [c for rij in rooster.rows for c in rij.cells],
                ["Motie", "Datum", "Kamerstuk", "Bikker", "3 maart 2020", "volgt"],
                strict=True,
            ):
                cel.text = woord
    for noot in b.noten:
        d.add_paragraph(noot)
    d.add_paragraph("Hoogachtend,")
    if len(b.tekenaars) == 2:
        s = d.add_table(rows=1, cols=2)
        for cel, (ambt, naam) in zip(s.rows[0].cells, b.tekenaars, strict=True):
            cel.text = "\n".join([*ambt[:-1], ambt[-1] + ",", "", "", "", naam])
    else:
        for ambt, naam in b.tekenaars:
            d.add_paragraph("\n".join(ambt) + ",")
            d.add_paragraph()
            d.add_paragraph()
            d.add_paragraph(naam)
    uit = io.BytesIO()
    d.save(uit)
    return uit.getvalue()


# --- 5. reportlab's own page layout: two columns of text, or the name above the office -------------------------------


def opgemaakt(b: Brief) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageTemplate, Paragraph, Spacer, Table
    from reportlab.platypus.doctemplate import FrameBreak

    gewoon = ParagraphStyle(
        "g", fontName="Helvetica", fontSize=9.5, leading=12.5, spaceAfter=8, alignment=b.kans.choice([0, 4])
    )
    klein = ParagraphStyle("k", parent=gewoon, fontSize=7, leading=9, spaceAfter=0, alignment=0)
    e = html.escape
    twee_kolommen = b.kans.random() < 0.4
    inhoud: list[object] = [Paragraph(e(" ".join(b.ministerie)), gewoon), Spacer(1, 5 * mm)]
    rechts = (
        [Paragraph(f"<b>{e(x)}</b>", klein) for x in b.onderdeel]
        + [Paragraph(e(x), klein) for x in b.adres]
        + [Spacer(1, 8)]
    )
    for label, waarde in (("Ons kenmerk", b.kenmerk), ("Uw kenmerk", b.uw)):
        if waarde:
            rechts += [Paragraph(f"<b>{label}</b>", klein), Paragraph(e(waarde), klein), Spacer(1, 6)]
    links = [Paragraph("<br/>".join(e(x) for x in b.aan), ParagraphStyle("a", parent=gewoon, alignment=0))]
    inhoud.append(
        Table(
            [[links, rechts]],
            colWidths=[110 * mm, 50 * mm],
            style=[("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)],
        )
    )
    kop = ParagraphStyle("kop", parent=gewoon, alignment=0)
    inhoud.append(
        Table(
            [
                [Paragraph("Datum", kop), Paragraph(b.datum, kop)],
                [Paragraph("Betreft", kop), Paragraph(e(b.onderwerp), kop)],
            ],
            colWidths=[22 * mm, 138 * mm],
            style=[
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
            ],
        )
    )
    inhoud += [Spacer(1, 8 * mm), Paragraph("Geachte voorzitter,", gewoon)]
    if twee_kolommen:
        inhoud += [NextPageTemplate("twee"), FrameBreak()]
    inhoud += [Paragraph(e(x), gewoon) for x in b.tekst]
    inhoud.append(Paragraph("Hoogachtend,", gewoon))
    for ambt, naam in b.tekenaars:
        if ambt[0].startswith("Minister"):
            inhoud += [
                Spacer(1, 14 * mm),
                Paragraph(e(naam), ParagraphStyle("n", parent=kop, spaceAfter=0)),
                Paragraph(e(" ".join(ambt)), kop),
            ]
        else:
            inhoud += [Paragraph(e(" ".join(ambt)) + ",", kop), Spacer(1, 14 * mm), Paragraph(e(naam), kop)]
    inhoud += [Paragraph(e(x), klein) for x in b.noten]
    uit = io.BytesIO()
    document = BaseDocTemplate(
        uit, pagesize=A4, leftMargin=25 * mm, rightMargin=20 * mm, topMargin=20 * mm, bottomMargin=20 * mm
    )
    boven = Frame(
        25 * mm,
        130 * mm if twee_kolommen else 20 * mm,
        165 * mm,
        147 * mm if twee_kolommen else 257 * mm,
        id="boven",
        leftPadding=0,
        rightPadding=0,
    )
    onder = [
        Frame(25 * mm, 20 * mm, 78 * mm, 108 * mm, leftPadding=0),
        Frame(108 * mm, 20 * mm, 78 * mm, 108 * mm, leftPadding=0),
    ]
    heel = [
        Frame(25 * mm, 20 * mm, 78 * mm, 257 * mm, leftPadding=0),
        Frame(108 * mm, 20 * mm, 78 * mm, 257 * mm, leftPadding=0),
    ]
    bladen = [
        PageTemplate(id="een", frames=[boven, *(onder if twee_kolommen else [])]),
        PageTemplate(id="twee", frames=heel),
    ]
    document.addPageTemplates(bladen)
    document.build(inhoud)
    return uit.getvalue()


@dataclass(frozen=True)
class Ongezien:
    name: str
    engine: str
    data: bytes
    truth: dict[str, object]
    words: tuple[str, ...]


def unseen_letters(aantal: int = 90) -> Iterator[Ongezien]:
    """All of them; those of an engine that is not here are left out."""
    wacht: dict[str, dict[str, Brief]] = {"web": {}, "odt-pdf": {}, "odt-docx": {}}
    for n in range(aantal):
        b = brief(n, lang=n % 15 == 14)
        soort = ("reportlab", "web", "odt-pdf", "docx", "platypus", "odt-docx")[n % 6]
        if soort in wacht:
            wacht[soort][f"{soort}-{n}"] = b
        else:
            maak = {"reportlab": getekend, "docx": getabelleerd, "platypus": opgemaakt}[soort]
            yield Ongezien(f"{soort}-{n}.{'docx' if soort == 'docx' else 'pdf'}", soort, maak(b), b.truth, b.words)
    gemaakt = geprint({naam: webpagina(b) for naam, b in wacht["web"].items()})
    gemaakt |= omgezet({naam: opendocument(b) for naam, b in wacht["odt-pdf"].items()}, "pdf")
    gemaakt |= omgezet({naam: opendocument(b) for naam, b in wacht["odt-docx"].items()}, "docx")
    for soort, brieven in wacht.items():
        for naam, b in brieven.items():
            if naam in gemaakt:
                yield Ongezien(
                    f"{naam}.{'docx' if soort == 'odt-docx' else 'pdf'}", soort, gemaakt[naam], b.truth, b.words
                )
