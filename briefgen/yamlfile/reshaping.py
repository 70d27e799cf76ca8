"""Edits that give a value another shape: one value into a list, a text over several lines into one in quotes."""

from briefgen.errors import Fix
from briefgen.yamlfile.document import Document
from briefgen.yamlfile.nodes import Entry, Mapping, Node, Path, Scalar, Sequence, Span, descend
from briefgen.yamlfile.shapes import Model, fields_of, model_at
from briefgen.yamlfile.spelling import quote


def as_list(document: Document, path: Path, *, field: str = "") -> tuple[Fix, ...]:
    """The one value, or the fields, at the path as the first entry of a list; a value as that `field` of it."""
    steps, complete = descend(document.root, path)
    if not complete or not steps or not isinstance(steps[-1], Entry):
        return ()
    key, node = steps[-1].key, steps[-1].value
    if isinstance(node, Scalar) and node.text is not None and node.span.line == node.span.end_line == key.span.line:
        typed = document.line(key.span.line)[node.span.column - 1 : node.span.end_column - 1]
        begin = key.span.end_column + 1
        indent, lead = " " * (key.span.column + 1), f"{field}: " if field else ""
        return (Fix(key.span.line, begin, node.span.line, node.span.end_column, f"\n{indent}- {lead}{typed}"),)
    if isinstance(node, Mapping) and not node.flow and node.span.line > key.span.line:
        return (_shifted(document, node.span, "- "),)
    return ()


def _shifted(document: Document, span: Span, first: str) -> Fix:
    """The lines of a block with this before its first one, and as much space before the others."""
    lines = [document.line(number) for number in range(span.line, span.end_line + 1)]
    begin = span.column - 1
    moved = [first + lines[0][begin:], *(" " * len(first) + line if line.strip() else line for line in lines[1:])]
    text = "\n".join([*moved[:-1], moved[-1]])
    return Fix(span.line, span.column, span.end_line, len(lines[-1]) + 1, text)


def entry_without_dash(document: Document, node: Node | None) -> tuple[Fix, ...]:
    """The fields of a list's only entry without the dash before them."""
    if not isinstance(node, Sequence) or node.flow or len(node.items) != 1 or not isinstance(node.items[0], Mapping):
        return ()
    dash, first = node.span, node.items[0].span
    if dash.line != first.line or document.line(dash.line)[dash.column - 1 : first.column - 1].strip() != "-":
        return ()
    return (Fix(dash.line, dash.column, first.line, first.column, " " * (first.column - dash.column)),)


def quoted_text(document: Document, node: Node | None) -> tuple[Fix, ...]:
    """A text read as fields or a list, in quotes: `Debat: vervolg` as an item, `[concept]` or `{naam}` as a value."""
    if not isinstance(node, Mapping | Sequence) or node.span.line != node.span.end_line:
        return ()
    if not node.flow and not _is_colon_in_text(node):
        return ()
    typed = document.line(node.span.line)[node.span.column - 1 : node.span.end_column - 1]
    return (Fix(node.span.line, node.span.column, node.span.line, node.span.end_column, quote(typed)),)


def _is_colon_in_text(node: Mapping | Sequence) -> bool:
    if not isinstance(node, Mapping) or len(node.entries) != 1:
        return False
    value = node.entries[0].value
    return isinstance(value, Scalar) and not value.quoted


def further_fields(model: Model, path: Path) -> str:
    """The names of the fields that stand at the path, the required ones first, at most five."""
    inner = model_at(model, path)
    fields = fields_of(inner) if inner else {}
    names = sorted(fields, key=lambda name: not fields[name].is_required())[:5]
    return ", ".join(f"`{name}`" for name in names)


def only_field(model: Model, path: Path) -> str:
    """The one required field of what stands at the path; empty where there are none or several."""
    inner = model_at(model, path)
    required = [name for name, field in fields_of(inner).items() if field.is_required()] if inner else []
    return required[0] if len(required) == 1 else ""


def under_field(node: Node | None, model: Model, path: Path) -> tuple[Fix, ...]:
    """The one value of a list's entry as a field of it, where it is clear which one.

    `- minister` becomes `- office: minister`, and `- office minister`, which lacks its colon, likewise.
    """
    if not isinstance(node, Scalar) or node.text is None or node.quoted:
        return ()
    line, column = node.span.line, node.span.column
    inner = model_at(model, path)
    word = node.text.split(" ", 1)[0]
    if inner and word in fields_of(inner) and word != node.text:
        place = column + len(word)
        return (Fix(line, place, line, place, ":"),)
    only = only_field(model, path)
    return (Fix(line, column, line, column, f"{only}: "),) if only else ()
