"""What was read once is remembered beside the index, and nothing depends on it."""

import datetime
from pathlib import Path

import pytest
from agreements.promising import FAST, commitment, generated, meeting, record, seal, tells
from campaigns.making import new_archive

from briefgen.archive.keeping import Archive
from briefgen.archive.promises.letters import promising_letters
from briefgen.archive.promises.remembered import Promised, path_of, remember, remembered
from briefgen.archive.verify import verify
from briefgen.record.promises import Made


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return new_archive(tmp_path / "archive", files=FAST)


def test_what_is_remembered_is_what_was_read(tmp_path: Path) -> None:
    archive, _made = generated(tmp_path / "archive", letters=20)
    first = promising_letters(archive)
    before = path_of(archive).read_bytes()
    assert len(remembered(archive)) == 20
    assert promising_letters(archive) == first
    assert path_of(archive).read_bytes() == before
    path_of(archive).unlink()
    assert promising_letters(archive) == first
    assert verify(archive.root).unchanged


def test_every_field_is_remembered(archive: Archive) -> None:
    made = Made(
        "a", "follow-up", "een\nbesluit \u2028", "het vervolg", datetime.date(2020, 11, 4), "VNG", "TZ1", None,
        "partly", "ooit", "zo",
    )  # fmt: skip
    told = Promised((made, commitment("b", earlier="jenv/1#c")), (tells("jenv/IENW/BSK 1#c", due="x", how="y"),))
    remember(archive, {"seal": told, "other": Promised(readable=False)})
    assert remembered(archive) == {"seal": told, "other": Promised(readable=False)}


def test_lines_that_are_not_whole_are_read_anew(archive: Archive) -> None:
    plan = {"id": "plan", "that": "een plan komt", "due": "maart 2021"}
    seal(archive, "3090253", record("3090253", meetings=[meeting(plan)]))
    first = promising_letters(archive)
    whole = path_of(archive).read_bytes()
    for cut in (0, 10, len(whole) // 2, len(whole) - 3):
        path_of(archive).write_bytes(whole[:cut] + b'{"seal": 1}\n[]\nnull\n\xff\n')
        assert promising_letters(archive) == first
        assert promising_letters(archive) == first


def test_a_letter_that_was_changed_is_not_remembered(archive: Archive) -> None:
    seal(archive, "3090253", record("3090253"))
    (path,) = archive.root.glob("jenv/2020/*/record.yaml")
    path.parent.chmod(0o755)
    path.chmod(0o644)
    whole = path.read_bytes()
    path.write_bytes(whole + b" ")
    assert [each.changed for each in promising_letters(archive)[1]] == [True]
    path.write_bytes(whole)
    assert promising_letters(archive)[1] == ()


def test_where_nothing_may_be_written_the_register_is_read_all_the_same(archive: Archive) -> None:
    seal(archive, "3090253", record("3090253"))
    path_of(archive).mkdir()
    assert len(promising_letters(archive)[0]) == 1
