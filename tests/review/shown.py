"""A comparison as a line of text: `[-removed-]{+added+}`, ¶ for the end of a paragraph that was split or merged."""

from collections.abc import Iterable

from briefgen.letter.model import Paragraph, Run
from briefgen.review.compare import compare
from briefgen.review.comparison import Comparison
from briefgen.review.marked import MarkedBlock, MarkedRun, marked
from briefgen.review.outside.document import Outside
from briefgen.review.words import compared

SIGNS = {"same": "{}", "added": "{{+{}+}}", "removed": "[-{}-]"}


def words(old: str, new: str) -> str:
    """Two texts compared word by word."""
    found = []
    for piece in compared(old, new):
        text = new[piece.new_start : piece.new_end] if piece.kind != "removed" else old[piece.old_start : piece.old_end]
        found.append(SIGNS[piece.kind].format(text))
    return "".join(found)


def document(*paragraphs: str) -> Outside:
    return Outside(tuple(Paragraph((Run(text),)) for text in paragraphs))


def compared_paragraphs(old: Iterable[str], new: Iterable[str]) -> Comparison:
    return compare(document(*old), document(*new))


def blocks(comparison: Comparison) -> list[str]:
    """Each passage that is not the same, its kind first."""
    found = []
    for part in marked(comparison).parts:
        for block in part.blocks:
            if block.kind != "same":
                found.append(f"{block.kind}: {' | '.join(map(_line, block.lines))}")
    return found


def _line(line: tuple[MarkedRun, ...]) -> str:
    return "".join(SIGNS[run.state].format(run.run.text.replace("\n", "¶")) for run in line)


def line(block: MarkedBlock) -> str:
    return " | ".join(map(_line, block.lines))


def changes(comparison: Comparison) -> list[tuple[str, str, str, str]]:
    return [(each.kind, each.category.value, each.old, each.new) for each in comparison.changes]
