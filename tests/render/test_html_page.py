"""A letter as HTML: one page that needs nothing else, that anybody can read, and that no text can break out of."""

import base64
import re
from dataclasses import replace
from pathlib import Path

import axe
import nu
import pytest
from letter_parts import line, lines, paragraph
from sample_letters import SAMPLES, bare_letter, everything_letter, hostile_letter, seed_letter
from structure_of_html import Element, tree
from styles import STYLE

from briefgen.letter.model import Labelled, Letter, Run
from briefgen.render import renderer
from briefgen.render.html.look import css_string
from briefgen.render.style import Logo, Style

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


def html(letter: Letter, style: Style = STYLE) -> str:
    return renderer("html").render(letter, style).decode()


def elements(element: Element) -> list[Element]:
    return [each for inner in element.elements() for each in (inner, *elements(inner))]


def test_the_checker_finds_no_error_and_no_warning(tmp_path: Path) -> None:
    pages = {name: html(SAMPLES[name]()) for name in ("seed", "everything", "long", "bare")}
    for name, page in pages.items():
        (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
    assert nu.findings(*sorted(tmp_path.iterdir())) == []


def test_the_checker_finds_nothing_wrong_with_a_logo(tmp_path: Path) -> None:
    """But that it holds `img-src data:` to forbid images in `data:`, which browsers allow."""
    logo = Logo(data=PIXEL, suffix="png", alt='Een "logo" & meer')
    page = tmp_path / "logo.html"
    page.write_text(html(seed_letter(), STYLE.model_copy(update={"site_logo": logo})), encoding="utf-8")
    assert [each for each in nu.findings(page) if "image “data:" not in each] == []


def test_the_checker_finds_no_error_in_a_page_full_of_hostile_text(tmp_path: Path) -> None:
    page = tmp_path / "hostile.html"
    page.write_text(html(hostile_letter()), encoding="utf-8")
    guesses = ("not in Unicode Normalization Form C", "appears to be written in")  # of the text, which stays as typed
    assert [each for each in nu.findings(page) if not any(guess in each for guess in guesses)] == []


def test_the_checker_would_find_an_error(tmp_path: Path) -> None:
    page = tmp_path / "wrong.html"
    page.write_text(html(seed_letter()).replace("<main>", "<main><td>"), encoding="utf-8")
    assert len(nu.findings(page)) == 1


@pytest.mark.parametrize("sample", ["seed", "everything", "hostile"])
def test_everybody_can_use_the_page(sample: str) -> None:
    assert axe.violations(html(SAMPLES[sample]()).encode()) == []


def test_what_some_people_cannot_use_would_be_found() -> None:
    page = html(seed_letter()).replace("<h1>", '<img src="data:," ><h1>')
    assert [each.split()[0] for each in axe.violations(page.encode())] == ["image-alt"]


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_page_asks_for_nothing_from_elsewhere_and_runs_nothing(sample: str) -> None:
    page = html(SAMPLES[sample]())
    assert "default-src 'none'" in page
    for each in elements(tree(page)):
        assert each.tag not in ("script", "link", "iframe", "object", "embed", "base", "form")
        assert not any(name.startswith("on") for name in each.attributes)
        assert each.attributes.get("src", "data:").startswith("data:")
        assert each.attributes.get("href", "#").startswith(("#", "https://", "http://", "mailto:"))
    assert not re.search(r"@import|url\(", page.partition("</style>")[0])


@pytest.mark.parametrize("sample", SAMPLES)
def test_links_inside_a_page_lead_somewhere_and_ids_are_unique(sample: str) -> None:
    everything = elements(tree(html(SAMPLES[sample]())))
    ids = [each.attributes["id"] for each in everything if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    assert {each.attributes["href"][1:] for each in everything if each.attributes.get("href", "")[:1] == "#"} <= set(
        ids
    )


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_subject_is_the_title_and_the_one_heading_of_level_1(sample: str) -> None:
    letter = SAMPLES[sample]()
    everything = elements(tree(html(letter)))
    assert [each.inner for each in everything if each.tag == "title"] == [[letter.about.subject]]
    assert ["".join(map(str, each.inner)) for each in everything if each.tag == "h1"] == [letter.about.subject]


def test_the_language_of_the_letter_is_the_language_of_the_page() -> None:
    letter = bare_letter()
    assert '<html lang="nl-NL">' in html(letter)
    assert '<html lang="en-GB">' in html(replace(letter, about=replace(letter.about, language="en-GB")))


def test_the_date_can_be_read_by_programs() -> None:
    assert '<dd><time datetime="2020-11-17">17 november 2020</time></dd>' in html(seed_letter())


def test_header_cells_say_what_they_are_the_header_of() -> None:
    assert '<th scope="col" class="right">Bedrag</th>' in html(everything_letter())


def test_a_note_leads_to_its_text_and_back() -> None:
    page = html(everything_letter())
    assert '<sup><a href="#noot-2" id="bij-noot-2" role="doc-noteref">2</a></sup>' in page
    assert 'href="#bij-noot-2" role="doc-backlink" aria-label="Terug naar noot 2 in de tekst">↩</a>' in page


def test_a_second_mark_of_a_note_has_its_own_id() -> None:
    letter = everything_letter()
    again = replace(letter, body=(*letter.body, paragraph("nog eens", Run("", note="een"))))
    assert 'nog eens<sup><a href="#noot-1" id="bij-noot-1-2"' in html(again)


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "file:///x", " https://x", "x"]
)
def test_a_link_that_may_not_be_followed_is_plain_text(link: str) -> None:
    letter = replace(bare_letter(), body=(paragraph(Run("hier", link=link)),))
    assert "<p>hier</p>" in html(letter)


def test_the_draft_mark_and_the_classification_are_shown_and_are_no_words() -> None:
    letter = everything_letter()
    assert '<p class="mark">DEPARTEMENTAAL VERTROUWELIJK · CONCEPT</p>' in html(letter)
    assert "CONCEPT" not in renderer("html").read_words(html(letter).encode())


def test_an_issued_letter_has_no_mark() -> None:
    letter = seed_letter()
    assert "CONCEPT" not in html(replace(letter, pages=replace(letter.pages, draft="")))


def test_the_logo_stands_in_the_page_itself() -> None:
    logo = Logo(data=PIXEL, suffix="png", alt='Ministerie "van" <b>')
    page = html(seed_letter(), STYLE.model_copy(update={"site_logo": logo}))
    assert f'src="data:image/png;base64,{base64.b64encode(PIXEL).decode()}"' in page
    assert 'alt="Ministerie &quot;van&quot; &lt;b&gt;"' in page


def test_page_numbers_are_counted_by_the_printer() -> None:
    assert 'content:"Pagina " counter(page) " van " counter(pages) ""' in html(everything_letter())


def test_a_label_without_value_and_a_value_without_label_are_still_shown() -> None:
    letter = bare_letter()
    closing = replace(letter.closing, enclosures=Labelled(line("Bijlage"), ()), copies=Labelled((), lines("allen")))
    page = html(replace(letter, closing=closing))
    assert '<p class="enclosures">Bijlage</p>' in page
    assert '<p class="copies">allen</p>' in page


def test_no_text_ends_a_string_of_css_or_its_element() -> None:
    assert css_string('"</style>\\') == '"\\22 \\3c \\2f style\\3e \\5c "'
