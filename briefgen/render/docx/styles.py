"""The named styles of the Word file: every role of a letter has one, so that a person can restyle it in Word."""

from typing import Final

from briefgen.render.docx.measures import half_points, point_twips, twips
from briefgen.render.docx.xml import HEADER, W, attribute
from briefgen.render.style import Style

# Ids are what the XML and later readers know; the names are what people see in Word: Word's own where it knows the role
# (it shows them in the user's language), Dutch where it does not.
_KEEP: Final = "<w:keepNext/><w:keepLines/>"
_BOLD: Final = "<w:b/><w:bCs/>"
_ITALIC: Final = "<w:i/><w:iCs/>"


def styles_xml(style: Style, *, language: str) -> bytes:
    """`word/styles.xml` for a house style and the language of the letter."""
    groups = (
        _base(style),
        _head(style),
        _column(style),
        _running(style),
        _lists(style),
        _tables(style),
        _margins(style),
    )
    styles = "".join(group for each in groups for group in each) + _characters(style)
    return f"{HEADER}<w:styles {W}>{_defaults(style, language)}{styles}</w:styles>".encode()


def _defaults(style: Style, language: str) -> str:
    font, tag = attribute(style.fonts.word), attribute(language)
    size = half_points(style.body.size)
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}"'
        f' w:cs="{font}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="{tag}" w:eastAsia="{tag}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )


def spacing(*, leading: float = 0, before: float = 0, after: float = 0) -> str:
    """Points before and after, and an exact line step where `leading` is given."""
    line = f' w:line="{point_twips(leading)}" w:lineRule="exact"' if leading else ""
    return f'<w:spacing w:before="{point_twips(before)}" w:after="{point_twips(after)}"{line}/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{half_points(points)}"/><w:szCs w:val="{half_points(points)}"/>'


def _paragraph(
    identity: str, name: str, *, based: str = "Normal", following: str = "", layout: str = "", look: str = ""
) -> str:
    next_style = f'<w:next w:val="{following}"/>' if following else ""
    layout = f"<w:pPr>{layout}</w:pPr>" if layout else ""
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    custom = "" if identity in _WORDS_OWN.split() else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{identity}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/>{next_style}<w:qFormat/>{layout}{look}</w:style>'
    )


_WORDS_OWN: Final = (
    "Heading1 Heading2 Heading3 Heading4 BodyText Salutation Closing Signature Date ListBullet ListNumber ListContinue"
    " Caption FootnoteText Header Footer"
)


def _base(style: Style) -> tuple[str, ...]:
    layout = f"<w:widowControl/><w:suppressAutoHyphens/>{spacing(leading=style.body.leading)}"
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{layout}</w:pPr></w:style>",
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
    )


def _head(style: Style) -> tuple[str, ...]:
    ministry, address, addressee = style.ministry, style.return_address, style.addressee
    return (
        _paragraph(
            "Ministry",
            "Brief ministerie",
            layout=spacing(leading=ministry.leading),
            look=_size(ministry.size),
        ),
        _paragraph(
            "ReturnAddress",
            "Brief retouradres",
            layout=spacing(leading=address.leading),
            look=_size(address.size),
        ),
        _paragraph(
            "Addressee",
            "Brief geadresseerde",
            layout=spacing(leading=addressee.leading),
            look=_size(addressee.size),
        ),
        _paragraph("Date", "Date", following="Heading1", layout=_labelled(style.date.tab, style.date.leading)),
        _paragraph(
            "Heading1",
            "heading 1",
            following="BodyText",
            layout=_subject(style),
            look=_size(style.subject.size),
        ),
    )


def _labelled(tab: float, leading: float) -> str:
    """A label with its value on a tab; further lines of the value stand below its first."""
    place = twips(tab)
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{place}"/></w:tabs>'
    return f'{tabs}{spacing(leading=leading)}<w:ind w:left="{place}" w:hanging="{place}"/>'


def _subject(style: Style) -> str:
    subject, body = style.subject, style.body
    place = twips(subject.tab)
    gap = (body.first - subject.bottom) * 72 / 25.4 - body.leading
    return (
        f'<w:keepNext/><w:keepLines/><w:tabs><w:tab w:val="left" w:pos="{place}"/></w:tabs>'
        f"{spacing(leading=subject.leading, after=max(gap, 0))}"
        f'<w:ind w:left="{place}" w:hanging="{place}"/><w:outlineLvl w:val="0"/>'
    )


def _column(style: Style) -> tuple[str, ...]:
    column = style.column
    line = spacing(leading=column.leading)
    gap = spacing(leading=column.leading, before=column.gap)
    first = spacing(leading=column.leading, before=column.gap_before_references)
    after = spacing(leading=column.leading, after=column.gap)
    return (
        _paragraph("Column", "Kolom", layout=line, look=_size(column.size)),
        _paragraph("ColumnUnit", "Kolom eenheid", based="Column", look=_BOLD),
        _paragraph("ColumnSubunit", "Kolom onderdeel", based="Column"),
        _paragraph("ColumnAddress", "Kolom adres", based="Column", layout=gap),
        _paragraph("ColumnLabel", "Kolom kopje", based="Column", following="ColumnValue", layout=gap, look=_BOLD),
        _paragraph("ColumnFirstLabel", "Kolom eerste kopje", based="ColumnLabel", layout=first),
        _paragraph("ColumnValue", "Kolom gegeven", based="Column"),
        _paragraph("ColumnNote", "Kolom toelichting", based="Column", layout=gap, look=_ITALIC),
        _paragraph("Continuation", "Kolom vervolgblad", based="Column", layout=after),
    )


def _running(style: Style) -> tuple[str, ...]:
    body, heading, signature = style.body, style.heading, style.signature
    look = _ITALIC if heading.look == "italic" else _BOLD
    gaps = spacing(leading=body.leading, before=heading.gap_before, after=heading.gap_after)
    return (
        _paragraph("BodyText", "Body Text", layout=spacing(leading=body.leading, after=style.paragraph_gap)),
        *(
            _paragraph(
                f"Heading{level}",
                f"heading {level}",
                following="BodyText",
                layout=f'{_KEEP}{gaps}<w:outlineLvl w:val="{level - 1}"/>',
                look=look,
            )
            for level in (2, 3, 4)
        ),
        _paragraph(
            "Salutation",
            "Salutation",
            following="BodyText",
            layout=spacing(leading=body.leading, before=style.salutation_gap, after=style.paragraph_gap),
        ),
        _paragraph("Closing", "Closing", based="BodyText", following="SignatureOffice", layout="<w:keepNext/>"),
        _paragraph(
            "SignatureOffice",
            "Ondertekening ambt",
            following="Signature",
            layout=_KEEP + spacing(leading=body.leading, before=signature.gap_before),
        ),
        _paragraph(
            "Signature",
            "Signature",
            layout="<w:keepLines/>" + spacing(leading=body.leading, before=signature.gap_name),
        ),
        _paragraph(
            "EnclosureLabel",
            "Bijlagen kopje",
            following="Enclosure",
            layout=_KEEP + spacing(leading=body.leading, before=style.paragraph_gap * 2),
            look=_BOLD,
        ),
        _paragraph("Enclosure", "Bijlagen", layout=spacing(leading=body.leading)),
    )


def _lists(style: Style) -> tuple[str, ...]:
    """Lines of a list keep together by contextual spacing; the gap comes after the last."""
    line = spacing(leading=style.body.leading, after=style.paragraph_gap)
    indent = twips(style.list.indent)
    return (
        _paragraph(
            "ListBullet",
            "List Bullet",
            layout=f'<w:numPr><w:numId w:val="1"/></w:numPr>{line}<w:contextualSpacing/>',
        ),
        _paragraph(
            "ListNumber",
            "List Number",
            layout=f'<w:numPr><w:numId w:val="2"/></w:numPr>{line}<w:contextualSpacing/>',
        ),
        _paragraph("ListContinue", "List Continue", layout=f'{line}<w:ind w:left="{indent}"/><w:contextualSpacing/>'),
    )


def _tables(style: Style) -> tuple[str, ...]:
    table = style.table
    rule = f'w:val="single" w:sz="{max(2, round(table.rule * 8))}" w:space="0" w:color="auto"'
    side = f'w:w="{twips(table.padding)}" w:type="dxa"'
    above = f'w:w="{twips(table.padding) - point_twips(table.rule / 2)}" w:type="dxa"'  # a rule takes room of its own
    return (
        _paragraph("TableText", "Tabel tekst", layout=spacing(leading=table.leading), look=_size(table.size)),
        _paragraph("TableHeading", "Tabel kop", based="TableText", layout="<w:keepNext/>", look=_BOLD),
        _paragraph("TableGap", "Tabel witregel", layout=spacing(leading=style.paragraph_gap)),
        _paragraph(
            "Caption",
            "caption",
            following="TableText",
            layout=_KEEP + spacing(leading=table.leading, after=table.leading / 4),
            look=_BOLD + _size(table.size),
        ),
        '<w:style w:type="table" w:customStyle="1" w:styleId="LetterTable"><w:name w:val="Brief tabel"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>'
        f"<w:top {rule}/><w:bottom {rule}/><w:insideH {rule}/></w:tblBorders><w:tblCellMar>"
        f"<w:top {above}/><w:left {side}/><w:bottom {above}/><w:right {side}/></w:tblCellMar></w:tblPr></w:style>",
    )


def _margins(style: Style) -> tuple[str, ...]:
    note, mark = style.footnote, style.classification
    number = style.page_number
    return (
        _paragraph("Header", "header"),
        _paragraph("Footer", "footer"),
        _paragraph("FootnoteText", "footnote text", layout=spacing(leading=note.leading), look=_size(note.size)),
        _paragraph(
            "PageNumber",
            "Paginanummer",
            based="Footer",
            layout=spacing(leading=style.column.leading),
            look=_size(number.size),
        ),
        _paragraph(
            "Classification",
            "Rubricering",
            based="Header",
            layout=spacing(leading=mark.leading),
            look=f"{_BOLD}<w:caps/>{_size(mark.size)}",
        ),
    )


def _characters(style: Style) -> str:
    mark = style.footnote.mark
    # Word sets superscripts at two thirds of their size; LibreOffice would do so to any raised text
    raised = f'{_size(mark * 1.5)}<w:vertAlign w:val="superscript"/>'
    looks = (
        ("Strong", "Strong", _BOLD),
        ("Emphasis", "Emphasis", _ITALIC),
        ("IntenseEmphasis", "Intense Emphasis", _BOLD + _ITALIC),
        ("StrongKept", "Vet in vet", ""),
        ("IntenseEmphasisKept", "Vet en cursief in vet", _ITALIC),
        ("Hyperlink", "Hyperlink", '<w:color w:val="01689B"/><w:u w:val="single"/>'),
        ("FootnoteReference", "footnote reference", raised),
    )
    return "".join(_character(*each) for each in looks)


def _character(identity: str, name: str, look: str) -> str:
    custom = ' w:customStyle="1"' if identity.endswith("Kept") else ""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return (
        f'<w:style w:type="character"{custom} w:styleId="{identity}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>{properties}</w:style>'
    )
