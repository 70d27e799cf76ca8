"""Tracked changes of a Word document, taken or refused as Word itself would."""

from typing import Final, Literal

from lxml import etree

from briefgen.extract.docx.names import PLACES, PPR, RPR, RUN, SDT_CONTENT, TBL, TC, TR, P, W

Keep = Literal["accept", "reject"]
_ARRIVING: Final = ("ins", "moveTo")
_LEAVING: Final = ("del", "moveFrom")
_FORMER: Final = tuple(
    f"{W}{name}"
    for name in (
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange",
        "tblGridChange", "numberingChange",
    )
)  # fmt: skip
_RANGES: Final = tuple(
    f"{W}{name}Range{end}"
    for name in (
        "moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo",
    )
    for end in ("Start", "End")
)  # fmt: skip
_CELLS: Final = (f"{W}cellIns", f"{W}cellDel", f"{W}cellMerge")
_CHANGES: Final = tuple(f"{W}{name}" for name in (*_ARRIVING, *_LEAVING))
_STAYING: Final = frozenset((f"{W}rPr", f"{W}sectPr", f"{W}pPrChange"))  # of pPr: not part of what pPrChange holds
_DELETED_TEXT: Final = {f"{W}delText": f"{W}t", f"{W}delInstrText": f"{W}instrText"}
_BLOCKS: Final = frozenset((P, TBL, f"{W}sdt", f"{W}customXml", f"{W}altChunk"))


def first_change(root: etree._Element) -> etree._Element | None:
    """The first tracked change in a part."""
    return next(root.iter(*_CHANGES, *_FORMER, *_RANGES, *_CELLS), None)


def settle(root: etree._Element, keep: Keep) -> None:
    """Takes (`accept`) or refuses (`reject`) every tracked change below `root`, in place."""
    if first_change(root) is None:
        return
    going = tuple(f"{W}{name}" for name in (_LEAVING if keep == "accept" else _ARRIVING))
    _settle_properties(root, keep)
    _remove_cells(root, keep)
    _remove_rows(root, going)
    ends = _marked_paragraphs(root, going)
    _settle_runs(root, going)
    for element in list(root.iter(*_RANGES, *_CELLS)):
        _drop(element)
    for paragraph in reversed(ends):
        _join_to_next(paragraph)
    if keep == "reject":
        for element in list(root.iter(*_DELETED_TEXT)):
            element.tag = _DELETED_TEXT[str(element.tag)]


def _settle_properties(root: etree._Element, keep: Keep) -> None:
    for change in list(root.iter(*_FORMER)):
        holder = change.getparent()
        if holder is None:
            continue
        holder.remove(change)
        former = change[0] if len(change) else None
        if keep == "reject" and former is not None and former.tag == holder.tag:
            _restore(holder, former)


def _restore(holder: etree._Element, former: etree._Element) -> None:
    """Puts the former properties in the place of the present ones; marks and sections of a paragraph stay."""
    paragraph = holder.tag == PPR
    for child in list(holder):
        if not (paragraph and child.tag in _STAYING) and child.tag not in _CHANGES:
            holder.remove(child)
    for place, child in enumerate(list(former)):
        if not (paragraph and child.tag in _STAYING):
            holder.insert(place, child)


def _remove_cells(root: etree._Element, keep: Keep) -> None:
    gone = f"{W}cellDel" if keep == "accept" else f"{W}cellIns"
    for mark in list(root.iter(gone)):
        properties = mark.getparent()
        cell = None if properties is None else properties.getparent()
        if cell is not None and cell.tag == TC:
            _drop(cell)


def _remove_rows(root: etree._Element, going: tuple[str, ...]) -> None:
    tables = []
    for properties in list(root.iter(f"{W}trPr")):
        row = properties.getparent()
        if row is None or row.tag != TR:
            continue
        if any(child.tag in going for child in properties):
            tables.append(next(row.iterancestors(TBL), None))
            _drop(row)
        else:
            for child in [each for each in properties if each.tag in _CHANGES]:
                properties.remove(child)
    for table in tables:
        if table is not None and next(table.iter(TR), None) is None:
            _drop(table)


def _marked_paragraphs(root: etree._Element, going: tuple[str, ...]) -> list[etree._Element]:
    """The paragraphs whose end goes away; the marks of all others are cleared."""
    found = []
    for paragraph in root.iter(P):
        look = paragraph.find(f"{PPR}/{RPR}")
        if look is None:
            continue
        marks = [child for child in look if child.tag in _CHANGES]
        if any(mark.tag in going for mark in marks):
            found.append(paragraph)
        for mark in marks:
            look.remove(mark)
    return found


def _settle_runs(root: etree._Element, going: tuple[str, ...]) -> None:
    for change in list(root.iter(*_CHANGES)):
        parent = change.getparent()
        if parent is None:
            continue
        if change.tag in going:
            parent.remove(change)
            if parent.tag == f"{W}hyperlink" and len(parent) == 0:
                _drop(parent)
        else:
            _unwrap(change)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        place = parent.index(element)
        parent[place : place + 1] = list(element)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _join_to_next(paragraph: etree._Element) -> None:
    """Joins a paragraph to the one after it, whose properties hold; before a table only an empty one goes."""
    following = _next_block(paragraph)
    content = [child for child in paragraph if child.tag != PPR]
    if following is not None and following.tag == P:
        place = 1 if len(following) and following[0].tag == PPR else 0
        following[place:place] = content
        _drop(paragraph)
    elif all(map(_says_nothing, content)) and (following is not None or _is_spare(paragraph)):
        for child in content:
            if child.tag in PLACES:
                paragraph.addprevious(child)
        _drop(paragraph)


def _says_nothing(child: etree._Element) -> bool:
    """Whether this is a place only, or a run with nothing in it, as LibreOffice writes them."""
    return child.tag in PLACES or (child.tag == RUN and all(each.tag == RPR for each in child))


def _is_spare(paragraph: etree._Element) -> bool:
    """Whether a content control around the paragraph goes with it."""
    parent = paragraph.getparent()
    return parent is not None and parent.tag == SDT_CONTENT


def _next_block(element: etree._Element) -> etree._Element | None:
    """The block after an element: the next one beside it, or after the content control that ends with it."""
    for following in element.itersiblings():
        if following.tag in (P, TBL):
            return following
        if following.tag in _BLOCKS:
            inner = next(following.iter(P, TBL), None)
            if inner is not None:
                return inner
    parent = element.getparent()
    if parent is not None and parent.tag == SDT_CONTENT:
        control = parent.getparent()
        return None if control is None or control.getparent() is None else _next_block(control)
    return None
