"""How a value is written in YAML so that it reads back as it was."""

import re

_PLAIN = (
    r"(?!\s|['\"“”„‘’‚«#&*!|>%@`\[\]{},]|\?|[-:](?:\s|$)|---|\.\.\.|=|<<$)(?:[^\s:#]|:(?!\s|$)|(?<![\s])#| (?![# ]|$))+"
)
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
    spelled = "".join(_escape(character) for character in value)
    if re.match(r"[A-Za-z]:\\[^\\]", spelled):  # not to be taken for a path of Windows
        spelled = f"\\x{ord(value[0]):02x}{spelled[1:]}"
    return f'"{spelled}"'


def block(value: str, *, indent: int) -> str:
    """A text of several lines after `|`, each this far indented; empty where it would not read back as it was."""
    text = value.removesuffix("\n")
    lines = text.split("\n")
    if len(lines) < 2 or lines[0][:1] in ("", " ") or not lines[-1]:
        return ""
    if not all(_is_printable(line) and (line.strip(" ") or not line) for line in lines):
        return ""
    sign = "|" if value.endswith("\n") else "|-"
    return "\n".join([sign, *(" " * indent + line if line else "" for line in lines)])


def _is_printable(text: str) -> bool:
    return all(character.isprintable() or character == "\xa0" for character in text)


def _is_simple(value: str) -> bool:
    return "\\" not in value and _is_printable(value)


def _escape(character: str) -> str:
    if character in _ESCAPED:
        return _ESCAPED[character]
    if character.isprintable() or character == "\xa0":
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
