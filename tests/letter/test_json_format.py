"""letter.json: what is written is read back the same; what is not a letter is refused in our own words."""

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letter_strategies import letters
from sample_letters import SAMPLES, bare_letter, everything_letter

from briefgen.errors import UnreadableError
from briefgen.letter.json_format import LARGEST, letter_from_json, letter_schema, letter_to_json
from briefgen.letter.model import FORMAT, Letter

VALID = jsonschema.Draft202012Validator(letter_schema(), format_checker=jsonschema.FormatChecker())


@settings(max_examples=60, deadline=None)
@given(letters())
def test_any_letter_comes_back_as_it_was_and_fits_the_schema(letter: Letter) -> None:
    text = letter_to_json(letter)
    assert letter_from_json(text) == letter
    VALID.validate(json.loads(text))


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_comes_back_as_it_was_and_fits_the_schema(sample: str) -> None:
    text = letter_to_json(SAMPLES[sample]())
    assert letter_from_json(text) == SAMPLES[sample]()
    VALID.validate(json.loads(text))


def test_the_schema_is_one_and_names_every_field() -> None:
    VALID.check_schema(letter_schema())
    assert json.dumps(letter_schema()) == json.dumps(letter_schema())
    assert letter_schema()["$defs"]["Run"]["properties"]["origin"]["default"] is None


def test_a_letter_has_one_line_for_each_block_and_says_where_words_came_from() -> None:
    lines = letter_to_json(everything_letter()).splitlines()
    assert lines[1] == f'"format": {FORMAT},'
    start = lines.index('"body": [')
    assert len(lines[start + 1 : lines.index("],", start)]) == len(everything_letter().body)
    assert (
        '"origin": {"field": "introduction", "template": "kinds/meeting-report/letter.md", "line": 3}'
        in lines[start + 1]
    )


def _changed(change: Callable[[Any], object]) -> str:
    plain = json.loads(letter_to_json(everything_letter()))
    change(plain)
    return json.dumps(plain)


def _table(plain: Any) -> Any:
    return next(block for block in plain["body"] if block["type"] == "table")


@pytest.mark.parametrize(
    ("change", "place", "what"),
    [
        (lambda plain: plain.update(extra=1), "-", "'extra' is unknown"),
        (lambda plain: plain.pop("head"), "-", "'head' is missing"),
        (lambda plain: plain["body"][0].pop("type"), "body.0", "one of paragraph, heading, list, table"),
        (lambda plain: plain["body"][0].update(type=["paragraph"]), "body.0", "one of paragraph, heading, list, table"),
        (lambda plain: plain["body"][0]["runs"][0].update(text=5), "body.0.runs.0.text", "text"),
        (lambda plain: plain["body"][0]["runs"][0].update(text="\ud800"), "body.0.runs.0.text", "half a character"),
        (lambda plain: plain["body"][0]["runs"][0].update(bold=1), "body.0.runs.0.bold", "true or false"),
        (lambda plain: plain["body"][0].update(runs={}), "body.0.runs", "a list"),
        (lambda plain: plain.update(head=[]), "head", "an object"),
        (lambda plain: plain["body"][1].update(level=5), "body.1.level", "2, 3 or 4"),
        (lambda plain: plain["body"][1].update(level=True), "body.1.level", "a whole number"),
        (lambda plain: plain["about"].update(date="17-11-2020"), "about.date", "a date"),
        (lambda plain: plain["pages"].update(number_on="never"), "pages.number_on", "one of always, several"),
        (lambda plain: _table(plain)["rows"][0]["cells"].pop(), "body.9", "as many cells"),
        (lambda plain: _table(plain)["columns"][0].update(width=0.9), "body.9.columns", "sum to 1"),
        (lambda plain: _table(plain)["columns"][0].update(width=0), "body.9.columns.0.width", "above 0"),
        (lambda plain: _table(plain)["columns"][0].update(align="up"), "body.9.columns.0.align", "one of left"),
        (lambda plain: plain["notes"].pop(), "notes", "the note 'drie' is missing"),
        (lambda plain: plain["notes"].append(plain["notes"][0]), "notes", "an id of its own"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(change: Callable[[Any], object], place: str, what: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        letter_from_json(_changed(change))
    assert f"at {place}, " in refused.value.message
    assert what in refused.value.message


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "line 1, column 1"),
        ('{"format": 1,\n "x" 1}', "line 2, column 6"),
        ("[]", "does not say its 'format'"),
        ("{}", "does not say its 'format'"),
        ('{"format": true}', "does not say its 'format'"),
        ('{"format": "1"}', "does not say its 'format'"),
        ('{"format": 0}', "does not say its 'format'"),
        (f'{{"format": {FORMAT + 1}}}', f"has format {FORMAT + 1}; this briefgen reads formats up to {FORMAT}"),
        ('{"format": 1, "format": 1}', "'format' is there twice"),
        ('{"format": NaN}', "NaN is not a number"),
        ('{"format": 1' + "0" * 5000 + "}", "a number that no letter has"),
        ("[" * 100_000, "nested too deep"),
        ('{"a":' * 100_000, "nested too deep"),
        (" " * (LARGEST + 1), "too large"),
    ],
    ids=range(14),
)
def test_what_is_no_letter_is_refused_in_our_own_words(text: str, what: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        letter_from_json(text)
    assert what in refused.value.message


def test_lists_in_lists_without_end_are_refused() -> None:
    def nest(plain: Any) -> None:
        block: Any = {"type": "paragraph", "runs": []}
        for _level in range(60):
            block = {"type": "list", "items": [{"blocks": [block]}]}
        plain["body"] = [block]

    with pytest.raises(UnreadableError, match="nested too deep"):
        letter_from_json(_changed(nest))


_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_letter_with_any_one_value_changed_is_read_or_refused(data: st.DataObject) -> None:
    plain = json.loads(letter_to_json(bare_letter()))
    holder: Any = plain
    while True:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key = data.draw(st.sampled_from(keys)) if keys else None
        if key is None or not isinstance(holder[key], dict | list) or data.draw(st.booleans()):
            break
        holder = holder[key]
    if key is not None:
        holder[key] = data.draw(_values)
    try:
        letter = letter_from_json(json.dumps(plain))
    except UnreadableError:
        return
    assert letter_from_json(letter_to_json(letter)) == letter
