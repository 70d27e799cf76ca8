"""What a record promises, and what it tells of promises that were made before."""

import datetime
from collections.abc import Iterator
from typing import Literal

from briefgen.record.model import Agreement, FollowUp, Meeting, Record, Topic
from briefgen.record.promise_names import PromiseName, read_name
from briefgen.values import dataclass, replace

Sort = Literal["agreement", "follow-up", "commitment"]
Status = Literal["open", "partly", "fulfilled", "lapsed"]


@dataclass(frozen=True, slots=True)
class Made:
    """A promise as a record makes or repeats it; a text that the record does not have is empty.

    `what` is the clause or thing promised, `about` the topic, `on` the day of the meeting or of the commitment,
    `number` the one in the House's register. `earlier` is the promise of an earlier letter that this is. `status`,
    `due` and `how` are how it stands according to this record.
    """

    id: str
    sort: Sort
    what: str
    about: str = ""
    on: datetime.date | None = None
    owner: str = ""
    number: str = ""
    earlier: PromiseName | None = None
    status: Status = "open"
    due: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a record tells of a promise of an earlier letter."""

    promise: PromiseName
    status: Status
    due: str = ""
    how: str = ""


def promises_in(record: Record) -> tuple[Made, ...]:
    """Every agreement, next step and commitment once, in the order of the record; each has an id of its own."""
    return tuple(_with_own_ids(_placed(record)))


def told_in(record: Record) -> tuple[Told, ...]:
    """What the record says that it fulfils; names that cannot be one are left out (a check refuses them)."""
    named = ((read_name(each.promise), each) for each in record.fulfils)
    return tuple(Told(name, each.status, each.due or "", each.how or "") for name, each in named if name)


def _with_own_ids(placed: Iterator[tuple[str, Made]]) -> Iterator[Made]:
    """What has no id, or one that is taken, is called by its place: an issued record stays as it is."""
    taken: set[str] = set()
    for place, made in placed:
        id_ = made.id if made.id and made.id not in taken else place
        taken.add(id_)
        yield replace(made, id=id_)


def _placed(record: Record) -> Iterator[tuple[str, Made]]:
    for n, meeting in enumerate(record.meetings):
        for m, topic in enumerate(meeting.topics):
            yield from _of_topic(f"meetings.{n}.topics.{m}", topic, meeting, record)
    for n, each in enumerate(record.commitments):
        yield (
            f"commitments.{n}",
            Made(
                each.id or "",
                "commitment",
                each.text,
                on=each.made_on,
                owner=record.ministry,
                number=each.number or "",
                earlier=read_name(each.promise or ""),
                status=each.status,
                due=each.due or "",
                how=each.fulfilled_by or "",
            ),
        )


def _of_topic(place: str, topic: Topic, meeting: Meeting, record: Record) -> Iterator[tuple[str, Made]]:
    about = topic.short or topic.title
    for n, each in enumerate(topic.agreements):
        here, owner = f"{place}.agreements.{n}", each.owner or ""
        what = _clause(each, record)
        yield here, Made(each.id or "", "agreement", what, about, meeting.date, owner, due=each.due or "")
        if each.follow_up:
            yield f"{here}.follow_up", _step(each.follow_up, about, meeting, owner)
    if topic.follow_up:
        yield f"{place}.follow_up", _step(topic.follow_up, about, meeting, "")


def _step(step: FollowUp, about: str, meeting: Meeting, owner: str) -> Made:
    what = step.decision or step.text or "vervolg"
    return Made(step.id or "", "follow-up", what, about, meeting.date, owner, due=step.due or "")


def _clause(agreement: Agreement, record: Record) -> str:
    """The agreement as it goes on after `afgesproken`, or the enclosure in which it stands."""
    clauses = [f"dat {agreement.that}" if agreement.that else "", f"om {agreement.to}" if agreement.to else ""]
    said = " en ".join(filter(None, clauses))
    titles = {each.id: each.title for each in record.enclosures if each.id}
    return said or titles.get(agreement.enclosure or "", agreement.enclosure or "")
