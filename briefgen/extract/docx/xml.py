"""XML of a part, parsed without document types, entities, network or great depth."""

import re
from typing import Final, cast

from lxml import etree

from briefgen.errors import UnreadableError
from briefgen.language import _

_DECLARED: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING: Final = re.compile(rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
_ENCODINGS: Final = (b"utf-8", b"utf-16", b"us-ascii", b"ascii")
_MOST_ELEMENTS: Final = 3_000_000


def parsed(data: bytes, *, source: str, part: str) -> etree._Element:
    """The root of a part. Raises UnreadableError, which names the part and the line, for what is not plain XML.

    The parser's own limits hold as well: 256 elements deep, ten megabytes for one text.
    """
    encoding = _ENCODING.match(data)
    if _DECLARED.search(data) or (encoding and encoding[1].lower() not in _ENCODINGS):
        raise UnreadableError(
            _("{source}: {part} has a document type or an encoding that no Word document has.").format(
                source=source, part=part
            )
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 0
        raise UnreadableError(
            _("{source}: {part} is damaged at line {line}.").format(source=source, part=part, line=line),
            hint=_("Open the document in Word or LibreOffice and save it again."),
        ) from error
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise UnreadableError(_("{source}: {part} has a document type.").format(source=source, part=part))
    return root


def emptied(element: etree._Element) -> etree._Element:
    """A copy of an element with its attributes and namespaces and nothing in it."""
    attributes = {str(key): str(value) for key, value in element.attrib.items()}
    return element.makeelement(element.tag, attributes, nsmap=cast("dict[str, str]", element.nsmap))


def text_inside(element: etree._Element) -> str:
    """All text below an element."""
    return "".join(map(str, element.itertext()))


def written(root: etree._Element) -> bytes:
    """The bytes of a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
