"""Text for a page of HTML: nothing in it can be markup, and no character is there that a page may not have."""

from typing import Final

_ESCAPES: Final = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"}


def escape(text: str) -> str:
    """The text for between tags or in a quoted attribute."""
    if not text.isprintable():
        text = "".join(map(_allowed, text))
    return text.translate(_ESCAPES)


def _allowed(character: str) -> str:
    """What HTML may not have, and what turns the direction of the text around it, is shown as replaced."""
    code = ord(character)
    forbidden = (code < 32 and character not in "\n\t") or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000
    turning = 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069
    none = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    return "\ufffd" if forbidden or turning or none else character
