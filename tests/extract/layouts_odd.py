"""Letters of habits that are rarer: broken-off numbers, several lines, marks across the page, annexes, old headings."""

# ruff: noqa: E501 - tables and templates read better on their long lines

from dataclasses import replace
from html import escape

from extract.letter_facts import Facts, spelled

CSS = """
@page {{ size: A4; margin: 25mm 45mm 25mm 28mm; @bottom-left {{ content: "{foot}"; font-size: 6.5pt }}
  @bottom-right-corner {{ content: "Pagina " counter(page) " van " counter(pages); font-size: 6.5pt; text-align: left }} }}
@page :not(:first) {{ @top-right-corner {{ content: "{again}"; white-space: pre; font-size: 6.5pt; text-align: left; vertical-align: top; padding-top: 20mm }} }}
body {{ font: 9pt/12pt "DejaVu Sans" }} p {{ margin: 0 0 {gap}pt }} .c {{ position: absolute; left: {left}mm; top: 28mm; width: {width}mm; font-size: 6.5pt; line-height: 9pt }}
.c b {{ display: block; margin-top: 6pt }} .mark {{ position: absolute; top: 60mm; left: 10mm; font-size: 70pt; color: #ccc; transform: rotate(-50deg) }}
.kix {{ letter-spacing: 2pt; font-size: 7pt }} td {{ vertical-align: top; padding: 0 10mm 0 0 }} .small td {{ font-size: 6.5pt }}
"""


def odd_facts(facts: Facts) -> Facts:
    """With an office that runs over several lines, or three who sign."""
    if facts.looks.random() < 0.15:
        three = (
            facts.signatories[0],
            ("De minister van Volksgezondheid, Welzijn en Sport", "E.J. Kuipers"),
            ("De staatssecretaris van Sociale Zaken en Werkgelegenheid", "B. van 't Wout"),
        )
        return replace(facts, signatories=three)
    return facts


def odd_pdf(facts: Facts) -> bytes:
    from weasyprint import HTML

    return HTML(string=odd_html(facts)).write_pdf()


def odd_html(facts: Facts) -> str:
    looks = facts.looks
    kind = looks.choice(["column", "column", "lines", "head-row"])
    again = (
        "\\A ".join(["Datum", spelled(facts.day), "", "Onze referentie", facts.reference])
        if looks.random() < 0.5
        else ""
    )
    foot = looks.choice(["", "DEPARTEMENTAAL VERTROUWELIJK", facts.ministry.name])
    css = CSS.format(foot=foot, again=again, gap=looks.choice([0, 9]), left=137, width=looks.choice([24, 30, 38]))
    mark = "<div class=mark>CONCEPT</div>" if looks.random() < 0.2 else ""
    return f"<html lang=nl><style>{css}</style><body>{mark}{_HEADS[kind](facts)}{_text(facts)}{_annex(facts)}</body></html>"


def _to(facts: Facts) -> str:
    kix = "<div class=kix>2500EA20018</div>" if facts.looks.random() < 0.3 else ""
    return (
        f"<div style='min-height:32mm;width:75mm'>{'<br>'.join(escape(line) for line in facts.addressee())}{kix}</div>"
    )


def _column(facts: Facts) -> str:
    looks, ministry = facts.looks, facts.ministry
    reference = facts.reference
    for sign in ("/", "-"):
        if looks.random() < 0.4 and sign in reference and " " not in reference:
            at = reference.index(sign) + 1
            reference = f"{reference[:at]}<br>{reference[at:]}"
            break
    unit = f"<b>{escape(facts.unit)}</b>{escape(facts.subunit)}" if facts.unit else ""
    yours = f"<b>Uw kenmerk</b>{facts.your_reference}" if facts.your_reference else ""
    contact = (
        "<b>Inlichtingen bij</b>mr. A.B. Jansen<br><b>Doorkiesnummer</b>(070) 370 12 34<br><b>E-mail</b>a.b.jansen@minxx.nl"
        if looks.random() < 0.5
        else ""
    )
    copy = (
        "<b>Kopie aan</b>Voorzitter van de Eerste Kamer"
        if looks.random() < 0.2 and facts.houses == ("tweede-kamer",)
        else ""
    )
    name = f"<b>{escape(ministry.name)}</b>" if looks.random() < 0.3 else ""
    label = looks.choice(["Ons kenmerk", "Onze referentie"])
    return f"<div class=c>{name}{unit}<b></b>{ministry.street}<br>{ministry.code_street}<br>{ministry.box}<br>{ministry.code_box}{contact}{yours}<b>{label}</b>{reference}{copy}<b>Bijlagen</b>{facts.enclosures}</div>"


def _with_column(facts: Facts) -> str:
    looks = facts.looks
    mark = f"<div style='margin-left:70mm;font-size:11pt;width:50mm'>{escape(facts.ministry.name)}</div>"
    mark = mark if looks.random() < 0.7 else "<div style='height:14pt'></div>"
    dated = looks.choice(
        [
            f"<table><tr><td>Datum</td><td>{spelled(facts.day)}</td></tr><tr><td>Betreft</td><td>{escape(facts.subject)}</td></tr></table>",
            f"<p style='margin:0'>Datum {spelled(facts.day)}<br>Onderwerp {escape(facts.subject)}</p>",
            f"<p style='margin:0'>Den Haag, {spelled(facts.day)}</p><p style='margin:9pt 0 0'><b>Betreft: {escape(facts.subject)}</b></p>",
            f"<p style='margin:0'>Datum<br>{spelled(facts.day)}</p><p style='margin:9pt 0 0'>Onderwerp<br>{escape(facts.subject)}</p>",
        ]
    )
    return mark + _column(facts) + _to(facts) + dated


def _in_lines(facts: Facts) -> str:
    """All labels below each other with colons, at a tab."""
    rows = [
        ("Datum", spelled(facts.day)),
        ("Ons kenmerk", facts.reference),
        ("Uw kenmerk", facts.your_reference),
        ("Directie", facts.unit),
        ("Onderwerp", facts.subject),
        ("Bijlagen", str(facts.enclosures)),
    ]
    cells = "".join(
        f"<tr><td style='width:32mm'>{label}</td><td>: {escape(value)}</td></tr>" for label, value in rows if value
    )
    return f"<p style='font-size:12pt'>{escape(facts.ministry.name)}</p>{_to(facts)}<table>{cells}</table>"


def _head_row(facts: Facts) -> str:
    """The head of the eighties: small labels in two rows of three, values below them."""
    rows = [
        [("Uw kenmerk", facts.your_reference), ("Ons kenmerk", facts.reference), ("Datum", spelled(facts.day))],
        [("Onderdeel", facts.unit), ("Doorkiesnummer", "070-3701234"), ("Bijlagen", str(facts.enclosures))],
    ]
    shown = ""
    for row in rows:
        labels = "".join(f"<td style='font-size:6.5pt;width:34mm'>{label}</td>" for label, _ in row)
        values = "".join(f"<td>{escape(value) or '&nbsp;'}</td>" for _, value in row)
        shown += f"<tr>{labels}</tr><tr>{values}</tr>"
    return f"<p style='font-size:12pt'>{escape(facts.ministry.name)}</p>{_to(facts)}<table>{shown}</table><p style='margin:6pt 0 0;font-size:6.5pt'>Onderwerp</p><p style='margin:0'>{escape(facts.subject)}</p>"


_HEADS = {"column": _with_column, "lines": _in_lines, "head-row": _head_row}


def _text(facts: Facts) -> str:
    greeting = (
        f"<p style='margin:14pt 0 9pt'>{facts.salutation}</p>"
        if facts.salutation
        else "<div style='height:14pt'></div>"
    )
    return (
        greeting
        + "".join(f"<p>{escape(each)}</p>" for each in facts.body)
        + (f"<p style='margin-top:9pt'>{facts.formula}</p>" if facts.formula else "")
        + _signed(facts)
    )


def _signed(facts: Facts) -> str:
    looks, people = facts.looks, facts.signatories
    beside = looks.choice(["", "", "<div>mede namens de minister van Financiën,</div>"]) if len(people) == 1 else ""
    if len(people) == 3:
        cells = "".join(
            f"<td style='width:38mm;padding-right:4mm'>{escape(office)},<div style='height:36pt'></div>{escape(name)}</td>"
            for office, name in people
        )
        return f"<table style='margin-top:16pt;width:125mm;table-layout:fixed'><tr>{cells}</tr></table>"
    width = looks.choice(["60mm", "120mm"])
    return "".join(
        f"<div style='margin-top:16pt;width:{width}'>{escape(office)},</div>{beside}<div style='margin-top:36pt'>{looks.choice(['', 'w.g. '])}{escape(name)}</div>"
        for office, name in people
    )


def _annex(facts: Facts) -> str:
    notes = "".join(
        f"<p style='font-size:7pt;margin-top:10pt'>{n} {escape(note)}</p>" for n, note in enumerate(facts.notes, 1)
    )
    if facts.looks.random() < 0.6:
        return notes
    rows = "".join(
        f"<tr><td>{who}</td><td>{what}</td></tr>"
        for who, what in (
            ("Wie", "Datum"),
            ("De minister van Financiën,", "3 mei 2011"),
            ("Ons kenmerk", "999999"),
            ("Betreft", "Motie"),
        )
    )
    return f"{notes}<div style='break-before:page'><p><b>Bijlage 1</b></p><p>Onderwerp: overzicht van moties</p><table>{rows}</table><p>De minister van Economische Zaken heeft dit toegezegd.</p></div>"
