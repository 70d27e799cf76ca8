"""Reads who writes to whom: the ministry, its unit, and the Houses that are addressed."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.extract.fields import Field, Sure
from briefgen.extract.fields_head import spot
from briefgen.extract.forms import find_dates, is_reference
from briefgen.extract.head import Head
from briefgen.extract.layout import ALIGNED, Segment, joined_in_column
from briefgen.extract.senders import Senders, plain

_UNIT: Final = re.compile(
    r"(?:programma-?|project|hoofd|staf|beleids|kern)?(?:directoraat|directie|dg\b|dg[a-z&]{1,6}\b|afdeling|bureau|"
    r"cluster|programma|dienst|inspectie|team\b|eenheid|secretaris-generaal|bestuursondersteuning|bestuurskern|sector|"
    r"taskforce|kabinet|project|rijksdienst|generale|defensiestaf|bestuursstaf)",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(
    r"^\d{4} ?[A-Z]{2}\b|^postbus\b|www\.|@|\.nl\b|^(?:[tfemi]|tel|telefoon|fax)\b[ .:]|^\+?[\d() -]{8,}$"
    r"|^[\w'. -]{3,40} \d{1,4}(?:[ -]?[a-z]|-\d{1,4})?$"
    r"|(?:weg|straat|plein|laan|kade|gracht|singel|dreef|hof|voorhout)$"
    r"|^nederland$|^den haag$|^bezoekadres|^postadres|^correspondentie",
    re.IGNORECASE,
)
_HOUSES: Final = {"tweede-kamer": "tweede kamer", "eerste-kamer": "eerste kamer"}
_TO_A_HOUSE: Final = re.compile(
    r"^(?:aan )?(?:de |den )?(?:heer |mevrouw )?"
    r"(?:voorzitters?|griffiers?|leden|tweede kamer|eerste kamer|beide kamers)"
)
_BOXES: Final = {"tweede-kamer": "postbus 20018", "eerste-kamer": "postbus 20017"}


def stacked(first: Segment, segments: Sequence[Segment], *, most: int = 5, step: float = 1.75) -> list[Segment]:
    """The segment and those right under it with the same left edge, without a blank line between them."""
    found = [first]
    while len(found) < most:
        last = found[-1]
        under = [
            other
            for other in segments
            if other.page == last.page
            and other.stream == last.stream
            and abs(other.x0 - first.x0) <= ALIGNED
            and 0.4 * last.size < other.y - last.y <= step * max(last.size, other.size)
        ]
        if not under:
            return found
        found.append(min(under, key=lambda other: other.y))
    return found


# --- ministry --------------------------------------------------------------------------------------------------------


def read_ministry(head: Head, senders: Senders) -> tuple[Field[str] | None, Field[str] | None]:
    """The ministry's code and its name as printed; the code is None where the name is not known."""
    named = list(_named(head, senders))
    if not named:
        return None, None
    _rank, printed, code, where = min(named, key=lambda each: each[0])
    codes = {each[2] for each in named if each[2] and each[0] < 3}
    name = Field(printed, Sure.CERTAIN if code else Sure.LIKELY, spot(where))
    if not code:
        return None, name
    return Field(code, Sure.CERTAIN if len(codes) == 1 else Sure.LIKELY, spot(where)), name


def _named(head: Head, senders: Senders) -> Iterator[tuple[float, str, str | None, Segment]]:
    """Every ministry named in the head, with how far its place is from that of the word mark."""
    copies = {id(label.segment) for label in head.labels.values() if label.field in ("copies", "your_reference")}
    for segment in [*head.above_body(), *_margins(head)]:
        at = plain(segment.text).find("ministerie ")
        if at < 0 or id(segment) in copies or segment.text.startswith(("Afschrift", "Kopie")):
            continue
        step = 2.6 if segment.stream else 1.75  # a name may run over paragraphs of a Word document
        words = [word.text for each in stacked(segment, head.segments, most=4, step=step) for word in each.words]
        skip = len(plain(segment.text)[:at].split())
        found = _longest_name(words[skip:], senders)
        page = head.pages[0]
        rank = 0.0 if at == 0 else 2.0 if segment.text.startswith(">") or "etouradres" in segment.text else 1.0
        rank += min(segment.y / max(page.height, 1), 1) if not head.is_text_only else 0.1
        if found:
            yield rank, *found, segment
        elif at == 0:
            name = re.sub(r"[ ,]+$", "", " ".join(word.text for word in segment.words))
            if re.fullmatch(r"Ministerie (?:van|voor) [A-Z][\w, -]{3,80}", name):
                yield rank + 5, name, None, segment


def _margins(head: Head) -> Iterator[Segment]:
    """The foot of the first page and the top of the others, where a ministry may be named again."""
    for page in head.pages[:3]:
        for segment in page.segments:
            if segment.y > 0.92 * page.height or (page.number > 1 and head.is_aside_on(segment, page)):
                yield segment


def _longest_name(words: Sequence[str], senders: Senders) -> tuple[str, str] | None:
    """The longest known name that the words begin with: as printed, and its code."""
    for count in range(min(len(words), 12), 2, -1):
        text = " ".join(words[:count]).rstrip(" ,;:|")
        code = senders.names.get(plain(text))
        if code:
            return text, code
    return None


# --- unit ------------------------------------------------------------------------------------------------------------


def read_unit(head: Head, senders: Senders, ministry: str | None) -> Field[str] | None:
    """The unit that the reference column names above its addresses, else one under the ministry's name or a label."""
    known = {plain(name) for name in senders.units.get(ministry or "", ())}
    first = _top_of_column(head, senders)
    if first is None and (labelled := _labelled_unit(head)) is not None:
        return labelled
    first = first or _under_the_ministry(head, senders) or _in_the_head(head, senders)
    if first is None:
        return None
    text, segment = first
    return Field(text, Sure.CERTAIN if plain(text) in known else Sure.LIKELY, spot(segment))


def _top_of_column(head: Head, senders: Senders) -> tuple[str, Segment] | None:
    """The first line of the reference column, or of a frame with an address, that is no name of the ministry."""
    column = [each for each in head.aside() if each.page == 1]
    for stream in dict.fromkeys(_stream_of(each) for each in column):
        lines = [each for each in column if _stream_of(each) == stream]
        if not any(_ADDRESS.search(each.text) or id(each) in head.labels for each in lines):
            continue
        passed = _lines_of_the_ministry(lines, senders)
        for segment in lines:
            if id(segment) in passed or plain(segment.text) == "rijksoverheid":
                continue
            if not _can_name_a_unit(segment, head):
                break  # an address: this column names no unit
            return _whole_name(segment, lines, head, senders), segment
    return None


def _stream_of(segment: Segment) -> tuple[str, int]:
    """Streams of a Word document stand far apart; a page has one column."""
    return segment.stream, int(segment.x0 // 4000) if segment.stream else 0


def _lines_of_the_ministry(lines: Sequence[Segment], senders: Senders) -> set[int]:
    """The lines over which the ministry's name runs."""
    found: set[int] = set()
    for segment in lines:
        if plain(segment.text).startswith("ministerie"):
            block = stacked(segment, lines, most=4, step=2.6 if segment.stream else 1.75)
            name = _longest_name([word.text for each in block for word in each.words], senders)
            count = len(name[0].split()) if name else len(segment.words)
            for each in block:
                if count > 0:
                    found.add(id(each))
                count -= len(each.words)
    return found


def _can_name_a_unit(segment: Segment, head: Head) -> bool:
    text = segment.text
    if id(segment) in head.labels or _ADDRESS.search(text) or text.startswith(">") or len(text) > 90:
        return False
    if (
        is_reference(text)
        or find_dates(text)
        or _TO_A_HOUSE.match(plain(text))
        or not re.search("[a-z]{3}|^[A-Z]{2,9}$", text)
    ):
        return False
    return text[:1].isupper() and not text.endswith((".", ":")) and not plain(text).startswith("bij beantwoording")


def _under_the_ministry(head: Head, senders: Senders) -> tuple[str, Segment] | None:
    """The line right under the ministry's name where that stands at the top of a letter without a column."""
    lines = sorted((each for each in head.above_body() if each.page == 1), key=lambda each: (each.stream, each.y))
    passed = _lines_of_the_ministry(lines, senders)
    named = [each for each in lines if id(each) in passed]
    if not named:
        return None
    last = named[-1]
    under = [
        each
        for each in lines
        if each.stream == last.stream and abs(each.x0 - last.x0) <= ALIGNED and 0 < each.y - last.y <= 3 * last.size
    ]
    if not under or not _can_name_a_unit(under[0], head):
        return None
    return _whole_name(under[0], lines, head, senders), under[0]


def _in_the_head(head: Head, senders: Senders) -> tuple[str, Segment] | None:
    """A line anywhere in the head that begins as names of units do."""
    lines = list(head.above_body())
    for segment in lines:
        if _UNIT.match(segment.text) and _can_name_a_unit(segment, head):
            return _whole_name(segment, lines, head, senders), segment
    return None


def _whole_name(segment: Segment, column: Sequence[Segment], head: Head, senders: Senders) -> str:
    """The name, with the further lines over which it runs."""
    lines = [segment]
    for following in stacked(segment, column, most=5)[1:]:
        if not _goes_on(lines, following, head, senders):
            break
        lines.append(following)
    return _name_of(lines)


def _goes_on(lines: Sequence[Segment], following: Segment, head: Head, senders: Senders) -> bool:
    """Whether a line is still the name that began above it, and no unit, address or label of its own."""
    text = following.text
    broken = lines[-1].text.endswith(("-", " en", " voor", " van", " der", " de", ",", "&"))
    if id(following) in head.labels or plain(text) in senders.names:
        return False
    if broken:
        return True
    if _UNIT.match(text) or _ADDRESS.search(text) or plain(text).startswith("ministerie"):
        return False
    if following.bold != lines[0].bold:
        return False
    return (
        lines[0].bold or text[:1].islower() or lines[-1].text.lower() in _BARE or _was_full(lines[-1], following, head)
    )


def _was_full(line: Segment, following: Segment, head: Head) -> bool:
    """Whether the next word would not have fitted behind the line: then the line was broken, not ended."""
    if line.stream:
        return False  # widths in a Word document are made up
    column = [each for each in head.aside() if each.page == 1 and abs(each.x0 - line.x0) <= ALIGNED]
    right = max((each.x1 for each in column), default=0.0)
    first = following.words[0]
    return line.x1 + 0.3 * line.size + (first.x1 - first.x0) > right + 2 and right - line.x0 > 60


_BARE: Final = ("directoraat-generaal", "directie", "inspectie", "programma", "afdeling", "bureau", "hoofddirectie")


def _name_of(lines: Sequence[Segment]) -> str:
    text = ""
    for line in lines:
        text = joined_in_column(text, line.text)
    return text.rstrip(" ,;")


def _labelled_unit(head: Head) -> Field[str] | None:
    for label in head.labelled("unit"):
        value = head.value_of(label)
        if value and value.text[:1].isupper() and len(value.text) < 120:
            return Field(value.text, Sure.LIKELY, spot(label.segment))
    return None


# --- addressee -------------------------------------------------------------------------------------------------------


def read_addressee(head: Head) -> Field[tuple[str, ...]] | None:
    """The Houses in the block of lines that addresses one or both; None for a letter to someone else."""
    copies = [label.segment for label in head.labels.values() if label.field == "copies"]
    for segment in head.above_body():
        if not _begins_addressee(segment) or any(_is_of(segment, label) for label in copies):
            continue
        block = stacked(segment, head.segments, most=6, step=2.1)
        text = plain(" ".join(each.text for each in block))
        if not _TO_A_HOUSE.match(text) or "afschrift" in text:
            continue
        houses = _houses_in(text)
        if houses:
            boxes = [house for house, box in _BOXES.items() if box in text]
            formal = "staten-generaal" in text or bool(boxes)
            agreed = not boxes or set(boxes) <= set(houses)
            sure = Sure.CERTAIN if formal and agreed else Sure.LIKELY
            return Field(houses, sure, spot(segment))
    return None


def _begins_addressee(segment: Segment) -> bool:
    text = plain(segment.text)
    return len(text) < 140 and _TO_A_HOUSE.match(text) is not None


def _is_of(segment: Segment, label: Segment) -> bool:
    """Whether a line stands right under that label."""
    return segment.stream == label.stream and abs(segment.x0 - label.x0) < ALIGNED and 0 <= segment.y - label.y < 60


def _houses_in(text: str) -> tuple[str, ...]:
    if "beide kamers" in text or re.search(
        r"(?:eerste en (?:van )?(?:de )?tweede|tweede en (?:van )?(?:de )?eerste) kamer", text
    ):
        return tuple(sorted(_HOUSES))
    return tuple(sorted(house for house, words in _HOUSES.items() if words in text))
