"""The site's own logo beside a ministry's profile: read and judged; none is shipped."""

from pathlib import Path
from typing import Final, Literal

from briefgen.errors import BriefgenError
from briefgen.folders import TemplateFolders
from briefgen.language import _
from briefgen.ministry.model import Profile
from briefgen.values import dataclass

LARGEST_FILE: Final = 1_000_000  # bytes; it goes into every letter
LARGEST_SIDE: Final = 8_000  # pixels
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_NOT_IN_SVG: Final = (b"<!doctype", b"<!entity", b"<script", b"<foreignobject")


class LogoError(BriefgenError):
    """A logo that cannot stand in a letter."""


@dataclass(frozen=True, slots=True)
class LogoFile:
    data: bytes
    suffix: Literal["png", "svg"]
    alt: str


def read_logo(profile: Profile, *, folders: TemplateFolders) -> LogoFile | None:
    """The logo that the profile names, looked for beside the profile; None where it names none.

    Raises LogoError, or a refusal of the template folders, where there is no such file or it is unfit.
    """
    if profile.logo is None:
        return None
    path = folders.find(f"ministries/{profile.code}/{profile.logo.path}")
    data = _bytes_of(path)
    if data.startswith(_PNG):
        _refuse_large_png(data)
        return LogoFile(data, "png", profile.logo.alt)
    _refuse_unfit_svg(data)
    return LogoFile(data, "svg", profile.logo.alt)


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise LogoError(_("The logo {path} cannot be read.").format(path=path)) from error
    if len(data) > LARGEST_FILE:
        raise LogoError(_("The logo {path} is larger than 1 MB.").format(path=path))
    return data


def _refuse_large_png(data: bytes) -> None:
    width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    if data[12:16] != b"IHDR" or not (0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE):
        raise LogoError(_("The logo is not a PNG of at most {side} pixels a side.").format(side=LARGEST_SIDE))


def _refuse_unfit_svg(data: bytes) -> None:
    text = data.removeprefix(b"\xef\xbb\xbf").lower()
    if not text.lstrip().startswith((b"<svg", b"<?xml", b"<!--")) or b"<svg" not in text:
        raise LogoError(_("The logo is neither a PNG nor an SVG image."))
    if any(part in text for part in _NOT_IN_SVG):
        raise LogoError(_("The logo is an SVG with scripts or entities; save it as plain SVG."))
