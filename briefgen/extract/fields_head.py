"""Reads what stands under labels in a letter's head: reference, date, subject, their reference."""

import datetime
import re
from collections.abc import Iterable, Sequence
from typing import Final

from briefgen.extract.fields import Field, Spot, Sure
from briefgen.extract.forms import DATE, find_dates, is_reference
from briefgen.extract.head import Head
from briefgen.extract.labels import Label, Value
from briefgen.extract.layout import Segment
from briefgen.extract.senders import Senders, plain

_PLACE: Final = re.compile(r"[A-Z'‘’][\w'‘’ -]{1,25},?$")


def spot(segment: Segment, text: str = "") -> Spot:
    """The place of a segment, for a field."""
    return Spot(0 if segment.stream else segment.page, (text or segment.text)[:200])


def _values(head: Head, field: str) -> list[Value]:
    """The values of all labels of that field, in the order of the file; those of page 1 first."""
    found = (head.value_of(label) for label in head.labelled(field))
    return [value for value in found if value is not None]


# --- reference -------------------------------------------------------------------------------------------------------


def read_reference(head: Head, senders: Senders, ministry: str | None) -> Field[str] | None:
    """The letter's own number: under `Ons kenmerk` or its like, else under `Kenmerk`."""
    for field in ("reference", "reference2"):
        found = []
        for value in _values(head, field):
            text = _whole_reference(value.texts, senders, ministry)
            if is_reference(text):
                found.append((text, value.label))
        if found:
            return _chosen_reference(found, senders, ministry, primary=field == "reference")
    return None


def _chosen_reference(
    found: Sequence[tuple[str, Label]], senders: Senders, ministry: str | None, *, primary: bool
) -> Field[str]:
    text, label = next((each for each in found if senders.fits_series(each[0], ministry=ministry)), found[0])
    sure = Sure.CERTAIN if primary or senders.fits_series(text, ministry=ministry) else Sure.LIKELY
    others = {plain(other).replace(" ", "") for other, _ in found} - {plain(text).replace(" ", "")}
    if others or (senders.breaks_series(text, ministry=ministry) and not primary):
        sure = Sure.LIKELY
    return Field(text, sure, spot(label.segment, f"{label.segment.text} {text}" if label.alone else ""))


def _whole_reference(lines: Sequence[str], senders: Senders, ministry: str | None) -> str:
    """The first line, with those after it where the number was broken off at the edge of a narrow column."""
    text = lines[0].strip()
    for line in lines[1:3]:
        joined = text + (" " if text.endswith((" /", " -")) else "") + line.strip()
        broken = text.endswith(("-", "/", "_")) or line.startswith(("-", "/", "_"))
        fits = senders.fits_series(joined, ministry=ministry) and not senders.fits_series(text, ministry=ministry)
        if not (fits or (broken and is_reference(joined) and " " not in line.strip())):
            break
        text = joined
    return text


def read_your_reference(head: Head) -> Field[str] | None:
    """What the House's letter was known by: its numbers, or its date."""
    for value in _values(head, "your_reference"):
        kept = []
        for line in value.texts:
            if not (is_reference(line) or find_dates(line)) or len(line) > 80:
                break
            kept.append(line)
        if kept:
            sure = Sure.CERTAIN if len(kept) == 1 else Sure.LIKELY
            return Field(_joined(kept), sure, spot(value.label.segment))
    return None


def _joined(lines: Sequence[str]) -> str:
    text = lines[0].rstrip(",;")
    for line in lines[1:]:
        text += line if text.endswith(("-", "/")) else f", {line.rstrip(',;')}"
    return text


# --- date ------------------------------------------------------------------------------------------------------------


def read_letter_date(head: Head) -> Field[datetime.date] | None:
    """The day of the letter: under `Datum`, else after a place (`Den Haag, 3 mei 2021`), else alone on its line."""
    labelled = [
        (days[0], value.label, len(days) == 1 and not _remainder(text))
        for value in _values(head, "date")
        for text in _dated(value)
        if (days := find_dates(text)) and len(text) < 60
    ]
    if labelled:
        day, label, whole = labelled[0]
        agreed = len({each for each, _, _ in labelled}) == 1
        return Field(day, Sure.CERTAIN if whole and agreed else Sure.LIKELY, spot(label.segment))
    if head.labelled("date") and not head.is_text_only:
        found = _after_place(head.above_body())
        return Field(found.value, Sure.GUESS, found.where) if found else None
    return _after_place(head.above_body()) or _alone(head.above_body())


def _dated(value: Value) -> list[str]:
    """The value's first line, or the first two where the date runs over them."""
    texts = value.texts
    return texts[:1] if find_dates(texts[0]) else [" ".join(texts[:2])]


def _remainder(text: str) -> str:
    """What stands beside the date: a place and a weekday are no news."""
    bare = DATE.sub("", text, count=1).strip(" ,.")
    return "" if _PLACE.fullmatch(bare) or bare.casefold().endswith("dag") else bare


def _after_place(segments: Iterable[Segment]) -> Field[datetime.date] | None:
    for segment in segments:
        text = segment.text
        match = DATE.search(text)
        if match is None or match.end() < len(text.rstrip(" .")) or len(text) > 60:
            continue
        before = text[: match.start()].strip()
        if before.endswith(",") and _PLACE.fullmatch(before) and (days := find_dates(text)):
            return Field(days[0], Sure.LIKELY, spot(segment))
    return None


def _alone(segments: Iterable[Segment]) -> Field[datetime.date] | None:
    found = [segment for segment in segments if DATE.fullmatch(segment.text.strip(" .")) and find_dates(segment.text)]
    if len(found) != 1:
        return None
    return Field(find_dates(found[0].text)[0], Sure.GUESS, spot(found[0]))


# --- subject ---------------------------------------------------------------------------------------------------------


def read_subject(head: Head) -> Field[str] | None:
    """What the letter is about: under `Onderwerp` or `Betreft`, all its lines."""
    for value in _values(head, "subject"):
        text = value.text.strip()
        if not text or len(text) > 600:
            continue
        sure = Sure.CERTAIN if len(value.lines) <= 4 and len(text) <= 300 else Sure.LIKELY
        return Field(text, sure, spot(value.label.segment))
    return None
