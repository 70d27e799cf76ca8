"""The parts of the Word file that every letter of a house style shares."""

from typing import Final

from briefgen.render.docx.xml import HEADER, R, W, attribute
from briefgen.render.style import Logo, Style

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS: Final = (  # relationship id, type, target
    ("styles", "styles", "styles.xml"),
    ("settings", "settings", "settings.xml"),
    ("numbering", "numbering", "numbering.xml"),
    ("fonts", "fontTable", "fontTable.xml"),
    ("footnotes", "footnotes", "footnotes.xml"),
    ("firstHeader", "header", "header1.xml"),
    ("header", "header", "header2.xml"),
    ("firstFooter", "footer", "footer1.xml"),
    ("footer", "footer", "footer2.xml"),
)


def content_types() -> bytes:
    parts = (
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
        ("/word/document.xml", f"{_WORD}.document.main+xml"),
        *((f"/word/{target}", f"{_WORD}.{kind}+xml") for _, kind, target in _PARTS),
    )
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts)
    return (
        f'{HEADER}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Default Extension="svg" ContentType="image/svg+xml"/>{overrides}</Types>'
    ).encode()


def relationships(*relations: tuple[str, str, str], links: dict[str, str] | None = None) -> bytes:
    """A `.rels` part: (id, type, target) of parts inside the package, and outside links by address."""
    inside = (
        f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"/>' for identity, kind, target in relations
    )
    outside = (
        f'<Relationship Id="{identity}" Type="{_OFFICE}/hyperlink" Target="{attribute(target)}" TargetMode="External"/>'
        for target, identity in (links or {}).items()
    )
    everything = "".join([*inside, *outside])
    return f'{HEADER}<Relationships xmlns="{_PACKAGE}/relationships">{everything}</Relationships>'.encode()


def package_relationships() -> bytes:
    return relationships(
        ("document", f"{_OFFICE}/officeDocument", "word/document.xml"),
        ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ("app", f"{_OFFICE}/extended-properties", "docProps/app.xml"),
    )


def document_relationships(links: dict[str, str] | None = None) -> bytes:
    return relationships(*((identity, f"{_OFFICE}/{kind}", target) for identity, kind, target in _PARTS), links=links)


def logo_relationships(logo: Logo) -> bytes:
    """Of the first header: the logo, and beside an SVG the picture for programs that cannot draw it."""
    image = f"{_OFFICE}/image"
    if logo.suffix == "png":
        return relationships(("logo", image, "media/logo.png"))
    return relationships(("logo", image, "media/logo.png"), ("logoVector", image, "media/logo.svg"))


def app_properties() -> bytes:
    return (
        f'{HEADER}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>briefgen</Application><DocSecurity>0</DocSecurity></Properties>"
    ).encode()


def settings(language: str) -> bytes:
    """No fields to update on opening, no author kept; notes with their separators; the layout of today's Word."""
    tag = attribute(language)
    return (
        f'{HEADER}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        f' w:val="15"/></w:compat><w:themeFontLang w:val="{tag}"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    ).encode()


def font_table(style: Style) -> bytes:
    return (
        f'{HEADER}<w:fonts {W} {R}><w:font w:name="{attribute(style.fonts.word)}"><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    ).encode()
