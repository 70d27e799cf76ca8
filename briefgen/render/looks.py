"""What the renderers of text share: runs of one look joined, links that may be followed, numbers of notes."""

import re
from collections.abc import Mapping
from typing import Final

from briefgen.letter.model import Block, Letter, Line, ListBlock, Run, block_lines, block_runs
from briefgen.values import replace

_SAFE_LINKS: Final = ("https://", "http://", "mailto:")
_NOT_IN_LINKS: Final = r"""[^!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~\u00a1-\u1fff\u2070-\ud7ff\U00010000-\U000effff]"""
_SHORT: Final = 600  # characters, that is eight lines
_BLANKS: Final = str.maketrans("\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029", " " * 11)


def safe_link(link: str) -> str:
    """The link as it may stand in any format where its scheme is http, https or mailto, else nothing.

    Characters that no address may have are percent-encoded. Without a link, the words are plain text.
    """
    if not link.lower().startswith(_SAFE_LINKS):
        return ""
    link = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", link)
    return re.sub(
        r"""[^!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~\u00a1-\u1fff\u2070-\ud7ff\U00010000-\U000effff]""", _percent, link
    )


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode(errors="replace"))


def joined(runs: Line) -> list[Run]:
    """The runs without empty ones, neighbours of one look made one; links that may not be followed are gone."""
    found: list[Run] = []
    for run in runs:
        if not run.text.isprintable():  # no line break may end a line of Markdown or a block of HTML
            run = replace(run, text=run.text.translate(_BLANKS))  # noqa: PLW2901 - the same run, made fit
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


def is_whole_at_end(block: Block) -> bool:
    """Whether the body's last block goes as a whole to where the signature goes; of others only its end does."""
    return not isinstance(block, ListBlock) and sum(len(run.text) for run in block_runs(block)) <= _SHORT
