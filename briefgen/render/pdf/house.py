"""The house style as typst set rules: sheet, type, lists, tables, notes and what stands in the margins."""

from functools import lru_cache
from typing import Final

from briefgen.letter.model import Labelled, Letter, Line, Pages
from briefgen.render.pdf.text import literal, printed
from briefgen.render.style import DESCENT, POINT, Style
from briefgen.render.widths import width_of

GREY: Final = "luma(224)"  # of the draft mark: to be seen, not in the way of reading
LINK_COLOUR: Final = '"#01689b"'


def mm(length: float) -> str:
    return f"{length:.4g}mm" if abs(length) < 1000 else f"{length:.0f}mm"


def pt(length: float) -> str:
    return f"{length:.6g}pt"


def type_of(size: float, leading: float) -> str:
    """Arguments of `text`: lines exactly `leading` points high whose glyph boxes end where the lines end."""
    return f"size:{pt(size)},top-edge:{pt(leading - DESCENT * size)},bottom-edge:{pt(-DESCENT * size)}"


def top_margin(style: Style) -> float:
    """Millimetres from the top of the sheet to the running text of a continuation page."""
    return style.body.continuation - style.body.leading * POINT


@lru_cache(maxsize=8)
def rules(style: Style, language: str) -> str:
    """The set rules that are the same for every letter of this style in this language (a BCP 47 tag)."""
    body, table, note = style.body, style.table, style.footnote
    code, _, region = language.partition("-")
    heading = 'style:"italic",weight:"regular"' if style.heading.look == "italic" else 'weight:"bold"'
    indent = mm(style.list.indent)
    return f"""\
#set text(font:{literal(style.fonts.pdf)},lang:{literal(code)},region:{literal(region) if region else "none"},\
kerning:false,ligatures:false,hyphenate:false,fallback:false,{type_of(body.size, body.leading)})
#set par(leading:0pt,spacing:0pt,linebreaks:"simple",justify:false)
#set block(spacing:0pt)
#set strong(delta:300)
#set super(typographic:false,size:{pt(note.mark)},baseline:{pt(-note.mark / 2)})
#show super:set text(top-edge:"baseline",bottom-edge:"baseline")
#show heading:set text({heading},{type_of(body.size, body.leading)})
#show heading:set block(above:0pt,below:0pt,breakable:false)
#show heading.where(level:1):set text(style:"normal",weight:"regular",\
{type_of(style.subject.size, style.subject.leading)})
#show link:set text(fill:rgb({LINK_COLOUR}))
#let mark(c)=box(width:{indent},align(start,c))
#set list(marker:(mark[•],mark[–]),indent:0pt,body-indent:0pt,spacing:0pt)
#set enum(numbering:n=>box(width:calc.max({indent},(str(n).len()+1)*{pt(body.size * 0.64)}),str(n)+"."),\
number-align:start+top,indent:0pt,body-indent:0pt,spacing:0pt)
#set table(stroke:(x:none,y:{pt(table.rule)}),inset:{mm(table.padding)})
#set table.cell(breakable:false)
#show table:set text({type_of(table.size, table.leading)})
#set figure(gap:{pt(table.leading / 4)},supplement:none,numbering:none)
#set figure.caption(position:top,separator:none)
#show figure:set block(breakable:true)
#show figure:set align(start)
#show figure.caption:set text(weight:"bold",{type_of(table.size, table.leading)})
#show figure.caption:set block(sticky:true,breakable:false)
#let caption-like(c)=par(text(weight:"bold",{type_of(table.size, table.leading)},c))
#show list:set align(start)
#show enum:set align(start)
#let th(c)=text(weight:"bold",c)
#let heading-like(c)=par(text({heading},c))
#set footnote.entry(indent:0pt,gap:0pt,clearance:{pt(note.leading)},\
separator:block(below:{pt(note.leading / 4)},line(length:{mm(note.separator)},stroke:0.5pt)))
#show footnote.entry:set par(leading:0pt,spacing:0pt)
#show footnote.entry:set text({type_of(note.size, note.leading)})
"""


def page_rules(letter: Letter, style: Style) -> str:
    """The sheet with its margins, and the marks in them: none of it is words of the letter."""
    sheet, body, pages = style.sheet, style.body, letter.pages
    top = top_margin(style)
    return (
        f"#set page(width:{mm(sheet.width)},height:{mm(sheet.height)},header-ascent:0pt,footer-descent:0pt,"
        f"margin:(left:{mm(body.x)},right:{mm(sheet.width - body.x - body.width)},top:{mm(top)},"
        f"bottom:{mm(sheet.height - body.last)}),header:{{{_header(pages, style)}}},"
        f"footer:{{{_footer(pages, style)}}},background:{_draft(pages, style)})\n"
    )


def placed(x: float, y: float, width: float, code: str) -> str:
    """Content with its top left corner at a place relative to the running text, in millimetres."""
    return f"place(top+left,dx:{mm(x)},dy:{mm(y)},block(width:{mm(width)},{{{code}}}))"


def _header(pages: Pages, style: Style) -> str:
    body, column = style.body, style.column
    marks = _classification(pages, style, bottom=style.classification.top, above=0)
    lines = [each for label in pages.continuation for each in _continuation(label, style)]
    if lines:
        top = body.continuation - column.leading * POINT
        code = f"set text({type_of(column.size, column.leading)});" + ";".join(lines)
        marks += f"context if here().page()>1 {{{placed(column.x - body.x, top, column.width, code)}}};"
    return marks


def _continuation(label: Labelled, style: Style) -> list[str]:
    texts = [plain(line) for line in (label.label, *label.values)]
    shown = [f"par({literal(text)})" for text in texts[1:] if text.strip()]
    if texts[0].strip():
        shown.insert(0, f"par(strong({literal(texts[0])}))")
    return [*shown, f"v({pt(style.column.gap)})"]


def plain(line: Line) -> str:
    return printed("".join(run.text for run in line))


def _footer(pages: Pages, style: Style) -> str:
    body, number, column = style.body, style.page_number, style.column
    marks = _classification(pages, style, bottom=style.classification.bottom, above=body.last)
    if pages.number:
        top = number.bottom - column.leading * POINT - body.last
        code = f"set text({type_of(number.size, column.leading)});{_number(pages.number)}"
        shown = placed(number.x - body.x, top, style.sheet.width - number.x, code)
        condition = "" if pages.number_on == "always" else "if total>1 "
        marks += f"context {{let total=counter(page).final().first();{condition}{{{shown}}}}};"
    return marks


def _number(pattern: str) -> str:
    """Typst code for `Pagina {page} van {pages}`."""
    parts = []
    for piece in pattern.replace("{pages}", "\0t\0").replace("{page}", "\0p\0").split("\0"):
        parts.append({"t": "str(total)", "p": "str(here().page())"}.get(piece) or literal(piece))
    return "+".join(parts)


def _classification(pages: Pages, style: Style, *, bottom: float, above: float) -> str:
    if not pages.classification:
        return ""
    mark = style.classification
    top = bottom - mark.leading * POINT - above
    code = f'set text(weight:"bold",{type_of(mark.size, mark.leading)});{literal(pages.classification.upper())}'
    return placed(0, top, style.body.width, code) + ";"


def _draft(pages: Pages, style: Style) -> str:
    """The draft mark across the sheet, smaller where it would be longer than the sheet is wide."""
    if not pages.draft.strip():
        return "none"
    look = style.draft
    ems = sum(width_of(character, bold=True) for character in pages.draft)
    size = min(look.size, style.sheet.width * 1.1 / POINT / max(ems, 1))
    mark = f'text(size:{pt(size)},weight:"bold",fill:{GREY},{literal(pages.draft)})'
    return f"place(center+horizon,rotate(-{look.angle:g}deg,box({mark})))"
