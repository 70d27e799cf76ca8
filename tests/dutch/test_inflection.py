"""Forms of a word are brought back to that word, and compounds to their parts."""

import random

import pytest

from briefgen.dutch.compounds import bases, parts, split
from briefgen.dutch.inflection import roots
from briefgen.dutch.lexicon import is_word
from briefgen.dutch.verbs import infinitive


@pytest.mark.parametrize(
    ("forms", "root"),
    [
        ("gemeente gemeenten", "gemeente"), ("huis huizen huisje huisjes", "huis"), ("raad raden", "raad"),
        ("school scholen", "school"), ("man mannen", "man"), ("lid leden", "lid"), ("museum musea", "museum"),
        ("mogelijkheid mogelijkheden", "mogelijkheid"), ("burgemeester burgemeesters", "burgemeester"),
        ("prijs prijzen", "prijs"), ("plaats plaatsen", "plaats"), ("molen molens", "molen"), ("ideaal idealen",
        "ideaal"),
        ("grijs grijze", "grijs"), ("landelijk landelijke", "landelijk"), ("groot grote grootste", "groot"),
        ("openbaar openbare", "openbaar"), ("financieel financiele", "financieel"), ("schade schaden", "schade"),
        ("loop loopt liep liepen lopen gelopen", "loop"), ("leef leeft leefde leefden geleefd", "leef"),
        ("overdragen overdraagt overdroeg overdroegen overgedragen", "overdraag"),
        ("evalueren evalueert evalueerde geevalueerd", "evalueer"), ("doorrekenen doorgerekend", "doorreken"),
        ("gaan gaat ging gegaan", "ga"), ("besloot besluiten", "besluit"), ("meld melden gemeld meldde", "meld"),
    ],
)  # fmt: skip
def test_forms_lead_to_their_word(forms: str, root: str) -> None:
    for form in forms.split():
        assert roots(form)[0] == root, form


@pytest.mark.parametrize(
    "word", ["markt", "kracht", "beleid", "advies", "gebied", "verband", "regering", "regel", "voorziening"]
)
def test_a_word_that_looks_like_a_form_stays_itself(word: str) -> None:
    assert roots(word)[0] == word


def test_a_form_of_two_words_leads_to_both() -> None:
    assert set(roots("gegeven")) == {"gegeven", "geef"}
    assert set(roots("afspraken")) == {"afspraak", "afspreek"}


def test_a_derived_word_is_another_word() -> None:
    assert set(roots("regeling")).isdisjoint(roots("regelen"))
    assert set(roots("bestuurlijk")).isdisjoint(roots("besturen"))


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("vreemdelingenvoorzieningen", {"vreemdeling", "voorziening"}), ("stadsvernieuwing", {"stad", "vernieuwing"}),
        ("kinderopvangtoeslag", {"kinderopvang", "toeslag", "kind", "opvang"}), ("gezondheidsrisico", {"gezondheid",
        "risico"}),
        ("rechtsbijstand", {"recht", "bijstand"}), ("garnalenkotter", {"garnaal", "kotter"}),
    ],
)  # fmt: skip
def test_a_compound_has_parts(word: str, found: set[str]) -> None:
    assert found <= set(parts(word))


@pytest.mark.parametrize(
    "word", ["minister", "besluit", "verslag", "gemeente", "motie", "voorstel", "beginnen", "", "a", "x" * 200]
)
def test_a_simple_word_has_no_parts(word: str) -> None:
    assert parts(word) == ()
    assert split(word) == ("", "")


def test_a_compound_that_no_list_has_is_inflected_like_its_last_word() -> None:
    assert not is_word("stikstofreductiedoelen")
    assert bases("stikstofreductiedoelen")[0] == bases("stikstofreductiedoel")[0] == "stikstofreductiedoel"
    assert bases("klankbordverslagen")[0] == "klankbordverslag"


def test_any_letters_lead_to_something() -> None:
    """`levvven`, which is no word, once led to an exception."""
    rng = random.Random(4)  # noqa: S311 - made-up words
    pieces = (
        "lev",
        "vv",
        "zz",
        "en",
        "e",
        "ge",
        "t",
        "d",
        "s",
        "ij",
        "aa",
        "oe",
        "ver",
        "aan",
        "tje",
        "heid",
        "loop",
        "x",
        "ing",
    )
    for _time in range(4000):
        word = "".join(rng.choices(pieces, k=rng.randrange(1, 7)))
        assert all(bases(word))
        assert all(parts(word) or [word])
    assert bases("levlevlevvven")


def test_prefixes_of_irregular_verbs_are_seen() -> None:
    assert infinitive("overgedragen") == "overdragen"
    assert infinitive("verliet") == "verlaten"
    assert infinitive("werkte") == ""


@pytest.mark.parametrize("word", ["de", "aap", "zwemmen", "gemeenten", "cyber"])
def test_the_word_list_has_common_words(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("word", ["", "\n", "xqz", "Gemeente", "gemeente\n", "één", "\ud800", "a\nb", "zzzzzzzz"])
def test_the_word_list_has_nothing_else(word: str) -> None:
    assert not is_word(word)
