"""What must hold for the marks of every document, whatever they say: Word offers a repair or loses marks otherwise."""

import re
from collections import Counter
from xml.etree import ElementTree

from docx_parts import W, parts_of

_RUNS = ("ins", "del", "moveFrom", "moveTo")
_STORY = re.compile(r"word/(document|footnotes\w*|endnotes\w*|header\w*|footer\w*)\.xml")


def faults(document: bytes, *, author: str, date: str) -> list[str]:
    """Everything that is wrong with the marks of a document."""
    found: list[str] = []
    identities: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {"moveFrom": Counter(), "moveTo": Counter()}
    for part, data in parts_of(document).items():
        if _STORY.fullmatch(part):
            root = ElementTree.fromstring(data)
            found += [f"{part}: {fault}" for fault in _faults(root, identities, names, author, date)]
    found += [f"the id {identity} is there {count} times" for identity, count in identities.items() if count > 1]
    if names["moveFrom"] != names["moveTo"] or any(count > 1 for count in names["moveFrom"].values()):
        found.append(f"moves are not in pairs: {names}")
    return found


def _faults(root, identities, names, author, date):
    for element in root.iter():
        tag = element.tag.removeprefix(W)
        if tag in _RUNS or tag.endswith("Change") or (tag.endswith("RangeStart") and tag.startswith("move")):
            identities[element.get(f"{W}id", "")] += 1
            if (element.get(f"{W}author"), element.get(f"{W}date")) != (author, date):
                yield f"{tag} is by {element.get(f'{W}author')}, {element.get(f'{W}date')}"
        if tag in ("moveFromRangeStart", "moveToRangeStart"):
            names[tag.removesuffix("RangeStart")][element.get(f"{W}name", "")] += 1
        if tag in _RUNS:
            yield from _inside(tag, element)
        if tag in ("footnotes", "endnotes"):
            numbers = [child.get(f"{W}id") for child in element]
            if len(set(numbers)) != len(numbers):
                yield "a note is there twice"
        if tag == "tc" and (not len(element) or element[-1].tag != f"{W}p"):
            yield "a cell does not end in a paragraph"


def _inside(tag, mark):
    for run in mark.findall(f"{W}r"):
        texts = {child.tag.removeprefix(W) for child in run}
        if tag == "del" and texts & {"t", "instrText"}:
            yield "text in a deletion is not deleted text"
        if tag != "del" and texts & {"delText", "delInstrText"}:
            yield f"deleted text in {tag}"
    for child in mark:
        if child.tag in {f"{W}{name}" for name in _RUNS}:
            yield f"a mark inside {tag}"
