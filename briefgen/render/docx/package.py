"""A house style as a Word package: static parts made and deflated once, the letter's own parts written each time."""

from collections.abc import Iterator
from typing import Final

from briefgen.letter.model import Letter
from briefgen.render.docx import static
from briefgen.render.docx.archive import Entry, Started, assembled, deflated
from briefgen.render.docx.document import DocumentWriter
from briefgen.render.docx.drawings import empty_png, logo_run
from briefgen.render.docx.margins import Margins
from briefgen.render.docx.notes import footnotes_xml
from briefgen.render.docx.numbering import Numbering
from briefgen.render.docx.pages import Pager
from briefgen.render.docx.properties import core_properties
from briefgen.render.docx.runs import Links, Writing
from briefgen.render.docx.styles import styles_xml
from briefgen.render.style import Style

_QUICK: Final = 3  # for what each letter has of its own: a little larger in half the time
_STORED: Final = 0  # for so little that deflating takes longer than anybody gains by it
_NUMBERING: Final = "word/numbering.xml"
_KEPT: Final = 64  # small parts kept deflated, because the next letter often has the same


class Package:
    """The package of one house style and language; `letter` gives the bytes of a letter in it."""

    def __init__(self, style: Style, *, language: str) -> None:
        self.style: Final = style
        self._margins = Margins(style)
        self._document = DocumentWriter(style, self._margins)
        self._pager = Pager(style)
        self._logo = logo_run(style.site_logo, style.logo) if style.site_logo else ""
        self._kept: dict[bytes, Entry] = {}
        self._first = (
            deflated("[Content_Types].xml", static.content_types()),
            deflated("_rels/.rels", static.package_relationships()),
        )
        self._last = (*_shared(style, language), *_media(style))
        self._numbering = Started(_NUMBERING, Numbering().start(style))
        self._relationships = deflated("word/_rels/document.xml.rels", static.document_relationships())

    def letter(self, letter: Letter) -> bytes:
        return assembled([*self._first, *self._own(letter), *self._last])

    def _own(self, letter: Letter) -> Iterator[Entry]:
        notes = {note.id: number for number, note in enumerate(letter.notes, start=1)}
        writing, note_links = Writing(notes), Links()
        document = self._document.xml(letter, writing)
        yield deflated("word/document.xml", document, level=_QUICK)
        links = writing.links.identities
        yield (
            deflated("word/_rels/document.xml.rels", static.document_relationships(links), level=_QUICK)
            if links
            else self._relationships
        )
        yield self._numbered(writing.numbering)
        yield self._small("word/footnotes.xml", footnotes_xml(letter.notes, note_links))
        if note_links.identities:
            yield deflated("word/_rels/footnotes.xml.rels", static.relationships(links=note_links.identities))
        yield from self._pages(letter, len(document))
        yield deflated("docProps/core.xml", core_properties(letter.about), level=_STORED)

    def _numbered(self, numbering: Numbering) -> Entry:
        started = Started(_NUMBERING, numbering.start(self.style)) if numbering.has_own_looks else self._numbering
        return started.ended(numbering.end())

    def _pages(self, letter: Letter, size: int) -> Iterator[Entry]:
        pages, margins = letter.pages, self._margins
        count = self._pager.count(letter, size=size) if pages.number else 1
        yield self._small("word/header1.xml", margins.first_header(pages, logo=self._logo))
        yield self._small("word/header2.xml", margins.header(pages))
        yield self._small("word/footer1.xml", margins.first_footer(pages, count=count))
        yield self._small("word/footer2.xml", margins.footer(pages, count=count))

    def _small(self, name: str, data: bytes) -> Entry:
        """The part deflated, from what is kept if an earlier letter had the same."""
        key = name.encode() + data
        entry = self._kept.get(key)
        if entry is None:
            entry = deflated(name, data, level=_QUICK)
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[key] = entry
        return entry


def _shared(style: Style, language: str) -> Iterator[Entry]:
    yield deflated("word/styles.xml", styles_xml(style, language=language))
    yield deflated("word/settings.xml", static.settings(language))
    yield deflated("word/fontTable.xml", static.font_table(style))
    yield deflated("docProps/app.xml", static.app_properties())


def _media(style: Style) -> Iterator[Entry]:
    logo = style.site_logo
    if logo is None:
        return
    yield deflated("word/_rels/header1.xml.rels", static.logo_relationships(logo))
    if logo.suffix == "svg":
        yield deflated("word/media/logo.svg", logo.data)
    yield deflated("word/media/logo.png", logo.data if logo.suffix == "png" else empty_png())
