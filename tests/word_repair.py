"""Whether Word might offer to repair a document."""

from xml.etree import ElementTree

import word_repair_text
from docx_parts import parts_of
from word_repair_checks import CHECKS, is_xml, well_formed

__all__ = ["CHECKS", "repair_causes"]
assert word_repair_text  # its checks are in CHECKS too


def repair_causes(document: bytes) -> list[str]:
    """Everything in the document that may make Word offer a repair."""
    broken = [f"well_formed: {cause}" for cause in well_formed(document, {})]
    if broken:
        return broken
    parts = {name: ElementTree.fromstring(data) for name, data in parts_of(document).items() if is_xml(name)}
    return [f"{name}: {cause}" for name, each in CHECKS.items() for cause in each(document, parts)]
