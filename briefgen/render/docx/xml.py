"""Text as WordprocessingML: escaped, with hyphens as Word's own elements."""

import re
from typing import Final

HEADER: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R: Final = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OPEN_TEXT: Final = '<w:t xml:space="preserve">'
CLOSE_TEXT: Final = "</w:t>"

_SPELLING: Final = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "\t": " ",  # a letter's text has words; its places are the style's
    "\n": " ",
    "\r": " ",
    "\u00ad": f"{CLOSE_TEXT}<w:softHyphen/>{OPEN_TEXT}",  # Word shows U+00AD itself as a hyphen
    "\u2011": f"{CLOSE_TEXT}<w:noBreakHyphen/>{OPEN_TEXT}",  # Verdana has no U+2011
}
_UNUSUAL: Final = re.compile("[\x00-\x1f&<>\u00ad\u2011\ud800-\udfff\ufffe\uffff]")


def text_xml(text: str) -> str:
    """The content of a run. Raises ValueError for a character that no XML document can hold."""
    if text.isprintable() and not ("&" in text or "<" in text or ">" in text or "\u2011" in text):
        return f"{OPEN_TEXT}{text}{CLOSE_TEXT}"
    return f"{OPEN_TEXT}{_UNUSUAL.sub(_spelled, text)}{CLOSE_TEXT}"


def element_text(text: str) -> str:
    """The text between two tags that hold nothing but text, such as a field's code or a title."""
    return attribute(text).replace("&quot;", '"')


def attribute(text: str) -> str:
    """The text as it stands between double quotes. Raises ValueError as `text_xml` does."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return escaped if escaped.isprintable() else _UNPRINTABLE.sub(_reference, escaped)


def _spelled(match: re.Match[str]) -> str:
    spelling = _SPELLING.get(match[0])
    if spelling is None:
        raise ValueError(f"U+{ord(match[0]):04X}")
    return spelling


_UNPRINTABLE: Final = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")


def _reference(match: re.Match[str]) -> str:
    if match[0] not in "\t\n\r":
        raise ValueError(f"U+{ord(match[0]):04X}")
    return f"&#{ord(match[0])};"
