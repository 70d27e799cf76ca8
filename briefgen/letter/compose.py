"""Composes the letter: the record's words in the sentences of its kind, between the ministry's head and closing."""

import datetime
from typing import Any, Final

from briefgen.errors import Problem
from briefgen.folders import TemplateFolders
from briefgen.language import _
from briefgen.letter.faults import MORE_TEMPLATE_ERRORS, TEMPLATE_ERRORS, template_problem
from briefgen.letter.head import Sender
from briefgen.letter.kinds import MISSING_FOR_KIND, UNKNOWN_DETAIL, Kind
from briefgen.letter.markup import MarkupReader
from briefgen.letter.model import About, Block, Footnote, Heading, Letter, Paragraph, block_lines
from briefgen.letter.templates import output_of, templates_of
from briefgen.letter.unused import unused_fields
from briefgen.letter.values import Details, rich_fields, value_of
from briefgen.letter.words import Ledger, Wording, field_words, open_ledger
from briefgen.ministry.model import Profile
from briefgen.record.model import Record
from briefgen.record.reading import Reading
from briefgen.values import dataclass, replace

_NOT_GIVEN: Final = frozenset({"schema_", "details", "footnotes", "acknowledgements"})


@dataclass(frozen=True)
class Composed:
    """The letter with what there is to say about it; None where a finding keeps it from being made."""

    letter: Letter | None
    problems: tuple[Problem, ...]


def compose(reading: Reading, profile: Profile, *, kind: Kind, folders: TemplateFolders, on: datetime.date) -> Composed:
    """The letter of a record that could be read.

    The names and office-holders are those of the letter's date, or of the day `on` for a draft without one.
    A fault in a template is a finding with the template's file and line, and there is no letter.
    """
    record = reading.record
    if record is None:
        return Composed(None, ())
    if problems := _kind_problems(reading, record, kind):
        return Composed(None, problems)
    template = f"kinds/{record.kind}/letter.md"
    templates = templates_of(folders)
    ledger = open_ledger(templates.names, _wording(record, profile), templates.places)
    try:
        text = output_of(templates.get_template(template), _context(record, kind))
    except (*TEMPLATE_ERRORS, *MORE_TEMPLATE_ERRORS) as error:
        return Composed(None, (template_problem(error, name=template, folders=folders),))
    reader = MarkupReader(ledger, notes=frozenset(record.footnotes))
    letter = _letter(record, profile, kind=kind, on=record.date or on, text=text, reader=reader)
    return Composed(letter, unused_fields(reading, reader.used, template=template))


def _kind_problems(reading: Reading, record: Record, kind: Kind) -> tuple[Problem, ...]:
    found = [
        reading.problem(
            MISSING_FOR_KIND,
            name,
            _("A letter of kind '{kind}' needs '{field}'.").format(kind=record.kind, field=name),
            hint=_("Fill it in, or choose another kind."),
        )
        for name in kind.requires
        if not getattr(record, name, None) and not record.details.get(name)
    ]
    found += [
        reading.problem(
            UNKNOWN_DETAIL,
            f"details.{name}",
            _("A letter of kind '{kind}' has no detail '{field}'.").format(kind=record.kind, field=name),
            hint=_("Known: {known}.").format(known=", ".join(kind.details) or "-"),
        )
        for name in record.details
        if name not in kind.details
    ]
    return tuple(found)


def _context(record: Record, kind: Kind) -> dict[str, Any]:
    rich = rich_fields(Record)
    context: dict[str, Any] = {
        name: value_of(value, name, rich=name in rich)
        for name, value in record.__dict__.items()
        if name not in _NOT_GIVEN
    }
    context["details"] = Details(record.details, kind.details)
    context["we"] = len(record.signatories) > 1
    return context


def _wording(record: Record, profile: Profile) -> Wording:
    recent = profile.wording.recent
    return Wording(record.date, recent, "a.s." if recent == "jl." else "aanstaande")


def _letter(
    record: Record, profile: Profile, *, kind: Kind, on: datetime.date, text: str, reader: MarkupReader
) -> Letter:
    sender = Sender(record, profile, on, reader)
    body = reader.blocks(text)
    return Letter(
        about=_about(record),
        head=sender.head(),
        salutation=sender.salutation(),
        body=_numbered(body) if kind.headings.numbered else body,
        closing=sender.closing(),
        notes=_notes(record, reader),
        pages=sender.pages(),
    )


def _about(record: Record) -> About:
    return About(
        record=record.id,
        kind=record.kind,
        ministry=record.ministry,
        house=record.house,
        subject=" ".join(record.subject.split()),
        reference=record.reference or "",
        date=record.date,
    )


def _notes(record: Record, reader: MarkupReader) -> tuple[Footnote, ...]:
    """The footnotes in the order in which the letter names them; a note cannot name a note."""
    inner = MarkupReader(Ledger([]), notes=frozenset())
    return tuple(
        Footnote(
            name,
            _paragraphs(inner.rich_blocks(field_words(record.footnotes[name], f"footnotes.{name}", rich=True), None)),
        )
        for name in dict.fromkeys(reader.noted)
    )


def _paragraphs(blocks: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(line) for block in blocks for line in block_lines(block))


def _numbered(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """The body with its headings numbered `1`, `1.1`, `1.1.1`."""
    counts: list[int] = []
    numbered: list[Block] = []
    for block in body:
        if isinstance(block, Heading):
            depth = block.level - 1
            counts = [*counts[:depth], *[0] * (depth - len(counts))]
            counts[depth - 1] += 1
            block = replace(block, number=".".join(str(max(count, 1)) for count in counts))  # noqa: PLW2901
        numbered.append(block)
    return tuple(numbered)
