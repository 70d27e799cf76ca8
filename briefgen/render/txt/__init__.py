"""Letters as plain text."""

from briefgen.render.txt.document import RENDERER, TextRenderer

__all__ = ["RENDERER", "TextRenderer"]
