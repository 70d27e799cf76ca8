"""Finds the characters that a letter cannot show: outside the bundled fonts, invisible, or no characters at all."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from briefgen.errors import Problem, Severity, Where
from briefgen.language import N_, _, ngettext
from briefgen.letter.model import Letter, Origin
from briefgen.record.reading import Reading
from briefgen.render.coverage import RANGES
from briefgen.rules import Rule, problem

NOT_IN_FONTS: Final = Rule(
    "G101",
    Severity.ERROR,
    N_("A character that the fonts of the letter do not have"),
    N_(
        "The PDF is set in the bundled fonts: Latin, Greek and Cyrillic letters, punctuation, currency signs, arrows"
        " and mathematical signs, in regular, bold and italic. Another character would be an empty box, so it is"
        " refused in every format alike."
    ),
    N_("remark: 谢谢 for the report"),
    N_("remark: xièxie for the report"),
)
INVISIBLE: Final = Rule(
    "G102",
    Severity.ERROR,
    N_("An invisible character that changes or breaks the text"),
    N_(
        "Control characters cannot be written in a document, and marks that turn the direction of text around can make"
        " a letter say something else than it seems to. Both mostly come along with copied text."
    ),
    N_("remark: the report\\x0bof the meeting"),
    N_("remark: the report of the meeting"),
)
NO_CHARACTER: Final = Rule(
    "G103",
    Severity.ERROR,
    N_("A code that is no character"),
    N_(
        "Half characters, codes without a character and private codes mean something else on every computer, or"
        " nothing. They are left over from symbol fonts or from a conversion that failed."
    ),
    N_("remark: \\uf0b7 the report"),
    N_("remark: • the report"),
)
RULES: Final[tuple[Rule, ...]] = (NOT_IN_FONTS, INVISIBLE, NO_CHARACTER)

_ODD: Final = re.compile("[^ -~]")
_WHITESPACE: Final = frozenset("\t\n\r")
_SHOWN: Final = 5  # characters named in one finding; the rest are counted
Place = tuple[str, Origin | None]  # a text of the letter and where it came from


def unrenderable(letter: Letter, reading: Reading) -> tuple[Problem, ...]:
    """A finding for each kind of such characters in each field; none for a letter that every format can show."""
    runs = list(letter.runs())
    text = "".join([run.text for run in runs])
    marks = list(_page_marks(letter))
    refused = unshown(text + "".join([each for each, _origin in marks]))
    if not refused:
        return ()
    places = [(run.text, run.origin) for run in runs] + marks
    return tuple(_findings(places, refused, reading))


def unshown(text: str) -> frozenset[str]:
    """The characters of a text that no letter may hold."""
    return frozenset(_ODD.findall(text)) - _covered()


@cache
def _covered() -> frozenset[str]:
    return frozenset(chr(code) for first, last in RANGES for code in range(first, last + 1)) | _WHITESPACE


def rule_of(character: str) -> Rule:
    """The rule under which a character that cannot be shown is refused."""
    kind = unicodedata.category(character)
    if kind in ("Cc", "Cf", "Zl", "Zp"):
        return INVISIBLE
    return NO_CHARACTER if kind in ("Cs", "Co", "Cn") else NOT_IN_FONTS


def described(character: str) -> str:
    """A character with its code point and its name in Unicode: `“谢” (U+8C22, CJK UNIFIED IDEOGRAPH-8C22)`."""
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    shown = f"“{character}” " if character.isprintable() else ""
    return f"{shown}({code}, {name})" if name else f"{shown}({code})"


def _page_marks(letter: Letter) -> Iterator[Place]:
    pages = letter.pages
    yield from ((text, None) for text in (pages.number, pages.classification, pages.draft))
    for label in pages.continuation:
        for line in (label.label, *label.values):
            yield from ((run.text, run.origin) for run in line)


def _findings(places: list[Place], refused: frozenset[str], reading: Reading) -> Iterator[Problem]:
    found: dict[tuple[str, Origin | None], dict[str, None]] = {}
    for text, origin in places:
        for character in text:
            if character in refused:
                key = (rule_of(character).code, _same_place(origin))
                found.setdefault(key, {})[character] = None
    rules = {rule.code: rule for rule in RULES}
    for (code, origin), characters in found.items():
        yield _finding(rules[code], tuple(characters), origin, reading)


def _same_place(origin: Origin | None) -> Origin | None:
    """Words of one record field are one place, whichever line of the template put them there."""
    return Origin(origin.field) if origin and origin.field else origin


def _finding(rule: Rule, characters: tuple[str, ...], origin: Origin | None, reading: Reading) -> Problem:
    shown = ", ".join(described(character) for character in characters[:_SHOWN])
    message = _MESSAGES[rule.code]()
    text = message.format(characters=shown)
    more = len(characters) - _SHOWN
    if more > 0:
        text += " " + ngettext("And {count} more.", "And {count} more.", more).format(count=more)
    hint = _HINTS[rule.code]()
    if origin and not origin.field and origin.template:
        return problem(rule, Where(origin.template, origin.line), text, hint=hint)
    found = reading.problem(rule, origin.field if origin else "", text, hint=hint)
    return _at_character(found, characters[0], reading)


def _at_character(found: Problem, character: str, reading: Reading) -> Problem:
    """The finding at the character itself, where the field's lines have it as typed."""
    where = found.where
    for number in range(where.line, max(where.end_line, where.line) + 1):
        line = reading.document.line(number)
        start = where.column - 1 if number == where.line else 0
        column = line.find(character, max(start, 0)) + 1
        if column:
            place = replace(where, line=number, column=column, end_line=number, end_column=column + 1)
            return replace(found, where=place, source_line=line)
    return found


_MESSAGES: Final = {
    "G101": lambda: _("The fonts of the letter have no {characters}."),
    "G102": lambda: _("The text has an invisible character: {characters}."),
    "G103": lambda: _("The text has a code that is no character: {characters}."),
}
_HINTS: Final = {
    "G101": lambda: _("Write it in Latin, Greek or Cyrillic letters, or describe it in words."),
    "G102": lambda: _("Delete it, or retype the words around it."),
    "G103": lambda: _("Retype the words around it."),
}
