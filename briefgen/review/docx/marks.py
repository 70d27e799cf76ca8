"""The elements that say who changed what and when."""

import datetime
from copy import deepcopy
from typing import Final

from lxml import etree

from briefgen.extract.docx.names import PPR, RPR, W
from briefgen.review.docx.output import Output, w

_AFTER_LOOK: Final = (f"{W}sectPr", f"{W}pPrChange")
_KEPT: Final = (RPR, f"{W}sectPr", f"{W}pPrChange")


class Marks:
    """Makes the marks of one comparison: one author, one moment, an id for each."""

    def __init__(self, output: Output, *, author: str, date: datetime.datetime) -> None:
        moment = date.astimezone(datetime.UTC) if date.tzinfo else date
        self._by: Final = {f"{W}author": author, f"{W}date": f"{moment:%Y-%m-%dT%H:%M:%SZ}"}
        self._output = output

    def mark(self, tag: str, /, **more: str) -> etree._Element:
        """An element such as `w:ins`."""
        element = w(tag, id=self._output.identity())
        for key, value in (self._by | {f"{W}{key}": value for key, value in more.items()}).items():
            element.set(key, value)
        return element

    def range_end(self, start: etree._Element) -> etree._Element:
        """The end of a range that a mark such as `w:moveFromRangeStart` begins."""
        return w(str(start.tag).rpartition("}")[2].replace("Start", "End"), id=start.get(f"{W}id", ""))

    def paragraph(self, paragraph: etree._Element, name: str) -> None:
        """Marks the end of a paragraph."""
        properties = properties_of(paragraph)
        look = properties.find(RPR)
        if look is None:
            look = w("rPr")
            place = next((at for at, each in enumerate(properties) if each.tag in _AFTER_LOOK), len(properties))
            properties.insert(place, look)
        look.insert(0, self.mark(name))

    def former(self, paragraph: etree._Element, properties: etree._Element) -> None:
        """Says which properties a paragraph had before."""
        own = properties_of(paragraph)
        for change in own.findall(f"{W}pPrChange"):
            own.remove(change)
        change = self.mark("pPrChange")
        change.append(bare(properties))
        own.append(change)

    def row(self, row: etree._Element, name: str) -> None:
        """Marks a whole row."""
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = w("trPr")
            exceptions = row.find(f"{W}tblPrEx")
            row.insert(0 if exceptions is None else row.index(exceptions) + 1, properties)
        change = properties.find(f"{W}trPrChange")
        mark = self.mark(name)
        properties.append(mark) if change is None else change.addprevious(mark)


def properties_of(paragraph: etree._Element) -> etree._Element:
    """The properties of a paragraph, made where it has none."""
    properties = paragraph.find(PPR)
    if properties is None:
        properties = w("pPr")
        paragraph.insert(0, properties)
    return properties


def bare(properties: etree._Element) -> etree._Element:
    """A copy of a paragraph's properties without its mark's look, its section and its former properties."""
    copy = deepcopy(properties)
    for child in [each for each in copy if each.tag in _KEPT]:
        copy.remove(child)
    return copy


def replace_properties(paragraph: etree._Element, properties: etree._Element) -> None:
    """Gives a paragraph other properties; the look of its mark and its section stay."""
    own = properties_of(paragraph)
    for child in [each for each in own if each.tag not in _KEPT]:
        own.remove(child)
    for place, child in enumerate(bare(properties)):
        own.insert(place, child)
