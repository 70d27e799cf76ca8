"""Parts a letter's sheets: the head with its labels, the reference column, the running text and the marks of pages."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.extract.forms import find_dates, is_reference
from briefgen.extract.labels import Label, Value, Vocabulary, parted_label, value_of
from briefgen.extract.layout import ALIGNED, Page, Segment, Sheets, below, in_reading_order, right_of
from briefgen.extract.senders import Senders, plain

PAGE_NUMBER: Final = re.compile(
    r"(?:pagina|pag\.?|blad|page|p\.)?\s*\d{1,3}\s*(?:van|/|of|-)?\s*(?:\d{1,3})?", re.IGNORECASE
)
_PAGE_WORD: Final = re.compile(r"^(?:pagina|pag\.|blad)\s*\d", re.IGNORECASE)
_SALUTATION: Final = re.compile(r"^(?:geachte|excellentie|mijnheer de voorzitter|aan de voorzitter[,:])", re.IGNORECASE)
_CLASSIFICATION: Final = re.compile(
    r"(?:departementaal|stg\.?|staatsgeheim|zeer)?[ -]*(?:vertrouwelijk|geheim|confidentieel)|concept", re.IGNORECASE
)
_OF_HEAD: Final = frozenset({"reference", "reference2", "date", "subject", "your_reference"})


class Head:
    """The labels of a letter and where its text begins.

    Segments to the right of (or left of) the running text are `aside`: the reference column, on every page.
    """

    def __init__(self, sheets: Sheets, senders: Senders) -> None:
        self.sheets: Final = sheets
        self.vocabulary: Final = Vocabulary(senders.labels)
        self.pages: Final = [_prepared(page) for page in sheets.pages]
        first = self.pages[0].segments if self.pages else []
        self.segments: Final[list[Segment]] = first
        self.is_text_only: Final = sheets.format == "docx"
        found = ((segment, self.vocabulary.read(segment)) for segment in self._that_may_be_labels())
        self.labels: Final[dict[int, Label]] = {id(segment): label for segment, label in found if label}
        self.edge: float | None = self._edge()
        self._drop_names_of_units()
        self._repeated: Final = _repeated(self.pages)
        self.left: Final = self._left()
        self.start: Final = self._walk_down()
        self._drop_labels_of_the_text()
        self.edge = self._edge()
        self.column_end: Final = self._column_end()

    def _drop_names_of_units(self) -> None:
        """`Directie` is a label where a value stands beside it or, larger, below it; else the name of a unit begins."""
        for key, label in list(self.labels.items()):
            segment = label.segment
            if label.field == "unit" and label.alone and not label.colon:
                beside = right_of(segment, self.segments, reach=14 * segment.size)
                under = below(segment, self.segments)
                is_value = self._is_a_value(segment)
                if is_value or (
                    not (under and under.size > 1.15 * segment.size)
                    and not any(abs(each.size - segment.size) < 0.1 * segment.size for each in beside)
                ):
                    del self.labels[key]

    def _is_a_value(self, segment: Segment) -> bool:
        """Whether another label announces the segment."""
        others = {key: label for key, label in self.labels.items() if key != id(segment)}
        values = (value_of(label, self.segments, others) for label in others.values())
        return any(value is not None and value.lines[0] is segment.words for value in values)

    # --- where the text begins ---------------------------------------------------------------------------------------

    def _walk_down(self) -> float:
        """The baseline of the last line of the head at the left edge of the text; the text begins below it.

        The head goes on as long as there are labels with their values; before the subject other short lines may stand
        between them, such as the addressee.
        """
        values = self._values_at_left()
        end, subject_seen = 0.0, False
        for segment in self._at_left():
            text = segment.text
            if id(segment) in values:
                end = max(end, values[id(segment)])
                subject_seen = subject_seen or self.labels[id(segment)].field == "subject"
            elif segment.y <= end:
                continue
            elif (
                _SALUTATION.match(text)
                or len(text) > 80
                or (len(text) > 45 and text.endswith("."))
                or (subject_seen and not self._is_label_without_value(segment))
            ):
                break
        return end or self._end_of_addressee()

    def _at_left(self) -> list[Segment]:
        """What begins at the left edge of the text on the first page, from top to bottom."""
        found = [each for each in self.segments if abs(each.x0 - self.left) <= ALIGNED and each.stream in ("", "body")]
        return sorted(found, key=lambda each: each.y)

    def _values_at_left(self) -> dict[int, float]:
        """The labels at the left edge that have a value of their kind, each with the baseline of its last line."""
        ends: dict[int, float] = {}
        for key, label in self.labels.items():
            if label.field in _OF_HEAD or label.field == "enclosures":
                value = self.value_of(label)
                if value is not None and _is_of_kind(label, value.text):
                    ends[key] = value.lines[-1][0].y
        return ends

    def _is_label_without_value(self, segment: Segment) -> bool:
        label = self.labels.get(id(segment))
        return label is not None and label.alone

    def _drop_labels_of_the_text(self) -> None:
        """What looks like a label but stands in the text, not in the head or beside the text."""
        right = max((each.x1 for each in self._at_left() if len(each.text) > 40), default=0.0)
        for key, label in list(self.labels.items()):
            segment = label.segment
            beside = not self.left - ALIGNED <= segment.x0 < right - 5
            if segment.y > self.start and segment.stream in ("", "body") and not beside:
                del self.labels[key]

    def _that_may_be_labels(self) -> list[Segment]:
        """A Word document is one page: of its body only the beginning can be the head."""
        if not self.is_text_only:
            return self.segments[:1000]
        body = [each for each in self.segments if each.stream == "body"]
        return [*[each for each in self.segments if each.stream != "body"][:500], *body[:150]]

    # --- labels ------------------------------------------------------------------------------------------------------

    def value_of(self, label: Label) -> Value | None:
        """What the label announces."""
        return value_of(label, self.segments, self.labels, edge=None if self.is_text_only else self.edge)

    def labelled(self, field: str) -> list[Label]:
        """The labels of that field, from top to bottom."""
        found = [label for label in self.labels.values() if label.field == field]
        return found if self.is_text_only else sorted(found, key=lambda label: label.segment.y)

    def _salutation(self) -> Segment | None:
        return next((each for each in self.segments if _SALUTATION.match(each.text)), None)

    # --- columns -----------------------------------------------------------------------------------------------------

    def _edge(self) -> float | None:
        """The left edge of a reference column on the right of the first page; None without one."""
        if not self.pages:
            return None
        beyond = 0.55 * self.pages[0].width
        labels = (label.segment for label in self.labels.values())
        lefts = [each.x0 for each in labels if each.x0 > beyond and each.stream in ("", "body")]
        if not lefts:
            known = (each for each in self.segments if each.x0 > 1.12 * beyond and each.stream in ("", "body"))
            lefts = [each.x0 for each in known if _looks_like_address(each.text)]
        best = max(lefts, key=lambda left: (sum(abs(left - other) < ALIGNED for other in lefts), -left), default=None)
        if best is None:
            return None
        return min((left for left in lefts if best - left < 3 * ALIGNED and left <= best), default=best)

    def _left(self) -> float:
        """The left edge of the text on the first page: that of the subject, else the commonest."""
        if self.is_text_only:
            return 0.0
        subjects = self.labelled("subject")
        if subjects and subjects[0].segment.x0 < 0.5 * self.pages[0].width:
            return subjects[0].segment.x0
        greeting = self._salutation()
        if greeting is not None:
            return greeting.x0
        counts: dict[int, float] = {}
        for each in self.segments:
            key = round(each.x0)
            counts[key] = counts.get(key, 0) + (each.x1 - each.x0)
        return float(max(counts, key=lambda key: counts[key], default=0))

    def is_aside(self, segment: Segment) -> bool:
        """Whether a segment stands in the reference column of its page."""
        if segment.stream not in ("", "body"):
            return True
        if self.edge is None or segment.x0 < self.edge - ALIGNED:
            return self.is_left_column(segment)
        return segment.page > 1 or segment.y <= self.column_end

    def is_left_column(self, segment: Segment) -> bool:
        """Whether a segment ends before the text begins: a column on the left."""
        return not self.is_text_only and segment.page == 1 and segment.x1 < self.left - 2 * ALIGNED

    def _column_end(self) -> float:
        """How far down the reference column goes: to the foot, unless lines of the text run below it."""
        edge = self.edge
        if edge is None:
            return 0.0
        under = [each for each in self._at_left() if each.y > self.start and each.x1 > edge + 5]
        if not under and not self.is_text_only:
            return float("inf")
        beside = [label.segment.y for label in self.labels.values() if label.segment.x0 >= edge - ALIGNED]
        return max([self.start, *(y + 60 for y in beside)])

    # --- the text ----------------------------------------------------------------------------------------------------

    def _end_of_addressee(self) -> float:
        """Without labels beside the text: below the line with the addressee's postal code or the House's name."""
        height = self.pages[0].height if self.pages else 0.0
        lines = [
            each.y
            for each in self._at_left()
            if (each.y < 0.45 * height or self.is_text_only)
            and len(each.text) < 60
            and re.search(r"staten-generaal|postbus 2001[78]|2500 ea\b", plain(each.text))
        ]
        return max(lines, default=0.0)

    def above_body(self) -> list[Segment]:
        """The segments of the head outside the reference column, and all that stand in streams of their own."""
        return [each for each in self.segments if self.is_aside(each) or each.y <= self.start]

    def aside(self) -> list[Segment]:
        """The reference column of the first page from top to bottom."""
        column = [each for each in self.segments if self.is_aside(each)]
        return sorted(column, key=lambda each: (each.stream, each.y)) if not self.is_text_only else column

    def body(self) -> Iterator[Segment]:
        """The running text of all pages in reading order, without reference columns and page marks."""
        for page in self.pages:
            for segment in in_reading_order(page.segments):
                if page.number == 1 and not self.is_aside(segment) and segment.y <= self.start:
                    continue
                if not self.is_aside_on(segment, page) and not self.is_mark(segment, page):
                    yield segment

    def is_aside_on(self, segment: Segment, page: Page) -> bool:
        if not self.is_aside(segment):
            return False
        if page.number == 1 or self.is_text_only:
            return True
        crossing = any(
            other.x0 < segment.x0 - 20 and other.x1 > segment.x0 + 5 and abs(other.y - segment.y) < 150
            for other in page.segments
        )
        return not crossing

    def is_mark(self, segment: Segment, page: Page) -> bool:
        """A page number, or what continuation pages repeat at their top."""
        text = segment.text
        if len(text) <= 30 and (_PAGE_WORD.match(text) or self._is_number_in_margin(segment, page)):
            return True
        if (text, round(segment.y / 3)) in self._repeated or _CLASSIFICATION.fullmatch(text):
            return True
        if page.number == 1 or segment.y > 0.16 * page.height:
            return False
        label = self.vocabulary.read(segment)
        return label is not None and label.field in _OF_HEAD

    @staticmethod
    def _is_number_in_margin(segment: Segment, page: Page) -> bool:
        in_margin = segment.y > 0.93 * page.height or segment.y < 0.06 * page.height
        return in_margin and PAGE_NUMBER.fullmatch(segment.text.strip(" -–")) is not None


def _is_of_kind(label: Label, text: str) -> bool:
    """Whether a value can be one of that label; a sentence that begins like a label has none."""
    if label.field == "date":
        return bool(find_dates(text)) and len(text) < 60
    if label.field in ("reference", "reference2", "your_reference"):
        return is_reference(text.split(" (", maxsplit=1)[0]) or bool(find_dates(text)) or len(text) < 60
    if label.field == "enclosures":
        return len(text) < 40
    return label.field != "subject" or not (len(text) > 200 and text.endswith("."))


def _repeated(pages: Sequence[Page]) -> frozenset[tuple[str, int]]:
    """What stands at the same height in the margin of several pages."""
    counts: Counter[tuple[str, int]] = Counter()
    for page in pages:
        margins = (each for each in page.segments if each.y < 0.12 * page.height or each.y > 0.9 * page.height)
        counts.update({(segment.text, round(segment.y / 3)) for segment in margins})
    return frozenset(each for each, count in counts.items() if count > 1)


def _prepared(page: Page) -> Page:
    segments = [parted_label(segment) for segment in page.segments]
    return Page(page.number, page.width, page.height, segments)


def _looks_like_address(text: str) -> bool:
    return re.search(r"^\d{4} ?[A-Z]{2} |^Postbus \d|www\.|^Directoraat|^Directie\b|^Ministerie van", text) is not None
