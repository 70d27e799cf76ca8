"""Rules about fields and values, whatever the model: which fields there are, and what may stand in them."""

from typing import Final

from briefgen.errors import Severity
from briefgen.language import N_
from briefgen.rules import Rule

UNKNOWN_FIELD: Final = Rule(
    "R101",
    Severity.ERROR,
    N_("Unknown field"),
    N_("A field that is not known would be left out of the letter without a word, so it is refused."),
    "onderwerp: Bestuurlijk overleg LVV",
    "subject: Bestuurlijk overleg LVV",
)
MISSING_FIELD: Final = Rule(
    "R102",
    Severity.ERROR,
    N_("A required field is missing"),
    N_("Without this field the letter cannot be made."),
    "meetings:\n  - date: 2020-11-04",
    "meetings:\n  - name: het bestuurlijk overleg\n    date: 2020-11-04",
)
EMPTY_FIELD: Final = Rule(
    "R103",
    Severity.ERROR,
    N_("A required field is empty"),
    N_("The field is there, but nothing was filled in."),
    "subject:",
    "subject: Bestuurlijk overleg LVV",
)
NOT_TEXT: Final = Rule(
    "R104",
    Severity.ERROR,
    N_("Text expected"),
    N_("This field holds one text; a list or further fields below it would not be printed."),
    "subject:\n  - Bestuurlijk overleg LVV",
    "subject: Bestuurlijk overleg LVV",
)
NOT_A_LIST: Final = Rule(
    "R105",
    Severity.ERROR,
    N_("List expected"),
    N_("This field holds a list, each entry on a line of its own after a dash and a space."),
    "attention: uitvoerbaarheid",
    "attention:\n  - uitvoerbaarheid",
)
NOT_FIELDS: Final = Rule(
    "R106",
    Severity.ERROR,
    N_("Fields expected"),
    N_("This field holds further fields, each on a line of its own, indented below it."),
    "follow_up: februari 2021",
    "follow_up:\n  due: februari 2021",
)
NOT_A_DATE: Final = Rule(
    "R107",
    Severity.ERROR,
    N_("Not a date"),
    N_("A date stands in the letter in words and is reckoned with, so it has to be a day that exists."),
    "date: 30 februari 2020",
    "date: 28 februari 2020",
)
NOT_YES_OR_NO: Final = Rule(
    "R108",
    Severity.ERROR,
    N_("Not yes or no"),
    N_("This field is a choice between two: yes (ja, true) or no (nee, false)."),
    "publish: misschien",
    "publish: no",
)
NOT_A_NUMBER: Final = Rule(
    "R109",
    Severity.ERROR,
    N_("Not a number"),
    N_("This field holds a number, written in figures."),
    "count: zes",
    "count: 6",
)
UNKNOWN_VALUE: Final = Rule(
    "R110",
    Severity.ERROR,
    N_("Unknown value"),
    N_("This field holds one of a few words, that say how the letter is worded."),
    "outcome: afgesproken",
    "outcome: agreed",
)
NOT_A_SLUG: Final = Rule(
    "R111",
    Severity.ERROR,
    N_("Not a short name"),
    N_("An id is used in file names and references, so it has only small letters, figures and hyphens."),
    "id: Bestuurlijk Overleg",
    "id: bestuurlijk-overleg",
)
TOO_LONG: Final = Rule(
    "R112",
    Severity.ERROR,
    N_("Too long"),
    N_("A text of this length belongs in an enclosure."),
    "remark: (a whole report)",
    "remark: Het verslag is bijgevoegd.",
)
TOO_MANY: Final = Rule(
    "R113",
    Severity.ERROR,
    N_("Too many entries"),
    N_("A list of this length belongs in an enclosure."),
    "participants: (a thousand entries)",
    "participants:\n  - count: 1000\n    role: inwoner",
)
WRONG_LEVEL: Final = Rule(
    "R114",
    Severity.ERROR,
    N_("Field at the wrong level"),
    N_("How far a line is indented says what it belongs to; this field is known, but not here."),
    "meetings:\n  - name: het overleg\ntopics:\n  - title: het vervolg",
    "meetings:\n  - name: het overleg\n    topics:\n      - title: het vervolg",
)
NOT_ACCEPTED: Final = Rule(
    "R115",
    Severity.ERROR,
    N_("Value not accepted"),
    N_("The value has not the form that this field asks for."),
    "sha256: 1234",
    "sha256: (64 figures and letters from a to f)",
)
NOT_SO_LARGE: Final = Rule(
    "R116",
    Severity.ERROR,
    N_("Number too large or too small"),
    N_("The number lies outside what this field can hold."),
    "count: 0",
    "count: 1",
)

RULES: Final = (
    UNKNOWN_FIELD,
    MISSING_FIELD,
    EMPTY_FIELD,
    NOT_TEXT,
    NOT_A_LIST,
    NOT_FIELDS,
    NOT_A_DATE,
    NOT_YES_OR_NO,
    NOT_A_NUMBER,
    UNKNOWN_VALUE,
    NOT_A_SLUG,
    TOO_LONG,
    TOO_MANY,
    WRONG_LEVEL,
    NOT_ACCEPTED,
    NOT_SO_LARGE,
)
