"""Verification finds every change of the index that would change an answer."""

import random
import sqlite3
from pathlib import Path

import pytest

from briefgen.archive.verify import verify

CHANGES_OF_THE_INDEX = [
    "UPDATE letters SET state = 'valid'",
    "UPDATE letters SET subject = 'other' WHERE id = 2",
    "UPDATE letters SET reference = reference || 'x' WHERE id = 2",
    "UPDATE letters SET path = 'x' WHERE id = 2",
    "UPDATE letters SET date = '2021-01-01' WHERE id = 2",
    "UPDATE letters SET replaced_by = '' WHERE id = 2",
    "DELETE FROM letters WHERE id = 4",
    "UPDATE letters SET lacks = '' WHERE sha256 <> ''",
    "UPDATE letters SET name = 'x' WHERE sha256 <> ''",
    "UPDATE letters SET taken = 1 - taken WHERE sha256 <> ''",
    "UPDATE letters SET sha256 = '' WHERE reference = '5712345'",
    "UPDATE letters SET reference = '', key = '' WHERE reference = '42'",
    "DELETE FROM facts WHERE what = 'completed'",
    "INSERT INTO letters SELECT 99, 'x', key, reference, 'x', date, kind, subject, path, seal, state, '', '', '', '',"
    " '', 0 FROM letters WHERE id = 2",
    "DELETE FROM numbers WHERE state = 'reserved'",
    "UPDATE numbers SET state = 'released' WHERE state = 'reserved'",
    "UPDATE counters SET last = last - 1",
    "DELETE FROM counters",
    "DELETE FROM facts",
    "UPDATE facts SET fields = '{}'",
    "DELETE FROM objects",
    "DELETE FROM search_text_docsize",
    "UPDATE search_text_docsize SET sz = x'010101010101'",
    "DELETE FROM search_text_data WHERE id > 10",
    "UPDATE search_text_data SET block = x'0100000000000000' WHERE id = 1",
    "UPDATE search_text_config SET v = 'bm25(9.0)' WHERE k = 'rank'",
    "DELETE FROM search_letters WHERE key = '2'",
    "UPDATE search_letters SET key = '99' WHERE key = '2'",
    "UPDATE search_letters SET reference = 'x' WHERE key = '2'",
    "UPDATE search_letters SET kept = x'00' WHERE key = '2'",
    "UPDATE search_facets SET facts = 99",
    "UPDATE search_facet_values SET value = value || 'x'",
    "UPDATE search_words SET letters = 9",
    "UPDATE search_state SET value = '0' WHERE name = 'version'",
    "UPDATE state SET value = '3' WHERE name = 'last'",
    "UPDATE state SET value = '1000' WHERE name = 'size'",
    "DROP INDEX letters_date",
    "DROP INDEX search_letters_reference",
    "DROP TABLE facts",
    "CREATE TRIGGER meddle AFTER INSERT ON letters BEGIN DELETE FROM facts; END",
]


@pytest.mark.parametrize("change", CHANGES_OF_THE_INDEX)
def test_a_change_of_the_index_is_found(root: Path, change: str):
    with sqlite3.connect(root / "index/letters.sqlite") as connection:
        connection.execute(change)
    connection.close()
    assert any(finding.path.startswith("index/") for finding in verify(root).findings)


def test_words_of_another_letter_are_found_and_the_letter_named(root: Path):
    with sqlite3.connect(root / "index/letters.sqlite") as connection:
        (number,) = connection.execute("SELECT id FROM search_letters WHERE key = '2'").fetchone()
        connection.execute("INSERT INTO search_text (rowid, subject) VALUES (?, 'woorden van een ander')", (number,))
    connection.close()
    assert [finding.letter for finding in verify(root).findings] == ["IENW/BSK-2020/000001"]


WORDS = "SELECT rowid FROM search_text WHERE search_text MATCH ? ORDER BY rank, rowid"
QUESTIONS = [
    "SELECT id, key, reference, kept FROM search_letters",
    "SELECT * FROM search_facets",
    "SELECT * FROM letters",
    "SELECT * FROM numbers",
    "SELECT * FROM counters",
    "SELECT * FROM facts",
    "SELECT * FROM objects",
    "SELECT * FROM letters WHERE key = '3090253'",
    "SELECT * FROM letters WHERE record = 'first'",
    "SELECT * FROM letters WHERE date = '2020-11-17'",
    "SELECT * FROM letters ORDER BY date DESC",
    "SELECT * FROM letters WHERE lacks <> '' ORDER BY id",
    "SELECT * FROM letters WHERE sha256 > '8' AND sha256 <> ''",
    "SELECT * FROM facts WHERE letter = 2",
    "SELECT * FROM numbers WHERE state = 'issuing'",
    "SELECT * FROM numbers WHERE ministry = 'jenv' AND record = 'fourth' AND state = 'reserved'",
]


def test_a_changed_page_of_the_index_is_found_or_changes_no_answer(root: Path):
    path = root / "index/letters.sqlite"
    dice = random.Random(2)  # noqa: S311 - repeatable, not secret
    data = path.read_bytes()
    right = answers(path)
    for _ in range(150):
        changed = bytearray(data)
        place = dice.randrange(len(data))
        changed[place] ^= 1 << dice.randrange(8)
        path.write_bytes(changed)
        if not verify(root).findings:
            assert answers(path) == right, f"byte {place}"


def answers(path: Path) -> list[object]:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    found = [connection.execute(WORDS, (word,)).fetchall() for word in ("opvang", "first", "thir*", "eleve")]
    found += [connection.execute(question).fetchall() for question in QUESTIONS]
    connection.close()
    return list(found)


def test_without_an_index_there_is_a_remark_and_no_finding(root: Path):
    for path in (root / "index").iterdir():
        path.unlink()
    found = verify(root)
    assert found.findings == () and len(found.remarks) == 1
