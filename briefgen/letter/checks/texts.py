"""The letter's text as its checks read it: one string per part, and the way back from a place in it to the record."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from briefgen.dutch.citations import Found, find_citations
from briefgen.errors import Fix, Problem, Where
from briefgen.folders import TemplateFolders
from briefgen.letter.kinds import Kind
from briefgen.letter.model import Block, Letter, Line, ListBlock, Origin, Paragraph, Run, Table, block_lines
from briefgen.ministry.model import Profile
from briefgen.record.model import Record
from briefgen.record.reading import Reading
from briefgen.rules import Rule, problem
from briefgen.values import dataclass, replace

_OTHERS: Final = re.compile(r"questions\.\d+\.question|commitments\.\d+\.text")


class Text:
    """Lines of a letter, joined by line ends in `whole`."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = tuple(line for line in lines if line)
        self.texts = ["".join([run.text for run in line]) for line in self.lines]
        self.whole = "\n".join(self.texts)

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins in `whole`."""
        starts, at = [], 0
        for text in self.texts:
            starts.append(at)
            at += len(text) + 1
        return starts

    def run_at(self, place: int) -> Run:
        """The run that the character at this place of `whole` belongs to."""
        number = bisect_right(self.starts, place) - 1
        rest = place - self.starts[number]
        for run in self.lines[number]:
            if rest < len(run.text):
                return run
            rest -= len(run.text)
        return self.lines[number][-1]

    def origin_of(self, start: int, end: int) -> Origin | None:
        """Where these characters came from: the first field of the record among them, else the template."""
        here = start
        while here < end:
            run = self.run_at(here)
            if run.origin and run.origin.field:
                return run.origin
            here += max(len(run.text), 1)
        return self.run_at(start).origin


@dataclass(frozen=True)
class Contents:
    """What the checks of a letter read."""

    letter: Letter
    reading: Reading
    record: Record
    profile: Profile
    kind: Kind
    folders: TemplateFolders

    @cached_property
    def body(self) -> Text:
        """Body and footnotes, in reading order."""
        notes = (line for note in self.letter.notes for block in note.blocks for line in block_lines(block))
        return Text((*(line for block in self.letter.body for line in block_lines(block)), *notes))

    @cached_property
    def prose(self) -> Text:
        """Body and footnotes without tables, where space is short and dates and amounts are figures."""
        if not any(isinstance(block, Table | ListBlock) for block in self.letter.body):
            return self.body
        notes = (line for note in self.letter.notes for block in note.blocks for line in block_lines(block))
        return Text((*(line for block in self.letter.body for line in _prose(block)), *notes))

    @cached_property
    def outside(self) -> Text:
        """What the record gives to head and closing: subject, salutation, enclosures and copies."""
        closing = self.letter.closing
        listed = (line for each in (closing.enclosures, closing.copies) if each for line in each.values)
        return Text((*self.letter.head.subject.values, self.letter.salutation, *listed))

    @cached_property
    def everything(self) -> Text:
        """Every line of the letter, head and closing too."""
        return Text(line for part in self.letter.parts() for block in part.blocks for line in block_lines(block))

    @cached_property
    def citations(self) -> tuple[Found, ...]:
        """The citations in the body."""
        return find_citations(self.body.whole)

    def is_quoted(self, text: Text, place: int) -> bool:
        """Whether others speak here: a question or motion of the House, or words between quotation marks."""
        origin = text.run_at(place).origin
        if origin and _OTHERS.fullmatch(origin.field):
            return True
        before = text.whole[text.whole.rfind("\n", 0, place) + 1 : place]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def problem(
        self, rule: Rule, text: Text, start: int, end: int, message: str, *, hint: str = "", instead: str | None = None
    ) -> Problem:
        """A finding about these characters of the text, at their place in the record or else in the template.

        `instead` is what a fix writes in their place; offered where the record has them literally on one line.
        """
        origin = text.origin_of(start, end)
        if origin is None or not (origin.field or origin.template):
            return self.reading.problem(rule, "", message, hint=hint)
        if not origin.field:
            return self._in_template(rule, origin, message, hint)
        literal = self._literal(origin.field, text.whole[start:end])
        where = literal or self.reading.where(origin.field)
        fixes: tuple[Fix, ...] = ()
        if literal and instead is not None:
            fixes = (Fix(literal.line, literal.column, literal.end_line, literal.end_column, instead),)
        line = self.reading.document.line(where.line)
        return problem(rule, where, message, hint=hint, fixes=fixes, source_line=line)

    def _in_template(self, rule: Rule, origin: Origin, message: str, hint: str) -> Problem:
        if not self.folders.has(origin.template):
            return problem(rule, Where(origin.template, origin.line), message, hint=hint)
        path = self.folders.find(origin.template)
        lines = path.read_text(encoding="utf-8").splitlines()
        line = lines[origin.line - 1] if 0 < origin.line <= len(lines) else ""
        return problem(rule, Where(str(path), origin.line), message, hint=hint, source_line=line)

    def _literal(self, field: str, words: str) -> Where | None:
        """Where exactly these words stand in the field's lines of the file."""
        where = self.reading.where(field)
        for number in range(where.line, max(where.end_line, where.line) + 1):
            line = self.reading.document.line(number)
            first = where.column - 1 if number == where.line else 0
            column = line.find(words, first)
            if column >= 0:
                end = column + len(words) + 1
                return replace(where, line=number, column=column + 1, end_line=number, end_column=end)
        return None


def _prose(block: Block) -> Iterator[Line]:
    if isinstance(block, ListBlock):
        for item in block.items:
            for inner in item.blocks:
                yield from _prose(inner)
    elif isinstance(block, Paragraph) or not isinstance(block, Table):
        yield block.runs
