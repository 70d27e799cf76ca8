"""Checks of the citations in a letter: readable, of one style, and of a year that can be."""

import datetime
import re
from collections.abc import Iterator
from typing import Final

from briefgen.dutch.citations import Found, read_citation
from briefgen.dutch.dates import read_date
from briefgen.dutch.parliament import ParliamentaryYear, parliamentary_year
from briefgen.errors import Problem, Severity
from briefgen.language import N_, _
from briefgen.letter.checks.texts import Contents
from briefgen.rules import Rule

UNREADABLE: Final = Rule(
    "C101",
    Severity.WARNING,
    N_("A citation that cannot be read"),
    N_("Readers look the paper up by it; a point in a dossier number comes from a number formatter."),
    "conclusion: Zie ook de eerdere brief (Kamerstuk 19.637, nr. 2677).",
    "conclusion: Zie ook de eerdere brief (Kamerstuk 19 637, nr. 2677).",
)
OTHER_FORM: Final = Rule(
    "C102",
    Severity.HINT,
    N_("A citation in another form than the ministry's"),
    N_("The profile says in which form the ministry cites: 'official' with House and year, or 'practice' without."),
    "conclusion: Zie ook de eerdere brief (Kamerstukken II 2020/21, 19637, nr. 2677).",
    "conclusion: Zie ook de eerdere brief (Kamerstuk 19 637, nr. 2677).",
)
TWO_STYLES: Final = Rule(
    "C103",
    Severity.WARNING,
    N_("Citations in two styles"),
    N_("In one letter papers of the House are cited in one way."),
    "conclusion: Zie Kamerstukken II 2019/20, 19637, nr. 2650, en Kamerstuk 19 637, nr. 2677.",
    "conclusion: Zie Kamerstuk 19 637, nr. 2650, en Kamerstuk 19 637, nr. 2677.",
)
OTHER_YEAR: Final = Rule(
    "C104",
    Severity.WARNING,
    N_("A citation of another parliamentary year than its date"),
    N_("The parliamentary year begins on the third Tuesday of September, which is easily forgotten in autumn."),
    "conclusion: Zie Kamerstukken II 2019/20, 19637, nr. 2677, d.d. 4 november 2020.",
    "conclusion: Zie Kamerstukken II 2020/21, 19637, nr. 2677, d.d. 4 november 2020.",
)
RULES: Final[tuple[Rule, ...]] = (UNREADABLE, OTHER_FORM, TWO_STYLES, OTHER_YEAR)


def unreadable(contents: Contents) -> Iterator[Problem]:
    for found in contents.citations:
        if found.citation is None:
            yield contents.problem(
                UNREADABLE,
                contents.body,
                found.start,
                found.start + len(found.text),
                _("'{text}' looks like a citation, but cannot be read.").format(text=found.text),
                hint=_("Write for example Kamerstuk 19 637, nr. 2677 or Kamerstukken II 2020/21, 19637, nr. 2677."),
            )


def other_form(contents: Contents) -> Iterator[Problem]:
    asked = contents.profile.wording.citations
    for found in contents.citations:
        if found.citation is None or (found.is_well_formed and found.style in (None, asked)):
            continue
        written = found.citation.written(asked)
        if written is None and not found.is_well_formed:
            written = found.citation.written("practice")
        if written is not None:
            yield contents.problem(
                OTHER_FORM,
                contents.body,
                found.start,
                found.end,
                _("'{text}' is not how the ministry cites.").format(text=found.text),
                hint=_("Write: {written}").format(written=written),
                instead=written,
            )


def two_styles(contents: Contents) -> Iterator[Problem]:
    first: Found | None = None
    for found in contents.citations:
        if found.style is None:
            continue
        first = first or found
        if found.style != first.style:
            yield contents.problem(
                TWO_STYLES,
                contents.body,
                found.start,
                found.end,
                _("'{one}' and '{other}' are cited in two styles.").format(one=first.text, other=found.text),
                hint=_("Cite in one style throughout the letter."),
            )
            return


_DATE_AFTER: Final = r",?[ \u00a0](?:d\.d\.|van)[ \u00a0](\d{1,2}[ \u00a0][a-z]+[ \u00a0]\d{4})"


def other_year(contents: Contents) -> Iterator[Problem]:
    whole, date = contents.body.whole, contents.record.date
    for found in contents.citations:
        year = found.citation.year if found.citation else None
        if year is None:
            continue
        after = re.match(_DATE_AFTER, whole[found.end : found.end + 40])
        day = read_date(after[1]) if after else None
        if day and parliamentary_year(day) != year:
            yield _other_year(contents, found, day)
        elif date and year.start > parliamentary_year(date).start:
            yield _other_year(contents, found, date)
    yield from _basis_year(contents)


def _other_year(contents: Contents, found: Found, day: datetime.date) -> Problem:
    message = _("'{text}' is of another parliamentary year than {day}, which falls in {year}.")
    return contents.problem(
        OTHER_YEAR,
        contents.body,
        found.start,
        found.end,
        message.format(text=found.text, day=day.isoformat(), year=parliamentary_year(day).short),
        hint=_("Correct the parliamentary year or the date."),
    )


def _basis_year(contents: Contents) -> Iterator[Problem]:
    """The report of a debate may appear in the year after it, not in a year before."""
    basis = contents.record.basis
    if not (basis and basis.citation and basis.date):
        return
    citation = read_citation(basis.citation)
    year, held = citation.year if citation else None, parliamentary_year(basis.date)
    if year and year not in (held, ParliamentaryYear(held.start + 1)):
        yield contents.reading.problem(
            OTHER_YEAR,
            "basis.citation",
            _("'{text}' is of another parliamentary year than {day}, which falls in {year}.").format(
                text=basis.citation, day=basis.date.isoformat(), year=held.short
            ),
            hint=_("Correct the parliamentary year or the date."),
        )


CHECKS: Final = (unreadable, other_form, two_styles, other_year)
