"""How the text that was parsed differs from the text that was typed, so that places and values stay those typed."""

from typing import Final

from briefgen.errors import Fix
from briefgen.yamlfile.nodes import Plain, Span

_PRIVATE: Final = range(0xE000, 0xF8FF)  # characters without a meaning, to stand in for those that no parser accepts


class Mended:
    """Edits within lines, in the order they were made, and characters that stand in for others, one for one."""

    def __init__(self) -> None:
        self._edits: dict[int, list[Fix]] = {}
        self._typed: dict[int, str] = {}

    def stand_in(self, text: str, characters: set[str]) -> str:
        """The text with another character, that is nowhere in it, for each of these."""
        unused = (chr(code) for code in _PRIVATE if chr(code) not in text)
        chosen = dict(zip(sorted(characters), unused, strict=False))
        self._typed = {ord(other): _readable(character) for character, other in chosen.items()}
        return text.translate({ord(character): chosen.get(character, "\ufffd") for character in characters})

    def without_edits(self) -> "Mended":
        """The same stand-ins, for the text before any edit."""
        other = Mended()
        other._typed = self._typed
        return other

    def note(self, edit: Fix) -> None:
        """Remembers an edit within one line; its columns are those of the line as it stood before this edit."""
        self._edits.setdefault(edit.line, []).append(edit)

    def as_typed(self, text: str) -> str:
        return text.translate(self._typed) if self._typed else text

    def plain_as_typed(self, data: Plain) -> Plain:
        """The same for a whole of lists and dicts."""
        if not self._typed:
            return data
        if isinstance(data, dict):
            return {self.as_typed(key): self.plain_as_typed(value) for key, value in data.items()}
        if isinstance(data, list):
            return [self.plain_as_typed(item) for item in data]
        return self.as_typed(data) if isinstance(data, str) else data

    def span_as_typed(self, span: Span) -> Span:
        return Span(
            span.line, self._column(span.line, span.column), span.end_line, self._column(span.end_line, span.end_column)
        )

    def _column(self, line: int, column: int) -> int:
        for edit in reversed(self._edits.get(line, ())):
            if column >= edit.column + len(edit.text):
                column += edit.end_column - edit.column - len(edit.text)
            elif column > edit.column:
                column = edit.column
        return column


def _readable(character: str) -> str:
    """Half a surrogate pair is in no file, and nothing can be done with it."""
    return "\ufffd" if "\ud800" <= character <= "\udfff" else character
