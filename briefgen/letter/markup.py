"""The small markup of templates and rich text, a subset of CommonMark, read into blocks.

Read: paragraphs, headings, bulleted and numbered lists, tables, `*emphasis*`, `**strong**`, links and `[^footnotes]`.
All else (HTML, images, code, quotations) stays the text it is: what staff typed is printed, never run and never lost.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Final, NamedTuple

from briefgen.letter.blocks import BlockBuilder
from briefgen.letter.model import Block, Line, Origin, Paragraph, Run
from briefgen.letter.words import PLACES, Ledger, Piece, Place, Words, is_place, is_token, parts, without_empty_lines

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SYNTAX: Final = re.compile(r"[*_\[\\|#]|^[ \t]*(?:[-+]|\d{1,9}[.)])[ \t]", re.MULTILINE)
_BLANK_LINES: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_NOTE: Final = re.compile(r"\[\^([a-z0-9]+(?:-[a-z0-9]+)*)\]")
_GAP: Final = re.compile(r"[ \t\n]+")
_GAP_BEFORE_STOP: Final = re.compile(r" ([,.;:)!?])")
_PLACE_FIRST: Final = re.compile(
    rf"^([ \t]*)([{PLACES}]+)((?:(?:#{{1,6}}|[-*+]|\d{{1,9}}[.)])[ \t]+)+|\|)", re.MULTILINE
)
_PLACE_ALONE: Final = re.compile(rf"^[ \t{PLACES}]+$", re.MULTILINE)
_SAFE_LINK: Final = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


class Look(NamedTuple):
    bold: bool = False
    italic: bool = False
    link: str = ""


class Fragment(NamedTuple):
    """A piece with its look; `note` names a footnote whose mark stands here."""

    piece: Piece
    look: Look
    literal: bool
    note: str = ""


class MarkupReader:
    """Reads the output of one composition; `used` collects the record fields whose words came into the letter."""

    def __init__(self, ledger: Ledger, *, notes: frozenset[str]) -> None:
        self._ledger = ledger
        self._notes = notes
        self._place: Place | None = None
        self.used: set[str] = set()
        self.noted: list[str] = []

    def blocks(self, text: str) -> tuple[Block, ...]:
        """The blocks of a template's output."""
        self._place = None
        text = without_empty_lines(text)
        text = _PLACE_ALONE.sub("", _PLACE_FIRST.sub(r"\1\3\2", text))
        return tuple(self._read(text, self._template_fragments))

    def rich_blocks(self, words: Words, place: Place | None) -> tuple[Block, ...]:
        """The blocks of one field's rich text."""
        fields = words.fields
        self.used.update(fields)

        def fragments(text: str, look: Look) -> Iterator[Fragment]:
            yield from self._noted(Piece(text, fields, place), look, literal=False)

        return tuple(self._read(str(words), fragments))

    def line(self, words: Words) -> Line:
        """The runs of words that stand outside the body: one line of the head or the closing."""
        self.used.update(words.fields)
        return _runs([Fragment(piece, Look(), literal=False) for piece in words.pieces])

    def _read(self, text: str, fragments: Callable[[str, Look], Iterator[Fragment]]) -> Iterator[Block]:
        if _SYNTAX.search(text):
            yield from BlockBuilder(lambda token: self._inline(token, fragments)).blocks(_markdown().parse(text))
            return
        for paragraph in _BLANK_LINES.split(text):
            if paragraph.strip():
                yield from self._paragraph(paragraph, list(fragments(paragraph, Look())))

    def _inline(self, token: "Token", fragments: Callable[[str, Look], Iterator[Fragment]]) -> list[Block]:
        found: list[Fragment] = []
        look = Look()
        for child in token.children or []:
            look = _look_after(child, look)
            if child.type in ("softbreak", "hardbreak"):
                found.append(Fragment(Piece(" "), look, literal=True))
            elif child.content:
                found.extend(fragments(child.content, look))
        return list(self._paragraph(token.content, found))

    def _paragraph(self, text: str, found: list[Fragment]) -> Iterator[Block]:
        """One paragraph, or the blocks of the rich field that stands alone in it."""
        alone = [part for part in parts(text) if not is_place(part) and part.strip()]
        if len(alone) == 1 and is_token(alone[0]):
            words = self._ledger.words(alone[0])
            if words.rich:
                yield from self.rich_blocks(words, self._place)
                return
        if runs := _runs(_tidied(found)):
            yield Paragraph(runs)

    def _template_fragments(self, text: str, look: Look) -> Iterator[Fragment]:
        for part in parts(text):
            if is_place(part):
                self._place = self._ledger.place(part)
            elif is_token(part):
                yield from self._field_fragments(self._ledger.words(part), look)
            else:
                yield from self._noted(Piece(unescape(part), (), self._place), look, literal=True)

    def _field_fragments(self, words: Words, look: Look) -> Iterator[Fragment]:
        if words.rich:  # beside other words: its lines join the paragraph
            self.used.update(words.fields)
            yield from self._noted(Piece(_GAP.sub(" ", words), words.fields, self._place), look, literal=False)
            return
        for piece in words.pieces:
            self.used.update(piece.fields)
            placed = piece if piece.place or not self._place else piece._replace(place=self._place)
            yield Fragment(placed, look, literal=not piece.fields)

    def _noted(self, piece: Piece, look: Look, *, literal: bool) -> Iterator[Fragment]:
        """The piece, cut where a footnote that exists is named; a name that does not exist stays text."""
        if "[^" not in piece.text:
            yield Fragment(piece, look, literal)
            return
        start = 0
        for match in _NOTE.finditer(piece.text):
            if match[1] in self._notes:
                yield Fragment(piece._replace(text=piece.text[start : match.start()]), look, literal)
                yield Fragment(piece._replace(text=""), look, literal, note=match[1])
                self.noted.append(match[1])
                start = match.end()
        yield Fragment(piece._replace(text=piece.text[start:]), look, literal)


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": 20})
    markdown.disable(["code", "fence", "blockquote", "hr", "html_block", "lheading", "reference"])
    return markdown.disable(["backticks", "autolink", "html_inline", "image", "entity"]).enable("table")


def _look_after(child: "Token", look: Look) -> Look:
    if child.type in ("strong_open", "strong_close"):
        return look._replace(bold=child.nesting == 1)
    if child.type in ("em_open", "em_close"):
        return look._replace(italic=child.nesting == 1)
    if child.type == "link_open":
        target = str(child.attrs.get("href", ""))
        return look._replace(link=target if _SAFE_LINK.match(target) else "")
    return look._replace(link="") if child.type == "link_close" else look


def _tidied(found: list[Fragment]) -> list[Fragment]:
    """The fragments with the template's own spaces set right; the words of fields are left as they are."""
    tidy: list[Fragment] = []
    for fragment in found:
        text = fragment.piece.text
        if fragment.literal and not fragment.note:
            text = _GAP_BEFORE_STOP.sub(r"\1", _GAP.sub(" ", text))
            if text[:1] == " " and _ends_with_gap(tidy):
                text = text[1:]
            if text[:1] in ",.;:)!?" and text:
                _trim_last(tidy)
        if text or fragment.note:
            tidy.append(fragment._replace(piece=fragment.piece._replace(text=text)))
    _trim_last(tidy)
    return tidy


def _ends_with_gap(tidy: list[Fragment]) -> bool:
    last = next((each.piece.text for each in reversed(tidy) if each.piece.text), "")
    return not last or last.endswith(" ")


def _trim_last(tidy: list[Fragment]) -> None:
    """Takes the template's own space off the end."""
    if tidy and tidy[-1].literal and tidy[-1].piece.text.endswith(" "):
        text = tidy[-1].piece.text.rstrip(" ")
        tidy[-1] = tidy[-1]._replace(piece=tidy[-1].piece._replace(text=text))
        if not text and not tidy[-1].note:
            tidy.pop()


def _origin(piece: Piece) -> Origin | None:
    if not piece.fields and not piece.place:
        return None
    place = piece.place or Place("", 0)
    return Origin(piece.fields[0] if piece.fields else "", place.template, place.line)


def _runs(fragments: list[Fragment]) -> Line:
    runs: list[Run] = []
    for piece, look, _literal, note in fragments:
        origin = _origin(piece)
        last = runs[-1] if runs else None
        same = last and not last.note and not note and last.origin == origin
        if last and same and (last.bold, last.italic, last.link) == look:
            runs[-1] = Run(last.text + piece.text, *look, origin=origin)
        elif piece.text or note:
            runs.append(Run(piece.text, *look, note=note, origin=origin))
    return tuple(runs)
