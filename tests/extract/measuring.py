"""Compares what is read with what letters say: precision and recall per field, wrong values given as certain."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefgen.extract.fields import FIELDS, Extracted, Sure
from briefgen.extract.senders import Senders, senders_of
from briefgen.folders import TemplateFolders
from briefgen.ministry.profile import known_ministries, read_profile


def senders() -> Senders:
    folders = TemplateFolders.standard()
    profiles = [read_profile(code, folders=folders)[0] for code in known_ministries(folders)]
    return senders_of([profile for profile in profiles if profile is not None])


def plainly(value: object) -> object:
    """Values as they are compared: spaces of any kind and number are one space."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, tuple):
        return tuple(plainly(each) for each in value)
    if hasattr(value, "office"):
        return (plainly(value.office), plainly(value.name))
    return value


ALLOWED = frozenset(  # greetings and headings that layouts add around the text
    [
        "Geachte",
        "voorzitter,",
        "Voorzitter,",
        "Hoogachtend,",
        "Met",
        "vriendelijke",
        "groet,",
        "Vervolg",
        "Datum",
        "Onderwerp",
        "Kenmerk",
        "3",
        "mei",
        "2011",
        "Motie",
        "Pietersen",
        "123456",
        "4",
        "juni",
        "2012",
        "Toezegging",
        "654321",
        "1",
        "2",
        "Bijlagen",
        "Rapport",
        "Bijlage(n)",
        "Afschrift",
        "aan",
        "de",
        "Voorzitter",
        "van",
        "de",
        "Eerste",
        "Kamer",
    ]
)


def _signed(truth: dict[str, object]) -> set[str]:
    return set(" ".join(f"{office}, {name}" for office, name in truth.get("signatories") or ()).split())  # type: ignore[union-attr]


@dataclass
class Tally:
    """One field over many letters."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    wrong_as_certain: int = 0
    certain: int = 0

    @property
    def precision(self) -> float:
        given = self.right + self.wrong
        return self.right / given if given else 1.0

    @property
    def recall(self) -> float:
        """Of the letters that have the field, how many it was read rightly of."""
        had = self.right + self.missed
        return self.right / had if had else 1.0


@dataclass
class Measured:
    letters: int = 0
    fields: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    words_found: list[float] = field(default_factory=list)
    words_right: list[float] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def add(self, name: str, truth: dict[str, object], words: Iterable[str], read: Extracted) -> None:
        self.letters += 1
        for each in FIELDS:
            self._field(name, each, truth.get(each), read)
        expected, found = set(words), set(read.text.split())
        if expected:
            self.words_found.append(len(expected & found) / len(expected))
            extra = {word for word in found - expected if word not in ALLOWED and word not in _signed(truth)}
            self.words_right.append(1 - len(extra) / max(len(found), 1))

    def _field(self, name: str, which: str, truth: object, read: Extracted) -> None:
        given, tally = read.field(which), self.fields[which]
        value = plainly(given.value) if given else None
        if which == "dossiers":  # a footnote's place in the order depends on the layout
            value, truth = (tuple(sorted(each)) if each else each for each in (value, truth))
        certain = given is not None and given.sure is Sure.CERTAIN
        tally.certain += certain
        if value == plainly(truth):
            tally.right += truth is not None
            return
        tally.missed += truth is not None
        if given is not None:
            tally.wrong += 1
            tally.wrong_as_certain += certain
        shown = value.isoformat() if isinstance(value, datetime.date) else value
        self.misses.append(f"{name}: {which}{' (certain!)' if certain else ''}: {shown!r} instead of {truth!r}")

    def table(self) -> str:
        lines = ["| field | precision | recall | wrong as certain | certain |", "|---|---|---|---|---|"]
        for name in FIELDS:
            tally = self.fields[name]
            given = tally.right + tally.wrong
            share = tally.certain / given if given else 0
            lines.append(
                f"| {name} | {tally.precision:.3f} | {tally.recall:.3f} | {tally.wrong_as_certain} | {share:.2f} |"
            )
        found = sum(self.words_found) / max(len(self.words_found), 1)
        right = sum(self.words_right) / max(len(self.words_right), 1)
        lines.append(f"| words of the text | {right:.3f} | {found:.3f} | | |")
        return "\n".join(lines)
