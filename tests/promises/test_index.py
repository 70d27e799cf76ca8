"""What every engine of search promises, whichever it is: `ENGINES` makes an empty one."""

import datetime
import sqlite3
from collections.abc import Callable, Iterator

import pytest

from briefgen.search.documents import Document
from briefgen.search.index import Index, KnownKeyError
from briefgen.search.query import EVERYTHING, NOTHING, Days, Row
from briefgen.search.searching import like, search
from briefgen.search.sqlite.engine import SqliteIndex
from briefgen.search.understanding import understand


def _sqlite() -> Index:
    return SqliteIndex(sqlite3.connect(":memory:", isolation_level=None))


ENGINES: dict[str, Callable[[], Index]] = {"sqlite": _sqlite}


@pytest.fixture(params=sorted(ENGINES))
def index(request: pytest.FixtureRequest) -> Iterator[Index]:
    made = ENGINES[request.param]()
    made.rebuild()
    yield made


def letter(key: str, text: str = "", *, day: str = "2020-11-17", ministry: str = "jenv", subject: str = "Overleg",
           kind: str = "meeting-report", dossiers: tuple[str, ...] = (), reference: str = "") -> Document:  # fmt: skip
    date = datetime.date.fromisoformat(day) if day else None
    return Document(
        key, reference or "30902" + key, date, ministry, kind, subject, text, dossiers, ("Ankie Broekers",), "Kamer"
    )  # fmt: skip


def found(index: Index, text: str, **asked: str) -> list[str]:
    return [hit.document.key for hit in search(index, text, **asked).hits]  # type: ignore[arg-type]  # sort is given as text


def test_a_letter_is_found_as_soon_as_it_was_added(index: Index) -> None:
    index.add(letter("1", "De gemeenten overleggen."))
    assert found(index, "gemeente") == ["1"]


def test_a_letter_that_was_removed_is_not_found_and_not_counted(index: Index) -> None:
    index.add(letter("1", "De Landelijke Vreemdelingen Voorzieningen (LVV) in de gemeenten, co-operatie."))
    index.add(letter("2", "Een gemeente."))
    assert index.remove("1")
    assert found(index, "gemeente") == ["2"]
    assert found(index, "LVV") == found(index, "vreemdelingen") == found(index, "lande*") == []
    assert len(index) == 1
    assert index.document("1") is None
    assert not index.remove("1")


def test_a_letter_that_was_removed_and_added_again_is_as_if_it_had_never_gone(index: Index) -> None:
    index.add(letter("1", "Een gemeente."))
    index.remove("1")
    index.add(letter("1", "Een provincie."))
    assert found(index, "gemeente") == []
    assert found(index, "provincies") == ["1"]


def test_a_key_is_taken_once(index: Index) -> None:
    index.add(letter("1", "eerste"))
    with pytest.raises(KnownKeyError):
        index.add(letter("1", "tweede"))
    assert found(index, "tweede") == []


def test_a_document_comes_out_as_it_went_in(index: Index) -> None:
    put = letter("a/b", "Eén\n‘regel’ \u00a0 💶", dossiers=("19637", "36600-VII"), subject="")
    index.add(put)
    index.add(letter("c", day=""))
    assert index.document("a/b") == put
    assert index.document("c") == letter("c", day="")
    assert index.document("nobody") is None


def test_making_it_anew_leaves_it_empty(index: Index) -> None:
    index.add(letter("1", "gemeente"))
    index.rebuild()
    assert index.is_current()
    assert len(index) == 0
    assert found(index, "") == []


def test_newest_first_is_by_date_whatever_the_order_in_which_they_came(index: Index) -> None:
    for key, day in (("b", "2020-05-01"), ("d", ""), ("a", "2021-01-01"), ("c", "1950-03-02")):
        index.add(letter(key, "gemeente", day=day))
    assert found(index, "gemeente", sort="newest") == ["a", "b", "c", "d"]


def test_letters_of_one_day_come_in_the_same_order_on_every_page(index: Index) -> None:
    for number in range(25):
        index.add(letter(str(number), "gemeente"))
    for sort in ("best", "newest"):
        whole = [hit.document.key for hit in search(index, "gemeente", sort=sort, size=25).hits]  # type: ignore[arg-type]
        pages = [
            hit.document.key
            for page in range(1, 5)
            for hit in search(index, "gemeente", sort=sort, size=8, page=page).hits  # type: ignore[arg-type]
        ]
        assert pages == whole
        assert sorted(whole) == sorted(map(str, range(25)))


def test_what_a_letter_is_called_counts_more_than_what_it_says(index: Index) -> None:
    index.add(letter("said", "De opvang van asielzoekers en veel meer.", day="2021-01-01"))
    index.add(letter("called", "De opvang en veel meer.", subject="Asielzoekers", day="2020-01-01"))
    index.add(letter("part", "Het asielzoekersbeleid en veel meer.", day="2022-01-01"))
    for number in range(5):
        index.add(letter(f"other{number}", "Iets anders."))
    assert found(index, "asielzoekers") == ["called", "said", "part"]


def test_facets_count_every_letter_found_and_not_only_the_page(index: Index) -> None:
    index.add(letter("1", "gemeente", ministry="jenv", dossiers=("19637", "29544")))
    index.add(letter("2", "gemeente", ministry="ienw", day="2019-01-01", dossiers=("19637",)))
    index.add(letter("3", "gemeente", ministry="ienw", kind="answers", day=""))
    index.add(letter("4", "provincie", ministry="ienw"))
    results = search(index, "gemeente", size=1)
    assert results.total == results.facets.letters == 3
    assert results.facets.ministry == {"ienw": 2, "jenv": 1}
    assert results.facets.year == {"2019": 1, "2020": 1}
    assert results.facets.kind == {"meeting-report": 2, "answers": 1}
    assert results.facets.dossier == {"19637": 2, "29544": 1}


def test_everything_nothing_and_days_are_what_they_say(index: Index) -> None:
    for key, day in (("a", "2019-12-31"), ("b", "2020-01-01"), ("c", "2020-12-31"), ("d", "2021-01-01"), ("e", "")):
        index.add(letter(key, day=day))
    year = Days(datetime.date(2020, 1, 1), datetime.date(2020, 12, 31))
    assert index.facets(EVERYTHING).letters == 5
    assert index.facets(NOTHING).letters == 0
    assert {match.key for match in index.find(year, sort="newest", offset=0, limit=9)} == {"b", "c"}
    assert found(index, "from:2020 to:2020", sort="newest") == ["c", "b"]
    assert found(index, "NOT (from:2020 to:2020)", sort="newest") == ["d", "a", "e"]
    assert found(index, "date:2019-12-31 OR date:2021", sort="newest") == ["d", "a"]


def test_a_limit_of_nothing_is_nothing(index: Index) -> None:
    index.add(letter("1", "gemeente"))
    assert index.find(EVERYTHING, sort="best", offset=0, limit=0) == ()
    assert index.find(EVERYTHING, sort="best", offset=5, limit=5) == ()


def test_tokens_are_never_read_as_the_notation_of_the_engine(index: Index) -> None:
    index.add(letter("1", "gemeente AND NOT near"))
    for token in ('"', "a OR b", "a) OR (b", "NEAR(a b)", "*", "subject : overleg", "^a", "'; DROP TABLE x; --"):
        assert index.find(Row((token,)), sort="best", offset=0, limit=5) == ()
    assert len(index) == 1


def test_letters_alike_share_what_is_rare(index: Index) -> None:
    index.add(letter("1", "Garnalenkotters in de Waddenzee vissen op garnalen. De Kamer vroeg ernaar."))
    index.add(letter("2", "Een kotter viste op garnalen in de Waddenzee. De Kamer vroeg ernaar."))
    for number in range(3, 12):
        index.add(letter(str(number), "De Kamer vroeg naar de gemeenten en provincies."))
    alike = [hit.document.key for hit in like(index, "1").hits]
    assert alike[0] == "2"
    assert "1" not in alike
    assert like(index, "nobody").hits == ()


def test_the_nearest_word_is_one_that_letters_have(index: Index) -> None:
    index.add(letter("1", "Het knelpunt is opgelost."))
    assert index.nearest_words("knelpnt", limit=3) == ("knelpunt",)
    assert index.nearest_words("verpleeghuis", limit=3) == ()


def test_values_are_those_that_letters_have(index: Index) -> None:
    index.add(letter("1", ministry="jenv", kind="answers"))
    index.add(letter("2", ministry="ienw", kind="answers"))
    assert index.values("ministry") == ("ienw", "jenv")
    assert index.values("kind") == ("answers",)


def test_expanding_twice_changes_nothing(index: Index) -> None:
    index.add(letter("1", "De Landelijke Vreemdelingen Voorzieningen (LVV)."))
    for text in ("vreemdelingen", "LVV", "vreem*", "reference:3090", "NOT (raad OR 30902)", '"een twee" NEAR drie'):
        once = index.expand(understand(text).query)
        assert index.expand(once) == once


def test_text_of_any_characters_can_be_kept_found_and_removed(index: Index) -> None:
    hostile = 'x\0y \ud800 "AND" §every \u202e\U000e0001 ' + "é" * 300 + " 日本語 " + "z-" * 200
    index.add(letter("1", hostile, subject=hostile, ministry="\ud800", kind='"', reference="\0"))
    assert found(index, "日本語") == ["1"]
    assert index.remove("1")
    assert found(index, "") == []
