"""Files are read back only as they were sealed, and a letter's entry can be proved."""

from pathlib import Path

import pytest
from campaigns.making import NOW, contents, issue, new_archive, wanted

from briefgen.archive.contents import (
    ChangedLetterError,
    NoSuchHeadError,
    consistency_with,
    file_of,
    made_with,
    manifest_of,
    proof_of,
)
from briefgen.archive.errors import AlreadyIssuedError, ReferenceInUseError
from briefgen.archive.facts import reserve
from briefgen.archive.keeping import Archive
from briefgen.archive.letters import ArchivedLetter, letter
from briefgen.archive.taking import preview
from briefgen.archive.tree import TreeHead, leaf_hash, proves_consistency, proves_inclusion


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = new_archive(tmp_path / "archive")
    for record in ("first", "second", "third"):
        issue(made, record)
    return made


@pytest.fixture
def second(archive: Archive) -> ArchivedLetter:
    return letter(archive, "IENW/BSK-2020/000002")


def test_a_letter_reads_back_with_what_it_was_made_with(archive: Archive, second: ArchivedLetter):
    made = contents("second")
    assert {name: file_of(archive, second, name) for name in made.files} == made.files
    assert made_with(archive, second) == made.made_with
    assert manifest_of(archive, second).record == "second"


@pytest.mark.parametrize("name", ["letter.pdf", "manifest.json"])
def test_a_changed_or_missing_file_is_never_read_back(archive: Archive, second: ArchivedLetter, name: str):
    path = archive.root / second.path / name
    path.parent.chmod(0o755)
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(ChangedLetterError):
        file_of(archive, second, "letter.pdf")
    path.unlink()
    with pytest.raises(ChangedLetterError):
        file_of(archive, second, "letter.pdf")


def test_a_name_that_is_not_sealed_is_not_read(archive: Archive, second: ArchivedLetter):
    with pytest.raises(ChangedLetterError):
        file_of(archive, second, "../000001/letter.pdf")


def test_a_letters_entry_is_proved_under_the_head(archive: Archive, second: ArchivedLetter):
    proof = proof_of(archive, second)
    hashes = [bytes.fromhex(each) for each in proof.hashes]
    assert proof.head == archive.head()
    assert second.seal.encode() in proof.line
    assert proves_inclusion(leaf_hash(proof.line), proof.number, proof.head, hashes)


def test_an_earlier_head_is_proved_a_prefix(archive: Archive):
    earlier = archive.head()
    issue(archive, "fourth")
    hashes = [bytes.fromhex(each) for each in consistency_with(archive, earlier)]
    assert proves_consistency(earlier, archive.head(), hashes)
    assert not proves_consistency(TreeHead(earlier.size, "0" * 64), archive.head(), hashes)
    with pytest.raises(NoSuchHeadError):
        consistency_with(archive, TreeHead(1000, earlier.root))


def test_a_preview_says_the_number_and_writes_nothing(archive: Archive):
    before = archive.head()
    assert preview(archive, wanted("fourth")) == "IENW/BSK-2020/000004"
    assert preview(archive, wanted("fourth", reference="3090253")) == "3090253"
    with pytest.raises(AlreadyIssuedError):
        preview(archive, wanted("first"))
    with pytest.raises(ReferenceInUseError):
        preview(archive, wanted("fourth", reference="ienw/bsk-2020/000001"))
    assert archive.head() == before
    reserved = reserve(archive, wanted("fourth"), at=NOW)
    assert preview(archive, wanted("fourth")) == reserved.reference
