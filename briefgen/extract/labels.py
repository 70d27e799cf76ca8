"""The words before the values of a letter's head, as ministries write them, and where their values stand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from briefgen.extract.layout import ALIGNED, Segment, Word, below, joined, right_of
from briefgen.extract.senders import plain
from briefgen.values import dataclass, replace

# What they are called, by field; "stop" are labels of which nothing is read, but at which another value ends.
LABELS: Final[dict[str, tuple[str, ...]]] = {
    "reference": ("ons kenmerk", "onze referentie", "ons nummer", "onze ref", "ons ref", "ons briefnummer",
                  "our reference"),
    "reference2": ("kenmerk", "referentie", "briefnummer", "registratienummer", "documentnummer", "nummer", "brief nr",
                   "briefkenmerk"),
    "your_reference": ("uw kenmerk", "uw referentie", "uw nummer", "uw ref", "your reference", "uw brief (kenmerk)",
                       "uw brief van", "uw brief d.d", "uw brief", "uw bericht van", "uw bericht", "uw e-mail van"),
    "date": ("datum", "dagtekening", "datum brief", "date"),
    "subject": ("onderwerp", "betreft", "betr", "inzake", "subject"),
    "copies": ("afschrift aan", "kopie aan", "afschrift", "kopie", "cc", "c.c", "i.a.a"),
    "enclosures": ("bijlage(n)", "bijlagen", "bijlage", "aantal bijlagen", "aantal bijlage(n)"),
    "dossier": ("dossier", "dossiernummer", "kamerstuk", "kamerstuknummer", "kamerdossier"),
    "unit": ("directie", "afdeling", "onderdeel", "dienstonderdeel", "organisatieonderdeel", "directie/afdeling"),
    "stop": ("contactpersoon", "contact", "inlichtingen", "inlichtingen bij", "behandeld door", "auteur", "steller",
             "doorkiesnummer", "doorkies", "telefoon", "telefoonnummer", "tel", "fax", "e-mail", "email", "t", "f",
             "e", "m", "i", "t.a.v", "aan", "verzonden", "verzenddatum", "bezoekadres", "postadres", "bezoekadres:",
             "correspondentieadres", "kix", "pagina", "blad", "projectnaam", "uw contact", "zaaknummer", "zaak",
             "rubricering", "classificatie", "paraaf", "van", "website", "internet", "retouradres", "> retouradres",
             "project", "toestelnummer", "mobiel", "factuuradres", "locatie", "uiterste reactiedatum", "ontvangen"),
}  # fmt: skip
_SALUTATION: Final = re.compile(r"^(?:geachte|excellentie|mijnheer)\b", re.IGNORECASE)
_INLINE_ONLY_WITH_COLON: Final = frozenset({"stop", "unit", "dossier", "copies", "enclosures", "reference2"})


@dataclass(slots=True)
class Label:
    """A label that stands in a letter: what it announces, its segment, and the words after it on its own line."""

    field: str
    segment: Segment
    rest: tuple[Word, ...]
    colon: bool
    words: int  # of the label itself

    @property
    def alone(self) -> bool:
        return not self.rest


class Vocabulary:
    """Recognises labels: those of every ministry, and those that profiles add."""

    def __init__(self, own: Mapping[str, str]) -> None:
        known = {text: field for field, texts in LABELS.items() for text in texts}
        for text, field in own.items():
            known.setdefault(text.rstrip("."), field)
        self._fields: Final = known
        self._longest: Final = max(len(text.split()) for text in known)

    def read(self, segment: Segment) -> Label | None:
        """The label with which the segment begins, or None; the longest one counts."""
        words = segment.words
        for count in range(min(self._longest, len(words)), 0, -1):
            text = plain(" ".join(word.text for word in words[:count]))
            bare = text.rstrip(":.")
            field = self._fields.get(bare) or self._fields.get(text)
            if field is None:
                continue
            rest = tuple(words[count:])
            colon = text.endswith(":") or text.endswith(".:")
            if rest and rest[0].text in (":", "-", "–"):
                rest, colon = rest[1:], True
            label = Label(field, segment, rest, colon, count)
            if self._is_meant(label):
                return label
        return None

    def _is_meant(self, label: Label) -> bool:
        """Whether the words announce a value, and do not begin a sentence or stand in the middle of one."""
        first = label.segment.words[0].text
        if not (first[:1].isupper() or first[:1] == ">") and not (label.colon and label.words == 1):
            return False
        if label.alone:
            return label.colon or label.field != "stop" or len(first) > 1
        if label.field in _INLINE_ONLY_WITH_COLON:
            apart = label.rest[0].x0 - label.segment.words[label.words - 1].x1 > 0.8 * label.segment.size
            return label.colon or apart or (label.field == "enclosures" and label.rest[0].text.isdigit())
        return not plain(label.rest[0].text).startswith(("vermelden", "te "))


_GLUED: Final = re.compile(
    r"([A-Za-z()./-]{1,25}:)(?!//)(\S+)|(kenmerk|referentie|nummer|datum|onderwerp|betreft|van)(?=[\dA-Z])(\S+)",
    re.IGNORECASE,
)


def parted_label(segment: Segment) -> Segment:
    """The segment with `Datum:3 mei 2021` or `kenmerk2021Z01` made two words, so that the label is one of its own."""
    for index, word in enumerate(segment.words[:4]):
        match = _GLUED.fullmatch(word.text)
        if match is None or not (match[1] or match[4][:1].isdigit() or match[4][:1].isupper()):
            continue
        label, rest = match[1] or match[3], match[2] or match[4]
        middle = word.x0 + (word.x1 - word.x0) * len(label) / len(word.text)
        parts = [
            Word(label, word.x0, middle, word.y, word.size, word.bold),
            Word(rest, middle, word.x1, word.y, word.size, word.bold),
        ]
        words = [*segment.words[:index], *parts, *segment.words[index + 1 :]]
        return Segment(words, segment.page, segment.order, segment.stream)
    return segment


@dataclass(slots=True)
class Value:
    """Lines of a value as they stand, each as its words."""

    lines: list[list[Word]]
    label: Label

    @property
    def texts(self) -> list[str]:
        return [" ".join(word.text for word in line) for line in self.lines]

    @property
    def text(self) -> str:
        text = ""
        for line in self.texts:
            text = joined(text, line)
        return text


def value_of(
    label: Label, segments: Sequence[Segment], labels: Mapping[int, Label], *, edge: float | None = None
) -> Value | None:
    """The value a label announces: after it, to its right, or below it; None where it has none.

    `labels` are all labels of the page by the identity of their segment, so that one is never the value of another;
    `edge` is the left edge of the reference column, over which no value goes.
    """
    if edge is not None and label.segment.x0 < edge - ALIGNED:
        segments = [each for each in segments if each.x0 < edge - ALIGNED]
    beside = _beside(label, segments, labels)
    under = below(label.segment, segments) if label.alone else None
    if under is not None and (id(under) in labels or _is_unknown_label(under, label)):
        under = None
    if beside and under is not None and beside[0].x0 - label.segment.x1 > 8 * label.segment.size:
        beside = []  # of another column
    if label.rest or beside:
        first = [*label.rest, *(word for segment in beside for word in segment.words)]
        while len(first) > 1 and first[0].text in (":", "-"):
            del first[0]
        if first[0].text.startswith(":") and len(first[0].text) > 1:
            first[0] = replace(first[0], text=first[0].text[1:])
        anchor = beside[0] if beside and not label.rest else label.segment
        lefts = (first[0].x0, anchor.x0, label.segment.x0)
        return Value([first, *_more(lefts, anchor, segments, labels)], label)
    if under is None:
        return None
    lines = [under.words]
    lines += _more((under.x0,), under, segments, labels)
    return Value(lines, label)


def _is_unknown_label(under: Segment, label: Label) -> bool:
    """Whether a line under a label looks like the next label, of a kind that is not known."""
    return under.bold and not label.segment.bold and label.segment.size == under.size


def _beside(label: Label, segments: Sequence[Segment], labels: Mapping[int, Label]) -> list[Segment]:
    """The segments to the right that belong to this label: up to the next label, or to another column."""
    found: list[Segment] = []
    end = label.rest[-1].x1 if label.rest else label.segment.x1
    size = label.segment.size
    for other in right_of(label.segment, segments):
        reach = 60.0 if other.stream else 3.0 if found or label.rest else 14.0
        wide = other.x0 - end > reach * size
        if id(other) in labels or wide or abs(other.size - size) > 0.25 * size:
            break
        found.append(other)
        end = other.x1
    return found


def _more(
    lefts: Sequence[float], anchor: Segment, segments: Sequence[Segment], labels: Mapping[int, Label]
) -> Iterator[list[Word]]:
    """The further lines of a value, at one of these left edges, without a gap between the lines."""
    y, pitch = anchor.y, 0.0
    for _ in range(12):
        found = (_next_line(left, y, anchor, segments) for left in lefts)
        following = next((each for each in found if each is not None), None)
        if following is None or id(following) in labels or _SALUTATION.match(following.text):
            return
        step = following.y - y
        if (pitch and step > 1.2 * pitch) or _is_beside_a_label(following, labels):
            return
        pitch = pitch or step
        y = following.y
        yield following.words


def _is_beside_a_label(segment: Segment, labels: Mapping[int, Label]) -> bool:
    """Whether another label announces what stands in this row."""
    return any(
        abs(label.segment.y - segment.y) <= 0.3 * segment.size
        and 0 <= segment.x0 - label.segment.x1 < 14 * segment.size
        and label.segment.page == segment.page
        for label in labels.values()
    )


def _next_line(left: float, y: float, anchor: Segment, segments: Sequence[Segment]) -> Segment | None:
    size = anchor.size
    found = [
        other
        for other in segments
        if other.page == anchor.page
        and abs(other.x0 - left) <= ALIGNED
        and 0.5 * size < other.y - y <= 1.65 * size
        and abs(other.size - size) <= 0.15 * size
    ]
    return min(found, key=lambda other: other.y, default=None)
