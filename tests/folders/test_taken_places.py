"""A place of the user's that is taken by no usable file is refused by name: the packaged template never steps in."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import SEED, briefgen

from briefgen.errors import ExitStatus
from briefgen.folders import NotATemplateError, TemplateFolders
from briefgen.ministry.profile import read_profile

NAMES = (
    "ministries/jenv/profile.yaml",
    "kinds/meeting-report/kind.yaml",
    "kinds/meeting-report/letter.md",
    "shared/people.md",
    "house-style/rijksoverheid.yaml",
    "calendar/nl.yaml",
)


OBSTACLES: dict[str, Callable[[Path], None]] = {
    "a folder": Path.mkdir,
    "a device": lambda place: place.symlink_to("/dev/null"),
    "a pipe": os.mkfifo,
    "leads out": lambda place: place.symlink_to(SEED),
    "leads nowhere": lambda place: place.symlink_to("gone"),
}


def obstructed(tmp_path: Path, name: str, obstacle: str) -> Path:
    place = tmp_path / "own" / name
    place.parent.mkdir(parents=True)
    OBSTACLES[obstacle](place)
    return place


RENDER = ("render", "--to", "txt", "-o", "-")
READ_BY_CHECK = [name for name in NAMES if not name.startswith("house-style")]  # a letter's look is not checked


@pytest.mark.parametrize(
    ("command", "name"), [*((RENDER, name) for name in NAMES), *((("check",), name) for name in READ_BY_CHECK)]
)
def test_a_folder_in_the_place_of_a_template_is_named(tmp_path, command, name):
    place = obstructed(tmp_path, name, "a folder")
    ran = briefgen(*command, SEED, "--templates", tmp_path / "own", folder=tmp_path)
    assert ran.status == ExitStatus.USAGE
    assert str(place) in ran.err
    assert "a folder" in ran.err


@pytest.mark.parametrize("obstacle", OBSTACLES)
@pytest.mark.parametrize("name", NAMES)
def test_what_takes_the_place_is_told(tmp_path, name, obstacle):
    place = obstructed(tmp_path, name, obstacle)
    with pytest.raises(NotATemplateError) as refusal:
        TemplateFolders.standard(tmp_path / "own").find(name)
    assert str(place) in refusal.value.message
    assert obstacle in refusal.value.message


def test_a_ministry_of_the_users_own_is_not_said_to_be_unknown(tmp_path):
    obstructed(tmp_path, "ministries/minx/profile.yaml", "a folder")
    with pytest.raises(NotATemplateError):
        read_profile("minx", folders=TemplateFolders.standard(tmp_path / "own"))


def test_a_place_after_the_one_that_is_used_does_not_matter(tmp_path):
    obstructed(tmp_path, "shared/people.md", "a folder")
    first = tmp_path / "first" / "shared" / "people.md"
    first.parent.mkdir(parents=True)
    first.write_text("x", encoding="utf-8")
    assert TemplateFolders.standard(tmp_path / "first", tmp_path / "own").find("shared/people.md") == first


def test_where_a_template_comes_from_is_not_told_past_an_obstacle(tmp_path):
    place = obstructed(tmp_path, "kinds/meeting-report/letter.md", "a folder")
    ran = briefgen("templates", "where", "meeting-report", "--templates", tmp_path / "own", folder=tmp_path)
    assert ran.status == ExitStatus.USAGE
    assert str(place) in ran.err
