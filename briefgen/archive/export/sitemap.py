"""A sitemap for the Woo index: the address of each public letter with its DiWoo metadata."""

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from briefgen.archive.export.diwoo import diwoo_document
from briefgen.archive.export.errors import SiteRefusedError
from briefgen.archive.export.known import LETTER, Known
from briefgen.archive.export.xmltext import Element, elements, to_bytes

# The name that the harvester of the Woo index asks for category 7, `vergaderstukken Staten-Generaal`.
INDEX: Final = "sitemapindex-diwoo-infocat007.xml"
MOST: Final = 10_000  # letters in one file: it may hold 50,000 addresses and 50 MB
_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_SITE: Final = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?(/[A-Za-z0-9._~/-]*)?")


def checked_site(site: str) -> str:
    """The address without a slash at its end; raises SiteRefusedError for one that is none."""
    if len(site) > 500 or not _SITE.fullmatch(site):
        raise SiteRefusedError(site)
    return site.rstrip("/")


def address_of(known: Known, site: str) -> str:
    """Where the letter is published: `<site>/<package>/data/letter.pdf`."""
    return f"{site}/{quote(known.package, safe='~')}/data/{LETTER}"


def sitemaps(letters: Sequence[Known], *, site: str) -> dict[str, bytes]:
    """The index and the sitemaps by file name, over the letters among these that are public and have a PDF; nothing
    where there are none, because an empty sitemap is not one."""
    site = checked_site(site)
    public = [known for known in letters if known.is_public and LETTER in known.manifest.files]
    files: dict[str, bytes] = {}
    for start in range(0, len(public), MOST):
        entries = tuple(_entry(known, site) for known in public[start : start + MOST])
        files[f"sitemap-{start // MOST + 1}.xml"] = to_bytes(Element("urlset", entries, {"xmlns": _NAMESPACE}))
    if not files:
        return {}
    index = tuple(elements("sitemap", Element("loc", f"{site}/{name}")) for name in files)
    return {INDEX: to_bytes(Element("sitemapindex", index, {"xmlns": _NAMESPACE})), **files}


def _entry(known: Known, site: str) -> Element:
    last = (known.told.issued, *known.told.later)[-1]
    return elements("url", Element("loc", address_of(known, site)), Element("lastmod", last.at), diwoo_document(known))
