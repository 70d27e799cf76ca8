"""The rules for a ministry's profile: what each asks, why, and an example."""

from typing import Final

from briefgen.errors import Severity
from briefgen.language import N_
from briefgen.rules import Rule

NAMES_FOLLOW: Final = Rule(
    "P101",
    Severity.ERROR,
    N_("The names of a ministry follow each other"),
    N_("Every letter prints the name in force on its date: there must be one name for each day, and not two."),
    "names:\n  - {name: Ministerie van Justitie, until: 2010-10-13}\n"
    "  - {name: Ministerie van Veiligheid en Justitie, since: 2010-11-01}",
    "names:\n  - {name: Ministerie van Justitie, until: 2010-10-13}\n"
    "  - {name: Ministerie van Veiligheid en Justitie, since: 2010-10-14}",
)
ENDS_AFTER_IT_BEGINS: Final = Rule(
    "P102",
    Severity.ERROR,
    N_("A period ends after it begins"),
    N_("A period that ends before it begins holds on no day."),
    "since: 2022-01-10\nuntil: 2021-01-10",
    "since: 2021-01-10\nuntil: 2022-01-10",
)
ONE_AT_A_TIME: Final = Rule(
    "P103",
    Severity.ERROR,
    N_("An office has one holder at a time, a ministry one address"),
    N_("With two of them, chance would say which one a letter prints. Holders share the day of a handover only."),
    "holders:\n  - {full: A. de Vries, since: 2020-01-01, until: 2022-06-30}\n  - {full: B. Jansen, since: 2022-01-10}",
    "holders:\n  - {full: A. de Vries, since: 2020-01-01, until: 2022-01-10}\n  - {full: B. Jansen, since: 2022-01-10}",
)
HAS_HOLDERS: Final = Rule(
    "P104",
    Severity.WARNING,
    N_("An office has holders"),
    N_("Without a holder each record has to name who signs, and nothing checks who was in office on the date."),
    "offices:\n  minister:\n    title: De Minister van Voorbeeld",
    "offices:\n  minister:\n    title: De Minister van Voorbeeld\n"
    "    holders:\n      - {full: A. de Vries, since: 2024-07-02}",
)
TITLES_IN_ORDER: Final = Rule(
    "P105",
    Severity.ERROR,
    N_("Earlier titles of an office stand oldest first"),
    N_("The first title whose last day has not passed is the one that is printed."),
    "earlier:\n  - {title: De Minister van Veiligheid en Justitie, until: 2017-10-25}\n"
    "  - {title: De Minister van Justitie, until: 2010-10-13}",
    "earlier:\n  - {title: De Minister van Justitie, until: 2010-10-13}\n"
    "  - {title: De Minister van Veiligheid en Justitie, until: 2017-10-25}",
)
PATTERN_WORKS: Final = Rule(
    "P106",
    Severity.ERROR,
    N_("The pattern of reference numbers is a quick regular expression"),
    N_("It is tried on what people type. A repeat of a repeat can take hours for a single number."),
    r"pattern: '(\d+)+'",
    r"pattern: '\d+'",
)
EXAMPLE_FITS: Final = Rule(
    "P107",
    Severity.ERROR,
    N_("The example of a reference number fits its pattern"),
    N_("Messages show the example to people whose number does not fit the pattern; it proves the pattern too."),
    "pattern: '\\d{7}'\nexample: IENW/BSK-2020/236124",
    "pattern: '\\d{7}'\nexample: \"3090253\"",
)
SERIES_FITS: Final = Rule(
    "P108",
    Severity.ERROR,
    N_("A series gives numbers that fit the pattern and never repeat"),
    N_("Numbers of the series are printed as they are made: {number}, or {number:06} with leading zeros, and {year}."),
    "pattern: 'IENW/BSK-\\d{4}/\\d{1,6}'\nseries: BSK-{year}",
    "pattern: 'IENW/BSK-\\d{4}/\\d{1,6}'\nseries: IENW/BSK-{year}/{number:06}",
)
PAGE_NUMBER_KNOWN: Final = Rule(
    "P109",
    Severity.ERROR,
    N_("A page number has only {page} and {pages} to fill in"),
    N_("Other braces would be printed on every page."),
    "number: Pagina {n}",
    "number: Pagina {page} van {pages}",
)
LOGO_FITS: Final = Rule(
    "P110",
    Severity.ERROR,
    N_("The logo is a PNG or SVG file beside the profile"),
    N_("It is put into every letter, so it has to be there, small, and free of scripts."),
    "logo: {path: logo.docx, alt: Logo}",
    "logo: {path: logo.svg, alt: Logo of the ministry}",
)
CODE_IS_FOLDER: Final = Rule(
    "P111",
    Severity.ERROR,
    N_("A profile has the name of its folder as its code"),
    N_("Records name the ministry by its folder, the archive by its code: they are one and the same."),
    "# ministries/jenv/profile.yaml\ncode: justitie",
    "# ministries/jenv/profile.yaml\ncode: jenv",
)
BOTH_HOUSES: Final = Rule(
    "P112",
    Severity.ERROR,
    N_("A profile says how both Houses are addressed"),
    N_("A record may address either House; without its lines no letter to it can be made."),
    "addressees:\n  tweede-kamer: …",
    "addressees:\n  tweede-kamer: …\n  eerste-kamer: …",
)
STYLE_IS_THERE: Final = Rule(
    "P113",
    Severity.ERROR,
    N_("The house style of a profile exists"),
    N_("The house style is a file of the folder house-style; without it nothing can be laid out."),
    "house_style: rijksoverhead",
    "house_style: rijksoverheid",
)
COMMA_IS_ADDED: Final = Rule(
    "P114",
    Severity.WARNING,
    N_("A title stands without the comma that follows it"),
    N_("The letter adds the comma above the signature; two would be printed."),
    "title: De Minister van Voorbeeld,",
    "title: De Minister van Voorbeeld",
)

RULES: Final = (
    NAMES_FOLLOW,
    ENDS_AFTER_IT_BEGINS,
    ONE_AT_A_TIME,
    HAS_HOLDERS,
    TITLES_IN_ORDER,
    PATTERN_WORKS,
    EXAMPLE_FITS,
    SERIES_FITS,
    PAGE_NUMBER_KNOWN,
    LOGO_FITS,
    CODE_IS_FOLDER,
    BOTH_HOUSES,
    STYLE_IS_THERE,
    COMMA_IS_ADDED,
)
