"""Plurals, lists, money and no-break spaces as ministries write them."""

from decimal import Decimal

import pytest

from briefgen.dutch.articles import definite, plural_with_article
from briefgen.dutch.grammar import capitalised, decapitalised, is_of_a_place, plural
from briefgen.dutch.lists import listed
from briefgen.dutch.money import euros, number
from briefgen.dutch.typography import keep_together

PLURALS = """
wethouder wethouders, burgemeester burgemeesters, staatssecretaris staatssecretarissen, minister ministers
gedeputeerde gedeputeerden, directeur-generaal directeuren-generaal, secretaris-generaal secretarissen-generaal
inspecteur-generaal inspecteurs-generaal, adviseur adviseurs, ambassadeur ambassadeurs, coördinator coördinatoren
officier officieren, hoofdofficier hoofdofficieren, korpschef korpschefs, lid leden, raadslid raadsleden
Kamerlid Kamerleden, ambtenaar ambtenaren, hoogleraar hoogleraren, deskundige deskundigen, betrokkene betrokkenen
jongere jongeren, waterschap waterschappen, bedrijf bedrijven, college colleges, gemeente gemeenten
provincie provincies, programma programma's, LVV LVV's, generaal generaals, consul consuls, attaché attachés
minister-president ministers-president, overleg overleggen, zaak zaken, vrouw vrouwen, man mannen, raad raden
"""


@pytest.mark.parametrize("pair", [pair for line in PLURALS.strip().splitlines() for pair in line.split(", ")])
def test_a_plural_is_formed(pair: str) -> None:
    one, many = pair.split(" ")
    assert plural(one) == many


def test_only_the_first_noun_of_an_office_gets_a_plural() -> None:
    assert plural("commissaris van de Koning") == "commissarissen van de Koning"
    assert plural("officier van justitie") == "officieren van justitie"


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A en B"),
        (["A", "B", "C"], "A, B en C"),
        (["A", "", "B"], "A en B"),
    ],
)
def test_a_list_joins_with_en(parts: list[str], text: str) -> None:
    assert listed(parts) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("587273", "€ 587.273"),
        ("3100000000", "€ 3,1 miljard"),
        ("12.5", "€ 12,50"),
        ("20000000", "€ 20 miljoen"),
        ("2.0E+7", "€ 20 miljoen"),
        ("1000000000000", "€ 1.000 miljard"),
        ("1234567", "€ 1.234.567"),
        ("0", "€ 0"),
    ],
)
def test_an_amount_is_written_with_points_and_a_comma(amount: str, text: str) -> None:
    assert euros(Decimal(amount)) == text


def test_a_number_never_prints_an_exponent() -> None:
    assert number(Decimal("1E+3")) == "1.000"
    assert number(12345) == "12.345"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("zie nr. 5 van", "zie nr.~5 van"),
        ("kost € 5 miljoen", "kost €~5~miljoen"),
        ("op 20 mei 2020", "op 20~mei 2020"),
        ("artikel 68 zegt", "artikel~68 zegt"),
        ("overleg d.d. 4 november 2020", "overleg d.d.~4~november 2020"),
        ("Kamerstuk 19 637, nr. 5", "Kamerstuk 19~637, nr.~5"),
        ("in 19 637 staat", "in 19~637 staat"),
        ("12 345 678 mensen", "12 345 678 mensen"),
        ("de heer mr. Jansen", "de heer mr.~Jansen"),
        ("gewone woorden", "gewone woorden"),
    ],
)
def test_no_break_spaces_stand_where_paper_wants_them(text: str, kept: str) -> None:
    assert keep_together(text).replace("\u00a0", "~") == kept


def test_capitals_know_dutch() -> None:
    assert [capitalised(word) for word in ("'s avonds", "ijsland", "één")] == ["'s Avonds", "IJsland", "Één"]
    assert [decapitalised(word) for word in ("Het overleg", "EU-raad")] == ["het overleg", "EU-raad"]


@pytest.mark.parametrize(
    ("subject", "named"),
    [
        ("LVV-pilots", "de LVV-pilots"),
        ("regio's", "de regio's"),
        ("commissies", "de commissies"),
        ("wonen", "wonen"),
        ("onderwijs", "onderwijs"),
        ("fiets", "fiets"),
        ("basis", "basis"),
        ("de scholen", "de scholen"),
    ],
)
def test_only_a_plural_has_an_article_after_voor(subject: str, named: str) -> None:
    assert plural_with_article(subject) == named


def test_a_wethouder_is_of_a_place_whatever_organisation_he_speaks_for() -> None:
    assert is_of_a_place("Wethouder")
    assert not is_of_a_place("directeur")


@pytest.mark.parametrize(
    "phrase",
    ["het commissiedebat Water", "het bestuurlijk overleg fiets", "het Algemeen Overleg", "het overleg Ondermijning",
     "de motie-Jansen", "de vaste commissie voor Waterstaat", "de landelijke bijeenkomst", "de Tafel Wonen"],
)  # fmt: skip
def test_a_name_after_a_noun_does_not_change_its_article(phrase: str) -> None:
    assert definite(phrase.partition(" ")[2]) == phrase
