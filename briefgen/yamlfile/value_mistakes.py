"""Mistakes in a value: quotation marks that go wrong, signs that YAML keeps for itself, a colon inside."""

import re
from typing import Final

from briefgen.language import _
from briefgen.rules import Rule
from briefgen.values import replace
from briefgen.yamlfile import syntax_rules as rules
from briefgen.yamlfile.findings import Finding, within
from briefgen.yamlfile.lines import Line, is_block_header, quote_end
from briefgen.yamlfile.spelling import quote

_APOSTROPHE: Final = r"['’‘](?:s|t|n|k|m|r|ns|es|tis|twas)(?:[-\s]|$)"
CLOSING: Final = {"“": "”", "„": "”", "”": "”", "‘": "’", "‚": "’", "’": "’", "«": "»"}
_ESCAPE: Final = r"\\(?:[0abtnvfre \"/\\N_LP\t]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|$)"


def quote_value(line: Line, rule: Rule, message: str) -> Finding:
    """A finding on the value that is mended by putting the whole of it in quotes."""
    start, end = line.value_at, line.value_end
    hint = _("Put the whole value in double quotes.")
    mend = within(line.number, start, end, quote(line.value))
    return Finding(rule, line.number, start + 1, end + 1, message, hint, (mend,))


def quotes(line: Line) -> Finding | None:
    """A value that begins with a quotation mark and goes wrong from there."""
    mark = line.value[:1]
    if mark not in ("'", '"'):
        return None
    end = quote_end(line.value, 1, mark)
    after = line.value[end:].strip() if end > 0 else ""
    if end > 0 and not after:
        return backslash(line)
    if mark == "'" and re.match(_APOSTROPHE, line.value):
        message = _("YAML takes the apostrophe at the start of this value for an opening quotation mark.")
        return quote_value(line, rules.APOSTROPHE, message)
    if end > 0 and after in (",", ";"):
        comma = within(line.number, line.value_at + end, line.value_end, "")
        message = _("After the closing quotation mark nothing more may stand.")
        place = line.value_at + end
        return Finding(
            rules.AFTER_QUOTE, line.number, place + 1, line.value_end + 1, message, _("Take it out."), (comma,)
        )
    return _after_quote(line, end) if end > 0 else _open_quote(line)


def _after_quote(line: Line, end: int) -> Finding:
    """`"Samen" en "verder"` is quoted as a whole; of `"Het plan "Samen" dus"` the outer marks were meant to quote."""
    value = line.value
    found = quote_value(line, rules.AFTER_QUOTE, _("The value ends at the second quotation mark, and text follows it."))
    if value[end - 2].isspace() and value[-1] == value[0]:
        return replace(found, mends=(within(line.number, line.value_at, line.value_end, quote(value[1:-1])),))
    return found


def _open_quote(line: Line) -> Finding:
    """No closing mark on this line, nor (the caller has looked) on the lines below."""
    place, end = line.value_at, line.value_end
    message = _("The quotation mark that is opened here is not closed.")
    hint = _("Put the same mark at the end of the value.")
    other = line.value[-1] in "”“’‘'\"" and len(line.value) > 1
    mend = within(line.number, end - 1 if other else end, end, line.value[0])
    return Finding(rules.OPEN_QUOTE, line.number, place + 1, place + 2, message, hint, (mend,))


def backslash(line: Line) -> Finding | None:
    """`"H:\\notities"`: a backslash in double quotes that was not meant to begin a special character."""
    if line.value[:1] != '"' or line.value[-1] != '"' or "\\" not in line.value:
        return None
    inner = line.value[1:-1]
    escapes = re.finditer(r"\\.", inner)
    is_path = re.match(r"[A-Za-z]:\\[^\\]", inner)
    bad = next((match for match in escapes if is_path or not re.match(_ESCAPE, inner[match.start() :])), None)
    if bad is None:
        return None
    text = f"'{inner}'" if "'" not in inner else '"' + inner.replace("\\", "\\\\") + '"'
    mend = within(line.number, line.value_at, line.value_end, text)
    place = line.value_at + 1 + bad.start()
    message = _("In double quotes a backslash and what follows it stand for a special character.")
    hint = _("Put the value in single quotes.")
    return Finding(rules.BACKSLASH, line.number, place + 1, place + 3, message, hint, (mend,))


def curly_quotes(line: Line) -> Finding | None:
    """Curly marks around a value that needs straight ones."""
    value = line.value
    if not is_curly(value) or not needs_quotes(value):
        return None
    mend = within(line.number, line.value_at, line.value_end, quote(value[1:-1]))
    message = _("Only straight quotation marks quote a value, and these are curly.")
    hint = _("Replace them by straight ones.")
    return Finding(rules.CURLY_QUOTES, line.number, line.value_at + 1, line.value_end + 1, message, hint, (mend,))


def is_curly(value: str) -> bool:
    """Whether a curly mark stands at the start and its counterpart, or a straight one, at the end."""
    return len(value) > 2 and value[0] in CLOSING and value[-1] in (CLOSING[value[0]], '"')


def needs_quotes(value: str) -> bool:
    """Whether a plain text would be read otherwise than as it stands."""
    return ": " in value or value.endswith(":")


def first_sign(line: Line) -> Finding | None:
    """A value that begins with a sign that YAML keeps for itself."""
    value = line.value
    if value[:1] in ("@", "`", "%"):
        message = _("A value cannot begin with {sign}.").format(sign=value[0])
        return quote_value(line, rules.RESERVED_SIGN, message)
    if value[:1] in ("|", ">") and not is_block_header(value):
        message = _("At the start of a value {sign} begins a text over several lines.").format(sign=value[0])
        return quote_value(line, rules.BLOCK_SIGN, message)
    if value[:1] in ("&", "*", "!") or value[:2] == "? ":
        return shorthand(line)
    if value[:1] in ("]", "}", ",") or (value[:1] in ("[", "{") and not _is_closed(value)):
        message = _("A value that begins with {sign} is read as a list or as fields.").format(sign=value[0])
        return quote_value(line, rules.BRACKET, message)
    return None


def shorthand(line: Line) -> Finding:
    """A value that begins with `&`, `*` or `!`."""
    message = _("At the start of a value {sign} has a meaning of its own in YAML.").format(sign=line.value[0])
    return quote_value(line, rules.SHORTHAND, message)


def _is_closed(value: str) -> bool:
    """Whether the brackets end where the value ends, and not before."""
    depth = 0
    for number, character in enumerate(value):
        depth += (character in "[{") - (character in "]}")
        if depth == 0:
            return number == len(value) - 1
    return False


def list_on_line(line: Line) -> Finding | None:
    """`attention: - uitvoerbaarheid`."""
    if line.colon < 0 or not re.match(r"-\s", line.value):
        return None
    item = line.value[1:].strip()
    message = _("A list begins on the line below its field.")
    hint = _("Put the dash and what follows on the next line, indented.")
    indent = " " * (line.key_at + 2)
    fix = within(line.number, line.colon + 1, line.value_end, f"\n{indent}{line.value}")
    mend = within(line.number, line.value_at, line.value_end, f"[{item if item[:1] in '[' else quote(item)}]")
    place = line.value_at
    return Finding(rules.LIST_ON_LINE, line.number, place + 1, line.value_end + 1, message, hint, (mend,), (fix,))


def colon_in_value(line: Line) -> Finding | None:
    """`subject: Debat: vervolg`."""
    if line.colon < 0 or not needs_quotes(line.value) or line.value[:1] in ("'", '"', "[", "{", "|", ">"):
        return None
    second = re.search(r"[,;]\s+(?=[a-z_]+:\s)", line.value)
    if second:
        return _two_fields(line, second)
    place = line.value_at + next(m.start() for m in re.finditer(r":(?=\s|$)", line.value))
    finding = quote_value(line, rules.COLON_IN_VALUE, _("There is a colon inside this value."))
    return replace(finding, column=place + 1, end_column=place + 2)


def _two_fields(line: Line, second: re.Match[str]) -> Finding:
    """`role: wethouder, place: Utrecht`."""
    message = _("There are two fields on this line; each stands on a line of its own.")
    hint = _("Begin a new line at the second one, or put the whole value in double quotes if it is one text.")
    start, end = line.value_at + second.start(), line.value_at + second.end()
    fix = within(line.number, start, end, "\n" + " " * line.key_at)
    mend = within(line.number, start, line.value_end, "")
    place = line.value_at + line.value.index(":", second.end())
    return Finding(rules.COLON_IN_VALUE, line.number, place + 1, place + 2, message, hint, (mend,), (fix,), sure=False)
