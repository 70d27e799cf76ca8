"""Checks of meetings: who took part, which topics were treated, and what came of each."""

from collections.abc import Iterator
from typing import Final

from briefgen.errors import Problem, Severity
from briefgen.language import N_, _
from briefgen.record.checks.contents import Contents
from briefgen.record.model import Participant
from briefgen.rules import Rule

_MEETING: Final = "meetings:\n  - name: het overleg\n    date: 2020-11-04\n"
_TOPIC: Final = _MEETING + "    topics:\n      - title: het vervolg\n"
NO_PARTICIPANTS: Final = Rule(
    "M101",
    Severity.WARNING,
    N_("A meeting without participants, and no reason why"),
    N_("The House wants to know with whom was spoken; where that cannot be told, the record says why."),
    _MEETING,
    _MEETING + "    no_participants_reason: besloten overleg",
)
NO_OUTCOME: Final = Rule(
    "M102",
    Severity.WARNING,
    N_("A topic without outcome"),
    N_("A reader of the letter asks of each topic what came of it, even if nothing was agreed."),
    _TOPIC,
    _TOPIC + "        outcome: informed",
)
NOTHING_AGREED: Final = Rule(
    "M103",
    Severity.ERROR,
    N_("The outcome is 'agreed', but no agreement is given"),
    N_("The letter would say that something was agreed and not what."),
    _TOPIC + "        outcome: agreed",
    _TOPIC
    + "        outcome: agreed\n        agreements:\n          - that: het wordt verkend\n            owner: VNG",
)
DUPLICATE_PARTICIPANT: Final = Rule(
    "M106",
    Severity.WARNING,
    N_("A participant is named twice"),
    N_("The letter would name the same person twice, or one of the two has the wrong place."),
    _MEETING
    + "    participants:\n      - {role: wethouder, place: Utrecht}\n      - {role: wethouder, place: Utrecht}",
    _MEETING
    + "    participants:\n      - {role: wethouder, place: Utrecht}\n      - {role: wethouder, place: Groningen}",
)
NOBODY: Final = Rule(
    "M110",
    Severity.ERROR,
    N_("A participant of whom nothing can be printed"),
    N_("A participant is a role, an organisation, a name or a number of people; a place alone names nobody."),
    _MEETING + "    participants:\n      - place: Utrecht",
    _MEETING + "    participants:\n      - role: wethouder\n        place: Utrecht",
)
NOT_AS_ANNOUNCED: Final = Rule(
    "M113",
    Severity.WARNING,
    N_("The topics treated are not the topics announced"),
    N_("The House has seen the agenda; what fell off it or came on it needs a word."),
    _TOPIC + "        outcome: informed\n    announced:\n      - het vervolg\n      - de kosten",
    _TOPIC + "        outcome: informed\n    announced:\n      - het vervolg",
)
NO_TOPICS: Final = Rule(
    "M114",
    Severity.WARNING,
    N_("A meeting of which nothing is told"),
    N_("Without topics or a remark, the letter says that there was a meeting and nothing about it."),
    _MEETING,
    _MEETING + "    remark: Het gesprek was een kennismaking.",
)
OUTCOME_CONTRADICTED: Final = Rule(
    "M115",
    Severity.WARNING,
    N_("Agreements on a topic of which the outcome is another"),
    N_("The letter would say that nothing was agreed and then what was agreed."),
    _TOPIC
    + "        outcome: deferred\n        agreements:\n          - that: het wordt verkend\n            owner: VNG",
    _TOPIC
    + "        outcome: agreed\n        agreements:\n          - that: het wordt verkend\n            owner: VNG",
)
RULES: Final[tuple[Rule, ...]] = (
    NO_PARTICIPANTS,
    NO_OUTCOME,
    NOTHING_AGREED,
    DUPLICATE_PARTICIPANT,
    NOBODY,
    NOT_AS_ANNOUNCED,
    NO_TOPICS,
    OUTCOME_CONTRADICTED,
)


def no_participants(contents: Contents) -> Iterator[Problem]:
    for field, meeting in contents.meetings:
        if not meeting.participants and not meeting.no_participants_reason:
            yield contents.problem(
                NO_PARTICIPANTS,
                field,
                _("This meeting has no participants."),
                hint=_("List 'participants:', or give 'no_participants_reason:'."),
            )


def no_outcome(contents: Contents) -> Iterator[Problem]:
    for field, topic, _meeting in contents.topics:
        if topic.outcome is None and not topic.agreements:
            yield contents.problem(
                NO_OUTCOME,
                f"{field}.title",
                _("The topic '{title}' has no outcome.").format(title=topic.title),
                hint=_("Add 'agreements:', or 'outcome:' with informed, deferred, refused or no-agreement."),
            )


def nothing_agreed(contents: Contents) -> Iterator[Problem]:
    for field, topic, _meeting in contents.topics:
        if topic.outcome == "agreed" and not topic.agreements:
            yield contents.problem(
                NOTHING_AGREED,
                f"{field}.outcome",
                _("The outcome is 'agreed', but there is no agreement under this topic."),
                hint=_("Add 'agreements:' with what was agreed, or choose another outcome."),
            )


def outcome_contradicted(contents: Contents) -> Iterator[Problem]:
    for field, topic, _meeting in contents.topics:
        if topic.agreements and topic.outcome not in (None, "agreed"):
            yield contents.problem(
                OUTCOME_CONTRADICTED,
                f"{field}.outcome",
                _("The outcome is '{outcome}', but agreements are given.").format(outcome=topic.outcome),
                hint=_("Write 'outcome: agreed', or move what is no agreement to 'remark:'."),
            )


def _identity(participant: Participant) -> tuple[str | None, ...]:
    each = participant
    words = (each.role, each.place, each.organisation, each.name, each.capacity, each.side)
    return tuple(word and word.casefold() for word in words)


def duplicate_participant(contents: Contents) -> Iterator[Problem]:
    for field, meeting in contents.meetings:
        seen: dict[tuple[str | None, ...], int] = {}
        for n, participant in enumerate(meeting.participants):
            first = seen.setdefault(_identity(participant), n)
            if first != n:
                line = contents.reading.where(f"{field}.participants.{first}").line
                yield contents.problem(
                    DUPLICATE_PARTICIPANT,
                    f"{field}.participants.{n}",
                    _("This participant is named already on line {line}.").format(line=line),
                    hint=_("Take one of the two out, or say in what they differ."),
                )


def nobody(contents: Contents) -> Iterator[Problem]:
    for field, meeting in contents.meetings:
        for n, each in enumerate(meeting.participants):
            if not (each.role or each.organisation or each.name or each.count):
                yield contents.problem(
                    NOBODY,
                    f"{field}.participants.{n}",
                    _("This participant has no role, organisation, name or count."),
                    hint=_("Add for example 'role: wethouder'."),
                )


def not_as_announced(contents: Contents) -> Iterator[Problem]:
    for field, meeting in contents.meetings:
        if not meeting.announced:
            continue
        treated = {_bare(title) for topic in meeting.topics for title in (topic.title, topic.short or topic.title)}
        for n, title in enumerate(meeting.announced):
            if _bare(title) not in treated:
                yield contents.problem(
                    NOT_AS_ANNOUNCED,
                    f"{field}.announced.{n}",
                    _("'{title}' was announced, but is none of the topics.").format(title=title),
                    hint=_("Add the topic with its outcome (deferred, for example), or spell both alike."),
                )
        announced = {_bare(title) for title in meeting.announced}
        for n, topic in enumerate(meeting.topics):
            if announced.isdisjoint({_bare(topic.title), _bare(topic.short or topic.title)}):
                yield contents.problem(
                    NOT_AS_ANNOUNCED,
                    f"{field}.topics.{n}.title",
                    _("'{title}' was treated, but not announced.").format(title=topic.title),
                    hint=_("Add it to 'announced:', or say in 'remark:' how it came up."),
                )


def _bare(title: str) -> str:
    """A topic's title without its article and capitals."""
    words = title.casefold().split()
    return " ".join(words[1:] if words[:1] in (["de"], ["het"], ["een"]) else words)


def no_topics(contents: Contents) -> Iterator[Problem]:
    for field, meeting in contents.meetings:
        if not meeting.topics and not meeting.remark and not contents.record.sections:
            yield contents.problem(
                NO_TOPICS,
                f"{field}.name",
                _("Nothing is told of this meeting."),
                hint=_("Add 'topics:', or a sentence in 'remark:'."),
            )


CHECKS: Final = (
    no_participants,
    no_outcome,
    nothing_agreed,
    outcome_contradicted,
    duplicate_participant,
    nobody,
    not_as_announced,
    no_topics,
)
