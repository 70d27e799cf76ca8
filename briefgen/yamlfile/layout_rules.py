"""Rules about how the lines of a YAML file stand to each other, and about the file as a whole."""

from typing import Final

from briefgen.errors import Severity
from briefgen.language import N_
from briefgen.rules import Rule

NO_COLON: Final = Rule(
    "Y104",
    Severity.ERROR,
    N_("A line without a field"),
    N_("Each line is a field with a colon, or an item of a list with a dash; a text that goes on is indented."),
    "subject: Bestuurlijk overleg\nvan 4 november",
    "subject: Bestuurlijk overleg van 4 november",
)
MERGE: Final = Rule(
    "Y117",
    Severity.ERROR,
    N_("Fields taken over from elsewhere"),
    N_("A record has no such shorthand, so that everyone can read it."),
    "<<: *standaard",
    "role: wethouder",
)
TWICE: Final = Rule(
    "Y118",
    Severity.ERROR,
    N_("A field that is there twice"),
    N_("Only one of the two could be in the letter."),
    "place: Groningen\nplace: Haren",
    "place: Groningen",
)
NO_DASH: Final = Rule(
    "Y119",
    Severity.ERROR,
    N_("A dash that was forgotten"),
    N_("Each entry of a list begins with a dash; without it the fields belong to the entry above."),
    "- role: burgemeester\n  role: wethouder",
    "- role: burgemeester\n- role: wethouder",
)
INDENT: Final = Rule(
    "Y122",
    Severity.ERROR,
    N_("A line that does not line up"),
    N_("How far a line is indented says what it belongs to."),
    "- role: wethouder\n place: Utrecht",
    "- role: wethouder\n  place: Utrecht",
)
STRAY_DASH: Final = Rule(
    "Y124",
    Severity.ERROR,
    N_("An entry of a list where fields stand"),
    N_("Among fields there can be no dash; a list stands below a field of its own."),
    "date: 2020-11-04\n- role: wethouder",
    "date: 2020-11-04\nparticipants:\n  - role: wethouder",
)
SWALLOWED: Final = Rule(
    "Y125",
    Severity.ERROR,
    N_("A line that is read as part of the one above"),
    N_("A line that is indented further than the field above goes on with its text."),
    "- scholen\n  - gemeenten",
    "- scholen\n- gemeenten",
)
OUTDENTED: Final = Rule(
    "Y126",
    Severity.ERROR,
    N_("A line of a longer text with too few spaces"),
    N_("After | or > every line has at least as many spaces before it as the first."),
    "text: |\n    Eerste regel\n  tweede regel",
    "text: |\n    Eerste regel\n    tweede regel",
)
FOREIGN_LINE: Final = Rule(
    "Y128",
    Severity.ERROR,
    N_("A line that is not part of the record"),
    N_("Lines around a record that come with copying from a web page, a chat or a program are not read."),
    "```yaml",
    "(take the line out)",
)
DOCUMENTS: Final = Rule(
    "Y129",
    Severity.ERROR,
    N_("More than one record in a file"),
    N_("After a line of three hyphens another record would begin; a file holds one."),
    "subject: Een brief\n---\nsubject: Nog een brief",
    "(a file for each)",
)
EMPTY: Final = Rule(
    "Y130",
    Severity.ERROR,
    N_("An empty file"),
    N_("There is nothing in it but perhaps comments."),
    "# nog invullen",
    "schema: 1",
)
NOT_FIELDS_AT_TOP: Final = Rule(
    "Y131",
    Severity.ERROR,
    N_("Not a file of fields"),
    N_("At the top level a file has fields, each with a colon."),
    "- schema: 1",
    "schema: 1",
)
NAME_NOT_TEXT: Final = Rule(
    "Y132",
    Severity.ERROR,
    N_("A field without a name"),
    N_("Before the colon stands the name of the field."),
    ": Utrecht",
    "place: Utrecht",
)
TOO_DEEP: Final = Rule(
    "Y133",
    Severity.ERROR,
    N_("Too many levels"),
    N_("No record has so many levels; the file is not read any further."),
    "- - - - - - (and so on)",
    "- wethouder",
)
TOO_LARGE: Final = Rule(
    "Y134",
    Severity.ERROR,
    N_("Too large"),
    N_("No record is as large as that; the file is not read."),
    "(more than 1 MB)",
    "(a record)",
)
CONTROL_CHARACTER: Final = Rule(
    "Y135",
    Severity.ERROR,
    N_("A character that cannot be seen"),
    N_("Copying from other programs can bring along characters that no document can hold."),
    "subject: Bestuurlijk\u000boverleg",
    "subject: Bestuurlijk overleg",
)

RULES: Final = (
    NO_COLON,
    MERGE,
    TWICE,
    NO_DASH,
    INDENT,
    STRAY_DASH,
    SWALLOWED,
    OUTDENTED,
    FOREIGN_LINE,
    DOCUMENTS,
    EMPTY,
    NOT_FIELDS_AT_TOP,
    NAME_NOT_TEXT,
    TOO_DEEP,
    TOO_LARGE,
    CONTROL_CHARACTER,
)
