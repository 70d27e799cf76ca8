"""Checks of the letter's text as text: spaces, sentences, main message, what was left to fill in, personal data."""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.dutch.sentences import may_have_sentence_of, sentences
from briefgen.errors import Problem, Severity
from briefgen.language import N_, _
from briefgen.letter.checks.texts import Contents
from briefgen.letter.model import Paragraph
from briefgen.record.marked_places import LEFT_OPEN
from briefgen.rules import Rule

LONGEST_SENTENCE: Final = 35  # words
DOUBLE_SPACE: Final = Rule(
    "X101",
    Severity.WARNING,
    N_("Two spaces in a row"),
    N_("They are left over from cutting and pasting, and show on paper."),
    "conclusion: Ik informeer  uw Kamer voor de zomer.",
    "conclusion: Ik informeer uw Kamer voor de zomer.",
)
LONG_SENTENCE: Final = Rule(
    "X102",
    Severity.HINT,
    N_("A sentence of more than 35 words"),
    N_("Readers lose the thread of long sentences; two sentences say the same."),
    "conclusion: >\n"
    "  Ik zal uw Kamer in de eerste helft van het komende jaar informeren over de wijze waarop de gemeenten,\n"
    "  de provincies en de waterschappen de afspraken die in dit overleg zijn gemaakt willen uitvoeren in de regio.",
    "conclusion: >\n"
    "  Ik zal uw Kamer in de eerste helft van het komende jaar informeren. Dan is duidelijk hoe de gemeenten,\n"
    "  de provincies en de waterschappen de afspraken die in dit overleg zijn gemaakt willen uitvoeren in de regio.",
)
HIDDEN_MESSAGE: Final = Rule(
    "X103",
    Severity.HINT,
    N_("The first paragraph does not say what the letter is for"),
    N_("What readers complain of most is a main message that is hidden: say first what was asked or what they get."),
    "introduction: |\n  Het weer was goed.\n\n  De zaal was vol.\n\n  Ook de koffie was in orde.",
    "introduction: |\n  Hierbij ontvangt u het verslag.\n\n  De zaal was vol.\n\n  Ook de koffie was in orde.",
)
PLACEHOLDER: Final = Rule(
    "X108",
    Severity.ERROR,
    N_("The letter's text was left open somewhere"),
    N_("A letter with '…', '??', 'n.t.b.' or 'TODO' in it, or with an open place in a template, must not be sent."),
    "conclusion: De kosten zijn € … miljoen.",
    "conclusion: De kosten zijn € 5 miljoen.",
)
PRIVATE_NAME: Final = Rule(
    "X109",
    Severity.ERROR,
    N_("The letter names someone whose name may not be published"),
    N_("The record says 'publish: no' for this person, and letters to the House are public."),
    "conclusion: Met dank aan mevrouw De Wit-Jansen.\n"
    "meetings:\n  - name: het overleg\n    date: 2020-11-04\n    participants:\n"
    "      - {role: beleidsmedewerker, name: De Wit-Jansen, publish: no}",
    "conclusion: Met dank aan mevrouw De Wit-Jansen.\n"
    "meetings:\n  - name: het overleg\n    date: 2020-11-04\n    participants:\n"
    "      - {role: burgemeester, name: De Wit-Jansen, publish: yes}",
)
CONTACT_DATA: Final = Rule(
    "X110",
    Severity.WARNING,
    N_("A mail address or telephone number"),
    N_("The letter is published; a person's own address or number does not belong in it."),
    "conclusion: U kunt mailen naar j.jansen@minjenv.nl.",
    "conclusion: U kunt mij hierop aanspreken.",
)
RULES: Final[tuple[Rule, ...]] = (
    DOUBLE_SPACE,
    LONG_SENTENCE,
    HIDDEN_MESSAGE,
    PLACEHOLDER,
    PRIVATE_NAME,
    CONTACT_DATA,
)


def double_space(contents: Contents) -> Iterator[Problem]:
    text = contents.body
    if "  " not in text.whole:
        return
    for match in re.finditer(r"(?<=\S) {2,}(?=\S)", text.whole):
        start, end = match.span()
        before = re.split(r"\s", text.whole[max(start - 20, 0) : start])[-1]
        after = re.split(r"\s", text.whole[end : end + 20])[0]
        yield contents.problem(
            DOUBLE_SPACE,
            text,
            start - len(before),
            end + len(after),
            _("Two spaces between '{before}' and '{after}'.").format(before=before, after=after),
            hint=_("Take one out."),
            instead=f"{before} {after}",
        )


def long_sentence(contents: Contents) -> Iterator[Problem]:
    text = contents.prose
    for number, line in enumerate(text.texts):
        if not may_have_sentence_of(LONGEST_SENTENCE + 1, line):
            continue
        for start, end in sentences(line):
            count = len(line[start:end].split())
            place = text.starts[number] + start
            if count > LONGEST_SENTENCE and not contents.is_quoted(text, place):
                yield contents.problem(
                    LONG_SENTENCE,
                    text,
                    place,
                    text.starts[number] + end,
                    _("This sentence has {count} words: '{begin} …'").format(
                        count=count, begin=" ".join(line[start:end].split()[:6])
                    ),
                    hint=_("Make two of it."),
                )


_PURPOSE: Final = (
    "verzocht", "verzoek", "hierbij", "hiermee", "gevraagd", "vraagt", "vragen", "inform", "bied", "ontvangt", "brief",
    "stuur", "toegezegd", "toezegging", "reage", "reactie", "antwoord", "terugkoppel", "voldoe", "kennis",
)  # fmt: skip


def hidden_message(contents: Contents) -> Iterator[Problem]:
    paragraphs = [block for block in contents.letter.body if isinstance(block, Paragraph)]
    if len(paragraphs) < 3:
        return
    text = contents.body
    first = "".join([run.text for run in paragraphs[0].runs])
    said = first.lower()
    if not any(word in said for word in _PURPOSE):
        place = text.whole.find(first)
        yield contents.problem(
            HIDDEN_MESSAGE,
            text,
            place,
            place + len(first),
            _("The first paragraph does not say what was asked or what the reader gets."),
            hint=_("Begin with why this letter is written, or with what it brings."),
        )


_MARKS: Final = ("[", "XX", "<", "PM", "…", "...", "??", "N.T.B", "n.t.b", "TODO", "@@")
_PLACEHOLDER: Final = (
    r"\[ ?(?:\.{2,}|…|_+|[xX]+|(?:naam|datum|bedrag|titel|nummer|aantal|invullen|aanvullen|volgt|pm)\b[^\]\n]{0,40})"
    r" ?\]"
    r"|(?<!\w)XX+(?!\w)|<[A-Za-z][\w \-]{0,40}>|(?<![\w.:])PM(?![\w-])|(?<![\w(\[“\".])(?:…|\.{3,})(?![\w)\]”\"])"
    r"|\?{2,}|(?<!\w)(?:[Nn]\.[Tt]\.[Bb]\.?|TODO)(?!\w)|@@"
)


def placeholder(contents: Contents) -> Iterator[Problem]:
    """What the reading of the record has not pointed out already."""
    told = {each.where.field for each in contents.reading.problems if each.code == LEFT_OPEN.code}
    for text in (contents.outside, contents.body):
        if not any(mark in text.whole for mark in _MARKS):
            continue
        for match in re.finditer(_PLACEHOLDER, text.whole):
            origin = text.run_at(match.start()).origin
            is_told = origin is not None and origin.field in told
            if not is_told and not contents.is_quoted(text, match.start()):
                yield contents.problem(
                    PLACEHOLDER,
                    text,
                    *match.span(),
                    _("'{mark}' was left to fill in.").format(mark=match[0]),
                    hint=_("Write what belongs here, or take it out."),
                )


def private_name(contents: Contents) -> Iterator[Problem]:
    if not contents.record.publish:
        return
    for number, meeting in enumerate(contents.record.meetings):
        for n, participant in enumerate(meeting.participants):
            if participant.publish or not participant.name:
                continue
            text = contents.everything
            for match in re.finditer(rf"(?<!\w){re.escape(participant.name)}(?!\w)", text.whole):
                yield contents.problem(
                    PRIVATE_NAME,
                    text,
                    *match.span(),
                    _("The letter names '{name}', whose name may not be published ({field}).").format(
                        name=participant.name, field=f"meetings.{number}.participants.{n}"
                    ),
                    hint=_("Take the name out and keep the role, or ask whether it may be published."),
                )


_MAIL: Final = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
_PHONE: Final = (
    r"(?<![\w-])(?:\+31[ -]?|0)"
    r"(?:6[ -]?(?:\d[ -]?){7}\d|\d{2}[ -]\d{3}(?:[ -]?\d){4}|\d{3}[ -]\d{2}(?:[ -]?\d){4})(?![\w-])"
)


def contact_data(contents: Contents) -> Iterator[Problem]:
    text = contents.body
    patterns = ([_MAIL] if "@" in text.whole else []) + ([_PHONE] if "+31" in text.whole or " 0" in text.whole else [])
    for pattern in patterns:
        for match in re.finditer(pattern, text.whole):
            yield contents.problem(
                CONTACT_DATA,
                text,
                *match.span(),
                _("'{data}' is a mail address or telephone number.").format(data=match[0]),
                hint=_("Take it out, or acknowledge it where it is no person's."),
            )


CHECKS: Final = (double_space, long_sentence, hidden_message, placeholder, private_name, contact_data)
