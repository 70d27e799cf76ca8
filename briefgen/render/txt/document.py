"""A letter as plain text for mail and for reading aloud, in lines of at most 78 characters."""

from collections.abc import Iterable
from typing import Final

from briefgen.letter.model import Head, Heading, Labelled, Letter, Line, Run
from briefgen.render.looks import has_words, note_numbers
from briefgen.render.style import Style
from briefgen.render.txt.blocks import Blocks, apart, hanging
from briefgen.render.txt.words import read_words

WIDTH: Final = 78


class TextRenderer:
    """Letters as text without any markup; emphasis is lost, the style plays no part."""

    name: Final = "txt"
    suffix: Final = ".txt"

    def render(self, letter: Letter, style: Style) -> bytes:  # noqa: ARG002 - all renderers take one
        return ("\n".join(_Writer(letter).lines()) + "\n").encode()

    def read_words(self, data: bytes) -> list[str]:
        return read_words(data.decode())


RENDERER: Final = TextRenderer()


class _Writer:
    """Writes one letter as groups of lines with a blank line between them."""

    def __init__(self, letter: Letter) -> None:
        self.letter: Final = letter
        self.blocks: Final = Blocks(note_numbers(letter))

    def lines(self) -> list[str]:
        groups = (*self._head(self.letter.head), *self._body(), *self._closing(), *self._notes())
        return apart([group for group in groups if group], by=1)

    def _group(self, *lines: Line) -> list[str]:
        return [each for line in lines for each in self.blocks.line(line, width=WIDTH)]

    def _head(self, head: Head) -> Iterable[list[str]]:
        column = head.column
        yield self._group(head.ministry)
        yield self._group(head.return_address)
        yield self._group(*head.addressee)
        yield self._group(*column.units, *column.subunits)
        yield self._group(*column.address)
        for each in column.references:
            yield self._labelled(each)
        yield self._group(*column.note)
        yield [*self._after_label(head.date), *self._after_label(head.subject)]

    def _labelled(self, labelled: Labelled | None) -> list[str]:
        return self._group(labelled.label, *labelled.values) if labelled else []

    def _after_label(self, labelled: Labelled) -> list[str]:
        """The first value after its label, further values on lines below."""
        first = (*labelled.label, Run(" "), *(labelled.values[0] if labelled.values else ()))
        return self._group(first, *labelled.values[1:])

    def _body(self) -> Iterable[list[str]]:
        yield self._group(self.letter.salutation)
        blocks = [block for block in self.letter.body if has_words(block)]
        for block, lines in zip(blocks, self.blocks.blocks(blocks, width=WIDTH), strict=True):
            yield ["", *lines] if isinstance(block, Heading) else lines

    def _closing(self) -> Iterable[list[str]]:
        closing = self.letter.closing
        yield self._group(closing.formula)
        for signatory in closing.signatories:
            yield self._group(signatory.office)
            yield self._group(signatory.name)
        yield self._labelled(closing.enclosures)
        yield self._labelled(closing.copies)

    def _notes(self) -> Iterable[list[str]]:
        for number, note in enumerate(self.letter.notes, start=1):
            marker = f"[{number}]  "
            lines = apart(self.blocks.blocks(note.blocks, width=WIDTH - len(marker)), by=1)
            yield hanging(marker, lines) if lines else []
