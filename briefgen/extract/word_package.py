"""The parts of a Word document as light trees, unpacked and parsed within limits: no entities, no depth, no bombs."""

import io
import zipfile
import zlib
from typing import Any, Final
from xml.parsers import expat

from briefgen.extract import rules
from briefgen.extract.formats import refusal
from briefgen.language import _

LARGEST_PART: Final = 40_000_000  # bytes of one part, unpacked; a letter of 300 pages has some 5 MB
LARGEST_PACKAGE: Final = 80_000_000  # bytes of all parts that are read
MOST_ENTRIES: Final = 5_000
DEEPEST: Final = 200  # elements within each other; tables in tables in text boxes have some 60
MOST_ELEMENTS: Final = 400_000  # a letter of 300 pages has some 200,000
_MOST_ATTRIBUTES: Final = 100
W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"


class Element:
    """An element: its name (`w:p` is `p`; of another vocabulary `{…}name`), attributes by local name, and children."""

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Element] = []
        self.text = ""

    def child(self, name: str) -> "Element | None":
        return next((each for each in self.children if each.name == name), None)

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")


class _TooMuchError(Exception):
    """The document goes past a limit."""


class Package:
    """An opened Word document; raises UnreadableError for what is none, is damaged, or goes past a limit."""

    def __init__(self, data: bytes, *, name: str) -> None:
        self.name: Final = name
        self._room = LARGEST_PACKAGE
        try:
            self._zip: Final = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, zlib.error) as error:
            raise self._damaged() from error
        if len(entries) > MOST_ENTRIES:
            raise self._too_much()
        self._entries: Final = {entry.filename: entry for entry in entries}
        self._refuse_others()

    def names(self) -> tuple[str, ...]:
        return tuple(self._entries)

    def has(self, part: str) -> bool:
        return part in self._entries

    def tree(self, part: str) -> Element:
        """The root element of a part."""
        data = self._bytes(part)
        try:
            return _parse(data)
        except _TooMuchError as error:
            raise self._too_much() from error
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise self._damaged() from error

    def _bytes(self, part: str) -> bytes:
        entry = self._entries[part]
        if entry.flag_bits & 1:
            message = _("{name} is protected with a password.").format(name=self.name)
            hint = _("Save a copy without the password and add that.")
            raise refusal(rules.IS_OPEN, self.name, message, hint=hint)
        most = min(LARGEST_PART, self._room)
        if entry.file_size > most:
            raise self._too_much()
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(most + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise self._damaged() from error
        if len(data) > most:
            raise self._too_much()
        self._room -= len(data)
        return data

    def _refuse_others(self) -> None:
        """Refuses other things that are packed as zip files."""
        if "mimetype" in self._entries and "content.xml" in self._entries:
            self._refuse_kind("OpenDocument")
        if "xl/workbook.xml" in self._entries:
            self._refuse_kind("Excel")
        if "ppt/presentation.xml" in self._entries:
            self._refuse_kind("PowerPoint")
        if "[Content_Types].xml" not in self._entries:
            self._refuse_kind("zip")

    def _refuse_kind(self, kind: str) -> None:
        message = _("{name} is a file of the kind {kind}, not a PDF or Word document.").format(
            name=self.name, kind=kind
        )
        hint = _("Save it as PDF or as DOCX and add that.")
        raise refusal(rules.IS_A_LETTER, self.name, message, hint=hint)

    def _damaged(self) -> Exception:
        message = _("{name} is damaged: it begins as a Word document, but cannot be read.").format(name=self.name)
        return refusal(rules.IS_UNDAMAGED, self.name, message, hint=_("Get the file again from where it came."))

    def _too_much(self) -> Exception:
        message = _("{name} unpacks to more than any letter holds; it was not read.").format(name=self.name)
        hint = _("If it is a letter, open it in Word and save it once more, or as PDF.")
        return refusal(rules.IS_WITHIN_LIMITS, self.name, message, hint=hint)


def _parse(data: bytes) -> Element:
    """The tree; raises _TooMuchError, ExpatError, or ValueError for a document type (which entities would need)."""
    parser = expat.ParserCreate(namespace_separator="\n")
    parser.buffer_text = True
    root = Element("", {})
    stack = [root]
    count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if len(stack) > DEEPEST or count > MOST_ELEMENTS or len(attributes) > _MOST_ATTRIBUTES:
            raise _TooMuchError
        element = Element(_local(name), {key.rpartition("\n")[2]: value for key, value in attributes.items()})
        stack[-1].children.append(element)
        stack.append(element)

    def end(_name: str) -> None:
        stack.pop()

    def characters(text: str) -> None:
        stack[-1].text += text

    def refuse(*_rest: object) -> Any:  # noqa: ANN401 - it never returns; expat's handlers differ in what they do
        raise ValueError

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, characters
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    parser.Parse(data, True)
    return root.children[0]


def _local(name: str) -> str:
    space, _nl, local = name.rpartition("\n")
    return local if space in (W, _STRICT, "") else f"{{{space}}}{local}"
