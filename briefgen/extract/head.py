"""Parts a letter's sheets: the head with its labels, the reference column, the running text and the marks of pages."""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.extract.labels import Label, Vocabulary, parted_at_colon, value_of
from briefgen.extract.layout import ALIGNED, Page, Segment, Sheets
from briefgen.extract.senders import Senders, plain

PAGE_NUMBER: Final = re.compile(
    r"(?:pagina|pag\.?|blad|page|p\.)?\s*\d{1,3}\s*(?:van|/|of|-)?\s*(?:\d{1,3})?", re.IGNORECASE
)
_PAGE_WORD: Final = re.compile(r"^(?:pagina|pag\.|blad)\s*\d", re.IGNORECASE)
_SALUTATION: Final = re.compile(r"^(?:geachte|excellentie|mijnheer de voorzitter|aan de voorzitter[,:])", re.IGNORECASE)
_REPEATED: Final = frozenset({"date", "reference2", "subject"})  # what tables in the text have as well
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
        self._drop_labels_of_the_text()
        self.edge: Final = self._edge()
        self.left: Final = self._left()
        self.start: Final = self._start()

    def _that_may_be_labels(self) -> list[Segment]:
        """A Word document is one page: of its body only the beginning can be the head."""
        if not self.is_text_only:
            return self.segments[:1000]
        body = [each for each in self.segments if each.stream == "body"]
        return [*[each for each in self.segments if each.stream != "body"][:500], *body[:150]]

    # --- labels ------------------------------------------------------------------------------------------------------

    def labelled(self, field: str) -> list[Label]:
        return [label for label in self.labels.values() if label.field == field]

    def _drop_labels_of_the_text(self) -> None:
        """What looks like a label but stands in the running text: below the salutation, or in a table of the text."""
        greeting = self._salutation()
        subject = next((label.segment for label in self.labels.values() if label.field == "subject"), None)
        for key, label in list(self.labels.items()):
            if (greeting is not None and self._is_in_text(label.segment, greeting)) or (
                subject is not None and label.field in _REPEATED and self._is_far_below(label.segment, subject)
            ):
                del self.labels[key]

    def _is_in_text(self, segment: Segment, greeting: Segment) -> bool:
        if segment.y <= greeting.y or segment.stream != greeting.stream:
            return False
        return abs(segment.x0 - greeting.x0) < 380 and not self._is_small(segment, greeting)

    def _is_small(self, segment: Segment, text: Segment) -> bool:
        """Of a reference column beside the text, whose letters are smaller or whose edge is far to the right."""
        return segment.x0 > text.x0 + 300 and segment.size < 0.95 * text.size

    @staticmethod
    def _is_far_below(segment: Segment, subject: Segment) -> bool:
        return (
            segment.stream == subject.stream
            and segment.y - subject.y > 12 * subject.size
            and (abs(segment.x0 - subject.x0) < 250)
        )

    def _salutation(self) -> Segment | None:
        return next((each for each in self.segments if _SALUTATION.match(each.text)), None)

    # --- columns -----------------------------------------------------------------------------------------------------

    def _edge(self) -> float | None:
        """The left edge of a reference column on the right of the first page; None without one."""
        if not self.pages:
            return None
        width = self.pages[0].width
        lefts = [label.segment.x0 for label in self.labels.values() if label.segment.x0 > 0.55 * width]
        if not lefts:
            lefts = [each.x0 for each in self.segments if each.x0 > 0.62 * width and _looks_like_address(each.text)]
        best = max(lefts, key=lambda left: (sum(abs(left - other) < ALIGNED for other in lefts), -left), default=None)
        if best is None:
            return None
        return min((left for left in lefts if best - left < 3 * ALIGNED and left <= best), default=best)

    def _left(self) -> float:
        """The left edge of the running text on the first page: that of the subject, else the commonest."""
        subjects = self.labelled("subject")
        if subjects and (self.edge is None or subjects[0].segment.x0 < self.edge - ALIGNED):
            return subjects[0].segment.x0
        salutation = self._salutation()
        if salutation is not None:
            return salutation.x0
        counts: dict[int, float] = {}
        for each in self.segments:
            if self.edge is None or each.x0 < self.edge - ALIGNED:
                key = round(each.x0)
                counts[key] = counts.get(key, 0) + (each.x1 - each.x0)
        return float(max(counts, key=lambda key: counts[key], default=0))

    def is_aside(self, segment: Segment) -> bool:
        """Whether a segment stands in the reference column."""
        if self.edge is not None and segment.x0 >= self.edge - ALIGNED:
            return True
        return self.is_text_only and segment.stream not in ("body", "")

    # --- the text ----------------------------------------------------------------------------------------------------

    def _start(self) -> float:
        """The baseline of the last line of the head on the first page; the text begins below it."""
        end = 0.0
        for key, label in self.labels.items():
            if label.field not in _OF_HEAD or self.is_aside(label.segment):
                continue
            value = value_of(label, self.segments, self.labels)
            last = value.lines[-1][0].y if value else label.segment.y
            end = max(end, last if key else 0.0)
        if not end:
            end = self._end_of_addressee()
        return end

    def _end_of_addressee(self) -> float:
        """Without labels beside the text: below the line with the addressee's postal code or the House's name."""
        height = self.pages[0].height if self.pages else 0.0
        lines = [
            each.y
            for each in self.segments
            if not self.is_aside(each)
            and (each.y < 0.45 * height or self.is_text_only)
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
        """The running text of all pages in the order of the file, without reference columns and page marks."""
        for page in self.pages:
            for segment in page.segments:
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
        if page.number == 1 or segment.y > 0.16 * page.height:
            return False
        label = self.vocabulary.read(segment)
        return label is not None and label.field in _OF_HEAD

    @staticmethod
    def _is_number_in_margin(segment: Segment, page: Page) -> bool:
        in_margin = segment.y > 0.93 * page.height or segment.y < 0.06 * page.height
        return in_margin and PAGE_NUMBER.fullmatch(segment.text.strip(" -–")) is not None


def _prepared(page: Page) -> Page:
    segments = [parted_at_colon(segment) for segment in page.segments]
    return Page(page.number, page.width, page.height, segments)


def _looks_like_address(text: str) -> bool:
    return re.search(r"^\d{4} ?[A-Z]{2} |^Postbus \d|www\.|^Directoraat|^Directie\b|^Ministerie van", text) is not None
