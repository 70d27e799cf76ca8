"""Search as a user meets it: excerpts, what was meant, versions, transactions and plans."""

import re
import sqlite3
from pathlib import Path

import pytest

from briefgen.search import version
from briefgen.search.documents import Document, Hit
from briefgen.search.excerpts import excerpt, wanted
from briefgen.search.index import OtherAnalyserError
from briefgen.search.searching import search
from briefgen.search.sqlite import engine, ranking, schema
from briefgen.search.sqlite.engine import SqliteIndex
from briefgen.search.understanding import understand


def index_of(*texts: str) -> SqliteIndex:
    made = SqliteIndex(sqlite3.connect(":memory:", isolation_level=None))
    made.rebuild()
    for number, text in enumerate(texts):
        made.add(Document(str(number), f"30902{number}", None, "jenv", "answers", "Brief", text))
    return made


def marked(hit: Hit) -> str:
    return "".join(f"[{piece.text}]" if piece.found else piece.text for piece in hit.excerpt)


@pytest.mark.parametrize(
    ("query", "text", "shown"),
    [
        ("gemeente", "Twee gemeenten en ’t rijk.", "Twee [gemeenten] en ’t rijk."),
        ("vreemdelingen", "De vreemdelingenvoorzieningen.", "De [vreemdelingenvoorzieningen]."),
        ("19637", "Zie 19 637, nr. 5.", "Zie [19 637, nr. 5]."),
        ("2020-11-04", "Op 4 november 2020.", "Op [4 november 2020]."),
        ("vreem*", "De vreemdeling vreesde.", "De [vreemdeling] vreesde."),
        ("gemeente NOT rijk", "De gemeente.", "De [gemeente]."),
        ('"de gemeente"', "De gemeente.", "De [gemeente]."),
    ],
)
def test_the_words_that_were_asked_for_are_marked(query: str, text: str, shown: str) -> None:
    assert marked(search(index_of(text), query).hits[0]) == shown


def test_an_excerpt_is_the_densest_piece_of_a_long_letter() -> None:
    text = "Een gemeente. " + "Iets anders. " * 100 + "De gemeente en de provincie overleggen. " + "Nog iets. " * 100
    shown = marked(search(index_of(text), "gemeente provincie").hits[0])
    assert "[gemeente] en de [provincie]" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) < 300


def test_an_excerpt_holds_the_text_as_it_stands() -> None:
    text = "Eén  regel\nen\u00a0de volgende, met “aanhalingstekens”. " * 40
    pieces = excerpt(text, wanted(understand("volgende").query))
    assert "".join(each.text for each in pieces).strip("…") in text.replace("\n", " ")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("knelpnt", "knelpunt"), ("knelputn", "knelpunt"), ("Knelpuntt", "Knelpunt"), ("knelpnt AND overleg",
        "knelpunt AND overleg"),
        ("kind:answers knelpnt", "kind:answers knelpunt"), ("bestuurljik knelpnt", "bestuurlijk knelpunt"),
    ],
)  # fmt: skip
def test_a_typing_mistake_offers_what_was_meant(typed: str, meant: str) -> None:
    results = search(index_of("Het knelpunt in het bestuurlijk overleg."), typed)
    assert (results.total, results.did_you_mean) == (0, meant)


@pytest.mark.parametrize("typed", ["knelpunt", "xyzzyxyzzy", "knelpnt provincie", "kind:questions knelpunt", "?!", ""])
def test_nothing_is_offered_that_finds_nothing_or_was_not_needed(typed: str) -> None:
    assert search(index_of("Het knelpunt."), typed).did_you_mean == ""


def test_an_abbreviation_and_its_words_find_each_other() -> None:
    index = index_of("De Landelijke Vreemdelingen Voorzieningen (LVV).", "De LVV-pilots.", "Om de landelijke norm.")
    assert search(index, "vreemdelingen").total == 2
    assert search(index, "LVV’s").total == 2


def test_an_abbreviation_is_not_the_word_of_the_same_letters() -> None:
    index = index_of("Het OM seponeert.", "Om tien uur.")
    assert search(index, "OM").total == 1
    assert search(index, "RAAD").total == 0


def test_capitals_find_a_word_that_nobody_uses_as_an_abbreviation() -> None:
    assert search(index_of("De raad."), "RAAD").total == 1


def test_fragments_of_a_reference_find_its_letter() -> None:
    index = SqliteIndex(sqlite3.connect(":memory:"))
    index.rebuild()
    index.add(Document("1", "IENW/BSK-2020/236124", None, "ienw", "answers", "", ""))
    for typed in ("236124", "23612", "36124", "IENW/BSK-2020/236124", "ienw bsk 2020", "BSK-2020", "reference:2361",
                  'reference:"ienw / bsk"', "reference:bsk2020236"):  # fmt: skip
        assert search(index, typed).total == 1, typed


def test_a_page_after_the_last_is_empty_and_a_page_before_the_first_is_the_first() -> None:
    index = index_of("gemeente", "gemeente")
    assert search(index, "gemeente", page=9).hits == ()
    assert search(index, "gemeente", page=9).total == 2
    assert len(search(index, "gemeente", page=-3).hits) == 2
    assert search(index, "gemeente", size=0).hits == ()


def test_an_index_of_another_analyser_is_refused_until_it_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    index = index_of("gemeente")
    monkeypatch.setattr(schema, "ANALYSER", version.ANALYSER + 1)
    newer = SqliteIndex(index.connection)
    assert not newer.is_current()
    with pytest.raises(OtherAnalyserError):
        search(newer, "gemeente")
    with pytest.raises(OtherAnalyserError):
        newer.add(Document("2", "", None, "", "", "", ""))
    newer.rebuild()
    assert newer.is_current()
    assert search(newer, "gemeente").total == 0


def test_a_database_without_an_index_is_refused() -> None:
    index = SqliteIndex(sqlite3.connect(":memory:"))
    assert not index.is_current()
    with pytest.raises(OtherAnalyserError):
        search(index, "gemeente")


def test_a_letter_is_found_with_the_transaction_of_the_caller(tmp_path: Path) -> None:
    one, other = (sqlite3.connect(tmp_path / "letters", isolation_level=None) for _each in "ab")
    one.execute("PRAGMA journal_mode=WAL")
    one.execute("CREATE TABLE issued (key TEXT)")
    mine, theirs = SqliteIndex(one), SqliteIndex(other)
    mine.rebuild()
    one.execute("BEGIN IMMEDIATE")
    one.execute("INSERT INTO issued VALUES ('1')")
    mine.add(Document("1", "", None, "jenv", "answers", "", "gemeente"))
    assert search(mine, "gemeente").total == 1
    assert search(theirs, "gemeente").total == 0
    one.execute("COMMIT")
    assert search(theirs, "gemeente").total == 1
    one.execute("BEGIN IMMEDIATE")
    mine.add(Document("2", "", None, "jenv", "answers", "", "gemeente"))
    one.execute("ROLLBACK")
    assert search(mine, "gemeente").total == search(theirs, "gemeente").total == 1
    one.close()
    other.close()


_READ = "SCAN {} VIRTUAL TABLE INDEX match and ids"


@pytest.mark.parametrize(
    ("statement", "plan"),
    [
        (engine.NEWEST, [_READ.format("search_text")]),  # nothing is sorted
        (ranking.BEST, [_READ.format("search_text"), "USE TEMP B-TREE FOR ORDER BY"]),
        (
            engine.FACETS,
            [_READ.format("t"), "SEARCH f USING INTEGER PRIMARY KEY (rowid=?)"],
        ),
    ],
)
def test_the_plans_are_those_that_were_measured(statement: str, plan: list[str]) -> None:
    """A join the other way round asks every letter of the archive whether it matches: fourteen times as slow."""
    index = index_of(*("gemeente" for _each in range(60)))
    index.connection.execute("ANALYZE")
    rows = index.connection.execute(f"EXPLAIN QUERY PLAN {statement}", ['"x"', 1, 2, 3, 4][: statement.count("?")])
    assert [re.sub(r"\d+:M\d+><", "match and ids", row[3]) for row in rows] == plan


def test_very_many_letters_are_all_found_once_over_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those in which the word is strong come first; the rest is weighed only for later pages."""
    texts = ("raad", "raad raad", "raad " * 9, "de raad en de wet", "raad en raad", "een raad") * 4
    index = index_of(*texts)
    whole = [hit.document.key for hit in search(index, "raad", size=100).hits]
    monkeypatch.setattr(ranking, "MANY", 5)
    for size in (1, 5, 7, 24, 100):
        pages = [hit.document.key for page in range(1, 26) for hit in search(index, "raad", size=size, page=page).hits]
        assert sorted(pages) == sorted(whole)
        assert {texts[int(key)] for key in pages[:4]} == {"raad " * 9}


def test_only_features_of_sqlite_3_40_are_used() -> None:
    statements = " ".join((*schema.TABLES, ranking.BEST, engine.FACETS))
    for newer in ("contentless_delete", "contentless_unindexed", "tokendata", "locale"):
        assert newer not in statements


def test_a_compound_that_no_letter_has_is_found_in_two_words() -> None:
    index = index_of("De Landelijke Vreemdelingen Voorzieningen in Tilburg.")
    assert search(index, "vreemdelingenvoorziening").total == 1


def test_a_ministry_that_no_letter_is_of_offers_the_nearest() -> None:
    index = index_of("Een gemeente.")
    assert search(index, "gemeente ministry:jemv").did_you_mean == "gemeente ministry:jenv"
    assert search(index, "gemeente kind:answer").did_you_mean == "gemeente kind:answers"
    assert search(index, "gemeente ministry:qqqqqq").did_you_mean == ""


@pytest.mark.parametrize(("typed", "meant"), [("minister:jenv", "ministerie:"), ("signatry:x", "signatory:")])
def test_a_field_that_does_not_exist_offers_the_nearest(typed: str, meant: str) -> None:
    (problem,) = search(index_of("Een gemeente."), typed).problems
    assert problem.code == "S104"
    assert meant in problem.hint


def test_an_excerpt_without_a_word_of_the_query_begins_below_the_subject() -> None:
    index = index_of("Ministerie Retouradres Onderwerp Brief\nDe dijken zijn hoog.")
    assert marked(search(index, "ministry:jenv").hits[0]) == "…De dijken zijn hoog."
