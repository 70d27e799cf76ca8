"""A house style is data: found in the template folders, refused with all that is wrong in it."""

from pathlib import Path

import pytest

from briefgen.errors import FindingsError
from briefgen.folders import TemplateFolders, packaged_folder
from briefgen.render.house_style import UnknownStyleError, read_style
from briefgen.render.style import Logo

PACKAGED = (packaged_folder() / "house-style" / "rijksoverheid.yaml").read_text(encoding="utf-8")


def folders(tmp_path: Path, text: str) -> TemplateFolders:
    (tmp_path / "house-style").mkdir()
    (tmp_path / "house-style" / "rijksoverheid.yaml").write_text(text, encoding="utf-8")
    return TemplateFolders.standard(tmp_path)


def test_the_packaged_style_has_the_measures_of_the_house_style() -> None:
    style = read_style("rijksoverheid", folders=TemplateFolders.standard())
    assert (style.body.x, style.body.width, style.column.x, style.subject.bottom) == (28, 133, 165, 109)


def test_the_users_own_style_stands_before_the_packaged_one(tmp_path: Path) -> None:
    own = folders(tmp_path, PACKAGED.replace("body: {x: 28, width: 133", "body: {x: 28, width: 120"))
    assert read_style("rijksoverheid", folders=own).body.width == 120


def test_everything_wrong_in_a_style_is_said_at_once(tmp_path: Path) -> None:
    wrong = PACKAGED.replace("paragraph_gap: 12", "paragraph_gap: wide").replace("angle: 45", "angel: 45")
    with pytest.raises(FindingsError) as refused:
        read_style("rijksoverheid", folders=folders(tmp_path, wrong))
    lines = {problem.where.line for problem in refused.value.problems}
    assert {
        1 + wrong.splitlines().index(each) for each in wrong.splitlines() if "wide" in each or "angel" in each
    } <= lines


@pytest.mark.parametrize("name", ["nope", "../kinds", "", "a/b"])
def test_an_unknown_style_is_refused_with_the_folders_that_were_considered(name: str) -> None:
    with pytest.raises(UnknownStyleError) as refused:
        read_style(name, folders=TemplateFolders.standard())
    assert "house-style" in refused.value.hint


def test_the_logo_of_a_site_becomes_part_of_the_style() -> None:
    logo = Logo(data=b"x", suffix="png", alt="Logo")
    assert read_style("rijksoverheid", folders=TemplateFolders.standard(), logo=logo).site_logo == logo
    assert read_style("rijksoverheid", folders=TemplateFolders.standard()).site_logo is None
