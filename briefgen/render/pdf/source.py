"""The whole letter as typst source: head and closing at their places, the body between them."""

from typing import Final

from briefgen.letter.model import Head, Labelled, Letter, Line
from briefgen.render.looks import says_something
from briefgen.render.pdf.blocks import Writer, may_be_heading
from briefgen.render.pdf.closing import running_text
from briefgen.render.pdf.house import mm, page_rules, placed, pt, rules, top_margin, type_of
from briefgen.render.pdf.logo import logo_code
from briefgen.render.pdf.text import literal
from briefgen.render.style import POINT, LabelledPlace, Place, Style

_FIT: Final = """\
#let fit(width,height,c)=context{let b=block(width:width,c);let h=measure(b).height
if h>height{scale(height/h*100%,origin:top+left,b)}else{b}}
"""
_CHARACTER: Final = 0.75  # em: wider than the characters of any usual line are on average


def typst_source(letter: Letter, style: Style) -> str:
    """Typst code whose output is the letter; the words in it are string literals."""
    writer = Writer(letter, style)
    statements = [
        *_head(letter.head, writer),
        *_running(letter, writer),
        *writer.unset_notes(),
    ]
    return "".join(
        (
            _document(letter),
            page_rules(letter, style),
            rules(style, letter.about.language),
            _FIT,
            "#{\n",
            *(f"{statement}\n" for statement in statements),
            "}\n",
        )
    )


def _document(letter: Letter) -> str:
    """Title, date and reference; no author. A PDF must have a title, so a letter without a subject has another."""
    about = letter.about
    title = about.subject.strip() or about.reference.strip() or about.record.strip() or about.kind
    day = about.date
    date = f"datetime(year:{day.year},month:{day.month},day:{day.day})" if day else "auto"  # PDF/A asks for one
    keywords = f"({literal(about.reference)},)" if about.reference.strip() else "()"
    return f"#set document(title:{literal(title)},date:{date},keywords:{keywords})\n"


def _head(head: Head, writer: Writer) -> list[str]:
    """The first page's head in reading order; what is longer than its room pushes down what is below it."""
    style = writer.style
    address, addressee, date = (style.return_address, style.addressee, style.date)
    rows = (top_margin(style), _top(addressee), _top(date), _top(style.subject))
    statements = [_ministry(head.ministry, writer)]
    if style.site_logo:
        statements.insert(0, logo_code(style.site_logo, style))
    returned = _lines((head.return_address,), address, writer)
    statements += [
        _row(rows[1] - rows[0], f"v({mm(_top(address) - rows[0])});{returned}"),
        _row(rows[2] - rows[1], _lines(head.addressee, addressee, writer), beside=_column(head, writer)),
        _row(rows[3] - rows[2], _labelled(head.date, date, writer)),
        _subject(head.subject, writer),
    ]
    return [statement for statement in statements if statement]


def _top(place: Place) -> float:
    """The top of a place's first line."""
    return place.bottom - place.leading * POINT


def _row(height: float, code: str, *, beside: str = "") -> str:
    """Content with a room of `height` millimetres, or more where it needs more; what stands beside it takes none."""
    return f"grid(columns:(0pt,100%,0pt),block(height:{mm(height)}),{{{code}}},{{{beside}}})"


def _lines(lines: tuple[Line, ...], place: Place, writer: Writer, *, look: str = "") -> str:
    """Lines of the head, a paragraph each."""
    shown = [line for line in lines if says_something(line)]
    if not shown:
        return ""
    bold = "bold" in look
    pars = ";".join(f"par({writer.inline(line, place.width, place.size, bold=bold)})" for line in shown)
    return f"block(width:{mm(place.width)},{{set text({look}{type_of(place.size, place.leading)});{pars}}})"


def _fitted(x: float, top: float, place: Place, height: float, code: str, *, lines: list[int]) -> str:
    """Content at its place; where it might need more than its height (by its lines' lengths), it is made smaller."""
    room = place.width / POINT / place.size / _CHARACTER
    needed = sum(1 + length // room for length in lines) * place.leading * POINT
    if needed > height:
        code = f"fit({mm(place.width)},{mm(height)},{{{code}}})"
    return placed(x, top, place.width, code)


def _length(line: Line) -> int:
    return sum(len(run.text) for run in line)


def _ministry(line: Line, writer: Writer) -> str:
    style = writer.style
    place = style.ministry
    code = _lines((line,), place, writer)
    if not code:
        return ""
    top, height = _top(place), _top(style.return_address) - _top(place)
    return _fitted(place.x - style.body.x, top - top_margin(style), place, height, code, lines=[_length(line)])


def _column(head: Head, writer: Writer) -> str:
    """The reference column, beside the addressee and on down the side of the page; smaller where that is too short."""
    style, column, place = writer.style, head.column, writer.style.column
    groups: list[tuple[float, str]] = [
        (0, _lines(column.units, place, writer, look='weight:"bold",')),
        (0, _lines(column.subunits, place, writer)),
        (place.gap, _lines(column.address, place, writer)),
    ]
    gap = place.gap_before_references
    for reference in column.references:
        label = _lines((reference.label,), place, writer, look='weight:"bold",')
        values = _lines(reference.values, place, writer)
        if label or values:
            groups += [(gap, label or values), (0, values if label else "")]
            gap = place.gap
    groups.append((place.gap, _lines(column.note, place, writer, look='style:"italic",')))
    code = ";".join(f"v({pt(gap)},weak:true);{text}" for gap, text in groups if text)
    if not code:
        return ""
    lines = [*column.units, *column.subunits, *column.address, *column.note]
    lines += [line for each in column.references for line in (each.label, *each.values)]
    top = _top(place)
    height = style.page_number.bottom - 2 * place.leading * POINT - top
    gaps = place.gap * (2 + len(column.references)) + place.gap_before_references
    return _fitted(
        place.x - style.body.x - style.body.width,
        top - _top(style.addressee),
        place,
        height - gaps * POINT,
        code,
        lines=[_length(line) for line in lines],
    )


def _labelled(labelled: Labelled, place: LabelledPlace, writer: Writer) -> str:
    values = [line for line in labelled.values if says_something(line)]
    width = place.width - place.tab
    pars = ";".join(f"par({writer.inline(line, width, place.size)})" for line in values)
    return _tabbed(labelled.label, place, writer, f"{{{pars}}}" if pars else "[]")


def _subject(subject: Labelled, writer: Writer) -> str:
    """The subject's words are the letter's only heading of level 1, however many lines they have."""
    place = writer.style.subject
    values = [line for line in subject.values if says_something(line)]
    width = place.width - place.tab
    words = ';" ";linebreak();'.join(writer.inline(line, width, place.size) for line in values)
    if not may_be_heading(*values):
        return _tabbed(subject.label, place, writer, f"par({{{words}}})" if words else "[]")
    writer.level = 1
    return _tabbed(subject.label, place, writer, f"heading(level:1,{{{words}}})")


def _tabbed(label: Line, place: LabelledPlace, writer: Writer, value: str) -> str:
    name = writer.inline(label, place.tab, place.size) if says_something(label) else "[]"
    look = f"set text({type_of(place.size, place.leading)});"
    columns = f"({mm(place.tab)},{mm(place.width - place.tab)})"
    return f"{{{look}grid(columns:{columns},par({name}),{value})}}"


def _running(letter: Letter, writer: Writer) -> list[str]:
    """Salutation, body and closing, with the gap below the subject that the style gives them."""
    style = writer.style
    gap = (style.body.first - style.subject.bottom) / POINT - style.body.leading
    if not says_something(letter.salutation):
        return running_text(letter.body, letter.closing, writer, before=gap)
    words = writer.inline(letter.salutation, style.body.width, style.body.size)
    return [
        f"v({pt(max(gap, style.salutation_gap))})",
        f"par({words})",
        *running_text(letter.body, letter.closing, writer, before=style.paragraph_gap),
    ]
