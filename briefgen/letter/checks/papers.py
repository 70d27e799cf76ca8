"""Checks of what the letter says goes with it: enclosures and copies."""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.errors import Problem, Severity
from briefgen.language import N_, _
from briefgen.letter.checks.texts import Contents
from briefgen.rules import Rule

NOT_LISTED: Final = Rule(
    "F110",
    Severity.WARNING,
    N_("The text speaks of an enclosure, but none is listed"),
    N_("The House would look for a document that does not come with the letter."),
    "conclusion: Het rapport treft u aan als bijlage.",
    "conclusion: Het rapport treft u aan als bijlage.\nenclosures:\n  - title: Rapport",
)
NOT_MENTIONED: Final = Rule(
    "F111",
    Severity.WARNING,
    N_("An enclosure is listed, but the text does not mention it"),
    N_("The reader should be told what a document is for; perhaps it went along by mistake."),
    "enclosures:\n  - title: Rapport van de inspectie",
    "conclusion: Het rapport van de inspectie gaat hierbij.\nenclosures:\n  - title: Rapport van de inspectie",
)
NO_COPY: Final = Rule(
    "F112",
    Severity.WARNING,
    N_("The text promises a copy of the letter, but no copy is listed"),
    N_("Who gets a copy stands under 'copies', so that it is sent and can be shown."),
    "conclusion: Een afschrift van deze brief zend ik aan de Voorzitter van de Eerste Kamer.",
    "conclusion: Een afschrift van deze brief zend ik aan de Voorzitter van de Eerste Kamer.\n"
    "copies:\n  - to: de Voorzitter van de Eerste Kamer",
)
NO_SUCH_NUMBER: Final = Rule(
    "F113",
    Severity.WARNING,
    N_("The text names an enclosure by a number that is not listed"),
    N_("Numbers change when an enclosure is taken out; the text is easily forgotten."),
    "conclusion: Zie bijlage 2.\nenclosures:\n  - title: Rapport",
    "conclusion: Zie bijlage 1.\nenclosures:\n  - title: Rapport",
)
RULES: Final[tuple[Rule, ...]] = (NOT_LISTED, NOT_MENTIONED, NO_COPY, NO_SUCH_NUMBER)

_TELLING_WORD: Final = 5  # letters; a longer word of a title beside "bijlage" says which enclosure is meant
_NO_OTHERS: Final = r"(?! (?:bij|van|uit) (?!deze brief))"
_ENCLOSED: Final = (
    rf"(?<!\w)(?:(?:[Aa]ls|[Ii]n|[Zz]ie|[Mm]et) (?:de |een )?(?:separate )?bijlagen?(?!\w){_NO_OTHERS}"
    r"|[Bb]ijge(?:voegd|sloten)e?(?!\w)|[Bb]ijgaande?(?!\w))"
)
_NUMBERED: Final = rf"(?<!\w)[Bb]ijlage (\d{{1,3}})(?!\w){_NO_OTHERS}"
_COPY: Final = r"[Aa]fschrift[^.\n]{0,80} deze brief|[Dd]eze brief[^.\n]{0,80} (?:in )?afschrift"


def _may_enclose(whole: str) -> bool:
    return "ijlage" in whole or "ijge" in whole or "ijgaand" in whole


def not_listed(contents: Contents) -> Iterator[Problem]:
    text = contents.body
    if contents.record.enclosures or not _may_enclose(text.whole):
        return
    for match in re.finditer(_ENCLOSED, text.whole):
        if not contents.is_quoted(text, match.start()):
            yield contents.problem(
                NOT_LISTED,
                text,
                *match.span(),
                _("The text says '{words}', but no enclosure is listed.").format(words=match[0]),
                hint=_("Add 'enclosures:' with '- title: …'."),
            )
            return


def no_such_number(contents: Contents) -> Iterator[Problem]:
    text, count = contents.body, len(contents.record.enclosures)
    if not count or "ijlage" not in text.whole:
        return
    for match in re.finditer(_NUMBERED, text.whole):
        if not 1 <= int(match[1]) <= count:
            yield contents.problem(
                NO_SUCH_NUMBER,
                text,
                *match.span(),
                _("The text names '{words}', but {count} are listed.").format(words=match[0], count=count),
                hint=_("Correct the number, or list the enclosure."),
            )


def not_mentioned(contents: Contents) -> Iterator[Problem]:
    enclosures = contents.record.enclosures
    if not enclosures:
        return
    whole = contents.body.whole.casefold()
    telling = " ".join(part for part in re.split(r"[.\n]\s", whole) if _may_enclose(part))
    for_all = re.search(r"(?<!\w)bijlagen(?!\w)", whole) or (len(enclosures) == 1 and re.search(_ENCLOSED, whole))
    for n, enclosure in enumerate(enclosures):
        title = enclosure.title.casefold()
        by_number = re.search(rf"(?<!\w)bijlage {n + 1}(?!\d)", telling)
        by_word = any(word in telling for word in title.split() if len(word) > _TELLING_WORD)
        if not (for_all or by_number or by_word or title in whole):
            yield contents.reading.problem(
                NOT_MENTIONED,
                f"enclosures.{n}.title",
                _("The text does not mention '{title}'.").format(title=enclosure.title),
                hint=_("Say in the text what it is for: by its title, or as bijlage {number}.").format(number=n + 1),
            )


def no_copy(contents: Contents) -> Iterator[Problem]:
    text = contents.body
    if contents.record.copies or "fschrift" not in text.whole:
        return
    if match := re.search(_COPY, text.whole):
        yield contents.problem(
            NO_COPY,
            text,
            *match.span(),
            _("The text promises a copy of this letter, but no copy is listed."),
            hint=_("Add 'copies:' with '- to: …'."),
        )


CHECKS: Final = (not_listed, no_such_number, not_mentioned, no_copy)
