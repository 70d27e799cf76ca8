"""Whether a file that a parser reads needs a closer look; quick, and without what that closer look needs."""

import re
from typing import Final

BLOCK_HEADER: Final = r"[|>][-+]?[1-9]?[-+]?"
"""A value after which a text follows on the lines below."""

_BLOCK_ENDS: Final = ("|", ">", "-", "+")
_ODD_SPACES: Final = (
    "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u3000"
)
_ODD: Final = _ODD_SPACES + "“”„‘’‚«–—−•·▪●◦"


def is_suspect(text: str) -> bool:
    """Whether there may be a trap on a line; most files have none, and are not looked at line by line."""
    if ":\\" in text or (not text.isascii() and odd_start(text)):
        return True
    before, block = "", -1
    for line in text.split("\n"):
        if block >= 0:
            if len(line) - len(line.lstrip(" ")) > block or not line.strip():
                continue
            block = -1
        if line[-1:] in _BLOCK_ENDS and _begins_block(line):
            block = len(line) - len(line.lstrip(" -"))
        elif "#" in line or ": " not in line or "-" in line:
            bare = line.strip()
            if not bare or bare[0] == "#":
                continue
            if " #" in bare or "\t#" in bare or _is_odd_line(line, bare, before):
                return True
        before = line
    return False


def odd_start(text: str) -> bool:
    """Whether an odd space or sign stands where a value or line begins, or an odd space where a line ends."""
    for match in re.finditer(f"[{_ODD}]", text):
        start = match.start()
        while start and text[start - 1] in " \t":
            start -= 1
        if start == 0 or text[start - 1] in "\n:-":
            return True
        if match[0] in _ODD_SPACES and text[match.end() : match.end() + 1] in ("", "\n", "\r", " ", "\t", ":"):
            return True
    return False


def _begins_block(line: str) -> bool:
    head, _space, last = line.rpartition(" ")
    return bool(re.fullmatch(BLOCK_HEADER, last)) and (head.rstrip()[-1:] == ":" or not head.strip(" -"))


def _is_odd_line(line: str, bare: str, before: str) -> bool:
    if bare[0] != "-":
        return ": " not in bare and bare[-1] != ":"
    if bare[1:2] not in ("", " "):
        return True
    further = len(line) - len(line.lstrip(" ")) > len(before) - len(before.lstrip(" "))
    return further and before.rstrip()[-1:] != ":"
