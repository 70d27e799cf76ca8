"""Hypothesis makes up letters: any shape the model allows, any text that a letter may hold."""

import datetime
from dataclasses import replace

from hostile_text import HOSTILE_LINES
from hypothesis import strategies as st

from briefgen.letter.model import (
    About,
    Align,
    Block,
    Cell,
    Closing,
    Column,
    Footnote,
    Head,
    Heading,
    Labelled,
    Letter,
    Line,
    ListBlock,
    ListItem,
    Origin,
    Pages,
    Paragraph,
    ReferenceColumn,
    Row,
    Run,
    Signatory,
    Table,
)

MARKUP = "*_`~[](){}<>&#|\\!+-.:;=\"'$@%^/1290abw  \u00a0\u2009\u0301é"
LONG_WORDS = ("x" * 10_000, "*_" * 5_000, "-" * 10_000)

_text = st.one_of(
    st.text(MARKUP, max_size=12),
    st.sampled_from(HOSTILE_LINES),
    st.sampled_from(("", " ", "de kaden ", "overleg", "en", " \u00a0")),
    st.text(st.characters(min_codepoint=0x20, max_codepoint=0x17F, exclude_categories=["C", "Zl", "Zp"]), max_size=8),
)
_long_words = st.integers(0, len(LONG_WORDS) - 1).map(lambda index: LONG_WORDS[index])
_words = st.one_of(_text, _text, _text, _text, _text, _long_words)
_links = st.sampled_from(
    ("", "", "https://example.org/a?b=c&d=(e)[f]", "mailto:a@example.org", "http://example.org/ a\"<>'\\`*")
)
_origins = st.one_of(st.none(), st.builds(Origin, field=_text, template=_text, line=st.integers(0, 99)))


def _runs(notes: tuple[str, ...], text: st.SearchStrategy[str]) -> st.SearchStrategy[Run]:
    return st.builds(
        Run,
        text,
        bold=st.booleans(),
        italic=st.booleans(),
        link=_links,
        note=st.sampled_from(("", "", *notes)),
        origin=_origins,
    )


def _lines(notes: tuple[str, ...] = (), text: st.SearchStrategy[str] = _words) -> st.SearchStrategy[Line]:
    return st.lists(_runs(notes, text), max_size=4).map(tuple)


def _some_lines() -> st.SearchStrategy[tuple[Line, ...]]:
    return st.lists(_lines(text=_text), max_size=3).map(tuple)


def _labelled() -> st.SearchStrategy[Labelled]:
    return st.builds(Labelled, _lines(text=_text), _some_lines())


def _paragraphs(notes: tuple[str, ...]) -> st.SearchStrategy[Paragraph]:
    return st.builds(Paragraph, _lines(notes))


@st.composite
def _tables(draw: st.DrawFn, blocks: st.SearchStrategy[Block]) -> Table:
    count = draw(st.integers(1, 3))
    aligns = draw(st.lists(st.sampled_from(Align), min_size=count, max_size=count))
    cell = st.builds(Cell, st.lists(blocks, max_size=2).map(tuple))
    rows = st.lists(st.builds(Row, st.lists(cell, min_size=count, max_size=count).map(tuple)), max_size=2).map(tuple)
    columns = tuple(Column(1 / count, align) for align in aligns)
    return Table(columns, draw(rows), draw(rows), draw(_lines()))


def _lists(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[ListBlock]:
    items = st.lists(st.builds(ListItem, st.lists(blocks, max_size=3).map(tuple)), max_size=3).map(tuple)
    return st.builds(ListBlock, items, ordered=st.booleans(), start=st.integers(0, 120))


def blocks(notes: tuple[str, ...] = ()) -> st.SearchStrategy[Block]:
    """Any block; tables and lists nest a little."""
    numbers = st.sampled_from(("", "", "1", "1.2", "10.11.12"))
    headings = st.builds(Heading, _lines(notes), level=st.integers(2, 4), number=numbers)
    simple = st.one_of(_paragraphs(notes), headings)
    listed = st.recursive(simple, _lists, max_leaves=6)
    return st.one_of(simple, listed, _lists(listed), _tables(st.one_of(_paragraphs(notes), _lists(_paragraphs(notes)))))


@st.composite
def letters(draw: st.DrawFn) -> Letter:
    """Any letter: hostile text everywhere, empty parts, notes with several paragraphs, marks in any place.

    As in a composed letter, each note is referred to, and the first marks of the notes follow their order.
    """
    notes = tuple(f"n{number}" for number in range(draw(st.integers(0, 3))))
    subject = draw(_text.filter(str.strip))
    column = st.builds(
        ReferenceColumn, _some_lines(), _some_lines(), _some_lines(), st.lists(_labelled(), max_size=2).map(tuple),
        _some_lines(),
    )  # fmt: skip
    head = st.builds(
        Head, _lines(text=_text), _lines(text=_text), _some_lines(), column, _labelled(),
        st.builds(Labelled, _lines(text=_text), st.just(((Run(subject),),))),
    )  # fmt: skip
    signatories = st.lists(st.builds(Signatory, _lines(text=_text), _lines(text=_text)), max_size=2).map(tuple)
    optional = st.one_of(st.none(), _labelled())
    dates = st.one_of(st.none(), st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)))
    slug = st.sampled_from(("a", "2020-11-17-overleg"))
    marks = st.builds(
        Pages, st.sampled_from(("", "Pagina {page} van {pages}", "{page} \\ \" ' <b>")),
        st.sampled_from(("always", "several")), st.lists(_labelled(), max_size=2).map(tuple), _text, _text,
    )  # fmt: skip
    letter = Letter(
        about=draw(st.builds(About, slug, slug, slug, slug, st.just(subject), _text, dates)),
        head=draw(head),
        salutation=draw(_lines(notes)),
        body=tuple(draw(st.lists(blocks(notes), max_size=5))),
        closing=draw(st.builds(Closing, _lines(), signatories, optional, optional)),
        pages=draw(marks),
    )
    used = dict.fromkeys(run.note for run in letter.runs() if run.note)
    paragraphs = st.lists(_paragraphs(()), min_size=1, max_size=2).map(tuple)
    return replace(letter, notes=tuple(Footnote(each, draw(paragraphs)) for each in used))
