"""How findings look: for people, editors and pipelines."""

import json

import pytest

from briefgen.cli.findings import as_json, concise, full, github
from briefgen.cli.terminal import paint, visible, width
from briefgen.errors import Fix, Problem, Severity, Where


def finding(line: str, column: int, end: int, *, message: str = "Wrong.", **rest) -> Problem:
    return Problem("R101", message, Where("a.yaml", 7, column, "x", 7, end), source_line=line, **rest)


def lines(problem: Problem, **rest) -> list[str]:
    return full(problem, colour=False, **rest).splitlines()


def test_the_place_is_underlined():
    assert lines(finding("date: 31 februari", 7, 18)) == [
        "a.yaml:7:7: error R101: Wrong.",
        "     7 | date: 31 februari",
        "       |       ^^^^^^^^^^^",
    ]


def test_what_to_do_stands_below():
    shown = lines(finding("datum: 1", 1, 6, hint="Did you mean 'date'?", fixes=(Fix(7, 1, 7, 6, "date"),)))
    assert shown[3:] == ["    = Did you mean 'date'?", "    = 'briefgen check --fix' mends this."]


def test_a_tab_is_as_wide_as_it_looks():
    _head, line, under = lines(finding("\tdate: x", 2, 6))
    assert line == "     7 |     date: x"
    assert under == "       |     ^^^^"


def test_wide_characters_take_two_columns_and_marks_none():
    _head, _line, under = lines(finding("名: e\u0301x", 6, 7))
    assert under == "       | " + " " * 5 + "^"


def test_an_empty_place_is_shown_with_one_mark():
    assert lines(finding("date:", 6, 6))[2] == "       |      ^"


def test_a_place_over_several_lines_is_underlined_to_the_end_of_its_first():
    problem = Problem("Y101", "Open.", Where("a.yaml", 7, 7, "x", 9, 2), source_line='text: "open')
    assert lines(problem)[2] == "       |       ^^^^^"


@pytest.mark.parametrize("start", [1, 300, 990])
def test_a_long_line_is_cut_around_the_place(start):
    text = "".join(chr(97 + number % 26) for number in range(1000))
    _head, line, under = lines(finding(text, start, start + 6))
    assert len(line) <= 100
    first = under.index("^")
    assert line[first : first + 6] == text[start - 1 : start + 5]
    assert "…" in line


def test_a_long_place_is_cut_as_well():
    _head, line, under = lines(finding("x" * 5000, 1, 5001))
    assert len(line) <= 100
    assert len(under) <= 100


def test_a_place_behind_the_end_of_the_line_does_no_harm():
    assert lines(finding("short", 50, 60))[1] == "     7 | short"


def test_a_finding_without_a_line_has_no_excerpt():
    assert lines(Problem("R101", "Wrong.", Where("a.yaml"))) == ["a.yaml: error R101: Wrong."]


def test_text_of_a_record_cannot_steer_the_terminal():
    shown = full(finding("a\x1b[2Jb\u202ec", 1, 9, message="\x1b[31mred"), colour=False)
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_colours_are_never_the_only_sign():
    problem = finding("date: x", 7, 8)
    coloured = full(problem, colour=True)
    for code in ("\x1b[1m", "\x1b[2m", "\x1b[31;1m", "\x1b[0m"):
        coloured = coloured.replace(code, "")
    assert coloured == full(problem, colour=False)


def test_concise_is_one_line():
    problem = finding("x", 1, 2, message="Two\nlines.", hint="Do it.")
    assert concise(problem) == "a.yaml:7:1: error R101 Two lines. Do it."


def test_an_annotation_of_github_is_escaped():
    where = Where("a,b:c%.yaml", 7, 2, "x", 7, 5)
    problem = Problem("R101", "50 %\nof it", where, Severity.WARNING, "Do, it: now")
    assert github(problem) == (
        "::warning file=a%2Cb%3Ac%25.yaml,line=7,endLine=7,col=2,endColumn=4,title=R101::50 %25%0Aof it Do, it: now"
    )


def test_a_hint_is_a_notice_to_github():
    assert github(Problem("R101", "So.", Where("a.yaml", 1), Severity.HINT)).startswith("::notice file=a.yaml,line=1,")


def test_json_holds_all_there_is():
    problem = finding("datum: 1", 1, 6, hint="Did you mean 'date'?", fixes=(Fix(7, 1, 7, 6, "date"),))
    found = json.loads(as_json([problem], checked=1, unreadable=[{"file": "b", "message": "m", "hint": ""}]))
    assert set(found) == {"format", "briefgen", "checked", "count", "problems", "unreadable"}
    assert found["count"] == {"error": 1, "warning": 0, "hint": 0}
    assert found["problems"] == [
        {
            "code": "R101",
            "severity": "error",
            "message": "Wrong.",
            "hint": "Did you mean 'date'?",
            "file": "a.yaml",
            "line": 7,
            "column": 1,
            "end_line": 7,
            "end_column": 6,
            "field": "x",
            "fixes": [{"line": 7, "column": 1, "end_line": 7, "end_column": 6, "text": "date"}],
        }
    ]


def test_width_counts_columns():
    assert [width(text) for text in ("abc", "é", "e\u0301", "名", "\u200b")] == [3, 1, 1, 2, 0]


def test_visible_keeps_what_can_be_seen():
    assert visible("één regel\u00a0\nen nog een") == "één regel\u00a0\nen nog een"


def test_paint_paints_only_where_wanted():
    assert paint("x", "red", on=False) == "x"
    assert paint("x", "red", "bold", on=True) == "\x1b[31;1mx\x1b[0m"
