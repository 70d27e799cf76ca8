"""Drawings, pictures and objects in a run: text boxes that hold words, images, and what cannot be compared."""

import hashlib
from collections.abc import Callable
from typing import Final

from lxml import etree

from briefgen.extract.docx.names import ALTERNATE, CHOICE, DRAWING, FALLBACK, OFFICE, VML, WP, R, W
from briefgen.extract.docx.package import Relation
from briefgen.values import dataclass

_GRAPHICS: Final = frozenset((f"{W}drawing", f"{W}pict", f"{W}object", ALTERNATE))
_BOX: Final = f"{W}txbxContent"


@dataclass(slots=True)
class Graphic:
    """One graphic. `boxes` are the contents of its text boxes, `others` the same again as older programs see them.

    A `counted` graphic takes part in the row of words; one that is matched apart from the words does not.
    """

    kind: str  # `text box`, `image`, `object` or `shape`
    element: etree._Element
    key: object
    boxes: list[etree._Element]
    others: list[etree._Element]
    floats: bool
    is_counted: bool
    forget: Callable[[], None] | None = None  # tells its paragraph that it is counted from now on


def is_graphic(element: etree._Element) -> bool:
    return element.tag in _GRAPHICS


def graphic_of(element: etree._Element, relations: dict[str, Relation], parts: dict[str, bytes]) -> Graphic:
    """The graphic that a child of a run is."""
    shown, older = element, None
    if element.tag == ALTERNATE:
        choice = element.find(CHOICE)
        older = element.find(FALLBACK)
        shown = choice if choice is not None else element
    boxes = _outermost_boxes(shown)
    if boxes:
        others = [] if older is None else _outermost_boxes(older)
        return Graphic("text box", element, ("text box", id(element)), boxes, others, True, False)
    if next(element.iter(f"{OFFICE}OLEObject", f"{W}object"), None) is not None or _is_object(element):
        return Graphic("object", element, ("object",), [], [], True, False)
    hashes = _images(shown, relations, parts)
    if hashes:
        floats = next(element.iter(f"{WP}anchor"), None) is not None or "position:absolute" in _style(element)
        return Graphic("image", element, ("image", hashes), [], [], floats, not floats)
    return Graphic("shape", element, ("shape",), [], [], True, False)


def _outermost_boxes(element: etree._Element) -> list[etree._Element]:
    """The contents of the text boxes in a graphic, but not of those inside another text box."""
    return [box for box in element.iter(_BOX) if _outer_box(box, element) is None]


def _outer_box(box: etree._Element, top: etree._Element) -> etree._Element | None:
    for above in box.iterancestors():
        if above is top:
            return None
        if above.tag == _BOX:
            return above
    return None


def _is_object(element: etree._Element) -> bool:
    data = next(element.iter(f"{DRAWING}graphicData"), None)
    return data is not None and data.get("uri", "").rpartition("/")[2] in ("chart", "chartex", "diagram", "ole")


def _images(element: etree._Element, relations: dict[str, Relation], parts: dict[str, bytes]) -> tuple[str, ...]:
    """A digest of each image that is shown."""
    found = []
    for each in element.iter(f"{DRAWING}blip", f"{VML}imagedata"):
        identity = each.get(f"{R}embed") or each.get(f"{R}link") or each.get(f"{R}id") or ""
        relation = relations.get(identity)
        if relation is None:
            continue
        data = relation.target.encode() if relation.external else parts.get(relation.target, b"")
        found.append(hashlib.sha256(data).hexdigest()[:16])
    return tuple(found)


def _style(element: etree._Element) -> str:
    shape = next(element.iter(f"{VML}shape", f"{VML}rect"), None)
    return "" if shape is None else shape.get("style", "").replace(" ", "")
