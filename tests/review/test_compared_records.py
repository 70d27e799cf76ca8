"""Two records compared by meaning: entries by id and likeness, said in sentences."""

import copy

import composing
import pytest
from composing import LONG, first_values, meeting, reading
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.language import speaking
from briefgen.record.reading import read_record, reading_of
from briefgen.review.comparison import Category
from briefgen.review.records import compare_records
from briefgen.review.sentences import sentence


def topics(record):
    return meeting(record)["topics"]


def told(change, *, back=False, language="en") -> list[str]:
    old, new = reading().record, reading(change).record
    assert old is not None
    assert new is not None
    with speaking(language):
        return [sentence(each) for each in (compare_records(new, old) if back else compare_records(old, new))]


def without_ids(record):
    for each in (*meeting(record)["participants"], *topics(record)):
        each.pop("id", None)


def change(record, **fields):
    record.update(fields)


def swap(items, a, b):
    items[a], items[b] = items[b], items[a]


VNG = {"id": "breda", "role": "wethouder", "place": "Breda", "responsibility": "LVV-pilots"}
GALLERY = {
    "nothing": (lambda record: None, []),
    "the subject": (lambda record: change(record, subject="Overleg LVV"),
                    ["subject changed from Bestuurlijk overleg LVV d.d. 4 november 2020 to Overleg LVV"]),
    "a date": (lambda record: change(record, date="2020-11-18"), ["date moved from 2020-11-17 to 2020-11-18"]),
    "a field more": (lambda record: change(record, your_reference="2020Z1"), ["your_reference added: 2020Z1"]),
    "a field less": (lambda record: record.pop("reference"), ["reference removed: 3090253"]),
    "a term": (lambda record: change(topics(record)[0]["follow_up"], due="maart 2021"),
               ["topic 1, follow-up: due moved from februari 2021 to maart 2021"]),
    "a term and an owner": (
        lambda record: change(topics(record)[1]["agreements"][0], owner="VNG", due="1 maart 2021"),
        ["topic 2, agreement: owner changed from collective to VNG; due added: 1 maart 2021"],
    ),
    "a participant more": (lambda record: meeting(record)["participants"].insert(2, VNG),
                           ["participant added: wethouder van Breda"]),
    "a participant less": (lambda record: meeting(record)["participants"].pop(5),
                           ["participant removed: wethouder van Utrecht"]),
    "a participant's place": (lambda record: change(meeting(record)["participants"][5], place="Amersfoort"),
                              ["participant 6: place changed from Utrecht to Amersfoort"]),
    "another order of topics": (lambda record: swap(topics(record), 1, 2), ["topic 3 moved before topic 2"]),
    "the first topic last": (lambda record: topics(record).append(topics(record).pop(0)),
                             ["topic 1 moved after topic 3"]),
    "an agreement more": (
        lambda record: topics(record)[1]["agreements"].append({"id": "n", "that": "een loket komt", "owner": "VNG"}),
        ["topic 2, agreement added: een loket komt"],
    ),
    "the second agreement": (
        lambda record: (
            topics(record)[1]["agreements"].append({"id": "n", "that": "een loket komt", "owner": "VNG"}),
        ),
        ["topic 2, agreement added: een loket komt"],
    ),
    "a topic less": (lambda record: topics(record).pop(2), ["topic removed: het oplossen van complexe casuïstiek"]),
    "a follow-up more": (
        lambda record: change(topics(record)[1], follow_up={"due": "mei 2021", "decision": "een besluit"}),
        ["topic 2, follow-up added: een besluit"],
    ),
    "a follow-up less": (
        lambda record: topics(record)[0].pop("follow_up"),
        ["topic 1, follow-up removed: een besluit"],
    ),
    "an attention point": (
        lambda record: topics(record)[1]["agreements"][0]["attention"].append("kosten"),
        ["topic 2, agreement: attention added: kosten"],
    ),
    "another order of attention points": (
        lambda record: topics(record)[1]["agreements"][0]["attention"].reverse(),
        ["topic 2, agreement: attention changed from bestaande regionale samenwerkingsverbanden; uitvoerbaarheid "
         "to uitvoerbaarheid; bestaande regionale samenwerkingsverbanden"],
    ),
    "a long text": (
        lambda record: change(
            meeting(record),
            remark="Er is wederzijds begrip en de samenwerking ontwikkelt zich niet in positieve zin.",
        ),
        ["meeting: remark changed from “…ontwikkelt zich verder in positieve zin.” to "
         "“…ontwikkelt zich niet in positieve zin.”"],
    ),
    "an enclosure": (lambda record: change(record, enclosures=[{"id": "a", "title": "Evaluatie"}]),
                     ["enclosure added: Evaluatie"]),
    "a copy": (lambda record: change(record, copies=[{"to": "de Voorzitter van de Eerste Kamer"}]),
               ["copy added: de Voorzitter van de Eerste Kamer"]),
    "a signatory": (lambda record: record["signatories"].append({"office": "minister"}), ["signatory added: minister"]),
    "a section": (lambda record: change(record, sections=[{"id": "s", "title": "Slot", "text": "Tot zover."}]),
                  ["section added: Slot"]),
    "a footnote": (lambda record: change(record, footnotes={"a": "Zie aldaar."}), ["footnote added: a: Zie aldaar."]),
    "a decision note": (lambda record: change(record, decision_note={"reason": "geen"}),
                        ["decision note added: geen"]),
    "a dossier": (lambda record: change(record, dossiers=["19 637"]), ["dossiers added: 19 637"]),
    "two things": (
        lambda record: (meeting(record)["participants"].insert(0, VNG), change(record, subject="Kort")),
        ["subject changed from Bestuurlijk overleg LVV d.d. 4 november 2020 to Kort",
         "participant added: wethouder van Breda"],
    ),
    "an agreement in another topic": (
        lambda record: topics(record)[0]["agreements"].append(topics(record)[1]["agreements"].pop(0)),
        ["topic 2, agreement moved to topic 1, agreement 2: verscheidene scenario's worden uitgewerkt"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", GALLERY)
def test_what_changed_is_said(name):
    make, expected = GALLERY[name]
    assert told(make) == expected


@pytest.mark.parametrize("name", GALLERY)
def test_every_difference_is_one_the_other_way_round_too(name):
    make, expected = GALLERY[name]
    assert len(told(make, back=True)) == len(expected)


@pytest.mark.parametrize("place", range(7))
def test_a_participant_inserted_anywhere_is_one_difference(place):
    assert told(lambda record: meeting(record)["participants"].insert(place, VNG)) == [
        "participant added: wethouder van Breda"
    ]


@pytest.mark.parametrize("place", range(7))
def test_ids_are_not_needed_for_that(place):
    def inserted(record):
        without_ids(record)
        meeting(record)["participants"].insert(place, {each: VNG[each] for each in VNG if each != "id"})

    old, new = reading(without_ids).record, reading(inserted).record
    assert [sentence(each) for each in compare_records(old, new)] == ["participant added: wethouder van Breda"]


def test_an_entry_without_id_is_known_by_its_words():
    def edited(record):
        without_ids(record)
        change(topics(record)[1], title="het ontwikkelen van een regionaal dekkend netwerk")
        topics(record).insert(0, {"title": "de begroting", "outcome": "informed"})

    old, new = reading(without_ids).record, reading(edited).record
    assert [sentence(each) for each in compare_records(old, new)] == [
        "topic added: de begroting",
        "topic 3: title changed from het ontwikkelen van een landelijk dekkend netwerk "
        "to het ontwikkelen van een regionaal dekkend netwerk",
    ]


def test_a_number_that_is_needed_is_said_and_one_that_is_not_is_left_out():
    def two(record):
        topics(record)[1]["agreements"].append({"id": "n", "that": "een loket komt", "owner": "VNG", "due": "mei 2021"})

    def later(record):
        two(record)
        topics(record)[1]["agreements"][1]["due"] = "juni 2021"

    old, new = reading(two).record, reading(later).record
    assert [sentence(each) for each in compare_records(old, new)] == [
        "topic 2, agreement 2: due moved from mei 2021 to juni 2021"
    ]


def test_sentences_are_dutch_where_the_user_is_while_fields_keep_their_names():
    def both(record):
        meeting(record)["participants"].insert(2, VNG)
        swap(topics(record), 1, 2)
        change(topics(record)[0]["follow_up"], due="maart 2021")

    assert told(both, language="nl") == [
        "deelnemer toegevoegd: wethouder van Breda",
        "onderwerp 3 verplaatst tot voor onderwerp 2",
        "onderwerp 1, vervolg: due verschoven van februari 2021 naar maart 2021",
    ]


CATEGORIES = {
    "an owner": (lambda record: change(topics(record)[1]["agreements"][0], owner="VNG"), Category.SUBSTANTIVE),
    "a negation": (lambda record: change(meeting(record), remark="Er is geen begrip."), Category.SUBSTANTIVE),
    "a word": (lambda record: change(meeting(record), atmosphere="prettig"), Category.WORDING),
    "an order": (lambda record: swap(topics(record), 1, 2), Category.LAYOUT),
    "an id": (lambda record: change(meeting(record), id="ander"), Category.LAYOUT),
}


@pytest.mark.parametrize("name", CATEGORIES)
def test_differences_have_categories(name):
    make, category = CATEGORIES[name]
    assert [each.category for each in compare_records(reading().record, reading(make).record)] == [category]


def test_a_difference_leads_to_its_places():
    found = compare_records(reading().record, reading(lambda record: swap(topics(record), 1, 2)).record)
    assert [(each.old_field, each.new_field) for each in found] == [("meetings.0.topics.2", "meetings.0.topics.1")]


def test_what_is_typed_otherwise_but_means_the_same_is_no_difference():
    text = composing.first_record()
    other = text.replace("2020-11-17\n", "17 november 2020\n").replace("schema: '1'", "schema: 1") + "publish: true\n"
    assert compare_records(reading_of(text, source="a").record, reading_of(other, source="b").record) == ()


def test_a_long_record_is_the_same_as_itself():
    record = read_record(LONG).record
    assert compare_records(record, record) == ()


PLACES = ("Breda", "Zwolle", "Assen", "Goes", "Ede", "Venlo", "Delft", "Gouda", "Hoorn", "Weert")
SPEAKERS = st.lists(st.sampled_from(PLACES), unique=True, min_size=1, max_size=8)


@settings(max_examples=60, deadline=None)
@given(SPEAKERS, SPEAKERS)
def test_participants_that_came_and_went_are_each_told_once(old, new):
    def of(places):
        values = copy.deepcopy(first_values())
        meeting(values)["participants"] = [{"role": "wethouder", "place": each} for each in places]
        return reading(lambda record: change(meeting(record), participants=meeting(values)["participants"])).record

    found = compare_records(of(old), of(new))
    assert {each.label for each in found if each.action == "added"} == {
        f"wethouder van {x}" for x in new if x not in old
    }
    assert {each.label for each in found if each.action == "removed"} == {
        f"wethouder van {x}" for x in old if x not in new
    }
    stayed_old, stayed_new = [x for x in old if x in new], [x for x in new if x in old]
    moved = [each for each in found if each.action == "moved"]
    assert bool(moved) == (stayed_old != stayed_new)
    assert len(moved) < max(len(stayed_old), 1)
    assert all(each.action != "changed" for each in found)
