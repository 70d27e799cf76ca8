"""The small markup of rich text becomes blocks; what it does not know stays text."""

import pytest
from composing import composed, letter
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.letter.markup import MarkupReader
from briefgen.letter.model import Align, Block, Heading, ListBlock, Paragraph, Table
from briefgen.letter.words import Ledger, field_words


def blocks(rich: str, **notes: str) -> tuple[Block, ...]:
    """The blocks that a section's text gives."""
    reader = MarkupReader(Ledger([]), notes=frozenset(notes))
    return reader.rich_blocks(field_words(rich, "sections.0.text", rich=True), None)


def text(block: Block) -> str:
    assert isinstance(block, Paragraph | Heading)
    return "".join(run.text for run in block.runs)


def test_paragraphs_are_parted_by_blank_lines() -> None:
    assert [text(block) for block in blocks("een\ntwee\n\n\ndrie")] == ["een twee", "drie"]


def test_emphasis_strong_and_links_are_looks_of_runs() -> None:
    (block,) = blocks("a *b* **c** [d](https://e.nl) ***f***")
    assert isinstance(block, Paragraph)
    looks = {run.text: (run.italic, run.bold, run.link) for run in block.runs if run.text.strip()}
    assert looks["b"] == (True, False, "")
    assert looks["c"] == (False, True, "")
    assert looks["d"] == (False, False, "https://e.nl")
    assert looks["f"] == (True, True, "")


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "relative"])
def test_a_link_that_leads_nowhere_safe_is_text(link: str) -> None:
    (block,) = blocks(f"*a* [d]({link})")
    assert isinstance(block, Paragraph)
    assert not any(run.link for run in block.runs)
    assert text(block) == f"a [d]({link})"


def test_headings_lists_and_tables_are_read() -> None:
    heading, bullets, numbers, table = blocks(
        "## Kop *x*\n\n- een\n- twee\n  - diep\n\n4. vier\n5. vijf\n\n"
        "Tabel 1. Bedragen\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n"
    )
    assert isinstance(heading, Heading)
    assert heading.level == 2
    assert isinstance(bullets, ListBlock)
    assert [type(inner) for inner in bullets.items[1].blocks] == [Paragraph, ListBlock]
    assert isinstance(numbers, ListBlock)
    assert (numbers.ordered, numbers.start) == (True, 4)
    assert isinstance(table, Table)
    assert [column.align for column in table.columns] == [Align.LEFT, Align.RIGHT]
    assert sum(column.width for column in table.columns) == pytest.approx(1)
    assert "".join(run.text for run in table.caption) == "Tabel 1. Bedragen"


@pytest.mark.parametrize(
    "rich", ["<b>x</b>", "`x`", "> x", "    x", "![a](b)", "&amp; &lt;", "<!-- x -->", "~~~ x", "[a]: http://b"]
)
def test_what_the_markup_does_not_know_stays_text(rich: str) -> None:
    (block,) = blocks(rich)
    assert text(block) == rich.strip()


def test_footnotes_are_numbered_in_the_order_of_the_text() -> None:
    made = letter(
        lambda record: record.update(
            sections=[{"text": "a[^two] b[^one] c[^two]"}], footnotes={"one": "Een *x*", "two": "Twee\n\nDrie"}
        )
    )
    assert [note.id for note in made.notes] == ["two", "one"]
    assert [len(note.blocks) for note in made.notes] == [2, 1]
    assert [run.note for block in made.body[-1:] for run in block.runs if run.note] == ["two", "one", "two"]  # type: ignore[union-attr]


def test_a_footnote_that_does_not_exist_stays_text() -> None:
    (block,) = blocks("a[^nergens]")
    assert text(block) == "a[^nergens]"


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn")), min_size=1, max_size=80))
def test_no_word_of_a_plain_field_is_lost(typed: str) -> None:
    if not typed.strip():
        return
    made = composed(lambda record: record.update(subject=typed, conclusion=None)).letter
    assert made is not None
    assert "".join(run.text for run in made.head.subject.values[0]).split() == typed.split()
