"""What somebody who looks for a letter sees: letters, counts, mistakes of the query, and what was probably meant."""

import json

import pytest
from secretariat import desk, renamed

__all__ = ["desk"]
REFERENCE = "3090253"


def references(found) -> list[str]:
    return [each["letter"]["reference"] for each in found["hits"]]


@pytest.mark.parametrize(
    "query",
    [
        ("gemeente",),
        ("overleggen",),
        ('"bestuurlijk', 'overleg"'),
        ("vreemdelingen",),
        ("bestuur*",),
        ("overleg", "NOT", "onvindbaar"),
        ("(onvindbaar OR overleg) ministry:jenv",),
        ("kind:meeting-report from:2020-11 to:2020-11",),
        ("reference:0902",),
        ("3O90 253",),
        ("17 november 2020",),
    ],
)
def test_a_letter_is_found_by_what_is_in_it_and_what_is_known_of_it(desk, query):
    desk.issued()
    ran = desk("search", *query)
    assert ran.status == 0
    assert ran.out.startswith(f"2020-11-17  {REFERENCE}  ")


@pytest.mark.parametrize("query", ["ministry:ienw", "to:2019", "overleg NOT bestuurlijk", "onvindbaar"])
def test_what_no_letter_answers_is_not_found(desk, query):
    desk.issued()
    ran = desk("search", query)
    assert (ran.status, ran.out, ran.err) == (1, "", "No issued letter answers this.\n")


def test_a_typing_mistake_offers_what_was_probably_meant(desk):
    desk.issued()
    ran = desk("search", "bestuurljik")
    assert ran.status == 1
    assert "Did you mean: bestuurlijk\n" in ran.err
    assert desk.json("search", "bestuurljik")["did_you_mean"] == "bestuurlijk"


def test_a_mistake_in_the_query_is_shown_with_a_caret_and_the_rest_is_answered(desk):
    desk.issued()
    ran = desk("search", "overleg minstry:jenv)")
    assert ran.status == 2
    head, line, under, *_rest = ran.err.splitlines()
    assert "S104" in head
    assert line.endswith("overleg minstry:jenv)")
    assert line[under.index("^") : under.rindex("^") + 1] == "minstry:jenv"
    told = json.loads(desk("search", "overleg AND", "--json").out)
    assert (references(told), [each["code"] for each in told["problems"]]) == ([REFERENCE], ["S103"])


def test_letters_come_in_pages_newest_first_with_counts_of_all(desk):
    desk.issued()
    desk.issued(renamed("beter", reference="3090300"), name="beter.yaml")
    first, second = (
        desk.json("search", "overleg", "--sort", "newest", "--limit", 1, "--page", page) for page in (1, 2)
    )
    assert references(first) + references(second) == ["3090300", REFERENCE]
    assert first["total"] == second["total"] == 2
    assert first["counts"] == {
        "ministry": {"jenv": 2},
        "year": {"2020": 2},
        "kind": {"meeting-report": 2},
        "dossier": {},
    }
    ran = desk("search", "overleg", "--limit", "1")
    assert "2 letters.\nThis is page 1 of 2.\nMinistry: jenv 2\nYear: 2020 2\nKind: meeting-report 2\n" in ran.err


def test_a_letter_is_found_by_the_dossiers_of_its_record(desk):
    desk.issued(lambda text: text + '\ndossiers: ["19 637"]\n')
    for query in ("dossier:19637", 'dossier:"19 637"', "dossier:kst-19637"):
        found = desk.json("search", query)
        assert references(found) == [REFERENCE], query
        assert found["counts"]["dossier"] == {"19637": 1}


def test_letters_like_one_are_found_and_it_is_not_among_them(desk):
    desk.issued()
    desk.issued(renamed("beter", reference="3090300"), name="beter.yaml")
    assert references(desk.json("search", "--like", REFERENCE)) == ["3090300"]
    assert desk("search", "--like", "nergens").status != 0


def test_an_excerpt_shows_the_words_that_were_found(desk):
    desk.issued()
    (hit,) = desk.json("search", "gemeenten")["hits"]
    marked = {piece["text"].lower() for piece in hit["pieces"] if piece["found"]}
    assert marked and all(word.startswith("gemeente") for word in marked)
    assert "gemeente" in hit["excerpt"]


@pytest.mark.parametrize(
    "args", [(), ("",), ("overleg", "--like", REFERENCE), ("--like", REFERENCE, "--page", "2"), ("x", "--page", "0")]
)
def test_what_does_not_go_together_is_refused(desk, args):
    desk.issued()
    assert desk("search", *args).status == 2


@pytest.mark.parametrize(
    "query", ['"', "AND OR NOT", "a" * 5000, "NEAR(", "*", "\x00", "-", "((((", "§every", "\u202e"]
)
def test_whatever_is_asked_is_a_question(desk, query):
    desk.issued()
    ran = desk("search", query)
    assert ran.status in (0, 1, 2)
    assert "Traceback" not in ran.err and ran.err
