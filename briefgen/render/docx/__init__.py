"""The letter as a Word document that a person can go on working in."""

from typing import Final

from briefgen.letter.model import Letter
from briefgen.render.docx.package import Package
from briefgen.render.style import Style

_KEPT: Final = 8  # packages of different styles and languages


class DocxRenderer:
    """Writes and reads Word documents; keeps the package of each house style that it has used."""

    name: Final = "docx"
    suffix: Final = ".docx"

    def __init__(self) -> None:
        self._packages: dict[tuple[int, str], Package] = {}

    def render(self, letter: Letter, style: Style) -> bytes:
        """The letter as the bytes of a `.docx` file."""
        key = (id(style), letter.about.language)
        package = self._packages.get(key)
        if package is None or package.style is not style:
            package = Package(style, language=letter.about.language)
            if len(self._packages) >= _KEPT:
                self._packages.clear()
            self._packages[key] = package
        return package.letter(letter)

    def read_words(self, data: bytes) -> list[str]:
        """The words of a rendered letter in reading order, footnotes last.

        Raises UnreadableError for what is no Word document, or one that is larger or deeper than a letter can be.
        """
        from briefgen.render.docx.reading import words

        return words(data)


RENDERER: Final = DocxRenderer()
