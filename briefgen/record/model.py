"""The record of what was said and agreed, as frozen models: one class per noun of the field.

Every scalar arrives as the text that was typed; a field that is not text converts it itself. A field is either printed
or administrative (`briefgen.record.fields`), so that nothing typed can silently stay out of the letter.
"""

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from briefgen.record.fields import FieldName, Slug, Text, administrative, printed
from briefgen.record.scalars import to_bool, to_count, to_date, to_due, to_schema

SCHEMA = 1

Date = Annotated[datetime.date, BeforeValidator(to_date)]
Bool = Annotated[bool, BeforeValidator(to_bool)]
Count = Annotated[int, BeforeValidator(to_count)]
Due = Annotated[str, BeforeValidator(to_due)]


class Entry(BaseModel):
    """What all models share: frozen, and an unknown key is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Participant(Entry):
    """Who took part: a role with a place or organisation, a named person, or a number of people."""

    id: Slug | None = administrative("identity of this participant within the record", default=None)
    role: Text | None = printed("role or office, singular", default=None, examples=("wethouder", "burgemeester"))
    place: Text | None = printed("municipality, province or country", default=None, examples=("Utrecht",))
    organisation: Text | None = printed("organisation represented", default=None, examples=("het WODC",))
    name: Text | None = printed("name, where it may be printed", default=None)
    count: Count | None = printed("how many people, where they are not named", default=None)
    capacity: Text | None = printed(
        "in which other role this person took part", default=None, examples=("VNG-bestuurder",)
    )
    pronoun: Literal["zijn", "haar", "hun"] = administrative("possessive that goes with the capacity", default="zijn")
    responsibility: Text | None = printed("what this person answers for", default=None, examples=("LVV-pilots",))
    side: Literal["counterpart", "own"] = administrative(
        "which delegation: the other side's or the ministry's own", default="counterpart"
    )
    publish: Bool = administrative("whether the name may be printed in a public letter", default=True)


class FollowUp(Entry):
    """What happens next on a topic or agreement."""

    id: Slug | None = administrative("identity of this follow-up within the record", default=None)
    due: Due | None = printed(
        "when: a date or a period", default=None, examples=("februari 2021", "eerste helft van 2023")
    )
    decision: Text | None = printed(
        "what will be decided or delivered, with its article", default=None, examples=("een besluit",)
    )
    basis: Text | None = printed("on the basis of what", default=None, examples=("de evaluatie van het WODC",))
    text: Text | None = printed("a clause of its own, where the fields above do not fit", default=None)


class Agreement(Entry):
    """What was agreed: a clause after `afgesproken dat` (`that`) or after `afgesproken om` (`to`)."""

    id: Slug | None = administrative("identity of this agreement within the record", default=None)
    that: Text | None = printed(
        "clause after 'afgesproken dat'", default=None, examples=("scenario's worden uitgewerkt",)
    )
    to: Text | None = printed(
        "infinitive clause after 'afgesproken om'", default=None, examples=("een analyse toe te voegen",)
    )
    besides: Text | None = printed("what this comes on top of, with its article", default=None)
    between: Text | None = printed(
        "between whom it was agreed, with article", default=None, examples=("de bestuurders",)
    )
    owner: Text | None = printed(
        "who carries it out; 'collective' for all together", default=None, examples=("collective", "VNG")
    )
    due: Due | None = printed("by when: a date or a period", default=None, examples=("1 maart 2021",))
    attention: tuple[Text, ...] = printed("points that get attention in carrying it out", default=())
    follow_up: FollowUp | None = printed("the next step", default=None)
    enclosure: Slug | None = administrative("id of the enclosure in which the agreement stands", default=None)


class Topic(Entry):
    """A subject of a meeting with its outcome."""

    id: Slug | None = administrative("identity of this topic within the record", default=None)
    title: Text = printed("the topic as it stands after 'gesproken over', with its article")
    short: Text | None = printed("the topic as named where its outcome is told", default=None)
    outcome: Literal["agreed", "informed", "deferred", "refused", "no-agreement"] | None = administrative(
        "what came of it; 'agreed' where there are agreements", default=None
    )
    remark: Text | None = printed("one sentence about the discussion", default=None)
    agreements: tuple[Agreement, ...] = printed("what was agreed", default=())
    attention: tuple[Text, ...] = printed("points that get attention", default=())
    follow_up: FollowUp | None = printed("the next step on this topic", default=None)


class Meeting(Entry):
    """One meeting: when, with whom, about what, and its topics."""

    id: Slug | None = administrative("identity of this meeting within the record", default=None)
    name: Text = printed("the meeting with its article", examples=("het bestuurlijk overleg",))
    short: Text | None = printed(
        "the meeting as named the second time, with its article", default=None, examples=("het overleg",)
    )
    form: Text = printed(
        "what it was, without article, as in 'mijn gesprek'", default="gesprek", examples=("gesprek", "overleg")
    )
    date: Date = printed("the day of the meeting")
    place: Text | None = printed("where it was held", default=None)
    counterpart: Text | None = printed("with whom, with article", default=None, examples=("de gemeentebestuurders",))
    about: Text | None = printed("about what", default=None, examples=("de LVV-pilots",))
    delegation: Text | None = printed(
        "adjective of the other side's delegation", default=None, examples=("gemeentelijke",)
    )
    atmosphere: Text | None = printed("how it went, in a word", default=None, examples=("constructief",))
    remark: Text | None = printed("one sentence about the meeting as a whole", default=None)
    participants: tuple[Participant, ...] = printed(
        "who took part",
        default=(),
    )
    no_participants_reason: Text | None = administrative("why no participants are named", default=None)
    topics: tuple[Topic, ...] = printed("what was discussed, in the order of the letter", default=())
    announced: tuple[Text, ...] = administrative(
        "topics on the agenda that the House has seen, to compare with those treated", default=()
    )


class Basis(Entry):
    """Why this letter is written."""

    type: Literal["debate", "committee", "motion", "commitment", "law", "own-initiative"] = administrative(
        "what gave rise to the letter"
    )
    name: Text | None = printed(
        "the name of that occasion, without article", default=None, examples=("commissiedebat", "Algemeen Overleg")
    )
    about: Text | None = printed("its subject", default=None, examples=("vreemdelingen- en asielbeleid",))
    date: Date | None = printed("its day", default=None)
    discussed: Text | None = printed("what was discussed there", default=None)
    requested: Text | None = printed(
        "what the House asked for, with article", default=None, examples=("een terugkoppeling",)
    )
    citation: Text | None = printed(
        "where it stands in the House's papers", default=None, examples=("Kamerstuk 19 637, nr. 2677",)
    )
    promised: Text | None = printed("what was promised, with article", default=None)


class Section(Entry):
    """A free section of the letter, in the small markup."""

    id: Slug | None = administrative("identity of this section within the record", default=None)
    title: Text | None = printed("heading of the section", default=None)
    text: Text = printed("the text: paragraphs, lists, tables, footnotes", rich=True)


class Question(Entry):
    """A question of a member of the House with its answer."""

    id: Slug | None = administrative("identity of this question within the record", default=None)
    question: Text = printed("the question as asked")
    answer: Text | None = printed("the answer, in the small markup", default=None, rich=True)
    see: Slug | None = administrative("id of the question whose answer serves for this one too", default=None)


class Commitment(Entry):
    """A commitment or motion and how it stands."""

    id: Slug | None = administrative("identity of this commitment within the record", default=None)
    text: Text = printed("what was promised or asked")
    number: Text | None = printed("number in the House's register", default=None)
    made_on: Date | None = printed("when it was made", default=None)
    status: Literal["open", "fulfilled", "partly", "lapsed"] = printed("how it stands", default="open")
    fulfilled_by: Text | None = printed("how it was fulfilled", default=None)
    due: Due | None = printed("new moment", default=None)
    promise: Text | None = administrative(
        "promise of an earlier letter that this is, as ministry/reference#id",
        default=None,
        examples=("jenv/3090253#vervolgstappen",),
    )


class Fulfilment(Entry):
    """A promise of an earlier letter, and what came of it."""

    promise: Text = printed(
        "the promise, as ministry/reference#id of the earlier letter", examples=("jenv/3090253#vervolgstappen",)
    )
    name: Text | None = printed(
        "what the letter calls it, with article; 'de afspraak' if not given",
        default=None,
        examples=("de afspraak over het vervolg", "de toezegging om een planning te sturen"),
    )
    made_on: Date | None = printed("date of the earlier letter", default=None)
    status: Literal["fulfilled", "partly", "lapsed"] = printed("what came of it", default="fulfilled")
    how: Text | None = printed("how, in a sentence of its own", default=None)
    due: Due | None = printed("when the rest follows, where it is partly fulfilled", default=None)


class Enclosure(Entry):
    """A document that goes with the letter."""

    id: Slug | None = administrative("identity of this enclosure within the record", default=None)
    title: Text = printed("title as listed in the letter")
    file: Text | None = administrative("path of the file, relative to the record", default=None)
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = administrative(
        "checksum of the file", default=None
    )


class Copy(Entry):
    """Who gets a copy (afschrift) of the letter."""

    to: Text = printed("to whom, with article", examples=("de Voorzitter van de Eerste Kamer",))


class SignatoryEntry(Entry):
    """Who signs: an office of the ministry's profile; the name comes from the profile unless given here."""

    office: Slug = administrative("slug of the office in the ministry's profile")
    name: Text | None = printed("name, where the profile's does not hold", default=None)


class Acknowledgement(Entry):
    """A warning that was seen and accepted, with the reason."""

    code: Annotated[str, Field(pattern=r"^[A-Z]\d{3}$")] = administrative("code of the warning")
    at: Text | None = administrative("field it is about", default=None, examples=("meetings.0.topics.1",))
    reason: Text = administrative("why the letter may go like this")


class DecisionNote(Entry):
    """The beslisnota that goes with the letter, or why there is none."""

    file: Text | None = administrative("path of the file, relative to the record", default=None)
    reason: Text | None = administrative("why there is none", default=None)


class Record(Entry):
    """One letter's record."""

    schema_: Annotated[Literal[1], BeforeValidator(to_schema)] = Field(
        alias="schema", description="format of this record", json_schema_extra={"x-use": "administrative"}
    )
    id: Slug = administrative("identity of the letter; never changes")
    kind: Slug = administrative("kind of letter", examples=("meeting-report",))
    ministry: Slug = administrative("sender, as its profile is named", examples=("jenv",))
    unit: Slug | None = administrative("unit of the ministry, as its profile names it", default=None)
    house: Literal["tweede-kamer", "eerste-kamer"] = administrative("House addressed", default="tweede-kamer")
    reference: Text | None = printed("Ons kenmerk; written by 'issue' when the ministry has a series", default=None)
    your_reference: Text | None = printed("Uw kenmerk", default=None)
    date: Date | None = printed("date of the letter", default=None)
    subject: Text = printed("Onderwerp")
    classification: Text | None = printed("marking in capitals on every page", default=None)
    salutation: Text | None = printed("salutation, where the ministry's own does not hold", default=None)
    signatories: tuple[SignatoryEntry, ...] = administrative("who signs, first signatory first", default=())
    on_behalf_of: tuple[Text, ...] = printed("mede namens: other offices, with article", default=())
    basis: Basis | None = printed("why this letter is written", default=None)
    introduction: Text | None = printed("free text that comes first", default=None, rich=True)
    meetings: tuple[Meeting, ...] = printed("meetings reported on", default=())
    sections_before: tuple[Section, ...] = printed("free sections before the meetings", default=())
    sections: tuple[Section, ...] = printed("free sections after the meetings", default=())
    questions: tuple[Question, ...] = printed("questions with answers", default=())
    commitments: tuple[Commitment, ...] = printed("commitments and motions with their status", default=())
    fulfils: tuple[Fulfilment, ...] = printed("promises of earlier letters that this one settles", default=())
    conclusion: Text | None = printed("free text that comes last", default=None, rich=True)
    footnotes: dict[Slug, Text] = printed("footnotes by id, for [^id] in any rich text", default={}, rich=True)
    enclosures: tuple[Enclosure, ...] = printed("enclosures", default=())
    copies: tuple[Copy, ...] = printed("copies", default=())
    dossiers: tuple[Text, ...] = administrative("dossiers of the House", default=(), examples=("19 637",))
    decision_note: DecisionNote | None = administrative("the beslisnota, or why there is none", default=None)
    replaces: Text | None = administrative("reference of the letter that this one replaces", default=None)
    publish: Bool = administrative("whether the letter is public", default=True)
    details: dict[FieldName, Text] = printed("further fields that the kind declares", default={})
    acknowledgements: tuple[Acknowledgement, ...] = administrative("warnings accepted with a reason", default=())
