"""Makes `verdana-widths.json`: Verdana's advance widths in units of 1/2048 em, from npm's anafanafo 2.0.0.

    npm pack anafanafo@2.0.0 && tar xzf anafanafo-2.0.0.tgz
    python templates/fonts/make_widths.py --source package/data

The package holds widths that a browser measured, to a hundredth of a pixel at 10 and 11 px; both together fix most
widths to the unit. Where Verdana lacks a character the browser measured another font, so only those of Verdana
are taken.
"""

import argparse
import json
from pathlib import Path
from typing import Final

UNITS: Final = 2048
HALF: Final = 0.005  # px: the package's widths are rounded to a hundredth
TARGET: Final = Path(__file__).with_name("verdana-widths.json")
NOTICE: Final = (
    "Widths measured by anafanafo 2.0.0 (https://www.npmjs.com/package/anafanafo), Copyright (c) 2018 Metabolize LLC, "
    "MIT licence: see LICENSE-Briefgen-Sans.txt. Verdana itself is Microsoft's; none of its outlines are here."
)
# Verdana's characters: WGL4 without its box drawing, and Vietnamese.
VERDANA: Final = (
    *((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x17F), (0x192, 0x192), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1FA, 0x1FF)),
    *((0x218, 0x21B), (0x2C6, 0x2C7), (0x2C9, 0x2C9), (0x2D8, 0x2DD), (0x384, 0x38A), (0x38C, 0x38C), (0x38E, 0x3A1)),
    *((0x3A3, 0x3CE), (0x400, 0x45F), (0x490, 0x491), (0x1E80, 0x1E85), (0x1EA0, 0x1EF9), (0x2013, 0x2015)),
    *((0x2017, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026), (0x2030, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A)),
    *((0x203C, 0x203C), (0x207F, 0x207F), (0x20A3, 0x20A4), (0x20A7, 0x20A7), (0x20AB, 0x20AC), (0x2105, 0x2105)),
    *((0x2113, 0x2113), (0x2116, 0x2116), (0x2122, 0x2122), (0x2126, 0x2126), (0x212E, 0x212E), (0x215B, 0x215E)),
    *((0x2202, 0x2202), (0x2206, 0x2206), (0x220F, 0x220F), (0x2211, 0x2212), (0x2219, 0x221A), (0x221E, 0x221E)),
    *((0x222B, 0x222B), (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265), (0x25CA, 0x25CA)),
)


def measured(path: Path) -> dict[int, float]:
    """Widths in px by code point."""
    return {code: width for first, last, width in json.loads(path.read_text()) for code in range(first, last + 1)}


def units(*sizes: tuple[float, float]) -> int:
    """The width in units that agrees best with each (type size, measured width)."""
    low = max((width - HALF) / size for size, width in sizes)
    high = min((width + HALF) / size for size, width in sizes)
    return round((low + high) / 2 * UNITS)


def make(source: Path) -> str:
    """The text of the widths file from the folder with the package's tables."""
    ten = measured(source / "verdana-10px-normal.json")
    eleven = measured(source / "verdana-11px-normal.json")
    bold = measured(source / "verdana-10px-bold.json")
    codes = [code for first, last in VERDANA for code in range(first, last + 1) if code in ten and code in bold]
    regular_widths = {f"{code:04X}": units((10, ten[code]), (11, eleven[code])) for code in codes}
    bold_widths = {f"{code:04X}": units((10, bold[code])) for code in codes}
    found = {"notice": NOTICE, "units": UNITS, "regular": regular_widths, "bold": bold_widths}
    return json.dumps(found, indent=0, separators=(",", ":")) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--source", type=Path, required=True, help="the folder package/data of the npm package")
    TARGET.write_text(make(parser.parse_args().source), newline="\n")


if __name__ == "__main__":
    main()
