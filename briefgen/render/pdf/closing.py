"""The end of a letter as typst code: the closing stays in one piece, with the last lines of what it signs.

The body's last paragraph ends in an empty box that hangs down as far as the closing is tall. So its last line, and by
the rule on widows the line before it, stand on a page only where the closing has room; then that goes into the box.
"""

from typing import Final

from briefgen.letter.model import (
    Block,
    Closing,
    Labelled,
    Line,
    ListBlock,
    ListItem,
    Paragraph,
    Run,
    Signatory,
)
from briefgen.render.looks import has_words, is_whole_at_end, says_something
from briefgen.render.pdf.blocks import ROOM, ROOM_MARK, Writer
from briefgen.render.pdf.house import mm, pt
from briefgen.render.style import DESCENT, POINT, Style
from briefgen.values import replace

_WIDEST: Final = 0.75  # em: wider than the characters of any usual line are on average
_TALLEST: Final = 0.6  # of the page: a taller closing may be cut between its signatories
_LONGEST_LIST: Final = 12  # lines: a longer list of enclosures may be cut by the end of a page
_LONGEST_LINE: Final = 300  # characters: and so may a list of longer lines


def running_text(body: tuple[Block, ...], closing: Closing, writer: Writer, *, before: float) -> list[str]:
    """Body and closing as statements, with a gap of `before` points above them."""
    shown = tuple(filter(has_words, body))
    marked = _marked(shown[-1]) if shown and _is_signed(closing) and not _is_tall(closing, writer.style) else None
    statements = writer.body((*shown[:-1], marked or shown[-1]) if shown else (), before=before)
    if shown and is_whole_at_end(shown[-1]):
        statements[-1] = f"block(breakable:false,sticky:{'false' if marked else 'true'},{{{statements[-1]}}})"
    parts = _signing(closing, writer)
    if marked:
        statements = [*_room(_in_one_piece(parts, closing, writer.style), writer.style), *statements]
        statements += ["context v(-tall())", "signing"]
    elif parts:
        statements += _in_pieces(parts, closing, writer.style)
    return [*statements, *_lists(closing, writer)]


def _first_gap(closing: Closing, style: Style) -> float:
    return style.paragraph_gap if says_something(closing.formula) else style.signature.gap_before


def _in_one_piece(parts: list[str], closing: Closing, style: Style) -> str:
    return f"v({pt(_first_gap(closing, style))});" + f";v({pt(style.signature.gap_before)});".join(parts)


def _in_pieces(parts: list[str], closing: Closing, style: Style) -> list[str]:
    """A closing that keeps to nothing; one that would fill the page may be cut after each signatory."""
    gap = pt(style.signature.gap_before)
    if not _is_tall(closing, style):
        parts = [f";v({gap});".join(parts)]
    elif says_something(closing.formula):
        parts = [f";v({gap});".join(parts[:2]), *parts[2:]]
    first, *others = (f"block(breakable:false,{{{part}}})" for part in parts)
    after = (code for other in others for code in (f"v({gap},weak:true)", other))
    return [f"v({pt(_first_gap(closing, style))},weak:true)", first, *after]


def _room(signing: str, style: Style) -> list[str]:
    """Defines the closing in one piece, how tall it is, and the box that keeps room for it below the last line."""
    below = pt(DESCENT * style.body.size)  # what the line reaches below its baseline without the box
    return [
        f"let signing=block(breakable:false,{{{signing}}})",
        f"let tall()=measure(width:{mm(style.body.width)},signing).height",
        f"let {ROOM}=context{{let h=tall()+{below};box(width:0pt,height:h,baseline:h)}}",
    ]


def _is_signed(closing: Closing) -> bool:
    lines = (closing.formula, *(line for each in closing.signatories for line in (each.office, each.name)))
    return any(map(says_something, lines))


def _is_tall(closing: Closing, style: Style) -> bool:
    body, look = style.body, style.signature
    room = body.width / POINT / body.size / _WIDEST
    lines = [closing.formula, *(line for each in closing.signatories for line in (each.office, each.name))]
    needed = sum(1 + sum(len(run.text) for run in line) // room for line in lines) * body.leading
    needed += len(closing.signatories) * (look.gap_before + look.gap_name)
    return needed * POINT > _TALLEST * (body.last - body.continuation)


def _marked(block: Block) -> Block | None:
    """The block with the box for the closing in its last paragraph; None where it ends in a table."""
    if isinstance(block, Paragraph):
        return replace(block, runs=(*block.runs, Run("", note=ROOM_MARK)))
    if not isinstance(block, ListBlock):
        return None
    *items, last = (item for item in block.items if any(map(has_words, item.blocks)))
    *blocks, end = filter(has_words, last.blocks)
    marked = _marked(end)
    return replace(block, items=(*items, ListItem((*blocks, marked)))) if marked else None


def _line(line: Line, writer: Writer, *, bold: bool = False) -> str:
    if not says_something(line):
        return ""
    body = writer.style.body
    words = writer.inline(line, body.width, body.size, bold=bold)
    return f'par(text(weight:"bold",{words}))' if bold else f"par({words})"


def _signing(closing: Closing, writer: Writer) -> list[str]:
    """Formula and signatories, each as one piece of code; the gap between two is a signatory's."""
    parts = [_line(closing.formula, writer), *(_signatory(each, writer) for each in closing.signatories)]
    return [code for code in parts if code]


def _signatory(signatory: Signatory, writer: Writer) -> str:
    office, name = _line(signatory.office, writer), _line(signatory.name, writer)
    gap = f"v({pt(writer.style.signature.gap_name)})"
    return ";".join([office, gap, name] if office and name else [office or name])


def _lists(closing: Closing, writer: Writer) -> list[str]:
    return [code for each in (closing.enclosures, closing.copies) if each for code in _listed(each, writer)]


def _listed(listed: Labelled, writer: Writer) -> list[str]:
    """Enclosures or copies: the label keeps with what is below it, a short list in one piece."""
    label = _line(listed.label, writer, bold=True)
    lines = [code for line in listed.values if (code := _line(line, writer))]
    if not (label or lines):
        return []
    gap = f"v({pt(writer.style.paragraph_gap * 2)},weak:true)"
    longest = max((sum(len(run.text) for run in line) for line in listed.values), default=0)
    if len(lines) <= _LONGEST_LIST and longest <= _LONGEST_LINE:
        return [gap, f"block(breakable:false,{{{';'.join(filter(None, [label, *lines]))}}})"]
    return [gap, *([f"block(sticky:true,{label})"] if label else []), *lines]
