"""What the renderers of text share: runs of one look joined, links that may be followed, numbers of notes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from briefgen.letter.model import Block, Letter, Line, Run, block_lines

_SAFE_LINKS: Final = ("https://", "http://", "mailto:")


def safe_link(link: str) -> str:
    """The link where its scheme is http, https or mailto, else nothing: its words are then plain text."""
    return link if link.lower().startswith(_SAFE_LINKS) else ""


def joined(runs: Line) -> list[Run]:
    """The runs without empty ones, neighbours of one look made one; links that may not be followed are gone."""
    found: list[Run] = []
    for run in runs:
        link = safe_link(run.link) if run.link else ""
        if not run.text and not run.note:
            continue
        last = found[-1] if found else None
        if last and not last.note and (last.bold, last.italic, last.link) == (run.bold, run.italic, link):
            found[-1] = replace(last, text=last.text + run.text, note=run.note)
        else:
            found.append(run if link == run.link else replace(run, link=link))
    return found


def note_numbers(letter: Letter) -> Mapping[str, int]:
    """The number of each note by its id."""
    return {note.id: number for number, note in enumerate(letter.notes, start=1)}


def says_something(runs: Line) -> bool:
    """Whether the line has a word or the mark of a note."""
    return any(run.note or (run.text and not run.text.isspace()) for run in runs)


def has_words(block: Block) -> bool:
    """Whether there is anything to show: a word or the mark of a note."""
    return any(says_something(line) for line in block_lines(block))
