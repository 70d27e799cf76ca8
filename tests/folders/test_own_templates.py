"""A user copies packaged templates to edit them, and is told when the packaged ones have moved on."""

import hashlib
from pathlib import Path

import pytest

from briefgen.errors import ExitStatus
from briefgen.folders import TemplateFolders
from briefgen.own_templates import (
    NOTE,
    AlreadyThereError,
    NotWritableError,
    State,
    UnknownTemplateError,
    copy_templates,
    files_of,
    own_files,
    where,
)

REPORT = ("kinds/report/kind.yaml", "kinds/report/letter.md")


@pytest.fixture
def folders(tmp_path: Path) -> TemplateFolders:
    """A packaged folder with a kind, a ministry and a shared file, and an empty folder of the user's."""
    for name in (*REPORT, "ministries/weno/profile.yaml", "shared/dates.md", "house-style/plain.yaml"):
        path = tmp_path / "packaged" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"this is {name}\n", encoding="utf-8")
    (tmp_path / "own").mkdir()
    return TemplateFolders((tmp_path / "own", tmp_path / "packaged"))


def own(folders: TemplateFolders) -> Path:
    return folders.own[0]


def states(folders: TemplateFolders) -> dict[str, State]:
    return {file.name: file.state for file in own_files(folders)}


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("report", REPORT),
        ("kinds/report", REPORT),
        ("kinds/report/letter.md", REPORT[1:]),
        ("weno", ("ministries/weno/profile.yaml",)),
        ("dates", ("shared/dates.md",)),
        ("plain", ("house-style/plain.yaml",)),
    ],
)
def test_a_name_stands_for_a_kind_a_ministry_a_folder_or_a_file(
    folders: TemplateFolders, name: str, files: tuple[str, ...]
) -> None:
    assert files_of(name, folders=folders) == files


@pytest.mark.parametrize("name", ["raport", "kinds/none", "../packaged/kinds/report", "/etc", "", "fonts", "x" * 999])
def test_a_name_that_stands_for_nothing_is_refused_with_the_places(folders: TemplateFolders, name: str) -> None:
    with pytest.raises(UnknownTemplateError) as refusal:
        files_of(name, folders=folders)
    assert str(own(folders)) in refusal.value.message


def test_a_misspelt_kind_is_recognised(folders: TemplateFolders) -> None:
    with pytest.raises(UnknownTemplateError) as refusal:
        files_of("raport", folders=folders)
    assert "Did you mean 'report'?" in refusal.value.hint


def test_where_tells_what_was_considered_and_what_is_used(folders: TemplateFolders) -> None:
    copy_templates("kinds/report/letter.md", folders=folders, into=own(folders))
    kind, letter = where("report", folders=folders)
    assert [there for _place, there in kind.places] == [False, True]
    assert kind.used == folders.packaged / REPORT[0]
    assert letter.used == own(folders) / REPORT[1]


def test_a_copy_is_the_packaged_file_byte_for_byte(folders: TemplateFolders) -> None:
    written = copy_templates("report", folders=folders, into=own(folders))
    assert written == tuple(own(folders) / name for name in REPORT)
    assert [path.read_bytes() for path in written] == [(folders.packaged / name).read_bytes() for name in REPORT]
    assert states(folders) == {REPORT[0]: State.UNCHANGED, REPORT[1]: State.UNCHANGED}


def test_the_note_of_copies_is_a_list_of_checksums_that_people_can_read(folders: TemplateFolders) -> None:
    copy_templates("weno", folders=folders, into=own(folders))
    copy_templates("dates", folders=folders, into=own(folders))
    lines = (own(folders) / NOTE).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == [
        f"{hashlib.sha256(folders.find(name).read_bytes()).hexdigest()}  {name}"
        for name in ("ministries/weno/profile.yaml", "shared/dates.md")
    ]


def test_a_copy_never_takes_the_place_of_a_file(folders: TemplateFolders) -> None:
    mine = own(folders) / REPORT[1]
    mine.parent.mkdir(parents=True)
    mine.write_text("mine", encoding="utf-8")
    with pytest.raises(AlreadyThereError) as refusal:
        copy_templates("report", folders=folders, into=own(folders))
    assert refusal.value.exit_status is ExitStatus.REFUSED
    assert str(mine) in refusal.value.message
    assert [path.name for path in own(folders).rglob("*") if path.is_file()] == ["letter.md"]
    assert mine.read_text(encoding="utf-8") == "mine"


def test_a_copy_does_not_follow_a_link_out_of_the_users_folder(folders: TemplateFolders, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (own(folders) / "kinds").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(AlreadyThereError):
        copy_templates("report", folders=folders, into=own(folders))
    assert list((tmp_path / "elsewhere").rglob("*")) == []


def test_a_copy_into_a_folder_that_cannot_be_written_is_refused(folders: TemplateFolders, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(NotWritableError):
        copy_templates("report", folders=folders, into=blocked)


def test_only_packaged_templates_are_copied(folders: TemplateFolders, tmp_path: Path) -> None:
    mine = own(folders) / "kinds/mine/letter.md"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine", encoding="utf-8")
    with pytest.raises(UnknownTemplateError):
        copy_templates("mine", folders=folders, into=tmp_path / "other")


def edit(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "edited\n", encoding="utf-8")


def test_a_copy_that_was_edited_says_so(folders: TemplateFolders) -> None:
    copy_templates("dates", folders=folders, into=own(folders))
    edit(own(folders) / "shared/dates.md")
    assert states(folders) == {"shared/dates.md": State.EDITED}


def test_a_copy_of_an_older_version_is_pointed_out(folders: TemplateFolders) -> None:
    copy_templates("dates", folders=folders, into=own(folders))
    edit(folders.packaged / "shared/dates.md")
    assert states(folders) == {"shared/dates.md": State.OLDER}


def test_an_edited_copy_of_an_older_version_is_pointed_out(folders: TemplateFolders) -> None:
    copy_templates("dates", folders=folders, into=own(folders))
    edit(folders.packaged / "shared/dates.md")
    (own(folders) / "shared/dates.md").write_text("quite different", encoding="utf-8")
    assert states(folders) == {"shared/dates.md": State.OLDER_EDITED}


def test_a_copy_brought_up_to_date_by_hand_is_unchanged(folders: TemplateFolders) -> None:
    copy_templates("dates", folders=folders, into=own(folders))
    edit(folders.packaged / "shared/dates.md")
    edit(own(folders) / "shared/dates.md")
    assert states(folders) == {"shared/dates.md": State.UNCHANGED}


def test_a_copy_of_what_is_no_longer_packaged_is_pointed_out(folders: TemplateFolders) -> None:
    copy_templates("dates", folders=folders, into=own(folders))
    (folders.packaged / "shared/dates.md").unlink()
    assert states(folders) == {"shared/dates.md": State.NO_LONGER_PACKAGED}


def test_a_file_made_by_hand_is_told_from_a_copy(folders: TemplateFolders) -> None:
    for name in ("shared/dates.md", "kinds/mine/letter.md"):
        path = own(folders) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("mine", encoding="utf-8")
    assert states(folders) == {"shared/dates.md": State.NOT_A_COPY, "kinds/mine/letter.md": State.OWN}


def test_a_note_in_which_people_wrote_is_still_read(folders: TemplateFolders) -> None:
    copy_templates("dates", folders=folders, into=own(folders))
    note = own(folders) / NOTE
    note.write_bytes(b"\xff hello\n\nwho wrote this\n" + note.read_bytes())
    assert states(folders) == {"shared/dates.md": State.UNCHANGED}
