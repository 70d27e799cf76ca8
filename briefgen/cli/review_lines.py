"""A review on a terminal: every sign stands in the text, colours only repeat it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from briefgen.cli.terminal import paint, visible
from briefgen.language import _
from briefgen.review.comparison import Category, Change
from briefgen.review.differences import Difference
from briefgen.review.markdown import is_changed, numbers_of
from briefgen.review.marked import MarkedBlock, MarkedRun, marked
from briefgen.review.paragraphs import BREAK
from briefgen.review.review import Review
from briefgen.review.sentences import sentence
from briefgen.review.telling import category_word, counted, kind_word, part_word, tell

_AROUND: Final = 48  # characters of context on each side of a change
_SIGNS: Final = {"added": "+", "removed": "-", "changed": "~", "moved": ">"}
_COLOURS: Final = {"+": "green", "-": "red", "~": "yellow", ">": "cyan", "=": "cyan"}
_BLOCK_SIGNS: Final = {
    "added": "+", "removed": "-", "moved-to": ">", "moved-from": "<", "changed": "~", "split": "~", "merged": "~",
    "same": "=",
}  # fmt: skip


def lines(review: Review, *, colour: bool) -> Iterator[str]:
    """The whole review, line by line; that nothing differs is said, and always what was not compared."""
    yield paint(f"--- {visible(review.old.name)}", "bold", on=colour)
    yield paint(f"+++ {visible(review.new.name)}", "bold", on=colour)
    if review.differences:
        yield from ("", paint(_("By meaning"), "bold", on=colour))
        yield from (_difference(each, colour) for each in review.differences)
    if review.comparison and review.comparison.changes:
        yield from ("", paint(_("By words"), "bold", on=colour))
        yield from _words(review, colour)
    yield ""
    yield from _end(review)


def _end(review: Review) -> Iterator[str]:
    if review.is_same:
        yield _("No differences were found.")
    elif review.comparison and review.comparison.changes:
        yield counted(review.comparison.changes)
    yield from _not_compared(review)


def _not_compared(review: Review) -> Iterator[str]:
    for each in review.not_compared:
        yield _("Not compared: {what}").format(what=visible(each))


def _difference(difference: Difference, colour: bool) -> str:
    sign = _SIGNS[difference.action]
    text = f"{sign} {visible(sentence(difference))}"
    return paint(text, _COLOURS[sign], on=colour)


def _words(review: Review, colour: bool) -> Iterator[str]:
    assert review.comparison is not None  # noqa: S101 - asked for only where there is one
    changes = {change.number: change for change in review.comparison.changes}
    for part in marked(review.comparison).parts:
        blocks = [block for block in part.blocks if is_changed(block)]
        if blocks:
            yield paint(f"@@ {part_word(part.name)} @@", "cyan", on=colour)
        for block in blocks:
            yield from _block(block, changes, colour)


def _block(block: MarkedBlock, changes: dict[int, Change], colour: bool) -> Iterator[str]:
    sign = _BLOCK_SIGNS[block.kind]
    for number in numbers_of(block):
        change = changes[number]
        told = tell(change) if change.kind in ("look", "structure") else kind_word(change.kind)
        yield paint(f"  {number}. {category_word(change.category)}: {visible(told)}", "dim", on=colour)
    if block.kind == "moved-from":
        yield f"{sign} " + paint(visible(_moved_from(block)), "cyan", on=colour)
        return
    inner = " | ".join(_line(line, colour) for line in block.lines)
    yield f"{paint(sign, _COLOURS[sign], on=colour)} {inner}"


def _moved_from(block: MarkedBlock) -> str:
    text = " ".join("".join(run.run.text for line in block.lines for run in line).split())
    return _("moved away: {text}").format(text=text[:_AROUND] + ("…" if len(text) > _AROUND else ""))


def _line(line: Sequence[MarkedRun], colour: bool) -> str:
    """The line with its marks; what stays is cut to what is beside a change."""
    spans = list(_spans(line))
    found: list[str] = []
    for place, (state, text) in enumerate(spans):
        shown = visible(text.replace(BREAK, "¶ "))
        if state == "same":
            found.append(_context(shown, first=place == 0, last=place == len(spans) - 1))
        elif state == "added":
            found.append(paint("{+" + shown + "+}", "green", on=colour))
        else:
            found.append(paint("[-" + shown + "-]", "red", on=colour))
    return "".join(found)


def _spans(line: Sequence[MarkedRun]) -> Iterator[tuple[str, str]]:
    """The texts of neighbours in one state, joined."""
    state, texts = "", [""]
    for run in line:
        if run.state != state:
            if "".join(texts):
                yield state, "".join(texts)
            state, texts = run.state, []
        texts.append(run.run.text)
    if "".join(texts):
        yield state, "".join(texts)


def _context(text: str, *, first: bool, last: bool) -> str:
    if first and last:
        return text
    if first:
        return text if len(text) <= _AROUND else "…" + text[-_AROUND:].partition(" ")[2]
    if last:
        return text if len(text) <= _AROUND else text[:_AROUND].rpartition(" ")[0] + "…"
    if len(text) <= 2 * _AROUND:
        return text
    return text[:_AROUND].rpartition(" ")[0] + " … " + text[-_AROUND:].partition(" ")[2]


def stat(review: Review) -> Iterator[str]:
    """One line for each part with changes, and one for the record."""
    rows = list(_stat_rows(review))
    width = max((len(name) for name, _text in rows), default=0)
    yield from (f"{name.ljust(width)} | {text}" for name, text in rows)
    if review.is_same:
        yield _("No differences were found.")
    yield from _not_compared(review)


def _stat_rows(review: Review) -> Iterator[tuple[str, str]]:
    if review.differences:
        rated = [each.category for each in review.differences]
        yield _("by meaning"), _stat(rated, [_SIGNS[each.action] for each in review.differences])
    changes = review.comparison.changes if review.comparison else ()
    for part in dict.fromkeys(change.part for change in changes):
        here = [change for change in changes if change.part == part]
        yield part_word(part), _stat([change.category for change in here], [_sign(change) for change in here])


def _sign(change: Change) -> str:
    return _SIGNS.get(change.kind, "~")


def _stat(categories: Sequence[Category], signs: Iterable[str]) -> str:
    counts = ", ".join(f"{categories.count(each)} {category_word(each)}" for each in Category if each in categories)
    return f"{len(categories)} ({counts}) {''.join(sorted(signs, key='+-~>='.index))[:40]}"
