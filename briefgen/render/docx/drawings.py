"""What is drawn in the header: the draft mark across the page and the site's own logo."""

import struct
import zlib
from typing import Final

from briefgen.render.docx.xml import attribute
from briefgen.render.style import POINT, Logo, LogoPlace, Style

_EMU: Final = 36000  # English metric units in a millimetre
_LETTER_WIDTH: Final = 0.72  # of the type size: Verdana's capitals, on average
_LETTER_HEIGHT: Final = 0.85  # between a capital, to which LibreOffice stretches it, and a line, to which Word does
_TEXT_ART: Final = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>'
    '<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/>'
    '<v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"'
    ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)


def draft_mark(text: str, style: Style, *, number: int) -> str:
    """A run with the mark as Word's own watermark; `number` tells the shapes of the headers apart."""
    longest = style.sheet.width * 1.1 / POINT  # points across a sheet
    size = min(style.draft.size, longest / (len(text) * _LETTER_WIDTH))
    width = len(text) * size * _LETTER_WIDTH
    place = (
        f"position:absolute;margin-left:0;margin-top:0;width:{width:g}pt;height:{size * _LETTER_HEIGHT:g}pt;"
        f"rotation:{(360 - style.draft.angle) % 360:g};z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:page;"
        "mso-position-vertical:center;mso-position-vertical-relative:page"
    )
    font = attribute(f'font-family:"{style.fonts.word}";font-size:1pt')
    return (
        f'<w:r><w:rPr><w:noProof/></w:rPr><w:pict>{_TEXT_ART}<v:shape id="DraftMark{number}"'
        f' o:spid="_x0000_s{2048 + number}" type="#_x0000_t136" alt="{attribute(text)}" style="{place}"'
        ' o:allowincell="f" fillcolor="#e0e0e0" stroked="f">'
        f'<v:textpath style="{font}" string="{attribute(text)}"/></v:shape></w:pict></w:r>'
    )


def logo_run(logo: Logo, place: LogoPlace) -> str:
    """A run with the logo at its place on the sheet."""
    width, height = round(place.width * _EMU), round(place.height * _EMU)
    vector = (
        '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip'
        ' xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="logoVector"/>'
        "</a:ext></a:extLst>"
        if logo.suffix == "svg"
        else ""
    )
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        ' behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{round(place.x * _EMU)}</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="1" name="Logo" descr="{attribute(logo.alt)}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData'
        ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
        f'<pic:cNvPr id="1" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="logo">{vector}'
        '</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def empty_png() -> bytes:
    """One transparent dot: what a program shows that cannot draw SVG."""
    header = struct.pack(">2L5B", 1, 1, 8, 6, 0, 0, 0)
    pixels = zlib.compress(bytes(5), 9)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))
