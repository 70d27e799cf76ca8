"""The known causes of Word's dialog "unreadable content" in the text of a document, each as a check."""

import re
from collections.abc import Iterator
from itertools import pairwise

from docx_parts import Element, W
from word_order import ORDER
from word_repair_checks import Parts, check, stories, twice, value_of

LARGEST = 31680  # twips: 22 inches, Word's limit for places and distances
_COUNTED = ("PAGE", "NUMPAGES", "NOTEREF")
_MEASURES = ("w", "h", "x", "y", "left", "right", "top", "bottom", "hanging", "before", "after", "line", "pos")
TRACKED = {"ins", "del", "moveFrom", "moveTo"}
_STORY = {"body", "tc", "hdr", "ftr", "footnote"}


@check
def cells(_document: bytes, parts: Parts) -> Iterator[str]:
    for name, root in parts.items():
        for cell in root.iter(f"{W}tc"):
            children = [child for child in cell if child.tag != f"{W}tcPr"]
            if not children or children[-1].tag != f"{W}p":
                yield f"{name}: a cell does not end in a paragraph"


@check
def table_grids(_document: bytes, parts: Parts) -> Iterator[str]:
    for name, root in parts.items():
        for table in root.iter(f"{W}tbl"):
            columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
            rows = table.findall(f"{W}tr")
            if not rows:
                yield f"{name}: a table without rows"
            if any(len(row.findall(f"{W}tc")) != columns for row in rows) or not columns:
                yield f"{name}: a row has other cells than the grid has columns"


@check
def tables_apart(_document: bytes, parts: Parts) -> Iterator[str]:
    for name, root in parts.items():
        for parent in root.iter():
            tags = [child.tag for child in parent]
            if any(pair == (f"{W}tbl", f"{W}tbl") for pair in pairwise(tags)):
                yield f"{name}: two tables without a paragraph between"


@check
def fields(_document: bytes, parts: Parts) -> Iterator[str]:
    for name, root in stories(parts):
        for paragraph in root.iter(f"{W}p"):
            yield from (f"{name}: {cause}" for cause in _field_causes(paragraph))


def _field_causes(paragraph: Element) -> Iterator[str]:
    open_fields: list[bool] = []  # whether each has its result already
    for element in paragraph.iter():
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append(False)
        elif kind and not open_fields:
            yield f"{kind} of a field that did not begin"
        elif kind == "separate":
            open_fields[-1] = True
        elif kind == "end":
            if not open_fields.pop():
                yield "a field without a result"
        elif element.tag == f"{W}instrText" and (not open_fields or open_fields[-1]):
            yield "the code of no field"
    if open_fields:
        yield "a field does not end"


@check
def field_results(_document: bytes, parts: Parts) -> Iterator[str]:
    """PAGE, NUMPAGES and NOTEREF must have a number as their result."""
    for name, root in stories(parts):
        runs = [child for run in root.iter(f"{W}r") for child in run if child.tag != f"{W}rPr"]
        for place, element in enumerate(runs):
            if element.tag == f"{W}instrText" and (element.text or "").strip().startswith(_COUNTED):
                result = runs[place + 2] if place + 2 < len(runs) else None
                if result is None or result.tag != f"{W}t" or not (result.text or "").isdigit():
                    yield f"{name}: {element.text} has no number"


@check
def footnotes(_document: bytes, parts: Parts) -> Iterator[str]:
    notes = list(parts["word/footnotes.xml"].iter(f"{W}footnote"))
    identities = [value_of(note, "id") for note in notes]
    yield from (f"note {identity} is there twice" for identity in twice(identities))
    kinds = {value_of(note, "type"): value_of(note, "id") for note in notes}
    if set(kinds) - {""} != {"separator", "continuationSeparator"}:
        yield "the separators are not there"
    for name, root in parts.items():
        yield from (
            f"{name}: note {value_of(reference, 'id')} is not there"
            for reference in root.iter(f"{W}footnoteReference")
            if value_of(reference, "id") not in identities
        )
    used = [value_of(each, "id") for each in parts["word/settings.xml"].iter(f"{W}footnote")]
    yield from (f"the settings know a note {identity}" for identity in used if identity not in identities)
    yield from (f"note {value_of(note, 'id')} is empty" for note in notes if note.find(f"{W}p") is None)


@check
def footnote_marks(_document: bytes, parts: Parts) -> Iterator[str]:
    marks: list[str] = []
    for name, root in stories(parts):
        found = [value_of(reference, "id") for reference in root.iter(f"{W}footnoteReference")]
        if found and name != "word/document.xml":
            yield f"{name} has the mark of a note"
        marks += found
    yield from (f"note {identity} has two marks" for identity in twice(marks))


@check
def bookmarks(_document: bytes, parts: Parts) -> Iterator[str]:
    for name, root in stories(parts):
        starts = list(root.iter(f"{W}bookmarkStart"))
        opened = [value_of(each, "id") for each in starts]
        closed = [value_of(each, "id") for each in root.iter(f"{W}bookmarkEnd")]
        names = [value_of(each, "name") for each in starts]
        if sorted(opened) != sorted(closed):
            yield f"{name}: a bookmark does not start or end"
        yield from (f"{name}: bookmark {each} is there twice" for each in (*twice(opened), *twice(names)))
        yield from (f"{name}: {each} is no bookmark" for each in names if not re.fullmatch(r"[A-Za-z_]\w{0,39}", each))
        codes = " ".join(code.text or "" for code in root.iter(f"{W}instrText"))
        used = re.findall(r"NOTEREF (\S+)", codes)
        yield from (f"{name}: bookmark {each} is not there" for each in used if each not in names)


@check
def sections(_document: bytes, parts: Parts) -> Iterator[str]:
    body = parts["word/document.xml"].find(f"{W}body")
    assert body is not None
    if body[-1].tag != f"{W}sectPr" or len(list(body.iter(f"{W}sectPr"))) != 1:
        yield "the section does not come last"
    for kind in ("headerReference", "footerReference"):
        yield from (
            f"{kind} {each} is there twice" for each in twice(value_of(e, "type") for e in body.iter(f"{W}{kind}"))
        )
    if body.find(f"{W}p") is None:
        yield "the document has no paragraph"


@check
def margins_have_paragraphs(_document: bytes, parts: Parts) -> Iterator[str]:
    for name, root in stories(parts):
        if name not in ("word/document.xml", "word/footnotes.xml") and root.find(f"{W}p") is None:
            yield f"{name} has no paragraph"


@check
def order_of_elements(_document: bytes, parts: Parts) -> Iterator[str]:
    for name, root in parts.items():
        for element in root.iter():
            order = ORDER.get(element.tag.removeprefix(W))
            if order is None:
                continue
            tags = [child.tag.removeprefix(W) for child in element]
            places = [order.index(tag) if tag in order else -1 for tag in tags]
            if -1 in places or places != sorted(places):
                yield f"{name}: {element.tag.removeprefix(W)} has {', '.join(tags)}"


@check
def places_of_text(_document: bytes, parts: Parts) -> Iterator[str]:
    runs = {"p", "hyperlink", "Choice", "Fallback", *TRACKED}
    inside = {"t": {"r"}, "instrText": {"r"}, "r": runs, "p": _STORY, "tbl": _STORY}
    for name, root in stories(parts):
        for parent in root.iter():
            for child in parent:
                allowed = inside.get(child.tag.removeprefix(W)) if child.tag.startswith(W) else None
                if allowed and parent.tag.rpartition("}")[2] not in allowed:
                    yield f"{name}: {child.tag.removeprefix(W)} in {parent.tag.rpartition('}')[2]}"


@check
def white_space(_document: bytes, parts: Parts) -> Iterator[str]:
    space = "{http://www.w3.org/XML/1998/namespace}space"
    for name, root in stories(parts):
        for text in (*root.iter(f"{W}t"), *root.iter(f"{W}instrText")):
            if (text.text or "") != " ".join((text.text or "").split()) and text.get(space) != "preserve":
                yield f"{name}: spaces of {text.text!r} would be lost"


@check
def measures(_document: bytes, parts: Parts) -> Iterator[str]:
    for name, root in parts.items():
        for element in root.iter():
            for key in _MEASURES if element.tag.startswith(W) else ():
                value = element.get(f"{W}{key}")
                if value is not None and (not re.fullmatch(r"-?\d+", value) or abs(int(value)) > LARGEST):
                    yield f"{name}: {element.tag.removeprefix(W)} {key} is {value}"


@check
def empty_links(_document: bytes, parts: Parts) -> Iterator[str]:
    for name, root in stories(parts):
        yield from (
            f"{name}: a link without words"
            for link in root.iter(f"{W}hyperlink")
            if next(link.iter(f"{W}r"), None) is None
        )
