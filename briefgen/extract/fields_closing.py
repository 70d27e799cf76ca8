"""Reads who signed: the offices and names at the end of a letter."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.extract.fields import Field, SignedBy, Sure, least
from briefgen.extract.fields_head import spot
from briefgen.extract.layout import Segment, joined
from briefgen.extract.senders import Senders, plain

_OFFICE: Final = re.compile(
    r"(?:namens |mede namens )?(?:de |het )?(?:demissionair )?(?:vice-?)?(?:minister|staatssecretaris)"
    r"(?:-president)?\b(?! (?:heeft|zal|is|was|wil|kan|en ik|stelt|gaat|kondigt|informeert|moet|had|wordt|deelt)\b)",
    re.IGNORECASE,
)
_PARTICLES: Final = frozenset(
    [
        "van",
        "de",
        "der",
        "den",
        "het",
        "'t",
        "ten",
        "ter",
        "te",
        "in",
        "op",
        "aan",
        "von",
        "und",
        "zu",
        "la",
        "le",
        "du",
        "di",
        "del",
        "al",
        "el",
        "bin",
        "ben",
        "y",
        "e",
        "tot",
        "'s",
        "d'",
        "vande",
        "drs",
        "mr",
        "dr",
        "ir",
        "prof",
        "ing",
        "mw",
        "mevr",
        "dhr",
        "jhr",
        "msc",
        "bsc",
        "ma",
        "mba",
        "mpa",
        "llm",
        "phd",
        "ba",
        "rer",
        "nat",
        "h.c",
        "em",
        "ra",
        "rc",
        "b.d",
    ]
)
_ALONGSIDE: Final = re.compile(
    r"^(?:mede namens|namens deze|namens|voor deze|deze|bij afwezigheid|b\.a|i\.a|w\.g)", re.IGNORECASE
)
_NAME_WORD: Final = re.compile(r"(?:[A-ZÀ-ÞĀ-Ž'’‘(][\w.'’`()-]*|(?:[A-Z][a-z]{0,2}\.)+-?)+,?")
_NO_NAME: Final = re.compile(
    r"\b(?:minister|staatssecretaris|bijlage|bijlagen|pagina|hoogachtend|kamer|ministerie|afschrift|directeur|datum|kamerstuk)",
    re.IGNORECASE,
)
REACH: Final = 190  # points between an office and its name: room for a signature


def is_name(text: str) -> bool:
    """Whether a line can be a person's name: capitals, particles and titles, and nothing of a sentence."""
    words = text.replace("(w.g.)", "").split()
    if (
        not 1 < len(words) <= 9
        or len(text) > 70
        or (text.endswith((".", ":", ";")) and not text.endswith(("A.", "c.")))
    ):
        return False
    if _NO_NAME.search(text) or any(character.isdigit() for character in text):
        return False
    capitals = 0
    for word in words:
        if plain(word).strip(".,") in _PARTICLES or word in ("-", "–"):
            continue
        if _NAME_WORD.fullmatch(word) is None:
            return False
        capitals += 1
    return capitals > 0


def read_signatories(text: Sequence[Segment], senders: Senders) -> Field[tuple[SignedBy, ...]] | None:
    """The offices with the names below (or above) them, in the order of `text`, which is what is below the head."""
    found = list(_signed(text, senders))
    if not found:
        return None
    where = found[0][2]
    sure = least(*(each[1] for each in found))
    return Field(tuple(each[0] for each in found), sure, spot(where))


def _signed(text: Sequence[Segment], senders: Senders) -> Iterator[tuple[SignedBy, Sure, Segment]]:
    taken: set[int] = set()
    for index, segment in enumerate(text):
        if id(segment) in taken or not _may_be_office(segment):
            continue
        below = _column_below(segment, index, text)
        office, rest = _office(segment, below, senders)
        if not (office[:1].isupper() or office.endswith(",")):
            continue  # a line of a sentence
        office = office.rstrip(" ,")
        above = None if segment.text.endswith(",") else _name_above(segment, index, text)
        name = above if above is not None and id(above) not in taken else _name(rest)
        if name is None or id(name) in taken:
            continue
        taken.add(id(name))
        around = text[max(index - 8, 0) : index + 9]
        whole = _whole_name(name, rest, is_narrow=_is_narrow(segment, around))
        signed = SignedBy(office, _bare_name(whole))
        yield signed, _sure(signed, segment, senders), segment


def _may_be_office(segment: Segment) -> bool:
    text = segment.text
    return len(text) < 130 and _OFFICE.match(text) is not None and not text.endswith((".", ";", ":"))


def _column_below(segment: Segment, index: int, text: Sequence[Segment]) -> list[Segment]:
    """What stands under the segment at its left edge, down to where a name may be, over the edge of a page."""
    found = []
    for further, other in enumerate(text[max(index - 30, 0) : index + 60], start=max(index - 30, 0)):
        if other is segment or other.stream != segment.stream or not -6 <= other.x0 - segment.x0 <= 40:
            continue
        same = other.page == segment.page and 0 < other.y - segment.y <= REACH
        if same or (other.page == segment.page + 1 and further - index < 12):
            found.append(other)
    return sorted(found, key=lambda other: (other.page, other.y))[:12]


def _office(segment: Segment, below: Sequence[Segment], senders: Senders) -> tuple[str, list[Segment]]:
    """The office over all its lines, with its comma, and what stands below it."""
    lines, rest = [segment], list(below)
    while rest and len(lines) < 4 and not _is_whole(lines, rest[0], senders):
        lines.append(rest.pop(0))
    return _joined(lines), rest


def _joined(lines: Sequence[Segment]) -> str:
    text = ""
    for line in lines:
        text = joined(text, line.text)
    return text


def _is_whole(lines: Sequence[Segment], following: Segment, senders: Senders) -> bool:
    """Whether the office ends with the last of these lines."""
    last = lines[-1]
    step = (following.y - last.y) / max(last.size, 1) if following.page == last.page else 99
    office = plain(_joined(lines)).rstrip(" ,")
    longer = plain(_joined([*lines, following])).rstrip(" ,")
    if (senders.sender_of(longer) or senders.may_go_on(longer)) and not is_name(following.text):
        return False
    if not last.text.endswith(",") and following.text.endswith(",") and step <= 1.75 and len(lines) < 3:
        return False  # the comma ends it
    if senders.sender_of(office) or _OFFICE.match(following.text) or abs(following.x0 - last.x0) > 6:
        return True
    if last.text.endswith(","):
        return step > 1.75 or not following.text.endswith(",") or is_name(following.text.rstrip(","))
    return step > 2.3 or (is_name(following.text) and step > 1.75)


def _name(rest: Sequence[Segment]) -> Segment | None:
    """The name under an office; lines such as `mede namens …` may stand between them."""
    for other in rest[:6]:
        text = _bare_name(other.text)
        if is_name(text):
            return other if not _runs_on(other, rest) else None
        if _ALONGSIDE.match(other.text) or _is_of_alongside(other, rest):
            continue
        return None
    return None


def _is_narrow(office: Segment, around: Sequence[Segment]) -> bool:
    """Whether offices stand side by side, so that names run over several lines."""
    return any(
        each is not office and each.page == office.page and abs(each.y - office.y) < 2 and _OFFICE.match(each.text)
        for each in around
    )


def _whole_name(name: Segment, rest: Sequence[Segment], *, is_narrow: bool) -> str:
    """The name with the lines over which it runs: after a particle, or in a narrow column."""
    text, y = name.text, name.y
    for each in rest:
        step = each.y - y
        if each.page != name.page or not 0.5 * name.size < step <= 1.45 * name.size or abs(each.x0 - name.x0) > 4:
            continue
        longer = joined(text, each.text)
        open_ended = text.endswith("-") or plain(text.split()[-1]).strip(".") in _PARTICLES
        if not (open_ended or is_narrow) or not is_name(longer) or "," in text:
            break
        text, y = longer, each.y
    return text


def _is_of_alongside(other: Segment, rest: Sequence[Segment]) -> bool:
    before = [each for each in rest if each.page == other.page and 0 < other.y - each.y < 2 * other.size]
    return any(_ALONGSIDE.match(each.text) or _is_of_alongside(each, rest) for each in before)


def _runs_on(name: Segment, rest: Sequence[Segment]) -> bool:
    """Whether the line goes on as a sentence: the next one is close below and begins in small letters."""
    return any(
        each.page == name.page
        and 0 < each.y - name.y < 1.75 * name.size
        and each.text[:1].islower()
        and len(each.text) > 40
        for each in rest
    )


def _name_above(segment: Segment, index: int, text: Sequence[Segment]) -> Segment | None:
    """The name right above an office, as some ministries have it."""
    above = [
        each
        for each in text[max(index - 3, 0) : index]
        if each.page == segment.page
        and each.stream == segment.stream
        and 0 < segment.y - each.y <= (2.5 if each.stream else 1.6) * segment.size
        and abs(each.x0 - segment.x0) < 6
    ]
    return above[-1] if above and is_name(_bare_name(above[-1].text)) else None


def _bare_name(text: str) -> str:
    return re.sub(r"^(?:\(?w\.?g\.?\)?)[ ,]+|[ ,]+$|\s*\(w\.?g\.?\)$", "", text, flags=re.IGNORECASE)


def _sure(signed: SignedBy, segment: Segment, senders: Senders) -> Sure:
    known = senders.sender_of(signed.office) is not None
    certain = known and (segment.text.endswith(",") or plain(signed.name) in senders.people)
    return Sure.CERTAIN if certain else Sure.LIKELY
