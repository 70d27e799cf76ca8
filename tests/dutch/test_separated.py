"""Verbs are known by their halves."""

import pytest

from briefgen.dutch.separated import separated_verbs


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Ik zeg uw Kamer toe dat dit gebeurt.", ["toezeggen"]),
        ("Het kabinet schold de schuld van velen kwijt.", ["kwijtschelden"]),
        ("De haven sloeg minder over dan vorig jaar.", ["overslaan"]),
        ("De gemeente slaat goederen over.", ["overslaan"]),
        ("De rechter sprak een maatregel uit en de raad nam de motie aan.", ["uitspreken", "aannemen"]),
        ("Een analyse toe te voegen is goed.", ["toevoegen"]),
        ("Op verzoek van de raad, zegde ik dit toe.", ["toezeggen"]),
        ("Hij legde het werk uit.", ["uitleggen"]),
        ("Zij komt in de Kamer en spreekt over de wet.", []),
        ("Het gaat om te weinig geld.", []),
        ("", []),
        ("toe", []),
    ],
)
def test_the_halves_of_a_verb_are_found_together(text: str, verbs: list[str]):
    assert list(separated_verbs(text)) == verbs


def test_halves_of_two_sentences_are_not_of_one_verb():
    assert list(separated_verbs("Ik zeg niets. Daar kom ik aan toe.")) != ["toezeggen"]
