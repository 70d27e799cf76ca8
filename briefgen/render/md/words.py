"""Reads the words back from Markdown that `briefgen.render.md` made."""

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.render.html.words import read_words as read_words_of_html
from briefgen.render.md.blocks import NUMBER_END

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

_NOTE: Final = re.compile(r"^\[\^\d+\]: ?", re.MULTILINE)


@cache
def reader() -> "MarkdownIt":
    """CommonMark with tables and marks of notes, without quotations: only the return address looks like one."""
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"maxNesting": 1000}).enable("table").disable(["blockquote", "reference"])
    markdown.inline.ruler.before("link", "note_mark", _note_mark)
    return markdown


def _note_mark(state: "StateInline", silent: bool) -> bool:
    match = re.compile(r"\[\^(\d+)\]").match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        state.push("note_mark", "", 0).meta = {"number": int(match[1])}
    state.pos = match.end()
    return True


def sections(text: str) -> list[str]:
    """The letter without its notes, then each note, as Markdown of their own."""
    return [part.replace("\n    ", "\n") if at else part for at, part in enumerate(_NOTE.split(text))]


def read_words(text: str) -> list[str]:
    return [word for section in sections(text) for word in _words(section)]


def _words(section: str) -> list[str]:
    words: list[str] = []
    in_heading = False
    for token in reader().parse(section):
        if token.type in ("heading_open", "heading_close"):
            in_heading = token.type == "heading_open"
        elif token.type == "html_block":
            words += read_words_of_html(token.content)
        elif token.type == "inline":
            words += line_words(without_number(token.content) if in_heading else token.content)
    return words


def without_number(heading: str) -> str:
    """The source of a heading without its number."""
    number, end, rest = heading.partition(NUMBER_END)
    return rest if end else number


def line_words(source: str) -> list[str]:
    """The words of the source of one line; line breaks part words, emphasis does not."""
    pieces: list[str] = []
    for token in reader().parseInline(source)[0].children or ():
        if token.type in ("text", "code_inline"):
            pieces.append(token.content)
        elif token.type in ("softbreak", "hardbreak") or token.content == "<br>":
            pieces.append("\n")
    return "".join(pieces).split()
