"""Headers and footers that only the old document has."""

from typing import Final

from lxml import etree

from briefgen.extract.docx.document import Document
from briefgen.extract.docx.names import TYPE, R, W
from briefgen.extract.docx.xml import emptied
from briefgen.review.docx.output import Output, w

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"


def gone_margin(
    output: Output, document: Document, section: etree._Element, old: etree._Element, *, kind: str, page: str
) -> tuple[str, etree._Element]:
    """An empty header or footer in the new document, in the place of one that it no longer has."""
    root = emptied(old)
    name = output.add_tree(f"word/{kind}Old.xml", root, _TYPE.format(kind=kind))
    part = document.package.document
    identity = output.relation(part, kind, name)
    output.changed.add(part)
    reference = w(f"{kind}Reference", type=page)
    reference.set(f"{R}id", identity)
    others = [at for at, each in enumerate(section) if each.tag in (f"{W}headerReference", f"{W}footerReference")]
    section.insert(others[-1] + 1 if others else 0, reference)
    assert reference.get(TYPE) == page  # noqa: S101 - Word refuses one without
    return name, root
