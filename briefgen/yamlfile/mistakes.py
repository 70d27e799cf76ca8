"""Mistakes that can be seen on a line by itself: signs and spaces in the wrong place, and those in its value."""

import re
from collections.abc import Callable
from itertools import islice
from typing import Final

from briefgen.language import _
from briefgen.yamlfile import layout_rules
from briefgen.yamlfile import syntax_rules as rules
from briefgen.yamlfile.findings import Finding, within
from briefgen.yamlfile.lines import Kind, Line
from briefgen.yamlfile.value_mistakes import colon_in_value, curly_quotes, first_sign, list_on_line, quotes

UNREADABLE: Final = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
_SPACES: Final = "\x0b\x0c\x85\u2028\u2029"


def control_characters(number: int, text: str) -> Finding | None:
    """Characters on a line that cannot be seen and that no document holds; no more of them than are worth telling."""
    found = list(islice(re.finditer(UNREADABLE, text), 50))
    if not found:
        return None
    fixes = tuple(within(number, match.start(), match.end(), _instead(match)) for match in found)
    code = f"{ord(found[0][0]):04X}"
    message = _("Here is a character that cannot be seen: U+{code}.").format(code=code)
    place = found[0].start() + 1
    hint = _("Take it out.")
    return Finding(layout_rules.CONTROL_CHARACTER, number, place, place + 1, message, hint, fixes=fixes)


def _instead(match: re.Match[str]) -> str:
    """A space for what separates lines or words, between words; else nothing."""
    before, after = match.string[: match.start()], match.string[match.end() : match.end() + 1]
    return " " if match[0] in _SPACES and before[-1:].strip() and after.strip() else ""


def tab(line: Line) -> Finding | None:
    """A tab before the line; how far it was meant to be indented is seen from the lines around it, by the caller."""
    before = line.text[: line.indent]
    if "\t" not in before:
        return None
    place = before.index("\t")
    mend = within(line.number, 0, line.indent, before.expandtabs(4))
    message = _("There is a tab before this line; YAML wants spaces there.")
    hint = _("Take out the tab and indent with spaces, as the lines around it.")
    return Finding(rules.TAB, line.number, place + 1, line.indent + 1, message, hint, (mend,))


def blank_space(line: Line) -> Finding | None:
    """An empty line with something else in it than ordinary spaces."""
    if not line.text.strip(" "):
        return None
    mend = within(line.number, 0, len(line.text), "")
    message = _("This line looks empty, but there is a tab or an odd space in it.")
    return Finding(rules.ODD_SPACE, line.number, 1, len(line.text) + 1, message, _("Empty it."), (mend,))


def odd_space(line: Line) -> Finding | None:
    """A no-break space or its like before the line, or around its colon or dash."""
    stretches = [(0, line.indent)]
    if line.dash >= 0:
        begin = line.key_at if line.key_at >= 0 else line.value_at
        stretches.append((line.dash + 1, begin))
    if line.value_at >= 0 and "#" not in line.text[line.value_end :]:
        stretches.append((line.value_end, len(line.text)))
    if line.colon >= 0:
        stretches += [(line.key_at + len(line.key), line.colon), (line.colon + 1, line.value_at)]
    odd = [(start, end) for start, end in stretches if line.text[start:end].strip(" \t-")]
    if not odd:
        return None
    mends = tuple(within(line.number, *part, re.sub(r"[^ \t-]", " ", line.text[slice(*part)])) for part in odd)
    message = _("There is a space here that only looks like an ordinary space, such as a no-break space.")
    hint = _("Replace it by an ordinary space.")
    start, end = odd[0]
    place = start + next(number for number, sign in enumerate(line.text[start:end]) if sign not in " \t-")
    return Finding(rules.ODD_SPACE, line.number, place + 1, end + 1, message, hint, mends)


def foreign_line(line: Line) -> Finding | None:
    """A fence of Markdown, or a mark that a merge of two versions leaves."""
    if not re.match(r"\s*(?:```|~~~|<<<<<<< |=======$|>>>>>>> )", line.text):
        return None
    message = _("This line is not part of the record; it came along with copying.")
    whole = within(line.number, 0, len(line.text), "")
    sure = line.text.lstrip()[0] in "`~"
    return Finding(
        layout_rules.FOREIGN_LINE,
        line.number,
        line.indent + 1,
        len(line.text) + 1,
        message,
        _("Take it out."),
        (whole,),
        sure=sure,
    )


def no_space_after_dash(line: Line) -> Finding | None:
    """`-role: wethouder`."""
    if not re.match(r"\s*-[^\W\d_]", line.text) or line.key_at != line.indent:
        return None
    mend = within(line.number, line.indent + 1, line.indent + 1, " ")
    message = _("There is no space after the dash.")
    hint = _("Put a space after it.")
    place = line.indent + 1
    return Finding(rules.NO_SPACE_AFTER_DASH, line.number, place, place + 1, message, hint, (mend,))


def no_name(line: Line) -> Finding | None:
    """`: Utrecht`."""
    if line.colon < 0 or line.key:
        return None
    message = _("Before the colon stands no name of a field.")
    hint = _("Put the name of the field before it.")
    mend = within(line.number, 0, len(line.text), "")
    place = line.colon + 1
    return Finding(layout_rules.NAME_NOT_TEXT, line.number, place, place + 1, message, hint, (mend,), sure=False)


def other_dash(line: Line) -> Finding | None:
    """A bullet, a number or a longer dash, as Word makes of a hyphen, at the start of an entry of a list."""
    match = re.match(r"\s*(?:[–—−•·▪●◦*]|\d{1,2}[.)])\s", line.text) if line.dash < 0 else None
    if match is None:
        return None
    mend = within(line.number, line.indent, match.end() - 1, "-")
    message = _("A list's entry begins with a hyphen, and this is another sign.")
    hint = _("Replace it by a hyphen.")
    return Finding(rules.OTHER_DASH, line.number, line.indent + 1, match.end(), message, hint, (mend,))


def other_sign(line: Line) -> Finding | None:
    """`place = Groningen`."""
    match = re.match(r"\s*[a-z_]+(\s*[=;])(?=\s)", line.text) if line.colon < 0 else None
    if match is None:
        return None
    mend = within(line.number, match.start(1), match.end(1), ":")
    message = _("Between a field and its value stands a colon, and this is another sign.")
    hint = _("Replace it by a colon.")
    return Finding(rules.OTHER_SIGN, line.number, match.end(1), match.end(1) + 1, message, hint, (mend,))


def no_space_after_colon(line: Line) -> Finding | None:
    """`reference:3090253`, on a line that can be nothing but a field."""
    match = re.match(r"\s*(?:- +)?([a-z_]+):(?!//)(?=\S)", line.text) if line.colon < 0 or line.key_at < 0 else None
    if match is None or (line.kind is Kind.ENTRY and line.dash >= 0):
        return None
    mend = within(line.number, match.end(), match.end(), " ")
    message = _("There is no space after the colon of `{field}`.").format(field=match[1])
    hint = _("Put a space after it.")
    return Finding(rules.NO_SPACE_AFTER_COLON, line.number, match.start(1) + 1, match.end() + 1, message, hint, (mend,))


Look = Callable[[Line], Finding | None]
_ANYWHERE: Final[tuple[Look, ...]] = (tab, odd_space)
_AT_START: Final[tuple[Look, ...]] = (
    foreign_line,
    no_name,
    no_space_after_dash,
    other_dash,
    other_sign,
    no_space_after_colon,
)
_IN_VALUE: Final[tuple[Look, ...]] = (quotes, curly_quotes, first_sign, list_on_line, colon_in_value)
_BY_KIND: Final[dict[Kind, tuple[Look, ...]]] = {
    Kind.BLANK: (blank_space,),
    Kind.COMMENT: (tab,),
    Kind.CONTINUED: _ANYWHERE,
    Kind.TEXT: (*_ANYWHERE, *_AT_START),
    Kind.ENTRY: (*_ANYWHERE, *_AT_START, *_IN_VALUE),
}


def mistake_on(line: Line) -> Finding | None:
    """The first mistake on the line, by what hides the others."""
    if line.until:
        return None
    return next((finding for look in _BY_KIND.get(line.kind, ()) if (finding := look(line))), None)
