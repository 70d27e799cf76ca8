"""What the events of a file say is wrong: fields that are there twice, shorthand, more than one record."""

from typing import Final

from briefgen.language import N_, _
from briefgen.rules import Rule
from briefgen.yamlfile import layout_rules
from briefgen.yamlfile import syntax_rules as rules
from briefgen.yamlfile.events import Composed, Event, Oddity, library
from briefgen.yamlfile.findings import Finding, within
from briefgen.yamlfile.lines import Kind, Line
from briefgen.yamlfile.value_mistakes import quote_value, shorthand


def findings_of(composed: Composed, lines: list[Line]) -> list[Finding]:
    """A finding for each oddity, in the order of the file."""
    return [_finding(oddity, lines) for oddity in composed.oddities]


def _finding(oddity: Oddity, lines: list[Line]) -> Finding:
    number = oddity.event.start_mark.line
    of = lines[number] if number < len(lines) else Line(number + 1, "", Kind.BLANK)
    if oddity.name == "duplicate":
        return _duplicate(oddity, lines, of)
    if oddity.name in ("property", "alias"):
        return _shorthand(oddity.event, of)
    if oddity.name == "key" and of.value[:1] == "{":
        message = _("A value that begins with {sign} is read as a list or as fields.").format(sign="{")
        return quote_value(of, rules.BRACKET, message)
    return _at(oddity, *_TOLD[oddity.name], of=of)


_TOLD: Final = {
    "document": (
        layout_rules.DOCUMENTS,
        N_("From here on there is another record; a file holds one, and this is not read."),
        N_("Put it in a file of its own, or take out the three hyphens."),
    ),
    "deep": (
        layout_rules.TOO_DEEP,
        N_("Here are more levels than any record has; the file is not read any further."),
        N_("Take out brackets and dashes that belong to a text, or put that text in double quotes."),
    ),
    "many": (
        layout_rules.TOO_LARGE,
        N_("The file has more fields and values than any record; it is not read any further."),
        N_("Put long lists in an enclosure."),
    ),
    "key": (
        layout_rules.NAME_NOT_TEXT,
        N_("Before the colon stands no name of a field."),
        N_("Put a text that begins with a bracket in double quotes."),
    ),
}


def _at(oddity: Oddity, rule: Rule, message: str, hint: str, *, of: Line) -> Finding:
    place = oddity.event.start_mark.column + 1
    end = place + (3 if oddity.name == "document" else 1)
    return Finding(rule, of.number, place, end, _(message), _(hint), sure=False)


def _shorthand(event: Event, of: Line) -> Finding:
    mark = event.start_mark
    if of.key == "<<":
        message = _("Fields are taken over from elsewhere here; a record has no such shorthand.")
        hint = _("Write the fields in full.")
        return Finding(layout_rules.MERGE, of.number, of.key_at + 1, of.value_end + 1, message, hint, sure=False)
    if of.value_at == mark.column and type(event) is not library().mapping and type(event) is not library().sequence:
        return shorthand(of)
    message = _("At the start of a value {sign} has a meaning of its own in YAML.")
    sign = of.text[mark.column : mark.column + 1]
    hint = _("Take it out, and write the fields in full.")
    place = mark.column + 1
    return Finding(rules.SHORTHAND, of.number, place, place + 1, message.format(sign=sign), hint, sure=False)


def _duplicate(oddity: Oddity, lines: list[Line], of: Line) -> Finding:
    event, first = oddity.event, oddity.first
    place, end = event.start_mark.column + 1, event.end_mark.column + 1
    begins = lines[first.start_mark.line] if first.start_mark.line < len(lines) else of
    if getattr(first, "value", "") == event.value and begins.dash >= 0 and of.dash < 0 and of.key_at >= 2:
        message = _("`{field}` is there twice: here begins another entry of the list, without its dash.")
        mend = within(of.number, of.key_at - 2, of.key_at, "- ")
        hint = _("Put a dash and a space before it.")
        return Finding(layout_rules.NO_DASH, of.number, place, end, message.format(field=event.value), hint, (mend,))
    message = _("The field `{field}` is there twice; the first is on line {line}.")
    told = message.format(field=event.value, line=oddity.earlier.start_mark.line + 1)
    return Finding(layout_rules.TWICE, of.number, place, end, told, _("Take out one of the two."), sure=False)
