"""Who may have written a letter: the ministries of the profiles and of our list, their offices, labels and numbers."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from briefgen.extract.ministries import OFFICES, PORTFOLIOS, SHORT
from briefgen.ministry.patterns import LONGEST_REFERENCE, is_quick
from briefgen.values import dataclass

if TYPE_CHECKING:  # the reading process needs no models
    from briefgen.ministry.model import Profile

_APOSTROPHES: Final = str.maketrans("’‘`", "'''")


def plain(text: str) -> str:
    """In small letters, one space between words, straight apostrophes: as names are compared."""
    return " ".join(text.translate(_APOSTROPHES).casefold().split())


@dataclass(frozen=True, slots=True)
class Senders:
    """What the reader knows of senders; made once with `senders_of` and given to every `read_letter`.

    All keys are `plain`: `names` of ministries to their code, `portfolios` of offices to that of the ministry that
    sends their letters, `titles` of offices as profiles print them, `people` who hold or held one, and `units`.
    """

    names: Mapping[str, str]
    portfolios: Mapping[str, str]
    titles: Mapping[str, str]
    people: frozenset[str]
    units: Mapping[str, tuple[str, ...]]
    patterns: Mapping[str, str]
    labels: Mapping[str, str]

    def sender_of(self, office: str) -> str | None:
        """The code of the ministry that sends the letters of this office; None where that is not known."""
        title = plain(office)
        return self.titles.get(title) or self.portfolios.get(portfolio_of(title))

    def may_go_on(self, office: str) -> bool:
        """Whether a known office begins with these words and has more."""
        title = plain(office)
        portfolio = portfolio_of(title)
        known = any(len(each) > len(title) and each.startswith(title) for each in self.titles)
        return known or any(len(each) > len(portfolio) > 3 and each.startswith(portfolio) for each in self.portfolios)

    def fits_series(self, reference: str, *, ministry: str | None) -> bool:
        """Whether the number is written as that ministry writes its own; False where that is not known."""
        pattern = self.patterns.get(ministry or "")
        return bool(pattern) and _fits(pattern or "", reference)

    def breaks_series(self, reference: str, *, ministry: str | None) -> bool:
        """Whether the ministry is known to write its numbers in another way."""
        pattern = self.patterns.get(ministry or "")
        return bool(pattern) and not _fits(pattern or "", reference)


def _fits(pattern: str, reference: str) -> bool:
    return len(reference) <= LONGEST_REFERENCE and re.fullmatch(pattern, reference, re.ASCII) is not None


def portfolio_of(title: str) -> str:
    """What a minister or state secretary is for: `justitie en veiligheid`, without what stands after a dash."""
    bare = re.sub(r"^(?:namens )?(?:de )?(?:minister|staatssecretaris)(?:-president)?,? (?:van |voor )?", "", title)
    bare = re.sub(r"^minister van ", "", bare)  # of the prime minister, who is that as well
    return re.split(r" [-–] | \(", bare, maxsplit=1)[0]


def senders_of(profiles: Iterable["Profile"] = ()) -> Senders:
    """The senders that these profiles describe, and those of the list that every copy of briefgen has."""
    names = {plain(f"ministerie van {each}"): code for code, all_ in PORTFOLIOS.items() for each in all_}
    names |= {plain(f"ministerie van {short}"): code for short, code in SHORT.items()}
    portfolios = {plain(each): code for code, all_ in PORTFOLIOS.items() for each in all_}
    portfolios |= {plain(each): code for each, code in OFFICES.items() if plain(each) not in portfolios}
    titles: dict[str, str] = {}
    people: set[str] = set()
    units: dict[str, tuple[str, ...]] = {}
    patterns: dict[str, str] = {}
    labels: dict[str, str] = {}
    for profile in profiles:
        names |= {plain(each.name): profile.code for each in profile.names}
        for office in profile.offices.values():
            titles |= {plain(title): profile.code for title in (office.title, *(each.title for each in office.earlier))}
            people |= {plain(name) for holder in office.holders for name in (holder.full, holder.initials) if name}
        units[profile.code] = tuple(unit.name for unit in profile.units.values())
        patterns[profile.code] = _safe(profile.references.pattern)
        labels |= _labels(profile)
    return Senders(names, portfolios, titles, frozenset(people), units, patterns, labels)


def _safe(pattern: str) -> str:
    """Empty for a pattern that could take very long: letters that are read may be hostile."""
    try:
        re.compile(pattern, re.ASCII)
    except re.error:
        return ""
    return pattern if is_quick(pattern) else ""


def _labels(profile: "Profile") -> dict[str, str]:
    labels = profile.labels
    each = {
        "date": labels.date,
        "subject": labels.subject,
        "reference": labels.reference,
        "your_reference": labels.your_reference,
        "enclosures": labels.enclosures,
        "copies": labels.copies,
    }
    return {plain(text).rstrip(":"): name for name, text in each.items()}


def senders_to_plain(senders: Senders) -> dict[str, Any]:
    """The senders as JSON values, for the reading process."""
    return {
        "names": dict(senders.names),
        "portfolios": dict(senders.portfolios),
        "titles": dict(senders.titles),
        "people": sorted(senders.people),
        "units": {code: list(units) for code, units in senders.units.items()},
        "patterns": dict(senders.patterns),
        "labels": dict(senders.labels),
    }


def senders_from_plain(plain: dict[str, Any]) -> Senders:
    """The senders again."""
    return Senders(
        plain["names"],
        plain["portfolios"],
        plain["titles"],
        frozenset(plain["people"]),
        {code: tuple(units) for code, units in plain["units"].items()},
        plain["patterns"],
        plain["labels"],
    )
