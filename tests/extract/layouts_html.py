"""Letters set by WeasyPrint from HTML: the reference column on either side and in any order, tables, two columns."""

# ruff: noqa: E501 - tables and templates read better on their long lines

from html import escape

from extract.letter_facts import Facts
from extract.letter_looks import column_of, date_of, labels_of, office_line, trap_table

STYLE = """
@page {{ size: A4; margin: 22mm 50mm 20mm 28mm; @bottom-right {{ content: {number}; font-size: 6.5pt; }} }}
@page {{ @top-right-corner {{ content: ""; }} }}
body {{ font: {size}pt/12pt {font}; text-align: {align}; }}
p {{ margin: 0 0 {gap}pt 0; }}
.column {{ position: absolute; left: {left}mm; top: {top}mm; width: 38mm; font-size: 6.5pt; line-height: 9pt; text-align: left; }}
.column .bold {{ font-weight: bold; }} .column div {{ margin-bottom: {inner}pt; }} .column .note {{ font-style: italic; margin-top: 9pt; }}
.mark {{ margin-left: 86mm; font-size: 11pt; line-height: 13pt; width: 60mm; text-align: left; }}
.return {{ font-size: 6.5pt; margin: 8mm 0 6mm; }}
.to {{ min-height: 30mm; text-align: left; }} table.head td {{ vertical-align: top; padding: 0 4mm 0 0; text-align: left; }}
table.data {{ border-collapse: collapse; margin-bottom: 12pt; }} table.data td {{ border: 0.5pt solid; padding: 1pt 5pt; }}
.two {{ columns: 2; column-gap: 8mm; font-size: 8pt; }} .sign td {{ padding-right: 14mm; vertical-align: top; text-align: left; }}
.office {{ margin-top: 24pt; text-align: left; }} .name {{ margin-top: 48pt; text-align: left; }}
h2 {{ font: bold {size}pt/12pt {font}; margin: 12pt 0 0; }} .notes {{ font-size: 7pt; border-top: 0.5pt solid; margin-top: 20pt; }}
"""


def html_letter(facts: Facts) -> str:
    looks = facts.looks
    labels = labels_of(facts)
    family = looks.choice(["DejaVu Sans", "DejaVu Serif", "Liberation Sans, DejaVu Sans"])
    style = STYLE.format(
        number=looks.choice(['"Pagina " counter(page) " van " counter(pages)', '"Pagina " counter(page) "/" counter(pages)', '""', "counter(page)"]),
        size=looks.choice([8, 9, 10]), font=family, align=looks.choice(["left", "left", "justify"]),
        gap=looks.choice([0, 12]), left=looks.choice([137, 137, -1000]) if False else 137, top=looks.choice([20, 33]),
        inner=looks.choice([0, 4]),
    )  # fmt: skip
    kind = looks.choice(["column", "column", "column", "row", "plain", "left", "table"])
    return f"<html lang=nl><style>{style}</style><body>{_KINDS[kind](facts, labels)}</body></html>"


def html_pdf(facts: Facts) -> bytes:
    from weasyprint import HTML

    return HTML(string=html_letter(facts)).write_pdf()


def _lines(lines) -> str:
    return "<br>".join(escape(line) for line in lines)


def _column(facts: Facts, labels, *, with_ministry: bool, css: str = "column") -> str:
    blocks = column_of(facts, labels, with_ministry=with_ministry)
    return (
        f"<div class={css}>"
        + "".join(f'<div class="{kind}">{_lines(lines)}</div>' for kind, lines in blocks)
        + "</div>"
    )


def _mark(facts: Facts) -> str:
    return f"<div class=mark>{escape(facts.ministry.name)}</div>"


def _to(facts: Facts) -> str:
    back = f"&gt; Retouradres {facts.ministry.box} {facts.ministry.code_box}"
    shown = f"<div class=return>{back}</div>" if facts.looks.random() < 0.8 else "<div class=return>&nbsp;</div>"
    return f"{shown}<div class=to>{_lines(facts.addressee())}</div>"


def _subject(facts: Facts, labels) -> str:
    if facts.looks.random() < 0.5:
        rows = [(labels.date, date_of(facts)), (labels.subject, facts.subject)]
        cells = "".join(f"<tr><td>{a}</td><td>{escape(b)}</td></tr>" for a, b in rows)
        return f"<table class=head>{cells}</table>"
    return f"<p style='margin:0'>{labels.date} {date_of(facts)}</p><p style='margin:0'>{labels.subject} {escape(facts.subject)}</p>"


def _body(facts: Facts) -> str:
    looks = facts.looks
    text = [f"<p>{escape(each)}</p>" for each in facts.body]
    if looks.random() < 0.3:
        rows = "".join("<tr>" + "".join(f"<td>{each}</td>" for each in row) + "</tr>" for row in trap_table(facts))
        text.insert(1, f"<table class=data>{rows}</table>")
    if looks.random() < 0.3:
        text.insert(1, "<h2>Vervolg</h2>")
    whole = "".join(text)
    if looks.random() < 0.15:
        whole = f"<div class=two>{whole}</div>"
    greeting = f"<p style='margin-bottom:12pt'>{facts.salutation}</p>" if facts.salutation else ""
    return f"<div style='height:12pt'></div>{greeting}{whole}{_sign(facts)}"


def _sign(facts: Facts) -> str:
    formula = f"<p style='margin-top:12pt'>{facts.formula}</p>" if facts.formula else ""
    people = [(office_line(facts, index), name) for index, (_, name) in enumerate(facts.signatories)]
    if len(people) == 2 and facts.looks.random() < 0.5:
        offices = "".join(f"<td style='width:60mm'>{escape(office)}</td>" for office, _ in people)
        names = "".join(f"<td style='padding-top:48pt'>{escape(name)}</td>" for _, name in people)
        signed = f"<table class=sign style='margin-top:24pt'><tr>{offices}</tr><tr>{names}</tr></table>"
    else:
        signed = "".join(
            f"<div class=office>{escape(office)}</div><div class=name>{escape(name)}</div>" for office, name in people
        )
    notes = "".join(f"<div><sup>{n}</sup> {escape(note)}</div>" for n, note in enumerate(facts.notes, 1))
    return formula + signed + (f"<div class=notes>{notes}</div>" if notes else "")


def _with_column(facts: Facts, labels) -> str:
    column = _column(facts, labels, with_ministry=False)
    head, body = _mark(facts) + _to(facts), _subject(facts, labels) + _body(facts)
    where = facts.looks.choice(["before", "after", "between"])
    return {"before": column + head + body, "after": head + body + column, "between": head + column + body}[where]


def _with_row(facts: Facts, labels) -> str:
    """The old way: labels in a row, their values below them."""
    pairs = [(labels.date, date_of(facts)), (labels.reference, facts.reference)]
    if facts.your_reference:
        pairs.insert(0, (labels.your_reference, facts.your_reference))
    top = "".join(f"<td style='font-size:6.5pt;width:38mm'>{label}</td>" for label, _ in pairs)
    low = "".join(f"<td>{escape(value)}</td>" for _, value in pairs)
    row = f"<table class=head><tr>{top}</tr><tr>{low}</tr></table>"
    unit = f"<p style='margin:0'>{escape(facts.unit)}</p>"
    return (
        _mark(facts)
        + unit
        + _to(facts)
        + row
        + f"<p style='margin:0'>{labels.subject} {escape(facts.subject)}</p>"
        + _body(facts)
    )


def _plainly(facts: Facts, labels) -> str:
    """No column: place and date on a line, labels with colons."""
    rows = [(labels.reference, facts.reference), (labels.subject, facts.subject)]
    if facts.your_reference:
        rows.insert(1, (labels.your_reference, facts.your_reference))
    lines = "".join(f"<p style='margin:0'>{label.rstrip(':')}: {escape(value)}</p>" for label, value in rows)
    from extract.letter_facts import spelled

    place = f"<p style='margin:12pt 0'>Den Haag, {spelled(facts.day)}</p>"
    unit = f"<p>{escape(facts.unit)}</p>"
    return f"<p style='margin:0'>{escape(facts.ministry.name)}</p>" + unit + _to(facts) + place + lines + _body(facts)


def _on_the_left(facts: Facts, labels) -> str:
    """The column left of the text, in a table of two cells."""
    left = _column(facts, labels, with_ministry=True, css="side")
    right = _to(facts) + _subject(facts, labels) + _body(facts)
    css = "<style>@page { margin: 20mm 20mm 20mm 15mm; } .side { font-size: 6.5pt; line-height: 9pt; } .side .bold { font-weight: bold }</style>"
    return (
        css
        + f"<table class=head><tr><td style='width:40mm'>{left}</td><td style='width:130mm'>{right}</td></tr></table>"
    )


def _in_a_table(facts: Facts, labels) -> str:
    """Address and column as two cells of one row; the text below over the whole width."""
    css = "<style>@page { margin: 20mm 20mm 20mm 28mm; }</style>"
    column = _column(facts, labels, with_ministry=True, css="side")
    row = f"<table class=head><tr><td style='width:105mm'>{_to(facts)}</td><td style='font-size:7pt'>{column}</td></tr></table>"
    return css + row + _subject(facts, labels) + _body(facts)


_KINDS = {"column": _with_column, "row": _with_row, "plain": _plainly, "left": _on_the_left, "table": _in_a_table}
