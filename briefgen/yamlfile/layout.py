"""Why the parser stopped at a line that is well formed by itself: how far it is indented, or a colon it lacks."""

import re
from collections.abc import Iterator

from briefgen.errors import Fix
from briefgen.language import _, ngettext
from briefgen.values import dataclass
from briefgen.yamlfile import layout_rules
from briefgen.yamlfile import syntax_rules as rules
from briefgen.yamlfile.findings import Finding, within
from briefgen.yamlfile.lines import Kind, Line, after, holder
from briefgen.yamlfile.mistakes import no_space_after_colon, other_sign


@dataclass(frozen=True, slots=True)
class Level:
    """A column (from 0) at which a line may begin: of the fields or the dashes that are open there."""

    column: int
    is_dash: bool
    opened_by: Line


def levels_above(lines: list[Line], number: int) -> list[Level]:
    """The open levels before the line of that number, the outermost first."""
    levels: list[Level] = []
    for line in lines[: number - 1]:
        open_levels(levels, line)
    return levels


def open_levels(levels: list[Level], line: Line) -> None:
    """The levels that are open after this line."""
    if line.kind is not Kind.ENTRY:
        return
    while levels and levels[-1].column > line.indent:
        levels.pop()
    for column, is_dash in ((line.dash, True), (line.key_at, False)):
        if column < 0:
            continue
        if levels and levels[-1].column == column and levels[-1].is_dash == is_dash:
            levels.pop()
        levels.append(Level(column, is_dash, line))


def at_fault(lines: list[Line], number: int) -> Finding | None:
    """What is wrong with the line of that number, where the parser stopped; None where nothing can be said of it."""
    if not 0 < number <= len(lines):
        return None
    line = lines[number - 1]
    above = next((other for other in reversed(lines[: number - 1]) if other.kind is not Kind.BLANK), None)
    if above and above.kind is Kind.INSIDE and above.block > line.indent > 0 and line.kind is not Kind.BLANK:
        return _outdented(line, above.block)
    if line.kind in (Kind.TEXT, Kind.CONTINUED):
        return _text(lines, line)
    if line.kind is Kind.ENTRY:
        return _entry(lines, line)
    return None


def _outdented(line: Line, block: int) -> Finding:
    message = _("This line of a longer text has fewer spaces before it than the first one.")
    hint = _("Indent it as far as the first line of the text.")
    mend = within(line.number, 0, line.indent, " " * block)
    return Finding(layout_rules.OUTDENTED, line.number, line.indent + 1, line.indent + 2, message, hint, (mend,))


def _text(lines: list[Line], line: Line) -> Finding:
    found = no_space_after_colon(line) or other_sign(line)
    if found:
        return found
    end = len(line.text.rstrip())
    names = {other.key for other in lines if other.key}
    word = line.value.split(None, 1)[0] if line.value else ""
    if word in names and line.value != word:
        place = line.value_at + len(word)
        message = _("There is no colon after `{field}`.").format(field=word)
        mend = within(line.number, place, place, ":")
        return Finding(
            layout_rules.NO_COLON, line.number, line.value_at + 1, place + 1, message, _("Put one there."), (mend,)
        )
    if re.fullmatch(r"[a-z][a-z_]*", line.value) and _has_below(lines, line):
        message = _("There is no colon after `{field}`.").format(field=line.value)
        mend = within(line.number, line.value_end, line.value_end, ":")
        place = line.value_at + 1
        return Finding(
            layout_rules.NO_COLON, line.number, place, line.value_end + 1, message, _("Put one there."), (mend,)
        )
    message = _("This line is neither a field with a colon nor an item with a dash.")
    hint = _("If it goes on with the text above, indent it further than the field, or write both on one line.")
    above = next((other for other in reversed(lines[: line.number - 1]) if other.kind is Kind.ENTRY), None)
    sure = above is not None and above.number == line.number - 1 and _goes_on(above, line)
    indent = " " * (holder(above) + 2 if above else 0)
    mend = within(line.number, 0, line.indent if sure else len(line.text), indent if sure else "")
    return Finding(layout_rules.NO_COLON, line.number, line.indent + 1, end + 1, message, hint, (mend,), sure=sure)


def _goes_on(above: Line, line: Line) -> bool:
    """Whether both read as running text, so that the line was meant to go on with the value above it."""
    is_text = len(above.value.split()) > 2 and above.value[0] not in "'\"[{|>"
    return is_text and len(line.value.split()) > 1 and line.value[0].isalnum() and 0 <= holder(above) >= line.indent


def _has_below(lines: list[Line], line: Line) -> bool:
    below = next((other for other in after(lines, line) if other.kind not in (Kind.BLANK, Kind.COMMENT)), None)
    return below is not None and (below.indent > line.indent or (below.indent == line.indent and below.dash >= 0))


def _entry(lines: list[Line], line: Line) -> Finding | None:
    levels = levels_above(lines, line.number)
    if not levels or _fits(line, levels):
        return None
    if line.indent < levels[0].column:
        return _above_too_far(lines, line, levels[0].column)
    same = next((level for level in levels if level.column == line.indent), None)
    if same and same.is_dash and (line.key == same.opened_by.key or levels[-1] is same):
        return _no_dash(line)
    if _is_text_going_on(line, levels[-1]):
        return _colon_further_on(lines, line, levels[-1].opened_by)
    if line.dash >= 0 and all(not level.is_dash or abs(level.column - line.indent) > 2 for level in levels):
        return _stray_dash(lines, line)
    beside = levels[levels.index(same) + 1 :][:1] if same and same.is_dash and line.dash < 0 else []
    return _indent(lines, line, beside or _near(levels, line) or levels[-1:])


def _fits(line: Line, levels: list[Level]) -> bool:
    """Whether the line may stand where it does: on an open level of its kind, or below a field without a value."""
    if any(level.column == line.indent and level.is_dash == (line.dash >= 0) for level in levels):
        return True
    last = levels[-1]
    return is_open(last) and (line.indent > last.column or (line.dash >= 0 and line.indent == last.column))


def is_open(level: Level) -> bool:
    """Whether it is that of a field whose value still has to come on the lines below."""
    return not level.is_dash and not level.opened_by.value and level.column == level.opened_by.key_at


def _above_too_far(lines: list[Line], line: Line, column: int) -> Finding:
    """The file begins further to the right than it goes on."""
    above = [other for other in lines[: line.number - 1] if other.kind is not Kind.BLANK and other.indent >= column]
    mends = tuple(within(other.number, 0, column - line.indent, "") for other in above)
    hint = _give(line.indent, line.number)
    return Finding(layout_rules.INDENT, above[0].number, 1, column + 1, _out_of_line(column), hint, mends)


def _out_of_line(count: int) -> str:
    return ngettext(
        "This line does not line up with the lines it belongs to: it has {count} space before it.",
        "This line does not line up with the lines it belongs to: it has {count} spaces before it.",
        count,
    ).format(count=count)


def _give(count: int, line: int) -> str:
    return ngettext("Give it {count} space, as line {line}.", "Give it {count} spaces, as line {line}.", count).format(
        count=count, line=line
    )


def _no_dash(line: Line) -> Finding:
    message = _("The dash before this entry of the list is missing.")
    mend = within(line.number, line.indent, line.indent, "- ")
    place = line.indent + 1
    hint = _("Put a dash and a space before it.")
    return Finding(layout_rules.NO_DASH, line.number, place, place + len(line.key), message, hint, (mend,))


def _is_text_going_on(line: Line, last: Level) -> bool:
    above = last.opened_by
    is_text = bool(above.value) and above.value[0] not in "'\"[{|>"
    return is_text and line.dash < 0 and line.indent > last.column and not re.fullmatch(r"[a-z][a-z_]*", line.key)


def _colon_further_on(lines: list[Line], line: Line, above: Line) -> Finding:
    """A text over several lines, with a colon in a later one: quoted as a whole."""
    last = line
    for other in after(lines, line):
        if other.kind is not Kind.CONTINUED and not (other.kind is Kind.ENTRY and other.indent > holder(above)):
            break
        last = other
    message = _("There is a colon inside this text, which began on the line above.")
    hint = _("Put the whole text in double quotes.")
    end = len(last.text.rstrip())
    mends: tuple[Fix, ...] = (
        within(above.number, above.value_at, above.value_at, '"'),
        within(last.number, end, end, '"'),
    )
    inside = "\n".join(other.text for other in lines[above.number - 1 : last.number])
    sure = '"' not in inside and "\\" not in inside
    place = line.colon + 1
    if not sure:
        mends = (within(line.number, line.indent, len(line.text), ""),)
    return Finding(rules.COLON_IN_VALUE, line.number, place, place + 1, message, hint, mends, sure=sure)


def _stray_dash(lines: list[Line], line: Line) -> Finding:
    message = _("Here stand fields, and among them no list can begin.")
    hint = _("Put the name of the list above it on a line of its own, with a colon, or take out the dash.")
    mends = tuple(within(other.number, 0, len(other.text), "") for other in _block(lines, line))
    place = line.indent + 1
    return Finding(layout_rules.STRAY_DASH, line.number, place, place + 1, message, hint, mends, sure=False)


def _block(lines: list[Line], line: Line) -> Iterator[Line]:
    """The line, what is below it, and the items beside it."""
    yield line
    for other in after(lines, line):
        if other.kind is Kind.BLANK:
            continue
        if other.indent < line.indent or (other.indent == line.indent and other.dash < 0):
            return
        yield other


def _near(levels: list[Level], line: Line) -> list[Level]:
    """The open levels of the line's kind, the nearest first; only those that are nearer than any other."""
    kind = [level for level in levels if level.is_dash == (line.dash >= 0)]
    kind.sort(key=lambda level: abs(level.column - line.indent))
    return [level for level in kind if abs(level.column - line.indent) == abs(kind[0].column - line.indent)]


def _indent(lines: list[Line], line: Line, near: list[Level]) -> Finding:
    to = near[-1].column
    sure = len(near) == 1 and abs(to - line.indent) <= 3
    hint = _give(to, near[-1].opened_by.number) if sure else _("Give it as many spaces as the lines it belongs to.")
    mends = (within(line.number, 0, line.indent, " " * to), *_along(lines, line, to - line.indent))
    end = (line.key_at + len(line.key) if line.key_at >= 0 else line.indent + 1) + 1
    told = _out_of_line(line.indent)
    return Finding(layout_rules.INDENT, line.number, line.indent + 1, end, told, hint, mends, sure=sure)


def _along(lines: list[Line], line: Line, shift: int) -> list[Fix]:
    """The edits that keep the other fields of a misplaced item under its first one."""
    if line.dash < 0 or line.key_at < 0:
        return []
    edits = []
    following = next((other for other in after(lines, line) if other.kind is Kind.ENTRY), None)
    if following is None or following.indent != line.key_at:
        return []
    for other in after(lines, line):
        if other.kind is Kind.BLANK:
            continue
        if other.indent < line.key_at:
            break
        edits.append(within(other.number, 0, other.indent, " " * max(other.indent + shift, 0)))
    return edits
