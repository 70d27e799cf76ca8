"""The look of a letter as data: places, type sizes and gaps, read from `templates/house-style/<name>.yaml`.

Lengths are millimetres from the sheet's top left corner; type sizes, line steps (`leading`) and gaps between lines are
points. `bottom` is the bottom of the first line's glyph box, `DESCENT` of the type size below its baseline.
"""

from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

DESCENT: Final = 0.21  # of the type size: Verdana's descent, by which the house style's places were measured
POINT: Final = 25.4 / 72  # millimetres


class Look(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Fonts(Look):
    """Family names: `word` in DOCX, `pdf` of the bundled fonts, `web` as a stack."""

    word: str
    pdf: str
    web: tuple[str, ...]


class Sheet(Look):
    width: float
    height: float


class LogoPlace(Look):
    """Where the site's own logo stands, bleeding off the top of the sheet."""

    x: float
    width: float
    height: float


class Place(Look):
    """A block of lines at a fixed place of the first page."""

    x: float
    bottom: float
    width: float
    size: float
    leading: float

    @property
    def baseline(self) -> float:
        """The first line's baseline, in millimetres from the top of the sheet."""
        return self.bottom - DESCENT * self.size * POINT


class AddresseePlace(Place):
    """`room` lines are kept free for the address; a longer one moves nothing else."""

    room: int


class ColumnPlace(Place):
    """The reference column: `gap` points between its groups, `gap_before_references` before the first label."""

    gap: float
    gap_before_references: float


class LabelledPlace(Place):
    """A label with its value on a tab, `tab` millimetres from x."""

    tab: float


class BodyPlace(Look):
    """The column of running text: bottoms of its first line (first page, continuation pages) and of its last."""

    x: float
    width: float
    size: float
    leading: float
    first: float
    continuation: float
    last: float


class HeadingLook(Look):
    look: Literal["italic", "bold"]
    gap_before: float
    gap_after: float


class ListLook(Look):
    indent: float


class TableLook(Look):
    """`padding` in millimetres, `rule` (the lines between rows) in points."""

    size: float
    leading: float
    padding: float
    rule: float


class FootnoteLook(Look):
    """`mark` is the raised number's type size, `separator` the length in millimetres of the line above the notes."""

    size: float
    leading: float
    mark: float
    separator: float


class SignatureLook(Look):
    """Points between body and office, and between office and name."""

    gap_before: float
    gap_name: float


class PageNumberPlace(Look):
    x: float
    bottom: float
    size: float


class ClassificationPlace(Look):
    """Bottoms of the marking at the top and at the bottom of the page."""

    size: float
    leading: float
    top: float
    bottom: float


class DraftLook(Look):
    """The draft mark across the page: type size in points, angle in degrees."""

    size: float
    angle: float


class Logo(Look):
    """The site's own logo, already read: PNG or SVG bytes and its alternative text."""

    data: bytes
    suffix: Literal["png", "svg"]
    alt: str


class Style(Look):
    """All of a house style; `logo` is set by the caller where the ministry's profile names one."""

    name: str
    fonts: Fonts
    sheet: Sheet
    logo: LogoPlace
    ministry: Place
    return_address: Place
    addressee: AddresseePlace
    column: ColumnPlace
    date: LabelledPlace
    subject: LabelledPlace
    body: BodyPlace
    paragraph_gap: float
    salutation_gap: float
    heading: HeadingLook
    list: ListLook
    table: TableLook
    footnote: FootnoteLook
    signature: SignatureLook
    page_number: PageNumberPlace
    classification: ClassificationPlace
    draft: DraftLook
    site_logo: Logo | None = None
