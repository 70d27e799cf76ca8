"""Checks of the record against the ministry's profile: unit, offices, signatories, reference."""

from collections.abc import Iterator
from typing import Final

from briefgen.errors import Problem, Severity
from briefgen.language import N_, _
from briefgen.letter.checks.texts import Contents
from briefgen.rules import Rule

NO_REFERENCE: Final = Rule(
    "F107",
    Severity.ERROR,
    N_("The letter has no reference"),
    N_("The letter is cited by its reference for ever; ministries without a series of their own type it in."),
    "reference:",
    "reference: 3090253",
)
NOT_IN_OFFICE: Final = Rule(
    "F114",
    Severity.ERROR,
    N_("Nobody holds the signatory's office on the letter's date"),
    N_("The name below the signature is that of who holds the office on the day of the letter."),
    "date: 2020-11-17\nsignatories:\n  - office: staatssecretaris-rechtsbescherming",
    "date: 2020-11-17\nsignatories:\n  - office: minister-rechtsbescherming",
)
OTHER_NAME: Final = Rule(
    "F115",
    Severity.WARNING,
    N_("The signatory is not who holds the office on the letter's date"),
    N_("The name in the record goes before the profile's; it may stand there from an earlier letter."),
    "date: 2022-03-08\nsignatories:\n  - office: staatssecretaris\n    name: Ankie Broekers-Knol",
    "date: 2022-03-08\nsignatories:\n  - office: staatssecretaris",
)
NO_SUCH_OFFICE: Final = Rule(
    "F116",
    Severity.ERROR,
    N_("The ministry has no such office"),
    N_("Offices are those of the ministry's profile; they are never made up, because 'van' and 'voor' differ."),
    "signatories:\n  - office: staatsecretaris",
    "signatories:\n  - office: staatssecretaris",
)
NO_SUCH_UNIT: Final = Rule(
    "F117",
    Severity.ERROR,
    N_("The ministry has no such unit"),
    N_("The unit gives the letter its sender and address; the ministry's profile lists the units."),
    "unit: dmg",
    "unit: dgm",
)
NOT_OF_SERIES: Final = Rule(
    "F118",
    Severity.ERROR,
    N_("The reference does not fit the ministry's own series"),
    N_("Numbers of a series are handed out once; another form would be a number that nobody handed out."),
    "ministry: ienw\nunit:\nsignatories:\n  - office: minister\nreference: 3090253",
    "ministry: ienw\nunit:\nsignatories:\n  - office: minister\nreference: IENW/BSK-2020/236124",
)
ODD_REFERENCE: Final = Rule(
    "F119",
    Severity.WARNING,
    N_("The reference is not written as the ministry's references are"),
    N_("A mistyped reference cannot be found again; the profile has the usual form."),
    "reference: 309025",
    "reference: 3090253",
)
TWICE_SIGNED: Final = Rule(
    "F121",
    Severity.WARNING,
    N_("The same office signs twice"),
    N_("Each office signs once; a second line is mostly a copy that was to become another office."),
    "signatories:\n  - office: staatssecretaris\n  - office: staatssecretaris",
    "signatories:\n  - office: staatssecretaris\n  - office: minister",
)
RULES: Final[tuple[Rule, ...]] = (
    NO_REFERENCE,
    NOT_IN_OFFICE,
    OTHER_NAME,
    NO_SUCH_OFFICE,
    NO_SUCH_UNIT,
    NOT_OF_SERIES,
    ODD_REFERENCE,
    TWICE_SIGNED,
)


def _did_you_mean(typed: str, known: list[str]) -> str:
    from briefgen.yamlfile.suggestions import nearest

    meant = nearest(typed, known)
    if meant:
        return _("Did you mean '{name}'?").format(name=meant.name)
    return _("Known: {known}.").format(known=", ".join(known) or "-")


def no_reference(contents: Contents) -> Iterator[Problem]:
    if not contents.record.reference and not contents.profile.references.series:
        yield contents.reading.problem(
            NO_REFERENCE,
            "reference",
            _("The letter has no reference, and this ministry has no series of its own."),
            hint=_("Write 'reference:' with the number that the ministry gave, for example {example}.").format(
                example=contents.profile.references.example or "3090253"
            ),
        )


def no_such_office(contents: Contents) -> Iterator[Problem]:
    for n, entry in enumerate(contents.record.signatories):
        if entry.office not in contents.profile.offices:
            yield contents.reading.problem(
                NO_SUCH_OFFICE,
                f"signatories.{n}.office",
                _("This ministry has no office '{office}'.").format(office=entry.office),
                hint=_did_you_mean(entry.office, list(contents.profile.offices)),
            )


def twice_signed(contents: Contents) -> Iterator[Problem]:
    seen: set[str] = set()
    for n, entry in enumerate(contents.record.signatories):
        if entry.office in seen:
            yield contents.reading.problem(
                TWICE_SIGNED,
                f"signatories.{n}.office",
                _("The office '{office}' signs already.").format(office=entry.office),
                hint=_("Take one of the two out, or name the other office."),
            )
        seen.add(entry.office)


def not_in_office(contents: Contents) -> Iterator[Problem]:
    date = contents.record.date
    for n, entry in enumerate(contents.record.signatories):
        office = contents.profile.offices.get(entry.office)
        if date and office and not entry.name and office.holder_on(date) is None:
            yield contents.reading.problem(
                NOT_IN_OFFICE,
                f"signatories.{n}.office",
                _("Nobody holds the office '{office}' on {date}, says the profile.").format(
                    office=entry.office, date=date.isoformat()
                ),
                hint=_("Correct the date, choose another office, or give 'name:' where the profile is behind."),
            )


def other_name(contents: Contents) -> Iterator[Problem]:
    date = contents.record.date
    for n, entry in enumerate(contents.record.signatories):
        office = contents.profile.offices.get(entry.office) if entry.name else None
        holders = office.holders_on(date) if date and office else ()
        if holders and not any(entry.name in (each.full, each.initials) for each in holders):
            yield contents.reading.problem(
                OTHER_NAME,
                f"signatories.{n}.name",
                _("On this date the office is held by {holder}, not by {name}.").format(
                    holder=holders[-1].full, name=entry.name
                ),
                hint=_("Take 'name:' out to print who holds the office."),
            )


def no_such_unit(contents: Contents) -> Iterator[Problem]:
    unit = contents.record.unit
    if unit and unit not in contents.profile.units:
        yield contents.reading.problem(
            NO_SUCH_UNIT,
            "unit",
            _("This ministry has no unit '{unit}'.").format(unit=unit),
            hint=_did_you_mean(unit, list(contents.profile.units)),
        )


def odd_reference(contents: Contents) -> Iterator[Problem]:
    reference, references = contents.record.reference, contents.profile.references
    if reference and not references.fits(reference):
        yield contents.reading.problem(
            NOT_OF_SERIES if references.series else ODD_REFERENCE,
            "reference",
            _("'{reference}' is not written as this ministry's references are.").format(reference=reference),
            hint=_("They look like {example}.").format(example=references.example or references.pattern),
        )


CHECKS: Final = (no_such_office, twice_signed, not_in_office, other_name, no_such_unit, odd_reference)
AT_ISSUE: Final = (no_reference,)
