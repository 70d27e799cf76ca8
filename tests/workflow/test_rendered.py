"""Rendered files: whole or not at all, and never over what someone has edited."""

import json
import stat
from hashlib import sha256

import pytest

from briefgen.errors import ExitStatus
from briefgen.workflow.rendered import (
    LIST_NAME,
    EditedFileError,
    NotWritableError,
    Rendered,
    RenderedFiles,
    write_all,
    write_whole,
)


def write(folder, name: str, data: bytes, *, force: bool = False):
    return write_all([Rendered(folder / name, data)], known=RenderedFiles(folder), force=force)


def test_a_rendered_file_is_rendered_again(tmp_path):
    write(tmp_path, "letter.md", b"one")
    assert write(tmp_path, "letter.md", b"two") == (tmp_path / "letter.md",)
    assert (tmp_path / "letter.md").read_bytes() == b"two"


def test_an_edited_file_is_never_overwritten(tmp_path):
    write(tmp_path, "letter.md", b"one")
    (tmp_path / "letter.md").write_bytes(b"one, edited")
    with pytest.raises(EditedFileError, match="not as briefgen made it") as refused:
        write(tmp_path, "letter.md", b"two")
    assert refused.value.exit_status is ExitStatus.REFUSED
    assert "--force" in refused.value.hint
    assert (tmp_path / "letter.md").read_bytes() == b"one, edited"


def test_a_file_from_elsewhere_is_never_overwritten(tmp_path):
    (tmp_path / "letter.md").write_bytes(b"from someone")
    with pytest.raises(EditedFileError):
        write(tmp_path, "letter.md", b"ours")


def test_force_overwrites_an_edited_file(tmp_path):
    (tmp_path / "letter.md").write_bytes(b"from someone")
    write(tmp_path, "letter.md", b"ours", force=True)
    assert (tmp_path / "letter.md").read_bytes() == b"ours"


def test_an_edit_that_is_taken_back_is_no_edit(tmp_path):
    write(tmp_path, "letter.md", b"one")
    write(tmp_path, "letter.md", b"two")
    (tmp_path / "letter.md").write_bytes(b"one")
    assert write(tmp_path, "letter.md", b"three")


def test_equal_bytes_are_not_written_again(tmp_path):
    (tmp_path / "letter.md").write_bytes(b"same")
    before = (tmp_path / "letter.md").stat()
    assert write(tmp_path, "letter.md", b"same") == ()
    assert (tmp_path / "letter.md").stat().st_ino == before.st_ino


def test_one_edited_file_keeps_all_files_of_a_record_from_being_written(tmp_path):
    (tmp_path / "b.md").write_bytes(b"edited")
    files = [Rendered(tmp_path / "a.md", b"a"), Rendered(tmp_path / "b.md", b"b")]
    with pytest.raises(EditedFileError):
        write_all(files, known=RenderedFiles(tmp_path), force=False)
    assert not (tmp_path / "a.md").exists()


def test_two_runs_at_once_do_not_lose_each_others_files(tmp_path):
    one, other = RenderedFiles(tmp_path), RenderedFiles(tmp_path)
    one.remember([("a.md", sha256(b"a").hexdigest())])
    other.remember([("b.md", sha256(b"b").hexdigest())])
    later = RenderedFiles(tmp_path)
    assert later.is_ours("a.md", b"a")
    assert later.is_ours("b.md", b"b")


def test_a_line_that_was_cut_off_harms_no_other(tmp_path):
    known = RenderedFiles(tmp_path)
    known.remember([("a.md", sha256(b"a").hexdigest())])
    with (tmp_path / LIST_NAME).open("ab") as file:
        file.write(b'{"file": "cut')
    known.remember([("b.md", sha256(b"b").hexdigest())])
    later = RenderedFiles(tmp_path)
    assert later.is_ours("a.md", b"a")
    assert later.is_ours("b.md", b"b")


@pytest.mark.parametrize("line", [b"\xff\xfe", b"[]", b"null", b'{"file": 1}', b'"text"', b"[" * 100_000])
def test_a_spoilt_list_only_makes_files_unknown(tmp_path, line):
    (tmp_path / LIST_NAME).write_bytes(line + b"\n")
    assert not RenderedFiles(tmp_path).is_ours("a.md", b"a")


def test_the_list_holds_each_file_once_however_often_it_is_rendered(tmp_path):
    for _again in range(3):
        write(tmp_path, "letter.md", b"same")
    lines = (tmp_path / LIST_NAME).read_text(encoding="ascii").splitlines()
    assert [json.loads(line)["file"] for line in lines] == ["letter.md"]


def test_a_list_that_grew_large_keeps_the_files_that_are_there(tmp_path):
    for number in range(6):
        write(tmp_path, f"{number}.md", b"text")
    for number in range(5):
        (tmp_path / f"{number}.md").unlink()
    write(tmp_path, "6.md", b"text")
    known = RenderedFiles(tmp_path, largest_list=300)
    RenderedFiles(tmp_path).remember([("6.md", "0" * 64)])  # by another process
    known.shorten()
    lines = (tmp_path / LIST_NAME).read_text(encoding="ascii").splitlines()
    assert [json.loads(line)["file"] for line in lines] == ["5.md", "6.md", "6.md"]


def test_the_mode_of_a_file_stays(tmp_path):
    path = tmp_path / "letter.md"
    path.write_bytes(b"one")
    path.chmod(0o640)
    write_whole(path, b"two")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_has_the_mode_of_every_new_file(tmp_path):
    (tmp_path / "plain").write_bytes(b"")
    write_whole(tmp_path / "letter.md", b"one")
    assert (tmp_path / "letter.md").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.md").write_bytes(b"one")
    (tmp_path / "link.md").symlink_to("real.md")
    write_whole(tmp_path / "link.md", b"two")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"two"


def test_a_refused_write_leaves_nothing_behind(tmp_path):
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(NotWritableError, match="it is a folder"):
        write_whole(tmp_path / "folder.md", b"data")
    assert [path.name for path in tmp_path.iterdir()] == ["folder.md"]


def test_what_was_written_before_a_refusal_is_ours(tmp_path):
    (tmp_path / "b.md").symlink_to(tmp_path / "gone" / "b.md")  # in place of a disk that fills up
    with pytest.raises(NotWritableError):
        write_all(
            [Rendered(tmp_path / "a.md", b"one"), Rendered(tmp_path / "b.md", b"one")],
            known=RenderedFiles(tmp_path),
            force=False,
        )
    assert write(tmp_path, "a.md", b"two") == (tmp_path / "a.md",)


def test_nothing_is_written_where_the_list_cannot_be(tmp_path):
    known = RenderedFiles(tmp_path)
    (tmp_path / LIST_NAME).mkdir()
    with pytest.raises(NotWritableError, match=LIST_NAME):
        write_all([Rendered(tmp_path / "a.md", b"one")], known=known, force=False)
    assert not (tmp_path / "a.md").exists()


def test_a_missing_folder_is_told_in_words(tmp_path):
    with pytest.raises(NotWritableError, match="the folder is not there"):
        write_whole(tmp_path / "no" / "letter.md", b"data")
