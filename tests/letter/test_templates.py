"""Templates are safe, helpful about mistakes, and say where every word came from."""

from pathlib import Path

import pytest
from composing import composed_of, lines, reading

from briefgen.errors import Problem
from briefgen.letter.model import Letter, Run

KIND = "title: {en: Note, nl: Notitie}\n"


def made(
    folder: Path, template: str, *, name: str = "note", **changes: object
) -> tuple[Letter | None, tuple[Problem, ...]]:
    """Composes with a kind of its own whose template is this text."""
    kind = folder / "kinds" / name
    kind.mkdir(parents=True)
    (kind / "kind.yaml").write_text(KIND, encoding="utf-8")
    (kind / "letter.md").write_text(template, encoding="utf-8")
    done = composed_of(reading(lambda record: record.update(kind=name, **changes)), folder)
    return done.letter, done.problems


def fault(folder: Path, template: str) -> Problem:
    letter, problems = made(folder, template)
    assert letter is None
    (problem,) = problems
    assert problem.where.source == str(folder / "kinds" / "note" / "letter.md")
    return problem


@pytest.mark.parametrize(
    ("template", "code", "line", "hint"),
    [
        ("Een\n\n{{ sujbect }}\n", "T101", 3, "subject"),
        ("{{ meetings[0].naam }}", "T101", 1, "name"),
        ("{% if meetings[0].nothere %}x{% endif %}", "T101", 1, ""),
        ("a\n{% if subject %}\nb", "T102", 3, "endif"),
        ("a\n{{ subject", "T102", 2, ""),
        ("a\n\n\n{% foo %}", "T102", 4, ""),
        ("{{ subject|capitalized }}", "T103", 1, "capitalised"),
        ("x\n{{ subject.__class__.__mro__ }}", "T104", 2, ""),
        ("{{ ''.__class__ }}", "T104", 1, ""),
        ("\n{{ subject|date }}", "T105", 2, "filter"),
        ("{{ 1 // 0 }}", "T105", 1, ""),
        ("{{ subject() }}", "T105", 1, ""),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "T105", 1, ""),
        ("{% include 'shared/not-there.md' %}", "T107", 0, "shared/not-there.md"),
        ("{% include '../../etc/passwd' %}", "T107", 0, ""),
    ],
)
def test_a_fault_in_a_template_is_found_at_its_line(
    tmp_path: Path, template: str, code: str, line: int, hint: str
) -> None:
    problem = fault(tmp_path, template)
    assert (problem.code, problem.where.line) == (code, line)
    assert hint in problem.hint
    assert "jinja" not in problem.message.lower()
    assert "undefined" not in problem.message


def test_a_filled_in_field_that_no_sentence_uses_is_reported(tmp_path: Path) -> None:
    basis = {"type": "debate", "name": "debat"}
    _letter, problems = made(
        tmp_path, "{{ subject }}{{ basis.name }}", conclusion="Tot zover.", meetings=[], basis=basis
    )
    assert [(problem.code, problem.where.field) for problem in problems] == [("T106", "conclusion")]


def test_every_filled_in_field_counts_also_deep_inside(tmp_path: Path) -> None:
    _letter, problems = made(tmp_path, "{% for meeting in meetings %}{{ meeting.name }}{% endfor %}")
    fields = {problem.where.field for problem in problems}
    assert "meetings.0.topics.2.agreements.0.besides" in fields
    assert "meetings.0.name" not in fields
    assert "meetings.0.topics.0.agreements.0.owner" not in fields  # `collective` is nobody to be named


@pytest.mark.parametrize(
    "markup",
    ["*x*", "_x_", "# x", "- x", "1. x", "| x |", "[x](http://y)", "`x`", "<b>", "{{ x }}", "{% x %}", "&amp;", "\\*"],
)
def test_what_staff_typed_is_never_markup(tmp_path: Path, markup: str) -> None:
    typed = f"a {markup} b"
    letter, _problems = made(tmp_path, "{{ subject }}\n\n**{{ subject }}**\n", subject=typed)
    assert letter is not None
    assert lines(letter) == [typed, typed]


def test_typed_text_at_the_start_of_a_line_is_never_markup(tmp_path: Path) -> None:
    letter, _problems = made(tmp_path, "{{ subject }}\n", subject="# - 1. | kop")
    assert letter is not None
    assert lines(letter) == ["# - 1. | kop"]


def test_each_word_knows_its_field_and_the_line_that_placed_it(tmp_path: Path) -> None:
    letter, _problems = made(tmp_path, "Eerste\n\nBetreft: {{ subject }}\nen meer\n")
    assert letter is not None
    origins = [(run.text.strip(), run.origin) for line in letter.body for run in line.runs]  # type: ignore[union-attr]
    told = {text: (origin.field, origin.template, origin.line) for text, origin in origins if origin}
    assert told["Eerste"] == ("", "kinds/note/letter.md", 1)
    assert told["Betreft:"] == ("", "kinds/note/letter.md", 3)
    assert told["Bestuurlijk overleg LVV d.d. 4 november 2020"] == ("subject", "kinds/note/letter.md", 3)
    assert told["en meer"] == ("", "kinds/note/letter.md", 4)


def test_words_through_macros_and_filters_keep_their_field(tmp_path: Path) -> None:
    template = (
        "{% macro of(place) %}te {{ place }}{% endmacro %}\n"
        "{% set all = meetings[0].participants %}\n"
        '{{ all|map(attribute="place")|listed }}. {{ of(all[0].place)|capitalised }}\n'
    )
    letter, _problems = made(tmp_path, template)
    assert letter is not None
    runs: list[Run] = [run for block in letter.body for run in block.runs]  # type: ignore[union-attr]
    fields = {run.text.strip(): run.origin.field for run in runs if run.origin}
    assert fields["Utrecht"] == "meetings.0.participants.5.place"
    assert fields["Tilburg"] == "meetings.0.participants.0.place"
    assert "Te Tilburg" in lines(letter)[0]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("a  b\nc", ["a b c"]),
        ("a {{ your_reference }} b", ["a b"]),
        ("a {{ your_reference }}, b {{ your_reference }}.", ["a, b."]),
        ("a\n{{ your_reference }}\nb", ["a b"]),
        ("a\n{% if subject %}\nb\n{% endif %}\nc", ["a b c"]),
        ("a\n{% if not subject %}b{% endif %}\nc", ["a c"]),
        ("a\n\n{% if subject %}\nb\n{% endif %}\n\nc", ["a", "b", "c"]),
        ("{% macro m() %}\nx\n\ny\n{% endmacro %}a {{ m() }} b", ["a x", "y b"]),
        ("{% macro m() %}\n{% endmacro %}a {{ m() }} b", ["a b"]),
        (
            "{% macro i() %}\nx\n{% if not subject %}y{% endif %}\n{{ your_reference }}\nz\n{% endmacro %}"
            "{% macro o() %}\n\n\n{{ i() }}\n{% endmacro %}a{{ o() }} b",
            ["a", "x z b"],
        ),
        ("R&amp;D {{ ('D&' ~ 'G') }} <x>", ["R&D D&G <x>"]),
        ("{{ 'ja' if your_reference }}a", ["a"]),
    ],
)
def test_only_a_blank_line_ends_a_paragraph(tmp_path: Path, template: str, expected: list[str]) -> None:
    letter, _problems = made(tmp_path, template)
    assert letter is not None
    assert lines(letter) == expected


@pytest.mark.parametrize(
    ("call", "expected"),
    [("m(1)", "1BC"), ("m(1, 2)", "12C"), ("m(1, c=3)", "1B3"), ("m(c=3, a=1)", "1B3"), ("m(1, 2, 3)", "123")],
)
def test_a_macro_takes_its_arguments_by_place_or_name(tmp_path: Path, call: str, expected: str) -> None:
    macro = '{% macro m(a, b="B", c="C") %}{{ a }}{{ b }}{{ c }}{% endmacro %}'
    letter, _problems = made(tmp_path, f"{macro}{{{{ {call} }}}}")
    assert letter is not None
    assert lines(letter) == [expected]


@pytest.mark.parametrize(
    ("call", "code"), [("m(1, 2)", "T105"), ("m(b=2)", "T105"), ("m(1, a=1)", "T105"), ("m()", "T101")]
)
def test_a_macro_refuses_what_it_has_no_argument_for(tmp_path: Path, call: str, code: str) -> None:
    assert fault(tmp_path, f"{{% macro m(a) %}}{{{{ a }}}}{{% endmacro %}}{{{{ {call} }}}}").code == code


def test_a_template_of_the_user_is_used_before_the_packaged_one(tmp_path: Path) -> None:
    letter, _problems = made(tmp_path, "Eigen tekst.", name="meeting-report")
    assert letter is not None
    assert lines(letter) == ["Eigen tekst."]


def test_details_that_a_kind_does_not_declare_are_refused(tmp_path: Path) -> None:
    letter, problems = made(tmp_path, "x", details={"colour": "blauw"})
    assert letter is None
    assert [problem.code for problem in problems] == ["K102"]


def test_compiled_templates_that_are_kept_give_the_same_letter(tmp_path: Path) -> None:
    import datetime

    from briefgen.folders import TemplateFolders, packaged_folder
    from briefgen.letter.compose import compose
    from briefgen.letter.kinds import read_kind
    from briefgen.letter.templates import forget_templates
    from briefgen.ministry.profile import read_profile

    folders = TemplateFolders((packaged_folder(),), compiled=tmp_path)
    read = reading()
    profile, _faults = read_profile("jenv", folders=folders)
    kind, _more = read_kind("meeting-report", folders=folders)
    assert profile is not None
    assert kind is not None
    letters = []
    for _time in range(2):
        forget_templates()
        letters.append(compose(read, profile, kind=kind, folders=folders, on=datetime.date(2020, 11, 17)).letter)
    assert list(tmp_path.iterdir())
    assert letters[0] == letters[1] == composed_of(read).letter


STALLING = [
    '{% for a in "x" * 1000000 %}{% for b in "x" * 1000000 %}{% endfor %}{% endfor %}',
    "{% for a in subject %}{% for b in subject %}{% for c in subject %}{% for d in subject %}{% endfor %}{% endfor %}"
    "{% endfor %}{% endfor %}",
    "{% macro f(n) %}{% if n %}{{ f(n-1) }}{{ f(n-1) }}{% endif %}{% endmacro %}{{ f(60) }}",
    "{% for x in [1] recursive %}{{ loop([1, 1]) }}{% endfor %}",
    '{{ "x" * 10**9 }}',
    '{% set n = namespace(x=[1]) %}{% for i in "x" * 60 %}{% set n.x = n.x + n.x %}{% endfor %}',
    '{% set n = namespace(x="ab") %}{% for i in "x" * 60 %}{% set n.x = n.x ~ n.x %}{% endfor %}',
    '{% set n = namespace(x=99) %}{% for i in "x" * 60 %}{% set n.x = n.x * n.x %}{% endfor %}',
    '{% set n = namespace(x=subject) %}{% for i in "x" * 60 %}{% set n.x = n.x|replace("e", n.x) %}{% endfor %}',
    "{{ 9**99999999 }}",
    '{% for a in "x" * 200000 %}een lange regel tekst die steeds weer wordt herhaald{% endfor %}',
    '{% include "kinds/note/letter.md" %}',
]


@pytest.mark.parametrize("template", STALLING)
def test_a_template_that_would_run_for_ever_or_fill_the_memory_is_stopped(tmp_path: Path, template: str) -> None:
    problem = fault(tmp_path, template)
    assert problem.code == "T105"
    assert "more than a letter can hold" in problem.message


@pytest.mark.parametrize(
    ("template", "code"),
    [
        ("{{ subject.center(9999999999) }}", "T104"),
        ('{{ "{:>9999999999}".format(1) }}', "T104"),
        ('{{ "{:>9999999999}".format_map(1) }}', "T104"),
        ("{{ subject.pieces }}", "T104"),
        ("{% set l = [1] %}{% set l = l.extend(l) %}", "T104"),
        ('{{ "%9999999999d" % 1 }}', "T105"),
        ("{{ subject|batch(2) }}", "T103"),
    ],
)
def test_what_could_fill_the_memory_at_once_is_not_there(tmp_path: Path, template: str, code: str) -> None:
    assert fault(tmp_path, template).code == code


def test_a_loop_still_knows_where_it_is(tmp_path: Path) -> None:
    template = '{% for word in ["een", "twee"] %}{{ loop.index }}/{{ loop.length }}{{ "." if loop.last }} {% endfor %}'
    letter, _problems = made(tmp_path, template)
    assert letter is not None
    assert lines(letter) == ["1/2 2/2."]


def test_what_texts_can_do_without_growing_is_there(tmp_path: Path) -> None:
    letter, _problems = made(tmp_path, '{{ "ja" if subject.lower().startswith("bestuur") }} {{ "a" ~ 2 }}')
    assert letter is not None
    assert lines(letter) == ["ja a2"]


def test_a_folder_for_compiled_templates_that_is_gone_does_not_matter(tmp_path: Path) -> None:
    from briefgen.folders import TemplateFolders, packaged_folder
    from briefgen.letter.templates import Templates

    templates = Templates(TemplateFolders((packaged_folder(),), compiled=tmp_path / "gone"))
    assert templates.get_template("kinds/meeting-report/letter.md").name == "kinds/meeting-report/letter.md"
