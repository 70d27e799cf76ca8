"""The review as one page of HTML: the list of changes, and both texts inline or side by side."""

from collections.abc import Iterator, Sequence

from briefgen.language import _, current_language
from briefgen.review.comparison import Category, Change, Passage, PassageKind
from briefgen.review.differences import Difference
from briefgen.review.markdown import is_changed, numbers_of
from briefgen.review.marked import MarkedBlock, marked
from briefgen.review.pages import blocks
from briefgen.review.pages.look import SCRIPT, STYLE, nonce_of, policy
from briefgen.review.pages.origins import origins
from briefgen.review.pages.texts import escape
from briefgen.review.review import Review
from briefgen.review.sentences import sentence
from briefgen.review.telling import category_word, changes_word, counted, part_word, tell


def page(review: Review) -> str:
    """The whole page, in the language of the user; the letters' words keep their own."""
    title = _("From {old} to {new}").format(old=review.old.name, new=review.new.name)
    words = _Words(review).whole() if review.comparison else ""
    body = (
        f'<a class="skip" href="#words">{escape(_("To the text"))}</a>\n'
        f'{_header(review, title)}{_changes(review)}<main id="words">\n{_meaning(review)}{words}</main>\n'
    )
    nonce = nonce_of(body)
    return (
        f'<!DOCTYPE html>\n<html lang="{current_language()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(nonce)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f'{body}<script nonce="{nonce}">{SCRIPT}</script>\n</body>\n</html>\n'
    )


def _header(review: Review, title: str) -> str:
    if review.is_same:
        summary = _("No differences were found.")
    else:
        summary = counted(review.comparison.changes) if review.comparison else ""
    controls = (
        f"<fieldset><legend>{escape(_('View'))}</legend>"
        f'<input type="radio" name="view" id="view-inline" checked> '
        f'<label for="view-inline">{escape(_("inline"))}</label>'
        f'<input type="radio" name="view" id="view-side"> <label for="view-side">{escape(_("side by side"))}</label>'
        "</fieldset>"
        f'<input type="checkbox" id="only"> <label for="only">{escape(_("changes only"))}</label>'
        f'<span id="keys" hidden>{escape(_("Keys: n for the next change, p for the previous one."))}</span>'
    )
    left_out = "".join(f"<li>{escape(each)}</li>" for each in review.not_compared)
    aside = f'<div class="aside"><h2>{escape(_("Not compared"))}</h2><ul>{left_out}</ul></div>\n' if left_out else ""
    return (
        f"<header>\n<h1>{escape(title)}</h1>\n<p>{escape(summary)}</p>\n"
        + (f'<div class="controls">{controls}</div>\n' if review.comparison else "")
        + f"{aside}</header>\n"
    )


def _changes(review: Review) -> str:
    """The list of changes by what kind of change they are."""
    changes = review.comparison.changes if review.comparison else ()
    if not changes:
        return ""
    groups = ((category, [each for each in changes if each.category is category]) for category in Category)
    listed = "".join(
        f"<h3>{escape(category_word(category).capitalize())}: {escape(changes_word(len(group)))}</h3>\n"
        f"<ol>{''.join(map(_entry, group))}</ol>\n"
        for category, group in groups
        if group
    )
    return f'<nav aria-label="{escape(_("Changes"))}">\n<h2>{escape(_("Changes"))}</h2>\n{listed}</nav>\n'


def _entry(change: Change) -> str:
    text = f"{part_word(change.part)}: {tell(change)}"
    return f'<li value="{change.number}"><a href="#p{change.passage}">{escape(text)}</a></li>'


def _meaning(review: Review) -> str:
    if not review.differences:
        return ""
    items = "".join(
        f'<li id="d{number}">{_difference(each, review)}</li>'
        for number, each in enumerate(review.differences, start=1)
    )
    return f'<section class="meaning">\n<h2>{escape(_("By meaning"))}</h2>\n<ol>{items}</ol>\n</section>\n'


def _difference(difference: Difference, review: Review) -> str:
    text = f"{escape(sentence(difference))} <small>({escape(category_word(difference.category))})</small>"
    place = _first_place(difference, review)
    return f'{text} <a href="#p{place}">{escape(_("in the text"))}</a>' if place >= 0 else text


def _first_place(difference: Difference, review: Review) -> int:
    """The first passage with words of what differs, in the new text or, where it is gone, in the old one."""
    field = difference.new_field or difference.old_field
    passages = review.comparison.passages if review.comparison else ()
    names = [f"{field}.{each.name}" for each in difference.fields] if difference.action == "changed" else [field]
    for place, passage in enumerate(passages):
        units = passage.new if difference.new_field else passage.old
        for run in (run for unit in units for cell in unit.each for run in cell.runs):
            if run.origin and any(f"{run.origin.field}.".startswith(f"{name}.") for name in (*names, field)):
                return place
    return -1


class _Words:
    """The part of the page with the texts."""

    def __init__(self, review: Review) -> None:
        assert review.comparison is not None  # noqa: S101 - made only where there is one
        self._review = review
        self._comparison = review.comparison
        self._changes = {change.number: change for change in review.comparison.changes}
        self._fields = {
            (each.new_field or each.old_field): f"d{number}"
            for number, each in enumerate(review.differences or (), start=1)
        }
        self._places = {(each.kind, each.move): place for place, each in enumerate(review.comparison.passages)}
        letter = review.new.letter or review.old.letter
        self._lang = letter.about.language if letter else "nl"

    def whole(self) -> str:
        old, new = escape(self._review.old.name), escape(self._review.new.name)
        names = f'<div class="pair names"><p>{old}</p><p>{new}</p></div>\n'
        return f"<section>\n<h2>{escape(_('By words'))}</h2>\n{names}{''.join(self._parts())}</section>\n"

    def _parts(self) -> Iterator[str]:
        places: dict[str, list[int]] = {}
        for place, passage in enumerate(self._comparison.passages):
            places.setdefault(passage.part, []).append(place)
        parts = marked(self._comparison).parts
        everything = [
            (place, block) for part in parts for place, block in zip(places[part.name], part.blocks, strict=True)
        ]
        changed = [place for place, block in everything if is_changed(block)]
        for part in parts:
            here = list(zip(places[part.name], part.blocks, strict=True))
            inner = "".join(self._passage(place, block, changed) for place, block in here)
            inner += self._sources([self._comparison.passages[place] for place, block in here if not is_changed(block)])
            name = escape(part_word(part.name))
            if any(map(is_changed, part.blocks)):
                yield f'<div class="part"><h3>{name}</h3>\n{inner}</div>\n'
            else:
                told = _("{part}: no change").format(part=part_word(part.name))
                yield f'<details class="part same"><summary>{escape(told)}</summary>\n{inner}</details>\n'

    def _passage(self, place: int, block: MarkedBlock, changed: Sequence[int]) -> str:
        lang = f'lang="{escape(self._lang)}"'
        inner = blocks.inline(block)
        if not is_changed(block):
            body = f'<div class="inline" {lang}>{inner}</div><div class="pair" {lang}>{inner * 2}</div>'
            return f'<div class="passage same" id="p{place}">{body}</div>\n'
        at = changed.index(place)
        before, after = (f"p{changed[at + step]}" if 0 <= at + step < len(changed) else "" for step in (-1, 1))
        numbers = [number for number in numbers_of(block) if number in self._changes]
        return (
            f'<div class="passage changed" id="p{place}">'
            + blocks.head(numbers, self._changes, before=before, after=after)
            + self._other_place(block)
            + f'<div class="inline" {lang}>{inner}</div>'
            + f'<div class="pair" {lang}><div>{blocks.side(block, "old")}</div>'
            + f"<div>{blocks.side(block, 'new')}</div></div>"
            + f"{self._sources([self._comparison.passages[place]])}</div>\n"
        )

    def _other_place(self, block: MarkedBlock) -> str:
        """Where a passage that moved was, or is now."""
        if block.kind not in ("moved-from", "moved-to"):
            return ""
        other: PassageKind = "moved-to" if block.kind == "moved-from" else "moved-from"
        text = _("moved away from here, to there") if block.kind == "moved-from" else _("moved to here, from there")
        return f'<p class="head"><a href="#p{self._places[other, block.move]}">{escape(text)}</a></p>'

    def _sources(self, passages: Sequence[Passage]) -> str:
        """Where the sentences of these passages come from, to unfold."""
        sides = ((each.new or each.old, self._review.new if each.new else self._review.old) for each in passages)
        items = [item for units, side in sides for item in origins(units, side, self._fields)]
        if not items:
            return ""
        return (
            f"<details><summary>{escape(_('Where the words come from'))}</summary><ul>{''.join(items)}</ul></details>\n"
        )
