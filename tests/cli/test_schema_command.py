"""`briefgen schema` prints what editors and programs need."""

import json

import jsonschema
from command_line import SEED, briefgen

from briefgen.errors import ExitStatus


def test_the_schema_of_letters_takes_what_render_gives(tmp_path):
    schema = json.loads(briefgen("schema", "--letter", folder=tmp_path).out)
    letter = json.loads(briefgen("render", str(SEED), "--to", "json", "-o", "-", folder=tmp_path).out)
    jsonschema.Draft202012Validator(schema).validate(letter)


def test_letters_of_a_kind_have_no_schema_of_their_own(tmp_path):
    ran = briefgen("schema", "meeting-report", "--letter", folder=tmp_path)
    assert ran.status == ExitStatus.USAGE
    assert "--letter" in ran.err


def test_the_schema_of_a_kind_names_its_fields(tmp_path):
    assert "made_by" in briefgen("schema", "covering-letter", folder=tmp_path).out
