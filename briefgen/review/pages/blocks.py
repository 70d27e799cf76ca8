"""The passages of a review as HTML: inline, with marks, and side by side."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from briefgen.language import _
from briefgen.review.comparison import Change
from briefgen.review.marked import MarkedBlock, MarkedRun, State
from briefgen.review.pages.texts import escape
from briefgen.review.paragraphs import BREAK
from briefgen.review.telling import category_word, tell

_TAGS: Final[dict[State, str]] = {"added": "ins", "removed": "del"}
Side = Literal["old", "new"]


def said(text: str) -> str:
    """Words for those who hear the page."""
    return f'<span class="said">{escape(text)}</span>'


def inline(block: MarkedBlock) -> str:
    """The passage with both texts in one."""
    return _shaped(block, [_line(line, None) for line in block.lines])


def side(block: MarkedBlock, which: Side) -> str:
    """The passage as one of the texts has it, with what is not in the other marked."""
    missing = {"added": "old", "moved-to": "old", "removed": "new", "moved-from": "new"}
    if missing.get(block.kind) == which:
        return f'<p class="none">{escape(_("(not here)"))}</p>'
    return _shaped(block, [_line(line, which) for line in block.lines])


def _shaped(block: MarkedBlock, lines: Sequence[str]) -> str:
    name = "heading" if block.shape.startswith("heading") else block.shape
    whole = " whole" if block.kind in ("added", "removed") else ""
    if len(lines) == 1:
        return f'<p class="text {escape(name)}{whole}">{lines[0]}</p>'
    cells = said(" | ").join(f'<span class="cell">{line}</span>' for line in lines)
    return f'<p class="text row{whole}">{cells}</p>'


def _line(line: Iterable[MarkedRun], which: Side | None) -> str:
    """The runs of one line; `which` leaves out what is in the other text only."""
    gone = {"old": "added", "new": "removed", None: ""}[which]
    return "".join(_marked(state, number, runs) for state, number, runs in _grouped(line) if state != gone)


def _grouped(line: Iterable[MarkedRun]) -> Iterator[tuple[State, int, list[MarkedRun]]]:
    """Neighbours of one state and change together, so that each change is one element."""
    runs: list[MarkedRun] = []
    for run in line:
        if runs and (runs[-1].state, runs[-1].change) != (run.state, run.change):
            yield runs[0].state, runs[0].change, runs
            runs = []
        runs.append(run)
    if runs:
        yield runs[0].state, runs[0].change, runs


def _marked(state: State, number: int, runs: Sequence[MarkedRun]) -> str:
    text = "".join(map(_run, runs))
    if state == "same" or not text:
        return text
    tag = _TAGS[state]
    word = _("added:") if state == "added" else _("removed:")
    data = f' data-change="{number}" tabindex="-1"' if number else ""
    return f"<{tag}{data}>{said(word + ' ')}{text}{said(' ' + _('(end)'))}</{tag}>"


def _run(marked: MarkedRun) -> str:
    run = marked.run
    if run.text == BREAK and marked.state != "same":
        return f"¶{said(_('end of paragraph'))}\n"
    text = escape(run.text)
    if run.italic and text:
        text = f"<em>{text}</em>"
    if run.bold and text:
        text = f"<strong>{text}</strong>"
    return text + (f"<sup>{said(_('note'))}*</sup>" if run.note else "")


def head(numbers: Sequence[int], changes: dict[int, Change], *, before: str, after: str) -> str:
    """What changed in a passage, in words, with links to the changed passages before and after it."""
    told = "; ".join(
        f"<b>{number}</b> {escape(category_word(changes[number].category))}: {escape(tell(changes[number], 60))}"
        for number in numbers
    )
    links = [
        f'<a href="#{target}">{escape(text)}</a>'
        for target, text in ((before, _("previous")), (after, _("next")))
        if target
    ]
    jump = f' <span class="jump">({" · ".join(links)})</span>' if links else ""
    return f'<p class="head">{told}{jump}</p>'
