"""`word/footnotes.xml`: real footnotes, after the two separators that Word asks for."""

from typing import Final

from briefgen.letter.model import Footnote
from briefgen.render.docx.runs import Links, Writing, line_xml
from briefgen.render.docx.xml import HEADER, R, W

_MARK: Final = (
    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
)
_OPENED: Final = '<w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
_START: Final = (
    f"{HEADER}<w:footnotes {W} {R}>"
    f'<w:footnote w:type="separator" w:id="-1">{_OPENED}<w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:type="continuationSeparator" w:id="0">{_OPENED}<w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote>"
)


def footnotes_xml(notes: tuple[Footnote, ...], links: Links) -> bytes:
    """The notes, numbered from 1; links in them go to `links`, marks in them are left out."""
    writing = Writing({}, links=links)
    pieces = [_START]
    for number, note in enumerate(notes, start=1):
        pieces.append(f'<w:footnote w:id="{number}">')
        lines = [line_xml(paragraph.runs, writing) for paragraph in note.blocks] or [""]
        pieces.append(f"{_OPENED}{_MARK}{lines[0]}</w:p>")
        pieces += [f"{_OPENED}{line}</w:p>" for line in lines[1:]]
        pieces.append("</w:footnote>")
    pieces.append("</w:footnotes>")
    return "".join(pieces).encode()
