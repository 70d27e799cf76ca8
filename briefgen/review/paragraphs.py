"""The paragraphs of a text as they are compared: each a line of words with its shape, a table row with its cells."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Protocol

from briefgen.letter.model import Block, Cell, Heading, Line, ListBlock, Pages, Paragraph, Part, Row, Run, block_lines
from briefgen.values import dataclass, field

PAGE_MARKS: Final = "page-marks"
BREAK: Final = "\n"  # between the paragraphs of a table cell, and of a text that was split or merged


class HasParts(Protocol):
    """A letter, or a document read from elsewhere."""

    def parts(self) -> Iterator[Part]: ...


@dataclass(frozen=True, slots=True)
class Unit:
    """One paragraph, heading, list item, caption or row; `runs` make up `text`, a row has `cells` instead.

    `shape` is `paragraph`, `heading-2`, `bullet-1`, `number-1`, `inside-1` (a later paragraph of an item), `caption`,
    `header`, `row` or `cell`, of page marks `classification`, `draft`, `pagination` or `continuation`. `key` is what
    it says, without how its spaces are.
    """

    text: str
    runs: Line
    shape: str
    cells: "tuple[Unit, ...]" = ()
    key: str = field(default="")

    @property
    def each(self) -> "tuple[Unit, ...]":
        """The texts to compare: the cells of a row, else the unit itself."""
        return self.cells or (self,)


def units_of(document: HasParts) -> dict[str, tuple[Unit, ...]]:
    """The units of each part by its name, in reading order; page marks, which are no words of a letter, come last."""
    found = {part.role.value: tuple(_units(part.blocks, 0)) for part in document.parts()}
    marks = tuple(_page_marks(pages)) if isinstance(pages := getattr(document, "pages", None), Pages) else ()
    marks += tuple(_units(getattr(document, "margins", ()), 0))
    if marks:
        found[PAGE_MARKS] = marks
    return {name: units for name, units in found.items() if units}


def all_units(parts: Iterable[tuple[Unit, ...]]) -> tuple[Unit, ...]:
    return tuple(unit for units in parts for unit in units)


def unit(runs: Line, shape: str) -> Unit:
    text = runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])
    return Unit(text, runs, shape, (), " ".join(text.split()))


def _units(blocks: Iterable[Block], depth: int, shape: str = "paragraph") -> Iterator[Unit]:
    for block in blocks:
        if isinstance(block, Paragraph):
            if _says_something(block.runs):
                yield unit(block.runs, shape)
        elif isinstance(block, Heading):
            if _says_something(block.runs):
                yield unit(block.runs, f"heading-{block.level}")
        elif isinstance(block, ListBlock):
            yield from _items(block, depth + 1)
        else:
            if _says_something(block.caption):
                yield unit(block.caption, "caption")
            yield from (_row(each, "header") for each in block.header)
            yield from (_row(each, "row") for each in block.rows)


def _says_something(runs: Line) -> bool:
    return any(run.note or run.text.strip() for run in runs)


def _items(block: ListBlock, depth: int) -> Iterator[Unit]:
    name = "number" if block.ordered else "bullet"
    for item in block.items:
        first = True
        for inner in item.blocks:
            shape = f"{name}-{depth}" if first else f"inside-{depth}"
            for each in _units((inner,), depth, shape):
                first = False
                yield each


def _row(row: Row, shape: str) -> Unit:
    cells = tuple(_cell(cell) for cell in row.cells)
    key = "\t".join(cell.key for cell in cells)
    return Unit(key, (), shape, cells, key)


def _cell(cell: Cell) -> Unit:
    lines = [line for block in cell.blocks for line in block_lines(block) if _says_something(line)]
    runs: list[Run] = []
    for number, line in enumerate(lines):
        runs += ((Run(BREAK),) if number else ()) + line
    return unit(tuple(runs), "cell")


def _page_marks(pages: Pages) -> Iterator[Unit]:
    continuation = [line for each in pages.continuation for line in (each.label, *each.values)]
    marks = ((pages.classification, "classification"), (pages.draft, "draft"), (pages.number, "pagination"))
    for text, shape in marks:
        if text.strip():
            yield unit((Run(text),), shape)
    yield from (unit(line, "continuation") for line in continuation if _says_something(line))


def line_of(units: Sequence[Unit], row: int) -> Line:
    """The runs that the pieces of this row count in, with breaks between several units."""
    if len(units) == 1:
        return units[0].each[row].runs
    found: list[Run] = []
    for number, unit in enumerate(units):
        found += ([Run(BREAK)] if number else []) + list(unit.runs)
    return tuple(found)
