"""Reads a letter that was issued before briefgen: its bytes become fields, each with how sure it is."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.errors import Problem, Where
from briefgen.extract import rules
from briefgen.extract.fields import EXPECTED, FIELDS, Extracted, Field, Sure
from briefgen.extract.fields_about import read_dossiers, read_kind
from briefgen.extract.fields_closing import read_signatories
from briefgen.extract.fields_head import read_letter_date, read_reference, read_subject, read_your_reference
from briefgen.extract.fields_sender import read_addressee, read_ministry, read_unit
from briefgen.extract.formats import Format, format_of
from briefgen.extract.head import Head
from briefgen.extract.layout import Segment, Sheets, goes_upwards, joined
from briefgen.extract.senders import Senders
from briefgen.language import _
from briefgen.rules import problem

FEWEST_WORDS: Final = 8  # a document with fewer is a picture of a letter


def read_letter(data: bytes, *, name: str, senders: Senders) -> Extracted:
    """What can be read of a PDF or Word document; `name` is how problems call it.

    Raises UnreadableError (see `briefgen.extract.formats`) for what is no such document. It decodes what may be
    hostile: outside tests, call it through `briefgen.extract.limits_pool`, which does so in a process with limits.
    """
    kind = format_of(data, name=name)
    sheets = _read(data, kind, name)
    if sheets.words < FEWEST_WORDS or sheets.unreadable_letters:
        return _without_text(sheets, name)
    return _understood(sheets, name, senders)


def _read(data: bytes, kind: Format, name: str) -> Sheets:
    if kind is Format.PDF:
        from briefgen.extract.pdf_opening import open_pdf

        return open_pdf(data, name=name)
    from briefgen.extract.word_letter import read_word

    return read_word(data, name=name)


def _without_text(sheets: Sheets, name: str) -> Extracted:
    where = Where(name)
    if sheets.unreadable_letters:
        message = _("The letters of {name} cannot be read: its fonts do not say which characters they show.")
        hint = _("Complete its fields with `--meta`; to search its text, run it through character recognition (OCR).")
        found = problem(rules.TEXT_IS_READABLE, where, message.format(name=name), hint=hint)
    else:
        message = _("{name} has no text.")
        if sheets.has_pictures:
            message = _("{name} has no text: its pages are pictures, as of a scan.")
        hint = _("Complete its fields with `--meta`; to search its text, run it through character recognition (OCR).")
        found = problem(rules.HAS_TEXT, where, message.format(name=name), hint=hint)
    return Extracted(name, sheets.format, sheets.pages_in_all, "", problems=(found,))


def _understood(sheets: Sheets, name: str, senders: Senders) -> Extracted:
    head = Head(sheets, senders)
    running = list(head.body())
    text = "\n".join(paragraphs(running, sheets))
    ministry, ministry_name = read_ministry(head, senders)
    signatories = read_signatories(running, senders)
    if ministry is None and signatories is not None:
        office = senders.sender_of(signatories.value[0].office)
        ministry = Field(office, Sure.LIKELY, signatories.where) if office else None
    code = ministry.value if ministry else None
    subject = read_subject(head)
    your_reference = read_your_reference(head)
    about = "\n".join(part for part in (subject.value if subject else "", text) if part)
    labelled = [head.value_of(label) for label in head.labelled("dossier")]
    read = Extracted(
        name,
        sheets.format,
        sheets.pages_in_all,
        text,
        reference=read_reference(head, senders, code),
        date=read_letter_date(head),
        subject=subject,
        ministry=ministry,
        ministry_name=ministry_name,
        unit=read_unit(head, senders, code),
        addressee=read_addressee(head),
        signatories=signatories,
        dossiers=_as_sure_as_the_order(
            read_dossiers(about, labelled=", ".join(value.text for value in labelled if value)), sheets
        ),
        kind=read_kind(subject.value, text, where=subject.where) if subject else None,
        your_reference=your_reference,
    )
    return _with_problems(read, sheets)


def _as_sure_as_the_order(dossiers: Field[tuple[str, ...]] | None, sheets: Sheets) -> Field[tuple[str, ...]] | None:
    """Where a page's order is in doubt a citation may have been torn apart, and a dossier be missing."""
    if dossiers is None or not any(goes_upwards(page.segments) for page in sheets.pages):
        return dossiers
    return Field(dossiers.value, Sure.LIKELY, dossiers.where)


def _with_problems(read: Extracted, sheets: Sheets) -> Extracted:
    from briefgen.values import replace

    found = [*_missing(read), *_doubts(read)]
    if len(sheets.pages) < sheets.pages_in_all:
        message = _("Only {read} of the {pages} pages of {name} were read.")
        text = message.format(read=len(sheets.pages), pages=sheets.pages_in_all, name=read.name)
        found.append(problem(rules.IS_WHOLE, Where(read.name), text, hint=_("The file itself is kept whole.")))
    return replace(read, problems=tuple(found))


def _missing(read: Extracted) -> Iterator[Problem]:
    for name in EXPECTED:
        if read.field(name) is None:
            message = _("The {field} of {name} was not found.").format(field=_(FIELDS[name]), name=read.name)
            hint = _("Give it with `--meta`, in a file with `{field}: …`.").format(field=name)
            yield problem(rules.FIELD_IS_FOUND, Where(read.name, field=name), message, hint=hint)


def _doubts(read: Extracted) -> Iterator[Problem]:
    for name in FIELDS:
        field = read.field(name)
        if field is not None and field.sure is Sure.GUESS and name in EXPECTED:
            message = _("The {field} of {name} is a guess, from {where}.")
            text = message.format(field=_(FIELDS[name]), name=read.name, where=field.where)
            hint = _("Confirm or correct it with `--meta`, in a file with `{field}: …`.").format(field=name)
            yield problem(rules.FIELD_IS_SURE, Where(read.name, field=name), text, hint=hint)


def paragraphs(running: Sequence[Segment], sheets: Sheets) -> Iterator[str]:
    """The running text, a string for each paragraph; lines are joined, a word broken at its hyphen is whole again."""
    current = ""
    last: Segment | None = None
    for segment in running:
        if last is not None and current and _begins_paragraph(segment, last):
            yield current
            current = ""
        current = joined(current, segment.text)
        last = segment
    if current:
        yield current
    yield from sheets.notes


def _begins_paragraph(segment: Segment, last: Segment) -> bool:
    if segment.stream != last.stream or (segment.stream and segment.y != last.y):
        return True
    if segment.page != last.page:
        return last.text.endswith((".", "!", "?", ":"))
    down = segment.y - last.y
    return down > 1.75 * segment.size or down < -1.75 * segment.size
