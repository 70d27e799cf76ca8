"""Edits that change only the characters they name: comments, order and line endings stay."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from briefgen.errors import Fix
from briefgen.yamlfile.document import Document, split_lines
from briefgen.yamlfile.nodes import Entry, Mapping, Node, Path, Scalar, Sequence, descend
from briefgen.yamlfile.spelling import block, quote, spell

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
    node = _value(steps[-1]) if steps else document.root
    nodes = [document.root, *(_value(step) for step in steps)]
    flow = any(isinstance(each, Mapping | Sequence) and each.flow for each in nodes)
    if complete:
        if not isinstance(node, Scalar):
            raise KeyError(path)
        return _replace(document, node, value, flow=flow)
    names = [step for step in path[len(steps) :] if isinstance(step, str)]
    if len(names) < len(path) - len(steps):
        raise KeyError(path)
    if isinstance(node, Mapping) and node.entries and not flow:
        return _add_after(document, node, names, value, after=after)
    if isinstance(node, Mapping) and len(names) == 1:
        return _add_in_flow(node, names[0], value)
    if steps and not flow and isinstance(node, Scalar) and node.text is None:
        return _add_below(document, node, names, value)
    if node is None or (not steps and isinstance(node, Scalar) and node.text is None):
        return _add_at_end(document, names, value)
    raise KeyError(path)


def _value(step: Entry | Node) -> Node:
    return step.value if isinstance(step, Entry) else step


def _replace(document: Document, node: Scalar, value: str, *, flow: bool) -> Fix:
    span = node.span
    if node.text is None:
        return Fix(span.line, span.column, span.end_line, span.end_column, " " + _spelled(value, flow=flow))
    alone = not flow and not document.line(span.end_line)[span.end_column - 1 :].strip()
    longer = block(value, indent=_indent(document.line(span.line)) + 2) if alone else ""
    return Fix(span.line, span.column, span.end_line, span.end_column, longer or _spelled(value, flow=flow))


def _spelled(value: str, *, flow: bool) -> str:
    spelled = spell(value)
    return quote(value) if flow and spelled == value and re.search(r"[\[\]{},]", value) else spelled


def _add_after(document: Document, parent: Mapping, names: list[str], value: str, *, after: str) -> Fix:
    """On a line of its own after the field `after` with all that belongs to it."""
    entry = (parent.entry(after) if after else None) or parent.entries[-1]
    return _new_lines(document, entry.value.span.end_line, names, value, indent=parent.entries[0].key.span.column - 1)


def _add_below(document: Document, empty: Scalar, names: list[str], value: str) -> Fix:
    """Below a field that has no value yet."""
    line = empty.span.end_line
    return _new_lines(document, line, names, value, indent=_indent(document.line(line)) + 2)


def _new_lines(document: Document, line: int, names: list[str], value: str, *, indent: int) -> Fix:
    column = len(document.line(line)) + 1
    return Fix(line, column, line, column, "\n" + _fields(names, value, indent=indent))


def _add_at_end(document: Document, names: list[str], value: str) -> Fix:
    """In a file without any field."""
    line = len(split_lines(document.text))
    column = len(document.line(line)) + 1
    lead = "\n" if document.line(line).strip() else ""
    return Fix(line, column, line, column, lead + _fields(names, value, indent=0) + "\n")


def _add_in_flow(parent: Mapping, name: str, value: str) -> Fix:
    line, column = parent.span.end_line, parent.span.end_column - 1
    lead = ", " if parent.entries else ""
    return Fix(line, column, line, column, f"{lead}{_spelled(name, flow=True)}: {_spelled(value, flow=True)}")


def _fields(names: list[str], value: str, *, indent: int) -> str:
    """The fields inside each other, each on its line, and the value after the last."""
    lines = [" " * (indent + 2 * level) + f"{spell(name)}:" for level, name in enumerate(names)]
    below = indent + 2 * len(names)
    return "\n".join(lines) + " " + (block(value, indent=below) or spell(value))


def _indent(line: str) -> int:
    """How far the field on a line is indented, dashes of a list included."""
    return len(line) - len(line.lstrip(" -"))


def _newline(text: str) -> str:
    match = re.search(_LINE_END, text)
    return match[0] if match else "\n"
