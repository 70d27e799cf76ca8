"""A review as Markdown, for a mail or a merge request: what changed by meaning, then by words, with signs."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.language import _
from briefgen.review.comparison import Change
from briefgen.review.marked import MarkedBlock, MarkedRun, marked
from briefgen.review.paragraphs import BREAK
from briefgen.review.review import Review
from briefgen.review.sentences import sentence
from briefgen.review.telling import category_word, counted, kind_word, part_word, tell

_SPECIAL: Final = str.maketrans({each: f"\\{each}" for each in "\\`*_{}[]<>#|~&"})
_STARTS: Final = re.compile(r"^(\d{1,9})?([-+.)=])")


def review_as_markdown(review: Review) -> str:
    """Headings, lists and paragraphs of CommonMark; added words are bold between `{+ +}`, removed ones `[- -]`."""
    return "\n\n".join(_parts(review)) + "\n"


def _parts(review: Review) -> Iterator[str]:
    yield "# " + _("From {old} to {new}").format(old=escaped(review.old.name), new=escaped(review.new.name))
    if review.is_same:
        yield _("No differences were found.")
    if review.differences:
        yield "## " + _("By meaning")
        yield "\n".join(f"- {escaped(sentence(each))}" for each in review.differences)
    if review.comparison and review.comparison.changes:
        yield "## " + _("By words")
        yield counted(review.comparison.changes)
        changes = {change.number: change for change in review.comparison.changes}
        for part in marked(review.comparison).parts:
            shown = [_block(block, changes) for block in part.blocks if is_changed(block)]
            if shown:
                yield f"### {part_word(part.name)}"
                yield from shown
    if review.not_compared:
        yield "## " + _("Not compared")
        yield "\n".join(f"- {escaped(each)}" for each in review.not_compared)


def is_changed(block: MarkedBlock) -> bool:
    return (
        block.kind != "same" or bool(block.others) or any(run.state != "same" for line in block.lines for run in line)
    )


def _block(block: MarkedBlock, changes: dict[int, Change]) -> str:
    numbers = numbers_of(block)
    notes = "; ".join(_note(changes[number]) for number in numbers if number in changes)
    text = " | ".join(_line(line) for line in block.lines)
    return f"{escaped(notes)}\n\n> {text}" if notes else f"> {text}"


def _note(change: Change) -> str:
    told = tell(change) if change.kind in ("look", "structure") else kind_word(change.kind)
    return f"{change.number} ({category_word(change.category)}, {told})"


def numbers_of(block: MarkedBlock) -> list[int]:
    """The numbers of the changes in a block, in order."""
    found = {run.change for line in block.lines for run in line} | {block.change, *block.others}
    return sorted(found - {0})


def _line(line: Sequence[MarkedRun]) -> str:
    signs = {"same": ("", ""), "added": ("**{+", "+}**"), "removed": ("~~\\[-", "-\\]~~")}
    found: list[str] = []
    for run in line:
        text = escaped(run.run.text.replace(BREAK, "¶ "))
        if run.state == "same" or not text:
            found.append(text)
            continue
        before, after = signs[run.state]
        found.append(before + text + after)
    return "".join(found).replace("+}****{+", "").replace("-\\]~~~~\\[-", "")


def escaped(text: str) -> str:
    """The text with nothing in it that Markdown would read, on one line."""
    text = " ".join(text.splitlines()).translate(_SPECIAL)
    return _STARTS.sub(r"\1\\\2", text)
