"""The rules about letters that were issued before briefgen, raised where they are read."""

from typing import Final

from briefgen.errors import Severity
from briefgen.language import N_
from briefgen.rules import Rule

IS_A_LETTER: Final = Rule(
    "E101",
    Severity.ERROR,
    N_("A letter is a PDF or a Word document"),
    N_("Other files have no pages with words that can be read. What counts is what is in the file, not its name."),
    "brief.doc, brief.odt, brief.jpg",
    "brief.pdf, brief.docx",
)
IS_OPEN: Final = Rule(
    "E102",
    Severity.ERROR,
    N_("A letter is not protected with a password"),
    N_("What is protected cannot be read, and an archive in which it cannot be read keeps nothing."),
    "brief.pdf, which asks for a password",
    "a copy of brief.pdf, saved without the password",
)
IS_UNDAMAGED: Final = Rule(
    "E103",
    Severity.ERROR,
    N_("A letter is not damaged"),
    N_("A file that was cut off or changed on its way cannot be read as it was issued."),
    "brief.pdf, of which the second half is missing",
    "brief.pdf, fetched once more",
)
IS_WITHIN_LIMITS: Final = Rule(
    "E104",
    Severity.ERROR,
    N_("A letter can be read within the limits of size, time and memory"),
    N_("A file that asks for more is broken or made to do harm; reading stops, and the next letter is read."),
    "brief.docx, of which 20 kB unpack to 10 GB",
    "brief.docx, saved once more with Word",
)
IS_A_PLAIN_FILE: Final = Rule(
    "E105",
    Severity.ERROR,
    N_("A letter is a plain file that can be opened"),
    N_("Folders, pipes and devices have no end or no content of their own."),
    "/dev/zero",
    "brief.pdf",
)
HAS_TEXT: Final = Rule(
    "E201",
    Severity.WARNING,
    N_("A letter has text"),
    N_("A scan shows a letter but has no words: nothing can be read from it or found in it."),
    "a scan of brief.pdf",
    "the same scan after character recognition (OCR)",
)
TEXT_IS_READABLE: Final = Rule(
    "E202",
    Severity.WARNING,
    N_("A letter's fonts say which characters they show"),
    N_("Without that a page shows words, but what can be read or copied from it is nonsense."),
    "brief.pdf, whose text cannot be copied",
    "brief.pdf, made again from its source",
)
IS_WHOLE: Final = Rule(
    "E203",
    Severity.WARNING,
    N_("All pages of a letter are read"),
    N_("Reading stops after some hundred pages; words on later pages are not found by a search."),
    "a letter with a report of 1,200 pages in one file",
    "the letter, and the report as its enclosure",
)
FIELD_IS_FOUND: Final = Rule(
    "E301",
    Severity.WARNING,
    N_("What every letter has is found"),
    N_("Without its reference, date, subject, ministry, addressee and signatories a letter is hard to find again."),
    "a letter without 'Ons kenmerk'",
    "reference: 5712345",
)
FIELD_IS_SURE: Final = Rule(
    "E302",
    Severity.WARNING,
    N_("What was read is more than a guess"),
    N_("A guess may be wrong: someone who knows the letter confirms or corrects it."),
    "a letter with an empty 'Datum' and a date elsewhere in its head",
    "date: 2009-03-17",
)
META_IS_KNOWN: Final = Rule(
    "E401",
    Severity.ERROR,
    N_("A file for `--meta` names what is known"),
    N_("A letter is filed under its ministry and found by its House; another spelling would hide it."),
    "addressee: Tweede Kamer der Staten-Generaal te Den Haag",
    "addressee: tweede-kamer",
)

META_NAMES_A_LETTER: Final = Rule(
    "E402",
    Severity.ERROR,
    N_("A file that completes letters names letters that were added"),
    N_("Each is named by the first digits of its file's SHA-256, by its reference or by its file's name."),
    "letters:\n  brief.pdf:\n    date: 2009-03-17",
    "letters:\n  2bec48719dd7:\n    date: 2009-03-17",
)

RULES: Final = (
    IS_A_LETTER,
    IS_OPEN,
    IS_UNDAMAGED,
    IS_WITHIN_LIMITS,
    IS_A_PLAIN_FILE,
    HAS_TEXT,
    TEXT_IS_READABLE,
    IS_WHOLE,
    FIELD_IS_FOUND,
    FIELD_IS_SURE,
    META_IS_KNOWN,
    META_NAMES_A_LETTER,
)
