"""A YAML file as read: its text, its values as typed, and the place of each key and value."""

import re

from briefgen.errors import Problem, Where
from briefgen.yamlfile.events import Composed, compose
from briefgen.yamlfile.mending import Mended
from briefgen.yamlfile.nodes import Entry, Mapping, Node, Path, Plain, Scalar, Sequence, Span, descend
from briefgen.yamlfile.tree import build_tree


def split_lines(text: str) -> list[str]:
    r"""The lines without their ends. Lines end at `\n`, `\r\n` and `\r` only, as in editors."""
    return re.split(r"\r\n|\n|\r", text) if "\r" in text else text.split("\n")


class Document:
    """One file. `problems` has what is wrong with it as YAML; values and places reach as far as it could be read.

    `lossy`: lines were left out to read on, so that what seems missing may be in the file after all.
    """

    __slots__ = ("_composed", "_lines", "_mended", "_plain", "_root", "lossy", "problems", "source", "text")

    def __init__(
        self,
        source: str,
        text: str,
        *,
        composed: Composed,
        mended: Mended | None = None,
        problems: tuple[Problem, ...] = (),
        lossy: bool = False,
    ) -> None:
        self.source = source
        self.text = text
        self.problems = problems
        self.lossy = lossy
        self._composed = composed
        self._mended = mended
        self._plain = mended.plain_as_typed(composed.plain) if mended else composed.plain
        self._lines: list[str] | None = None
        self._root: Node | None = None

    @property
    def root(self) -> Node | None:
        """The whole as nodes with places, built when first asked for; None where nothing could be read."""
        if self._root is None and not self._composed.fault:
            if self._composed.put_off:
                self._composed = compose(self.text.removeprefix("\ufeff"))
            self._root = build_tree(self._composed.events, self.line, self._mended)
        return self._root

    def plain(self) -> Plain:
        """The file as dict, list, text and None (nothing typed), every value the text as typed. Not to be changed."""
        return self._plain

    def line(self, number: int) -> str:
        """The line of that number, from 1, without its end; empty beyond the file."""
        if self._lines is None:
            self._lines = split_lines(self.text.removeprefix("\ufeff"))
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def node(self, path: Path) -> Node | None:
        """The value at the path, or None where there is none."""
        if not path:
            return self.root
        steps, complete = descend(self.root, path)
        if not complete:
            return None
        return steps[-1].value if isinstance(steps[-1], Entry) else steps[-1]

    def where(self, path: Path, *, key: bool = False) -> Where:
        """The place of the value (or of its key); where it is not in the file, of the nearest that it would be in."""
        steps, complete = descend(self.root, path)
        span = _shown(steps[-1] if steps else self.root, key=key or not complete)
        return self.place(span, field=".".join(str(step) for step in path))

    def place(self, span: Span, *, field: str = "") -> Where:
        """The span as a place in this file."""
        return Where(self.source, span.line, span.column, field, span.end_line, span.end_column)


def _shown(step: Entry | Node | None, *, key: bool) -> Span:
    """What to point at: a value that is typed, else its key; of a list or mapping where it begins."""
    if isinstance(step, Entry):
        value = step.value
        return value.span if isinstance(value, Scalar) and value.text is not None and not key else step.key.span
    if isinstance(step, Mapping) and step.entries:
        return step.entries[0].key.span
    if isinstance(step, Sequence) and step.items:
        return _shown(step.items[0], key=key)
    return step.span if step else Span(1, 1, 1, 1)
