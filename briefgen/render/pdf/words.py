"""The words of a letter's PDF, read through its tag tree; what is no word (bullets, marks, numbers) is left out."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, NumberObject

from briefgen.errors import UnreadableError
from briefgen.language import _
from briefgen.render.pdf.content import Text, marked_texts
from briefgen.render.pdf.text import NUMBER_LARGER, as_typed

LARGEST_FILE: Final = 50_000_000  # bytes
MOST_PAGES: Final = 2_000
DEEPEST: Final = 100
_INLINE: Final = frozenset({"/Span", "/Strong", "/Em", "/Link", "/Reference", "/Quote"})
_NOT_WORDS: Final = "/Lbl"


class NotOurPdfError(UnreadableError):
    """A PDF that cannot be read back: damaged, too large, or without the tags that briefgen writes."""

    def __init__(self) -> None:
        super().__init__(
            _("This PDF cannot be read: it is damaged, too large, or has no tag tree."),
            hint=_("Only PDF files that briefgen made can be read back word for word."),
        )


def words_of(data: bytes) -> list[str]:
    """The words in reading order, the notes last in the order of their numbers.

    Raises NotOurPdfError for other files and for what exceeds the limits.
    """
    if len(data) > LARGEST_FILE:
        raise NotOurPdfError
    try:
        return _Tree(PdfReader(BytesIO(data), strict=False)).words()
    except (
        PyPdfError,
        KeyError,
        ValueError,
        TypeError,
        IndexError,
        AttributeError,
        StopIteration,
        RecursionError,
    ) as error:
        raise NotOurPdfError from error


class _Tree:
    """The tag tree of one document, with the texts of its pages."""

    def __init__(self, reader: PdfReader) -> None:
        if len(reader.pages) > MOST_PAGES:
            raise NotOurPdfError
        self._root: Final[DictionaryObject] = reader.root_object["/StructTreeRoot"].get_object()  # type: ignore[assignment]  # the format says so
        self._texts: Final = {
            page.indirect_reference.idnum: marked_texts(page) for page in reader.pages if page.indirect_reference
        }
        self._lines: list[list[Text]] = [[]]
        self._notes: list[tuple[int, list[list[Text]]]] = []

    def words(self) -> list[str]:
        self._walk(self._root, page=0, depth=0)
        notes = sorted(self._notes, key=lambda note: note[0])
        lines = self._lines + [line for _number, lines in notes for line in lines]
        return [word for line in lines for word in _text(line).split()]

    def _walk(self, element: DictionaryObject, *, page: int, depth: int) -> None:
        if depth > DEEPEST:
            raise NotOurPdfError
        page = _page(element, page)
        for child in _children(element):
            if isinstance(child, DictionaryObject):
                self._child(child, page=page, depth=depth + 1)
            else:
                self._add(child, page=page)

    def _add(self, mcid: object, *, page: int) -> None:
        if isinstance(mcid, NumberObject):
            self._lines[-1] += self._texts.get(page, {}).get(int(mcid), [])

    def _child(self, child: DictionaryObject, *, page: int, depth: int) -> None:
        kind = str(child.get("/S", ""))
        if not kind:
            self._add(child.get("/MCID"), page=_page(child, page))
        elif kind == "/Note":
            self._note(child, page=page, depth=depth)
        elif kind in _INLINE:
            self._walk(child, page=page, depth=depth)
        elif kind != _NOT_WORDS:
            self._lines.append([])
            self._walk(child, page=page, depth=depth)
            self._lines.append([])

    def _note(self, note: DictionaryObject, *, page: int, depth: int) -> None:
        """A note stands in the middle of the line that it belongs to: its lines are kept aside."""
        number = self._number(note, page=page, depth=depth)
        lines, self._lines = self._lines, [[]]
        self._walk(note, page=page, depth=depth)
        lines, self._lines = self._lines, lines
        self._notes.append((number, lines))

    def _number(self, note: DictionaryObject, *, page: int, depth: int) -> int:
        lines, self._lines = self._lines, [[]]
        for label in _labels(note, depth):
            self._walk(label, page=page, depth=depth)
            break
        lines, self._lines = self._lines, lines
        digits = "".join(text for line in lines for text, _size in line)
        return int(digits) if digits.isdecimal() else 0


def _page(element: DictionaryObject, page: int) -> int:
    reference = element.raw_get("/Pg") if "/Pg" in element else None
    return reference.idnum if reference is not None else page


def _children(element: DictionaryObject) -> Iterator[Any]:
    children = element.get("/K")
    if children is None:
        return
    children = children.get_object()
    for child in children if isinstance(children, ArrayObject) else [children]:
        yield child.get_object()


def _labels(element: DictionaryObject, depth: int) -> Iterator[DictionaryObject]:
    if depth > DEEPEST:
        return
    for child in _children(element):
        if isinstance(child, DictionaryObject) and "/S" in child:
            if str(child["/S"]) == _NOT_WORDS:
                yield child
            else:
                yield from _labels(child, depth + 1)


def _text(line: list[Text]) -> str:
    """A line without the number of a heading, which is set a little larger than its words."""
    smallest = min((size for _text, size in line), default=0.0)
    number = smallest + NUMBER_LARGER
    return as_typed("".join(text for text, size in line if abs(size - number) > NUMBER_LARGER / 2))
