"""What is wrong as YAML is told all at once, in the places as typed; nothing in a file makes the reader fail."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.record.reading import reading_of
from briefgen.yamlfile import Document, apply_fixes, parse_yaml
from briefgen.yamlfile.document import split_lines
from briefgen.yamlfile.events import compose, python_library
from briefgen.yamlfile.lines import scan
from briefgen.yamlfile.suspicion import is_suspect
from briefgen.yamlfile.traps import traps_in

SEED = (Path(__file__).parents[2] / "letters/records/2020-11-17-bestuurlijk-overleg-lvv.yaml").read_text("utf-8")
MISTAKES = sorted((Path(__file__).parent / "mistakes").glob("*.yaml"))


def read(text: str) -> Document:
    return parse_yaml(text, source="record.yaml")


def found(text: str) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.where.line, problem.where.column) for problem in read(text).problems]


def test_several_mistakes_are_told_in_one_go_and_the_rest_is_read() -> None:
    text = """\
schema: 1
subject: Debat: vervolg
reference:3090253
place: 's-Gravenhage
meetings:
  - name: het overleg
     date: 2020-11-04
    remark: @Fleur
    place = Utrecht
    participants:
      – role: wethouder
        place: Utrecht
basis:
  about: Reactie op motie #12
"""
    assert found(text) == [
        ("Y102", 2, 15),
        ("Y103", 3, 1),
        ("Y109", 4, 8),
        ("Y122", 7, 6),
        ("Y113", 8, 13),
        ("Y105", 9, 11),
        ("Y121", 11, 7),
        ("Y112", 14, 27),
    ]
    meeting = {"name": "het overleg", "date": "2020-11-04", "remark": "@Fleur", "place": "Utrecht"}
    assert read(text).plain() == {
        "schema": "1",
        "subject": "Debat: vervolg",
        "reference": "3090253",
        "place": "'s-Gravenhage",
        "meetings": [meeting | {"participants": [{"role": "wethouder", "place": "Utrecht"}]}],
        "basis": {"about": "Reactie op motie #12"},
    }


def test_all_these_fixes_together_give_a_file_without_findings() -> None:
    text = "a: b: c\nd:e\nf: 's-Gravenhage\ng:\n  - h: @i\n     j: k\nl: m #1\n"
    fixed = apply_fixes(text, [fix for problem in read(text).problems for fix in problem.fixes])
    assert fixed == 'a: "b: c"\nd: e\nf: "\'s-Gravenhage"\ng:\n  - h: "@i"\n    j: k\nl: "m #1"\n'
    assert found(fixed) == []


@pytest.mark.parametrize(
    ("typed", "fixed"),
    [
        ('"Het plan "Samen" dus"', "'Het plan \"Samen\" dus'"),
        ('"Samen" en "verder"', '\'"Samen" en "verder"\''),
        ("'Het plan 'Samen' dus'", "\"Het plan 'Samen' dus\""),
        ("\"Zo'", '"Zo"'),
        ("'n Ander plan", '"\'n Ander plan"'),
        ("%-punten", '"%-punten"'),
        ("motie #12 en #13  # nakijken", '"motie #12 en #13"  # nakijken'),
        ('"36 600"  # dossier', '"36 600"  # dossier'),
        ("&nbsp;tekst", '"&nbsp;tekst"'),
        ("[concept] x, y", '"[concept] x, y"'),
    ],
)
def test_a_value_is_put_in_quotes_as_it_was_meant(typed: str, fixed: str) -> None:
    text = f"a: {typed}\n"
    assert apply_fixes(text, [fix for problem in read(text).problems for fix in problem.fixes]) == f"a: {fixed}\n"


def test_values_on_a_mended_line_have_the_place_as_typed() -> None:
    document = read("a: b: c # note\nd: @e\n")
    assert document.where(("a",)).column == 4
    assert (document.where(("a",)).end_column, document.where(("d",)).column, document.where(("d",)).end_column) == (
        8,
        4,
        6,
    )


def test_what_cannot_be_mended_is_left_out_and_the_rest_is_read() -> None:
    document = read("a: 1\n}{\nb: 2\n")
    assert [problem.code for problem in document.problems] == ["Y104"]
    assert (document.plain(), document.lossy) == ({"a": "1", "b": "2"}, True)


def test_a_missing_field_is_not_told_where_lines_were_left_out() -> None:
    problems = reading_of(SEED.replace("subject: ", "}subject} "), source="").problems
    assert [problem.code for problem in problems] == ["Y104"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 😀: b\n", (1, 5)),
        ("\ufeffa: é: b\n", (1, 5)),
        ("x: y\r\na: b: c\r\n", (2, 5)),
        ("x: y\u2028z\na: b: c\n", (2, 5)),
        ("x: y\x85z\na: b: c\n", (2, 5)),
        ("x: y\ra: b: c\r", (2, 5)),
        ("x: y\tz\na: b: c\n", (2, 5)),
    ],
)
def test_places_are_those_an_editor_shows(text: str, place: tuple[int, int]) -> None:
    assert place in [(line, column) for code, line, column in found(text) if code == "Y102"]


@pytest.mark.parametrize(
    "text",
    [
        "subject: Bestuurlijk overleg  # nog afstemmen\n",
        "meetings: # de gesprekken\n  - name: het overleg\n",
        "text: |\n  Zie motie #12: 's avonds\n    - @wie\n\n  “Zo”\nname: x\n",
        "text: >-\n  Een regel\n  en nog een #1\n",
        "text: 'Een regel: met\n  vervolg #1'\nname: x\n",
        "text: een regel\n  en nog een\nname: scenario's en 's avonds\n",
        "dossiers: [19 637, 30 573]\nbasis: {type: debate, name: x}\n",
        "---\na: b\n",
        "a: 12:30\nb: http://x.nl/#top\nc: LVV's\nd: C#\ne: a,b\nf: -x\ng: “Zo” en “zus”\nh: 5 – 6\n",
        "# tekst\n\n  # meer\na: b\n",
        '"a b": c\n? d\n: e\n',
    ],
)
def test_what_is_right_gives_no_finding(text: str) -> None:
    assert found(text) == []


def test_of_a_long_file_the_beginning_is_gone_through_and_nothing_is_lost() -> None:
    text = "a:\n" + "  - b\n" * 6000 + "c: “d”\ne: 'f\n"
    assert read("e: “f”\n" + text[:-6]).plain()["c"] == "“d”"
    assert [code for code, _line, _column in found(text)] == ["Y101"]


BOMBS = {
    "brackets": "[" * 100_000,
    "brackets in a value": "a: " + "[" * 100_000,
    "braces": "{a: " * 100_000,
    "dashes": "- " * 100_000,
    "levels": "".join(" " * level + "a:\n" for level in range(1000)),
    "aliases": "a: &a [x]\n" + "b: &b [*a, *a, *a, *a, *a, *a, *a, *a]\n" * 5_000,
    "fields": "".join(f"k{number}: x\n" for number in range(70_000)),
    "the same field": "a: b\n" * 20_000,
    "open quotes": 'a: "b\n' * 20_000,
    "tabs": "a:\n\t- b: c\n" * 10_000,
    "control characters": "\x01" * 500_000,
    "spaces": "a: b" + " " * 900_000 + "x",
    "spaces before a colon": "a" + " " * 900_000 + ": x",
    "odd spaces": "\xa0a: b\n" * 20_000,
    "letters": "a: " + "x" * 2_000_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_told_of_within_limits(name: str) -> None:
    problems = reading_of(BOMBS[name], source="").problems
    assert 0 < len(problems) <= 400


@pytest.mark.parametrize(
    ("text", "code"),
    [("[" * 50 + "]" * 50, "Y133"), ("a: [" + "b, " * 70_000 + "]", "Y134"), ("a: " + "b" * 1_000_000, "Y134")],
)
def test_what_goes_beyond_a_limit_is_not_read(text: str, code: str) -> None:
    document = read(text)
    assert [problem.code for problem in document.problems] == [code]
    assert (document.plain(), document.root) == (None, None)


SIGNS = " \t\n\r:-#'\"[]{}&*!|>%@`,?~=<\\\ufeff\xa0\u2028\x85\x00\x0b😀“”’–•1ab"
WORDS = (": ", "- ", "\n  ", "\n- ", "---\n", "...\n", " #", "'s ", "key: ", "<<: ", "\r\n", "\ud800", "!!str ", "&a ")
PIECES = st.sampled_from([*SIGNS, *WORDS, "*a ", "|\n", "? ", "\n    - x: y", '"\\ud800"'])
EDITS = st.lists(st.tuples(st.integers(0, len(SEED)), st.integers(0, 3), PIECES), min_size=1, max_size=4)


def edited(edits: list[tuple[int, int, str]]) -> str:
    text = SEED
    for place, gone, new in edits:
        text = text[:place] + new + text[place + gone :]
    return text


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=40).map("".join), EDITS.map(edited)))
def test_any_text_gives_findings_within_it_and_fixes_that_change_it(text: str) -> None:
    lines = split_lines(text.removeprefix("\ufeff"))
    for problem in reading_of(text, source="").problems:
        where = problem.where
        assert 1 <= where.line <= len(lines)
        assert 1 <= where.column <= len(lines[where.line - 1]) + 1
        assert (where.line, where.column) <= (where.end_line, where.end_column)
        assert not problem.fixes or apply_fixes(text, problem.fixes) != text


@settings(max_examples=40, deadline=None)
@given(EDITS.map(edited))
def test_a_text_without_any_finding_is_read_as_pyyaml_reads_it(text: str) -> None:
    document = read(text)
    if not document.problems:
        assert document.plain() == compose(text).plain


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=12).map(lambda pieces: f"a: b{''.join(pieces)}\n"), EDITS.map(edited)))
def test_no_trap_is_passed_over_because_a_file_looks_ordinary(text: str) -> None:
    text = re.sub("[\x85\u2028\u2029\ufeff]", "", text)  # with these a file is looked at closely anyway
    composed = compose(text)
    if not (composed.fault or composed.oddities or is_suspect(text)) and isinstance(composed.plain, dict):
        assert traps_in(scan(split_lines(text))) == []


@pytest.mark.parametrize("path", MISTAKES, ids=lambda path: path.stem)
def test_the_parser_in_python_stops_where_the_one_in_c_stops(path: Path) -> None:
    text = path.read_bytes().decode("utf-8").replace("\x0b", "").replace("\u2028", "")
    quick, slow = compose(text), compose(text, python_library())
    assert slow.plain == quick.plain
    assert (slow.fault is None) == (quick.fault is None)
    assert [odd.name for odd in slow.oddities] == [odd.name for odd in quick.oddities]


def test_the_parser_in_python_reads_what_the_one_in_c_reads() -> None:
    text = SEED + 'note: een\ttwee\t\ntab:\tx\ny: "\\ud83d"\n'
    assert compose(text, python_library()).plain["note"] == "een\ttwee"
    assert compose(SEED, python_library()).plain == compose(SEED).plain
