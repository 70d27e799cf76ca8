"""A record laid out for its checks: every meeting, topic, agreement and moment once, with the field it stands in."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from briefgen.dutch.calendar import Calendar
from briefgen.dutch.periods import Period, read_period
from briefgen.errors import Fix, Problem
from briefgen.record.model import Agreement, FollowUp, Meeting, Record, Topic
from briefgen.record.reading import Reading
from briefgen.rules import Rule
from briefgen.values import dataclass


class PlacedMeeting(NamedTuple):
    field: str
    meeting: Meeting


class PlacedTopic(NamedTuple):
    field: str
    topic: Topic
    meeting: Meeting


class PlacedAgreement(NamedTuple):
    field: str
    agreement: Agreement
    topic: Topic
    meeting: Meeting


class PlacedFollowUp(NamedTuple):
    field: str
    follow_up: FollowUp
    meeting: Meeting


class Thing(NamedTuple):
    """Something that has or should have an id; `words` are those a new id is made of, best first."""

    field: str
    id: str | None
    words: tuple[str | None, ...]


class Moment(NamedTuple):
    """A `due` as typed; `period` is None where no day can be read from it."""

    field: str
    text: str
    period: Period | None
    meeting: Meeting | None


@dataclass(frozen=True)
class Contents:
    """What the checks of a record read."""

    reading: Reading
    record: Record
    calendar: Calendar

    def problem(
        self, rule: Rule, field: str, message: str, *, hint: str = "", fixes: tuple[Fix, ...] = (), key: bool = False
    ) -> Problem:
        return self.reading.problem(rule, field, message, hint=hint, fixes=fixes, key=key)

    @cached_property
    def meetings(self) -> tuple[PlacedMeeting, ...]:
        return tuple(PlacedMeeting(f"meetings.{n}", meeting) for n, meeting in enumerate(self.record.meetings))

    @cached_property
    def topics(self) -> tuple[PlacedTopic, ...]:
        return tuple(
            PlacedTopic(f"{field}.topics.{n}", topic, meeting)
            for field, meeting in self.meetings
            for n, topic in enumerate(meeting.topics)
        )

    @cached_property
    def agreements(self) -> tuple[PlacedAgreement, ...]:
        return tuple(
            PlacedAgreement(f"{field}.agreements.{n}", agreement, topic, meeting)
            for field, topic, meeting in self.topics
            for n, agreement in enumerate(topic.agreements)
        )

    @cached_property
    def follow_ups(self) -> tuple[PlacedFollowUp, ...]:
        return tuple(self._follow_ups())

    def _follow_ups(self) -> Iterator[PlacedFollowUp]:
        for field, topic, meeting in self.topics:
            if topic.follow_up:
                yield PlacedFollowUp(f"{field}.follow_up", topic.follow_up, meeting)
        for field, agreement, _topic, meeting in self.agreements:
            if agreement.follow_up:
                yield PlacedFollowUp(f"{field}.follow_up", agreement.follow_up, meeting)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """Every moment that is still to come: of agreements, follow-ups and promises that are not done."""
        return tuple(self._moments())

    def _moments(self) -> Iterator[Moment]:
        for field, agreement, _topic, meeting in self.agreements:
            if agreement.due:
                yield self._moment(f"{field}.due", agreement.due, meeting)
        for field, follow_up, meeting in self.follow_ups:
            if follow_up.due:
                yield self._moment(f"{field}.due", follow_up.due, meeting)
        for n, commitment in enumerate(self.record.commitments):
            if commitment.due and commitment.status in ("open", "partly"):
                yield self._moment(f"commitments.{n}.due", commitment.due, None)
        for n, fulfilment in enumerate(self.record.fulfils):
            if fulfilment.due:
                yield self._moment(f"fulfils.{n}.due", fulfilment.due, None)

    def _moment(self, field: str, text: str, meeting: Meeting | None) -> Moment:
        on = self.record.date or (meeting.date if meeting else None)
        return Moment(field, text, read_period(text, on=on, calendar=self.calendar), meeting)

    @cached_property
    def identified(self) -> tuple[tuple[Thing, ...], ...]:
        """Things whose ids must differ from each other; agreements and what is promised share the register."""
        return tuple(self._identified())

    def _identified(self) -> Iterator[tuple[Thing, ...]]:
        record = self.record
        yield tuple(Thing(field, meeting.id, (meeting.name,)) for field, meeting in self.meetings)
        for field, meeting in self.meetings:
            yield tuple(
                Thing(f"{field}.participants.{n}", each.id, (each.place, each.organisation, each.name, each.role))
                for n, each in enumerate(meeting.participants)
            )
        yield tuple(Thing(field, topic.id, (topic.short, topic.title)) for field, topic, _meeting in self.topics)
        yield (
            *(Thing(field, each.id, (each.that, each.to)) for field, each, _topic, _meeting in self.agreements),
            *(Thing(field, each.id, (each.decision, "vervolg")) for field, each, _meeting in self.follow_ups),
            *_listed("commitments", record.commitments, "text"),
        )
        before, after = record.sections_before, record.sections
        yield _listed("sections_before", before, "title") + _listed("sections", after, "title")
        yield _listed("questions", record.questions, "question")
        yield _listed("enclosures", record.enclosures, "title")


def _listed(name: str, things: Sequence[object], words: str) -> tuple[Thing, ...]:
    return tuple(
        Thing(f"{name}.{n}", getattr(each, "id", None), (getattr(each, words),)) for n, each in enumerate(things)
    )
