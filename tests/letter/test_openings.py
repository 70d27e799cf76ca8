"""A report on a meeting opens with its reason, and meets what was asked and promised."""

import re
from itertools import combinations
from typing import Any

import pytest
from composing import text

OPENINGS = [
    (
        {"type": "motion", "name": "motie-Van Dijk c.s.", "date": "2020-09-24", "requested": "een terugkoppeling"},
        "Met de motie-Van Dijk c.s. van 24 september jongstleden heeft uw Kamer verzocht om een terugkoppeling van",
    ),
    (
        {"type": "commitment", "name": "commissiedebat", "about": "asiel", "promised": "een verslag"},
        "In het commissiedebat over asiel heb ik uw Kamer een verslag toegezegd over mijn gesprek",
    ),
    (
        {
            "type": "committee",
            "name": "vaste commissie voor Justitie en Veiligheid",
            "requested": "een brief over asiel",
        },
        "De vaste commissie voor Justitie en Veiligheid heeft verzocht om een brief over asiel naar aanleiding van",
    ),
    (
        {"type": "law", "name": "artikel 5 van de Wet opvang"},
        "Op grond van artikel 5 van de Wet opvang informeer ik uw Kamer over mijn gesprek",
    ),
    ({"type": "own-initiative"}, "Met deze brief informeer ik uw Kamer over mijn gesprek met de gemeentebestuurders"),
]


@pytest.mark.parametrize(("basis", "opening"), OPENINGS, ids=[basis["type"] for basis, _opening in OPENINGS])
def test_the_letter_opens_with_its_reason(basis: dict[str, str], opening: str) -> None:
    assert text(lambda record: record.update(basis=basis)).startswith(opening)


def test_a_letter_without_a_reason_says_what_it_is_about() -> None:
    assert text(lambda record: record.pop("basis")).startswith("Met deze brief informeer ik uw Kamer over mijn gesprek")


FILLED: dict[str, Any] = {
    "name": "commissiedebat",
    "about": "opvang en asiel",
    "date": "2020-10-07",
    "discussed": "de voortgang",
    "requested": "een brief over de opvang",
    "citation": "Kamerstuk 19 637, nr. 2677",
    "promised": "een reactie",
}


@pytest.mark.parametrize("type_", ["debate", "committee", "motion", "commitment", "law", "own-initiative"])
def test_the_opening_leaves_nothing_out_of_any_reason(type_: str) -> None:
    for count in range(len(FILLED) + 1):
        for names in combinations(FILLED, count):
            basis = {"type": type_, **{name: FILLED[name] for name in names}}
            opening = text(lambda record, basis=basis: record.update(basis=basis))
            assert not re.search(r" [.,)]|[a-z,]\(|\( |\.[A-Z]|  ", opening.split("\n")[0]), basis


def test_a_request_and_a_promise_are_both_met() -> None:
    both = text(lambda record: record.update(basis={"type": "debate", **FILLED}))
    assert "Daarbij heb ik uw Kamer een reactie toegezegd." in both
    assert "Met deze brief voldoe ik aan dat verzoek en kom ik mijn toezegging na." in both


def test_a_request_that_is_no_text_is_met_by_telling_of_the_conversation() -> None:
    basis = {"type": "motion", "name": "motie-Jansen", "requested": "een gesprek met de sector"}
    deed = text(lambda record: record.update(basis=basis))
    assert "heeft uw Kamer verzocht om een gesprek met de sector." in deed
    assert "Met deze brief voldoe ik aan dat verzoek en informeer ik uw Kamer over mijn gesprek met de" in deed
    more = text(lambda record: record.update(basis={**basis, "promised": "een brief"}))
    assert "voldoe ik aan dat verzoek, kom ik mijn toezegging na en informeer ik uw Kamer over mijn gesprek" in more


def test_a_reaction_is_not_one_of_the_conversation() -> None:
    basis = {"type": "debate", "name": "commissiedebat Asiel", "requested": "een reactie"}
    reaction = text(lambda record: record.update(basis=basis))
    assert "In het commissiedebat Asiel heeft uw Kamer verzocht om een reactie naar aanleiding van mijn" in reaction
    assert "De reactie ontvangt u hierbij." in reaction
