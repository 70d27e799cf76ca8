"""Reads the structure of the body and notes from Markdown, with any reader of CommonMark and GitHub's tables."""

from typing import Any

from markdown_it.token import Token
from structure_of_html import blocks_of, tree
from structures import LineOf, Structure, table

from briefgen.render.md.words import reader, sections, without_number

TAGS = {"<em>": ("italic", True), "</em>": ("italic", False), "<strong>": ("bold", True), "</strong>": ("bold", False)}


def structure_of_md(data: bytes, *, before: int, after: int) -> Structure:
    """`before` and `after` are the numbers of blocks of the head and of the closing."""
    body, *notes = sections(data.decode())
    blocks = _Blocks(body).blocks()
    return blocks[before : len(blocks) - after], tuple(_Blocks(note).blocks() for note in notes)


class _Blocks:
    def __init__(self, text: str) -> None:
        self.tokens = reader().parse(text)
        self.at = 0

    def blocks(self, end: str = "") -> Structure:
        """The blocks up to the token that ends what they are in."""
        found: list[Structure] = []
        while self.at < len(self.tokens) and self.tokens[self.at].type != end:
            token = self.tokens[self.at]
            self.at += 1
            found.extend(self._block(token))
        self.at += 1
        return tuple(found)

    def _block(self, token: Token) -> list[Structure]:
        if token.type in ("paragraph_open", "heading_open"):
            inline = self.tokens[self.at]
            self.at += 2
            if token.type == "paragraph_open":
                return [("paragraph", line_of(inline.content))]
            return [("heading", int(token.tag[1]), line_of(without_number(inline.content)))]
        if token.type in ("bullet_list_open", "ordered_list_open"):
            first = int(token.attrGet("start") or 1 if token.attrGet("start") is None else token.attrGet("start") or 0)
            items = self._all("list_item_open", token.type.replace("open", "close"))
            return [("list", first if token.type[0] == "o" else None, items)]
        if token.type == "table_open":
            return [self._table()]
        assert token.type == "html_block", token
        return list(blocks_of(tree(token.content))) if token.content.startswith("<table>") else []

    def _all(self, start: str, end: str) -> Structure:
        found = []
        while self.tokens[self.at].type == start:
            self.at += 1
            found.append(self.blocks(start.replace("open", "close")))
        assert self.tokens[self.at].type == end
        self.at += 1
        return tuple(found)

    def _table(self) -> Structure:
        rows: dict[str, list[Structure]] = {"thead": [], "tbody": []}
        part = ""
        while (token := self.tokens[self.at]).type != "table_close":
            self.at += 1
            if token.type in ("thead_open", "tbody_open"):
                part = token.tag
            elif token.type == "tr_open":
                rows[part].append(())
            elif token.type == "inline":
                lines = [line_of(line) for line in token.content.split("<br>")]
                cell = tuple(("paragraph", line) for line in lines if line)
                rows[part][-1] = (*rows[part][-1], cell)
        self.at += 1
        return table(rows["thead"], rows["tbody"])


def line_of(source: str) -> Structure:
    line = LineOf()
    look: dict[str, Any] = {"bold": False, "italic": False, "link": ""}
    for token in reader().parseInline(source)[0].children or ():
        if token.type == "text":
            line.add(token.content, **look)
        elif token.type == "note_mark":
            line.mark(token.meta["number"])
        elif token.type in ("em_open", "em_close"):
            look["italic"] = token.type == "em_open"
        elif token.type in ("strong_open", "strong_close"):
            look["bold"] = token.type == "strong_open"
        elif token.type in ("link_open", "link_close"):
            look["link"] = token.attrGet("href") or "" if token.type == "link_open" else ""
        elif token.type == "html_inline":
            name, value = TAGS[token.content]
            look[name] = value
        else:
            assert token.type == "softbreak", token
    return line.line()


def blocks_of_md(data: bytes) -> int:
    """How many blocks there are before the notes."""
    return len(_Blocks(sections(data.decode())[0]).blocks())
