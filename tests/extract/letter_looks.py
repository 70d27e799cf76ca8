"""What the layouts share: the labels a letter uses, and its reference column as blocks of lines."""

from dataclasses import dataclass

from extract.letter_facts import Facts, spelled


@dataclass(frozen=True)
class Labels:
    reference: str
    your_reference: str
    date: str
    subject: str
    enclosures: str


def labels_of(facts: Facts) -> Labels:
    looks, colon = facts.looks, facts.looks.choice(["", "", ":"])
    is_date = "/" not in facts.your_reference and " " in facts.your_reference
    return Labels(
        looks.choice(["Ons kenmerk", "Onze referentie", "Kenmerk", "Ons kenmerk", "Onze referentie"]) + colon,
        ("Uw brief van" if is_date else looks.choice(["Uw kenmerk", "Uw referentie"])) + colon,
        "Datum" + colon,
        looks.choice(["Onderwerp", "Betreft"]) + colon,
        looks.choice(["Bijlage(n)", "Bijlagen"]) + colon,
    )


def date_of(facts: Facts) -> str:
    return facts.looks.choice([spelled(facts.day)] * 4 + [facts.day.strftime("%d-%m-%Y")])


def column_of(facts: Facts, labels: Labels, *, with_ministry: bool) -> list[tuple[str, list[str]]]:
    """Blocks of the reference column: what they are (`bold`, `plain`, `note`) and their lines."""
    ministry, looks = facts.ministry, facts.looks
    blocks: list[tuple[str, list[str]]] = []
    if with_ministry:
        blocks.append(("bold", [ministry.name]))
    if facts.unit:
        blocks.append(("bold", [facts.unit]))
        if facts.subunit:
            blocks.append(("plain", [facts.subunit]))
    blocks.append(
        ("plain", [ministry.street, ministry.code_street, ministry.box, ministry.code_box, "www.rijksoverheid.nl"])
    )
    if looks.random() < 0.4:
        blocks.append(("bold", ["Contactpersoon"]))
        blocks.append(("plain", ["drs. J. de Vries", "T 070 370 79 11", "j.d.vries@minxx.nl"]))
    labelled = [(labels.reference, facts.reference)]
    if facts.your_reference:
        labelled.append((labels.your_reference, facts.your_reference))
        if looks.random() < 0.3:
            labelled.reverse()
    if facts.enclosures:
        labelled.append((labels.enclosures, str(facts.enclosures)))
    for label, value in labelled:
        blocks.append(("bold", [label]))
        blocks.append(("plain", [value]))
    if looks.random() < 0.6:
        blocks.append(
            (
                "note",
                [
                    "Bij beantwoording de datum",
                    "en ons kenmerk vermelden.",
                    "Wilt u slechts één zaak in uw",
                    "brief behandelen.",
                ],
            )
        )
    return blocks


def office_line(facts: Facts, index: int) -> str:
    office = facts.signatories[index][0]
    return office + ","


def trap_table(facts: Facts) -> list[list[str]]:
    """A table in the text whose header has words that are labels elsewhere."""
    return [
        ["Datum", "Onderwerp", "Kenmerk"],
        ["3 mei 2011", "Motie Pietersen", "123456"],
        ["4 juni 2012", "Toezegging", "654321"],
    ]
