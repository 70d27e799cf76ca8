"""Sitemaps for the Woo index: the address of each public letter and enclosure with its DiWoo metadata."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import quote

from briefgen.archive.export.diwoo import diwoo_document, enclosure_document
from briefgen.archive.export.errors import SiteRefusedError
from briefgen.archive.export.known import LETTER, Known
from briefgen.archive.export.xmltext import Element, elements, to_bytes
from briefgen.archive.files import Files

# The name that the harvester of the Woo index asks for category 7, `vergaderstukken Staten-Generaal`.
INDEX: Final = "sitemapindex-diwoo-infocat007.xml"
MOST: Final = 10_000  # addresses in one file: it may hold 50,000, and 50 MB
_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_SITE: Final = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?(/[A-Za-z0-9._~/-]*)?")


def checked_site(site: str) -> str:
    """The address without a slash at its end; raises SiteRefusedError for one that is none."""
    if len(site) > 500 or not _SITE.fullmatch(site):
        raise SiteRefusedError(site)
    return site.rstrip("/")


class Sitemaps:
    """Sitemaps that are being written into a folder, for documents that are published under the address `site`:
    `<site>/<package>/data/letter.pdf`. Nothing else of a package is meant for publication."""

    def __init__(self, folder: Path, *, site: str, files: Files, most: int = MOST) -> None:
        self._folder: Final = folder
        self._site: Final = checked_site(site)
        self._files: Final = files
        self._most: Final = most
        self._names: Final[list[str]] = []
        self._entries: list[Element] = []

    def add(self, known: Known) -> None:
        """Adds the letter with its enclosures, if it is public and has a PDF."""
        if not known.is_public or LETTER not in known.manifest.files:
            return
        for entry in self._each_entry(known):
            self._entries.append(entry)
            if len(self._entries) == self._most:
                self._write()

    def close(self) -> tuple[str, ...]:
        """Writes the rest and the index; the names of all files, or none where nothing is public: an empty sitemap is
        not one."""
        if self._entries:
            self._write()
        if not self._names:
            return ()
        index = tuple(elements("sitemap", Element("loc", f"{self._site}/{name}")) for name in self._names)
        self._create(INDEX, Element("sitemapindex", index, {"xmlns": _NAMESPACE}))
        return (INDEX, *self._names)

    def _each_entry(self, known: Known) -> Iterator[Element]:
        last = (known.told.issued, *known.told.later)[-1].at
        yield self._entry(known, LETTER, last, diwoo_document(known))
        for name in known.enclosures():
            yield self._entry(known, name, last, enclosure_document(known, name))

    def _entry(self, known: Known, name: str, last: str, document: Element) -> Element:
        address = f"{self._site}/{quote(known.package, safe='~')}/data/{quote(name, safe='/')}"
        return elements("url", Element("loc", address), Element("lastmod", last), document)

    def _write(self) -> None:
        name = f"sitemap-{len(self._names) + 1}.xml"
        self._create(name, Element("urlset", tuple(self._entries), {"xmlns": _NAMESPACE}))
        self._names.append(name)
        self._entries = []

    def _create(self, name: str, root: Element) -> None:
        self._files.create(self._folder / name, [to_bytes(root)])
