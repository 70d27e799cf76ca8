"""What a YAML file is made of: scalars, mappings and sequences, each with its place in the file."""

from typing import Any

from briefgen.values import dataclass, field

Path = tuple[str | int, ...]
"""The way to a value: `("meetings", 0, "date")`."""

Plain = dict[str, Any] | list[Any] | str | None
"""A file's values without their places: every scalar is the text as typed, None where nothing was typed."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the file in lines and columns, counted in characters from 1; the end is just past the last one."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as typed; `text` is None where nothing was typed."""

    text: str | None
    span: Span
    quoted: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values in the order of the file; a key that stands there twice has two entries."""

    entries: tuple[Entry, ...]
    span: Span
    flow: bool = False
    by_name: dict[str, Entry] = field(default_factory=dict, compare=False, repr=False)

    def entry(self, key: str) -> Entry | None:
        """The first entry of that name, which is the one that counts."""
        if not self.by_name:
            self.by_name.update((entry.key.text or "", entry) for entry in reversed(self.entries))
        return self.by_name.get(key)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items in the order of the file."""

    items: tuple["Node", ...]
    span: Span
    flow: bool = False


Node = Scalar | Mapping | Sequence


def descend(node: "Node | None", path: Path) -> tuple[list[Entry | Node], bool]:
    """The entries and items along the path as far as they exist, and whether it exists to its end."""
    steps: list[Entry | Node] = []
    for step in path:
        found: Entry | Node | None = None
        if isinstance(node, Mapping) and isinstance(step, str):
            found = node.entry(step)
        elif isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
            found = node.items[step]
        if found is None:
            return steps, False
        steps.append(found)
        node = found.value if isinstance(found, Entry) else found
    return steps, True
