"""Short ways to write the parts of a letter in tests."""

from briefgen.letter.model import Block, Cell, Footnote, Line, ListItem, Paragraph, Row, Run


def line(text: str, **look: object) -> Line:
    return (Run(text, **look),) if text else ()  # type: ignore[arg-type]  # the looks are Run's own fields


def lines(*texts: str) -> tuple[Line, ...]:
    return tuple(line(text) for text in texts)


def paragraph(*parts: str | Run) -> Paragraph:
    """A paragraph of plain texts and ready runs."""
    return Paragraph(tuple(Run(part) if isinstance(part, str) else part for part in parts))


def item(*parts: str | Run | Block) -> ListItem:
    """A list item: texts and runs make its first paragraph, blocks follow it."""
    runs = tuple(Run(part) if isinstance(part, str) else part for part in parts if isinstance(part, str | Run))
    blocks = tuple(part for part in parts if not isinstance(part, str | Run))
    return ListItem(((Paragraph(runs),) if runs else ()) + blocks)


def row(*cells: str | tuple[Block, ...]) -> Row:
    return Row(tuple(Cell((paragraph(cell),) if isinstance(cell, str) else cell) for cell in cells))


def note(id: str, *paragraphs: str) -> Footnote:  # noqa: A002 - the model's own name
    return Footnote(id, tuple(paragraph(each) for each in paragraphs))
