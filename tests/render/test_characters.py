"""Characters that no letter can show are an error with their name and place, in every format alike."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_letters import SAMPLES, bare_letter

from briefgen.errors import Problem
from briefgen.letter.model import Letter, Origin, Pages, Paragraph, Run
from briefgen.record.reading import reading_of
from briefgen.render.characters import RULES, rule_of, unrenderable, unshown

RECORD = reading_of("schema: 1\nid: x\nremark: een 谢 en \ue000 hier\n", source="letter.yaml")


def letter_with(*runs: Run) -> Letter:
    return replace(bare_letter(), body=(Paragraph(runs),))


def problems_of(text: str, *, field: str = "remark") -> tuple[Problem, ...]:
    return unrenderable(letter_with(Run(text, origin=Origin(field))), RECORD)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_can_be_shown(name: str) -> None:
    assert unrenderable(SAMPLES[name](), RECORD) == ()


@pytest.mark.parametrize(
    "text",
    ["één casuïst’s € 5 – ok", "\u00a0\u202f\u2009\u200b\u200d\u2060\u00ad", "Łódź Ελλάδα Київ İzmir ẞ ĳ", "→ ≤ ½ ☐ ✓"],
)
def test_what_the_fonts_have_is_allowed(text: str) -> None:
    assert problems_of(text) == ()


@pytest.mark.parametrize("text", ["a\tb", "a\nb", "a\r\nb"])
def test_white_space_is_no_control_character(text: str) -> None:
    assert problems_of(text) == ()


@pytest.mark.parametrize(
    ("character", "code", "name"),
    [
        ("谢", "G101", "“谢” (U+8C22, CJK UNIFIED IDEOGRAPH-8C22)"),
        ("😀", "G101", "“😀” (U+1F600, GRINNING FACE)"),
        ("\u034f", "G101", "(U+034F, COMBINING GRAPHEME JOINER)"),
        ("ش", "G101", "“ش” (U+0634, ARABIC LETTER SHEEN)"),
        ("\x00", "G102", "(U+0000)"),
        ("\x0b", "G102", "(U+000B)"),
        ("\x7f", "G102", "(U+007F)"),
        ("\x85", "G102", "(U+0085)"),
        ("\u2028", "G102", "(U+2028, LINE SEPARATOR)"),
        ("\u202e", "G102", "(U+202E, RIGHT-TO-LEFT OVERRIDE)"),
        ("\ufeff", "G102", "(U+FEFF, ZERO WIDTH NO-BREAK SPACE)"),
        ("\ud800", "G103", "(U+D800)"),
        ("\ue000", "G103", "(U+E000)"),
        ("\uffff", "G103", "(U+FFFF)"),
        ("\U0010ffff", "G103", "(U+10FFFF)"),
    ],
)
def test_a_character_is_refused_by_its_name(character: str, code: str, name: str) -> None:
    (found,) = problems_of(f"een {character} woord")
    assert (found.code, found.severity) == (code, "error")
    assert name in found.message
    assert found.hint


def test_the_finding_stands_at_the_character_in_the_record() -> None:
    (found,) = problems_of("een 谢 en")
    assert (str(found.where), found.where.field) == ("letter.yaml:3:13", "remark")
    assert found.source_line == "remark: een 谢 en \ue000 hier"


def test_words_that_a_template_put_there_are_found_in_the_template() -> None:
    run = Run("谢", origin=Origin(template="kinds/meeting-report/letter.md", line=7))
    (found,) = unrenderable(letter_with(run), RECORD)
    assert str(found.where) == "kinds/meeting-report/letter.md:7"


def test_words_of_unknown_origin_are_a_finding_about_the_record() -> None:
    (found,) = unrenderable(letter_with(Run("谢")), RECORD)
    assert found.where.source == "letter.yaml"


def test_one_field_has_one_finding_of_a_kind() -> None:
    (found,) = problems_of("谢谢你们的报告")
    assert "And 1 more." in found.message


def test_two_kinds_in_a_field_are_two_findings() -> None:
    assert [each.code for each in problems_of("谢\x00")] == ["G101", "G102"]


def test_page_marks_are_looked_at_too() -> None:
    letter = replace(bare_letter(), pages=Pages(draft="草稿"))
    assert [each.code for each in unrenderable(letter, RECORD)] == ["G101"]


@settings(max_examples=50)
@given(st.text(st.characters(exclude_categories=[])))
def test_a_text_is_refused_exactly_for_its_refused_characters(text: str) -> None:
    refused = {each for each in text if unshown(each)}
    assert unshown(text) == refused
    assert {rule_of(each) for each in refused} <= set(RULES)
