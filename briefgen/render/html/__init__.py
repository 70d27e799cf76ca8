"""Letters as one self-contained page of HTML."""

from briefgen.render.html.page import RENDERER, HtmlRenderer

__all__ = ["RENDERER", "HtmlRenderer"]
