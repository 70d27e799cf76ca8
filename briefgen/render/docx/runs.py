"""Runs of a letter as Word runs: looks by character styles, links, footnote marks, no-break spaces."""

import re
from collections.abc import Iterable
from itertools import accumulate, groupby
from typing import Final
from urllib.parse import quote

from briefgen.dutch.typography import keep_together
from briefgen.letter.model import Line, Run
from briefgen.render.docx.numbering import Numbering
from briefgen.render.docx.xml import CLOSE_TEXT, OPEN_TEXT, text_xml
from briefgen.values import dataclass, field

_MARK_STYLE: Final = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
_LOOKS: Final = {
    (False, False): "",
    (True, False): '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>',
    (False, True): '<w:rPr><w:rStyle w:val="Emphasis"/></w:rPr>',
    (True, True): '<w:rPr><w:rStyle w:val="IntenseEmphasis"/></w:rPr>',
}
_LOOKS_IN_BOLD: Final = {  # of a paragraph whose style is bold already: Strong would undo it
    (False, False): "",
    (True, False): '<w:rPr><w:rStyle w:val="StrongKept"/></w:rPr>',
    (False, True): '<w:rPr><w:rStyle w:val="Emphasis"/></w:rPr>',
    (True, True): '<w:rPr><w:rStyle w:val="IntenseEmphasisKept"/></w:rPr>',
}
_LINK_LOOKS: Final = {
    (bold, italic): f'<w:rPr><w:rStyle w:val="Hyperlink"/>{"<w:b/>" * bold}{"<w:i/>" * italic}</w:rPr>'
    for bold in (False, True)
    for italic in (False, True)
}
_SAFE_LINK: Final = re.compile(r"(?:https?://[^/?#\[\]@\s]+(?::\d+)?(?:[/?#]|$)|mailto:[^/\s])", re.IGNORECASE)
_BAD_PERCENT: Final = re.compile("%(?![0-9A-Fa-f]{2})")


@dataclass(slots=True)
class Links:
    """The outside links of one part of the package, by address; each address has one relationship."""

    identities: dict[str, str] = field(default_factory=dict)

    def identity(self, address: str) -> str:
        """The relationship's id; empty for an address that Word would refuse the file for."""
        target = safe_target(address)
        return self.identities.setdefault(target, f"link{len(self.identities) + 1}") if target else ""


@dataclass(slots=True)
class Writing:
    """What grows beside the text of one letter while it is written."""

    notes: dict[str, int]  # the number of a footnote by its id
    numbering: Numbering = field(default_factory=Numbering)
    links: Links = field(default_factory=Links)
    marked: set[int] = field(default_factory=set)
    marked_again: set[int] = field(default_factory=set)

    def mark(self, note: str) -> str:
        """The mark of a footnote: the first one belongs to the note, a later one refers to the first."""
        number = self.notes.get(note)
        if number is None:
            return ""
        if number in self.marked:
            self.marked_again.add(number)
            return _reference_to(number)
        self.marked.add(number)
        return first_mark(number)


def first_mark(number: int) -> str:
    return f'<w:r>{_MARK_STYLE}<w:footnoteReference w:id="{number}"/></w:r>'


def bookmarked_mark(number: int) -> str:
    """The first mark of a footnote that another mark refers to."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="_RefNote{number}"/>{first_mark(number)}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


def _reference_to(number: int) -> str:
    return complex_field(f"NOTEREF _RefNote{number} \\h", str(number), look=_MARK_STYLE)


def complex_field(code: str, result: str, *, look: str = "") -> str:
    """A field with its result, which Word shows until it counts again."""
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{look}{OPEN_TEXT}{result}{CLOSE_TEXT}</w:r>"
        f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def safe_target(address: str) -> str:
    """The address with everything escaped that a URI cannot hold; empty when it is no web or mail address."""
    if not _SAFE_LINK.match(address) or not address.isprintable():
        return ""
    quoted = quote(address, safe="%:/?#@!$&'()*+,;=-._~")
    fragment = quoted.find("#") + 1
    if fragment:
        quoted = quoted[:fragment] + quoted[fragment:].replace("#", "%23")
    return _BAD_PERCENT.sub("%25", quoted)


def line_xml(line: Line, writing: Writing, *, bold: bool = False) -> str:
    """The runs of a line; empty when it has neither a word nor a mark.

    `bold` says that the paragraph's style is bold already.
    """
    if len(line) == 1:
        run = line[0]
        if not (run.bold or run.italic or run.link or run.note):
            text = run.text
            return f"<w:r>{text_xml(keep_together(text))}</w:r>" if text and not text.isspace() else ""
    texts = _kept_together([run.text for run in line])
    if not any(texts) and not any(run.note for run in line):
        return ""
    if not any(run.link for run in line):
        return _runs_xml(zip(texts, line, strict=True), writing, looks=_LOOKS_IN_BOLD if bold else _LOOKS)
    return _linked_xml(zip(texts, line, strict=True), writing, bold=bold)


_Text = tuple[str, Run]


def _kept_together(texts: list[str]) -> list[str]:
    """No-break spaces set also where a phrase runs over the edges of runs; nothing where there is no word."""
    joined = "".join(texts)
    kept = keep_together(joined)
    if kept is joined or kept == joined:
        return [""] * len(texts) if not joined or joined.isspace() else texts
    ends = accumulate(map(len, texts))
    return [kept[end - len(text) : end] for end, text in zip(ends, texts, strict=True)]


def _linked_xml(texts: Iterable[_Text], writing: Writing, *, bold: bool) -> str:
    pieces: list[str] = []
    for link, linked in groupby(texts, key=_link):
        identity = writing.links.identity(link) if link else ""
        looks = _LINK_LOOKS if identity else _LOOKS_IN_BOLD if bold else _LOOKS
        runs = _runs_xml(linked, writing, looks=looks)
        pieces.append(
            f'<w:hyperlink r:id="{identity}" w:history="1">{runs}</w:hyperlink>' if identity and runs else runs
        )
    return "".join(pieces)


def _link(text: _Text) -> str:
    return text[1].link


def _runs_xml(texts: Iterable[_Text], writing: Writing, *, looks: dict[tuple[bool, bool], str]) -> str:
    """Neighbours of one look become one run, whatever record fields their words came from."""
    xml, waiting, look = "", "", ""
    for text, run in texts:
        own = looks[run.bold, run.italic]
        if own != look and text:
            if waiting:
                xml += f"<w:r>{look}{text_xml(waiting)}</w:r>"
            waiting, look = "", own
        waiting += text
        if run.note:
            if waiting:
                xml += f"<w:r>{look}{text_xml(waiting)}</w:r>"
                waiting = ""
            xml += writing.mark(run.note)
    return f"{xml}<w:r>{look}{text_xml(waiting)}</w:r>" if waiting else xml
