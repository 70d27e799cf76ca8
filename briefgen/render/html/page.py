"""One page of HTML that needs nothing else: styles and logo inside, no script, readable by everybody."""

import base64
from typing import Final

from briefgen.letter.model import Closing, Footnote, Head, Letter, Pages, ReferenceColumn
from briefgen.render.html.blocks import Blocks, escape
from briefgen.render.html.look import sheet
from briefgen.render.html.words import read_words
from briefgen.render.looks import note_numbers, says_something
from briefgen.render.style import Logo, Style

# What the page says beside the words of the letter, in the language of the letter, for those who hear it.
_BACK: Final = {"nl": "Terug naar noot {number} in de tekst", "en": "Back to note {number} in the text"}
_MEDIA: Final = {"png": "image/png", "svg": "image/svg+xml"}


class HtmlRenderer:
    """Letters as HTML5 for the screen and for printing from a browser."""

    name: Final = "html"
    suffix: Final = ".html"

    def render(self, letter: Letter, style: Style) -> bytes:
        blocks = Blocks(note_numbers(letter))
        body = _header(letter, blocks, style.site_logo) + _main(letter, blocks)
        css = sheet(style, letter.pages, blocks.widths)
        return f"{_head(letter, css)}<body>\n{body}</body>\n</html>\n".encode()

    def read_words(self, data: bytes) -> list[str]:
        return read_words(data.decode())


RENDERER: Final = HtmlRenderer()


def _head(letter: Letter, css: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(letter.about.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n"
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(letter.about.subject)}</title>\n<style>{css}</style>\n</head>\n"
    )


def _header(letter: Letter, blocks: Blocks, logo: Logo | None) -> str:
    head = letter.head
    return (
        "<header>\n"
        + _page_marks(letter.pages)
        + (_logo(logo) if logo else "")
        + _paragraph("ministry", blocks.inline(head.ministry))
        + _paragraph("return", blocks.inline(head.return_address))
        + _paragraph("addressee", blocks.lines(head.addressee))
        + _column(head.column, blocks)
        + "</header>\n"
    )


def _page_marks(pages: Pages) -> str:
    marks = " · ".join(escape(mark) for mark in (pages.classification, pages.draft) if mark)
    return _paragraph("mark", marks)


def _logo(logo: Logo) -> str:
    data = base64.b64encode(logo.data).decode()
    return f'<img class="logo" src="data:{_MEDIA[logo.suffix]};base64,{data}" alt="{escape(logo.alt)}">\n'


def _paragraph(name: str, inner: str) -> str:
    return f'<p class="{name}">{inner}</p>\n' if inner and not inner.isspace() else ""


def _column(column: ReferenceColumn, blocks: Blocks) -> str:
    address = blocks.lines(column.address)
    inner = (
        _paragraph("units", blocks.lines(column.units))
        + _paragraph("subunits", blocks.lines(column.subunits))
        + (f"<address>{address}</address>\n" if address else "")
        + "".join(blocks.labelled(each, name="references") for each in column.references)
        + _paragraph("note", blocks.lines(column.note))
    )
    return f'<div class="column">\n{inner}</div>\n' if inner else ""


def _main(letter: Letter, blocks: Blocks) -> str:
    return (
        "<main>\n"
        + _about(letter, letter.head, blocks)
        + '<div class="body">\n'
        + _paragraph("salutation", blocks.inline(letter.salutation))
        + blocks.blocks(letter.body)
        + "</div>\n"
        + _closing(letter.closing, blocks)
        + _notes(letter, blocks)
        + "</main>\n"
    )


def _about(letter: Letter, head: Head, blocks: Blocks) -> str:
    """Date and subject, which is the one heading of level 1."""
    date = blocks.lines(head.date.values)
    if date and letter.about.date:
        date = f'<time datetime="{letter.about.date.isoformat()}">{date}</time>'
    subject = blocks.lines(head.subject.values)
    subject = f"<h1>{subject}</h1>" if subject else ""
    rows = ((blocks.inline(head.date.label), date), (blocks.inline(head.subject.label), subject))
    terms = [f"<div><dt>{label}</dt><dd>{value}</dd></div>\n" for label, value in rows if label or value]
    return f'<dl class="about">\n{"".join(terms)}</dl>\n' if terms else ""


def _closing(closing: Closing, blocks: Blocks) -> str:
    signatories = "".join(
        '<div class="signatory">\n'
        + _paragraph("office", blocks.inline(each.office))
        + _paragraph("name", blocks.inline(each.name))
        + "</div>\n"
        for each in closing.signatories
        if says_something(each.office + each.name)
    )
    formula = _paragraph("formula", blocks.inline(closing.formula))
    return (
        (f'<div class="signatures">\n{formula}{signatories}</div>\n' if formula or signatories else "")
        + (blocks.labelled(closing.enclosures, name="enclosures") if closing.enclosures else "")
        + (blocks.labelled(closing.copies, name="copies") if closing.copies else "")
    )


def _notes(letter: Letter, blocks: Blocks) -> str:
    if not letter.notes:
        return ""
    back = _BACK.get(letter.about.language[:2].lower(), _BACK["en"])
    marked = {number: _link_back(number, back) for number in blocks.marks}
    items = "".join(
        f'<li id="noot-{number}">{_note(note, marked.get(number, ""), blocks)}</li>\n'
        for number, note in enumerate(letter.notes, start=1)
    )
    return f'<div class="notes" role="doc-endnotes">\n<ol>\n{items}</ol>\n</div>\n'


def _link_back(number: int, back: str) -> str:
    label = back.format(number=number)
    return f' <a href="#bij-noot-{number}" role="doc-backlink" aria-label="{label}">↩</a>'


def _note(note: Footnote, link_back: str, blocks: Blocks) -> str:
    *others, last = [blocks.inline(each.runs) for each in note.blocks] or [""]
    return "".join(f"<p>{each}</p>" for each in (*others, last + link_back))
