"""An export gives whole packages, the same bytes each time, or nothing at all."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import needs
import pytest
from archive_export.letters_to_export import (
    EXPORTED_AT,
    FAST,
    FIRST,
    GUARDED,
    HOSTILE,
    PLAIN,
    SECOND,
    TERMS,
    UNREADABLE,
    issue,
    made_up,
)
from campaigns.making import NOW, new_archive
from composing import first_record

from briefgen.archive.export.exporting import Exported, export, export_all
from briefgen.archive.facts import annotate
from briefgen.archive.keeping import Archive, open_archive
from briefgen.archive.store import Enclosure
from briefgen.folders import TemplateFolders
from briefgen.ministry.profile import read_profile

Folder = Callable[[str], Path]


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_package_holds_the_letter_as_sealed_and_what_proves_it(archive: Archive, folder_of: Folder):
    found = content(folder_of(FIRST))
    sealed = content(archive.root / "jenv" / "2020" / FIRST)
    assert {name: found[f"data/{name}"] for name in sealed} == sealed
    assert {name for name in found if name.startswith("data/")} == {
        *(f"data/{name}" for name in sealed),
        *(f"data/{name}.bestand.mdto.xml" for name in sealed if name != "manifest.json"),
        f"data/jenv_{FIRST}.mdto.xml",
        "data/letter.diwoo.xml",
        "data/proof.json",
    }
    assert {name for name in found if not name.startswith("data/")} == {
        "LEESMIJ.txt",
        "bag-info.txt",
        "bagit.txt",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
        "verify.py",
    }


def test_bag_info_says_what_is_in_the_package(exported: Exported, folder_of: Folder):
    lines = (folder_of(SECOND) / "bag-info.txt").read_text().splitlines()
    assert lines[:3] == [
        "Source-Organization: Ministerie van Justitie",
        "Bagging-Date: 2026-03-12",
        "Bag-Software-Agent: briefgen 0",
    ]
    assert f"External-Description: {' '.join(HOSTILE.split())}" in lines
    assert f"Tree-Head: {exported.head}" in lines


@pytest.mark.parametrize("reference", [FIRST, SECOND, GUARDED, UNREADABLE, PLAIN])
def test_every_package_is_a_valid_bag(folder_of: Folder, reference: str):
    bagit = needs.need_module("bagit")
    bag = bagit.Bag(str(folder_of(reference)))
    names = {name for name in bag.entries if "%25" in name}  # this library does not undo the escape of RFC 8493
    if not names:
        bag.validate()
    assert bool(names) is (reference == FIRST)


def test_a_changed_byte_makes_the_bag_invalid(copy_of: Folder):
    bagit = needs.need_module("bagit")
    folder = copy_of(SECOND)
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        data = path.read_bytes()
        path.write_bytes(data[:-2] + bytes([data[-2] ^ 1]) + data[-1:])
        with pytest.raises((bagit.BagError, UnicodeDecodeError)):
            bagit.Bag(str(folder)).validate()
        path.write_bytes(data)
    assert bagit.Bag(str(folder)).is_valid()


def test_the_same_letters_and_moment_give_the_same_bytes(archive: Archive, exported: Exported, tmp_path: Path):
    again = export_all(open_archive(archive.root), tmp_path / "again", terms=TERMS, files=FAST)
    assert [each.sha256 for each in again.packages] == [each.sha256 for each in exported.packages]
    for old, new in zip(exported.packages, again.packages, strict=True):
        assert content(old.folder) == content(new.folder)


def test_letters_are_chosen_by_their_reference_in_any_spelling(archive: Archive, tmp_path: Path):
    made = export(archive, ["3O90253", FIRST, PLAIN], tmp_path, terms=TERMS, files=FAST)
    assert [each.reference for each in made.packages] == [FIRST, PLAIN]
    assert sorted(each.name for each in tmp_path.iterdir()) == [f"jenv_{FIRST}", f"jenv_{PLAIN}"]


def test_a_reference_with_slashes_gives_a_plain_name(tmp_path: Path):
    archive = new_archive(tmp_path / "archive", files=FAST)
    issue(archive, "JENV/BSK-2020/1 (a)", made_up(first_record()))
    made = export_all(archive, tmp_path / "out", terms=TERMS, files=FAST)
    assert made.packages[0].folder.name == "jenv_JENV~2FBSK-2020~2F1~20~28a~29"


def test_what_the_record_does_not_allow_is_told(exported: Exported):
    left_out = {each.reference: each.left_out for each in exported.packages}
    assert left_out == {
        FIRST: (),
        SECOND: (),
        GUARDED: (
            "It is not public, so it has no metadata for publication.",
            "Its record names no dossier, so it is part of none.",
        ),
        UNREADABLE: (
            "Its record cannot be read, so its metadata say only what the seal says.",
            "It was withdrawn, so it has no metadata for publication.",
        ),
        PLAIN: ("Its record names no dossier, so it is part of none.",),
    }


def test_an_export_writes_nothing_into_the_archive(archive: Archive, tmp_path: Path):
    def stand() -> dict[str, int]:
        return {str(path): path.stat().st_mtime_ns for path in archive.root.rglob("*") if "index" not in path.parts}

    before = stand()
    export_all(archive, tmp_path / "out", terms=TERMS, files=FAST)
    assert stand() == before


# Who the sender was.


def test_the_name_of_the_ministry_is_that_of_the_letters_date(folder_of: Folder):
    def name(reference: str) -> str:
        return (folder_of(reference) / "bag-info.txt").read_text().splitlines()[0].partition(": ")[2]

    assert name(FIRST) == "Ministerie van Justitie en Veiligheid"
    assert name(SECOND) == "Ministerie van Justitie"


def test_the_profile_that_was_sealed_comes_before_the_callers(archive: Archive, tmp_path: Path):
    known, _problems = read_profile("jenv", folders=TemplateFolders.standard())
    assert known is not None
    other = known.model_copy(update={"tooi": "mnre9999"})
    made = export(archive, [PLAIN], tmp_path, terms=replace(TERMS, profiles={"jenv": other}), files=FAST)
    assert b"mnre9999" not in b"".join(content(made.packages[0].folder).values())


# What comes later.


def test_a_later_fact_is_in_the_next_export_under_a_new_head(tmp_path: Path):
    archive = new_archive(tmp_path / "archive", files=FAST)
    issue(archive, "1", made_up(first_record()))
    before = export_all(archive, tmp_path / "before", terms=TERMS, files=FAST)
    annotate(archive, "jenv", "1", {"document": "2020D46511"}, at=NOW)
    after = export_all(archive, tmp_path / "after", terms=TERMS, files=FAST)
    assert (before.head.size, after.head.size) == (3, 4)
    assert after.head == archive.head()
    assert b"2020D46511" in (after.packages[0].folder / "data" / "jenv_1.mdto.xml").read_bytes()


def test_a_large_enclosure_goes_through_in_blocks(tmp_path: Path):
    large = tmp_path / "groot.bin"
    with large.open("wb") as file:
        file.truncate(40_000_000)
    archive = new_archive(tmp_path / "archive", files=FAST)
    issue(archive, "1", made_up(first_record()), enclosures=(Enclosure(large.name, large),))
    made = export_all(archive, tmp_path / "out", terms=TERMS, files=FAST)
    assert (made.packages[0].folder / "data" / "enclosures" / "groot.bin").stat().st_size == 40_000_000


def test_the_moment_of_an_export_has_an_offset():
    with pytest.raises(ValueError, match="2026"):
        replace(TERMS, at=datetime.datetime(2026, 3, 12))
    assert EXPORTED_AT.tzinfo is not None
