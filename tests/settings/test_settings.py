"""Settings: flags before variables before briefgen.toml before defaults, each mistake told with its place."""

from dataclasses import fields
from pathlib import Path

import pytest

from briefgen.errors import ExitStatus
from briefgen.language import speaking
from briefgen.settings import NAMES, SettingError, Settings, find_file, help_for, is_there, read_settings, variable


def read(folder: Path, *, toml: str = "", flags=None, environment=None) -> Settings:
    if toml:
        (folder / "briefgen.toml").write_text(toml, encoding="utf-8")
    return read_settings(flags=flags or {}, environment=environment or {}, folder=folder)


def test_without_anything_the_defaults_hold(tmp_path):
    assert read(tmp_path) == Settings()


def test_the_file_stands_before_the_default(tmp_path):
    assert read(tmp_path, toml='to = ["md"]').to == ("md",)


def test_a_variable_stands_before_the_file(tmp_path):
    assert read(tmp_path, toml='to = "md"', environment={"BRIEFGEN_TO": "txt"}).to == ("txt",)


def test_a_flag_stands_before_a_variable(tmp_path):
    found = read(tmp_path, toml='to = "md"', environment={"BRIEFGEN_TO": "txt"}, flags={"to": ("html",)})
    assert found.to == ("html",)


def test_a_flag_that_was_not_given_changes_nothing(tmp_path):
    assert read(tmp_path, toml="jobs = 3", flags={"jobs": None}).jobs == 3


def test_the_file_is_found_in_a_folder_above(tmp_path):
    below = tmp_path / "letters" / "records"
    below.mkdir(parents=True)
    (tmp_path / "briefgen.toml").write_text("strict = true", encoding="utf-8")
    assert find_file(below) == tmp_path / "briefgen.toml"
    assert is_there(str(below))
    assert read(below).strict


def test_the_nearest_file_holds_alone(tmp_path):
    below = tmp_path / "letters"
    below.mkdir()
    (tmp_path / "briefgen.toml").write_text("strict = true", encoding="utf-8")
    assert not read(below, toml="jobs = 2").strict


def test_folders_are_meant_from_where_they_are_written(tmp_path):
    (tmp_path / "own").mkdir()
    below = tmp_path / "letters"
    below.mkdir()
    (tmp_path / "briefgen.toml").write_text('templates = ["own"]\noutput = "out"', encoding="utf-8")
    found = read(below)
    assert found.templates == (tmp_path / "own",)
    assert found.output == tmp_path / "out"


def test_formats_are_named_once_each_in_the_order_given(tmp_path):
    assert read(tmp_path, flags={"to": ("pdf,md", "pdf")}).to == ("pdf", "md")


def test_all_means_every_format(tmp_path):
    from briefgen.render import FORMATS

    assert read(tmp_path, flags={"to": "all"}).to == FORMATS


def test_an_unknown_key_is_told_with_its_line_and_a_likely_one(tmp_path):
    with pytest.raises(SettingError) as refused:
        read(tmp_path, toml='# ours\nto = "md"\ntemplate = "own"\n')
    (problem,) = refused.value.problems
    assert (problem.where.line, problem.where.column) == (3, 1)
    assert "'template'" in problem.message
    assert problem.hint == "Did you mean 'templates'?"
    assert refused.value.exit_status is ExitStatus.USAGE


def test_every_mistake_of_the_file_is_told_at_once(tmp_path):
    with pytest.raises(SettingError) as refused:
        read(tmp_path, toml='to = "docs"\njobs = "many"\nstrict = "perhaps"\nlang = "de"\ncolor = 1\n')
    assert [problem.where.line for problem in refused.value.problems] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("toml", "line"),
    [("to = md\n", 1), ("# one\n\nto = [\n", 3), ("strict = true\nstrict = false\n", 2), ("[\n", 1)],
)
def test_a_file_that_is_no_toml_is_told_with_its_line(tmp_path, toml, line):
    with pytest.raises(SettingError) as refused:
        read(tmp_path, toml=toml)
    (problem,) = refused.value.problems
    assert problem.message == "This is not TOML."
    assert abs(problem.where.line - line) <= 1


@pytest.mark.parametrize("data", [b"\xff\xfe", b"#" * 200_000])
def test_a_file_that_is_no_settings_file_is_refused_in_words(tmp_path, data):
    (tmp_path / "briefgen.toml").write_bytes(data)
    with pytest.raises(SettingError, match="cannot be read as a text file"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"BRIEFGEN_TO": "docs"}, "BRIEFGEN_TO: 'docs' is not one of .* Did you mean 'docx'"),
        ({"BRIEFGEN_JOBS": "-1"}, "BRIEFGEN_JOBS: '-1' is not a number from 0 to 64"),
        ({"BRIEFGEN_JOBS": "65"}, "BRIEFGEN_JOBS"),
        ({"BRIEFGEN_TEMPLATES": "/nowhere/at/all"}, "There is no folder /nowhere/at/all"),
        ({"BRIEFGEN_STRICT": "perhaps"}, "neither true nor false"),
        ({"BRIEFGEN_TO": ","}, "No format is named"),
    ],
)
def test_a_variable_that_cannot_be_used_is_named(tmp_path, environment, words):
    with pytest.raises(SettingError, match=words):
        read(tmp_path, environment=environment)


def test_a_refusal_speaks_dutch(tmp_path):
    with speaking("nl"), pytest.raises(SettingError, match="is geen map"):
        read(tmp_path, environment={"BRIEFGEN_TEMPLATES": "/nowhere/at/all"})


def test_every_setting_has_a_variable_and_a_help_text():
    assert tuple(each.name for each in fields(Settings)) == NAMES
    assert all(variable(name) == f"BRIEFGEN_{name.upper()}" and help_for(name) for name in NAMES)
