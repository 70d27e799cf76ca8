"""Template folders: the user's come first, and no name leads out of them."""

from pathlib import Path

import pytest

from briefgen.folders import NotInFoldersError, TemplateFolders, TemplateNameError, is_plain_name, packaged_folder


def write(folder: Path, name: str, text: str = "x") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_users_file_comes_before_the_packaged_one(tmp_path: Path) -> None:
    own, packaged = tmp_path / "own", tmp_path / "packaged"
    write(packaged, "kinds/report/letter.md")
    mine = write(own, "kinds/report/letter.md")
    other = write(packaged, "kinds/report/kind.yaml")
    folders = TemplateFolders((own, packaged))
    assert folders.find("kinds/report/letter.md") == mine
    assert folders.find("kinds/report/kind.yaml") == other


def test_what_was_considered_is_told_in_order(tmp_path: Path) -> None:
    own, packaged = tmp_path / "own", tmp_path / "packaged"
    write(packaged, "shared/dates.md")
    folders = TemplateFolders((own, packaged))
    assert folders.considered("shared/dates.md") == (
        (own / "shared/dates.md", False),
        (packaged / "shared/dates.md", True),
    )


def test_a_name_that_is_nowhere_is_refused_with_all_places(tmp_path: Path) -> None:
    own, packaged = tmp_path / "own", tmp_path / "packaged"
    with pytest.raises(NotInFoldersError) as refusal:
        TemplateFolders((own, packaged)).find("kinds/report/letter.md")
    assert refusal.value.considered == (own / "kinds/report/letter.md", packaged / "kinds/report/letter.md")
    assert str(own) in refusal.value.message
    assert str(packaged) in refusal.value.message


@pytest.mark.parametrize(
    "name",
    [
        "",
        "/etc/passwd",
        "../secret",
        "kinds/../../secret",
        "kinds//letter.md",
        "kinds/",
        ".",
        "kinds/.hidden",
        "kinds\\report",
        "C:/x",
        "kinds/naïef/letter.md",
        "kinds/a b",
        "kinds/a\0b",
        "kinds/a\nb",
        "kinds/trailing.",
        "~/x",
        "a" * 201,
    ],
)
def test_a_name_that_could_lead_out_of_the_folders_is_refused(tmp_path: Path, name: str) -> None:
    write(tmp_path, "secret")
    folders = TemplateFolders((tmp_path / "own", tmp_path / "packaged"))
    assert not is_plain_name(name)
    assert not folders.has(name)
    with pytest.raises(TemplateNameError) as refusal:
        folders.find(name)
    assert refusal.value.message.isprintable()


def test_a_link_out_of_its_template_folder_is_not_followed(tmp_path: Path) -> None:
    secret = write(tmp_path, "secret.md")
    (tmp_path / "own").mkdir()
    (tmp_path / "own/letter.md").symlink_to(secret)
    folders = TemplateFolders((tmp_path / "own", tmp_path / "packaged"))
    assert not folders.has("letter.md")


def test_a_link_within_its_template_folder_is_followed(tmp_path: Path) -> None:
    write(tmp_path, "shared/real.md")
    (tmp_path / "letter.md").symlink_to(tmp_path / "shared/real.md")
    assert TemplateFolders((tmp_path,)).has("letter.md")


def test_a_template_folder_may_itself_be_a_link(tmp_path: Path) -> None:
    write(tmp_path, "real/letter.md")
    (tmp_path / "own").symlink_to(tmp_path / "real")
    assert TemplateFolders((tmp_path / "own",)).find("letter.md") == tmp_path / "own/letter.md"


def test_a_folder_is_no_template(tmp_path: Path) -> None:
    write(tmp_path, "kinds/report/letter.md")
    assert not TemplateFolders((tmp_path,)).has("kinds/report")


def test_names_come_from_all_folders_each_once(tmp_path: Path) -> None:
    own, packaged = tmp_path / "own", tmp_path / "packaged"
    for folder, name in ((own, "b"), (own, "a"), (packaged, "a"), (packaged, "c"), (own, ".git")):
        write(folder, f"kinds/{name}/kind.yaml")
    write(own, "kinds/readme.md")
    assert TemplateFolders((own, packaged)).names("kinds") == ("a", "b", "c")
    assert TemplateFolders((own, packaged)).names("ministries") == ()


def test_the_packaged_folder_is_asked_last_and_holds_the_packaged_templates(tmp_path: Path) -> None:
    folders = TemplateFolders.standard(tmp_path)
    assert folders.packaged == packaged_folder()
    assert folders.own == (tmp_path,)
    assert folders.find("house-style/rijksoverheid.yaml").is_relative_to(folders.packaged)


def test_a_working_folder_may_have_its_own_templates(tmp_path: Path) -> None:
    assert TemplateFolders.in_working_folder(tmp_path) == ()
    write(tmp_path, "briefgen-templates/kinds/report/letter.md")
    assert TemplateFolders.in_working_folder(tmp_path) == (tmp_path / "briefgen-templates",)
