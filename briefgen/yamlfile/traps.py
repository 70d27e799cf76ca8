"""What a parser reads without complaint, but otherwise than it was meant."""

import re
from collections.abc import Callable
from typing import Final

from briefgen.language import _
from briefgen.values import replace
from briefgen.yamlfile import layout_rules
from briefgen.yamlfile import syntax_rules as rules
from briefgen.yamlfile.findings import Finding, within
from briefgen.yamlfile.lines import Kind, Line, after, holder
from briefgen.yamlfile.mistakes import (
    no_space_after_colon,
    no_space_after_dash,
    odd_space,
    other_dash,
    other_sign,
)
from briefgen.yamlfile.spelling import quote
from briefgen.yamlfile.value_mistakes import CLOSING, backslash, is_curly


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
