"""Whether an index is what its letters give is told by digests, without analysing them again."""

import datetime
import sqlite3

import pytest

from briefgen.search.analyser import analyse
from briefgen.search.documents import Document
from briefgen.search.sqlite.engine import SqliteIndex
from briefgen.search.sqlite.kept import digest_of, kept_of
from briefgen.search.sqlite.proving import agrees

TEXTS = {
    "1": "De Landelijke Vreemdelingen Voorzieningen (LVV) in de gemeenten.",
    "2": "Zie Kamerstuk 19 637, nr. 2677. Een gemeente. Nog een gemeente.",
    "3": "Het waterschap schold de heffing kwijt.",
}


def letter(key: str) -> Document:
    day = datetime.date(2020, 11, 16 + int(key) // 2)
    return Document(
        key, f"309025{key}", day, "jenv", "answers", "Brief", TEXTS[key], ("19637",), ("A. Jansen",), "Kamer"
    )


@pytest.fixture
def index() -> SqliteIndex:
    made = SqliteIndex(sqlite3.connect(":memory:", isolation_level=None), text_of=TEXTS.__getitem__)
    made.rebuild()
    for key in TEXTS:
        made.add(letter(key))
    return made


DIGESTS = [(key, digest_of(kept_of(letter(key), analyse(letter(key))))) for key in TEXTS]


def test_an_index_agrees_with_its_letters(index: SqliteIndex):
    assert agrees(index.connection, DIGESTS, TEXTS.__getitem__)


def test_an_index_agrees_where_a_letter_took_the_place_of_another(index: SqliteIndex):
    index.remove("2")
    index.add(letter("2"))
    assert agrees(index.connection, [*DIGESTS, DIGESTS[1]], TEXTS.__getitem__)


@pytest.mark.parametrize(
    "digests",
    [
        DIGESTS[:2],
        [*DIGESTS, ("4", DIGESTS[0][1])],
        [*DIGESTS[:2], ("3", DIGESTS[0][1])],
        [DIGESTS[i] for i in (0, 2, 1)],
    ],
    ids=["one letter too many", "one too few", "another letter", "another order"],
)
def test_an_index_of_other_letters_does_not_agree(index: SqliteIndex, digests: list[tuple[str, str]]):
    assert not agrees(index.connection, digests, TEXTS.__getitem__)


def test_another_text_does_not_agree(index: SqliteIndex):
    assert not agrees(index.connection, DIGESTS, {**TEXTS, "1": "Een andere tekst."}.__getitem__)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE search_letters SET kept = (SELECT kept FROM search_letters WHERE key = '1') WHERE key = '2'",
        "UPDATE search_letters SET reference = 'x' WHERE key = '2'",
        "UPDATE search_letters SET id = id + 1 WHERE key = '3'",
        "UPDATE search_letters SET id = 5 WHERE key = '1'",
        "UPDATE search_facets SET facts = facts + 1 WHERE id = (SELECT min(id) FROM search_facets)",
        "DELETE FROM search_facets WHERE id = (SELECT min(id) FROM search_facets)",
        "INSERT INTO search_facets VALUES (1, 1, 1)",
        "UPDATE search_facet_values SET value = 'facts' || char(31) || 'ienw' WHERE id = 1",
        "INSERT INTO search_facet_values VALUES (99, 'other')",
        "UPDATE search_words SET letters = letters + 1 WHERE word = 'gemeente'",
        "UPDATE search_words SET token = 'x' WHERE word = 'gemeente'",
        "DELETE FROM search_words WHERE word = 'gemeente'",
        "INSERT INTO search_words VALUES ('nieuw', 'nieuw', 1)",
        "UPDATE search_abbreviations SET letters = 2",
        "DELETE FROM search_abbreviations",
        "DELETE FROM search_abbreviated WHERE token = 'vreemdeling'",
        "INSERT INTO search_abbreviated VALUES ('gemeente', 'lvv', 'x')",
        "UPDATE search_state SET value = '0' WHERE name = 'version'",
        "INSERT INTO search_state VALUES ('more', '1')",
        "INSERT INTO search_text (rowid, subject) VALUES (77, 'gemeente')",
        "UPDATE search_text_docsize SET sz = x'010101010101'",
        "UPDATE search_text_data SET block = x'0100000000000000' WHERE id = 1",
        "DROP INDEX search_letters_reference",
        "CREATE TRIGGER meddle AFTER INSERT ON search_letters BEGIN DELETE FROM search_words; END",
    ],
)
def test_no_change_of_a_table_agrees(index: SqliteIndex, change: str):
    index.connection.execute(change)
    assert not agrees(index.connection, DIGESTS, TEXTS.__getitem__)
