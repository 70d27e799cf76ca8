"""Letters as Markdown."""

from briefgen.render.md.document import RENDERER, MarkdownRenderer

__all__ = ["RENDERER", "MarkdownRenderer"]
