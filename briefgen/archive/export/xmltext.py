"""Writes small XML documents, the same bytes for the same elements, whatever the texts hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

# What XML 1.0 cannot hold, not even escaped: controls, halves of pairs, the two noncharacters.
_FORBIDDEN: Final = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\ufffd")
_TEXT: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_VALUE: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
)


@dataclass(frozen=True, slots=True)
class Element:
    """An element that holds a text, or elements in this order; the name is written as it is, with its prefix."""

    name: str
    content: "str | tuple[Element, ...]"
    attributes: Mapping[str, str] = field(default_factory=dict)


def elements(name: str, *inner: Element | None, **attributes: str) -> Element:
    """An element with these in it; those that are None are left out."""
    return Element(name, tuple(each for each in inner if each is not None), attributes)


def to_bytes(root: Element) -> bytes:
    """A UTF-8 document, one element on a line. What XML cannot hold is written as U+FFFD."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', *_lines(root, "")]
    return ("\n".join(lines) + "\n").encode()


def holdable(text: str) -> str:
    """The text as a reader of the document gets it."""
    return text.translate(_FORBIDDEN)


def _lines(element: Element, indent: str) -> Iterator[str]:
    values = (f' {name}="{holdable(value).translate(_VALUE)}"' for name, value in element.attributes.items())
    start = f"{indent}<{element.name}{''.join(values)}>"
    if isinstance(element.content, str):
        yield f"{start}{holdable(element.content).translate(_TEXT)}</{element.name}>"
        return
    yield start
    for inner in element.content:
        yield from _lines(inner, indent + " ")
    yield f"{indent}</{element.name}>"
