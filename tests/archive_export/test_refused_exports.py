"""An export that is refused, or that the disk has no room for, leaves nothing."""

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from archive_export.letters_to_export import (
    FAST,
    FIRST,
    PLAIN,
    SECOND,
    TERMS,
    issue,
    made_up,
)
from campaigns.making import new_archive
from composing import first_record
from unprivileged import unprivileged

from briefgen.archive.contents import ChangedLetterError
from briefgen.archive.errors import ArchiveRefusedError, NoSuchLetterError
from briefgen.archive.export.errors import CannotExportError, NameTakenError, NoSenderError, TargetExistsError
from briefgen.archive.export.exporting import export, export_all
from briefgen.archive.files import Files
from briefgen.archive.keeping import Archive, open_archive
from briefgen.folders import TemplateFolders
from briefgen.ministry.profile import read_profile


def refused(archive: Archive, to: Path, error: type[ArchiveRefusedError], *references: str, files: Files = FAST) -> str:
    before = sorted(path for path in to.parent.rglob("*") if archive.root not in (path, *path.parents))
    with pytest.raises(error) as caught:
        if references:
            export(archive, references, to, terms=TERMS, files=files)
        else:
            export_all(archive, to, terms=TERMS, files=files)
    assert sorted(path for path in to.parent.rglob("*") if archive.root not in (path, *path.parents)) == before
    return str(caught.value)


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_lies_there_already_is_not_touched(archive: Archive, tmp_path: Path, kind: str):
    to, target = tmp_path / "out", tmp_path / "out" / f"jenv_{PLAIN}"
    to.mkdir()
    if kind == "folder":
        target.mkdir()
    elif kind == "file":
        target.write_text("mine")
    else:
        target.symlink_to("nowhere")
    assert str(target) in refused(archive, to, TargetExistsError, FIRST, PLAIN)


def test_a_second_export_into_the_same_folder_is_refused(archive: Archive, tmp_path: Path):
    export(archive, [FIRST], tmp_path / "out", terms=TERMS, files=FAST)
    refused(archive, tmp_path / "out", TargetExistsError, FIRST)


def test_an_unknown_letter_is_refused(archive: Archive, tmp_path: Path):
    refused(archive, tmp_path / "out" / "deeper", NoSuchLetterError, FIRST, "3090999")


def test_a_folder_that_is_a_file_is_refused(archive: Archive, tmp_path: Path):
    (tmp_path / "out").write_text("mine")
    assert "not a directory" in refused(archive, tmp_path / "out", CannotExportError, FIRST)


@pytest.mark.parametrize("name", ["letter.pdf", "record.yaml", "manifest.json", "words.txt", "enclosures/rapport.pdf"])
@pytest.mark.parametrize("how", ["changed", "missing", "longer"])
def test_a_letter_that_is_not_as_sealed_is_not_exported(archive: Archive, tmp_path: Path, name: str, how: str):
    root = Path(shutil.copytree(archive.root, tmp_path / "archive"))
    path = root / "jenv" / "2020" / FIRST / name
    data = path.read_bytes()
    path.parent.chmod(0o755)
    path.unlink()
    if how != "missing":
        path.write_bytes(data + b" " if how == "longer" else b"X" + data[1:])
    assert FIRST in refused(open_archive(root), tmp_path / "out", ChangedLetterError)


def test_a_profile_that_is_not_as_sealed_stops_the_export(archive: Archive, tmp_path: Path):
    root = Path(shutil.copytree(archive.root, tmp_path / "archive"))
    for path in (root / "objects").iterdir():
        path.chmod(0o644)
        path.write_bytes(path.read_bytes() + b"\n")
    refused(open_archive(root), tmp_path / "out", ChangedLetterError)


@pytest.mark.parametrize("name", ["letter.diwoo.xml", "proof.json", "jenv_1.mdto.xml", "LETTER.pdf.bestand.mdto.xml"])
def test_an_enclosure_never_takes_the_place_of_a_file_of_the_export(tmp_path: Path, name: str):
    archive = new_archive(tmp_path / "archive", files=FAST)
    files = {**made_up(first_record()), name: b"mine"}
    issue(archive, "1", files)
    assert name.lower() in refused(archive, tmp_path / "out", NameTakenError).lower()


class FullDisk(Files):
    """A disk on which the n-th write fails."""

    def __init__(self, left: int) -> None:
        super().__init__(durable=False)
        self.left = left

    def _count(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise OSError(28, "No space left on device")

    def create(self, path: Path, chunks: Iterable[bytes]) -> None:
        self._count()
        super().create(path, chunks)

    def make_folder(self, path: Path) -> None:
        self._count()
        super().make_folder(path)

    def rename(self, old: Path, new: Path) -> None:
        self._count()
        super().rename(old, new)

    def sync_folder(self, path: Path) -> None:
        self._count()
        super().sync_folder(path)


def test_a_full_disk_at_any_write_leaves_nothing(archive: Archive, tmp_path: Path):
    writes = 0
    while True:
        writes += 1
        disk = FullDisk(writes)
        try:
            export(archive, [SECOND, PLAIN], tmp_path / "out", terms=TERMS, files=disk)
        except CannotExportError as error:
            assert "the disk is full" in str(error)
            assert list(tmp_path.iterdir()) == []
        else:
            break
    assert writes > 40
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_a_read_only_folder_is_refused(archive: Archive, tmp_path: Path):
    to = tmp_path / "out"
    to.mkdir(mode=0o555)
    unprivileged(lambda: refused(open_archive(archive.root), to, CannotExportError, FIRST))
    assert list(to.iterdir()) == []


@pytest.mark.parametrize("profile", [None, b"\xff", b"code: [", b"code: ienw\n"])
def test_without_a_readable_profile_the_callers_serves_and_else_it_is_refused(tmp_path: Path, profile: bytes | None):
    archive = new_archive(tmp_path / "archive", files=FAST)
    issue(archive, "1", made_up(first_record()), profile=profile)
    assert "jenv" in refused(archive, tmp_path / "out", NoSenderError)
    known, _problems = read_profile("jenv", folders=TemplateFolders.standard())
    assert known is not None
    made = export_all(archive, tmp_path / "out", terms=replace(TERMS, profiles={"jenv": known}), files=FAST)
    assert "Ministerie van Justitie en Veiligheid" in (made.packages[0].folder / "bag-info.txt").read_text()
