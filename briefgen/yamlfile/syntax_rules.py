"""Rules about a single value or sign in YAML: what no parser reads, or reads otherwise than it was meant."""

from typing import Final

from briefgen.errors import Severity
from briefgen.language import N_
from briefgen.rules import Rule

SYNTAX: Final = Rule(
    "Y101",
    Severity.ERROR,
    N_("This is not YAML"),
    N_("From here on the file cannot be read as fields and values."),
    "basis: {type: debate, name: Debat: vervolg}",
    'basis: {type: debate, name: "Debat: vervolg"}',
)
COLON_IN_VALUE: Final = Rule(
    "Y102",
    Severity.ERROR,
    N_("A colon inside a value"),
    N_("YAML takes a colon and a space for the start of another field, so such a text needs quotes."),
    "subject: Debat: vervolg",
    'subject: "Debat: vervolg"',
)
NO_SPACE_AFTER_COLON: Final = Rule(
    "Y103",
    Severity.ERROR,
    N_("No space after the colon"),
    N_("Without a space after it the colon is part of the word."),
    "reference:3090253",
    "reference: 3090253",
)
OTHER_SIGN: Final = Rule(
    "Y105",
    Severity.ERROR,
    N_("Another sign instead of the colon"),
    N_("Between a field and its value stands a colon."),
    "place = Groningen",
    "place: Groningen",
)
TAB: Final = Rule(
    "Y106",
    Severity.ERROR,
    N_("A tab before a line"),
    N_("A tab is as wide as each program likes, so YAML wants spaces before a line."),
    "meetings:\n\t- id: overleg",
    "meetings:\n  - id: overleg",
)
ODD_SPACE: Final = Rule(
    "Y107",
    Severity.ERROR,
    N_("A space that is not an ordinary space"),
    N_("Text copied from Word or a web page can have spaces that look ordinary and are not."),
    "subject:\u00a0Bestuurlijk overleg",
    "subject: Bestuurlijk overleg",
)
OPEN_QUOTE: Final = Rule(
    "Y108",
    Severity.ERROR,
    N_("A quotation mark that is not closed"),
    N_("What is in quotes goes on until the closing mark, over all lines below."),
    'subject: "Bestuurlijk overleg',
    'subject: "Bestuurlijk overleg"',
)
APOSTROPHE: Final = Rule(
    "Y109",
    Severity.ERROR,
    N_("An apostrophe at the start of a value"),
    N_("YAML takes an apostrophe at the start of a value for an opening quotation mark."),
    "place: 's-Gravenhage",
    'place: "\'s-Gravenhage"',
)
AFTER_QUOTE: Final = Rule(
    "Y110",
    Severity.ERROR,
    N_("Text after the closing quotation mark"),
    N_("Where a value begins with a quotation mark, it ends at the closing one."),
    'subject: "Samen verder" en andere plannen',
    "subject: '\"Samen verder\" en andere plannen'",
)
CURLY_QUOTES: Final = Rule(
    "Y111",
    Severity.ERROR,
    N_("Curly quotation marks where straight ones are needed"),
    N_("Only straight quotation marks quote in YAML; word processors make them curly."),
    "subject: “Debat: vervolg”",
    'subject: "Debat: vervolg"',
)
HASH: Final = Rule(
    "Y112",
    Severity.ERROR,
    N_("A # that cuts off the value"),
    N_("After a space, # begins a comment: what follows would not be in the letter."),
    "subject: Reactie op motie #12",
    'subject: "Reactie op motie #12"',
)
RESERVED_SIGN: Final = Rule(
    "Y113",
    Severity.ERROR,
    N_("A value that begins with a sign that YAML keeps for itself"),
    N_("Such a value needs quotes."),
    "remark: @Fleur vult aan",
    'remark: "@Fleur vult aan"',
)
BRACKET: Final = Rule(
    "Y114",
    Severity.ERROR,
    N_("A text that begins with a bracket"),
    N_("At the start of a value [ begins a list and { fields."),
    "subject: [concept] Bestuurlijk overleg",
    'subject: "[concept] Bestuurlijk overleg"',
)
BLOCK_SIGN: Final = Rule(
    "Y115",
    Severity.ERROR,
    N_("A text that begins with | or >"),
    N_("At the start of a value these begin a text over several lines, which then stands below."),
    "remark: > 80% is akkoord",
    'remark: "> 80% is akkoord"',
)
SHORTHAND: Final = Rule(
    "Y116",
    Severity.ERROR,
    N_("A value that begins with &, * or !"),
    N_("In YAML these name, repeat or type a value; a record has no such shorthand, so that everyone can read it."),
    "remark: *dringend*",
    'remark: "*dringend*"',
)
NO_SPACE_AFTER_DASH: Final = Rule(
    "Y120",
    Severity.ERROR,
    N_("No space after the dash"),
    N_("Without a space after it the dash is part of the word."),
    "-role: wethouder",
    "- role: wethouder",
)
OTHER_DASH: Final = Rule(
    "Y121",
    Severity.ERROR,
    N_("Another sign instead of the dash of a list"),
    N_("An entry of a list begins with a hyphen and a space."),
    "– uitvoerbaarheid",
    "- uitvoerbaarheid",
)
LIST_ON_LINE: Final = Rule(
    "Y123",
    Severity.ERROR,
    N_("A list on the line of its field"),
    N_("The entries of a list stand below the field."),
    "attention: - uitvoerbaarheid",
    "attention:\n  - uitvoerbaarheid",
)
BACKSLASH: Final = Rule(
    "Y127",
    Severity.ERROR,
    N_("A backslash in double quotes"),
    N_("In double quotes a backslash begins a special character."),
    'file: "H:\\notities\\verslag.docx"',
    "file: 'H:\\notities\\verslag.docx'",
)
CURLY_VALUE: Final = Rule(
    "Y137",
    Severity.WARNING,
    N_("Curly quotation marks around a whole value"),
    N_("Curly quotation marks do not quote in YAML: they are printed in the letter."),
    "subject: “Bestuurlijk overleg”",
    "subject: Bestuurlijk overleg",
)
COMMENT: Final = Rule(
    "Y136",
    Severity.WARNING,
    N_("A comment right after a value"),
    N_("After a space, # begins a comment, that is not in the letter; two spaces before it say that this is meant."),
    "subject: Debat C # en meer",
    "subject: Debat C  # en meer",
)

RULES: Final = (
    SYNTAX,
    COLON_IN_VALUE,
    NO_SPACE_AFTER_COLON,
    OTHER_SIGN,
    TAB,
    ODD_SPACE,
    OPEN_QUOTE,
    APOSTROPHE,
    AFTER_QUOTE,
    CURLY_QUOTES,
    HASH,
    RESERVED_SIGN,
    BRACKET,
    BLOCK_SIGN,
    SHORTHAND,
    NO_SPACE_AFTER_DASH,
    OTHER_DASH,
    LIST_ON_LINE,
    BACKSLASH,
    CURLY_VALUE,
    COMMENT,
)
