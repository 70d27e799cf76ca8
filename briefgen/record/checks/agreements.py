"""Checks of agreements and next steps: what, who, and when."""

from collections.abc import Iterator
from typing import Final

from briefgen.errors import Problem, Severity
from briefgen.language import N_, _
from briefgen.record.checks.contents import Contents
from briefgen.record.model import Meeting
from briefgen.rules import Rule

_HEAD: Final = "meetings:\n  - name: het overleg\n    date: 2020-11-04\n"
_PEOPLE: Final = "    participants:\n      - role: wethouder\n        place: Utrecht\n"
_TOPIC: Final = "    topics:\n      - title: het vervolg\n        agreements:\n"
_AGREED: Final = "          - that: het wordt verkend\n"
NO_OWNER: Final = Rule(
    "M104",
    Severity.WARNING,
    N_("An agreement without owner"),
    N_("What nobody owns is not done; 'collective' says that all carry it out together."),
    _HEAD + _TOPIC + _AGREED,
    _HEAD + _TOPIC + _AGREED + "            owner: collective",
)
NO_MOMENT: Final = Rule(
    "M105",
    Severity.HINT,
    N_("An agreement that someone has to carry out, without date or next step"),
    N_(
        "One who has promised something should be held to a day. What all carry out together has often no day of its"
        " own, and many letters give none, so this is a hint, for agreements with an owner."
    ),
    _HEAD + _TOPIC + _AGREED + "            owner: VNG",
    _HEAD + _TOPIC + _AGREED + "            owner: VNG\n            due: 1 maart 2021",
)
OWNER_NOT_THERE: Final = Rule(
    "M107",
    Severity.WARNING,
    N_("The owner of an agreement did not take part"),
    N_("Who was not there agreed to nothing; mostly the name is spelled otherwise, or a participant is missing."),
    _HEAD + _PEOPLE + _TOPIC + _AGREED + "            owner: gemeente Groningen\n            due: 1 maart 2021",
    _HEAD + _PEOPLE + _TOPIC + _AGREED + "            owner: gemeente Utrecht\n            due: 1 maart 2021",
)
SAYS_NOTHING: Final = Rule(
    "M108",
    Severity.ERROR,
    N_("An agreement that does not say what was agreed"),
    N_("It has a clause in 'that' or 'to', or stands in an enclosure."),
    _HEAD + _TOPIC + "          - owner: collective",
    _HEAD + _TOPIC + "          - owner: collective\n            to: het te verkennen",
)
NO_SUCH_ENCLOSURE: Final = Rule(
    "M109",
    Severity.ERROR,
    N_("An agreement stands in an enclosure that is not listed"),
    N_("The reader would look for a document that does not come with the letter."),
    _HEAD + _TOPIC + "          - enclosure: afspraken\n            owner: collective\n"
    "enclosures:\n  - id: afsprakenlijst\n    title: Lijst van afspraken",
    _HEAD + _TOPIC + "          - enclosure: afsprakenlijst\n            owner: collective\n"
    "enclosures:\n  - id: afsprakenlijst\n    title: Lijst van afspraken",
)
EMPTY_STEP: Final = Rule(
    "M116",
    Severity.WARNING,
    N_("A next step that says nothing"),
    N_("A follow-up says what will be decided or delivered, and if possible when."),
    _HEAD
    + _TOPIC
    + _AGREED
    + "            owner: collective\n            follow_up:\n              basis: de evaluatie",
    _HEAD
    + _TOPIC
    + _AGREED
    + "            owner: collective\n            follow_up:\n              basis: de evaluatie\n"
    "              decision: een besluit",
)
RULES: Final[tuple[Rule, ...]] = (
    NO_OWNER,
    NO_MOMENT,
    OWNER_NOT_THERE,
    SAYS_NOTHING,
    NO_SUCH_ENCLOSURE,
    EMPTY_STEP,
)
COLLECTIVE: Final = "collective"


def no_owner(contents: Contents) -> Iterator[Problem]:
    for field, agreement, _topic, _meeting in contents.agreements:
        if not agreement.owner:
            yield contents.problem(
                NO_OWNER,
                field,
                _("This agreement has no owner."),
                hint=_("Add 'owner:', for example 'owner: collective' where all carry it out together."),
            )


def no_moment(contents: Contents) -> Iterator[Problem]:
    for field, agreement, topic, _meeting in contents.agreements:
        if agreement.owner in (None, COLLECTIVE) or agreement.due or agreement.follow_up or topic.follow_up:
            continue
        yield contents.problem(
            NO_MOMENT,
            field,
            _("This agreement has an owner, but no date and no next step."),
            hint=_("Add 'due:' or 'follow_up:' if a moment was agreed."),
        )


_SMALL: Final = frozenset({"de", "het", "een", "en", "van", "der", "voor", "in", "op", "alle", "beide"})
_OURSELVES: Final = frozenset({"ik", "wij", "we", "rijk", "kabinet", "ministerie", "minister", "staatssecretaris"})
_BODIES: Final = {
    "gemeente": ("wethouder", "burgemeester", "raadslid", "gemeentebestuurder"),
    "provincie": ("gedeputeerde", "commissaris", "Statenlid"),
    "waterschap": ("dijkgraaf", "heemraad", "watergraaf"),
}  # who speaks for which body


def owner_not_there(contents: Contents) -> Iterator[Problem]:
    bags: dict[int, set[str]] = {}
    for field, agreement, _topic, meeting in contents.agreements:
        if not agreement.owner or agreement.owner == COLLECTIVE or not meeting.participants:
            continue
        known = bags.setdefault(id(meeting), _words_of(meeting, contents.record.ministry))
        told = _words(agreement.between or "")
        if not _is_known(_words(agreement.owner), known | told):
            yield contents.problem(
                OWNER_NOT_THERE,
                f"{field}.owner",
                _("'{owner}' is not among the participants of this meeting.").format(owner=agreement.owner),
                hint=_("Spell it as the participant is spelled, or add the participant."),
            )


def _words(text: str) -> set[str]:
    return {word for word in text.casefold().replace("-", " ").replace(",", " ").split() if word not in _SMALL}


def _words_of(meeting: Meeting, ministry: str) -> set[str]:
    texts = [meeting.counterpart or "", ministry, *_OURSELVES]
    for each in meeting.participants:
        texts += filter(None, (each.role, each.place, each.organisation, each.name, each.capacity))
        texts += [body for body, roles in _BODIES.items() if each.role in roles]
    return set().union(*map(_words, texts))


def _is_known(owner: set[str], known: set[str]) -> bool:
    """Whether a word of the owner is known: `gemeente` alone is, but `gemeente Ede` needs `Ede`."""
    bodies = {word for word in owner if any(word.startswith(body) for body in _BODIES)}
    return any(_meets(word, known) for word in owner - bodies or bodies)


def _meets(word: str, known: set[str]) -> bool:
    """Whether it is one of the known words, the plural of one, or one's singular."""
    return word in known or any(
        len(other) > 3 and len(word) > 3 and (word.startswith(other) or other.startswith(word)) for other in known
    )


def says_nothing(contents: Contents) -> Iterator[Problem]:
    for field, agreement, _topic, _meeting in contents.agreements:
        if not (agreement.that or agreement.to or agreement.enclosure):
            yield contents.problem(
                SAYS_NOTHING,
                field,
                _("This agreement does not say what was agreed."),
                hint=_("Add 'that:' (afgesproken dat …), 'to:' (afgesproken om …) or 'enclosure:'."),
            )


def no_such_enclosure(contents: Contents) -> Iterator[Problem]:
    for field, agreement, _topic, _meeting in contents.agreements:
        known = [each.id for each in contents.record.enclosures if each.id] if agreement.enclosure else []
        if agreement.enclosure and agreement.enclosure not in known:
            yield contents.problem(
                NO_SUCH_ENCLOSURE,
                f"{field}.enclosure",
                _("There is no enclosure with the id '{id}'.").format(id=agreement.enclosure),
                hint=did_you_mean(agreement.enclosure, known),
            )


def did_you_mean(typed: str, known: list[str]) -> str:
    """What was probably meant, else what there is."""
    from briefgen.yamlfile.suggestions import nearest

    meant = nearest(typed, known)
    if meant:
        return _("Did you mean '{name}'?").format(name=meant.name)
    return _("Known: {known}.").format(known=", ".join(known) or "-")


def empty_step(contents: Contents) -> Iterator[Problem]:
    for field, follow_up, _meeting in contents.follow_ups:
        if not (follow_up.decision or follow_up.text or follow_up.due):
            yield contents.problem(
                EMPTY_STEP,
                field,
                _("This next step says neither what nor when."),
                hint=_("Add 'decision:', 'due:' or 'text:'."),
            )


CHECKS: Final = (no_owner, no_moment, owner_not_there, says_nothing, no_such_enclosure, empty_step)
