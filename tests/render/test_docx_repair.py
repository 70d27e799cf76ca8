"""No letter gives Word a reason to offer a repair; each check of that is seen to find its cause."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from docx_parts import changed, package_of, parts_of
from hypothesis import given, settings
from letter_strategies import letters
from sample_letters import SAMPLES, everything_letter, seed_letter
from styles import STYLE
from word_repair import CHECKS, repair_causes

from briefgen.letter.model import Letter, Paragraph, Run
from briefgen.render.docx import RENDERER
from briefgen.render.docx.drawings import empty_png
from briefgen.render.style import Logo

DOCUMENT, NUMBERING, NOTES, HEADER = "word/document.xml", "word/numbering.xml", "word/footnotes.xml", "word/header1.xml"
FOOTER, RELATIONS, STYLES, CORE = (
    "word/footer1.xml",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "docProps/core.xml",
)


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_has_no_known_cause_of_a_repair(sample: str) -> None:
    assert repair_causes(RENDERER.render(SAMPLES[sample](), STYLE)) == []


@settings(max_examples=40, deadline=None)
@given(letter=letters())
def test_no_letter_has_a_known_cause_of_a_repair(letter: Letter) -> None:
    assert repair_causes(RENDERER.render(letter, STYLE)) == []


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_a_logo_is_no_cause_of_a_repair(suffix: str) -> None:
    style = STYLE.model_copy(update={"site_logo": Logo(data=empty_png(), suffix=suffix, alt="Wapen")})
    assert repair_causes(RENDERER.render(everything_letter(), style)) == []


def _rich() -> bytes:
    """A letter with something of everything, a second mark of a note, and page numbers as a condition."""
    letter = everything_letter()
    again = Paragraph((Run("Zie ook", note="een"),))
    pages = replace(letter.pages, number_on="several")
    return RENDERER.render(replace(letter, body=(*letter.body, again), pages=pages), STYLE)


def _swap(name: str, old: str, new: str) -> Callable[[bytes], bytes]:
    return lambda document: changed(document, name, lambda text: text.replace(old, new, 1))


def _without(name: str) -> Callable[[bytes], bytes]:
    return lambda document: package_of({key: data for key, data in parts_of(document).items() if key != name})


def _last_first(document: bytes) -> bytes:
    return package_of(dict(reversed(parts_of(document).items())))


def _twice(document: bytes) -> bytes:
    return package_of({**parts_of(document), "WORD/document.xml": b"<a/>"})


BREAKS: tuple[tuple[str, str, Callable[[bytes], bytes]], ...] = (
    ("well_formed", "a tag that does not close", _swap(DOCUMENT, "</w:body>", "")),
    ("well_formed", "a control character", _swap(DOCUMENT, "Aanleiding", "Aan\x0bleiding")),
    ("well_formed", "a document type", _swap(DOCUMENT, "<w:document", "<!DOCTYPE d><w:document")),
    ("package_names", "a name twice", _twice),
    ("package_names", "content types last", _last_first),
    (
        "content_types",
        "a part without a type",
        _swap("[Content_Types].xml", 'PartName="/word/footer1.xml"', 'PartName="/word/f.xml"'),
    ),
    ("relationship_targets", "a part that is missing", _without("word/fontTable.xml")),
    (
        "relationship_targets",
        "a link that is no address",
        _swap(RELATIONS, "https://example.org/", "https://exa mple.org/["),
    ),
    ("relationship_ids", "a relationship twice", _swap(RELATIONS, 'Id="fonts"', 'Id="styles"')),
    ("relationship_ids", "a link without a relationship", _swap(DOCUMENT, 'r:id="link1"', 'r:id="link99"')),
    (
        "cells",
        "a cell without a paragraph",
        _swap(DOCUMENT, "</w:tcPr><w:p>", "</w:tcPr><w:p/><w:tbl/></w:tc><w:tc><w:p>"),
    ),
    ("table_grids", "a row with a cell too many", _swap(DOCUMENT, "</w:tr>", "<w:tc><w:p/></w:tc></w:tr>")),
    ("table_grids", "a grid with a column too few", _swap(DOCUMENT, "</w:tblGrid>", "<w:gridCol/></w:tblGrid>")),
    ("table_grids", "a table without rows", _swap(DOCUMENT, "<w:tbl>", "<w:tbl><w:tblGrid/></w:tbl><w:p/><w:tbl>")),
    ("tables_apart", "two tables side by side", _swap(DOCUMENT, "<w:tbl>", "<w:tbl><w:tblGrid/></w:tbl><w:tbl>")),
    ("fields", "a field that does not end", _swap(FOOTER, '<w:fldChar w:fldCharType="end"/>', "")),
    ("fields", "a field without a result", _swap(FOOTER, '<w:fldChar w:fldCharType="separate"/>', "")),
    ("fields", "a field that did not begin", _swap("word/footer2.xml", '<w:fldChar w:fldCharType="begin"/>', "")),
    ("field_results", "a page number without a result", _swap("word/footer2.xml", ">2</w:t>", "></w:t>")),
    ("footnotes", "a note twice", _swap(NOTES, 'w:id="2"', 'w:id="1"')),
    ("footnotes", "a mark without a note", _swap(NOTES, 'w:id="2"', 'w:id="77"')),
    ("footnotes", "no separator", _swap(NOTES, 'w:type="separator" ', "")),
    ("footnotes", "settings that know another note", _swap("word/settings.xml", 'w:id="-1"', 'w:id="-7"')),
    (
        "footnote_marks",
        "two marks of one note",
        _swap(DOCUMENT, '<w:footnoteReference w:id="2"/>', '<w:footnoteReference w:id="1"/>'),
    ),
    (
        "footnote_marks",
        "a mark in a header",
        _swap(HEADER, "</w:p>", '<w:r><w:footnoteReference w:id="1"/></w:r></w:p>'),
    ),
    ("bookmarks", "a bookmark that does not end", _swap(DOCUMENT, '<w:bookmarkEnd w:id="1"/>', "")),
    ("bookmarks", "a reference without its bookmark", _swap(DOCUMENT, 'w:name="_RefNote1"', 'w:name="_RefNote2"')),
    ("bookmarks", "a name that is too long", _swap(DOCUMENT, 'w:name="_RefNote1"', f'w:name="{"x" * 41}"')),
    ("numbering", "a numbering that is missing", _swap(NUMBERING, '<w:num w:numId="5">', '<w:num w:numId="555">')),
    (
        "numbering",
        "a look that is missing",
        _swap(NUMBERING, '<w:abstractNumId w:val="1"/>', '<w:abstractNumId w:val="9"/>'),
    ),
    ("numbering", "a numbering twice", _swap(NUMBERING, '<w:num w:numId="5">', '<w:num w:numId="4">')),
    ("numbering", "a level too deep", _swap(DOCUMENT, '<w:ilvl w:val="1"/>', '<w:ilvl w:val="9"/>')),
    (
        "numbering",
        "looks after numberings",
        _swap(NUMBERING, "</w:numbering>", '<w:abstractNum w:abstractNumId="99"/></w:numbering>'),
    ),
    ("styles", "a style that is missing", _swap(STYLES, 'w:styleId="BodyText"', 'w:styleId="Body"')),
    ("styles", "a style twice", _swap(STYLES, 'w:styleId="Addressee"', 'w:styleId="Ministry"')),
    ("styles", "a name that is too long", _swap(STYLES, "Brief retouradres", "x" * 254)),
    (
        "styles",
        "a style based on itself",
        _swap(STYLES, '<w:basedOn w:val="TableText"/>', '<w:basedOn w:val="TableHeading"/>'),
    ),
    ("drawing_ids", "a shape twice", _swap("word/header2.xml", "DraftMark2", "DraftMark1")),
    ("drawing_ids", "a shape without its type", _swap("word/header2.xml", 'type="#_x0000_t136"', 'type="#_x0000_t75"')),
    ("sections", "text after the section", _swap(DOCUMENT, "</w:sectPr>", "</w:sectPr><w:p/>")),
    (
        "sections",
        "two first headers",
        _swap(DOCUMENT, 'w:type="default" r:id="header"', 'w:type="first" r:id="header"'),
    ),
    ("margins_have_paragraphs", "an empty footer", lambda document: changed(document, FOOTER, _emptied)),
    ("order_of_elements", "a style after the indent", _swap(DOCUMENT, "<w:pPr>", "<w:pPr><w:jc/>")),
    ("order_of_elements", "a header after the page size", _swap(DOCUMENT, "<w:sectPr>", "<w:sectPr><w:pgSz/>")),
    ("places_of_text", "a run in a run", _swap(DOCUMENT, "<w:r><w:t ", "<w:r><w:r/><w:t ")),
    ("places_of_text", "text outside a run", _swap(DOCUMENT, "</w:p>", "<w:t>los</w:t></w:p>")),
    ("white_space", "spaces that are not kept", _swap(DOCUMENT, ' xml:space="preserve">Dit is een ', ">Dit is een ")),
    ("measures", "a place off the sheet", _swap(DOCUMENT, 'w:hAnchor="page" w:x="', 'w:hAnchor="page" w:x="99')),
    ("measures", "a broken number", _swap(STYLES, 'w:line="240"', 'w:line="240.5"')),
    (
        "empty_links",
        "a link without words",
        _swap(DOCUMENT, "</w:hyperlink>", '</w:hyperlink><w:hyperlink r:id="link1"/>'),
    ),
    ("alternatives", "a namespace that is not declared", _swap(FOOTER, 'Requires="w15"', 'Requires="w99"')),
    (
        "alternatives",
        "a choice without another",
        _swap(FOOTER, "<mc:Fallback>", "</mc:AlternateContent><mc:AlternateContent><mc:Fallback>"),
    ),
    ("properties", "a title twice", _swap(CORE, "<dc:title>", "<dc:title/><dc:title>")),
    ("properties", "a date that is no moment", _swap(CORE, "T00:00:00Z", "")),
)


def _emptied(text: str) -> str:
    return text[: text.index("<w:p>")] + "</w:ftr>"


def test_the_letter_that_is_broken_below_is_whole() -> None:
    assert repair_causes(_rich()) == []


@pytest.mark.parametrize(
    ("name", "change"), [(name, change) for name, _, change in BREAKS], ids=[f"{n}: {w}" for n, w, _ in BREAKS]
)
def test_a_check_finds_its_cause(name: str, change: Callable[[bytes], bytes]) -> None:
    assert any(cause.startswith(f"{name}: ") for cause in repair_causes(change(_rich())))


def test_every_check_is_seen_to_find_something() -> None:
    assert {name for name, _, _ in BREAKS} == set(CHECKS)


def test_the_seed_letter_has_a_date_as_a_moment() -> None:
    assert b">2020-11-17T00:00:00Z<" in parts_of(RENDERER.render(seed_letter(), STYLE))[CORE]
