"""The content of a paragraph as a row of leaves, read through whatever stands around its runs."""

from typing import Final

from lxml import etree

from briefgen.extract.docx.graphics import Graphic, graphic_of, is_graphic
from briefgen.extract.docx.names import (
    ALTERNATE,
    CHOICE,
    FALLBACK,
    MATH,
    PLACES,
    PPR,
    RPR,
    RUN,
    SDT,
    SDT_CONTENT,
    SPACE,
    TYPE,
    WRAPPER_SETTINGS,
    WRAPPERS,
    R,
    W,
)  # fmt: skip
from briefgen.extract.docx.package import Relation
from briefgen.extract.docx.xml import emptied, text_inside
from briefgen.values import dataclass, field

ATOM: Final = "\ufffc"  # stands in the text for what is no character
_CHARACTERS: Final = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}  # fmt: skip
_SILENT: Final = frozenset(
    f"{W}{name}"
    for name in (
        "footnoteRef", "endnoteRef", "separator", "continuationSeparator", "annotationRef", "commentReference",
        "lastRenderedPageBreak", "pgNum",
    )
)  # fmt: skip
_FIELD_PARTS: Final = frozenset((f"{W}fldChar", f"{W}instrText", f"{W}delInstrText"))
_TEXTS: Final = (f"{W}t", f"{W}delText")
_COUNTED: Final = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "NOTEREF", "TIME", "FILENAME", "SAVEDATE"))


@dataclass(slots=True)
class Leaf:
    """The smallest piece of a paragraph: characters, or one thing that `text` shows as `ATOM` and `key` tells apart.

    A leaf without text is a place only. `elements` is one child of `run`; of a leaf outside runs, and of all leaves
    of one `group`, the neighbouring elements that stay or go together.
    """

    text: str
    key: object
    elements: list[etree._Element]
    run: etree._Element | None
    link: str = ""
    group: int = 0  # leaves of one group are kept or replaced together; 0 for none
    graphic: Graphic | None = None
    start: int = 0


@dataclass(slots=True)
class Reading:
    """What is needed to read the leaves of a part."""

    relations: dict[str, Relation]
    parts: dict[str, bytes]
    loose_fields: list[str] = field(default_factory=list)  # codes of fields that run over several paragraphs
    groups: int = 0

    def group(self) -> int:
        self.groups += 1
        return self.groups


def leaves_of(paragraph: etree._Element, reading: Reading) -> list[Leaf]:
    """The leaves of a paragraph in reading order, with their places in its text."""
    found: list[Leaf] = []
    _walk(paragraph, "", reading, found)
    if any(leaf.run is not None and leaf.elements[0].tag in _FIELD_PARTS for leaf in found):
        found = _with_fields(found, reading)
    start = 0
    for leaf in found:
        leaf.start = start
        start += len(leaf.text)
    return found


def _walk(parent: etree._Element, link: str, reading: Reading, found: list[Leaf]) -> None:
    for child in parent:
        tag = child.tag
        if tag == RUN:
            _run(child, link, reading, found)
        elif tag == PPR or tag in PLACES or tag in WRAPPER_SETTINGS:
            continue
        elif tag == f"{W}hyperlink":
            _walk(child, _link(child, reading), reading, found)
        elif tag in WRAPPERS:
            _walk(child, link, reading, found)
        elif tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                _walk(content, link, reading, found)
        elif tag == f"{W}fldSimple":
            inner: list[Leaf] = []
            _walk(child, "", reading, inner)
            key = _field_key(child.get(f"{W}instr", ""), "".join(leaf.text for leaf in inner))
            found.append(Leaf(ATOM, key, [child], None, link, reading.group()))
        elif tag == ALTERNATE:
            _alternative(child, link, reading, found)
        elif str(tag).startswith(MATH):
            found.append(Leaf(ATOM, ("formula", text_inside(child)), [child], None, link, reading.group()))
        else:
            found.append(Leaf(ATOM, ("unknown", etree.tostring(child, method="c14n")), [child], None, link))


def _run(run: etree._Element, link: str, reading: Reading, found: list[Leaf]) -> None:
    children = [child for child in run if child.tag != RPR]
    if len(children) > 1 and any(child.tag in _FIELD_PARTS for child in children):
        for each in _parted(run):
            _run(each, link, reading, found)
        return
    for child in children:
        tag = child.tag
        if tag in _TEXTS:
            found.append(Leaf(_text(child), None, [child], run, link))
        elif tag in _CHARACTERS:
            text = "\f" if tag == f"{W}br" and child.get(TYPE) in ("page", "column") else _CHARACTERS[tag]
            found.append(Leaf(text, None, [child], run, link))
        elif tag in _SILENT or tag in _FIELD_PARTS or tag in PLACES:
            found.append(Leaf("", None, [child], run, link))
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            kind = "footnote" if tag == f"{W}footnoteReference" else "endnote"
            found.append(Leaf(ATOM, ("note", kind, child.get(f"{W}id", "")), [child], run, link))
        elif is_graphic(child):
            graphic = graphic_of(child, reading.relations, reading.parts)
            text = ATOM if graphic.is_counted else ""
            found.append(Leaf(text, graphic.key, [child], run, link, graphic=graphic))
        else:
            found.append(Leaf(ATOM, ("unknown", etree.tostring(child, method="c14n")), [child], run, link))


def _text(element: etree._Element) -> str:
    text = element.text or ""
    return text if element.get(SPACE) == "preserve" else text.strip(" \t\r\n")


def _parted(run: etree._Element) -> list[etree._Element]:
    """Gives each child of a run that holds parts of a field a run of its own."""
    from copy import deepcopy

    parent = run.getparent()
    if parent is None:
        return []
    look = run.find(RPR)
    runs = []
    for child in [each for each in run if each.tag != RPR]:
        own = emptied(run)
        if look is not None:
            own.append(deepcopy(look))
        own.append(child)
        run.addprevious(own)
        runs.append(own)
    parent.remove(run)
    return runs


def _link(element: etree._Element, reading: Reading) -> str:
    relation = reading.relations.get(element.get(f"{R}id", ""))
    target = relation.target if relation else ""
    anchor = element.get(f"{W}anchor", "")
    return _address(target + (f"#{anchor}" if anchor else ""))


def _address(address: str) -> str:
    """An address as it is compared; programs add a slash and escape other characters."""
    from urllib.parse import unquote

    return unquote(address).rstrip("/") or "#"


def _alternative(element: etree._Element, link: str, reading: Reading, found: list[Leaf]) -> None:
    """Runs that only newer programs understand, read as all others see them; they stay or go together."""
    branch = element.find(FALLBACK)
    if branch is None:
        branch = element.find(CHOICE)
    inner: list[Leaf] = []
    if branch is not None:
        _walk(branch, link, reading, inner)
        if any(leaf.run is not None and leaf.elements[0].tag in _FIELD_PARTS for leaf in inner):
            inner = _with_fields(inner, reading)
    group = reading.group()
    found += [Leaf(leaf.text, leaf.key, [element], None, leaf.link, group) for leaf in inner if leaf.text]
    if not any(leaf.text for leaf in inner):
        found.append(Leaf("", None, [element], None, link))


def _with_fields(leaves: list[Leaf], reading: Reading) -> list[Leaf]:
    """The leaves with each whole field as one leaf, or as one group where it is a link."""
    result: list[Leaf] = []
    place = 0
    while place < len(leaves):
        end = _field_end(leaves, place)
        if end is None:
            leaf = leaves[place]
            if leaf.run is not None and leaf.elements[0].tag == f"{W}instrText":
                reading.loose_fields.append(_code(leaf.elements[0].text or ""))
            result.append(leaf)
            place += 1
        else:
            result += _field(leaves[place : end + 1], reading)
            place = end + 1
    return result


def _field_end(leaves: list[Leaf], place: int) -> int | None:
    """The place of the leaf that ends the field beginning here, if all of it stands side by side."""
    if _field_mark(leaves[place]) != "begin":
        return None
    depth = 0
    for index in range(place, len(leaves)):
        mark = _field_mark(leaves[index])
        depth += (mark == "begin") - (mark == "end")
        if not depth:
            parents = {id(_outer(leaf).getparent()) for leaf in leaves[place : index + 1]}
            return index if len(parents) == 1 else None
    return None


def _field_mark(leaf: Leaf) -> str:
    element = leaf.elements[0]
    return element.get(f"{W}fldCharType", "") if leaf.run is not None and element.tag == f"{W}fldChar" else ""


def _outer(leaf: Leaf) -> etree._Element:
    return leaf.elements[0] if leaf.run is None else leaf.run


def _field(leaves: list[Leaf], reading: Reading) -> list[Leaf]:
    parent = _outer(leaves[0]).getparent()
    assert parent is not None  # noqa: S101 - a run of a paragraph has one
    first, last = parent.index(_outer(leaves[0])), parent.index(_outer(leaves[-1]))
    elements = list(parent)[first : last + 1]
    code, result, depth, in_result = "", [], 0, False
    for leaf in leaves:
        mark = _field_mark(leaf)
        depth += (mark == "begin") - (mark == "end")
        if leaf.elements[0].tag == f"{W}instrText":
            code += leaf.elements[0].text or "" if not in_result else ""
        elif mark == "separate" and depth == 1:
            in_result = True
        elif in_result and leaf.text:
            result.append(leaf)
    group, link = reading.group(), leaves[0].link
    address = _code(code).split()
    if len(address) > 1 and address[0].upper() == "HYPERLINK":
        target = _address(" ".join(address[1:]).split('"')[1] if '"' in code else address[1])
        return [Leaf(leaf.text, leaf.key, elements, None, target, group) for leaf in result]
    return [Leaf(ATOM, _field_key(code, "".join(leaf.text for leaf in result)), elements, None, link, group)]


def _code(text: str) -> str:
    return " ".join(text.replace("\\* MERGEFORMAT", " ").split())


def _field_key(code: str, result: str) -> tuple[str, str, str]:
    """What tells fields apart; what a program counts itself is no part of it."""
    code = _code(code)
    name = code.partition(" ")[0].upper()
    return ("field", name + code[len(name) :], "" if name in _COUNTED else " ".join(result.split()))
