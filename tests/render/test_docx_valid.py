"""Every rendered sample is valid by the Open XML SDK; the validator itself is seen to find something."""

from dataclasses import replace
from pathlib import Path

import pytest
from docx_parts import changed
from ooxml import ooxml_errors
from sample_letters import SAMPLES, seed_letter
from styles import STYLE

from briefgen.letter.model import Pages
from briefgen.render.docx import RENDERER
from briefgen.render.docx.drawings import empty_png
from briefgen.render.style import Logo

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 13 37"><path d="M0 0h13v37H0z"/></svg>'


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_is_valid_by_the_open_xml_sdk(sample: str, tmp_path: Path) -> None:
    assert ooxml_errors(RENDERER.render(SAMPLES[sample](), STYLE), tmp_path) == []


@pytest.mark.parametrize(
    "logo", [Logo(data=empty_png(), suffix="png", alt="Wapen"), Logo(data=SVG, suffix="svg", alt='"<&')]
)
def test_a_letter_with_a_logo_is_valid_by_the_open_xml_sdk(logo: Logo, tmp_path: Path) -> None:
    style = STYLE.model_copy(update={"site_logo": logo})
    assert ooxml_errors(RENDERER.render(seed_letter(), style), tmp_path) == []


@pytest.mark.parametrize("number_on", ["always", "several"])
def test_page_numbers_and_marks_of_any_text_are_valid(number_on: str, tmp_path: Path) -> None:
    marks = Pages('{page} "van" \\ <{pages}>', number_on, classification="<&\"'>", draft="<&\"'>")  # type: ignore[arg-type]  # a parameter is no Literal
    assert ooxml_errors(RENDERER.render(replace(seed_letter(), pages=marks), STYLE), tmp_path) == []


def test_the_validator_finds_a_broken_document(tmp_path: Path) -> None:
    document = RENDERER.render(seed_letter(), STYLE)
    broken = changed(
        document, "word/document.xml", lambda text: text.replace("<w:titlePg/>", '<w:titlePg w:val="maybe"/>')
    )
    assert ooxml_errors(broken, tmp_path)
