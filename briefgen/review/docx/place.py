"""Where the next block of the old document goes in the new one."""

from collections.abc import Sequence

from lxml import etree

from briefgen.extract.docx.names import PLACES


class Cursor:
    """Stands after the last block that was dealt with in a container."""

    def __init__(self, container: etree._Element, blocks: Sequence[etree._Element]) -> None:
        self._container = container
        self._first = blocks[0] if blocks else None
        self._last: etree._Element | None = None

    def reach(self, element: etree._Element) -> None:
        self._last = element

    def put(self, element: etree._Element) -> None:
        if self._last is not None:
            self._last.addnext(element)
        elif self._first is not None:
            self._top(self._first).addprevious(element)
        else:
            self._container.insert(self._start(), element)
        self._last = element

    def _top(self, element: etree._Element) -> etree._Element:
        while (parent := element.getparent()) is not None and parent is not self._container:
            element = parent
        return element

    def _start(self) -> int:
        """After the container's properties."""
        children = list(self._container)
        return next(
            (at for at, each in enumerate(children) if not str(each.tag).endswith("Pr") or each.tag in PLACES
             or str(each.tag).endswith("}sectPr")),
            len(children),
        )  # fmt: skip
