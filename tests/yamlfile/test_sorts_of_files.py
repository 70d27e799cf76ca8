"""What is said of a file without fields fits what the file is: every sort of file, read from a folder of the user's."""

from pathlib import Path

import pytest
from command_line import SEED, briefgen

from briefgen.extract.meta import read_meta
from briefgen.record.reading import reading_of

FILES = {
    "ministries/jenv/profile.yaml": "ministry's profile",
    "kinds/meeting-report/kind.yaml": "kind of letter",
    "house-style/rijksoverheid.yaml": "house style",
    "calendar/nl.yaml": "recesses",
}
EMPTY = ("", "# nog invullen\n", "\ufeff", "---\n")
NO_FIELDS = ("- een\n- twee\n", "Een brief.\n")


def said_of(name: str, text: str, folder: Path) -> str:
    file = folder / "templates" / name
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    ran = briefgen("render", SEED, "--to", "txt", "-o", "-", "--templates", folder / "templates", folder=folder)
    return ran.err


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("text", EMPTY + NO_FIELDS)
def test_a_file_of_templates_without_fields_is_named_with_a_hint_that_fits_it(name, text, tmp_path):
    said = said_of(name, text, tmp_path)
    assert ("Y130" if text in EMPTY else "Y131") in said
    assert f"{name}:1:1" in said
    assert FILES[name] in said
    assert "record" not in said


@pytest.mark.parametrize("text", EMPTY + NO_FIELDS)
def test_a_file_of_what_is_known_of_letters_is_told_what_it_holds(text, tmp_path):
    (tmp_path / "meta.yaml").write_text(text, encoding="utf-8")
    (problem,) = read_meta(tmp_path / "meta.yaml").problems
    assert problem.code in ("Y130", "Y131")
    assert "ministry: ienw" in problem.hint


@pytest.mark.parametrize("text", EMPTY + NO_FIELDS)
def test_a_record_is_told_how_it_begins(text):
    problem = reading_of(text, source="record.yaml").problems[0]
    assert "record" in problem.hint
