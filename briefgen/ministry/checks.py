"""What a ministry's profile must hold beyond its types: one function per rule, each yielding its findings."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence

from briefgen.dutch.dates import long_date
from briefgen.errors import BriefgenError, Fix, Problem
from briefgen.folders import TemplateFolders
from briefgen.language import _
from briefgen.ministry import rules
from briefgen.ministry.logo import read_logo
from briefgen.ministry.model import During, Profile
from briefgen.ministry.patterns import compiles, is_quick
from briefgen.rules import Rule, problem
from briefgen.yamlfile import Document, Path, Scalar

_DAY = datetime.timedelta(days=1)


class Finder:
    """Makes findings that point into the profile's file."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def found(self, rule: Rule, path: Path, message: str, *, hint: str = "", fixes: tuple[Fix, ...] = ()) -> Problem:
        where = self.document.where(path)
        return problem(rule, where, message, hint=hint, fixes=fixes, source_line=self.document.line(where.line))


def check_profile(profile: Profile, document: Document, *, code: str) -> tuple[Problem, ...]:
    """The findings that need only the profile's file; `code` is the name of its folder."""
    finder = Finder(document)
    each = (_periods, _names, _addresses, _holders, _titles, _commas, _houses, _page_number, _references)
    return (*_code(profile, finder, code), *(found for check in each for found in check(profile, finder)))


def check_files(profile: Profile, document: Document, *, folders: TemplateFolders) -> tuple[Problem, ...]:
    """The findings about files that the profile names: the logo and the house style."""
    return (*_logo(profile, Finder(document), folders), *_house_style(profile, Finder(document), folders))


def _code(profile: Profile, finder: Finder, code: str) -> Iterator[Problem]:
    if profile.code != code:
        message = _("The code is '{code}', but the folder is called '{folder}'.")
        yield finder.found(
            rules.CODE_IS_FOLDER,
            ("code",),
            message.format(code=profile.code, folder=code),
            hint=_("Write 'code: {folder}', or rename the folder.").format(folder=code),
        )


def _periods(profile: Profile, finder: Finder) -> Iterator[Problem]:
    for path, period in _all_periods(profile):
        if period.since and period.until and period.until < period.since:
            message = _("This period ends on {until}, before it begins on {since}.").format(
                until=long_date(period.until), since=long_date(period.since)
            )
            yield finder.found(
                rules.ENDS_AFTER_IT_BEGINS, (*path, "until"), message, hint=_("Were the two days swapped?")
            )


def _all_periods(profile: Profile) -> Iterator[tuple[Path, During]]:
    yield from _placed(("names",), profile.names)
    yield from _placed(("addresses",), profile.addresses)
    for slug, unit in profile.units.items():
        yield from _placed(("units", slug, "addresses"), unit.addresses)
    for slug, office in profile.offices.items():
        yield from _placed(("offices", slug, "holders"), office.holders)


def _placed(path: Path, periods: Sequence[During]) -> Iterator[tuple[Path, During]]:
    for index, period in enumerate(periods):
        yield (*path, index), period


def _names(profile: Profile, finder: Finder) -> Iterator[Problem]:
    for index, (before, name) in enumerate(zip(profile.names, profile.names[1:], strict=False), start=1):
        if before.until and name.since and name.since - before.until == _DAY:
            continue
        if before.until is None or name.since is None:
            message = _("Between '{before}' and '{name}' the day of the change is missing.")
            hint = _("Give the first one 'until' and the second one 'since', the day after it.")
        else:
            message = _("'{name}' does not begin on the day after '{before}' ends.")
            day = before.until + _DAY if before.until < datetime.date.max else before.until
            hint = _("Write 'since: {day}', or change 'until' of the name before it.").format(day=day.isoformat())
        path: Path = ("names", index, "since")
        yield finder.found(rules.NAMES_FOLLOW, path, message.format(before=before.name, name=name.name), hint=hint)


def _addresses(profile: Profile, finder: Finder) -> Iterator[Problem]:
    places: list[tuple[Path, Sequence[During]]] = [(("addresses",), profile.addresses)]
    places += [(("units", slug, "addresses"), unit.addresses) for slug, unit in profile.units.items()]
    for path, addresses in places:
        for index, other in _overlapping(addresses, shared_days=0):
            message = _("This address and address {other} of the list hold at the same time.").format(other=other + 1)
            hint = _("Give the older one 'until', and this one 'since', the day after it.")
            yield finder.found(rules.ONE_AT_A_TIME, (*path, index), message, hint=hint)


def _holders(profile: Profile, finder: Finder) -> Iterator[Problem]:
    for slug, office in profile.offices.items():
        if not office.holders:
            message = _("The office '{office}' has no holders.").format(office=slug)
            hint = _("Add 'holders' with 'full', 'initials', 'since' and 'until'.")
            yield finder.found(rules.HAS_HOLDERS, ("offices", slug), message, hint=hint)
        for index, other in _overlapping(office.holders, shared_days=1):
            message = _("{name} and {other} hold the office '{office}' at the same time.").format(
                name=office.holders[index].full, other=office.holders[other].full, office=slug
            )
            hint = _("End the earlier one's term with 'until'; only the day of the handover may be shared.")
            yield finder.found(rules.ONE_AT_A_TIME, ("offices", slug, "holders", index), message, hint=hint)


def _overlapping(periods: Sequence[During], *, shared_days: int) -> Iterator[tuple[int, int]]:
    """Each period with the first one before it in the list with which it shares more than `shared_days` days."""
    for index, period in enumerate(periods):
        for other, before in enumerate(periods[:index]):
            since = max(period.since or datetime.date.min, before.since or datetime.date.min)
            until = min(period.until or datetime.date.max, before.until or datetime.date.max)
            if (until - since).days + 1 > shared_days:
                yield index, other
                break


def _titles(profile: Profile, finder: Finder) -> Iterator[Problem]:
    for slug, office in profile.offices.items():
        for index, (before, title) in enumerate(zip(office.earlier, office.earlier[1:], strict=False), start=1):
            if title.until <= before.until:
                message = _("'{title}' ended no later than '{before}', which stands above it.")
                yield finder.found(
                    rules.TITLES_IN_ORDER,
                    ("offices", slug, "earlier", index, "until"),
                    message.format(title=title.title, before=before.title),
                    hint=_("Put the oldest title first."),
                )


def _commas(profile: Profile, finder: Finder) -> Iterator[Problem]:
    for slug, office in profile.offices.items():
        titles: Mapping[Path, str] = {
            ("offices", slug, "title"): office.title,
            **{("offices", slug, "earlier", at, "title"): each.title for at, each in enumerate(office.earlier)},
        }
        for path, title in titles.items():
            if title.rstrip().endswith(","):
                message = _("The title '{title}' ends with a comma.").format(title=title)
                hint = _("Leave it out: the letter adds it.")
                yield finder.found(rules.COMMA_IS_ADDED, path, message, hint=hint, fixes=_no_comma(finder, path))


def _no_comma(finder: Finder, path: Path) -> tuple[Fix, ...]:
    """Takes away the comma where it is the last character of a plain scalar."""
    node = finder.document.node(path)
    if not isinstance(node, Scalar) or node.quoted or not (node.text or "").endswith(","):
        return ()
    end = node.span
    return (Fix(end.end_line, end.end_column - 1, end.end_line, end.end_column, ""),)


def _houses(profile: Profile, finder: Finder) -> Iterator[Problem]:
    for house in ("tweede-kamer", "eerste-kamer"):
        if house not in profile.addressees:
            message = _("There are no lines that address the {house}.").format(house=house)
            hint = _("Add '{house}:' with 'running' and 'lines'; the profile jenv shows how.").format(house=house)
            yield finder.found(rules.BOTH_HOUSES, ("addressees",), message, hint=hint)


def _page_number(profile: Profile, finder: Finder) -> Iterator[Problem]:
    left = profile.pages.number.replace("{page}", "").replace("{pages}", "")
    if "{" in left or "}" in left:
        message = _("'{number}' has braces that are neither {{page}} nor {{pages}}.")
        yield finder.found(
            rules.PAGE_NUMBER_KNOWN,
            ("pages", "number"),
            message.format(number=profile.pages.number),
            hint=_("Write it as in 'Pagina {page} van {pages}'."),
        )


def _references(profile: Profile, finder: Finder) -> Iterator[Problem]:
    references, path = profile.references, ("references", "pattern")
    if not references.pattern:
        yield from _series(profile, finder)
        return
    if not compiles(references.pattern):
        message = _("The pattern {pattern} is no regular expression.").format(pattern=references.pattern)
        hint = _(r"Write figures as \d, and a character that has a meaning of its own with \ before it.")
        yield finder.found(rules.PATTERN_WORKS, path, message, hint=hint)
    elif not is_quick(references.pattern):
        message = _("The pattern {pattern} could take very long to try.").format(pattern=references.pattern)
        hint = _(r"Say how many characters there are, as in \d{4}, and do not repeat a group that itself repeats.")
        yield finder.found(rules.PATTERN_WORKS, path, message, hint=hint)
    else:
        yield from _example(profile, finder)
        yield from _series(profile, finder)


def _example(profile: Profile, finder: Finder) -> Iterator[Problem]:
    references = profile.references
    if not references.example:
        message = _("The pattern of reference numbers has no example.")
        yield finder.found(rules.EXAMPLE_FITS, ("references",), message, hint=_("Add 'example:' with a real number."))
    elif not references.fits(references.example):
        message = _("The example {example} does not fit the pattern {pattern}.")
        yield finder.found(
            rules.EXAMPLE_FITS,
            ("references", "example"),
            message.format(example=references.example, pattern=references.pattern),
            hint=_("The pattern has to fit the whole number, from its first to its last character."),
        )


def _series(profile: Profile, finder: Finder) -> Iterator[Problem]:
    references, path = profile.references, ("references", "series")
    if not references.series:
        return
    left, numbers = re.subn(r"\{number(?::0[1-9])?\}", "", references.series)
    if numbers != 1 or re.search(r"[{}]", left.replace("{year}", "")):
        message = _("The series {series} does not say where its number stands.").format(series=references.series)
        hint = _("Write {number} or {number:06} once, and {year} where the year stands.")
        yield finder.found(rules.SERIES_FITS, path, message, hint=hint)
    elif not references.fits(made := references.numbered(1, year=2026)):
        message = _("The series makes numbers as {made}, which do not fit the pattern {pattern}.")
        yield finder.found(rules.SERIES_FITS, path, message.format(made=made, pattern=references.pattern))


def _logo(profile: Profile, finder: Finder, folders: TemplateFolders) -> Iterator[Problem]:
    try:
        read_logo(profile, folders=folders)
    except BriefgenError as refusal:
        yield finder.found(rules.LOGO_FITS, ("logo", "path"), refusal.message, hint=refusal.hint)


def _house_style(profile: Profile, finder: Finder, folders: TemplateFolders) -> Iterator[Problem]:
    name = f"house-style/{profile.house_style}.yaml"
    if not folders.has(name):
        message = _("There is no house style '{name}'.").format(name=profile.house_style)
        yield finder.found(
            rules.STYLE_IS_THERE, ("house_style",), message, hint=_("Looked for {name}.").format(name=name)
        )
