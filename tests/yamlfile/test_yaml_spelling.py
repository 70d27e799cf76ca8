"""What briefgen writes into a file reads back as it was, and nothing else in the file changes."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefgen.errors import Fix
from briefgen.yamlfile import apply_fixes, parse_yaml, set_scalar, spell

HOSTILE = st.text(st.sampled_from("abz 019:#-'\"[]{}&*!|>%@`,?~=<\\\n\t\r\xa0\x07\x85\u2028\ufeff–“”’😀"), max_size=12)
TEXTS = st.one_of(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), HOSTILE)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_a_spelled_value_reads_back_as_it_was(value: str) -> None:
    for text, read in ((f"a: {spell(value)}\n", {"a": value}), (f"a:\n  - {spell(value)}\n", {"a": [value]})):
        document = parse_yaml(text, source="")
        assert (document.plain(), document.problems) == (read, ())


@pytest.mark.parametrize(
    "value",
    [
        "0123",
        "NO",
        "12:30",
        "1.10",
        "Reactie op motie 12",
        "scenario's",
        "LVV's",
        "36 600-XX",
        "http://x.nl/#a",
        "a, b",
    ],
)
def test_ordinary_text_is_not_put_in_quotes(value: str) -> None:
    assert spell(value) == value


@pytest.mark.parametrize(
    ("value", "spelled"),
    [
        ("Reactie op motie #12", '"Reactie op motie #12"'),
        ("Debat: vervolg", '"Debat: vervolg"'),
        ("'s-Gravenhage", '"\'s-Gravenhage"'),
        ('"Samen" verder', "'\"Samen\" verder'"),
        ("", '""'),
        ("een\ntwee", '"een\\ntwee"'),
        ("C:\tx", '"\\x43:\\tx"'),
    ],
)
def test_a_text_that_yaml_would_read_otherwise_is_quoted(value: str, spelled: str) -> None:
    assert spell(value) == spelled


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(ValueError):
        spell("\ud800")


RECORD = """\
# het verslag
subject:  oud   # wat er staat
meetings:
  - name: het overleg   # eerste
    text: |
      Een.

      Twee.

  # het tweede
  - {name: het gesprek, date: 2020-11-04}
basis:
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("path", "value", "before", "after"),
    [
        (("subject",), "nieuw", "oud", "nieuw"),
        (("subject",), "a: b", "oud", '"a: b"'),
        (("subject",), "een\ntwee", "oud", '"een\\ntwee"'),
        (("meetings", 0, "name"), "het debat", "het overleg", "het debat"),
        (("meetings", 0, "text"), "Drie.", "|\n      Een.\n\n      Twee.", "Drie."),
        (("meetings", 0, "text"), "Drie.\n\nVier.", "|\n      Een.\n\n      Twee.", "|-\n      Drie.\n\n      Vier."),
        (("meetings", 1, "name"), "a, b", "het gesprek", '"a, b"'),
        (("meetings", 1, "place"), "Utrecht", "2020-11-04}", "2020-11-04, place: Utrecht}"),
        (("meetings", 0, "date"), "1 mei 2020", "Twee.\n", "Twee.\n    date: 1 mei 2020\n"),
        (("basis",), "iets", "basis:", "basis: iets"),
        (("basis", "type"), "debate", "basis:\n", "basis:\n  type: debate\n"),
        (("date",), "2020-11-17", "basis:\n", "basis:\ndate: 2020-11-17\n"),
        (("decision_note", "reason"), "geen", "basis:\n", "basis:\ndecision_note:\n  reason: geen\n"),
    ],
)
def test_setting_a_value_changes_only_its_characters(
    path: tuple[str | int, ...], value: str, before: str, after: str, newline: str
) -> None:
    text = RECORD.replace("\n", newline)
    changed = set_scalar(parse_yaml(text, source=""), path, value)
    assert changed == RECORD.replace(before, after, 1).replace("\n", newline)
    assert parse_yaml(changed, source="").node(path).text == value


def test_a_new_field_can_stand_after_another() -> None:
    changed = set_scalar(parse_yaml(RECORD, source=""), ("reference",), "0123", after="subject")
    assert changed == RECORD.replace("# wat er staat\n", "# wat er staat\nreference: 0123\n")


def test_a_field_can_be_added_to_a_file_without_any() -> None:
    assert set_scalar(parse_yaml("# leeg\n", source=""), ("id",), "brief") == "# leeg\nid: brief\n"


@pytest.mark.parametrize("path", [("meetings",), ("subject", "x"), ("meetings", 7, "name"), ("meetings", 0)])
def test_a_value_is_not_put_where_it_cannot_stand(path: tuple[str | int, ...]) -> None:
    with pytest.raises(KeyError):
        set_scalar(parse_yaml(RECORD, source=""), path, "x")


@settings(max_examples=60, deadline=None)
@given(
    TEXTS, st.sampled_from([("subject",), ("meetings", 0, "text"), ("meetings", 1, "name"), ("new",), ("basis", "x")])
)
@example("?0", ("meetings", 1, "name"))  # in braces, libyaml takes a question mark for a key
def test_any_value_that_is_set_reads_back(value: str, path: tuple[str | int, ...]) -> None:
    changed = parse_yaml(set_scalar(parse_yaml(RECORD, source=""), path, value), source="")
    assert (changed.node(path).text, changed.problems) == (value, ())


def test_of_edits_that_overlap_the_first_is_made() -> None:
    edits = [
        Fix(1, 3, 1, 5, "X"),
        Fix(1, 4, 1, 6, "Y"),
        Fix(1, 5, 1, 5, "-"),
        Fix(2, 1, 2, 1, "z"),
        Fix(2, 1, 2, 1, "y"),
    ]
    assert apply_fixes("abcdef\r\ng", edits) == "abX-ef\r\nzg"
    assert apply_fixes("abcdef\r\ng", edits[1:]) == "abcYf\r\nzg"


def test_a_fix_reaches_characters_beyond_the_basic_plane_and_after_a_byte_order_mark() -> None:
    assert apply_fixes("\ufeff😀: b\r\n", [Fix(1, 4, 1, 5, "ü")]) == "\ufeff😀: ü\r\n"
