"""A letter as Markdown: head and closing as plain lines, the body as CommonMark."""

from collections.abc import Iterable
from typing import Final

from briefgen.letter.model import Head, Labelled, Letter, Line, Run
from briefgen.render.looks import note_numbers
from briefgen.render.md.blocks import Blocks
from briefgen.render.md.inline import guarded, inline
from briefgen.render.style import Style


class MarkdownRenderer:
    """Letters as text that a person can read and any reader of Markdown can show; the style plays no part."""

    name: Final = "md"
    suffix: Final = ".md"

    def render(self, letter: Letter, style: Style) -> bytes:  # noqa: ARG002 - all renderers take one
        return f"{_Writer(letter).text()}\n".encode()

    def read_words(self, data: bytes) -> list[str]:
        from briefgen.render.md.words import read_words

        return read_words(data.decode())


RENDERER: Final = MarkdownRenderer()


class _Writer:
    """Writes one letter as groups of lines with a blank line between them."""

    def __init__(self, letter: Letter) -> None:
        self.letter: Final = letter
        self.numbers: Final = note_numbers(letter)
        self.blocks: Final = Blocks(self.numbers)

    def text(self) -> str:
        groups = (*self._head(self.letter.head), *self._body(), *self._closing(), *self._notes())
        return "\n\n".join(group for group in groups if group)

    def _line(self, line: Line) -> str:
        return guarded(inline(line, self.numbers)) if line else ""

    def _group(self, lines: Iterable[Line]) -> str:
        return "\n".join(text for text in map(self._line, lines) if text)

    def _head(self, head: Head) -> Iterable[str]:
        column = head.column
        yield self._line(head.ministry)
        yield self._return_address(head.return_address)
        yield self._group(head.addressee)
        yield self._group((*column.units, *column.subunits))
        yield self._group(column.address)
        for each in column.references:
            yield from self._labelled(each)
        yield self._instructions(column.note)
        yield "\n".join(text for text in (self._after_label(head.date), self._after_label(head.subject)) if text)

    def _return_address(self, line: Line) -> str:
        """As typed: its `>` is a sign of the house style, and no other line of a letter is a quotation."""
        text = inline(line, self.numbers)
        if not text.startswith(">"):
            return guarded(text)
        rest = text[1:].lstrip()
        return text[: len(text) - len(rest)].rstrip() + (" " if text[1:2].isspace() else "") + guarded(rest)

    def _labelled(self, labelled: Labelled | None) -> Iterable[str]:
        if labelled:
            yield self._line(labelled.label)
            yield self._group(labelled.values)

    def _after_label(self, labelled: Labelled) -> str:
        """The first value after its label, further values on lines below."""
        first = (*labelled.label, Run(" "), *(labelled.values[0] if labelled.values else ()))
        return self._group((first, *labelled.values[1:]))

    def _instructions(self, lines: tuple[Line, ...]) -> str:
        """The note of the reference column, as one emphasis."""
        texts = (guarded(inline(line, self.numbers, stars=False)) for line in lines)
        text = "\n".join(each for each in texts if each)
        return f"*{text}*" if text else ""

    def _body(self) -> Iterable[str]:
        yield self._line(self.letter.salutation)
        yield from self.blocks.blocks(self.letter.body)

    def _closing(self) -> Iterable[str]:
        closing = self.letter.closing
        yield self._line(closing.formula)
        for signatory in closing.signatories:
            yield self._line(signatory.office)
            yield self._line(signatory.name)
        yield from self._labelled(closing.enclosures)
        yield from self._labelled(closing.copies)

    def _notes(self) -> Iterable[str]:
        for number, note in enumerate(self.letter.notes, start=1):
            yield f"[^{number}]: " + "\n\n    ".join(self.blocks.blocks(note.blocks))
