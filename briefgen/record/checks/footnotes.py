"""Checks of footnotes: each that is named exists, each that exists is named; and of the dossiers."""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.dutch.parliament import read_dossier
from briefgen.errors import Problem, Severity
from briefgen.language import N_, _
from briefgen.record.checks.agreements import did_you_mean
from briefgen.record.checks.contents import Contents
from briefgen.rules import Rule
from briefgen.yamlfile import scalar_fix

UNDEFINED_NOTE: Final = Rule(
    "C105",
    Severity.ERROR,
    N_("A footnote that does not exist"),
    N_("The text names a footnote by its id; without that footnote the letter would show the id."),
    "conclusion: Zie de evaluatie.[^evaluatei]\nfootnotes:\n  evaluatie: Kamerstuk 19 637, nr. 2677.",
    "conclusion: Zie de evaluatie.[^evaluatie]\nfootnotes:\n  evaluatie: Kamerstuk 19 637, nr. 2677.",
)
UNUSED_NOTE: Final = Rule(
    "C106",
    Severity.WARNING,
    N_("A footnote that no text names"),
    N_("It would not appear in the letter."),
    "conclusion: Zie de evaluatie.\nfootnotes:\n  evaluatie: Kamerstuk 19 637, nr. 2677.",
    "conclusion: Zie de evaluatie.[^evaluatie]\nfootnotes:\n  evaluatie: Kamerstuk 19 637, nr. 2677.",
)
NO_DOSSIER: Final = Rule(
    "C107",
    Severity.WARNING,
    N_("The number of a dossier that cannot be read"),
    N_("A dossier has five figures, as 19 637, and for budgets and councils a suffix: 36600-VII, 21501-02."),
    "dossiers:\n  - 19.637",
    "dossiers:\n  - 19 637",
)
RULES: Final[tuple[Rule, ...]] = (UNDEFINED_NOTE, UNUSED_NOTE, NO_DOSSIER)
_MARK: Final = re.compile(r"\[\^([^\]\s]{1,120})\]")


def _marks(contents: Contents) -> Iterator[tuple[str, str]]:
    """The field and the name of each footnote mark in rich text."""
    for field, text in _rich(contents):
        if text and "[^" in text:
            for match in _MARK.finditer(text):
                yield field, match[1]


def _rich(contents: Contents) -> Iterator[tuple[str, str | None]]:
    record = contents.record
    yield "introduction", record.introduction
    for name, sections in (("sections_before", record.sections_before), ("sections", record.sections)):
        for n, section in enumerate(sections):
            yield f"{name}.{n}.text", section.text
    for n, question in enumerate(record.questions):
        yield f"questions.{n}.answer", question.answer
    yield "conclusion", record.conclusion


def undefined_note(contents: Contents) -> Iterator[Problem]:
    known = contents.record.footnotes
    for field, name in dict.fromkeys(_marks(contents)):
        if name not in known:
            yield contents.problem(
                UNDEFINED_NOTE,
                field,
                _("There is no footnote '{name}'.").format(name=name),
                hint=did_you_mean(name, list(known)),
            )


def unused_note(contents: Contents) -> Iterator[Problem]:
    if not contents.record.footnotes:
        return
    named = {name for _field, name in _marks(contents)}
    for name in contents.record.footnotes:
        if name not in named:
            yield contents.problem(
                UNUSED_NOTE,
                f"footnotes.{name}",
                _("The footnote '{name}' is named nowhere.").format(name=name),
                hint=_("Write [^{name}] where it belongs, or take it out.").format(name=name),
                key=True,
            )


def no_dossier(contents: Contents) -> Iterator[Problem]:
    for n, text in enumerate(contents.record.dossiers):
        if read_dossier(text) is None:
            field = f"dossiers.{n}"
            meant = read_dossier(text.replace(".", "").replace("\u00a0", " "))
            fixes = (scalar_fix(contents.reading.document, ("dossiers", n), str(meant)),) if meant else ()
            yield contents.problem(
                NO_DOSSIER,
                field,
                _("'{text}' is not the number of a dossier.").format(text=text),
                hint=_("Write {dossier}.").format(dossier=meant or "19 637, 36600-VII, 21501-02"),
                fixes=fixes,
            )


CHECKS: Final = (undefined_note, unused_note, no_dossier)
