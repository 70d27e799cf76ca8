"""The small markup of templates and rich text, a subset of CommonMark, read into blocks.

Read: paragraphs, headings, bulleted and numbered lists, tables, `*emphasis*`, `**strong**`, links and `[^footnotes]`.
All else (HTML, images, code, quotations) stays the text it is: what staff typed is printed, never run and never lost.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Final

from briefgen.letter.blocks import BlockBuilder
from briefgen.letter.lines import PLAIN, LineBuilder, Look, origin_of
from briefgen.letter.model import Block, Line, Origin, Paragraph
from briefgen.letter.words import PLACES, Ledger, Place, Words, parts, without_empty_lines

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SIGNS: Final = "*_[\\|#"
_ITEM: Final = re.compile(r"\n[ \t]*(?:[-+]|\d{1,9}[.)])[ \t]")
_BLANK_LINES: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_NOTE: Final = re.compile(r"\[\^([a-z0-9]+(?:-[a-z0-9]+)*)\]")
# These begin with a line end, by which they are searched for much faster than by the start of a line.
_PLACE_FIRST: Final = re.compile(rf"\n([ \t]*)([{PLACES}]+)((?:(?:#{{1,6}}|[-*+]|\d{{1,9}}[.)])[ \t]+)+|\|)")
_PLACE_ALONE: Final = re.compile(rf"\n[ \t{PLACES}]+(?=\n|\Z)")
_SAFE_LINK: Final = re.compile(r"(?:https?|mailto):", re.IGNORECASE)

Fill = Callable[[LineBuilder, str, Look], None]


class MarkupReader:
    """Reads the output of one composition; `used` collects the record fields whose words came into the letter."""

    def __init__(self, ledger: Ledger, *, notes: frozenset[str]) -> None:
        self._ledger = ledger
        self._notes = notes
        self._at(None)
        self.used: set[str] = set()
        self.noted: list[str] = []

    def blocks(self, text: str) -> tuple[Block, ...]:
        """The blocks of a template's output."""
        self._at(None)
        text = _PLACE_ALONE.sub("\n", _PLACE_FIRST.sub(r"\n\1\3\2", f"\n{without_empty_lines(text)}"))
        return tuple(self._read(text[1:], self._fill_template))

    def _at(self, place: Place | None) -> None:
        """From here on words stand on this line of a template."""
        self._place = place
        self._own = origin_of("", place)  # of the template's own words

    def rich_blocks(self, words: Words, place: Place | None) -> tuple[Block, ...]:
        """The blocks of one field's rich text."""
        self.used.update(words.fields)
        origin = origin_of(words.fields[0] if words.fields else "", place)

        def fill(line: LineBuilder, text: str, look: Look) -> None:
            self._add(line, text, look, origin, own=False)

        return tuple(self._read(str(words), fill))

    def line(self, words: Words) -> Line:
        """The runs of words that stand outside the body: one line of the head or the closing."""
        self.used.update(words.fields)
        line = LineBuilder()
        for piece in words.pieces:
            line.add(piece.text, PLAIN, origin_of(piece.fields[0] if piece.fields else "", piece.place))
        return line.line()

    def _read(self, text: str, fill: Fill) -> Iterator[Block]:
        if any(sign in text for sign in _SIGNS) or _ITEM.search(f"\n{text}"):
            yield from BlockBuilder(lambda token: self._inline(token, fill)).blocks(_markdown().parse(text))
            return
        for paragraph in _BLANK_LINES.split(text):
            if not paragraph.isspace() and paragraph:
                lines = paragraph.strip().split("\n")
                yield from self._paragraph(" ".join([line.strip(" \t") for line in lines]), fill)

    def _paragraph(self, text: str, fill: Fill) -> Iterator[Block]:
        if alone := self._rich_alone(text):
            yield from alone
            return
        line = LineBuilder()
        fill(line, text, PLAIN)
        if runs := line.line():
            yield Paragraph(runs)

    def _inline(self, token: "Token", fill: Fill) -> list[Block]:
        if alone := self._rich_alone(token.content):
            return list(alone)
        line = LineBuilder()
        look = PLAIN
        for child in token.children or []:
            look = _look_after(child, look)
            if child.type in ("softbreak", "hardbreak"):
                line.add_own(" ", look, None)
            elif child.content:
                fill(line, child.content, look)
        runs = line.line()
        return [Paragraph(runs)] if runs else []

    def _rich_alone(self, text: str) -> tuple[Block, ...]:
        """The blocks of the rich field that is all there is in a paragraph."""
        if len(text) > 8:
            return ()
        found = parts(text.strip())
        tokens = [part for part in found if "\U000f0000" <= part < "\U00100000"]
        if len(tokens) != 1 or any(part < "\U000f0000" for part in found):
            return ()
        words = self._ledger.words(tokens[0])
        if not words.rich:
            return ()
        for part in found:
            if part >= "\U00100000":
                self._at(self._ledger.place(part))
        return self.rich_blocks(words, self._place)

    def _fill_template(self, line: LineBuilder, text: str, look: Look) -> None:
        last = ""
        add_own = line.add_own
        for part in parts(text):
            if part >= "\U00100000":
                if part != last:  # most words stand on the line of those before them
                    self._at(self._ledger.place(part))
                    last = part
            elif part >= "\U000f0000":
                self._fill_words(line, self._ledger.words(part), look)
            else:
                own = unescape(part) if "&" in part else part
                if "[^" in own:
                    self._add(line, own, look, self._own, own=True)
                else:
                    add_own(own, look, self._own)

    def _fill_words(self, line: LineBuilder, words: Words, look: Look) -> None:
        for text, fields, place in words.pieces:
            if not fields:
                line.add_own(text, look, origin_of("", place) if place else self._own)
                continue
            self.used.update(fields)
            origin = origin_of(fields[0], place or self._place)
            if words.rich:  # beside other words: its lines join the paragraph
                self._add(line, " ".join(text.split()), look, origin, own=False)
            else:
                line.add(text, look, origin)

    def _add(self, line: LineBuilder, text: str, look: Look, origin: Origin | None, *, own: bool) -> None:
        """The text, cut where a footnote that exists is named; a name that does not exist stays text."""
        add = line.add_own if own else line.add
        start = 0
        for match in _NOTE.finditer(text) if "[^" in text else ():
            if match[1] in self._notes:
                add(text[start : match.start()], look, origin)
                line.note(match[1], look, origin)
                self.noted.append(match[1])
                start = match.end()
        add(text[start:] if start else text, look, origin)


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": 20})
    markdown.validateLink = lambda url: bool(_SAFE_LINK.match(url))  # type: ignore[method-assign]  # its own way in
    markdown.disable(["code", "fence", "blockquote", "hr", "html_block", "lheading", "reference"])
    return markdown.disable(["backticks", "autolink", "html_inline", "image", "entity"]).enable("table")


def _look_after(child: "Token", look: Look) -> Look:
    if child.type in ("strong_open", "strong_close"):
        return look._replace(bold=child.nesting == 1)
    if child.type in ("em_open", "em_close"):
        return look._replace(italic=child.nesting == 1)
    if child.type == "link_open":
        return look._replace(link=str(child.attrs.get("href", "")))
    return look._replace(link="") if child.type == "link_close" else look
