"""Reference numbers: what one may look like, when two are the same, and how a ministry's own series is written."""

import re
import string
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from briefgen.errors import BriefgenError, ExitStatus
from briefgen.language import _

MAX_LENGTH: Final = 64
_LONGEST_NUMBER: Final = 18  # digits

# Characters that people paste for plain ones, or that pass for them on paper; NFKC has already folded the wide forms.
_DASHES: Final = "‐‑‒–—―−⁃\u00ad"
_SLASHES: Final = "⁄∕⧸"
_LETTERS: Final = dict(
    zip(
        "авсеһіјкмопрѕтухԛԝѡ" + "αβεηικνορτυχϲ",
        "abcehijkmonpstyxqww" + "abehikvoptuxc",
        strict=True,
    )
)
# Zero and O, one and I and l, are one key: no ministry has two letters that differ in these alone.
_DIGITS: Final = {"o": "0", "i": "1", "l": "1", "|": "1"}
_FOLD: Final = str.maketrans(
    {**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_SLASHES, "/"), **_LETTERS, **_DIGITS}
    | {look: _DIGITS[plain] for look, plain in _LETTERS.items() if plain in _DIGITS}
)
_ALLOWED: Final = frozenset(string.ascii_letters + string.digits + "/-._()+&, ")


class ReferenceRefusedError(BriefgenError):
    """A reference number that cannot be one: too long, or with characters that hide, confuse or lead elsewhere."""

    exit_status = ExitStatus.REFUSED

    def __init__(self, reference: str, why: str, *, hint: str = "") -> None:
        shown = ascii(reference if len(reference) <= MAX_LENGTH else reference[:20] + "…")
        super().__init__(
            _("{reference} cannot be a reference number: {why} Nothing was written.").format(reference=shown, why=why),
            hint=hint,
        )
        self.reference: Final = reference


class SeriesRefusedError(BriefgenError):
    """A pattern of a ministry's own series that cannot give numbers."""

    exit_status = ExitStatus.REFUSED

    def __init__(self, pattern: str) -> None:
        super().__init__(
            _("{pattern!r} is no pattern for a series of reference numbers.").format(pattern=pattern),
            hint=_("Write it with a number once and a year at most once, like {example}.").format(
                example="IENW/BSK-{year}/{number:06}"
            ),
        )


def reference_key(reference: str) -> str:
    """What makes two references the same: width, case, spaces and look-alikes are folded. Takes any text."""
    if reference.isascii() and reference.isprintable():
        return reference.lower().replace(" ", "").translate(_FOLD)
    plain = unicodedata.normalize("NFKC", reference).casefold()
    kept = "".join(character for character in plain if unicodedata.category(character)[0] not in "ZC")
    return kept.translate(_FOLD)


def checked_reference(reference: str) -> str:
    """The reference itself, exactly as given; raises ReferenceRefusedError for one that cannot be kept for ever."""
    if not 0 < len(reference) <= MAX_LENGTH:
        why = _("it is empty.") if not reference else _("it has {count} characters.").format(count=len(reference))
        raise ReferenceRefusedError(reference, why, hint=_("At most {most} fit.").format(most=MAX_LENGTH))
    for character in reference:
        if character not in _ALLOWED:
            raise ReferenceRefusedError(reference, _forbidden(character), hint=_plain_spelling(reference))
    if reference != " ".join(reference.split()):
        raise ReferenceRefusedError(reference, _("it has spaces at an end or twice."))
    if any(part.strip(". ") == "" for part in reference.split("/")):
        raise ReferenceRefusedError(reference, _("a part between slashes is empty or only dots."))
    return reference


def _forbidden(character: str) -> str:
    name = unicodedata.name(character, "") or f"U+{ord(character):04X}"
    return _("it holds the character {name}.").format(name=name)


def _plain_spelling(reference: str) -> str:
    folded = unicodedata.normalize("NFKC", reference)
    plain = "".join(
        "-" if each in _DASHES else "/" if each in _SLASHES else " " if unicodedata.category(each) == "Zs" else each
        for each in folded
    )
    if plain != reference and all(each in _ALLOWED for each in plain):
        return _("Write it as {plain}.").format(plain=plain)
    return _("Letters without accents, digits, spaces and / - . _ ( ) + & , are allowed.")


@dataclass(frozen=True, slots=True)
class Series:
    """A ministry's own series, like `IENW/BSK-{year}/{number:06}`; raises SeriesRefusedError for another pattern."""

    pattern: str

    def __post_init__(self) -> None:
        fields = [each for each in self._pieces() if each[1] is not None]
        names = [name for _before, name, _spec in fields]
        specs = all(re.fullmatch(r"(0\d{1,2})?", spec) for _before, _name, spec in fields)
        if names.count("number") != 1 or names.count("year") > 1 or len(names) > 2 or not specs:
            raise SeriesRefusedError(self.pattern)
        if not {"number", "year"}.issuperset(names):
            raise SeriesRefusedError(self.pattern)

    def _pieces(self) -> list[tuple[str, str | None, str]]:
        try:
            parsed = list(string.Formatter().parse(self.pattern))
        except ValueError as error:
            raise SeriesRefusedError(self.pattern) from error
        if any(conversion for *_rest, conversion in parsed):
            raise SeriesRefusedError(self.pattern)
        return [(before, name, spec or "") for before, name, spec, _conversion in parsed]

    @property
    def yearly(self) -> bool:
        """Whether the count starts again each year."""
        return any(name == "year" for _before, name, _spec in self._pieces())

    def write(self, *, year: int, number: int) -> str:
        return self.pattern.format(year=year, number=number)

    def read(self, reference: str) -> tuple[int, int] | None:
        """Year (0 where the series has none) and number of a reference that this series could have given."""
        found = re.fullmatch(self._expression(), reference, re.IGNORECASE)
        if not found:
            return None
        year, number = int(found.groupdict().get("year") or 0), int(found["number"])
        return (year, number) if self.write(year=year, number=number).casefold() == reference.casefold() else None

    def number_of(self, reference: str) -> tuple[int, int] | None:
        """Year (0 where the series has none) and number of a reference in any spelling, however it is padded."""
        found = re.fullmatch(self._expression(reference_key), reference_key(reference))
        return (int(found.groupdict().get("year") or 0), int(found["number"])) if found else None

    def paddings(self, *, year: int, number: int) -> tuple[str, ...]:
        """The references that count as this number, by how it is padded; as the series writes it comes first."""
        own, shortest = self.write(year=year, number=number), len(str(number))
        widths = range(shortest, max(shortest, _LONGEST_NUMBER) + 1)
        return tuple(dict.fromkeys([own, *(self._padded(width, year=year, number=number) for width in widths)]))

    def _padded(self, width: int, *, year: int, number: int) -> str:
        values = {"year": str(year), "number": f"{number:0{width}}"}
        return "".join(before + values.get(name or "", "") for before, name, _spec in self._pieces())

    def _expression(self, written: Callable[[str], str] = str) -> str:
        groups = {"year": r"(?P<year>[0-9]{4})", "number": rf"(?P<number>[0-9]{{1,{_LONGEST_NUMBER}}})"}
        return "".join(
            re.escape(written(before)) + groups.get(name or "", "") for before, name, _spec in self._pieces()
        )
