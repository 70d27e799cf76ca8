"""The site's own logo at its place, with its alternative text."""

from base64 import b64encode
from typing import Final

from briefgen.errors import BriefgenError
from briefgen.language import _
from briefgen.render.pdf.house import mm, placed, top_margin
from briefgen.render.pdf.text import literal
from briefgen.render.style import Logo, Style

_PNG: Final = b"\x89PNG\r\n\x1a\n"


class UnusableLogoError(BriefgenError):
    """The site's own logo is no picture that can be drawn."""

    def __init__(self) -> None:
        super().__init__(
            _("The logo cannot be drawn: its file is damaged, or no PNG or SVG picture."),
            hint=_("Save it anew as PNG or SVG, or take it out of the ministry's profile."),
        )


def logo_code(logo: Logo, style: Style) -> str:
    """The logo as typst code; raises UnusableLogoError for what is not of its kind."""
    place = style.logo
    image = (
        f'image(bytes({literal(_as_svg(logo, style))}),format:"svg",width:{mm(place.width)},'
        f'height:{mm(place.height)},fit:"contain",alt:{literal(logo.alt)})'
    )
    return placed(place.x - style.body.x, -top_margin(style), place.width, image)


def _as_svg(logo: Logo, style: Style) -> str:
    """A bitmap is wrapped in SVG, because typst reads text more quickly than a list of bytes."""
    if logo.suffix == "svg":
        try:
            return logo.data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise UnusableLogoError from error
    if not logo.data.startswith(_PNG):
        raise UnusableLogoError
    place, picture = style.logo, b64encode(logo.data).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{place.width}mm" height="{place.height}mm">'
        f'<image width="100%" height="100%" href="data:image/png;base64,{picture}"/></svg>'
    )
