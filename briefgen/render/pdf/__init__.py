"""The letter as PDF, at once PDF/A-2a and PDF/UA-1, set by typst with the bundled fonts."""

import threading
from typing import TYPE_CHECKING, Final

from briefgen.folders import packaged_folder
from briefgen.letter.model import Letter
from briefgen.render.pdf.logo import UnusableLogoError
from briefgen.render.pdf.source import typst_source
from briefgen.render.style import Style

if TYPE_CHECKING:
    from typst import Compiler, PDFStandard

_STANDARDS: Final[list["PDFStandard"]] = ["a-2a", "ua-1"]
_local = threading.local()


def _compiler() -> "Compiler":
    """One per thread: it keeps fonts and layouts, and releases the interpreter's lock while it works."""
    compiler: Compiler | None = getattr(_local, "compiler", None)
    if compiler is None:
        import typst

        fonts = packaged_folder() / "fonts"
        compiler = _local.compiler = typst.Compiler(root=fonts, font_paths=[fonts], ignore_system_fonts=True)
    return compiler


def _set(letter: Letter, style: Style) -> bytes:
    source = typst_source(letter, style).encode()
    made = _compiler().compile(input=source, format="pdf", pdf_standards=_STANDARDS, timestamp=0)
    assert isinstance(made, bytes)  # noqa: S101 - a document without an output path comes back as bytes
    return made


class PdfRenderer:
    name = "pdf"
    suffix = ".pdf"

    def render(self, letter: Letter, style: Style) -> bytes:
        """The PDF; its date is the letter's, so that the same letter gives the same bytes.

        Raises UnusableLogoError where the site's own logo is no picture.
        """
        from typst import TypstError

        try:
            return _set(letter, style)
        except TypstError as error:
            if not style.site_logo:
                raise
            _set(letter, style.model_copy(update={"site_logo": None}))  # raises where it is not the logo
            raise UnusableLogoError from error

    def read_words(self, data: bytes) -> list[str]:
        from briefgen.render.pdf.words import words_of

        return words_of(data)


RENDERER: Final = PdfRenderer()

__all__ = ["RENDERER", "PdfRenderer", "UnusableLogoError"]
