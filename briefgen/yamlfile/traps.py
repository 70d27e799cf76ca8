"""What a parser reads without complaint, but otherwise than it was meant."""

import re
from collections.abc import Callable
from typing import Final

from briefgen.language import _
from briefgen.values import replace
from briefgen.yamlfile import layout_rules
from briefgen.yamlfile import syntax_rules as rules
from briefgen.yamlfile.findings import Finding, within
from briefgen.yamlfile.lines import Kind, Line, after, holder, is_block_header
from briefgen.yamlfile.mistakes import (
    no_space_after_colon,
    no_space_after_dash,
    odd_space,
    other_dash,
    other_sign,
)
from briefgen.yamlfile.spelling import quote
from briefgen.yamlfile.value_mistakes import CLOSING, backslash, is_curly

_ODD_SPACES: Final = (
    "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u3000"
)
_ODD: Final = _ODD_SPACES + "“”„‘’‚«–—−•·▪●◦"


def is_suspect(text: str) -> bool:
    """Whether there may be a trap on a line; most files have none, and are not looked at line by line."""
    if ":\\" in text or (not text.isascii() and _odd_start(text)):
        return True
    before, block = "", -1
    for line in text.split("\n"):
        if block >= 0:
            if len(line) - len(line.lstrip(" ")) > block or not line.strip():
                continue
            block = -1
        if "#" in line or ": " not in line or "-" in line:
            bare = line.strip()
            if not bare or bare[0] == "#":
                continue
            if bare[-1] in "|>+" and is_block_header(bare.rpartition(" ")[2]):
                block = len(line) - len(line.lstrip(" -"))
            elif " #" in bare or "\t#" in bare or _is_odd_line(line, bare, before):
                return True
        elif line[-1] in "|>":
            block = len(line) - len(line.lstrip(" -"))
        before = line
    return False


def _odd_start(text: str) -> bool:
    """Whether an odd space or sign stands where a value or line begins, or an odd space where a line ends."""
    for match in re.finditer(f"[{_ODD}]", text):
        start = match.start()
        while start and text[start - 1] in " \t":
            start -= 1
        if start == 0 or text[start - 1] in "\n:-":
            return True
        if match[0] in _ODD_SPACES and text[match.end() : match.end() + 1] in ("", "\n", "\r", " "):
            return True
    return False


def _is_odd_line(line: str, bare: str, before: str) -> bool:
    if bare[0] != "-":
        return ": " not in bare and bare[-1] != ":"
    if bare[1:2] not in ("", " "):
        return True
    further = len(line) - len(bare) > len(before) - len(before.lstrip(" "))
    return further and before[-1:] != ":" and line[-1] != " "


def hash_in_value(line: Line) -> Finding | None:
    """`Reactie op motie #12`: what follows ` #` is a comment to YAML."""
    rest = line.text[line.value_end :] if line.value_at >= 0 else ""
    comment = rest.strip()
    if not comment.startswith("#") or line.value[:1] in ("'", '"', "|", ">", "[", "{"):
        return None
    gap = len(rest) - len(rest.lstrip())
    start = line.value_end + gap
    if comment[1:2].strip() and comment[1] not in "#!-=":
        return _cut(line, start, comment, sure=bool(line.value) or comment[1].isdecimal())
    if line.value and gap == 1 and re.match(r"#\s\d", comment):
        return _cut(line, start, comment, sure=False)
    if line.value and gap == 1:
        message = _("What follows # is a comment: it will not be in the letter.")
        hint = _("If it is meant so, put two spaces before the #. If not, put the whole value in double quotes.")
        return Finding(rules.COMMENT, line.number, start + 1, start + 1 + len(comment), message, hint, sure=False)
    return None


def _cut(line: Line, start: int, comment: str, *, sure: bool) -> Finding:
    kept = re.split(r"\s\s# ", comment, maxsplit=1)[0].rstrip()
    begin = line.value_at if line.value else start
    typed = line.text[begin : start + len(kept)]
    message = _("Before # stands a space, so YAML takes what follows for a comment: it would not be in the letter.")
    hint = _("Put the whole value in double quotes. If a comment is meant, put a space after the #.")
    mend = within(line.number, begin, start + len(kept), quote(typed))
    return Finding(rules.HASH, line.number, start + 1, start + 1 + len(kept), message, hint, (mend,), sure=sure)


def curly_around(line: Line) -> Finding | None:
    """Curly marks around a whole value: printed, where straight ones would only quote."""
    value = line.value
    if not is_curly(value) or any(mark in value[1:-1] for mark in CLOSING):
        return None
    message = _("These quotation marks are curly, so they are part of the value.")
    hint = _("Take them out, or put the whole value in straight double quotes if they are to be printed.")
    return Finding(rules.CURLY_VALUE, line.number, line.value_at + 1, line.value_end + 1, message, hint, sure=False)


_LOOKS: Final[tuple[Callable[[Line], Finding | None], ...]] = (
    odd_space,
    no_space_after_dash,
    other_dash,
    hash_in_value,
    curly_around,
    backslash,
)


def traps_in(lines: list[Line]) -> list[Finding]:
    """What on these lines, of a file that a parser reads, was probably meant otherwise."""
    findings: list[Finding] = []
    above: Line | None = None
    for line in lines:
        found = _swallowed(line, above) if above else None
        if line.kind is Kind.ENTRY and not line.until:
            found = found or next((finding for look in _LOOKS if (finding := look(line))), None)
            found = _unless_below(found, line, lines)
        elif line.kind is Kind.TEXT:
            found = odd_space(line) or other_dash(line) or no_space_after_colon(line) or other_sign(line)
        if found:
            findings.append(found)
        above = line if line.kind is Kind.ENTRY else above
    return findings


def _unless_below(found: Finding | None, line: Line, lines: list[Line]) -> Finding | None:
    """`meetings: #gesprekken` cuts nothing off where the value stands below."""
    if found is None or found.rule is not rules.HASH or line.value:
        return found
    below = next((other for other in after(lines, line) if other.kind not in (Kind.BLANK, Kind.COMMENT)), None)
    is_below = below is not None and (below.indent > holder(line) or (below.indent == holder(line) and below.dash >= 0))
    return None if is_below else found


def _swallowed(line: Line, above: Line) -> Finding | None:
    """An item or field that is indented so far that it goes on with the text above."""
    if not above.value or above.value[0] in "'\"[{|>" or line.indent <= holder(above):
        return None
    if line.kind is Kind.ENTRY and line.dash >= 0:
        message = _("This item is indented further than the one above, so it is read as the rest of its text.")
    elif line.kind is Kind.CONTINUED and (found := no_space_after_colon(replace(line, kind=Kind.TEXT))):
        return replace(found, rule=layout_rules.SWALLOWED, mends=(), sure=False)
    else:
        return None
    hint = _("Give it as many spaces as the item above.")
    end = len(line.text.rstrip())
    mends = (within(line.number, 0, line.indent, " " * above.dash),) if above.dash >= 0 and above.key_at < 0 else ()
    return Finding(
        layout_rules.SWALLOWED, line.number, line.indent + 1, end + 1, message, hint, mends, sure=bool(mends)
    )
