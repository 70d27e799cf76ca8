"""What the checks of a composed letter find of its papers and its sender."""

import pytest
from letter_findings import codes, found, says

TWO = "\nenclosures:\n  - title: Planning\n  - title: Begroting"


@pytest.mark.parametrize(
    ("excerpt", "expected"),
    [
        (says("Het rapport gaat als bijlage bij deze brief."), ["F110"]),
        (says("Het rapport treft u aan als bijlage."), ["F110"]),
        (says("Het bijgevoegde rapport is helder."), ["F110"]),
        (says("Dat staat in de bijlage bij de verordening."), []),
        (says("Zie bijlage 1.") + "\nenclosures:\n  - title: Rapport", []),
        (says("Zie bijlage 2.") + "\nenclosures:\n  - title: Rapport", ["F113"]),
        (says("De bijlagen lichten dit toe.") + TWO, []),
        (
            says("Het rapport treft u aan als bijlage.") + TWO,
            ["F111", "F111"],
        ),
        ("enclosures:\n  - title: Overzicht van de kosten", ["F111"]),
        (
            says("De nulmeting gaat als bijlage mee.")
            + "\nenclosures:\n  - title: Nulmeting 2020\n  - title: Begroting",
            ["F111"],
        ),
        (says("Een afschrift van deze brief gaat naar de burgemeesters."), ["F112"]),
        (says("Een afschrift van deze brief gaat naar hen.") + "\ncopies:\n  - to: de burgemeesters", []),
        (says("Een afschrift van het vonnis ken ik niet."), []),
    ],
)
def test_what_goes_with_the_letter_is_listed_and_mentioned(excerpt: str, expected: list[str]) -> None:
    assert codes(excerpt) == expected


@pytest.mark.parametrize(
    ("excerpt", "expected"),
    [
        ("signatories:\n  - office: staatsecretaris", ["F116"]),
        ("signatories:\n  - office: minister\n  - office: minister", ["F121"]),
        ("unit: dmg", ["F117"]),
        ("reference: 309025", ["F119"]),
        ("reference: '03090253'", ["F119"]),
        ("reference:", []),
        ("date: 2019-06-05", ["F114"]),
        ("date: 2019-06-05\nsignatories:\n  - {office: staatssecretaris, name: Jan Jansen}", []),
        ("signatories:\n  - {office: staatssecretaris, name: Jan Jansen}", ["F115"]),
        ("signatories:\n  - {office: staatssecretaris, name: Ankie Broekers-Knol}", []),
    ],
)
def test_the_sender_is_as_the_profile_has_it(excerpt: str, expected: list[str]) -> None:
    assert codes(excerpt) == expected


def test_an_office_that_was_mistyped_is_suggested() -> None:
    (problem,) = found("signatories:\n  - office: staatsecretaris")
    assert "staatssecretaris" in problem.hint


def test_issuing_asks_for_a_reference_unless_the_ministry_has_a_series() -> None:
    assert codes("reference:", purpose="issue") == ["F107"]
    other = "ministry: ienw\nunit:\nsignatories:\n  - office: minister\n"
    assert codes(other + "reference:", purpose="issue") == []
    assert codes(other + "reference: 3090253") == ["F118"]
