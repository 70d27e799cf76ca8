"""A letter is issued once, whole, under a number that is handed out once."""

import dataclasses
import datetime
import hashlib
from pathlib import Path

import pytest
from campaigns.making import NOW, SERIES, contents, issue, new_archive, sealing, wanted

from briefgen.archive.errors import (
    AlreadyIssuedError,
    ArchiveRefusedError,
    BeingIssuedError,
    FactRefusedError,
    PackageRefusedError,
    ReferenceInUseError,
)
from briefgen.archive.facts import release, reserve, skip
from briefgen.archive.files import Files
from briefgen.archive.issuing import TakenAwayError, take
from briefgen.archive.keeping import Archive, open_archive
from briefgen.archive.letters import letter, letter_of_record, letters, numbers
from briefgen.archive.recovery import recover
from briefgen.archive.search import search
from briefgen.archive.store import REQUIRED, Enclosure
from briefgen.archive.taking import NoNumberError
from briefgen.archive.verify import verify
from briefgen.issue.manifest import manifest_from_bytes
from briefgen.issue.numbers import ReferenceRefusedError


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return new_archive(tmp_path / "archive")


def whole(archive: Archive) -> bool:
    found = verify(archive.root)
    assert found.findings == ()
    return True


def what_happened(archive: Archive) -> list[str]:
    return [entry.what for entry in archive.log.entries()]


def test_an_issued_letter_lies_sealed_in_its_folder(archive: Archive):
    issued = issue(archive, "first")
    assert issued.reference == "IENW/BSK-2020/000001"
    assert issued.path == "ienw/2020/IENW%2FBSK-2020%2F000001"
    assert set(archive.store.names(issued.path)) == {*REQUIRED, "manifest.json"}
    manifest = manifest_from_bytes(archive.store.read(issued.path, "manifest.json"))
    assert manifest.seal == issued.seal
    for name, digest in manifest.files.items():
        data = archive.store.read(issued.path, name)
        assert (len(data), hashlib.sha256(data).hexdigest()) == (digest.size, digest.sha256)
    assert whole(archive)


def test_what_a_letter_was_made_with_is_kept_once(archive: Archive):
    made_with = contents("any").made_with
    for record in ("first", "second"):
        issue(archive, record)
    assert {archive.store.read("objects", name) for name in archive.store.object_names()} == set(made_with.values())


def test_the_head_that_issue_gives_is_that_of_the_archive(archive: Archive):
    assert issue(archive, "first").head == archive.head()


def test_an_issued_letter_is_found_at_once(archive: Archive):
    issued = issue(archive, "first", subject="Terugkoppeling overleg")
    assert [each.reference for each in letters(archive)] == [issued.reference]
    assert letter(archive, "ienw/bsk-2020/1".replace("/1", "/000001")).record == "first"
    assert [hit.letter.reference for hit in search(archive, "terugkoppeling").hits] == [issued.reference]


def test_a_second_process_sees_the_letter_too(archive: Archive):
    issued = issue(archive, "first")
    assert letters(open_archive(archive.root))[0].reference == issued.reference


def test_numbers_of_a_series_follow_each_other(archive: Archive):
    found = [issue(archive, f"record-{number}").reference[-3:] for number in range(1, 4)]
    assert found == ["001", "002", "003"]


def test_each_year_and_ministry_has_its_own_count(archive: Archive):
    issue(archive, "first")
    later = dataclasses.replace(wanted("second"), year=2021)
    with take(archive, later, at=NOW) as taken:
        assert taken.reference == "IENW/BSK-2021/000001"
    with take(archive, wanted("third", ministry="jenv"), at=NOW) as taken:
        assert taken.reference == "IENW/BSK-2020/000001"


def test_a_record_is_issued_once(archive: Archive):
    issued = issue(archive, "first")
    before = archive.head()
    with pytest.raises(AlreadyIssuedError) as caught:
        issue(archive, "first")
    assert caught.value.reference == issued.reference
    assert archive.head() == before
    found = letter_of_record(archive, "ienw", "first")
    assert found is not None and found.reference == issued.reference


@pytest.mark.parametrize("same", ["3090253", "3O90253", "3090 253"])
def test_a_typed_number_is_used_once_in_any_spelling(archive: Archive, same: str):
    issue(archive, "first", reference="3090253")
    before = archive.head()
    with pytest.raises(ReferenceInUseError) as caught:
        issue(archive, "second", reference=same)
    assert "3090253 is already in the archive (2020-11-17)." in caught.value.message
    assert archive.head() == before


def test_a_typed_number_is_left_out_by_the_series(archive: Archive):
    issue(archive, "first", reference="IENW/BSK-2020/000001")
    assert issue(archive, "second").reference == "IENW/BSK-2020/000002"


@pytest.mark.parametrize("reference", ["../3090253", "3090\x00253", "9" * 10_000, "С090253"])
def test_a_reference_with_tricks_leaves_the_archive_untouched(archive: Archive, reference: str):
    before = snapshot(archive.root)
    with pytest.raises(ReferenceRefusedError):
        issue(archive, "first", reference=reference)
    assert snapshot(archive.root) == before


@pytest.mark.parametrize("ministry", ["..", "log", "objects", "a/b", "JenV", "", ".tmp"])
def test_a_ministry_that_is_no_folder_name_is_refused(archive: Archive, ministry: str):
    before = snapshot(archive.root)
    with pytest.raises(ArchiveRefusedError):
        issue(archive, "first", ministry=ministry)
    assert snapshot(archive.root) == before


def test_without_number_or_series_nothing_is_issued(archive: Archive):
    with pytest.raises(NoNumberError), take(archive, wanted("first", series=""), at=NOW):
        raise AssertionError
    assert what_happened(archive) == ["created"]


def test_a_letter_that_is_given_up_keeps_its_number_for_its_record(archive: Archive):
    with take(archive, wanted("first"), at=NOW) as taken:
        given_up = taken.reference
    assert issue(archive, "second").reference == "IENW/BSK-2020/000002"
    assert issue(archive, "first").reference == given_up
    assert what_happened(archive)[:3] == ["created", "reserved", "interrupted"]
    assert whole(archive)


def test_an_error_while_rendering_leaves_no_letter(archive: Archive):
    with pytest.raises(ZeroDivisionError), take(archive, wanted("first"), at=NOW):
        raise ZeroDivisionError
    assert letters(archive) == ()
    assert [each.state for each in numbers(archive)] == ["reserved"]
    assert whole(archive)


def test_a_record_that_is_being_issued_is_not_issued_by_another(archive: Archive):
    other = open_archive(archive.root)
    with take(archive, wanted("first"), at=NOW):
        with pytest.raises(BeingIssuedError):
            issue(other, "first")
        assert issue(other, "second").reference == "IENW/BSK-2020/000002"


def test_the_next_run_says_which_issue_was_interrupted(archive: Archive):
    abandoned = take(archive, wanted("first"), at=NOW)
    taken = abandoned.__enter__()
    (archive.root / ".tmp" / f"{taken.number.entry}.lock").unlink()  # what a power cut leaves: nobody holds it
    (found,) = recover(open_archive(archive.root), at=NOW)
    assert (found.record, found.reference) == ("first", "IENW/BSK-2020/000001")
    assert recover(open_archive(archive.root), at=NOW) == ()


class InterruptingFiles(Files):
    """Interrupts the process just after the head of a given entry was written."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self.after = after

    def write_at(self, path: Path, data: bytes, *, at: int) -> None:
        super().write_at(path, data, at=at)
        if path.name == "heads.txt" and f'"size":{self.after},'.encode() in data:
            self.after = 0
            raise KeyboardInterrupt


@pytest.mark.parametrize(("after", "there"), [(2, []), (3, ["first"])])
def test_an_interrupt_leaves_a_whole_letter_or_none(archive: Archive, after: int, there: list[str]):
    with pytest.raises(KeyboardInterrupt):
        issue(open_archive(archive.root, files=InterruptingFiles(after)), "first")
    assert [each.record for each in letters(archive)] == there
    assert recover(archive, at=NOW) == () or after == 2
    assert whole(archive)


def test_a_letter_that_was_refused_is_issued_when_its_files_are_mended(archive: Archive, tmp_path: Path):
    with take(archive, wanted("first"), at=NOW) as taken:
        with pytest.raises(PackageRefusedError):
            taken.issue(contents("first", enclosures=(Enclosure("a.pdf", tmp_path / "absent"),)), sealing(), at=NOW)
        assert taken.issue(contents("first"), sealing(), at=NOW).reference == "IENW/BSK-2020/000001"
    assert whole(archive)


def test_a_number_that_was_taken_away_is_not_issued(archive: Archive):
    with take(archive, wanted("first"), at=NOW) as taken:
        (archive.root / ".tmp" / f"{taken.number.entry}.lock").unlink()
        recover(open_archive(archive.root), at=NOW)
        with pytest.raises(TakenAwayError):
            taken.issue(contents("first"), sealing(), at=NOW)
    assert letters(archive) == ()
    assert whole(archive)


def test_a_reserved_number_waits_for_its_letter(archive: Archive):
    reserved = reserve(archive, wanted("first"), at=NOW)
    assert issue(archive, "second").reference == "IENW/BSK-2020/000002"
    assert reserve(archive, wanted("first"), at=NOW) == reserved
    assert issue(archive, "first").reference == reserved.reference
    assert whole(archive)


def test_a_number_reserved_without_a_record_goes_to_whoever_names_it(archive: Archive):
    reserved = reserve(archive, wanted(""), at=NOW)
    assert issue(archive, "first", reference=reserved.reference).reference == reserved.reference


def test_a_number_reserved_for_one_record_is_refused_to_another(archive: Archive):
    reserved = reserve(archive, wanted("first"), at=NOW)
    with pytest.raises(ReferenceInUseError):
        issue(archive, "second", reference=reserved.reference)


def test_another_number_for_a_record_gives_the_waiting_one_back(archive: Archive):
    waiting = reserve(archive, wanted("first"), at=NOW)
    assert issue(archive, "first", reference="3090253").reference == "3090253"
    assert [each.reference for each in numbers(archive, state="released")] == [waiting.reference]


def test_a_number_that_was_given_back_is_never_handed_out_again(archive: Archive):
    reserved = reserve(archive, wanted("first"), at=NOW)
    release(archive, "ienw", reserved.reference, reason="the letter is not sent", at=NOW)
    assert issue(archive, "first").reference == "IENW/BSK-2020/000002"
    with pytest.raises(ReferenceInUseError):
        issue(archive, "second", reference=reserved.reference)


def test_skipped_numbers_are_explained_and_not_handed_out(archive: Archive):
    skip(archive, wanted("x"), up_to=41, reason="handed out in the old system", at=NOW)
    assert issue(archive, "first").reference == "IENW/BSK-2020/000042"
    with pytest.raises(FactRefusedError):
        skip(archive, wanted("x"), up_to=42, reason="again", at=NOW)


def test_enclosures_are_sealed_with_the_letter(archive: Archive, tmp_path: Path):
    file = tmp_path / "rapport.pdf"
    file.write_bytes(b"%PDF rapport" * 1000)
    known = hashlib.sha256(file.read_bytes()).hexdigest()
    issued = issue(archive, "first", enclosures=(Enclosure("Rapport 1.pdf", file, known),))
    assert archive.store.read(issued.path, "enclosures/Rapport 1.pdf") == file.read_bytes()
    assert whole(archive)


@pytest.mark.parametrize("content", [None, b"other"])
def test_a_missing_or_changed_enclosure_refuses_the_issue(archive: Archive, tmp_path: Path, content: bytes | None):
    file = tmp_path / "rapport.pdf"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(PackageRefusedError):
        issue(archive, "first", enclosures=(Enclosure("rapport.pdf", file, "0" * 64),))
    assert letters(archive) == ()
    assert whole(archive)


@pytest.mark.parametrize(
    "name", ["../x", "a/b", "", ".hidden", "con.txt", "a\x00b", "x" * 300, "a:b", "b\ud800", "x ", "rapport.PDF"]
)
def test_an_enclosure_whose_name_cannot_be_kept_refuses_the_issue(archive: Archive, tmp_path: Path, name: str):
    file = tmp_path / "rapport.pdf"
    file.write_bytes(b"x")
    with pytest.raises(PackageRefusedError):
        issue(archive, "first", enclosures=(Enclosure("rapport.pdf", file), Enclosure(name, file)))
    assert letters(archive) == ()


def test_a_letter_without_one_of_its_files_is_refused(archive: Archive):
    less = dataclasses.replace(contents("first"), files={"letter.pdf": b"x"})
    with pytest.raises(PackageRefusedError), take(archive, wanted("first"), at=NOW) as taken:
        taken.issue(less, sealing(), at=NOW)
    assert letters(archive) == ()


def test_a_replacement_says_so_at_both_letters(archive: Archive):
    old = issue(archive, "first")
    new = issue(archive, "second", replaces=old.reference)
    assert letter(archive, old.reference).state == "replaced"
    assert letter(archive, old.reference).replaced_by == new.reference
    assert letter(archive, new.reference).replaces == old.reference


@pytest.mark.parametrize("replaces", ["3090253", "IENW/BSK-2020/000001"])
def test_a_letter_replaces_one_that_is_there_and_not_replaced_yet(archive: Archive, replaces: str):
    old = issue(archive, "first")
    issue(archive, "second", replaces=old.reference)
    with pytest.raises(FactRefusedError):
        issue(archive, "third", replaces=replaces)
    assert letter_of_record(archive, "ienw", "third") is None
    assert whole(archive)


def test_a_clock_that_goes_back_changes_no_order(archive: Archive):
    first = issue(archive, "first", at=NOW)
    second = issue(archive, "second", at=NOW - datetime.timedelta(days=400), replaces=first.reference)
    entries = list(archive.log.entries())
    assert [entry.number for entry in entries] == list(range(len(entries)))
    assert entries[-1].at < entries[0].at
    assert (second.reference, letter(archive, first.reference).state) == ("IENW/BSK-2020/000002", "replaced")
    assert whole(archive)


def test_a_moment_without_its_offset_is_refused(archive: Archive):
    with pytest.raises(ValueError):
        issue(archive, "first", at=datetime.datetime(2020, 11, 17))


def test_the_series_is_written_as_its_ministry_wants(archive: Archive):
    assert SERIES.startswith("IENW/") and issue(archive, "x").reference.startswith("IENW/")


def snapshot(root: Path) -> dict[str, bytes | None]:
    """Every file that is part of the archive's truth."""
    working = {"index", ".lock"}
    found = (path for path in sorted(root.rglob("*")) if path.relative_to(root).parts[0] not in working)
    return {path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None for path in found}
