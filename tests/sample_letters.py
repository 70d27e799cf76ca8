"""Letters made by hand, for tests of everything that takes a letter; each call gives the same letter."""

import datetime
from collections.abc import Callable
from pathlib import Path

from hostile_text import HOSTILE_LINES
from letter_parts import item, line, lines, note, paragraph, row

from briefgen.letter.model import (
    About,
    Align,
    Block,
    Cell,
    Closing,
    Column,
    Footnote,
    Head,
    Heading,
    Labelled,
    Letter,
    ListBlock,
    ListItem,
    Origin,
    Pages,
    Paragraph,
    ReferenceColumn,
    Row,
    Run,
    Signatory,
    Table,
)

SEED_TEXT = (Path(__file__).parent / "expected" / "seed-letter.txt").read_text(encoding="utf-8")


def seed_letter() -> Letter:
    """The letter about the LVV, still a draft: its words are those of `expected/seed-letter.txt`."""
    body = SEED_TEXT.strip().splitlines()[29:-3]
    return Letter(
        about=About(
            record="2020-11-17-bestuurlijk-overleg-lvv",
            kind="meeting-report",
            ministry="jenv",
            house="tweede-kamer",
            subject="Bestuurlijk overleg LVV d.d. 4 november 2020",
            reference="3090253",
            date=datetime.date(2020, 11, 17),
        ),
        head=Head(
            ministry=line("Ministerie van Justitie en Veiligheid"),
            return_address=line("> Retouradres Postbus 20301 2500 EH Den Haag"),
            addressee=lines(
                "Aan de Voorzitter van de Tweede Kamer", "der Staten-Generaal", "Postbus 20018", "2500 EA DEN HAAG"
            ),
            column=ReferenceColumn(
                units=lines("Directoraat-Generaal Migratie"),
                address=lines(
                    "Turfmarkt 147",
                    "2511 DP Den Haag",
                    "Postbus 20301",
                    "2500 EH Den Haag",
                    "www.rijksoverheid.nl/jenv",
                ),
                references=(Labelled(line("Ons kenmerk"), lines("3090253")),),
                note=lines(
                    "Bij beantwoording de datum",
                    "en ons kenmerk vermelden.",
                    "Wilt u slechts één zaak in uw",
                    "brief behandelen.",
                ),
            ),
            date=Labelled(line("Datum"), lines("17 november 2020")),
            subject=Labelled(line("Onderwerp"), lines("Bestuurlijk overleg LVV d.d. 4 november 2020")),
        ),
        salutation=(),
        body=tuple(paragraph(each) for each in body if each),
        closing=Closing(
            signatories=(
                Signatory(line("De Staatssecretaris van Justitie en Veiligheid,"), line("Ankie Broekers-Knol")),
            )
        ),
        pages=Pages(number="Pagina {page} van {pages}", draft="CONCEPT"),
    )


def _head(subject: str) -> Head:
    return Head(
        ministry=line("Ministerie van Waterbeheer en Oevers"),
        return_address=line("> Retouradres Postbus 99999 2500 ZZ Den Haag"),
        addressee=lines(
            "De voorzitter van de Tweede Kamer", "der Staten-Generaal", "Postbus 20018", "2500 EA Den Haag"
        ),
        column=ReferenceColumn(
            units=lines("Directoraat-Generaal Oevers", "Directie Kaden"),
            subunits=lines("Afdeling Meerpalen"),
            address=lines("Kadestraat 1", "2511 ZZ Den Haag", "Postbus 99999", "2500 ZZ Den Haag"),
            references=(
                Labelled(line("Onze referentie"), lines("WENO/BSK-2021/000123")),
                Labelled(line("Uw kenmerk"), lines("2021Z00042", "2021D00077")),
                Labelled(line("Bijlage(n)"), lines("2")),
            ),
            note=lines("Bij antwoord datum", "en onze referentie vermelden."),
        ),
        date=Labelled(line("Datum"), lines("1 maart 2021")),
        subject=Labelled(line("Betreft"), lines(subject)),
    )


def _about(subject: str) -> About:
    return About(
        record="2021-03-01-kaden",
        kind="meeting-report",
        ministry="weno",
        house="tweede-kamer",
        subject=subject,
        reference="WENO/BSK-2021/000123",
        date=datetime.date(2021, 3, 1),
    )


def _table(rows: int) -> Table:
    columns = (Column(0.5), Column(0.3, Align.CENTRE), Column(0.2, Align.RIGHT))
    body = [row(f"Kade {n}", f"gemeente {n}, in overleg met het waterschap", f"€ {n},5") for n in range(1, rows + 1)]
    body[1:2] = [
        row(
            (paragraph("Eerste regel"), paragraph("Tweede ", Run("vette", bold=True), " regel", Run("", note="tabel"))),
            (ListBlock((item("punt a"), item("punt b"))),),
            "",
        )
    ]
    header = (row("Kade", "Wie", "Bedrag"),)
    return Table(columns, header, tuple(body), caption=line("Tabel 1. Kaden en bedragen"))


def _nested_lists() -> tuple[Block, ...]:
    inner = ListBlock((item("diep een"), item("diep twee", ListBlock((item("dieper"),)))))
    return (
        ListBlock((item("eerste punt"), item("tweede ", Run("punt", italic=True), inner), item("derde punt"))),
        ListBlock((item("vierde"), item("vijfde", paragraph("met een tweede alinea"))), ordered=True, start=4),
        ListBlock((item("een andere lijst", ListBlock((item("geneste stap"),), ordered=True)),), ordered=True),
    )


def everything_letter() -> Letter:
    """A letter of several pages with everything that the model has."""
    subject = "Verslag overleg kaden en oevers"
    body: tuple[Block, ...] = (
        Paragraph(
            (
                Run("Dit is een ", origin=Origin("introduction", "kinds/meeting-report/letter.md", 3)),
                Run("vet", bold=True, origin=Origin("introduction")),
                Run(", "),
                Run("cursief", italic=True),
                Run(" en "),
                Run("allebei", bold=True, italic=True),
                Run(" woord, met een "),
                Run("verwijzing", link="https://example.org/a?b=c&d=(e)"),
                Run(" en een noot", note="een"),
                Run(" midden in de zin"),
                Run("", note="twee"),
                Run("."),
            )
        ),
        Heading(line("Aanleiding"), number="1"),
        paragraph(
            "On", Run("der", bold=True), "deel van een woord, en ", Run("mail", link="mailto:a@example.org"), "."
        ),
        Heading(line("Eerder ") + line("toegezegd", italic=True), level=3, number="1.1"),
        *_nested_lists(),
        Heading(line("Zonder nummer"), level=3),
        paragraph("Voor de tabel."),
        _table(60),
        Heading(line("Vervolg"), number="2"),
        Heading(line("Planning"), level=3),
        Heading(line("Dieper"), level=4),
        paragraph("Na de tabel", Run("", note="drie"), "."),
        *(paragraph(f"Alinea {n}. " + "De kaden worden onderzocht en waar nodig hersteld. " * 4) for n in range(12)),
    )
    return Letter(
        about=_about(subject),
        head=_head(subject),
        salutation=line("Geachte voorzitter,"),
        body=body,
        closing=Closing(
            formula=line("Hoogachtend,"),
            signatories=(
                Signatory(line("De Minister van Waterbeheer en Oevers,"), line("A. de Vries-Jansen")),
                Signatory(line("De Minister voor Kaden,"), line("B.C. Özdemir")),
            ),
            enclosures=Labelled(line("Bijlage(n)"), lines("Rapport kaden 2020", "Overzicht oevers")),
            copies=Labelled(line("Afschrift aan"), lines("de Voorzitter van de Eerste Kamer")),
        ),
        notes=(
            note("een", "Kamerstuk 19 637, nr. 2677."),
            note("twee", "Een noot met een eerste alinea.", "En een tweede alinea."),
            note("tabel", "Een noot uit de tabel."),
            note("drie", "Zie ook de bijlage."),
        ),
        pages=Pages(
            number="Pagina {page} van {pages}",
            number_on="always",
            continuation=(
                Labelled((), lines("Directoraat-Generaal Oevers")),
                Labelled(line("Datum"), lines("1 maart 2021")),
            ),
            classification="DEPARTEMENTAAL VERTROUWELIJK",
            draft="CONCEPT",
        ),
    )


def long_letter() -> Letter:
    """About ten pages: sections of paragraphs, a list each, a table, and 24 footnotes."""
    subject = "Voortgang van het programma kaden en oevers"
    sentence = "De gemeenten en de waterschappen hebben afgesproken dat zij de kaden gezamenlijk onderzoeken"
    body: list[Block] = []
    for section in range(1, 9):
        body.append(Heading(line(f"Onderwerp {section}"), number=str(section)))
        for part in range(1, 4):
            number = (section - 1) * 3 + part
            text = " ".join(f"{sentence}, en zij doen dat voor kade {number} in stap {step}." for step in range(5))
            body.append(paragraph(text, Run("", note=f"n{number}"), Run(" Dat ", bold=True), "is afgerond."))
        body.append(ListBlock(tuple(item(f"Actie {n}: {sentence.lower()}") for n in range(1, 5))))
    body.append(_plain_table(25))
    return Letter(
        about=_about(subject),
        head=_head(subject),
        salutation=line("Geachte voorzitter,"),
        body=tuple(body),
        closing=Closing(line("Hoogachtend,"), (Signatory(line("De Minister van Waterbeheer,"), line("A. de Vries")),)),
        notes=tuple(note(f"n{n}", f"Kamerstuk 19 637, nr. {2600 + n}.") for n in range(1, 25)),
        pages=Pages(number="Pagina {page} van {pages}"),
    )


def _plain_table(rows: int) -> Table:
    columns = (Column(0.6), Column(0.4, Align.RIGHT))
    body = tuple(row(f"Kade {n}", f"€ {n * 1.5:.1f} miljoen".replace(".", ",")) for n in range(1, rows + 1))
    return Table(columns, (row("Kade", "Bedrag"),), body)


def bare_letter() -> Letter:
    """The least a letter can be: no reference column, no salutation, no closing formula, one page."""
    return Letter(
        about=About("2021-bare", "meeting-report", "weno", "eerste-kamer", "Kort bericht"),
        head=Head(
            ministry=line("Ministerie van Oevers"),
            return_address=(),
            addressee=lines("Aan de Voorzitter van de Eerste Kamer"),
            column=ReferenceColumn(),
            date=Labelled((), ()),
            subject=Labelled(line("Betreft"), lines("Kort bericht")),
        ),
        salutation=(),
        body=(paragraph("Hierbij een kort bericht."),),
        closing=Closing(signatories=(Signatory(line("De Minister van Oevers,"), line("A. de Vries")),)),
    )


def hostile_letter() -> Letter:
    """Every hostile line in every place that holds words."""
    texts = tuple(line(text) for text in HOSTILE_LINES)
    paragraphs = tuple(Paragraph(text) for text in texts)
    looks = tuple(
        Paragraph((Run("a"), Run(text, bold=True), Run(text, italic=True), Run(text, link="https://example.org/<a>")))
        for text in HOSTILE_LINES
    )
    rows = tuple(Row((Cell((each,)), Cell((each, each)))) for each in paragraphs)
    everywhere = Labelled(line("*label*"), texts)
    return Letter(
        about=About("2021-hostile", "meeting-report", "weno", "tweede-kamer", "<b>&amp;</b> ``` {{ subject }}"),
        head=Head(
            ministry=line("# Ministerie | <b>"),
            return_address=line("> - Retouradres * 1"),
            addressee=texts,
            column=ReferenceColumn(texts, texts, texts, (everywhere,), texts),
            date=everywhere,
            subject=Labelled(line("Betreft"), lines("<b>&amp;</b> ``` {{ subject }}")),
        ),
        salutation=line("1. Geachte *voorzitter*,"),
        body=(
            *paragraphs,
            *looks,
            *(Heading(text) for text in texts),
            ListBlock(tuple(ListItem((each, each)) for each in paragraphs)),
            ListBlock(tuple(ListItem((each,)) for each in paragraphs), ordered=True),
            Table((Column(0.5), Column(0.5)), (rows[0],), rows, caption=texts[0]),
            *(Paragraph((*text, Run("", note=f"n{n}"), *text)) for n, text in enumerate(texts)),
        ),
        closing=Closing(texts[0], tuple(Signatory(text, text) for text in texts[:3]), everywhere, everywhere),
        notes=tuple(Footnote(f"n{n}", (each, each)) for n, each in enumerate(paragraphs)),
        pages=Pages(number="{page} <b>", classification="<GEHEIM> \\ \"'", draft="<CONCEPT>"),
    )


SAMPLES: dict[str, Callable[[], Letter]] = {
    "seed": seed_letter,
    "everything": everything_letter,
    "long": long_letter,
    "bare": bare_letter,
    "hostile": hostile_letter,
}
