"""What a query means, and what is said of one that is wrong."""

import sqlite3

import pytest
from fuzz_queries import ask, index_to_ask, queries

from briefgen.language import speaking
from briefgen.search.documents import Document
from briefgen.search.rules import RULES, caret
from briefgen.search.searching import search
from briefgen.search.sqlite.engine import SqliteIndex
from briefgen.search.understanding import understand

TEXTS = {
    "a": "de burgemeester van Tilburg spreekt met de wethouder",
    "b": "de wethouder van Utrecht spreekt nergens over",
    "c": "over Tilburg en Utrecht is niets gezegd",
    "d": "een zeer lange brief " + "waarin " * 30 + "Tilburg en daarna " + "nog meer " * 20 + "Utrecht",
}


@pytest.fixture(scope="module")
def index() -> SqliteIndex:
    made = SqliteIndex(sqlite3.connect(":memory:", isolation_level=None))
    made.rebuild()
    for key, text in TEXTS.items():
        kind, ministry = ("answers", "jenv") if key in "ab" else ("meeting-report", "ienw")
        made.add(Document(key, f"REF-{key}/2020", None, ministry, kind, f"Brief {key}", text))
    return made


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("tilburg", "acd"), ("tilburg utrecht", "cd"), ("tilburg AND utrecht", "cd"), ("tilburg EN utrecht", "cd"),
        ("burgemeester OR nergens", "ab"), ("burgemeester OF nergens", "ab"), ("tilburg NOT wethouder", "cd"),
        ("tilburg NIET wethouder", "cd"), ("NOT tilburg", "b"), ("NOT NOT tilburg", "acd"),
        ("tilburg AND NOT utrecht", "a"),
        ("burgemeester OR nergens AND utrecht", "ab"), ("(burgemeester OR nergens) AND utrecht", "b"),
        ("tilburg NEAR utrecht", "c"), ("tilburg NEAR/99 utrecht", "cd"), ("NEAR(tilburg utrecht)", "c"),
        ('"wethouder van Utrecht"', "b"), ("“wethouder van Utrecht”", "b"), ("«wethouder van utrecht»", "b"),
        ("wethou*", "ab"), ("subject:brief", "abcd"), ("subject:tilburg", ""), ("kind:answers", "ab"),
        ("soort:answers", "ab"),
        ("ministry:JENV tilburg", "a"), ("kind:meeting-report NOT tilburg", ""), ("reference:REF-a", "a"),
        ("ref-a/2020", "a"),
        ("reference:2020", "abcd"), ("de", "ab"), ("de tilburg", "acd"), ("and", ""), ("", "abcd"), ("  ", "abcd"),
        ("TILBURG", "acd"), ("tilburg-utrecht", ""), ("kind:answers OR kind:meeting-report", "abcd"),
    ],
)  # fmt: skip
def test_a_query_finds_what_it_says(index: SqliteIndex, query: str, keys: str) -> None:
    results = search(index, query)
    assert "".join(sorted(hit.document.key for hit in results.hits)) == keys
    assert results.problems == ()


@pytest.mark.parametrize(
    ("query", "code", "carets"),
    [
        ('tilburg "van Utrecht', "S101", "        ^"),
        ("(tilburg", "S102", "^"),
        ("tilburg) utrecht", "S102", "       ^"),
        ("tilburg AND", "S103", "        ^^^"),
        ("OR tilburg", "S103", "^^"),
        ("tilburg AND OR utrecht", "S103", "        ^^^"),
        ("tilburg NOT", "S103", "        ^^^"),
        ("NEAR tilburg", "S103", "^^^^"),
        ("minstry:jenv", "S104", "^^^^^^^^^^^^"),
        ("tilburg kind: answers", "S105", "        ^^^^^"),
        ("from:2020-13 tilburg", "S106", "^^^^^^^^^^^^"),
        ("date:31-02-2020", "S106", "^^^^^^^^^^^^^^^"),
        ("tilburg ?!", "S107", "        ^^"),
        ("tilburg NEAR kind:answers", "S108", "        ^^^^"),
        ("from:2021 to:2020", "S110", "          ^^^^^^^"),
    ],
)
def test_a_mistake_is_shown_at_its_place_and_the_rest_is_answered(
    index: SqliteIndex, query: str, code: str, carets: str
) -> None:
    problems = search(index, query).problems
    assert [problem.code for problem in problems] == [code]
    assert caret(problems[0]) == f"{query}\n{carets}"


def test_what_can_be_understood_of_a_wrong_query_is_answered(index: SqliteIndex) -> None:
    assert search(index, '(tilburg AND ?! "burgemeester van').total == 1
    assert search(index, "tilburg OR").total == 3


def test_signs_alone_find_nothing(index: SqliteIndex) -> None:
    assert search(index, "?!").total == 0


def test_every_mistake_of_a_query_is_said_at_once(index: SqliteIndex) -> None:
    codes = [problem.code for problem in search(index, 'from:nooit (tilburg AND "utrecht').problems]
    assert codes == ["S106", "S102", "S101"]


def test_a_long_query_is_cut_and_says_so() -> None:
    asked = understand(" ".join(f"woord{number}" for number in range(5000)))
    assert [problem.code for problem in asked.problems] == ["S109"]


def test_deep_brackets_are_answered() -> None:
    asked = understand("(" * 900 + "tilburg" + ")" * 900)
    assert {problem.code for problem in asked.problems} == {"S102"}


def test_each_rule_has_its_code_once() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert all(rule.title and rule.why and rule.wrong and rule.right for rule in RULES)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.code not in ("S109",)], ids=lambda rule: rule.code)
def test_the_examples_of_a_rule_are_wrong_and_right(rule) -> None:
    assert rule.code in [problem.code for problem in understand(rule.wrong).problems]
    assert understand(rule.right).problems == ()


def test_no_characters_of_any_kind_raise() -> None:
    """A sample; the campaign is `python tests/search/fuzz_queries.py`."""
    asked, real = index_to_ask(80)
    for query in queries(400, seed=2, real=real):
        ask(asked, query)


def test_a_mistake_is_said_in_the_language_of_the_user() -> None:
    with speaking("nl"):
        message = understand("(tilburg").problems[0].message
    assert message
