"""Rules about YAML itself: what no parser reads, and what a parser reads otherwise than it was meant."""

from typing import Final

from briefgen.errors import Severity
from briefgen.language import N_
from briefgen.rules import Rule

SYNTAX: Final = Rule(
    "Y101",
    Severity.ERROR,
    N_("This is not YAML"),
    N_("From here on the file cannot be read as fields and values."),
    "subject Bestuurlijk overleg",
    "subject: Bestuurlijk overleg",
)

RULES: Final = (SYNTAX,)
