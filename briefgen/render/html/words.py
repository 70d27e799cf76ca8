"""Reads the words back from a page that `briefgen.render.html` made."""

from html.parser import HTMLParser
from typing import Final

_INSIDE_A_LINE: Final = frozenset(("a", "em", "strong", "sup", "span", "time"))
_VOID: Final = frozenset(("br", "col", "img", "meta", "link", "hr"))
_NO_WORDS: Final = frozenset(("head", "sup"))  # the raised number of a note is no word
_NO_WORD_CLASSES: Final = frozenset(("mark", "number"))


class WordReader(HTMLParser):
    """Collects text; everything that begins or ends a line parts words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: Final[list[str]] = []
        self._skipping = 0  # how deep inside an element without words

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INSIDE_A_LINE:
            self.pieces.append("\n")
        if tag in _VOID:
            return
        if self._skipping or _has_no_words(tag, dict(attrs)):
            self._skipping += 1

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INSIDE_A_LINE:
            self.pieces.append("\n")
        if self._skipping:
            self._skipping -= 1

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self.pieces.append(data)


def _has_no_words(tag: str, attributes: dict[str, str | None]) -> bool:
    return (
        tag in _NO_WORDS
        or attributes.get("role") == "doc-backlink"
        or not _NO_WORD_CLASSES.isdisjoint((attributes.get("class") or "").split())
    )


def read_words(text: str) -> list[str]:
    reader = WordReader()
    reader.feed(text)
    reader.close()
    return "".join(reader.pieces).split()
