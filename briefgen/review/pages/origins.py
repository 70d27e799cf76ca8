"""Where each sentence of a passage comes from: fields of the record with their lines, lines of templates."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.dutch.sentences import sentences
from briefgen.letter.model import Line, Origin
from briefgen.review.labels import shortened
from briefgen.review.marked import cut
from briefgen.review.pages.texts import escape
from briefgen.review.paragraphs import Unit
from briefgen.review.review import Draft


def origins(units: Sequence[Unit], draft: Draft, differences: Mapping[str, str]) -> Iterator[str]:
    """List items, one for each sentence of which something is known. `differences` are links by field."""
    for unit in units:
        for cell in unit.each:
            yield from _of_line(cell.runs, draft, differences)


def _of_line(line: Line, draft: Draft, differences: Mapping[str, str]) -> Iterator[str]:
    text = "".join(run.text for run in line)
    for start, end in sentences(text):
        found = dict.fromkeys(run.origin for run in cut(line, start, end) if run.origin)
        fields = list(dict.fromkeys(each.field for each in found if each.field))
        templates = list(dict.fromkeys(_template(each) for each in found if each.template))
        if fields or templates:
            told = [_field(each, draft, differences) for each in fields]
            told += [f"<code>{escape(each)}</code>" for each in templates]
            yield f"<li>“{escape(shortened(text[start:end], 50))}”: {', '.join(told)}</li>"


def _template(origin: Origin) -> str:
    return f"{origin.template}:{origin.line}" if origin.line else origin.template


def _field(field: str, draft: Draft, differences: Mapping[str, str]) -> str:
    line = draft.lines[field] if draft.kind == "record" else 0
    place = f"{draft.name}:{line} " if line else ""
    shown = f"{escape(place)}<code>{escape(field)}</code>"
    target = next((differences[part] for part in _above(field) if part in differences), "")
    return f'<a href="#{target}">{shown}</a>' if target else shown


def _above(field: str) -> Iterator[str]:
    """The field and the things it is in, innermost first."""
    while field:
        yield field
        field = field.rpartition(".")[0]
