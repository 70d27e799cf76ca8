"""Edits that change only the characters they name: comments, order and line endings stay."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from briefgen.errors import Fix
from briefgen.yamlfile.document import Document
from briefgen.yamlfile.nodes import Entry, Mapping, Node, Path, Scalar, Sequence, Span, descend
from briefgen.yamlfile.spelling import quote, spell

_LINE_END = r"\r\n|\n|\r"


def apply_fixes(text: str, fixes: Iterable[Fix]) -> str:
    """The text with these edits made; an edit that overlaps one given before it is left out.

    Where an edit begins a new line, that ends as the file's other lines do.
    """
    starts, newline = _line_starts(text), _newline(text)
    chosen: list[tuple[int, int, str]] = []
    for fix in fixes:
        start, end = _offset(starts, fix.line, fix.column), _offset(starts, fix.end_line, fix.end_column)
        edit = (start, end, fix.text.replace("\n", newline))
        place = bisect_left(chosen, edit)
        if not any(_overlap(edit, other) for other in chosen[max(place - 1, 0) : place + 1]):
            chosen.insert(place, edit)
    parts: list[str] = []
    done = 0
    for start, end, new in chosen:
        parts += (text[done:start], new)
        done = end
    return "".join(parts) + text[done:]


def _overlap(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return one[:2] == other[:2] or (one[0] < other[1] and other[0] < one[1])


def _line_starts(text: str) -> list[int]:
    begin = 1 if text.startswith("\ufeff") else 0
    return [begin, *(match.end() for match in re.finditer(_LINE_END, text))]


def _offset(starts: list[int], line: int, column: int) -> int:
    return starts[min(line, len(starts)) - 1] + column - 1


def set_scalar(document: Document, path: Path, value: str, *, after: str = "") -> str:
    """The text of the file with this value at the path; only these characters change.

    A key that is absent is added to its mapping after the key `after`, else at its end; mappings on the way that are
    absent are added too. Raises KeyError where the path leads through something that cannot hold the rest of it.
    """
    return apply_fixes(document.text, (scalar_fix(document, path, value, after=after),))


def scalar_fix(document: Document, path: Path, value: str, *, after: str = "") -> Fix:
    """The one edit that `set_scalar` makes."""
    steps, complete = descend(document.root, path)
    if complete:
        node = _value(steps[-1]) if steps else document.root
        if not isinstance(node, Scalar):
            raise KeyError(path)
        return _replace(node, value, flow=_in_flow(document.root, steps))
    parent = _value(steps[-1]) if steps else document.root
    return _add(
        document, parent, path[len(steps) :], value, after=after, path=path, flow=_in_flow(document.root, steps)
    )


def _value(step: Entry | Node) -> Node:
    return step.value if isinstance(step, Entry) else step


def _in_flow(root: Node | None, steps: list[Entry | Node]) -> bool:
    nodes = [root, *(_value(step) for step in steps)]
    return any(isinstance(node, Mapping | Sequence) and node.flow for node in nodes)


def _spelled(value: str, *, flow: bool) -> str:
    spelled = spell(value)
    return quote(value) if flow and spelled == value and re.search(r"[\[\]{},]", value) else spelled


def _replace(node: Scalar, value: str, *, flow: bool) -> Fix:
    span = node.span
    space = " " if node.text is None else ""
    return Fix(span.line, span.column, span.end_line, span.end_column, space + _spelled(value, flow=flow))


def _add(
    document: Document, parent: Node | None, names: Path, value: str, *, after: str, path: Path, flow: bool
) -> Fix:
    empty = isinstance(parent, Scalar) and parent.text is None
    if not all(isinstance(name, str) for name in names) or not (parent is None or empty or isinstance(parent, Mapping)):
        raise KeyError(path)
    if flow and isinstance(parent, Mapping):
        return _add_in_flow(parent, names, value, path=path)
    if isinstance(parent, Mapping):
        place = _last_place(parent, after)
        indent = parent.entries[0].key.span.column - 1
    else:
        place, indent = (parent.span, _indent(document.line(parent.span.line)) + 2) if parent else (Span(0, 0, 0, 0), 0)
    lines = [" " * (indent + 2 * level) + f"{spell(str(name))}:" for level, name in enumerate(names)]
    lines[-1] += " " + spell(value)
    if not place.line:
        lead = "" if not document.text or document.text.endswith(("\n", "\r")) else "\n"
        last = document.text.count("\n") + 1
        return Fix(
            last, len(document.line(last)) + 1, last, len(document.line(last)) + 1, lead + "\n".join(lines) + "\n"
        )
    column = len(document.line(place.end_line)) + 1
    return Fix(place.end_line, column, place.end_line, column, "\n" + "\n".join(lines))


def _add_in_flow(parent: Mapping, names: Path, value: str, *, path: Path) -> Fix:
    if len(names) > 1:
        raise KeyError(path)
    line, column = parent.span.end_line, parent.span.end_column - 1
    lead = ", " if parent.entries else ""
    return Fix(line, column, line, column, f"{lead}{spell(str(names[0]))}: {_spelled(value, flow=True)}")


def _last_place(parent: Mapping, after: str) -> Span:
    entry = (parent.entry(after) if after else None) or parent.entries[-1]
    return entry.value.span


def _indent(line: str) -> int:
    """The column of the key on a line, dashes of a list included."""
    return len(line) - len(line.lstrip(" -"))


def _newline(text: str) -> str:
    match = re.search(_LINE_END, text)
    return match[0] if match else "\n"
