"""Made-up letters as facts: layouts print them, and the reader is measured against them."""

# ruff: noqa: E501 - tables and templates read better on their long lines

import datetime
import random
from dataclasses import dataclass, field

MONTHS = (
    ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"]
)  # fmt: skip


def spelled(day: datetime.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True)
class Ministry:
    code: str
    name: str
    since: int
    until: int
    box: str
    code_box: str
    street: str
    code_street: str
    units: tuple[str, ...]
    offices: tuple[tuple[str, tuple[str, ...]], ...]
    reference: str  # # a figure, Y the year


MINISTRIES = (
    Ministry("jenv", "Ministerie van Justitie en Veiligheid", 2018, 2026, "Postbus 20301", "2500 EH Den Haag",
             "Turfmarkt 147", "2511 DP Den Haag",
             ("Directoraat-Generaal Migratie", "Directoraat-Generaal Rechtspleging en Rechtshandhaving",
              "Directie Wetgeving en Juridische Zaken"),
             (("De Staatssecretaris van Justitie en Veiligheid", ("Ankie Broekers-Knol", "Eric van der Burg")),
              ("De Minister van Justitie en Veiligheid", ("Ferd Grapperhaus", "D. Yeşilgöz-Zegerius")),
              ("De Minister voor Rechtsbescherming", ("Sander Dekker", "F.M. Weerwind"))), "#######"),
    Ministry("jenv", "Ministerie van Veiligheid en Justitie", 2011, 2016, "Postbus 20301", "2500 EH Den Haag",
             "Turfmarkt 147", "2511 DP Den Haag", ("Directie Bestuurlijke en Juridische Zaken", "Directoraat-Generaal Politie"),
             (("De Minister van Veiligheid en Justitie", ("I.W. Opstelten", "G.A. van der Steur")),
              ("De Staatssecretaris van Veiligheid en Justitie", ("F. Teeven", "K.H.D.M. Dijkhoff"))), "######"),
    Ministry("jenv", "Ministerie van Justitie", 2001, 2009, "Postbus 20301", "2500 EH Den Haag", "Schedeldoekshaven 100",
             "2511 EX Den Haag", ("Directie Vreemdelingenbeleid", "Directie Juridische en Operationele Aangelegenheden"),
             (("De Minister van Justitie", ("E.M.H. Hirsch Ballin", "J.P.H. Donner")),
              ("De Staatssecretaris van Justitie", ("N. Albayrak",))), "#######/##"),
    Ministry("ienw", "Ministerie van Infrastructuur en Waterstaat", 2018, 2026, "Postbus 20901", "2500 EX Den Haag",
             "Rijnstraat 8", "2515 XP Den Haag", ("Directoraat-Generaal Mobiliteit", "Directoraat-Generaal Water en Bodem"),
             (("De minister van Infrastructuur en Waterstaat", ("drs. C. van Nieuwenhuizen Wijbenga", "M.G.J. Harbers")),
              ("DE STAATSSECRETARIS VAN INFRASTRUCTUUR EN WATERSTAAT", ("S. van Veldhoven - Van der Meer", "drs. V.L.W.A. Heijnen"))),
             "IENW/BSK-Y/######"),
    Ministry("ienw", "Ministerie van Infrastructuur en Milieu", 2011, 2016, "Postbus 20901", "2500 EX Den Haag",
             "Plesmanweg 1-6", "2597 JG Den Haag", ("Bestuurskern", "Directoraat-Generaal Ruimte en Water"),
             (("DE MINISTER VAN INFRASTRUCTUUR EN MILIEU", ("mw. drs. M.H. Schultz van Haegen",)),
              ("DE STAATSSECRETARIS VAN INFRASTRUCTUUR EN MILIEU", ("Joop Atsma", "Sharon A.M. Dijksma"))),
             "IENM/BSK-Y/######"),
    Ministry("defensie", "Ministerie van Defensie", 2005, 2026, "Postbus 20701", "2500 ES Den Haag", "Kalvermarkt 32",
             "2511 CB Den Haag", ("Bestuursstaf", "Directie Juridische Zaken", "Defensiestaf"),
             (("DE MINISTER VAN DEFENSIE", ("drs. A.Th.B. Bijleveld-Schouten", "K.H. Ollongren")),
              ("De Staatssecretaris van Defensie", ("drs. B. Visser", "C.A. van der Maat"))), "BSY######"),
    Ministry("vws", "Ministerie van Volksgezondheid, Welzijn en Sport", 2004, 2026, "Postbus 20350", "2500 EJ Den Haag",
             "Parnassusplein 5", "2511 VX Den Haag", ("Directoraat-Generaal Curatieve Zorg", "Directie Publieke Gezondheid",
              "Programmadirectie Jeugdzorg"),
             (("de minister van Volksgezondheid, Welzijn en Sport", ("Hugo de Jonge", "Ernst Kuipers")),
              ("de minister voor Medische Zorg", ("Tamara van Ark", "Bruno Bruins")),
              ("de staatssecretaris van Volksgezondheid, Welzijn en Sport", ("Paul Blokhuis", "Maarten van Ooijen"))),
             "#######-######-PG"),
    Ministry("ocw", "Ministerie van Onderwijs, Cultuur en Wetenschap", 2004, 2026, "Postbus 16375", "2500 BJ Den Haag",
             "Rijnstraat 50", "2515 XP Den Haag", ("Directie Primair Onderwijs", "Hoger Onderwijs en Studiefinanciering"),
             (("De minister van Onderwijs, Cultuur en Wetenschap", ("Ingrid van Engelshoven", "Robbert Dijkgraaf")),
              ("De minister voor Basis- en Voortgezet Onderwijs en Media", ("Arie Slob",))), "########"),
    Ministry("bzk", "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties", 2004, 2026, "Postbus 20011",
             "2500 EA Den Haag", "Turfmarkt 147", "2511 DP Den Haag",
             ("Directoraat-Generaal Openbaar Bestuur", "DG Volkshuisvesting en Bouwen"),
             (("De minister van Binnenlandse Zaken en Koninkrijksrelaties", ("K.H. Ollongren", "drs. R.H.A. Plasterk")),
              ("De staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties", ("drs. R.W. Knops",))), "Y-0000######"),
    Ministry("szw", "Ministerie van Sociale Zaken en Werkgelegenheid", 2004, 2026, "Postbus 90801", "2509 LV Den Haag",
             "Parnassusplein 5", "2511 VX Den Haag", ("Directie Arbeidsverhoudingen", "Directie Participatie en Decentrale Voorzieningen"),
             (("De Minister van Sociale Zaken en Werkgelegenheid", ("W. Koolmees", "C.E.G. van Gennip")),
              ("De Staatssecretaris van Sociale Zaken en Werkgelegenheid", ("T. van Ark", "B. van 't Wout"))), "Y-0000######"),
    Ministry("financien", "Ministerie van Financiën", 2004, 2026, "Postbus 20201", "2500 EE Den Haag", "Korte Voorhout 7",
             "2511 CW Den Haag", ("Generale Thesaurie", "Directie Financieringen", "Directoraat-Generaal Rijksbegroting"),
             (("de minister van Financiën", ("W.B. Hoekstra", "Sigrid A.M. Kaag")),
              ("de staatssecretaris van Financiën - Toeslagen en Douane", ("Alexandra C. van Huffelen",))), "Y-0000######-U"),
    Ministry("bz", "Ministerie van Buitenlandse Zaken", 2004, 2026, "Postbus 20061", "2500 EB Den Haag", "Rijnstraat 8",
             "2515 XP Den Haag", ("Directie Integratie Europa", "Directie Veiligheidsbeleid"),
             (("De Minister van Buitenlandse Zaken", ("Stef Blok", "Wopke Hoekstra")),
              ("De Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking", ("Sigrid A.M. Kaag", "Liesje Schreinemacher"))),
             "BZDOC-#########-##"),
    Ministry("ezk", "Ministerie van Economische Zaken en Klimaat", 2018, 2023, "Postbus 20401", "2500 EK Den Haag",
             "Bezuidenhoutseweg 73", "2594 AC Den Haag", ("Directoraat-generaal Klimaat en Energie", "Directie Mededinging en Consumenten"),
             (("de Minister van Economische Zaken en Klimaat", ("Eric Wiebes", "Bas van 't Wout")),
              ("de Staatssecretaris van Economische Zaken en Klimaat", ("Mona Keijzer", "J.A. Vijlbrief"))), "DGKE-E / ########"),
    Ministry("lvvn", "Ministerie van Landbouw, Natuur en Voedselkwaliteit", 2018, 2023, "Postbus 20401", "2500 EK Den Haag",
             "Bezuidenhoutseweg 73", "2594 AC Den Haag", ("Directoraat-generaal Natuur, Visserij en Landelijk gebied",),
             (("Carola Schouten\nMinister van Landbouw, Natuur en Voedselkwaliteit", ("",)),
              ("de Minister voor Natuur en Stikstof", ("Christianne van der Wal-Zeggelink",))), "DGNVLG / ########"),
    Ministry("az", "Ministerie van Algemene Zaken", 2004, 2026, "Postbus 20001", "2500 EA Den Haag", "Binnenhof 19",
             "2513 AA Den Haag", ("Kabinet Minister-President", "Rijksvoorlichtingsdienst"),
             (("DE MINISTER-PRESIDENT, Minister van Algemene Zaken", ("Mark Rutte", "mr. dr. J.P. Balkenende")),), "#######"),
)  # fmt: skip

PROFILED = ("jenv", "ienw")

DOSSIERS = (
    ("19637", "19 637", "nr. 2677"), ("29544", "29 544", "nr. 333"), ("36600-VII", "36 600 VII", "nr. 5"),
    ("21501-02", "21 501-02", "nr. 1750"), ("31305", "31 305", "nr. 210"), ("32813", "32 813", "nr. 644"),
    ("25295", "25295", "nr. 1024"), ("35570-VI", "35570-VI", "nr. 13"), ("33009", "33 009", "nr. 96"),
    ("28973", "28 973", "nr. 7"), ("30420", "30420", "nr. 361"), ("24170", "24 170", "nr. 288"),
)  # fmt: skip

SUBJECTS = (
    ("meeting-report", "Terugkoppeling bestuurlijk overleg {topic} d.d. {day}"),
    ("meeting-report", "Bestuurlijk overleg {topic} van {day}"),
    ("covering-letter", "Aanbieding rapport {topic}"),
    ("covering-letter", "Aanbiedingsbrief evaluatie {topic} 2015-2019"),
    ("progress-letter", "Voortgang {topic}"),
    ("progress-letter", "Stand van zaken {topic} (voorjaar)"),
    ("answers", "Beantwoording Kamervragen over {topic}"),
    ("answers", "Antwoorden op de schriftelijke vragen van het lid Van Dijk (SP) over {topic} (ingezonden {day})"),
    ("delay-notice", "Uitstel beantwoording vragen over {topic}"),
    ("policy-reaction", "Beleidsreactie op het onderzoek naar {topic}"),
    ("policy-reaction", "Kabinetsreactie advies Raad van State inzake {topic}"),
    ("council-agenda", "Geannoteerde agenda van de Raad {topic} van {day}"),
    ("council-report", "Verslag van de informele Raad {topic} van {day}"),
    ("commitments", "Uitvoering motie van het lid Jansen over {topic}"),
    ("committee-reaction", "Reactie op verzoek van de vaste commissie over {topic}"),
    ("working-visit", "Verslag werkbezoek aan Kenia over {topic}"),
    ("copy", "Afschrift van de brief aan de VNG over {topic}"),
    ("draft-decree", "Voorhang ontwerpbesluit {topic}"),
)
TOPICS = (
    "LVV-pilots", "wegennet en bereikbaarheid", "landelijke vreemdelingenvoorzieningen", "jeugdhulp in de regio",
    "drinkwaterkwaliteit", "cybersecurity", "krijgsmacht en reservisten", "het stelsel van studiefinanciering",
    "energiebesparing in de gebouwde omgeving", "regeldruk bij het midden- en kleinbedrijf", "woningbouw",
    "arbeidsmigranten", "de toekomst van de veengebieden, de natte natuur en het landelijk gebied als geheel",
    "de gevolgen van het arrest van het Hof van Justitie voor de uitvoering van de Vreemdelingenwet 2000 in 2020",
    "Europees asielbeleid", "R&D-beleid", "€ 3,1 miljard extra voor zorg", "artikel 68 Grondwet",
)  # fmt: skip
SENTENCES = (
    "In het commissiedebat van {day} heeft uw Kamer verzocht om een terugkoppeling van mijn gesprek met de bestuurders.",
    "Hierbij ontvangt u de toegezegde informatie over {topic}.",
    "De minister van Financiën, de VNG en het IPO zijn hierbij betrokken geweest.",
    "Tijdens het overleg is gesproken over het vervolg van de pilots en over het oplossen van complexe casuïstiek.",
    "Met het Ministerie van Volksgezondheid, Welzijn en Sport en het Ministerie van Financiën is afgestemd over de kosten.",
    "De kosten bedragen € 36 600 per jaar, oftewel € 3,1 miljoen over de looptijd, en zijn in de begroting opgenomen.",
    "Op {day} is de eerste tranche van {amount} uitgekeerd aan de gemeenten Utrecht, Groningen en Eindhoven.",
    "Ik zeg uw Kamer toe u voor het zomerreces nader te informeren over de uitkomsten van de evaluatie.",
    "Er is wederzijds begrip en de samenwerking ontwikkelt zich verder in positieve zin.",
    "De voorzitter van de Eerste Kamer der Staten-Generaal heeft een brief van gelijke strekking ontvangen.",
    "Het WODC voert de evaluatie uit; de resultaten worden in de eerste helft van het komende jaar verwacht.",
    "De staatssecretaris van Justitie en Veiligheid heeft hierover op {day} een brief gestuurd.",
    "Voor vragen kunt u terecht bij het informatiepunt, Postbus 51, 2500 EH Den Haag, telefoon 070-3707911.",
    "Daarbij wordt in ieder geval aandacht gegeven aan bestaande regionale samenwerkingsverbanden en uitvoerbaarheid.",
    "Zoals de minister-president heeft aangegeven, blijft het kabinet zich inzetten voor een evenwichtige verdeling.",
    "Betreft het een nieuwe aanvraag, dan geldt een termijn van acht weken; anders geldt een termijn van zes weken.",
    "Datum en plaats van het volgende overleg worden in onderling overleg vastgesteld.",
    "Onderwerp van gesprek was ook de vraag hoe de asiel- en migratieketen sneller kan werken.",
)
CITES = (
    "Dit staat ook in de eerdere brief (Kamerstuk {spaced}, {nr}).",
    "Zie Kamerstukken II 2019/20, {spaced}, {nr}, p. 3 voor de achtergrond.",
    "De motie (Kamerstukken II 2020/21, {spaced}, {nr}) verzoekt de regering hierover te rapporteren.",
)
HOUSES = {"tweede-kamer": ("Tweede Kamer", "Postbus 20018"), "eerste-kamer": ("Eerste Kamer", "Postbus 20017")}


@dataclass(frozen=True)
class Facts:
    """What a letter says; the layouts only choose where."""

    number: int
    ministry: Ministry
    unit: str
    subunit: str
    houses: tuple[str, ...]
    reference: str
    day: datetime.date
    subject: str
    kind: str
    your_reference: str
    signatories: tuple[tuple[str, str], ...]  # office, name
    dossiers: tuple[str, ...]
    body: tuple[str, ...]
    notes: tuple[str, ...]
    salutation: str
    formula: str
    enclosures: int
    looks: random.Random = field(compare=False, repr=False, default_factory=random.Random)

    @property
    def truth(self) -> dict[str, object]:
        """What the reader should find, by field; a field the letter does not have is None."""
        return {
            "reference": self.reference,
            "date": self.day,
            "subject": self.subject,
            "ministry": self.ministry.code,
            "unit": self.unit or None,
            "addressee": tuple(sorted(self.houses)),
            "signatories": self.signatories,
            "dossiers": tuple(self.dossiers) or None,
            "kind": self.kind,
            "your_reference": self.your_reference or None,
        }

    def addressee(self) -> list[str]:
        """The lines that address the House, in one of the ways that are seen."""
        house, box = HOUSES[self.houses[0]]
        if len(self.houses) == 2:
            return [
                "Aan de Voorzitters van de Eerste en de Tweede Kamer",
                "der Staten-Generaal",
                "Binnenhof",
                "2513 AA Den Haag",
            ]
        first = self.looks.choice(
            ["Aan de Voorzitter van de {}", "De voorzitter van de {}", "De Voorzitter van de {}", "AAN DE VOORZITTER VAN DE {}",
             "Aan de voorzitter van de {} der Staten-Generaal", "Voorzitter van de {}"]
        ).format(house)  # fmt: skip
        if first.startswith("AAN"):
            first = first.upper()
        lines = [first] if first.endswith("Generaal") else [first, "der Staten-Generaal"]
        return [*lines, *self.looks.choice([[box, self.looks.choice(["2500 EA DEN HAAG", "2500 EA Den Haag", "2500 EA  'S-GRAVENHAGE"])],
                                            ["Binnenhof 4", "2513 AA Den Haag"], ["Postbus 20018" if "Tweede" in house else box, "2500 EA Den Haag"]])]  # fmt: skip


def facts(number: int, *, pages: int = 1) -> Facts:
    """The letter of this number, always the same one; `pages` is about how long it is."""
    rng = random.Random(f"letter {number}")  # noqa: S311 - nothing is secret here
    ministry = rng.choice(MINISTRIES)
    day = datetime.date(rng.randint(ministry.since, ministry.until), rng.randint(1, 12), rng.randint(1, 28))
    topic = rng.choice(TOPICS)
    other = day - datetime.timedelta(days=rng.randint(5, 60))
    kind, subject = rng.choice(SUBJECTS)
    body, cited = _body(rng, topic, day, pages)
    notes, noted = _notes(rng)
    in_order = tuple(dict.fromkeys((*cited, *noted)))
    offices = rng.sample(ministry.offices, k=min(rng.choice([1, 1, 1, 2]), len(ministry.offices)))
    return Facts(
        number=number,
        ministry=ministry,
        unit=rng.choice(ministry.units) if rng.random() < 0.9 else "",
        subunit=rng.choice(["", "Afdeling Strategie", "Team Kamer en Bestuur"]),
        houses=rng.choice([("tweede-kamer",)] * 6 + [("eerste-kamer",)] * 2 + [("eerste-kamer", "tweede-kamer")]),
        reference=_numbered(rng, ministry.reference, day.year),
        day=day,
        subject=subject.format(topic=topic, day=spelled(other)),
        kind=kind,
        your_reference=rng.choice(["", "", "2020Z21833", "2020Z21833/2020D46511", "165432.01u", spelled(other)]),
        signatories=tuple(_signed(office, rng.choice(names)) for office, names in offices),
        dossiers=in_order,
        body=body,
        notes=notes,
        salutation=rng.choice(["", "Geachte voorzitter,", "Geachte Voorzitter,", "Geacht voorzitter,"][:3]),
        formula=rng.choice(["", "Hoogachtend,", "Met vriendelijke groet,"]),
        enclosures=rng.choice([0, 0, 1, 3]),
        looks=random.Random(f"looks {number}"),  # noqa: S311 - as above
    )


def _signed(office: str, name: str) -> tuple[str, str]:
    above, newline, below = office.partition("\n")
    return (below, above) if newline else (office, name)


def _numbered(rng: random.Random, pattern: str, year: int) -> str:
    figures = (str(rng.randint(1, 9)) if each == "#" else each for each in pattern.replace("Y", "\0"))
    return "".join(figures).replace("\0", str(year))


def _body(rng: random.Random, topic: str, day: datetime.date, pages: int) -> tuple[tuple[str, ...], list[str]]:
    paragraphs, cited = [], []
    for _ in range(rng.randint(2, 4) if pages == 1 else 7 * pages):
        sentences = [
            rng.choice(SENTENCES).format(
                topic=topic,
                day=spelled(day - datetime.timedelta(days=rng.randint(1, 300))),
                amount=f"€ {rng.randint(100, 999)}.{rng.randint(100, 999)}",
            )
            for _ in range(rng.randint(2, 5))
        ]
        if rng.random() < 0.4:
            dossier, spaced, nr = rng.choice(DOSSIERS)
            sentences.insert(rng.randint(0, len(sentences)), rng.choice(CITES).format(spaced=spaced, nr=nr))
            cited.append(dossier)
        paragraphs.append(" ".join(sentences))
    return tuple(paragraphs), cited


def _notes(rng: random.Random) -> tuple[tuple[str, ...], list[str]]:
    if rng.random() < 0.7:
        return (), []
    dossier, spaced, nr = rng.choice(DOSSIERS)
    return (f"Kamerstukken II 2018/19, {spaced}, {nr}.", "Zie ook www.rijksoverheid.nl/onderwerpen."), [dossier]
