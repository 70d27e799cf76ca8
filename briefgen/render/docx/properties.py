"""`docProps/core.xml`: what the letter is known by, without an author and without a clock."""

from briefgen.letter.model import About
from briefgen.render.docx.xml import HEADER, element_text


def core_properties(about: About) -> bytes:
    """Title is the subject; subject and identifier are the reference number; the dates are the letter's own."""
    reference = element_text(about.reference)
    numbers = f"<dc:subject>{reference}</dc:subject><dc:identifier>{reference}</dc:identifier>" if reference else ""
    moment = f"{about.date.isoformat()}T00:00:00Z" if about.date else ""
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f"{HEADER}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{element_text(about.subject)}</dc:title>{numbers}"
        f"<dc:language>{element_text(about.language)}</dc:language>{dates if moment else ''}</cp:coreProperties>"
    ).encode()
