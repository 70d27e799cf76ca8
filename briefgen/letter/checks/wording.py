"""Checks of the letter's wording: who speaks, whom it addresses, and one way of writing for one thing."""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.errors import Problem, Severity
from briefgen.language import N_, _
from briefgen.letter.checks.texts import Contents, Text
from briefgen.rules import Rule

_TWO_SIGN: Final = "signatories:\n  - office: staatssecretaris\n  - office: minister\n"
_ONE_SIGNS: Final = "signatories:\n  - office: staatssecretaris\n"
I_OR_WE: Final = Rule(
    "X104",
    Severity.WARNING,
    N_("'ik' in a letter of several signatories, or 'wij' in a letter of one"),
    N_("One signatory speaks as 'ik', several as 'wij'; the other word is mostly left over from another letter."),
    _TWO_SIGN + "conclusion: Ik informeer uw Kamer voor de zomer.",
    _ONE_SIGNS + "conclusion: Ik informeer uw Kamer voor de zomer.",
)
TWO_HOUSES: Final = Rule(
    "X105",
    Severity.WARNING,
    N_("'uw Kamer' and 'de Kamer' in one letter"),
    N_("The reader is the House itself; addressed in two ways, it may wonder whether the other House is meant."),
    "conclusion: Ik stuur uw Kamer een brief, zodat de Kamer die kan bespreken.",
    "conclusion: Ik stuur uw Kamer een brief, zodat uw Kamer die kan bespreken.",
)
TWO_AMOUNTS: Final = Rule(
    "X106",
    Severity.WARNING,
    N_("Amounts written in two ways"),
    N_("Amounts that are written alike can be compared at a glance."),
    "conclusion: De kosten zijn € 5 miljoen, waarvan 2 miljoen euro voor gemeenten.",
    "conclusion: De kosten zijn € 5 miljoen, waarvan € 2 miljoen voor gemeenten.",
)
TWO_DATES: Final = Rule(
    "X107",
    Severity.WARNING,
    N_("Dates written in two ways"),
    N_("A letter writes its dates in words, as 4 november 2020, without a leading zero."),
    "conclusion: Op 1 februari 2021 volgt een brief, op 15-02-2021 een debat.",
    "conclusion: Op 1 februari 2021 volgt een brief, op 15 februari 2021 een debat.",
)
RULES: Final[tuple[Rule, ...]] = (I_OR_WE, TWO_HOUSES, TWO_AMOUNTS, TWO_DATES)

_I: Final = r"(?<![\w'’-])[Ii]k(?![\w-])"
_WE: Final = r"(?<![\w-])[Ww]ij(?![\w-])"
_THE_HOUSE: Final = r"(?<!\w)[Dd]e Kamer(?![\w-])(?! van | der )"
_MONTHS: Final = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_IN_WORDS: Final = rf"(?<!\d)[1-9]\d? (?:{_MONTHS})(?!\w)"
_ODD_DATES: Final = (
    rf"(?<![\w/.-])(?:\d\d?[-/]\d\d?[-/](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|0\d (?:{_MONTHS})|"
    r"\d\d? (?:jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.? (?:19|20)\d\d)(?![\w/-])"
)
# What each of them has: by this, which begins with a figure, a text is searched three times as fast.
_HINT_OF_ODD_DATE: Final = r"[0-9](?:[-/]|(?<=0)[0-9] | (?:jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.? )"


def _may_say(whole: str, word: str) -> bool:
    return f" {word}" in whole or word.capitalize() in whole


def i_or_we(contents: Contents) -> Iterator[Problem]:
    """Letters signed for others too (`mede namens`) may say both."""
    text, record = contents.body, contents.record
    several = len(record.signatories) > 1
    if (not several and record.on_behalf_of) or not _may_say(text.whole, "ik" if several else "wij"):
        return
    for match in re.finditer(_I if several else _WE, text.whole):
        if not contents.is_quoted(text, match.start()):
            words = _("'{word}' in a letter of several signatories."), _("'{word}' in a letter of one signatory.")
            yield contents.problem(
                I_OR_WE,
                text,
                *match.span(),
                words[0 if several else 1].format(word=match[0]),
                hint=_("Write 'wij'.") if several else _("Write 'ik', or add the other signatory."),
            )
            return


def two_houses(contents: Contents) -> Iterator[Problem]:
    text = contents.body
    if "e Kamer" not in text.whole or not ("uw Kamer" in text.whole or "Uw Kamer" in text.whole):
        return
    for match in re.finditer(_THE_HOUSE, text.whole):
        if not contents.is_quoted(text, match.start()):
            yield contents.problem(
                TWO_HOUSES,
                text,
                *match.span(),
                _("The letter says both 'uw Kamer' and '{words}'.").format(words=match[0]),
                hint=_("Write 'uw Kamer' throughout, or name the other House in full."),
            )
            return


_AMOUNTS: Final = (
    r"(?P<sign>€[ \u00a0]\d)|(?P<glued>€\d)|(?P<letters>EUR[ \u00a0]?\d)"
    r"|(?P<word>\d[ \u00a0](?:miljoen[ \u00a0]|miljard[ \u00a0])?euro(?!\w))"
)
_FORM_NAMES: Final = {"sign": "€ 5", "glued": "€5", "letters": "EUR 5", "word": "5 euro"}


def two_amounts(contents: Contents) -> Iterator[Problem]:
    text = contents.prose
    if not any(sign in text.whole for sign in ("€", "EUR", "euro")):
        return
    first = ""
    for match in re.finditer(_AMOUNTS, text.whole):
        form = match.lastgroup or ""
        if contents.is_quoted(text, match.start()):
            continue
        first = first or form
        if form != first:
            message = _("Amounts are written as '{one}' and as '{other}'.")
            yield contents.problem(
                TWO_AMOUNTS,
                text,
                *match.span(),
                message.format(one=_FORM_NAMES[first], other=_FORM_NAMES[form]),
                hint=_("Write them alike: € 5, € 3,1 miljoen."),
            )
            return


def two_dates(contents: Contents) -> Iterator[Problem]:
    text = contents.prose
    if re.search(_HINT_OF_ODD_DATE, text.whole):
        yield from _odd_date(contents, text)
    for long, short in (("jongstleden", " jl."), ("aanstaande", " a.s.")):
        place = text.whole.find(short)
        if place >= 0 and long in text.whole:
            yield contents.problem(
                TWO_DATES,
                text,
                place + 1,
                place + len(short),
                _("The letter says both '{long}' and '{short}'.").format(long=long, short=short.strip()),
                hint=_("Write one of the two throughout."),
            )


def _odd_date(contents: Contents, text: Text) -> Iterator[Problem]:
    if not re.search(_IN_WORDS, text.whole):
        return
    for match in re.finditer(_ODD_DATES, text.whole):
        if not contents.is_quoted(text, match.start()):
            yield contents.problem(
                TWO_DATES,
                text,
                *match.span(),
                _("The date '{date}' is written otherwise than the other dates.").format(date=match[0]),
                hint=_("Write dates in words: 4 november 2020."),
            )
            return


CHECKS: Final = (i_or_we, two_houses, two_amounts, two_dates)
