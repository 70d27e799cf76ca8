"""The report on a meeting reads as if written by hand, whatever the meeting was like."""

import re
from typing import Any

import pytest
from composing import LONG, composed, composed_of, first_values, letter, lines, meeting, text

from briefgen.letter.model import Heading, ListBlock, Table
from briefgen.record.reading import read_record


def topics(record: dict[str, Any]) -> list[dict[str, Any]]:
    return meeting(record)["topics"]


def participants(record: dict[str, Any]) -> list[dict[str, Any]]:
    return meeting(record)["participants"]


def test_nothing_is_to_be_said_about_the_first_letter() -> None:
    assert composed().problems == ()


def test_no_template_holds_a_value_of_the_first_record() -> None:

    from briefgen.folders import packaged_folder

    def values(node: Any) -> list[str]:
        if isinstance(node, str):
            return [node]
        inner = [each for name, each in node.items() if name != "id"] if isinstance(node, dict) else node
        return [each for some in inner for each in values(some)]

    common = {"collective", "wethouder", "gesprek", "agreed", "debate", "staatssecretaris"}
    own = {value for value in values(first_values()) if len(value) > 4} - common
    for path in [*packaged_folder().glob("kinds/*/*.md"), *packaged_folder().glob("shared/*.md")]:
        words = path.read_text(encoding="utf-8")
        assert not [value for value in own if value in words], path


def test_tot_slot_stays_with_the_last_topic() -> None:
    swapped = text(lambda record: topics(record).insert(0, topics(record).pop(1)))
    assert "Tot slot is gesproken over complexe casuïstiek" in swapped
    assert "Ten aanzien van het ontwikkelen van een landelijk dekkend netwerk van LVV's is afgesproken dat" in swapped
    assert "Voor wat betreft het vervolg is tussen de bestuurders afgesproken dat" in swapped
    turned = text(lambda record: topics(record).reverse())
    assert "Tot slot is gesproken over het vervolg. Hierover is tussen de bestuurders afgesproken dat" in turned
    assert turned.count("Tot slot") == 1


def test_topics_are_announced_in_their_order() -> None:
    swapped = text(lambda record: topics(record).insert(0, topics(record).pop(1)))
    assert (
        "Tijdens het bestuurlijk overleg is er gesproken over het ontwikkelen van een landelijk dekkend netwerk, "
        "over het vervolg van de LVV-pilots en over het oplossen van complexe casuïstiek." in swapped
    )


def test_one_topic_has_neither_tot_slot_nor_a_list() -> None:
    one = text(lambda record: topics(record).__delitem__(slice(1, None)), lambda record: topics(record)[0].pop("short"))
    assert (
        "is er gesproken over het vervolg van de LVV-pilots. Hierover is tussen de bestuurders afgesproken dat" in one
    )
    assert "Tot slot" not in one


def test_two_topics_are_joined_by_en() -> None:
    two = text(lambda record: topics(record).pop())
    assert "gesproken over het vervolg van de LVV-pilots en over het ontwikkelen" in two
    assert "Tot slot is gesproken over het ontwikkelen van een landelijk dekkend netwerk van LVV's. Hierover is" in two


def test_six_topics_read_one_after_the_other() -> None:
    outcomes = [("informed", "de begroting"), ("deferred", "de spreiding"), ("no-agreement", "de bekostiging")]

    def more(record: dict[str, Any]) -> None:
        for outcome, title in outcomes:
            topics(record).insert(1, {"title": title, "outcome": outcome})

    six = text(more)
    assert "Voor wat betreft de begroting zijn de deelnemers geïnformeerd." in six
    assert "Voor wat betreft de spreiding is de bespreking aangehouden tot een later moment." in six
    assert "Voor wat betreft de bekostiging is geen overeenstemming bereikt." in six
    assert six.count("Tot slot") == six.count("Ten aanzien van") == 1


def test_topics_without_agreement_say_so() -> None:
    none = text(
        lambda record: [topic.update(outcome="informed") or topic.pop("agreements") for topic in topics(record)]
    )
    assert "afgesproken" not in none
    assert "Hierover zijn de deelnemers geïnformeerd." in none


@pytest.mark.parametrize(
    ("kept", "sentence"),
    [
        (slice(0, 1), "bestond uit de burgemeester van Tilburg in zijn rol als VNG-bestuurder. Het gesprek"),
        (slice(1, 2), "bestond uit de voor de LVV-pilots verantwoordelijke wethouder van Amsterdam. Het gesprek"),
        (
            slice(0, 2),
            "uit de burgemeester van Tilburg in zijn rol als VNG-bestuurder en de voor de LVV-pilots verantwoordelijke "
            "wethouder van Amsterdam.",
        ),
        (
            slice(0, 3),
            "VNG-bestuurder, en de voor de LVV-pilots verantwoordelijke wethouders van Amsterdam en Eindhoven.",
        ),
    ],
)
def test_participants_dropped_leave_a_whole_sentence(kept: slice, sentence: str) -> None:
    assert sentence in text(lambda record: meeting(record).update(participants=participants(record)[kept]))


def test_a_participant_added_joins_those_of_the_same_role() -> None:
    added = text(
        lambda record: participants(record).append(
            {"role": "wethouder", "place": "Zwolle", "responsibility": "LVV-pilots"}
        )
    )
    assert "wethouders van Amsterdam, Eindhoven, Groningen, Rotterdam, Utrecht en Zwolle." in added


def test_people_organisations_and_numbers_stand_in_one_list() -> None:
    others = [
        {"role": "gedeputeerde", "place": "Drenthe", "name": "A. de Vries"},
        {"organisation": "het COA"},
        {"name": "J. Jansen"},
        {"role": "vertegenwoordiger", "count": "3", "organisation": "de VNG"},
        {"role": "directeur-generaal", "organisation": "het ministerie", "side": "own"},
    ]
    read = text(lambda record: meeting(record).update(participants=others))
    assert (
        "uit de gedeputeerde van Drenthe (A. de Vries), het COA, J. Jansen en drie vertegenwoordigers van de VNG."
        in read
    )
    assert "Van de zijde van het Rijk nam de directeur-generaal van het ministerie deel." in read


def test_a_name_that_may_not_be_published_is_not_printed() -> None:
    hidden = text(lambda record: participants(record)[0].update(name="A. de Vries", publish="nee"))
    assert "de Vries" not in hidden


def test_a_letter_of_a_later_year_has_the_year_and_looks_back() -> None:
    later = text(lambda record: record.update(date="2022-11-17"))
    assert "jongstleden" not in later
    assert "van 24 september 2020 is gesproken" in later
    assert "op 4 november 2020." in later
    assert "In februari 2021 zou hier vervolgens op basis van" in later


def test_without_follow_up_nothing_is_announced() -> None:
    assert "een besluit over worden genomen" not in text(lambda record: topics(record)[0].pop("follow_up"))


def test_two_signatories_say_we() -> None:
    both = text(lambda record: record["signatories"].append({"office": "minister"}))
    assert "terugkoppeling van ons gesprek met de gemeentebestuurders" in both
    assert "mijn" not in both


def test_two_meetings_are_told_under_a_heading_each() -> None:
    def second(record: dict[str, Any]) -> None:
        record["meetings"].append(
            {
                "name": "het overleg opvang",
                "date": "2020-11-06",
                "counterpart": "de provincies",
                "about": "de opvang",
                "participants": [{"role": "gedeputeerde", "place": "Utrecht"}],
                "topics": [{"title": "de spreiding", "agreements": [{"that": "het plan wordt afgerond"}]}],
            }
        )

    made = letter(second)
    headings = ["".join(run.text for run in block.runs) for block in made.body if isinstance(block, Heading)]
    assert headings == ["Bestuurlijk overleg van 4 november 2020", "Overleg opvang van 6 november 2020"]
    words = "\n".join(lines(made))
    assert (
        "van mijn gesprek met de gemeentebestuurders over de LVV-pilots op 4 november jongstleden en mijn gesprek met "
        "de provincies over de opvang op 6 november jongstleden." in words
    )
    assert "Aan het overleg opvang nam de gedeputeerde van Utrecht deel." in words


def test_who_else_speaks_is_named() -> None:
    named = text(lambda record: record.update(on_behalf_of=["de Minister van Financiën"]))
    assert "De terugkoppeling ontvangt u hierbij, mede namens de Minister van Financiën." in named


def test_owner_and_moment_of_an_agreement_are_told() -> None:
    told = text(lambda record: topics(record)[1]["agreements"][0].update(owner="de VNG", due="2021-03-01"))
    assert "De uitvoering ligt bij de VNG en is uiterlijk op 1 maart 2021 gereed." in told


def test_many_agreements_become_a_list() -> None:
    def many(record: dict[str, Any]) -> None:
        topics(record)[0]["agreements"] += [
            {"that": f"deel {number} begint", "owner": "collective"} for number in range(4)
        ]

    listed = next(block for block in letter(many).body if isinstance(block, ListBlock))
    assert len(listed.items) == 5


def test_the_long_letter_uses_every_form() -> None:
    made = composed_of(read_record(LONG))
    assert made.problems == ()
    assert made.letter is not None
    types = {type(block) for block in made.letter.body}
    assert {Heading, ListBlock, Table} <= types
    assert len(made.letter.notes) >= 10
    assert made.letter.closing.enclosures is not None
    assert len(made.letter.closing.signatories) == 2
    assert max(len(table.rows) for table in made.letter.body if isinstance(table, Table)) > 30


def test_all_that_is_known_of_a_participant_is_told() -> None:
    known = {
        "name": "A. de Vries",
        "capacity": "voorzitter",
        "pronoun": "haar",
        "responsibility": "onderwijs",
        "organisation": "het IPO",
        "place": "Zwolle",
    }
    others: list[dict[str, Any]] = [
        {"role": "wethouder", **known},
        {"role": "directeur", **known},
        {"role": "medewerker", "count": "2", "organisation": "het COA", "place": "Rijswijk"},
        {"role": "medewerker", "count": "2", "organisation": "de IND"},
        {"count": "4", "place": "Emmen"},
        {"count": "1", "organisation": "de politie"},
        known,
        {"name": "B. Jansen", "responsibility": "zorg"},
    ]
    read = text(lambda record: meeting(record).update(participants=others))
    assert (
        "uit de voor onderwijs verantwoordelijke wethouder van Zwolle namens het IPO (A. de Vries) in haar rol als "
        "voorzitter, de voor onderwijs verantwoordelijke directeur van het IPO in Zwolle (A. de Vries) in haar rol als "
        "voorzitter, twee medewerkers van het COA in Rijswijk, twee medewerkers van de IND, vier deelnemers uit Emmen, "
        "een deelnemer van de politie, het IPO in Zwolle (A. de Vries, in haar rol als voorzitter, verantwoordelijk "
        "voor onderwijs), en B. Jansen (verantwoordelijk voor zorg)." in read
    )


@pytest.mark.parametrize("subset", range(1, 64))
def test_no_field_of_a_participant_is_left_out(subset: int) -> None:
    fields: dict[str, Any] = {
        "role": "wethouder",
        "place": "Zwolle",
        "organisation": "het IPO",
        "name": "A. de Vries",
        "count": "3",
        "capacity": "voorzitter",
    }
    chosen = {name: value for bit, (name, value) in enumerate(fields.items()) if subset >> bit & 1}
    if chosen.keys() <= {"capacity"}:
        return
    read = text(lambda record: meeting(record).update(participants=[chosen, {"name": "B. Jansen"}]))
    assert not re.search(r" [.,)]|\( |\(\)|  ", read)


def test_others_for_whom_the_letter_speaks_are_joined_without_a_comma() -> None:
    others = ["de Minister van Financiën", "de Staatssecretaris van Sociale Zaken en Werkgelegenheid"]
    assert "mede namens de Minister van Financiën en de Staatssecretaris van Sociale Zaken en Werkgelegenheid." in text(
        lambda record: record.update(on_behalf_of=others)
    )


def test_what_should_have_been_done_before_the_letter_is_told_as_past() -> None:
    late = text(
        lambda record: record.update(date="2022-11-17"),
        lambda record: topics(record)[0]["agreements"][0].update(owner="de VNG", due="2021-03-01"),
        lambda record: topics(record)[1]["agreements"][0].update(due="2021-03-01"),
    )
    assert "De uitvoering ligt bij de VNG en zou uiterlijk op 1 maart 2021 gereed zijn." in late
    assert "Dit zou uiterlijk op 1 maart 2021 gebeuren." in late


def test_an_agreement_in_an_enclosure_is_one_of_a_list() -> None:
    made = letter(
        lambda record: topics(record)[0]["agreements"].extend(
            [{"that": "a gebeurt"}, {"to": "b te doen"}, {"enclosure": "plan", "besides": "de rest"}]
        ),
        lambda record: record.update(enclosures=[{"id": "plan", "title": "Plan"}]),
    )
    assert "wat in de bijlage staat, naast de rest." in lines(made)


def test_a_role_with_van_is_in_its_place() -> None:
    king = [{"role": "commissaris van de Koning", "place": "Zeeland"}]
    assert "bestond uit de commissaris van de Koning in Zeeland." in text(
        lambda record: meeting(record).update(participants=king)
    )
