"""Citations in every form that letters use."""

import pytest

from briefgen.dutch.citations import find_citations, read_citation
from briefgen.dutch.parliament import read_dossier

FORMS = [
    ("Kamerstukken II 2009/10, 27858, nr. 88, p. 3", "kst-27858-88"),
    ("Kamerstukken I 2008/09, 31700 VI, D, p. 4", "kst-31700-VI-D"),
    ("Handelingen II 2010/11, nr. 108, item 5, p. 25-36", "h-tk-20102011-108-5"),
    ("Aanhangsel Handelingen II 2014/15, nr. 12", "ah-tk-20142015-12"),
    ("Kamerstuk 29 544, nr. 333", "kst-29544-333"),
    ("Kamerstuk 29\u00a0544, nr.\u00a0333", "kst-29544-333"),
    ("19637-2442", "kst-19637-2442"),
    ("EK 36 600 B, A", "kst-36600-B-A"),
    ("Kamerstuk 36600-VII, nr. 5", "kst-36600-VII-5"),
    ("21 501-07, nr. 1750", "kst-21501-07-1750"),
    ("27 484 (R 1669), nr. 289", "kst-27484-(R1669)-289"),
    ("Kamerstukken II, vergaderjaar 2020–2021, 19 637, nr. 2677", "kst-19637-2677"),
    ("kst-19637-2677", "kst-19637-2677"),
    ("Stb. 2021, 499", "stb-2021-499"),
    ("Stcrt. 2024, 30890", "stcrt-2024-30890"),
    ("2020D45678", ""),
    ("2020Z12345", ""),
    ("TZ202011-123", ""),
    ("T02867", ""),
    ("ECLI:NL:HR:2020:123", ""),
    ("BWBR0011823", ""),
    ("jci1.3:c:BWBR0011823&artikel=5", ""),
]


@pytest.mark.parametrize(("text", "identifier"), FORMS)
def test_every_form_is_found_in_running_text(text: str, identifier: str) -> None:
    (found,) = find_citations(f"Dit is eerder gemeld ({text}), zoals u weet.")
    assert found.text == text
    assert found.citation is not None
    assert found.citation.identifier == identifier


@pytest.mark.parametrize(
    "text",
    [
        "Postbus 20301 2500 EH Den Haag",
        "€ 36 600, nr. 5",
        "070 370 79 11",
        "NL91 ABNA 0417 1643 00",
        "IENW/BSK-2020/236124",
        "ons kenmerk 3090253",
        "12 345 678 inwoners",
        "de eerdere Kamerstukken",
        "dossier Kamerstuk 19 637",
    ],
)
def test_what_only_looks_like_a_citation_is_none(text: str) -> None:
    assert find_citations(f"Zie {text}.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Kamerstuk 19.637, nr. 5",
        "Kamerstukken II 2009/11, 27858, nr. 88",
        "Kamerstukken II 2009/10, 278588, nr. 88",
        "Stb. 2021/499",
    ],
)
def test_what_begins_like_a_citation_and_cannot_be_read_is_found_without_one(text: str) -> None:
    (found,) = find_citations(f"Zie {text}.")
    assert found.citation is None


def test_the_asked_form_is_written() -> None:
    citation = read_citation("Kamerstukken II, vergaderjaar 2020-2021, 19 637, nr. 2677")
    assert citation is not None
    assert citation.written("official") == "Kamerstukken II 2020/21, 19637, nr. 2677"
    assert citation.written("practice") == "Kamerstuk 19 637, nr. 2677"


def test_the_official_form_is_refused_where_the_year_is_not_known() -> None:
    citation = read_citation("Kamerstuk 19 637, nr. 2677")
    assert citation is not None
    assert citation.written("official") is None


@pytest.mark.parametrize(("text", "identifier"), FORMS[:-7])
def test_what_is_written_is_read_as_the_same(text: str, identifier: str) -> None:
    citation = read_citation(text)
    assert citation is not None
    for style in ("official", "practice"):
        written = citation.written(style)
        if written is not None:
            again = read_citation(written)
            assert again is not None
            assert again.identifier == identifier


def test_a_dossier_is_read_however_it_is_spelled() -> None:
    assert [str(read_dossier(text)) for text in ("19637", "19 637", "36600-VII", "21501-02", "27 484 (R1669)")] == [
        "19 637",
        "19 637",
        "36 600 VII",
        "21 501-02",
        "27 484 (R 1669)",
    ]


def test_a_long_row_of_figures_is_no_citation() -> None:
    found = find_citations("Kamerstukken II " * 2000 + "19 637 " * 2000 + "Kamerstukken" * 2000)
    assert [each.citation for each in found] == [None]
