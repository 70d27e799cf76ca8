"""The letter on paper and screen: one module per format, each with its `RENDERER`."""

from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol, cast

if TYPE_CHECKING:
    from briefgen.letter.model import Letter
    from briefgen.render.style import Style


class Renderer(Protocol):
    """One format: the same letter and style always give the same bytes, and the bytes give the words back."""

    @property
    def name(self) -> str:
        """The name after `--to`."""

    @property
    def suffix(self) -> str:
        """What a file of this format ends with, with its dot: `.html`."""

    def render(self, letter: "Letter", style: "Style") -> bytes: ...

    def read_words(self, data: bytes) -> list[str]:
        """`letter.words()` of the letter that was rendered; for files that `render` made, not for any file."""


_MODULES: Final = {
    "docx": "docx",
    "pdf": "pdf",
    "html": "html",
    "md": "md",
    "txt": "txt",
    "json": "letter_json",
}
FORMATS: Final = tuple(_MODULES)


def renderer(name: str) -> Renderer:
    """The renderer of one of `FORMATS`, whose module is imported only now; KeyError for another name."""
    return cast("Renderer", import_module(f"briefgen.render.{_MODULES[name]}").RENDERER)
