"""How a value is written in YAML so that it reads back as it was."""

import re

_PLAIN = r"(?!['\"#&*!|>%@`\[\]{},]|[-?:](?:\s|$)|---|\.\.\.|=|<<$)(?:[^\s:#]|:(?!\s|$)|(?<![\s])#| (?![# ]|$))+"
_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def spell(value: str) -> str:
    """The value as it stands after `key: `: plain where that reads back as typed, else in quotes.

    Raises ValueError for half a surrogate pair, which no text file can hold.
    """
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise ValueError(value)
    if re.fullmatch(_PLAIN, value) and value.isprintable():
        return value
    return quote(value)


def quote(value: str) -> str:
    """The value in quotes: single ones where it has double ones in it and nothing else that matters."""
    if '"' in value and "'" not in value and _is_simple(value):
        return f"'{value}'"
    return '"' + "".join(_escape(character) for character in value) + '"'


def _is_simple(value: str) -> bool:
    return "\\" not in value and all(character.isprintable() or character == "\xa0" for character in value)


def _escape(character: str) -> str:
    if character in _ESCAPED:
        return _ESCAPED[character]
    if character.isprintable() or character == "\xa0":
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
