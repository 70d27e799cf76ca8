"""From events to nodes with places, for the files of which a place is asked."""

from collections.abc import Callable, Iterator

from briefgen.yamlfile.events import Event, library
from briefgen.yamlfile.mending import Mended
from briefgen.yamlfile.nodes import Entry, Mapping, Node, Scalar, Sequence, Span


def build_tree(events: list[Event], line: Callable[[int], str], mended: Mended | None) -> Node | None:
    """The root of the first document in the events; None where there is no document. `line` gives a line as typed."""
    remaining = iter(events)
    for event in remaining:
        if type(event) is library().document:
            return _Tree(remaining, line, mended).node(next(remaining))
    return None


class _Tree:
    def __init__(self, events: Iterator[Event], line: Callable[[int], str], mended: Mended | None) -> None:
        self.events = events
        self.line = line
        self.mended = mended

    def node(self, event: Event) -> Node:
        kind, names = type(event), library()
        if kind is names.mapping:
            return self.mapping(event)
        if kind is names.sequence:
            return self.sequence(event)
        if kind is names.alias:
            return Scalar("*" + event.anchor, self.span(event, event), quoted=False)
        return self.scalar(event)

    def scalar(self, event: Event) -> Scalar:
        plain = not event.style
        text = self.mended.as_typed(event.value) if self.mended else event.value
        span = self.span(event, event)
        if not plain and event.style in "|>":
            span = self._without_blank_end(span)
        return Scalar(None if plain and not text else text, span, quoted=not plain)

    def _without_blank_end(self, span: Span) -> Span:
        """A text after `|` or `>` up to its last line that has something on it."""
        end = span.end_line if span.end_column > 1 else span.end_line - 1
        while end > span.line and not self.line(end).strip():
            end -= 1
        return Span(span.line, span.column, end, len(self.line(end).rstrip()) + 1)

    def mapping(self, start: Event) -> Mapping:
        entries: list[Entry] = []
        while type(event := next(self.events)) is not library().mapping_end:
            key, value = self.node(event), self.node(next(self.events))
            if isinstance(key, Scalar):
                entries.append(Entry(key, value))
        return Mapping(tuple(entries), self._around(start, event, entries), flow=start.flow_style)

    def sequence(self, start: Event) -> Sequence:
        items: list[Node] = []
        while type(event := next(self.events)) is not library().sequence_end:
            items.append(self.node(event))
        return Sequence(tuple(items), self._around(start, event, items), flow=start.flow_style)

    def _around(self, start: Event, end: Event, inside: list[Entry] | list[Node]) -> Span:
        """Brackets and what is in them; in block style from where it begins up to its last value."""
        if start.flow_style or not inside:
            return self.span(start, end)
        last = inside[-1]
        span = last.value.span if isinstance(last, Entry) else last.span
        begin = self.span(start, start)
        return Span(begin.line, begin.column, span.end_line, span.end_column)

    def span(self, first: Event, last: Event) -> Span:
        start, end = first.start_mark, last.end_mark
        span = Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        return self.mended.span_as_typed(span) if self.mended else span
