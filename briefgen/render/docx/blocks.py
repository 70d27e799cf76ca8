"""The blocks of the body as WordprocessingML: paragraphs, headings and lists; tables are in `tables`."""

from typing import Final

from briefgen.letter.model import Block, Heading, Line, ListBlock, ListItem, Paragraph, Table
from briefgen.render.docx.keeping import kept_with_next
from briefgen.render.docx.measures import twips
from briefgen.render.docx.numbering import LEVELS
from briefgen.render.docx.runs import Writing, line_xml
from briefgen.render.docx.tables import Room, TableWriter
from briefgen.render.looks import has_words, is_whole_at_end
from briefgen.render.style import POINT, Style
from briefgen.values import dataclass

_BODY: Final = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>'
_NO_GAP: Final = '<w:spacing w:after="0"/>'
_NO_GAP_ABOVE: Final = '<w:spacing w:before="0"/>'
_DIGIT: Final = 0.64  # of the type size: how wide Verdana's digits are
# One paragraph of a list: its style, numbering, indent and runs; or, with an empty style, another block's XML as runs.
_ListLine = tuple[str, str, str, str]


class BlockWriter:
    """Writes the blocks of one letter. A block or line without a word or a mark is left out."""

    def __init__(self, style: Style, writing: Writing) -> None:
        self._writing = writing
        self._body = Room(twips(style.body.width))
        self._step = twips(style.list.indent)
        self._digit = twips(style.body.size * POINT * _DIGIT)
        self._tables = TableWriter(style, writing, self)

    def body(self, blocks: tuple[Block, ...], *, signed: bool) -> list[str]:
        """The running text of the letter; where it is `signed`, its end keeps to what follows."""
        pieces: list[str] = []
        last, end = 0, None
        for number, block in enumerate(blocks):
            before = len(pieces)
            if type(block) is Paragraph:
                runs = line_xml(block.runs, self._writing)
                if runs:
                    pieces += (_BODY, runs, "</w:p>")
            elif isinstance(block, ListBlock):
                following = next(filter(has_words, blocks[number + 1 :]), None)
                self._list(block, self._body, pieces, gap=isinstance(following, ListBlock))
            elif isinstance(block, Heading):
                self._heading(block, self._body, pieces, below_table=isinstance(end, Table))
            else:
                self.block(block, self._body, pieces)
            if len(pieces) > before:
                last, end = before, block
        if signed and end:
            pieces[last:] = [kept_with_next("".join(pieces[last:]), whole=is_whole_at_end(end))]
        return pieces

    def block(self, block: Block, room: Room, pieces: list[str]) -> None:
        """Adds the XML of a block that stands in `room`."""
        if isinstance(block, Paragraph):
            self._add(block.runs, room.style or "BodyText", _indented(room.indent) + room.justify, pieces)
        elif isinstance(block, Heading):
            self._heading(block, room, pieces)
        elif isinstance(block, ListBlock):
            self._list(block, room, pieces, gap=False)
        elif has_words(block):
            self._tables.table(block, room, pieces)

    def _add(self, line: Line, style: str, layout: str, pieces: list[str]) -> None:
        runs = line_xml(line, self._writing, bold=style == "TableHeading")
        if runs:
            pieces.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{layout}</w:pPr>{runs}</w:p>')

    def _heading(self, heading: Heading, room: Room, pieces: list[str], *, below_table: bool = False) -> None:
        """A heading; the line that follows every table is gap enough above it."""
        runs = line_xml(heading.runs, self._writing)
        if not runs:
            return
        layout = _numbered(*self._writing.numbering.heading(heading.number)) if heading.number else ""
        layout += (_NO_GAP_ABOVE if below_table else "") + _indented(room.indent)
        pieces.append(
            f'<w:p><w:pPr><w:pStyle w:val="Heading{min(max(heading.level, 2), 4)}"/>{layout}</w:pPr>{runs}</w:p>'
        )

    def _list(self, block: ListBlock, room: Room, pieces: list[str], *, gap: bool) -> None:
        """Inside a list there are no gaps: the styles say so for their like, the paragraph where two styles meet.

        `gap` says that another list follows, from which the styles would not part it.
        """
        lines: list[_ListLine] = []
        self._gather(block, room, lines, left=room.indent, depth=0)
        if not any(line[3] for line in lines):
            return
        following = [line[0] for line in lines[1:]]
        for (style, number, indent, runs), after in zip(lines, [*following, ""], strict=True):
            if style:
                none = _NO_GAP if after not in ("", style) else ""
                pieces.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{number}{none}{indent}</w:pPr>{runs}</w:p>')
            else:
                pieces.append(runs)
        if gap:
            pieces[-1] = pieces[-1].replace("</w:pPr>", '<w:contextualSpacing w:val="0"/></w:pPr>', 1)

    def _gather(self, block: ListBlock, room: Room, lines: list[_ListLine], *, left: int, depth: int) -> None:
        level = min(depth, LEVELS - 1)
        hanging = self._hanging(block)
        left += hanging
        place = _Place(
            style=room.style or ("ListNumber" if block.ordered else "ListBullet"),
            number=_numbered(self._instance(block, level), level),
            # the numbering has the usual indents itself
            indent="" if left == self._step * (level + 1) and hanging == self._step else _hung(left, hanging),
            further="" if left == self._step and not room.style else _indented(left),
            left=left,
            depth=depth,
        )
        for item in block.items:
            self._item(item, room, lines, place)

    def _hanging(self, block: ListBlock) -> int:
        """Room for the widest number of the list."""
        digits = len(str(block.start + len(block.items) - 1)) if block.ordered else 0
        return max(self._step, (digits + 1) * self._digit)

    def _instance(self, block: ListBlock, level: int) -> int:
        numbering = self._writing.numbering
        return numbering.numbered_list(level=level, start=block.start) if block.ordered else numbering.bulleted_list()

    def _item(self, item: ListItem, room: Room, lines: list[_ListLine], place: "_Place") -> None:
        blocks = item.blocks
        first = ""
        if blocks and isinstance(blocks[0], Paragraph):
            first = line_xml(blocks[0].runs, self._writing)
            blocks = blocks[1:]
        lines.append((place.style, place.number, place.indent, first))
        for block in blocks:
            if isinstance(block, Paragraph):
                runs = line_xml(block.runs, self._writing)
                if runs:
                    lines.append((room.style or "ListContinue", "", place.further, runs))
            elif isinstance(block, ListBlock):
                self._gather(block, room, lines, left=place.left, depth=place.depth + 1)
            else:
                pieces: list[str] = []
                inner = Room(room.width + room.indent - place.left, place.left, room.style, room.justify)
                self.block(block, inner, pieces)
                lines.append(("", "", "", "".join(pieces)))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the items of one list stand."""

    style: str
    number: str
    indent: str  # of an item's first paragraph
    further: str  # of its further paragraphs
    left: int
    depth: int


def _indented(left: int) -> str:
    return f'<w:ind w:left="{left}"/>' if left else ""


def _hung(left: int, hanging: int) -> str:
    return f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'


def _numbered(identity: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{identity}"/></w:numPr>'
