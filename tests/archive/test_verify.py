"""Verification finds every change, names the letter, and proves that an earlier head is a prefix."""

import json
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from campaigns.making import NOW, issue, new_archive
from extract.hostile_files import scanned_pdf
from letters_from_before import Before, add

from briefgen.archive.adding.completing import complete
from briefgen.archive.facts import annotate, reserve, withdraw
from briefgen.archive.findings import Seen
from briefgen.archive.keeping import open_archive
from briefgen.archive.store import Enclosure
from briefgen.archive.taking import Wanted
from briefgen.archive.tree import TreeHead
from briefgen.archive.verify import verify
from briefgen.archive.verify_log import verify_log
from briefgen.dutch.compounds import parts


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with every kind of file, entry and row."""
    folder = tmp_path_factory.mktemp("model")
    file = folder / "rapport.pdf"
    file.write_bytes(b"rapport " * 100)
    archive = new_archive(folder / "archive")
    first = issue(archive, "first", enclosures=(Enclosure("rapport.pdf", file),))
    issue(archive, "second", replaces=first.reference)
    issue(archive, "third", subject="Élève naïef", ministry="jenv", reference="3090253")
    withdraw(archive, "jenv", "3090253", reason="sent by mistake", at=NOW)
    annotate(archive, "ienw", first.reference, {"document": "2020D46511"}, at=NOW)
    added = add(archive, Before(), Before(reference="", words=("Zonder kenmerk.",)), scanned_pdf())
    complete(archive, [(added[2].sha256, {"reference": "42", "date": "2009-03-17", "subject": "Scan"})], at=NOW)
    withdraw(archive, "", "", sha256=added[1].sha256, reason="dubbel", at=NOW)
    reserve(archive, Wanted("jenv", "fourth", 2020, series="{number:07}"), at=NOW)
    archive.close()
    return archive.root


@pytest.fixture
def root(model: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(model, tmp_path / "archive"))


def open_up(path: Path) -> None:
    """Takes the write protection away, as somebody who changes things would."""
    for each in (path.parent, path):
        if each.exists() and not each.is_symlink():
            each.chmod(0o755)


def truth(root: Path) -> Iterator[Path]:
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.relative_to(root).parts[0] not in ("index", ".lock", ".tmp"):
            yield path


def test_an_untouched_archive_has_no_findings(root: Path):
    found = verify(root)
    assert found.findings == () and found.remarks == ()
    assert found.letters == 6
    assert found.head == open_archive(root).head()


def test_an_untouched_archive_is_verified_without_analysing_its_letters_again(root: Path):
    parts.cache_clear()
    assert verify(root).findings == ()
    assert parts.cache_info().misses == 0


def test_a_flipped_bit_anywhere_in_any_file_is_found(root: Path):
    dice = random.Random(1)  # noqa: S311 - repeatable, not secret
    for path in truth(root):
        data = path.read_bytes()
        places = {0, len(data) - 1, *(dice.randrange(len(data)) for _ in range(4))}
        open_up(path)
        for place in places:
            changed = bytearray(data)
            changed[place] ^= 1 << dice.randrange(8)
            path.write_bytes(changed)
            found = verify(root).findings
            assert found, f"{path} at {place}"
            if path.parent.name.startswith("IENW") or path.parent.name == "3090253" or "added" in path.parts:
                assert any(finding.letter for finding in found)
        path.write_bytes(data)
    assert verify(root).findings == ()


def test_every_byte_of_the_log_counts(root: Path):
    for path in sorted((root / "log").iterdir()):
        data = path.read_bytes()
        for place in range(0, len(data), 1 if path.suffix == ".jsonl" else 31):
            changed = bytearray(data)
            changed[place] ^= 1
            path.write_bytes(changed)
            seen = Seen()
            verify_log(root, seen, against=None)
            assert seen.findings, f"{path} at {place}"
        path.write_bytes(data)


def test_a_missing_file_is_found_and_named(root: Path):
    for path in truth(root):
        data = path.read_bytes()
        open_up(path)
        path.unlink()
        name = path.relative_to(root).as_posix()
        findings = verify(root).findings
        assert any(name in (finding.path, f"{finding.path}/{path.name}") for finding in findings), name
        path.write_bytes(data)
    assert verify(root).findings == ()


def test_a_file_cut_short_or_made_longer_is_found(root: Path):
    for path in truth(root):
        data = path.read_bytes()
        open_up(path)
        for other in (data[:-1], data + b" ", b"", data + data):
            path.write_bytes(other)
            assert verify(root).findings, f"{path}: {len(other)} for {len(data)}"
        path.write_bytes(data)


def test_an_added_file_is_found_wherever_it_is(root: Path):
    for folder in [root, *(path for path in sorted(root.rglob("*")) if path.is_dir())]:
        if folder.relative_to(root).parts[:1] in ((".tmp",), (".lock",), ("index",)):
            continue
        open_up(folder)
        for name in ("added.txt", ".hidden"):
            (folder / name).write_bytes(b"added")
            assert any(name in finding.path for finding in verify(root).findings), folder
            (folder / name).unlink()
        (folder / "empty").mkdir()
        assert verify(root).findings, folder
        (folder / "empty").rmdir()


def test_renamed_files_and_folders_are_found_with_their_new_place(root: Path):
    letter = root / "ienw/2020/IENW%2FBSK-2020%2F000001"
    open_up(letter)
    moves = [
        (letter / "letter.pdf", letter / "brief.pdf"),
        (letter, letter.with_name("IENW%2FBSK-2020%2F000009")),
        (letter, root / "jenv/2020/IENW%2FBSK-2020%2F000001"),
        (letter / "enclosures", letter / "bijlagen"),
        (root / "ienw", root / "ienw2"),
    ]
    for old, new in moves:
        old.rename(new)
        findings = verify(root).findings
        assert any(finding.letter == "IENW/BSK-2020/000001" for finding in findings), new
        new.rename(old)
    letter.rename(moves[1][1])
    assert any("000009" in finding.message for finding in verify(root).findings)


def test_swapped_files_and_letters_are_found(root: Path):
    first, second = root / "ienw/2020/IENW%2FBSK-2020%2F000001", root / "ienw/2020/IENW%2FBSK-2020%2F000002"
    for one, other in [
        (first, second),
        (first / "letter.pdf", second / "letter.pdf"),
        (first / "letter.pdf", first / "letter.docx"),
        (first / "manifest.json", second / "manifest.json"),
    ]:
        for path in (one, other):
            open_up(path)
        aside = root.parent / "aside"
        one.rename(aside)
        other.rename(one)
        aside.rename(other)
        assert any(finding.letter for finding in verify(root).findings)
        one.rename(aside)
        other.rename(one)
        aside.rename(other)
    assert verify(root).findings == ()


def test_a_link_in_place_of_a_file_is_found(root: Path):
    path = root / "ienw/2020/IENW%2FBSK-2020%2F000001/letter.pdf"
    open_up(path)
    path.rename(root.parent / "elsewhere.pdf")
    path.symlink_to(root.parent / "elsewhere.pdf")
    assert verify(root).findings


def test_a_link_in_place_of_a_folder_is_found(root: Path):
    for folder in (root / "ienw/2020/IENW%2FBSK-2020%2F000001", root / "ienw/2020", root / "ienw", root / "objects"):
        open_up(folder)
        folder.rename(root.parent / "elsewhere")
        folder.symlink_to(root.parent / "elsewhere")
        assert verify(root).findings, folder
        folder.unlink()
        (root.parent / "elsewhere").rename(folder)


Lines = list[bytes]
MEDDLING: dict[str, Callable[[Lines], Lines]] = {
    "the last entry is gone": lambda lines: lines[:-1],
    "the last two entries are gone": lambda lines: lines[:-2],
    "the first entry is gone": lambda lines: lines[1:],
    "an entry in the middle is gone": lambda lines: lines[:4] + lines[5:],
    "two entries are swapped": lambda lines: [lines[1], lines[0], *lines[2:]],
    "an entry is there twice": lambda lines: [*lines[:3], *lines[2:]],
    "an entry is added": lambda lines: [*lines, lines[-1]],
    "a torn entry is added": lambda lines: [*lines[:-1], lines[-1] + b'\n{"at":'],
    "an entry says something else": lambda lines: [each.replace(b"2020D46511", b"2020D46512") for each in lines],
    "line endings are rewritten": lambda lines: [each + b"\r" for each in lines],
    "everything is gone": lambda lines: [],
}


@pytest.mark.parametrize("meddling", MEDDLING.values(), ids=MEDDLING.keys())
def test_meddling_with_the_log_is_found(root: Path, meddling: Callable[[Lines], Lines]):
    path = root / "log/000000000.jsonl"
    lines = path.read_bytes().removesuffix(b"\n").split(b"\n")
    path.write_bytes(b"".join(line + b"\n" for line in meddling(lines)))
    assert verify(root).findings


def test_rewritten_line_endings_are_called_that(root: Path):
    for path in truth(root):
        if path.suffix in (".json", ".md", ".yaml", ".txt", ".jsonl"):
            open_up(path)
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    findings = verify(root).findings
    assert sum("line endings" in str(finding) for finding in findings) > 10


def test_an_earlier_head_is_a_prefix_and_another_history_is_not(root: Path):
    archive = open_archive(root)
    earlier = archive.head()
    issue(archive, "fifth")
    assert verify(root, against=earlier).findings == ()
    assert verify(root, against=TreeHead(earlier.size, "0" * 64)).findings
    assert verify(root, against=TreeHead(earlier.size + 50, earlier.root)).findings


def test_a_tail_that_was_rewritten_as_a_whole_is_seen_against_the_head(model: Path, tmp_path: Path):
    one, other = Path(shutil.copytree(model, tmp_path / "one")), Path(shutil.copytree(model, tmp_path / "other"))
    issue(open_archive(one), "fifth")
    kept = open_archive(one).head()
    issue(open_archive(other), "sixth")
    issue(open_archive(other), "seventh")
    assert verify(other).findings == ()
    assert verify(other, against=kept).findings


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


def test_an_added_letter_in_the_place_of_another_is_found(root: Path):
    one, other, *_third = sorted((root / "added").glob("*/*"))
    for path in (one, other):
        open_up(path)
    aside = root.parent / "aside"
    one.rename(aside)
    other.rename(one)
    aside.rename(other)
    assert sum(bool(finding.letter) for finding in verify(root).findings) >= 2


def test_an_added_letter_that_is_gone_is_named_by_its_reference_or_its_digits(root: Path):
    for path in sorted((root / "added").glob("*/*")):
        lacks_it = not json.loads((path / "manifest.json").read_text())["reference"]
        is_scan = b"Geachte" not in (path / "original.pdf").read_bytes()
        called = "42" if is_scan else path.name[:12] if lacks_it else "5712345"
        open_up(path)
        path.rename(root.parent / "aside")
        assert {finding.letter for finding in verify(root).findings} == {called}
        (root.parent / "aside").rename(path)


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


def test_what_is_no_archive_at_all_gives_findings(tmp_path: Path):
    assert verify(tmp_path / "absent").findings
    assert verify(tmp_path).findings


def test_a_verification_changes_nothing(root: Path):
    before = {path: path.read_bytes() for path in truth(root)}
    verify(root)
    assert {path: path.read_bytes() for path in truth(root)} == before
