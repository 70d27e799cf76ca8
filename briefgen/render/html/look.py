"""The house style as CSS: one sheet wide on a screen and on paper, one column on a small screen."""

from collections.abc import Mapping
from functools import lru_cache
from string import Template
from typing import Final

from briefgen.letter.model import Labelled, Pages
from briefgen.render.style import POINT, LabelledPlace, Place, Style

_GLYPH_BOX: Final = 1.215  # of the type size: Verdana's ascent and descent, centred in the line by CSS

_SHEET: Final = Template("""\
*{box-sizing:border-box}
html{background:#fff;color:#000;font-family:$fonts;font-size:${body_size}pt;line-height:${body_line};\
overflow-wrap:anywhere}
body{margin:0 auto;max-width:40rem;padding:1rem}
p,h1,h2,h3,h4,dl,dd,ul,ol,table,address{margin:0;padding:0;font-size:inherit;font-weight:inherit;font-style:inherit}
header>*,header .column>*{margin-bottom:${paragraph_gap}pt}
.ministry{font-size:${ministry_size}pt;line-height:${ministry_leading}pt}
.return,.column{font-size:${column_size}pt;line-height:${column_leading}pt}
.logo{display:block;width:${logo_width}mm;height:${logo_height}mm}
.units,.column dt{font-weight:bold}
.note{font-style:italic}
.about>div{display:flex}
.about dt{flex:0 0 ${tab}mm}
.body>*+*,.signatures,.enclosures,.copies,.notes{margin-top:${paragraph_gap}pt}
.body>h2,.body>h3,.body>h4{margin-top:${heading_before}pt;$heading_look}
.body>h2+*,.body>h3+*,.body>h4+*{margin-top:${heading_after}pt}
.body>:first-child{margin-top:${body_gap}mm}
.body>.salutation:first-child{margin-top:${salutation_gap}pt}
li{margin-left:${indent}mm}
li>p+p,td>p+p,th>p+p{margin-top:.5em}
table{width:100%;border-collapse:collapse;font-size:${table_size}pt;line-height:${table_leading}pt}
caption{text-align:left;font-weight:bold;padding:${padding}mm 0}
th,td{padding:${padding}mm;text-align:left;vertical-align:top;border-bottom:${rule}pt solid #000}
.centre{text-align:center}
.right{text-align:right}
li{text-align:left}
tr{break-inside:avoid}
h2,h3,h4,caption,thead{break-after:avoid}
sup{font-size:${mark_size}pt;line-height:0}
sup a{text-decoration:none}
a{color:inherit}
.office{margin-top:${sign_before}pt}
.name{margin-top:${sign_name}pt}
.signatory{break-inside:avoid}
.enclosures dt,.copies dt{font-weight:bold}
.notes{font-size:${note_size}pt;line-height:${note_leading}pt}
.notes::before{content:"";display:block;width:${separator}mm;border-top:.5pt solid #000;margin-bottom:4pt}
.mark{font-size:${mark_line_size}pt;font-weight:bold}
@media print,screen and (min-width:${sheet_width}mm){
body{position:relative;width:${sheet_width}mm;max-width:none;padding:0}
header{position:relative;height:${head_height}mm}
header>*{position:absolute;margin:0}
header .column>*{margin-bottom:${column_gap}pt}
.column .references:nth-child(1 of .references){margin-top:${references_gap}pt}
$places
main{margin-left:${body_x}mm;width:${body_width}mm;padding-bottom:${sheet_bottom}mm}
}
@media print{
.mark{display:none}
main{padding-bottom:0}
}
@page{size:${sheet_width}mm ${sheet_height}mm;margin:${continuation}mm 0 ${sheet_bottom}mm 0}
@page :first{margin-top:0}
""")


def css_string(text: str) -> str:
    """The text as a CSS string that no character can end, in a style sheet or in its element."""
    return '"' + "".join(each if each.isalnum() or each == " " else f"\\{ord(each):x} " for each in text) + '"'


def sheet(style: Style, pages: Pages, widths: Mapping[str, float]) -> str:
    """All CSS of a letter: the house style, the widths of its tables' columns, and its page marks on paper."""
    columns = "".join(f".{name}{{width:{width:g}%}}\n" for name, width in widths.items())
    return _house_style(style) + columns + _page_marks(pages, style)


def _page_marks(pages: Pages, style: Style) -> str:
    """What only paper shows: classification on the left, continuation and page number under the reference column.

    A browser cannot tell whether there are several pages: where a letter of one page has no number, no first page has.
    """
    right = f"white-space:pre;text-align:left;width:{style.sheet.width - style.column.x:g}mm"
    size = style.page_number.size
    marks = ""
    if pages.number:
        text = css_string(pages.number)
        for counter in ("page", "pages"):
            text = text.replace(css_string(f"{{{counter}}}")[1:-1], f'" counter({counter}) "')
        marks += f"@page{{@bottom-right{{content:{text};{right};font-size:{size}pt}}}}\n"
        marks += "" if pages.number_on == "always" else "@page :first{@bottom-right{content:none}}\n"
    if pages.continuation:
        text = "\\a ".join(css_string(line)[1:-1] for each in pages.continuation for line in _plain_lines(each))
        look = f"{right};vertical-align:bottom;padding-bottom:4mm;font-size:{style.column.size}pt"
        marks += f'@page{{@top-right{{content:"{text}";{look}}}}}\n@page :first{{@top-right{{content:none}}}}\n'
    if pages.classification:
        look = f"white-space:pre;font-weight:bold;font-size:{style.classification.size}pt;margin-left:{style.body.x}mm"
        text = css_string(pages.classification)
        marks += f"@page{{@top-left{{content:{text};{look}}}@bottom-left{{content:{text};{look}}}}}\n"
    return marks + (_draft_mark(pages.draft, style) if pages.draft else "")


def _draft_mark(draft: str, style: Style) -> str:
    look = f"font-size:{style.draft.size}pt;line-height:1;color:#e4e4e4;transform:rotate(-{style.draft.angle:g}deg)"
    place = "position:fixed;top:40%;left:0;width:100%;text-align:center;z-index:-1"
    return f"@media print{{body::before{{content:{css_string(draft)};{place};{look}}}}}\n"


def _plain_lines(labelled: Labelled) -> list[str]:
    lines = ("".join(run.text for run in line) for line in (labelled.label, *labelled.values))
    return [line for line in lines if line.strip()]


@lru_cache(maxsize=16)
def _house_style(style: Style) -> str:
    body, column, heading = style.body, style.column, style.heading
    return _SHEET.substitute(
        fonts=",".join(name if name == "sans-serif" else css_string(name) for name in style.fonts.web),
        body_size=body.size, body_line=round(body.leading / body.size, 4), paragraph_gap=style.paragraph_gap,
        ministry_size=style.ministry.size, ministry_leading=style.ministry.leading,
        column_size=column.size, column_leading=column.leading, column_gap=column.gap,
        references_gap=column.gap_before_references, logo_width=style.logo.width, logo_height=style.logo.height,
        tab=style.subject.tab, heading_before=heading.gap_before, heading_after=heading.gap_after,
        heading_look="font-style:italic" if heading.look == "italic" else "font-weight:bold",
        body_gap=round(body.first - style.subject.bottom - body.leading * POINT, 3),
        salutation_gap=style.salutation_gap,
        indent=style.list.indent, table_size=style.table.size, table_leading=style.table.leading,
        padding=style.table.padding, rule=style.table.rule, mark_size=style.footnote.mark,
        note_size=style.footnote.size, note_leading=style.footnote.leading, separator=style.footnote.separator,
        sign_before=style.signature.gap_before, sign_name=style.signature.gap_name,
        mark_line_size=style.classification.size, sheet_width=style.sheet.width, sheet_height=style.sheet.height,
        head_height=_top(style.date), places=_places(style), body_x=body.x, body_width=body.width,
        sheet_bottom=style.sheet.height - body.last,
        continuation=round(body.continuation - (body.leading + _GLYPH_BOX * body.size) / 2 * POINT, 3),
    )  # fmt: skip


def _places(style: Style) -> str:
    """The rules that put the blocks of the head on their place on the sheet."""
    places = (
        (".ministry", style.ministry),
        (".return", style.return_address),
        (".addressee", style.addressee),
        (".column", style.column),
    )
    rules = [f"{name}{{left:{place.x}mm;top:{_top(place)}mm;width:{place.width}mm}}" for name, place in places]
    rules.append(f".logo{{left:{style.logo.x}mm;top:0}}")
    rules.append(f".mark{{left:{style.body.x}mm;top:{style.classification.top}mm}}")
    return "\n".join(rules)


def _top(place: Place | LabelledPlace) -> float:
    """The top of the first line, of which the house style gives the bottom of the glyph box."""
    return round(place.bottom - (place.leading + _GLYPH_BOX * place.size) / 2 * POINT, 3)
