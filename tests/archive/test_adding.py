"""Letters from before briefgen: sealed as they were found, whole or not at all, and found at once."""

import datetime
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from campaigns.making import NOW, PROGRAM, issue, new_archive, wanted
from extract.hostile_files import scanned_pdf
from letters_from_before import Before, add, new_letter

from briefgen.archive.adding.adding import InTheWayError, adding, is_added
from briefgen.archive.adding.completing import complete
from briefgen.archive.adding.fields import fields_of
from briefgen.archive.backup import backup, restore
from briefgen.archive.errors import (
    ArchiveRefusedError,
    NoSuchLetterError,
    ReferenceInUseError,
    SeveralLettersError,
)
from briefgen.archive.facts import annotate, replace, reserve, withdraw
from briefgen.archive.keeping import Archive, open_archive
from briefgen.archive.layout import checked_ministry
from briefgen.archive.letters import letter, letter_of_hash, letters, numbers
from briefgen.archive.recovery import recover
from briefgen.archive.search import search
from briefgen.archive.verify import verify
from briefgen.archive.verify_index import copy_of_index
from briefgen.search.sqlite.proving import agrees


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return new_archive(tmp_path / "archive")


def rows(archive: Archive) -> list[list[tuple[object, ...]]]:
    tables = ("letters", "facts", "numbers", "search_letters", "search_facets", "search_words")
    asked = [f"SELECT * FROM {table} ORDER BY 1, 2" for table in tables]  # noqa: S608 - from our own list
    return [archive.index.connection.execute(each).fetchall() for each in asked]


def found(archive: Archive, question: str) -> list[str]:
    return [hit.letter.called for hit in search(archive, question).hits]


def test_an_added_letter_is_kept_as_it_was_with_what_was_read(archive: Archive):
    (added,) = add(archive, Before())
    folder = archive.root / added.path
    assert added.path == f"added/{added.sha256[:2]}/{added.sha256}"
    assert (folder / "original.pdf").read_bytes() == Before().pdf()
    read = json.loads((folder / "read.json").read_text())
    assert (read["name"], read["sha256"], read["pages"]) == ("brief 0.pdf", added.sha256, 1)
    assert read["fields"]["reference"] == {
        "value": "5712345",
        "sure": "certain",
        "where": {"page": 1, "line": "Ons kenmerk 5712345"},
    }
    assert "opvang van vreemdelingen" in (folder / "words.txt").read_text()
    assert {path.name for path in folder.iterdir()} == {"original.pdf", "read.json", "words.txt", "manifest.json"}


def test_the_log_says_what_was_added(archive: Archive):
    (added,) = add(archive, Before())
    entry = list(archive.log.entries())[added.entry]
    fields = entry.fields
    assert entry.what == "added"
    assert (fields["ministry"], fields["reference"], fields["date"]) == ("jenv", "5712345", "2009-03-17")
    assert (fields["name"], fields["sha256"]) == ("brief 0.pdf", added.sha256)
    assert fields["sure"]["kind"] == "likely"


def test_an_added_letter_is_listed_found_and_verified_at_once(archive: Archive):
    (added,) = add(archive, Before())
    assert [(each.reference, each.sha256, each.lacks) for each in letters(archive)] == [("5712345", added.sha256, "")]
    for question in (
        "vreemdeling",
        "ministry:jenv",
        "reference:5712345",
        "signatory:albayrak",
        "addressee:tweede",
        "2009",
    ):
        assert found(archive, question) == ["5712345"], question
    assert verify(archive.root).findings == ()
    assert verify(archive.root).letters == 1


def test_a_batch_is_one_append_and_reads_back(archive: Archive):
    size = archive.head().size
    batch = [Before(reference=f"57123{number:02}") for number in range(20)]
    added = add(archive, *batch)
    assert [each.entry for each in added] == list(range(size, size + 20))
    assert {entry.fields["batch"] for entry in archive.log.entries(size)} == {size}
    assert verify(archive.root).findings == ()
    issue(archive, "after")
    assert verify(archive.root).findings == ()


def test_a_guess_is_no_value_of_the_index_and_waits(archive: Archive):
    (added,) = add(archive, Before(date="", words=("Op 3 april 2008 sprak ik met uw Kamer.",)))
    known = letter_of_hash(archive, added.sha256)
    assert known is not None
    assert (known.date, known.missing) == ("", ("date",))


def test_a_scan_is_kept_and_lacks_everything(archive: Archive):
    (added,) = add(archive, scanned_pdf())
    known = letter_of_hash(archive, added.sha256)
    assert known is not None
    assert known.called == added.sha256[:12]
    assert set(known.missing) == {"reference", "date", "subject", "ministry", "addressee", "signatories"}
    assert found(archive, "brief") == [known.called]
    assert verify(archive.root).findings == ()


def test_a_letter_that_others_added_meanwhile_is_there_once(archive: Archive):
    with adding(archive, now=lambda: NOW, program=PROGRAM) as run:
        run.put(new_letter(Before()), {})
        other = open_archive(archive.root)
        (first,) = add(other, Before())
        assert [(each.sha256, each.entry) for each in run.commit()] == [(first.sha256, 0)]
    assert len(letters(archive)) == 1
    assert verify(archive.root).findings == ()


def test_what_was_put_and_not_committed_leaves_nothing(archive: Archive):
    with adding(archive, now=lambda: NOW, program=PROGRAM) as run:
        run.put(new_letter(Before()), {})
    assert letters(archive) == ()
    assert list((archive.root / ".tmp").iterdir()) == []
    assert verify(archive.root).findings == ()


def test_something_in_the_way_is_refused_and_nothing_is_added(archive: Archive):
    sha256 = new_letter(Before()).sha256
    place = archive.root / "added" / sha256[:2] / sha256
    place.mkdir(parents=True)
    with pytest.raises(InTheWayError):
        add(archive, Before(reference="1234567"), Before())
    assert letters(archive) == ()
    assert place.is_dir()
    assert [each.path for each in verify(archive.root).findings] == ["added"]


def test_another_issue_leaves_a_run_that_lives_alone(archive: Archive):
    with adding(archive, now=lambda: NOW, program=PROGRAM) as run:
        run.put(new_letter(Before()), {})
        issue(open_archive(archive.root), "meanwhile")
        run.commit()
    assert len(letters(archive)) == 2
    assert verify(archive.root).findings == ()


def test_letters_that_a_dead_run_put_in_place_are_swept(archive: Archive):
    sha256 = new_letter(Before()).sha256
    aside = archive.root / ".tmp" / "adding-1-99999"
    aside.mkdir()
    (aside / "placing-1").write_text(f"{sha256}\n../../objects\n")
    place = archive.root / "added" / sha256[:2] / sha256
    place.mkdir(parents=True)
    (place / "original.pdf").write_bytes(b"x")
    assert [each.kind for each in verify(archive.root).findings] == ["left by an interrupted issue"]
    recover(archive, at=NOW)
    assert not (archive.root / "added").exists()
    assert not aside.exists()
    assert verify(archive.root).findings == ()


def test_a_note_of_a_dead_run_does_not_touch_letters_of_the_log(archive: Archive):
    (added,) = add(archive, Before())
    aside = archive.root / ".tmp" / "adding-1-99999"
    aside.mkdir()
    (aside / "placing-1").write_text(f"{added.sha256}\n")
    recover(archive, at=NOW)
    assert is_added(archive, added.sha256)
    assert verify(archive.root).findings == ()


def test_added_is_no_ministry():
    with pytest.raises(ArchiveRefusedError):
        checked_ministry("added")


# References.


def test_a_reference_that_an_added_letter_certainly_has_is_taken(archive: Archive):
    add(archive, Before())
    for spelling in ("5712345", "57I2345"):
        with pytest.raises(ReferenceInUseError, match="already in the archive, added"):
            issue(archive, "new", ministry="jenv", reference=spelling)
        with pytest.raises(ReferenceInUseError):
            reserve(archive, wanted("new", ministry="jenv", reference=spelling, series=""), at=NOW)
    assert [(each.reference, each.state) for each in numbers(archive)] == [("5712345", "added")]
    assert issue(archive, "other", ministry="ienw", reference="5712345").reference == "5712345"


def test_a_number_that_was_reserved_and_is_of_an_added_letter_is_taken_too(archive: Archive):
    reserve(archive, wanted("new", ministry="jenv", reference="5712345", series=""), at=NOW)
    add(archive, Before())
    with pytest.raises(ReferenceInUseError):
        issue(archive, "new", ministry="jenv")


def test_a_series_goes_past_numbers_of_added_letters(archive: Archive):
    add(archive, Before(reference="IENW/BSK-2020/000001", ministry="Ministerie van Infrastructuur en Waterstaat"))
    assert issue(archive, "first").reference == "IENW/BSK-2020/000002"


def test_two_letters_with_one_reference_are_kept_and_named_by_their_digits(archive: Archive):
    one, two = add(archive, Before(), Before(words=("Een andere brief.",)))
    with pytest.raises(SeveralLettersError) as refused:
        letter(archive, "5712345")
    assert one.sha256[:12] in refused.value.hint
    assert two.sha256[:12] in refused.value.hint
    assert letter(archive, two.sha256[:12]).entry == two.entry
    with pytest.raises(NoSuchLetterError):
        letter(archive, "0" * 12)


# Later facts.


def test_added_letters_are_withdrawn_annotated_and_replaced(archive: Archive):
    one, two, scan = add(archive, Before(), Before(words=("Een andere brief.",)), scanned_pdf())
    withdraw(archive, "jenv", "5712345", sha256=one.sha256, reason="fout", at=NOW)
    annotate(archive, "", "", {"zaak": "2009Z00001"}, sha256=scan.sha256, at=NOW)
    states = {each.sha256: each.state for each in letters(archive)}
    assert states == {one.sha256: "withdrawn", two.sha256: "valid", scan.sha256: "valid"}
    replace(archive, "jenv", "5712345", sha256=two.sha256, by="5712345", by_sha256=one.sha256, reason="x", at=NOW)
    assert letter(archive, two.sha256).state == "replaced"
    assert letter(archive, one.sha256).replaces == "5712345"
    before = rows(archive)
    archive.rebuild(at=NOW)
    assert rows(archive) == before
    assert verify(archive.root).findings == ()


def test_a_new_letter_replaces_an_added_one(archive: Archive):
    (old,) = add(archive, Before())
    issue(archive, "new", ministry="jenv", reference="3090253", replaces="5712345")
    assert letter(archive, old.sha256).replaced_by == "3090253"
    assert verify(archive.root).findings == ()


def test_of_two_with_one_reference_none_is_replaced_by_chance(archive: Archive):
    add(archive, Before(), Before(words=("Een andere brief.",)))
    with pytest.raises(SeveralLettersError):
        issue(archive, "new", ministry="jenv", reference="3090253", replaces="5712345")
    assert {each.state for each in letters(archive)} == {"valid"}


# Completing.


def test_completed_values_count_at_once_and_after_a_rebuild(archive: Archive):
    (scan,) = add(archive, scanned_pdf())
    given = {
        "reference": "0123456",
        "date": "2009-03-17",
        "subject": "Stand van zaken wolven",
        "ministry": "jenv",
        "addressee": ["eerste-kamer"],
        "signatories": [{"office": "De Minister", "name": "E.M.H. Hirsch Ballin"}],
        "dossiers": ["36600-VII"],
    }
    complete(archive, [(scan.sha256, given)], at=NOW)
    known = letter(archive, "0123456")
    assert (known.subject, known.date, known.lacks) == ("Stand van zaken wolven", "2009-03-17", "")
    for question in ("wolf", "dossier:36600-VII", "signatory:ballin", "addressee:eerste", "from:2009-03 to:2009-03"):
        assert found(archive, question) == ["0123456"], question
    with pytest.raises(ReferenceInUseError):
        issue(archive, "new", ministry="jenv", reference="0123456")
    before = rows(archive)
    archive.rebuild(at=NOW)
    assert rows(archive) == before
    assert verify(archive.root).findings == ()
    assert {each.sure for each in fields_of(archive, known)} == {"completed"}


def test_a_corrected_value_is_found_and_the_wrong_one_no_longer(archive: Archive):
    (added,) = add(archive, Before())
    complete(archive, [(added.sha256, {"reference": "7654321", "date": "2010-01-02"})], at=NOW)
    assert found(archive, "reference:7654321") == ["7654321"]
    assert found(archive, "reference:5712345") == []
    assert issue(archive, "new", ministry="jenv", reference="5712345").reference == "5712345"
    sealed = json.loads((archive.root / added.path / "read.json").read_text())
    assert sealed["fields"]["reference"]["value"] == "5712345"


def test_completing_a_letter_that_is_not_there_writes_nothing(archive: Archive):
    (added,) = add(archive, Before())
    size = archive.head().size
    with pytest.raises(NoSuchLetterError):
        complete(archive, [(added.sha256, {"subject": "x"}), ("0" * 64, {"subject": "y"})], at=NOW)
    assert archive.head().size == size


def test_what_is_given_with_a_letter_is_an_entry_beside_it(archive: Archive):
    (added,) = add(archive, Before(reference=""), given={"reference": "42"})
    assert [entry.what for entry in archive.log.entries()] == ["created", "added", "completed"]
    assert letter(archive, "42").sha256 == added.sha256
    assert verify(archive.root).findings == ()


# Copies.


def test_added_letters_are_in_backups_and_come_back(archive: Archive, tmp_path: Path):
    add(archive, Before(), scanned_pdf(), given={"kind": "progress-letter"})
    backup(archive, tmp_path / "backup")
    restore(tmp_path / "backup", tmp_path / "restored", at=NOW + datetime.timedelta(days=1))
    restored = open_archive(tmp_path / "restored")
    assert [each.sha256 for each in letters(restored)] == [each.sha256 for each in letters(archive)]
    assert found(restored, "vreemdeling") == ["5712345"]
    assert verify(restored.root).findings == ()


def test_the_index_of_added_and_completed_letters_is_verified_by_the_log_alone(archive: Archive, tmp_path: Path):
    one, scan = add(archive, Before(), scanned_pdf())
    add(archive, Before(reference="77"), given={"subject": "Wolven"})
    given = [(scan.sha256, {"subject": "Scan", "ministry": "jenv"}), (one.sha256, {"date": "2010-01-01"})]
    complete(archive, given, at=NOW)
    complete(archive, [(scan.sha256, {"subject": "Nog eens"})], at=NOW)
    copy_of_index(archive.root, tmp_path / "copy")
    with closing(sqlite3.connect(tmp_path / "copy", isolation_level=None)) as index:
        digests = [entry.fields["analysed"].partition(":")[2] for entry in archive.log.entries(1)]
        keys = [str(one.entry), str(scan.entry), "3", "3", str(scan.entry), str(one.entry), str(scan.entry)]
        assert agrees(index, list(zip(keys, digests, strict=True)), archive.sources.text_of(index))
