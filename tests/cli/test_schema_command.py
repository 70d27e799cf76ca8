"""`briefgen schema` prints what editors and programs need."""

import json

import jsonschema
import pytest
from command_line import SEED, briefgen

from briefgen.errors import ExitStatus


def test_the_schema_of_letters_takes_what_render_gives(tmp_path):
    schema = json.loads(briefgen("schema", "--letter", folder=tmp_path).out)
    letter = json.loads(briefgen("render", str(SEED), "--to", "json", "-o", "-", folder=tmp_path).out)
    jsonschema.Draft202012Validator(schema).validate(letter)


def test_the_schema_of_reviews_takes_what_diff_gives(tmp_path):
    (tmp_path / "old.yaml").write_text(SEED.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "new.yaml").write_text(
        SEED.read_text(encoding="utf-8").replace("februari 2021", "maart 2021"), encoding="utf-8"
    )
    schema = json.loads(briefgen("schema", "--review", folder=tmp_path).out)
    validator = jsonschema.Draft202012Validator(schema)
    for new in ("old.yaml", "new.yaml"):
        review = json.loads(briefgen("diff", "old.yaml", new, "--to", "json", folder=tmp_path).out)
        validator.validate(review)
        assert not validator.is_valid(review | {"same": "perhaps"})


@pytest.mark.parametrize(
    ("args", "named"),
    [
        (("meeting-report", "--letter"), ("KIND", "--letter")),
        (("meeting-report", "--review"), ("KIND", "--review")),
        (("--letter", "--review"), ("--letter", "--review")),
    ],
)
def test_one_schema_is_printed_at_a_time(tmp_path, args, named):
    ran = briefgen("schema", *args, folder=tmp_path)
    assert ran.status == ExitStatus.USAGE
    assert all(each in ran.err for each in named)


def test_the_schema_of_a_kind_names_its_fields(tmp_path):
    assert "made_by" in briefgen("schema", "covering-letter", folder=tmp_path).out
