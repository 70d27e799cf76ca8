"""What a letter says about promises of earlier letters, in Dutch, with nothing typed left out."""

import pytest
from composing import composed, text

PLANNING = {"promise": "jenv/3081234#planning"}
WHOLE = {
    "promise": "jenv/3081234#planning",
    "name": "de toezegging om een planning te sturen",
    "made_on": "2020-09-15",
}


def told(*fulfilments: dict[str, str]) -> str:
    """The last paragraph or list of the letter."""
    return text(lambda record: record.update(fulfils=list(fulfilments))).splitlines()[-1]


@pytest.mark.parametrize(
    ("fulfilment", "sentence"),
    [
        (PLANNING, "Hiermee is de afspraak uit de brief met kenmerk 3081234 nagekomen."),
        (
            WHOLE,
            "Hiermee is de toezegging om een planning te sturen uit de brief van 15 september jongstleden "
            "(kenmerk 3081234) nagekomen.",
        ),
        (
            {**WHOLE, "status": "partly", "how": "de kosten zijn bekend", "due": "februari 2021"},
            "Hiermee is de toezegging om een planning te sturen uit de brief van 15 september jongstleden "
            "(kenmerk 3081234) deels nagekomen. De kosten zijn bekend. Het overige volgt in februari 2021.",
        ),
        (
            {**WHOLE, "status": "lapsed", "how": "Het overleg is opgeheven."},
            "De toezegging om een planning te sturen uit de brief van 15 september jongstleden (kenmerk 3081234) "
            "is vervallen. Het overleg is opgeheven.",
        ),
        (
            {"promise": "ienw/IENW/BSK-2020/41877#lijst", "made_on": "2019-11-04"},
            "Hiermee is de afspraak uit de brief van 4 november 2019 (kenmerk IENW/BSK-2020/41877) nagekomen.",
        ),
    ],
)
def test_a_promise_that_is_settled_gets_its_sentence(fulfilment: dict[str, str], sentence: str) -> None:
    assert told(fulfilment) == sentence


def test_several_are_told_one_after_the_other() -> None:
    assert told(PLANNING, {**PLANNING, "promise": "jenv/3081300#kosten", "name": "de afspraak over de kosten"}) == (
        "Hiermee is de afspraak uit de brief met kenmerk 3081234 nagekomen. "
        "Ook is de afspraak over de kosten uit de brief met kenmerk 3081300 nagekomen."
    )


def test_many_are_told_in_a_list() -> None:
    many = [{"promise": f"jenv/308{number}#planning", "status": "partly"} for number in range(1000, 1004)]
    made = text(lambda record: record.update(fulfils=many)).splitlines()
    assert made[-5] == "Hiermee staat het met eerdere afspraken en toezeggingen als volgt:"
    assert made[-1] == "de afspraak uit de brief met kenmerk 3081003: deels nagekomen."


def test_a_moment_that_is_not_said_is_a_finding() -> None:
    """What is done wholly has no rest that could follow."""
    problems = composed(lambda record: record.update(fulfils=[{**PLANNING, "due": "februari 2021"}])).problems
    assert [(each.code, each.where.field) for each in problems] == [("T106", "fulfils.0.due")]
