"""Reads on after what is wrong: mends the line in memory, or leaves it out, and parses again."""

import re
from itertools import islice
from typing import Final

from briefgen.errors import Fix, Problem, Severity, Where
from briefgen.language import _
from briefgen.rules import problem
from briefgen.values import replace
from briefgen.yamlfile import layout_rules, syntax_rules
from briefgen.yamlfile.events import Composed, Fault, compose
from briefgen.yamlfile.findings import Finding, within
from briefgen.yamlfile.layout import at_fault
from briefgen.yamlfile.lines import Line, indent_of, scan
from briefgen.yamlfile.mending import Mended
from briefgen.yamlfile.mistakes import UNREADABLE, control_characters, mistake_on
from briefgen.yamlfile.nodes import Span
from briefgen.yamlfile.oddities import findings_of
from briefgen.yamlfile.tabs import fit_tabs
from briefgen.yamlfile.traps import traps_in

ROUNDS: Final = 25  # of parsing again; a long file gets fewer
LONGEST: Final = 5_000  # lines; the longest record known has a tenth of that
MOST: Final = 200  # findings of one file


class Recovery:
    """One file that is not as it should be: its lines as mended so far, and the findings up to now."""

    def __init__(self, source: str, typed: list[str]) -> None:
        self.source = source
        self.typed = typed
        self.texts = typed
        self.mended = Mended()
        self.composed = Composed()
        self.lossy = False
        self._moved: set[int] = set()  # lines that were mended with a line above them
        self._problems: dict[tuple[str, int], Problem] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """In the order of the file."""
        return tuple(sorted(self._problems.values(), key=lambda found: (found.where.line, found.where.column)))[:MOST]

    def run(self) -> None:
        """Parses, tells, mends and parses again, until nothing more is mended or it has been enough.

        Of a file that is longer than any record only the beginning is gone through with this care.
        """
        self._stand_in()
        whole, self.texts = self.texts, self.texts[:LONGEST]
        self._mend_all()
        if len(whole) > LONGEST:
            self._beyond(whole)

    def _mend_all(self) -> None:
        rounds = ROUNDS if len(self.texts) < LONGEST else 4
        for _round in range(rounds):
            self.composed = compose("\n".join(self.texts))
            findings = self._findings(scan(self.texts))
            mends = [mend for finding in findings for mend in self._told(finding)]
            if not mends:
                return
            self._mend(mends)
        self.composed = compose("\n".join(self.texts))
        if self.composed.fault:
            self._told(_generic(self.composed.fault, self.texts, self.composed.fault.line))

    def _beyond(self, whole: list[str]) -> None:
        """The rest of a very long file: read as it is, unless its beginning already is no YAML."""
        self.lossy = True
        if any(found.severity is Severity.ERROR for found in self._problems.values()):
            return
        self.texts, self.mended = whole, self.mended.without_edits()
        self.composed = compose("\n".join(whole))
        if self.composed.fault:
            self._told(_generic(self.composed.fault, whole, self.composed.fault.line))
        for finding in findings_of(self.composed, scan(whole)) if self.composed.oddities else ():
            self._told(finding)

    def _stand_in(self) -> None:
        """Tells of characters that no parser accepts, and puts others in their place."""
        text = "\n".join(self.typed)
        unreadable = set(re.findall(UNREADABLE, text))
        found = (control_characters(*numbered) for numbered in enumerate(self.typed, start=1)) if unreadable else ()
        for finding in islice(filter(None, found), MOST):
            self._told(finding)
        self.texts = self.mended.stand_in(text, unreadable).split("\n")

    def _findings(self, lines: list[Line]) -> list[Finding]:
        fault = self.composed.fault
        if fault is None:
            found = [*findings_of(self.composed, lines), *traps_in(lines)]
            return [finding for finding in found if finding.mends and finding.sure] or found
        found = list(islice((finding for line in lines if (finding := mistake_on(line))), MOST))
        return fit_tabs(found, lines) or [self._at_fault(lines, fault)]

    def _at_fault(self, lines: list[Line], fault: Fault) -> Finding:
        begun = "simple key" in fault.context or "quoted" in fault.context or "flow" in fault.context
        numbers = [fault.begun_line, fault.line] if begun else [fault.line]
        numbers.append(self._before(numbers[-1]))
        found = next((finding for number in numbers if (finding := at_fault(lines, number))), None)
        if found:
            return found
        number = next((number for number in numbers if number and self._text(number).strip()), 0)
        return _generic(fault, self.texts, number or self._before(fault.line))

    def _text(self, number: int) -> str:
        return self.texts[number - 1] if 0 < number <= len(self.texts) else ""

    def _before(self, number: int) -> int:
        """The last line before this one that has something on it, 0 where there is none."""
        return next((n for n in range(min(number - 1, len(self.texts)), 0, -1) if self._text(n).strip()), 0)

    def _told(self, finding: Finding) -> tuple[Fix, ...]:
        """Remembers the finding as a problem; gives the edits with which to read on.

        A line that is wrong in the same way once more, or only since a line above it was mended, is left out.
        """
        finding = self._effective(finding)
        key = (finding.rule.code, finding.line)
        if key in self._problems or finding.line in self._moved or len(self._problems) >= 2 * MOST:
            self.lossy = self.lossy or bool(finding.mends)
            return (self._left_out(finding.line),) if finding.mends else ()
        self._problems[key] = self._problem(finding)
        self.lossy = self.lossy or bool(finding.mends and not finding.sure)
        if finding.rule is layout_rules.INDENT:
            self._moved |= {mend.line for mend in finding.mends if mend.line != finding.line}
        return finding.mends

    def _left_out(self, number: int) -> Fix:
        return within(number, 0, len(self._text(number)), "")

    def _effective(self, finding: Finding) -> Finding:
        """The finding, with its line left out where its mends would change nothing."""
        if not finding.mends or any(self._replaced(mend) != mend.text for mend in finding.mends):
            return finding
        return replace(finding, mends=(self._left_out(finding.line),), sure=False)

    def _replaced(self, mend: Fix) -> str:
        return self._text(mend.line)[mend.column - 1 : mend.end_column - 1]

    def _problem(self, finding: Finding) -> Problem:
        span = self.mended.span_as_typed(Span(finding.line, finding.column, finding.line, finding.end_column))
        where = Where(self.source, span.line, span.column, "", span.end_line, span.end_column)
        fixes = tuple(fix for fix in map(self._fix_as_typed, finding.offered) if self._changes(fix))
        line = self.typed[finding.line - 1] if finding.line <= len(self.typed) else ""
        return problem(finding.rule, where, finding.message, hint=finding.hint, fixes=fixes, source_line=line)

    def _changes(self, fix: Fix) -> bool:
        return fix.line != fix.end_line or self.typed[fix.line - 1][fix.column - 1 : fix.end_column - 1] != fix.text

    def _fix_as_typed(self, fix: Fix) -> Fix:
        span = self.mended.span_as_typed(Span(fix.line, fix.column, fix.end_line, fix.end_column))
        return Fix(span.line, span.column, span.end_line, span.end_column, self.mended.as_typed(fix.text))

    def _mend(self, mends: list[Fix]) -> None:
        for mend in sorted(mends, key=lambda edit: (edit.line, -edit.column)):
            text = self.texts[mend.line - 1]
            self.texts[mend.line - 1] = text[: mend.column - 1] + mend.text + text[mend.end_column - 1 :]
            self.mended.note(mend)


def _generic(fault: Fault, texts: list[str], number: int) -> Finding:
    """What is left to say where no better is known: here the parser stopped; the line is left out."""
    text = texts[number - 1] if 0 < number <= len(texts) else ""
    start = indent_of(text) if text.strip() else 0
    message = _("This line cannot be read as YAML.")
    hint = _("Look at its colon, its quotation marks and the spaces before it, and at the line above.")
    mend = (within(number, 0, len(text), ""),) if text.strip() else ()
    line = number or fault.line
    return Finding(syntax_rules.SYNTAX, line, start + 1, len(text.rstrip()) + 1, message, hint, mend, sure=False)
