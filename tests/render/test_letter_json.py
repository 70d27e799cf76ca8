"""The format `json` is the letter itself."""

from sample_letters import everything_letter
from styles import STYLE

from briefgen.letter.json_format import letter_from_json, letter_to_json
from briefgen.render import FORMATS, renderer


def test_the_file_is_the_letter_and_nothing_else() -> None:
    data = renderer("json").render(everything_letter(), STYLE)
    assert data.decode() == letter_to_json(everything_letter())
    assert letter_from_json(data.decode()) == everything_letter()


def test_each_format_knows_its_name_and_suffix() -> None:
    assert [(renderer(name).name, renderer(name).suffix) for name in FORMATS] == [(n, f".{n}") for n in FORMATS]
