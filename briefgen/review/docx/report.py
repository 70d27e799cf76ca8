"""The edits of a paragraph as entries of the list of changes."""

from collections.abc import Sequence

from briefgen.extract.docx.blocks import Paragraph, even_spaces
from briefgen.extract.docx.leaves import ATOM, Leaf
from briefgen.language import _
from briefgen.review.docx.changes import ChangeKind, Log
from briefgen.review.docx.words import Edit


def shown(paragraph: Paragraph, start: int = 0, end: int | None = None) -> str:
    """Characters of a paragraph as a person reads them: things that are no characters by their name in brackets."""
    text = paragraph.text
    end = len(text) if end is None else end
    if ATOM not in text:
        return even_spaces(text[start:end])
    pieces = []
    for leaf in paragraph.leaves:
        low, high = max(start, leaf.start), min(end, leaf.start + len(leaf.text))
        if low < high:
            is_thing = leaf.text == ATOM and leaf.key is not None
            pieces.append(_name(leaf) if is_thing else leaf.text[low - leaf.start : high - leaf.start])
    return even_spaces("".join(pieces))


def _name(leaf: Leaf) -> str:
    kind = leaf.key[0] if isinstance(leaf.key, tuple) else ""
    if kind == "note":
        return _("[note]")
    if kind == "field" and isinstance(leaf.key, tuple):
        return str(leaf.key[2]) or f"[{str(leaf.key[1]).partition(' ')[0]}]"
    if kind == "image":
        return _("[image]")
    if kind == "text box":
        return _("[text box]")
    return _("[object]")


def note_edits(log: Log, old: Paragraph, new: Paragraph, script: Sequence[Edit], *, moved: bool) -> None:
    """Adds an entry for each edit."""
    for edit in script:
        if edit.same:
            continue
        gone, come = shown(old, edit.old_start, edit.old_end), shown(new, edit.new_start, edit.new_end)
        log.add(_kind(old, new, edit), old=gone, new=come, before=old.plain, after=new.plain, moved=moved)


def _kind(old: Paragraph, new: Paragraph, edit: Edit) -> ChangeKind:
    gone, come = old.text[edit.old_start : edit.old_end], new.text[edit.new_start : edit.new_end]
    if gone and come:
        return ChangeKind.REPLACED
    if come:
        return ChangeKind.NOTE_ADDED if come == ATOM and _is_note(new, edit.new_start) else ChangeKind.ADDED
    return ChangeKind.NOTE_REMOVED if gone == ATOM and _is_note(old, edit.old_start) else ChangeKind.REMOVED


def _is_note(paragraph: Paragraph, place: int) -> bool:
    return any(
        leaf.start == place and leaf.text == ATOM and isinstance(leaf.key, tuple) and leaf.key[0] == "note"
        for leaf in paragraph.leaves
    )
